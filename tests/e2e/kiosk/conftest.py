"""A hall with many numbers, Qt without a window, and what is true after any fault."""

from collections import Counter as Tally
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
from PyQt6.QtGui import QGuiApplication

from client.program.run import prepare_environment
from tests.parts.hall import RunningServer
from tests.parts.visiting import HALL_URL, Seen, Told, wide_centre

prepare_environment(screenshot=True)

SOAK: Final = (pytest.mark.soak, pytest.mark.timeout(3600))


def nothing_is_doubled(seen: list[Seen], tickets: Mapping[str, Told], copies: Tally[str]) -> None:
    """The server knows each number that a visitor saw, none is there or on paper twice, and tickets
    that were issued offline came in their order, with the times of their issue."""
    assert len({one.number for one in tickets.values()}) == len(tickets)
    assert len({one.ticket for one in seen}) == len(seen)
    assert [one for one in seen if tickets[one.ticket].number != one.number] == []
    assert [token for token, count in copies.items() if count > 1] == []
    came = [one for one in tickets.values() if one.handed_in]
    alone = [one.ticket for one in seen if one.alone]
    assert [one.ticket for one in came if one.ticket in alone] == alone
    assert [one.issued_at for one in came] == sorted(one.issued_at for one in came)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A hall for the tests of a module; each leaves it running."""
    folder: Path = tmp_path_factory.mktemp("hall")
    with RunningServer(
        centre_file=wide_centre(folder), data=folder / "data", public_url=HALL_URL
    ) as server:
        yield server
