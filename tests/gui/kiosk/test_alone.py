"""Without the hall, without a visitor: the kiosk stays honest and heals by itself."""

import pytest

from contract.enums import Role
from kiosk import app
from kiosk.printer import RecordingPrinter
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.parts.hall import RunningServer
from tests.parts.ports import free_port

pytestmark = pytest.mark.gui


def test_the_hall_goes_away_and_comes_back(
    open_kiosk: Opened, hall: RunningServer, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer)
    visitor.walk_to(Step.SERVICE)
    hall.kill()
    visitor.find("offlinePage")
    assert any("10:0" in text for text in visitor.texts()), visitor.texts()
    hall.start()
    visitor.qtbot.waitUntil(lambda: visitor.sees("offlinePage") is None, timeout=5000)
    # Where the visitor was, it goes on.
    assert visitor.step is Step.SERVICE
    visitor.touch("take")
    visitor.comes_to(Step.TICKET)


def test_a_hall_that_is_not_there_yet(
    open_kiosk: Opened, hall: RunningServer, printer: RecordingPrinter
) -> None:
    token = hall.token(Role.KIOSK)
    hall.stop()
    visitor = open_kiosk(printer, token=token, connected=False)
    visitor.find("offlinePage")
    visitor.qtbot.waitUntil(lambda: visitor.kiosk.connection.away, timeout=5000)
    # Nobody can be asked for a language: it is said in all of them.
    texts = " ".join(visitor.texts())
    for words in ("müraciət", "please ask the staff", "сотрудникам", "personnel", "الموظفين"):
        assert words in texts
    hall.start()
    visitor.find("startPage")


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_hall_falls_silent_at_the_touch(
    open_kiosk: Opened,
    hall: RunningServer,
    printer: RecordingPrinter,
    monkeypatch: pytest.MonkeyPatch,
    when: str,
) -> None:
    """The command is repeated with its id until there is an answer: one ticket."""
    monkeypatch.setattr(app, "DEADLINE_SECONDS", 0.5)
    visitor = open_kiosk(printer)
    visitor.walk_to(Step.SERVICE)
    if when == "before":
        hall.kill()
    else:
        _lose_the_answer(visitor, hall)
    visitor.touch("take")
    visitor.comes_to(Step.NO_ANSWER)
    assert visitor.find("primary") is not None
    hall.start()
    visitor.comes_to(Step.TICKET)
    assert len(printer.receipts) == 1
    (tickets,) = _issued(visitor, hall)
    assert tickets == visitor.kiosk.journey.issued.id  # type: ignore[union-attr]


def _lose_the_answer(visitor: Visitor, hall: RunningServer) -> None:
    """The server carries the command out and dies before the answer is read."""
    from client.api import Unreachable

    api = visitor.kiosk.api
    send = api.send

    def lost(*args: object, **named: object) -> dict[str, object]:
        send(*args, **named)  # type: ignore[arg-type]
        api.send = send  # type: ignore[method-assign]
        hall.kill()
        raise Unreachable("the answer was lost")

    api.send = lost  # type: ignore[method-assign]


def _issued(visitor: Visitor, hall: RunningServer) -> list[str]:
    from client.api import Api

    api = Api(hall.url, hall.token(Role.MANAGER))
    log = api._ask("GET", f"/api/v1/centres/{hall.centre}/log?after=0").json()
    return [event["data"]["ticket"] for event in log if event["type"] == "ticket_issued"]


def test_a_token_that_nobody_knows(open_kiosk: Opened) -> None:
    visitor = open_kiosk(None, token="novbe_nobody-knows-this-token", connected=False)
    visitor.qtbot.waitUntil(lambda: visitor.kiosk.connection.refusal != "", timeout=5000)
    visitor.find("offlinePage")
    assert visitor.kiosk.connection.refusal in visitor.texts()


def test_nobody_there_any_more(open_kiosk: Opened, printer: RecordingPrinter) -> None:
    visitor = open_kiosk(printer, second=20)
    visitor.touch("language-fr")
    visitor.comes_to(Step.CATEGORIES)
    visitor.find("idlePanel")
    # A touch is a way to stay.
    visitor.touch("stay")
    visitor.qtbot.waitUntil(lambda: visitor.sees("idlePanel") is None)
    assert visitor.step is Step.CATEGORIES
    visitor.find("idlePanel")
    visitor.comes_to(Step.START)
    assert visitor.sees("idlePanel") is None
    assert visitor.engine.wordings.property("language") == "az"


def test_the_ticket_page_makes_room_for_the_next_visitor(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer, second=20)
    visitor.walk_to(Step.ISSUING)
    visitor.comes_to(Step.TICKET)
    visitor.comes_to(Step.START)
    assert visitor.kiosk.journey.issued is None


def test_no_server_at_all_is_said_and_not_crashed(open_kiosk: Opened) -> None:
    visitor = open_kiosk(
        None, server=f"http://127.0.0.1:{free_port()}", token="whatever", connected=False
    )
    visitor.qtbot.waitUntil(lambda: visitor.kiosk.connection.away, timeout=5000)
    visitor.find("offlinePage")
