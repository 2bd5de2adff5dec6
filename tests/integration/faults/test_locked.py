"""An SQLite database that another program holds, for some seconds or for good."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from contract.enums import Role
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.issuing import Issuing
from tests.parts.listening import Listener
from tests.parts.requesting import ready, send
from tests.parts.waiting import until

HELD = "the database cannot be written: another program holds it (database is locked)"
AGAIN = "the database is read and written again"


@contextmanager
def held(hall: RunningServer) -> Iterator[None]:
    """Another program holds a write transaction open."""
    path = hall.settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def waiting(hall: RunningServer, token: str) -> int:
    """How many commands wait for those before them."""
    figures = send(hall, "GET", "metrics", token).text
    (found,) = re.findall(r"^novbe_waiting_commands{.*} (\d+)", figures, re.MULTILINE)
    return int(found)


def test_commands_wait_for_some_seconds_and_are_refused_while_it_lasts() -> None:
    with RunningServer(VILLAGE) as hall:
        display, figures = hall.token(Role.DISPLAY), hall.token(Role.INTEGRATION)
        with (
            Listener(hall.url, [f"centre/{hall.centre}/board"], display) as board,
            Issuing(hall, 3) as kiosks,
        ):
            until(lambda: len(kiosks.tickets) > 4)
            with held(hall):
                until(lambda: waiting(hall, figures))
            # Nothing but the time that it took.
            count = len(kiosks.tickets)
            until(lambda: len(kiosks.tickets) > count + 4)
            assert 503 not in kiosks.statuses
            assert hall.said() == ""
            with held(hall):
                # While one command is tried, others are refused at once.
                until(lambda: HELD in hall.said() and kiosks.statuses[503] > 4, 90)
                assert kiosks.refusal.startswith("The server cannot save anything now.")
                status, checks = ready(hall)
                assert (status, checks["writing"]) == (503, "locked")
                # What is shown is still true, and can be read.
                assert board.connected
                assert send(hall, "GET", f"centres/{hall.centre}/board", display).ok
            count = len(kiosks.tickets)
            until(lambda: len(kiosks.tickets) > count + 4)
            until(lambda: ready(hall) == (200, {}))
        until(lambda: AGAIN in hall.said())
        assert len(hall.said().splitlines()) == 2
        assert hall.stop() == 0
        kiosks.prove()
