"""What the study of trading claims, in a small week."""

from copy import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from tools.studies import trading
from tools.studies.__main__ import main
from tools.studies.traded_people import BEGINS, DRAW, WEEK, Case, Person, visitors_of
from tools.studies.trading import CASES, measure

FREE, LISTED = (Case("", rests=False, lists=False), Case(""))


def two(honest: float, buyer: float) -> list[Person]:
    """An honest visitor and a buyer, who come some hours after the beginning and want Monday."""
    return [
        Person("A", WEEK[:1], BEGINS + timedelta(hours=honest), is_honest=True, mail="a@a.example"),
        Person("B", WEEK[:1], BEGINS + timedelta(hours=buyer), mail="b@b.example"),
    ]


def test_a_week_of_one_slot_a_day_counted_by_hand() -> None:
    """Monday's slot opens at nine; until then the list is empty, unless the visitor is there."""
    # The trader has it a second after nine, and the buyer at eleven.
    assert measure(FREE, 1, two(honest=10, buyer=11)) == (1 / 5, 1, 0, 4 / 5)
    # Who joins the list at half past eight is offered it at once, before it opens for all.
    assert measure(LISTED, 1, two(honest=8.5, buyer=11)) == (0, 0, 1, 4 / 5)


def test_buyers_gain_by_first_come_much_less_by_a_list_and_nothing_by_a_draw() -> None:
    drawing = Case("", draw=DRAW)
    adapting = replace(LISTED, adapts=True), replace(drawing, adapts=True)
    first, listed, drawn, *adapted = (
        measure(case, 5, visitors_of(5, seed=1)) for case in (FREE, LISTED, drawing, *adapting)
    )
    assert first.sold > 0.9
    assert first.honest < first.buyers / 10
    assert listed.sold < first.sold / 2
    # Beyond the same chance, an honest visitor loses one offer in ten.
    assert drawn.buyers < drawn.honest + 0.1
    assert max(each.sold for each in adapted) < first.sold * 0.6
    assert max(first.empty, listed.empty, drawn.empty) == 0


def test_the_table_has_a_row_for_each_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trading, "SLOTS", 1)
    monkeypatch.setattr(trading, "CASES", CASES[:2])
    document = tmp_path / "bookings.md"
    marks = "<!-- trading: written by tools.studies trading --into -->\n<!-- end of trading -->\n"
    document.write_text(marks, encoding="utf-8")
    words = ["trading", "--seed", "1", "--into", str(document)]
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert done.output in document.read_text("utf-8")
    assert sum("%" in line for line in done.output.splitlines()) == 2
