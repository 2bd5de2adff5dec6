"""A server whose disk is full: a real one, of three megabytes."""

import os
from pathlib import Path

import pytest

from contract.enums import Role
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.listening import Listener
from tests.parts.requesting import issue, ready, send
from tests.parts.small_disk import fill, small_disk
from tests.parts.waiting import until

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk")

FULL = "the database cannot be written: the disk is full"
AGAIN = "the database is read and written again"


def test_it_says_so_once_in_words_and_its_health_fails_until_there_is_room(
    tmp_path: Path,
) -> None:
    with (
        small_disk(tmp_path / "disk") as disk,
        RunningServer(VILLAGE, database=f"sqlite:///{disk}/novbe.db") as hall,
    ):
        token, display = hall.token(Role.GREETER), hall.token(Role.DISPLAY)
        assert issue(hall, token).ok
        assert ready(hall) == (200, {})
        with Listener(hall.url, [f"centre/{hall.centre}/board"], display) as board:
            filler = fill(disk)
            until(lambda: issue(hall, token).status_code == 503)
            until(lambda: FULL in hall.said())
            assert ready(hall) == (503, {"writing": "disk_full"})
            assert send(hall, "GET", "health").status_code == 503
            # What it shows is still true.
            assert board.connected
            filler.unlink()
            until(lambda: ready(hall) == (200, {}))
            assert issue(hall, token).ok
        assert send(hall, "GET", "health").ok
        until(lambda: AGAIN in hall.said())
        assert [len(hall.said().splitlines()), hall.said().count(FULL)] == [2, 1]
        assert hall.stop() == 0
