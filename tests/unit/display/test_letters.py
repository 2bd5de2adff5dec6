"""Heights of letters, rows and the refusal of what cannot be read."""

import pytest

from client.panel import CAPITAL, Panel
from display.layout import board_layout
from display.letters import PITCH, ROW_EMS, Illegible, capital_mm, distance_m, row_layout

FULL_HD = Panel(1920, 1080, 1397)
PORTRAIT = Panel(1080, 1920, 1397)


def test_a_pixel_of_a_55_inch_panel() -> None:
    assert FULL_HD.pixel_mm == pytest.approx(0.634, abs=0.001)
    assert PORTRAIT.pixel_mm == FULL_HD.pixel_mm


@pytest.mark.parametrize(("metres", "millimetres"), [(2, 51), (4.57, 51), (4.875, 54.2), (10, 108)])
def test_letters_grow_with_the_distance_as_the_standard_says(
    metres: float, millimetres: float
) -> None:
    assert capital_mm(metres) == pytest.approx(millimetres, abs=0.1)


@pytest.mark.parametrize("metres", [4.57, 7.0, 10.0, 23.0])
def test_distance_is_the_inverse_of_height(metres: float) -> None:
    assert distance_m(capital_mm(metres)) == pytest.approx(metres)


def test_letters_below_the_standard_are_read_from_nearer() -> None:
    assert distance_m(25.5) == pytest.approx(4.57 / 2)


def test_a_full_hd_panel_at_ten_metres_has_four_rows() -> None:
    layout = board_layout(FULL_HD, 10.0, strict=True)
    assert layout.rows.rows == 4
    assert layout.rows.number_px * CAPITAL == pytest.approx(170, abs=1)
    assert layout.rows.readable_m == pytest.approx(10, abs=0.1)


@pytest.mark.parametrize(
    "panel", [FULL_HD, PORTRAIT, Panel(3840, 2160, 1397), Panel(800, 600, 380)]
)
@pytest.mark.parametrize("farthest", [3.0, 6.0, 10.0, 15.0])
def test_what_is_laid_out_fits(panel: Panel, farthest: float) -> None:
    layout = board_layout(panel, farthest)
    rows = layout.rows
    assert rows.rows >= 1
    assert rows.rows * rows.row_px <= layout.rows_height + 0.5
    assert rows.row_px >= rows.number_px * CAPITAL * PITCH - 0.5
    assert rows.number_px * ROW_EMS <= layout.rows_width + 0.5
    assert layout.lines >= 1
    assert layout.margin >= 0.04 * min(panel.width_px, panel.height_px)


def test_a_larger_distance_never_gives_more_rows_or_smaller_letters() -> None:
    before = board_layout(FULL_HD, 3.0).rows
    for tenths in range(31, 101):
        now = board_layout(FULL_HD, tenths / 10).rows
        assert now.rows <= before.rows
        assert now.number_px >= before.number_px
        before = now


def test_what_cannot_be_read_is_refused_with_how_far_it_can_be() -> None:
    with pytest.raises(Illegible, match="from 15 m") as refused:
        board_layout(FULL_HD, 15.0, strict=True)
    assert 9.5 < refused.value.readable_m < 11
    assert board_layout(FULL_HD, 15.0).rows.readable_m == refused.value.readable_m


def test_a_low_area_limits_the_letters_too() -> None:
    layout = row_layout(FULL_HD, 10.0, 5000, 100)
    assert layout.rows == 1
    assert layout.number_px * CAPITAL * PITCH <= 100.01
