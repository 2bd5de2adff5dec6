"""Alternation of languages and pages."""

from itertools import product

from display.waits import face


def test_every_page_is_seen_in_every_language() -> None:
    for languages, pages in product(range(1, 7), range(1, 9)):
        names = [f"l{i}" for i in range(languages)]
        seen = [face(names, pages, turn) for turn in range(languages * pages)]
        assert len(set(seen)) == languages * pages
        assert seen[0] == ("l0", 0)


def test_neighbouring_turns_have_another_language() -> None:
    assert [face(["az", "en"], 1, turn)[0] for turn in range(4)] == ["az", "en"] * 2
