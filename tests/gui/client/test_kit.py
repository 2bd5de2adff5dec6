"""Rows, colours and icons of the kit. Its controls are tested on the pages that show them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PyQt6.QtGui import QColor
from pytestqt.modeltest import ModelTester

from client.ui.icons import ICONS, draw
from client.ui.models import RowModel
from client.ui.theme import Theme

Pair = tuple[int, str]

ROWS = st.lists(
    st.tuples(st.integers(0, 8), st.sampled_from("ab")), unique_by=lambda pair: pair[0], max_size=8
)


def as_rows(pairs: Sequence[Pair]) -> list[dict[str, object]]:
    return [{"key": key, "word": word} for key, word in pairs]


@given(states=st.lists(ROWS, min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_model_becomes_any_rows_without_a_reset(
    qtmodeltester: ModelTester, states: list[list[Pair]]
) -> None:
    model = RowModel(("key", "word"))
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    cast(Any, qtmodeltester).check(model)
    for state in states:
        model.update(as_rows(state))
        assert list(model.rows) == as_rows(state)
        assert model.count == len(state)
    assert resets == []


def test_a_row_on_top_is_one_insertion_and_what_stays_is_not_touched() -> None:
    model = RowModel(("key", "word"))
    model.update(as_rows([(1, "a"), (2, "a")]))
    steps: list[str] = []
    model.rowsInserted.connect(lambda _parent, first, _last: steps.append(f"insert {first}"))
    model.rowsRemoved.connect(lambda _parent, first, _last: steps.append(f"remove {first}"))
    model.rowsMoved.connect(lambda _p, first, _l, _d, to: steps.append(f"move {first} {to}"))
    model.dataChanged.connect(lambda top, _bottom, _roles: steps.append(f"change {top.row()}"))
    model.update(as_rows([(3, "a"), (1, "a"), (2, "b")]))
    assert steps == ["insert 0", "change 2"]


def test_wrong_rows_are_refused() -> None:
    model = RowModel(("key", "word"))
    with pytest.raises(ValueError, match="same key"):
        model.update(as_rows([(1, "a"), (1, "b")]))
    with pytest.raises(KeyError):
        model.update([{"key": 1}])
    with pytest.raises(ValueError, match="none of"):
        RowModel(("word",))


def test_a_centre_s_colour_is_taken_only_where_it_can_be_read() -> None:
    theme = Theme()
    assert not theme.use_action_colour("#FFC233")
    assert theme.action == QColor("#0B5FD0")
    assert theme.use_action_colour("#7A1FA2")
    assert theme.action == QColor("#7A1FA2")
    theme.palette = "contrast"
    assert theme.action == QColor("#FFC233")


def test_an_icon_is_drawn_in_its_colour(tmp_path: Path) -> None:
    image = draw(ICONS, "arrow-left", "FF0000", 48)
    assert (image.width(), image.height()) == (48, 48)
    pixels = [image.pixelColor(place % 48, place // 48) for place in range(48 * 48)]
    assert {one.name() for one in pixels if one.alpha() == 255} == {"#ff0000"}
    assert draw(tmp_path, "none", "FF0000", 48).isNull()
    assert draw(ICONS, "../icons/arrow-left", "FF0000", 48).isNull()
