"""The waits: by category, agency or service; only those with visitors; on full pages."""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from contract.board.waits import PAGES_AT_MOST, WaitRow, face, pages, rows
from contract.catalogue import Catalogue, CatalogueAgency, CatalogueCategory
from contract.screens import WaitsBy
from contract.snapshots import BoardService, Expected, Suspension
from tests.unit.client import examples
from tests.unit.client.examples import AT

PAUSE = Suspension(since=AT, reason="technical")


def until(hours: int) -> Suspension:
    """A suspension with an end that is expected in `hours`."""
    return PAUSE.model_copy(update={"expected_end": AT + timedelta(hours=hours)})


def catalogue(categories: int, each: int) -> Catalogue:
    """Categories with services, by turns of one of two agencies."""
    return examples.catalogue(
        agencies=tuple(
            CatalogueAgency(id=f"a{one}", names={"en": f"Agency {one}"}, colour="#112233")
            for one in range(2)
        ),
        categories=tuple(
            CatalogueCategory(id=f"k{one}", names={"en": f"Category {one}"}, icon="id-card")
            for one in range(categories)
        ),
        services=tuple(
            examples.service(
                f"c.s{one}-{i}",
                names={"en": f"Service {one}-{i}"},
                category=f"k{one}",
                agency=f"a{i % 2}",
            )
            for one in range(categories)
            for i in range(each)
        ),
    )


def service(identity: str, waiting: int = 1, **changes: object) -> BoardService:
    fields = {"ahead": waiting, "served": True, "expected": None, **changes}
    return BoardService.model_validate({"id": f"c.{identity}", "waiting": waiting, **fields})


def minutes(low: int, high: int) -> Expected:
    return Expected(low=low * 60, high=high * 60, late=high * 60)


def told(by: WaitsBy, *services: BoardService, **changes: Any) -> Sequence[WaitRow]:
    return rows(examples.board(services=services, **changes), catalogue(3, 3), by, "en")


def plain(text: str) -> str:
    return re.sub("[\u2066\u2069]", "", text).replace("\u00a0", " ")


def test_a_row_shows_its_waiting_visitors_and_the_range_of_its_waits() -> None:
    some = (
        service("s0-0", 3, expected=minutes(10, 20)),
        service("s0-1", 9, ahead=7, expected=minutes(25, 40)),
        service("s2-0", 0, expected=minutes(0, 5)),
        service("s2-1", 2, expected=minutes(15, 20)),
        service("s1-0", 0, expected=minutes(0, 5)),
    )
    found = told(WaitsBy.CATEGORY, *some)
    assert [one.name for one in found] == ["Category 0", "Category 2"]
    assert [plain(one.waiting) for one in found] == ["12", "2"]
    assert [plain(one.wait) for one in found] == ["10–40 min", "under 20 min"]
    by_agency = told(WaitsBy.AGENCY, *some)
    # They add up, however the board groups them.
    assert sum(int(one.waiting) for one in by_agency) == 14
    assert [(one.name, plain(one.wait), one.colour) for one in by_agency] == [
        ("Agency 0", "under 20 min", "#112233"),
        ("Agency 1", "15–40 min", "#112233"),
    ]
    by_service = told(WaitsBy.SERVICE, *some)
    assert [one.name for one in by_service] == ["Service 0-0", "Service 0-1", "Service 2-1"]


@pytest.mark.parametrize(
    ("changes", "waiting", "reason"),
    [
        ({"waiting": 0}, None, None),
        ({"waiting": 2}, "2", ""),
        ({"waiting": 0, "suspension": PAUSE}, "", "paused"),
        ({"waiting": 2, "suspension": PAUSE}, "2", "paused"),
        ({"waiting": 2, "suspension": until(9)}, "2", "paused until about 19:42"),
        ({"waiting": 0, "served": False, "ahead": None}, None, None),
        ({"waiting": 2, "served": False, "ahead": None}, "2", "no counter"),
        ({"waiting": 2, "open": False}, "2", "no more tickets"),
        ({"waiting": 0, "open": False}, "", "closed"),
    ],
)
def test_a_row_says_why_there_is_no_wait(
    changes: dict[str, object], waiting: str | None, reason: str | None
) -> None:
    found = told(WaitsBy.SERVICE, service("s0-0", **changes), service("s1-0", 0))  # type: ignore[arg-type]
    said = [(one.waiting, one.reason) for one in found]
    assert said == ([] if waiting is None else [(waiting, reason)])


UNSERVED: dict[str, object] = {"served": False, "ahead": None}


@pytest.mark.parametrize(
    ("other", "reason", "sign"),
    [
        (service("s0-1", 0, suspension=PAUSE), "some services: paused", False),
        (service("s0-1", 0, suspension=until(1)), "some services: paused until about 11:42", False),
        # A row with a wait does not say which of its services are closed.
        (service("s0-1", 0, open=False), "", False),
        (service("s0-1", 3, **UNSERVED), "", True),
        (service("s0-1", 0, **UNSERVED), "", False),
    ],
)
def test_a_note_on_some_services_hides_no_wait(
    other: BoardService, reason: str, sign: bool
) -> None:
    (found,) = told(WaitsBy.CATEGORY, service("s0-0", 4, expected=minutes(10, 20)), other)
    assert (found.waiting, plain(found.wait)) == (str(4 + other.waiting), "10–20 min")
    assert (found.reason, found.some_unserved) == (reason, sign)


def test_that_no_counter_serves_a_row_is_said_in_words() -> None:
    unserved = service("s0-0", 2, **UNSERVED)
    for other in (UNSERVED, {"open": False}):
        (found,) = told(WaitsBy.CATEGORY, unserved, service("s0-1", 0, **other))
        assert (found.reason, found.some_unserved) == ("no counter", False)
    # The others have no visitors; a ticket for them is called at once.
    (found,) = told(WaitsBy.CATEGORY, unserved, service("s0-1", 0, expected=minutes(0, 5)))
    assert (found.waiting, plain(found.wait)) == ("2", "under 5 min")
    assert (found.reason, found.some_unserved) == ("", True)


def test_paused_services_come_before_services_with_long_queues() -> None:
    weights = {
        one.reason or plain(one.waiting): one.weight
        for one in told(
            WaitsBy.SERVICE,
            service("s0-0", 0, suspension=PAUSE),
            service("s0-1", 500),
            service("s0-2", 1, suspension=until(1)),
            service("s1-0", 8),
            service("s1-1", 0, open=False),
            service("s1-2", 1),
        )
    }
    heaviest_first = ["paused", "paused until about 11:42", "500", "8", "closed", "1"]
    assert sorted(weights, key=lambda one: -weights[one]) == heaviest_first
    # In a paused hall it gets no row.
    (first, second) = told(
        WaitsBy.SERVICE, service("s0-0", 1), service("s0-1", 9), suspension=PAUSE
    )
    assert first.weight < second.weight


def test_every_page_is_drawn_in_every_language_and_the_language_changes_each_turn() -> None:
    for languages, count in product(range(1, 7), range(1, 9)):
        names = [f"l{i}" for i in range(languages)]
        seen = [face(names, count, turn) for turn in range(languages * count)]
        assert len(set(seen)) == languages * count
        assert seen[0] == ("l0", 0)
    assert [face(["az", "en"], 1, turn)[0] for turn in range(4)] == ["az", "en"] * 2


def test_pages_are_about_as_full() -> None:
    assert pages([30.0] * 7, [1] * 7, 150, 20) == [[0, 1, 2, 3], [4, 5, 6]]
    assert pages([30.0, 90.0, 30.0], [1, 1, 1], 100, 20) == [[0], [1], [2]]
    assert pages([500.0], [1], 100, 20) == [[0]]
    assert pages([], [], 100, 20) == [[]]


def test_rows_that_do_not_fit_on_four_pages_leave_room_to_say_so() -> None:
    heights, weights = [30.0] * 30, [one % 3 for one in range(30)]
    found = pages(heights, weights, 100, 60)
    assert len(found) == PAGES_AT_MOST
    kept = [place for page in found for place in page]
    # Three on a page, and on the last one two lines of words have the place of two.
    assert len(kept) == 3 * PAGES_AT_MOST - 2
    assert sum(heights[place] for place in found[-1]) + 60 <= 100
    # The heaviest, the first of them first, in their order.
    assert kept == [place for place in range(30) if place % 3 == 2]
    assert pages(heights, [0] * 30, 100, 60)[0] == [0, 1, 2]


def test_a_note_on_the_whole_hall_is_not_repeated_for_a_service() -> None:
    closed = (service("s0-0", 0, open=False), service("s1-0", 2, open=False))
    assert [one.reason for one in told(WaitsBy.CATEGORY, *closed)] == ["no more tickets"]
    # It says until when above the calls.
    paused = told(WaitsBy.CATEGORY, *closed, suspension=until(1))
    assert [(one.key, one.reason) for one in paused] == [("k1", "paused")]
