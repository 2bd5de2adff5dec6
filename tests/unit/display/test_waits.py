"""What waits: by agency, what no one waits for left out, on pages that are full."""

from collections.abc import Sequence

from contract.catalogue import Catalogue, CatalogueAgency
from contract.snapshots import BoardService, Expected, Suspension
from contract.texts import wording
from display.look import TEXTS
from display.waits import Entry, entries, pages
from tests.unit.client import examples
from tests.unit.client.examples import AT

SAY = wording(TEXTS, "en")


def catalogue(agencies: int, each: int) -> Catalogue:
    return examples.catalogue(
        agencies=tuple(
            CatalogueAgency(id=f"a{one}", names={"en": f"Agency {one}"}, colour="#112233")
            for one in range(agencies)
        ),
        services=tuple(
            examples.service(f"c.s{one}-{i}", names={"en": f"Service {one}-{i}"}, agency=f"a{one}")
            for one in range(agencies)
            for i in range(each)
        ),
    )


def service(identity: str, waiting: int = 1, **changes: object) -> BoardService:
    fields = {"ahead": waiting, "served": True, "expected": None, **changes}
    return BoardService.model_validate({"id": identity, "waiting": waiting, **fields})


def names(found: Sequence[Sequence[Entry]]) -> list[list[str]]:
    return [[one.name for one in group] for group in found]


def test_services_with_people_stand_below_their_agency() -> None:
    told = [service("c.s1-1"), service("c.s0-0", waiting=0), service("c.s0-1"), service("c.s1-0")]
    found = entries(told, catalogue(3, 2), "en", SAY)
    assert names(found) == [
        ["Agency 0", "Service 0-1"],
        ["Agency 1", "Service 1-0", "Service 1-1"],
    ]


def test_one_agency_needs_no_heading_and_nobody_who_waits_no_entry() -> None:
    assert names(entries([service("c.s0-1")], catalogue(2, 2), "en", SAY)) == [["Service 0-1"]]
    assert entries([service("c.s0-1", waiting=0)], catalogue(2, 2), "en", SAY) == []


def test_each_says_how_long_or_why_not() -> None:
    pause = Suspension(since=AT, reason="technical")
    told = [
        service("c.s0-0", expected=Expected(low=600, high=1200, late=1500)),
        service("c.s0-1", waiting=0, suspension=pause),
        service("c.s0-2", served=False, ahead=None),
        service("c.s0-3", open=False),
        service("c.s0-4"),
    ]
    (group,) = entries(told, catalogue(1, 5), "en", SAY)
    assert [one.wait for one in group] == [
        "10–20\u00a0min",
        "paused",
        "no counter",
        "closed",
        "",
    ]
    assert [one.care for one in group] == [False, True, True, False, False]
    assert [one.ahead for one in group] == [1, 0, 1, 1, 1]


def height_of(one: Entry) -> float:
    return 20 if one.heading else 30


def test_a_long_name_takes_its_room() -> None:
    told = [service(f"c.s0-{i}") for i in range(3)]
    groups = entries(told, catalogue(2, 3), "en", SAY)

    def two_lines(one: Entry) -> float:
        return 20 if one.heading else 60 if one.name == "Service 0-1" else 30

    assert names(pages(groups, 80, two_lines)) == [
        ["Service 0-0"],
        ["Service 0-1"],
        ["Service 0-2"],
    ]


def test_pages_are_filled_and_a_group_that_goes_on_bears_its_name_again() -> None:
    told = [service(f"c.s{one}-{i}") for one in range(2) for i in range(3)]
    groups = entries(told, catalogue(2, 3), "en", SAY)
    assert names(pages(groups, 100, height_of)) == [
        ["Agency 0", "Service 0-0", "Service 0-1"],
        ["Agency 0", "Service 0-2", "Agency 1", "Service 1-0"],
        ["Agency 1", "Service 1-1", "Service 1-2"],
    ]
    assert names(pages(groups, 1, height_of)) == [
        [f"Agency {one}", f"Service {one}-{i}"] for one in range(2) for i in range(3)
    ]
    assert names(pages([], 100, height_of)) == [[]]
