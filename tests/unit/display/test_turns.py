"""Languages and pages in turns, and the lines of the services."""

from itertools import product

from contract.catalogue import Catalogue, CatalogueAgency
from contract.snapshots import BoardService, Expected, Suspension
from contract.texts import wording
from display.__main__ import TEXTS
from display.lines import chosen, page_count, page_of
from display.rotation import Face, face
from tests.unit.client import examples
from tests.unit.client.examples import AT

SAY = wording(TEXTS, "en")


def test_every_page_is_seen_in_every_language() -> None:
    for languages, pages in product(range(1, 7), range(1, 9)):
        names = [f"l{i}" for i in range(languages)]
        seen = [face(names, pages, turn) for turn in range(languages * pages)]
        assert len(set(seen)) == languages * pages
        assert seen[0] == Face("l0", 0)


def test_neighbouring_turns_have_another_language() -> None:
    assert [face(["az", "en"], 1, turn).language for turn in range(4)] == ["az", "en"] * 2


def catalogue(count: int) -> Catalogue:
    return examples.catalogue(
        agencies=(CatalogueAgency(id="asan-7.tax", names={"az": "Vergi"}, colour="#112233"),),
        services=tuple(
            examples.service(
                f"asan-7.s{i}",
                names={"az": f"Xidmət {i}", "en": f"Service {i}"},
                agency="asan-7.tax",
            )
            for i in range(count)
        ),
    )


def service(number: int, waiting: int, expected: Expected | None = None) -> BoardService:
    identity = f"asan-7.s{number}"
    return BoardService(id=identity, waiting=waiting, ahead=waiting, served=True, expected=expected)


def test_services_that_are_waited_for_come_in_the_order_of_the_catalogue() -> None:
    told = [service(5, 2), service(1, 1), service(3, 9), service(0, 0)]
    assert [one.id for one in chosen(told, catalogue(8), 3)] == [
        "asan-7.s1",
        "asan-7.s3",
        "asan-7.s5",
    ]


def test_a_quiet_hall_fills_its_page_with_others() -> None:
    told = [service(i, 1 if i == 4 else 0) for i in range(8)]
    assert [one.id for one in chosen(told, catalogue(8), 3)] == [
        "asan-7.s0",
        "asan-7.s1",
        "asan-7.s4",
    ]


def test_a_service_that_the_catalogue_does_not_know_yet_is_left_out() -> None:
    assert chosen([service(9, 3)], catalogue(2), 3) == []


def test_pages_are_filled_evenly() -> None:
    assert [page_count(n, 4) for n in (0, 1, 4, 5, 9)] == [1, 1, 1, 2, 3]
    told = [service(i, 1) for i in range(5)]
    sizes = [len(page_of(told, catalogue(5), 4, page, "az", SAY)) for page in (0, 1)]
    assert sizes == [3, 2]


def test_a_line_says_name_mark_and_wait() -> None:
    long = Expected(low=6600, high=13800, late=20700)
    suspension = Suspension(since=AT, reason="drill", service="asan-7.s5")
    told = [
        service(1, 7, Expected(low=600, high=1200, late=1500)),
        service(2, 0),
        service(3, 9, long),
        service(4, 2).model_copy(update={"served": False, "ahead": None}),
        service(5, 2, long).model_copy(update={"suspension": suspension}),
    ]
    lines = page_of(told, catalogue(6), 5, 0, "en", SAY)
    assert (lines[0].name, lines[0].colour, lines[0].ahead) == ("Service 1", "#112233", 7)
    assert [line.wait.replace("\u00a0", " ") for line in lines] == [
        "\u206610–20\u2069 min",
        "",
        "\u20662–4\u2069 h",
        "no counter",
        "paused",
    ]
