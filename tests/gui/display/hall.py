"""The catalogues of the shipped centre and of a large one, and boards of them."""

from datetime import timedelta
from functools import cache
from typing import Any, Final

from contract.catalogue import Catalogue
from contract.centre import CentreConfig, Direction
from contract.snapshots import Board, BoardCall, BoardService, Expected, Suspension
from contract.texts import PROGRAM_LANGUAGES
from server.domain.setup import Setup, catalogue_of, version_of
from tests.parts import centre_files
from tests.parts.hall import ASAN
from tests.parts.large_centre import large_centre
from tests.unit.client.examples import AT, board, call

PAUSES: Final = (
    Suspension(since=AT, reason="technical"),
    Suspension(since=AT, reason="technical", expected_end=AT + timedelta(hours=3)),
)


def _service(identity: str, **changes: Any) -> BoardService:
    """A service as a server tells it: no wait where no ticket can be taken, no number of people
    where no counter serves it."""
    one = BoardService(id=identity, ahead=changes["waiting"], **changes)
    is_open = one.open and one.suspension is None
    return one.model_copy(
        update={
            "open": is_open,
            "ahead": one.ahead if one.served else None,
            "expected": one.expected if one.served and is_open else None,
        }
    )


@cache
def catalogue() -> Catalogue:
    config = centre_files.read(ASAN)
    return catalogue_of(Setup(config), version_of(config), None)


def hall_board(revision: int = 1, calls: tuple[BoardCall, ...] = (), **changes: Any) -> Board:
    """A board of the shipped centre: visitors wait for every third service."""
    known = catalogue()
    services = tuple(
        _service(
            service.id,
            waiting=i % 17 if i % 3 == 0 else 0,
            served=i % 6 != 3,
            expected=Expected(low=i * 60, high=i * 150, late=i * 200) if i % 2 == 0 else None,
        )
        for i, service in enumerate(known.services)
    )
    return board(
        revision,
        catalogue=known.version,
        languages=PROGRAM_LANGUAGES,
        calls=calls,
        services=changes.pop("services", services),
        **changes,
    )


@cache
def large_hall() -> tuple[Catalogue, Board]:
    """A large centre's catalogue, and a board on which visitors wait for all of its categories."""
    config = CentreConfig.model_validate(large_centre())
    known = catalogue_of(Setup(config), version_of(config), None)
    services = tuple(
        _service(
            service.id,
            waiting=i % 7,
            served=i % 31 > 0,
            expected=Expected(low=i * 10, high=i * 20 + 300, late=i * 20 + 300),
            open=i % 29 > 0,
            suspension=PAUSES[i % 2] if i % 37 == 36 else None,
        )
        for i, service in enumerate(known.services)
    )
    told = board(
        1, catalogue=known.version, languages=PROGRAM_LANGUAGES, calls=(), services=services
    )
    return known, told


def hall_call(which: int, **changes: Any) -> BoardCall:
    """The call with this sequence number; among them wide letters and every direction."""
    ways = list(Direction)
    usual: dict[str, Any] = {
        "number": f"{'AMKT'[which % 4]}{which:03}",
        "direction": ways[which % len(ways)],
        "floor": 1 if which % 5 == 0 else None,
    }
    return call(which, **usual | changes)


def many_calls() -> tuple[BoardCall, ...]:
    """Calls in every state, the newest first; one at counter 7."""
    states: list[dict[str, Any]] = [{}, {"over": True}, {"withdrawn": True}, {"recall": True}]
    return (
        hall_call(13, counter="7", floor=2, recall=True),
        *(hall_call(which, **states[which % 4]) for which in range(12, 0, -1)),
    )
