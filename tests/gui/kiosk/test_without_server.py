"""The server is away for long: the kiosk goes on, and nothing is lost or doubled."""

from uuid import uuid4

import pytest

from client.net.api import Api
from client.printer.recording import RecordingPrinter
from contract.commands import ServiceWish
from contract.enums import Role
from contract.snapshots import Ticket
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui


def ready_for_an_outage(visitor: Visitor) -> None:
    leases = visitor.kiosk.offline_mode._leases
    visitor.until(lambda: len(leases._numbers.leases) > 0)


def take(visitor: Visitor) -> Ticket:
    visitor.walk_to(Step.ISSUING)
    visitor.comes_to(Step.TICKET)
    ticket = visitor.kiosk.session.issued
    assert ticket is not None
    visitor.touch("done")
    visitor.comes_to(Step.START)
    return ticket


def handed_in(hall: RunningServer) -> list[str]:
    """The numbers of the tickets that were handed in, in their order."""
    api = Api(hall.url, hall.token(Role.MANAGER, label="counts"))
    log = api._ask("GET", f"/api/v1/centres/{hall.centre}/log?after=0").json()
    return [event["data"]["number"] for event in log if event["type"] == "ticket_handed_in"]


def test_an_outage_with_a_restart_of_the_kiosk_in_between(
    open_kiosk: Opened, hall: RunningServer
) -> None:
    printer, token = RecordingPrinter(), hall.token(Role.KIOSK, label="kiosk of the outage")
    visitor = open_kiosk(printer, token=token)
    ready_for_an_outage(visitor)
    hall.kill()
    visitor.until(lambda: visitor.kiosk.connection.away)
    visitor.find("startPage")
    given = [take(visitor), take(visitor)]
    assert visitor.kiosk.offline_mode._leases.given

    again = open_kiosk(printer, token=token, connected=False)
    again.until(lambda: again.kiosk.connection.away and again.kiosk.session.known)
    given.append(take(again))
    cancelled = take(again)
    again.kiosk.offline_mode.cancel(cancelled)
    given.append(cancelled)
    assert len({one.number for one in given}) == len(printer.receipts) == 4

    visitor.kiosk.close()
    hall.start()
    again.until(lambda: not again.kiosk.offline_mode._leases.given, 30)
    assert handed_in(hall) == [one.number for one in given]
    again.hall_says(given[0].token, state="waiting", paper="printed")
    again.hall_says(cancelled.token, state="cancelled")


def test_a_kiosk_that_is_enrolled_again_under_another_id_hands_its_tickets_in(
    open_kiosk: Opened, hall: RunningServer
) -> None:
    printer = RecordingPrinter()
    visitor = open_kiosk(printer, token=hall.token(Role.KIOSK, label="kiosk of the outage"))
    ready_for_an_outage(visitor)
    hall.kill()
    visitor.until(lambda: visitor.kiosk.connection.away)
    given = [take(visitor), take(visitor)]
    visitor.kiosk.close()
    hall.start()
    again = open_kiosk(printer, token=hall.token(Role.KIOSK, label="another id"))
    again.until(lambda: not again.kiosk.offline_mode._leases.given, 30)
    assert handed_in(hall) == [one.number for one in given]
    again.hall_says(given[0].token, state="waiting", paper="printed")


def test_when_the_numbers_run_out_it_says_so(
    open_kiosk: Opened, hall: RunningServer, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer)
    ready_for_an_outage(visitor)
    hall.kill()
    visitor.until(lambda: visitor.kiosk.connection.away)
    leases = visitor.kiosk.offline_mode._leases
    day, wish = leases._numbers.day, (ServiceWish(service=f"{hall.centre}.identity-card"),)
    assert day is not None
    while len(leases.free("A", day)) > 1:
        leases.give("A", day, uuid4(), wish, "az", hall.now(), priority=False, assist=())
    take(visitor)
    visitor.walk_to(Step.SERVICES)
    visitor.touch(f"service-{visitor.centre}.identity-card")
    visitor.find("closedReason")
    assert visitor.sees("take") is None
