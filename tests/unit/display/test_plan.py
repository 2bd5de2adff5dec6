"""The layout of a display: all text can be read from the farthest seat."""

from itertools import combinations, product

import pytest

from contract.board.plan import FLOOR, Area, Contents, Density, ScreenPlan, plan
from contract.letters import (
    CAPITAL,
    PITCH,
    USUAL_WIDTHS,
    capital_mm,
    too_small,
    words_mm,
)
from contract.panel import Panel
from contract.screens import Display, DisplayBlock

ALL = tuple(DisplayBlock)
INCH = 25.4
FULL_HD = Panel(1920, 1080, 55 * INCH)
STANDING = Panel(1080, 1920, 55 * INCH)
PANELS = [FULL_HD, STANDING, Panel(3840, 2160, 55 * INCH), Panel(1366, 768, 32 * INCH)]


def display(farthest: float = 8, inches: float = 55, **changes: object) -> Display:
    return Display.model_validate(
        {"key": "hall", "farthest_seat_m": farthest, "inches": inches, **changes}
    )


def number_mm(found: ScreenPlan, panel: Panel) -> float:
    """The height of the capitals of a plan's numbers, in millimetres."""
    return found.number * CAPITAL * panel.pixel_mm


@pytest.mark.parametrize(("metres", "millimetres"), [(2, 51), (4.57, 51), (4.875, 54.2), (10, 108)])
def test_numbers_grow_with_the_distance_as_the_standard_says(
    metres: float, millimetres: float
) -> None:
    assert capital_mm(metres) == pytest.approx(millimetres, abs=0.1)


@pytest.mark.parametrize("panel", PANELS)
def test_every_planned_layout_fits(panel: Panel) -> None:
    for farthest, blocks, density, pause, floor in product(
        (3.0, 8.0, 15.0), (*combinations(ALL, 3), ALL), Density, (0, 3), (0.0, 5.0)
    ):
        contents = Contents(density=density, pause=pause, head=2, notice=2, floor=floor)
        found = plan(panel, display(farthest, blocks=blocks), contents)
        assert_fits(found, panel)
        assert ("pause" in found.places) == bool(pause)
        if DisplayBlock.CALLS in blocks:
            column = (found.places["calls"].width + found.margin) / found.columns - found.margin
            widest = USUAL_WIDTHS.number if found.single else USUAL_WIDTHS.row
            assert found.number * widest <= column + 0.5
            if found.rows > 1 or pause == 0:
                assert found.row >= found.number * CAPITAL * PITCH - 0.5
            assert found.rows >= 1


def assert_fits(found: ScreenPlan, panel: Panel) -> None:
    """Every part is inside, and none lies on another."""
    places = list(found.places.values())
    for one in places:
        assert one.x >= 0
        assert one.y >= -0.5
        assert one.x + one.width <= panel.width_px + 0.5
        assert one.y + one.height <= panel.height_px + 0.5
        assert one.height >= 0
    for one, other in combinations(places, 2):
        assert not overlap(one, other), found.places


def overlap(one: Area, other: Area) -> bool:
    return (
        min(one.x + one.width, other.x + other.width) - max(one.x, other.x) > 1
        and min(one.y + one.height, other.y + other.height) - max(one.y, other.y) > 1
    )


def test_numbers_and_words_have_the_size_that_the_seat_needs() -> None:
    for panel in (FULL_HD, STANDING):
        found = plan(panel, display(8))
        assert number_mm(found, panel) == pytest.approx(capital_mm(8), abs=2)
        assert found.words * CAPITAL * panel.pixel_mm == pytest.approx(words_mm(8), abs=0.5)


def test_a_larger_distance_never_gives_more_rows() -> None:
    before = plan(FULL_HD, display(3))
    for tenths in range(31, 101):
        now = plan(FULL_HD, display(tenths / 10))
        assert now.rows <= before.rows
        before = now


def test_more_calls_than_rows_get_the_whole_panel() -> None:
    plans = {one: plan(FULL_HD, display(5), Contents(density=one)) for one in Density}
    usual, alone = plans[Density.WITH_SIDE], plans[Density.ALONE]
    assert (usual.columns, alone.columns) == (1, 2)
    assert alone.room >= 2 * usual.room
    assert all("waits" not in plans[one].places for one in Density if one > Density.WITH_SIDE)
    assert alone.number >= usual.number
    assert plans[Density.COMPACT].room > alone.room
    assert "recent" not in plans[Density.COMPACT].places
    assert "recent" in plans[Density.PAGED].places


@pytest.mark.parametrize("panel", [FULL_HD, Panel(1366, 768, 55 * INCH)])
def test_twelve_calls_of_two_floors_stand_on_one_page(panel: Panel) -> None:
    found = plan(panel, display(6), Contents(density=Density.CLOSE, floor=5, notice=0))
    assert (found.columns, found.rows) == (2, 7)
    assert 0.88 * capital_mm(6) <= number_mm(found, panel)
    # Floors end at the right edge.
    column = (found.places["calls"].width + found.margin) / 2 - found.margin
    assert column - found.after_number_x == pytest.approx(5 * FLOOR * found.words + found.gap)


@pytest.mark.parametrize("panel", PANELS)
def test_numbers_and_counters_have_labels_whatever_the_number_of_calls(panel: Panel) -> None:
    for density in Density:
        found = plan(panel, display(6), Contents(density=density, floor=5))
        assert found.single == (density is Density.SINGLE) != ("labels" in found.places)


def test_a_single_call_fills_its_half() -> None:
    found, usual = (plan(FULL_HD, display(6), Contents(density=one)) for one in list(Density)[:2])
    assert found.places["calls"].width == usual.places["calls"].width
    assert found.number > 1.9 * usual.number
    assert found.number * USUAL_WIDTHS.number > 0.9 * found.places["calls"].width


def test_the_waits_get_what_the_calls_do_not_need() -> None:
    near = plan(FULL_HD, display(4)).places
    far = plan(FULL_HD, display(7)).places
    assert near["waits"].width > near["calls"].width
    assert far["calls"].width > near["calls"].width
    assert near["calls"].width + near["waits"].width > 0.97 * (FULL_HD.width_px * 0.96)


def test_waits_that_could_not_be_read_are_left_out() -> None:
    small = Panel(1920, 1080, 32 * INCH)
    found = plan(small, display(10))
    assert "waits" not in found.places
    assert found.lacks_waits
    # The calls have all of it then, as large as they can be.
    assert found.places["calls"].width > 1700
    assert capital_mm(5) < number_mm(found, small) < capital_mm(10)


def test_a_layout_that_cannot_be_read_is_refused_with_what_to_do() -> None:
    assert too_small(display(8)) is None
    assert too_small(display(4, inches=32)) is None
    assert too_small(display(6, inches=22, counter="7")) == (
        "on 22 inches it can be read from 5.0 m, not from 6 m: take a larger panel, or seats that "
        "are nearer"
    )
    assert too_small(display(30, blocks=("calls",))) == (
        "on 55 inches it can be read from 12.6 m, not from 30 m: take a larger panel, or seats "
        "that are nearer"
    )
    assert too_small(display(12, blocks=("waits",))) is None
    assert too_small(display(10, blocks=("calls", "waits", "clock"), inches=40)) is not None


def test_above_a_counter_one_call_has_all_the_room() -> None:
    panel = Panel(1920, 1080, 32 * INCH)
    found = plan(panel, display(10, 32, counter="7", blocks=("calls",)))
    assert (found.room, set(found.places)) == (1, {"calls"})
    assert number_mm(found, panel) > capital_mm(10)


def test_blocks_next_to_the_calls_keep_their_order() -> None:
    for blocks in (("calls", "waits", "pictures"), ("pictures", "calls", "waits")):
        places = plan(FULL_HD, display(5, blocks=blocks)).places
        found = sorted(places, key=lambda name: places[name].y)
        assert [one for one in found if one in ("waits", "pictures")] == [
            one for one in blocks if one != "calls"
        ]


def test_wide_numbers_have_their_room() -> None:
    wide = USUAL_WIDTHS.with_number(2, 4).with_counter("12A")
    for far in (4.0, 8.0, 12.0):
        found = plan(FULL_HD, display(far, blocks=("calls",)), Contents(widths=wide))
        assert found.number * wide.row <= found.places["calls"].width + 0.5
    above = display(5, 24, counter="7", blocks=("calls",))
    assert too_small(above) is None
    found = plan(Panel(1080, 1920, 24 * INCH), above, Contents(widths=wide))
    assert found.number * wide.number <= found.places["calls"].width
    assert too_small(display(12.5, blocks=("calls",)), widths=wide) is not None
