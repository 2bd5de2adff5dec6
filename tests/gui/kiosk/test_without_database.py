"""The server is there and its database is not: for the kiosk it is as if the server were away."""

from collections.abc import Iterator

import pytest

from client.printer.recording import RecordingPrinter
from contract.enums import Role
from tests.gui.kiosk.conftest import Opened
from tests.gui.kiosk.test_without_server import handed_in, ready_for_an_outage, take
from tests.parts.hall import RunningServer
from tests.parts.postgres import PostgresServer

pytestmark = [pytest.mark.gui, pytest.mark.postgres]


@pytest.fixture
def hall(postgres_server: PostgresServer) -> Iterator[RunningServer]:
    with RunningServer(
        public_url="http://hall.example", database=postgres_server.url("kiosk")
    ) as running:
        yield running
    postgres_server.drop("kiosk")


def test_it_goes_on_with_its_own_numbers_and_hands_them_in(
    open_kiosk: Opened, hall: RunningServer, postgres_server: PostgresServer
) -> None:
    printer = RecordingPrinter()
    visitor = open_kiosk(printer, token=hall.token(Role.KIOSK))
    ready_for_an_outage(visitor)
    postgres_server.admit("kiosk", admits=False)
    visitor.until(lambda: visitor.kiosk.connection.away, 20)
    visitor.find("startPage")
    ticket = take(visitor)
    postgres_server.admit("kiosk", admits=True)
    visitor.until(lambda: not visitor.kiosk.offline_mode._leases.given, 30)
    assert handed_in(hall) == [ticket.number]
    visitor.hall_says(ticket.token, state="waiting", paper="printed")
