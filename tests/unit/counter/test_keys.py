"""A key is the same on every layout."""

import pytest
from PyQt6.QtCore import Qt

from counter.desk.keyboard import ENTER, XKB_OFFSET, KeyTable, key_name
from counter.settings import CounterSettings


def test_qt_numbers_its_keys_as_we_think() -> None:
    for key, scan_code, typed, name in (
        (Qt.Key.Key_Return, 0, "\r", ENTER),
        (Qt.Key.Key_Enter, 0, "\r", ENTER),
        (Qt.Key.Key_F24, 0, "", "F24"),
        (Qt.Key.Key_N, 0, "n", "N"),
        (Qt.Key.Key_7, 0, "7", "7"),
        (Qt.Key.Key_Escape, 9, "\x1b", None),
        (Qt.Key.Key_Shift, 50, "", None),
        # A French keyboard has its A where others have Q: the letter counts more than the place.
        (Qt.Key.Key_A, 16 + XKB_OFFSET, "a", "A"),
    ):
        assert key_name(key.value, scan_code, typed) == name


@pytest.mark.parametrize(
    ("letter", "typed", "scan_code"),
    [
        ("N", "т", 49),
        ("Q", "ض", 16),
        ("B", "لا", 48),
        ("W", "ü", 17),
    ],
)
def test_the_place_counts_where_no_latin_letter_is_typed(
    letter: str, typed: str, scan_code: int
) -> None:
    key = ord(typed[0].upper())
    assert key_name(key, scan_code + XKB_OFFSET, typed) == letter


@pytest.mark.parametrize(("letter", "typed"), [("Z", "Я"), ("N", "ى"), ("B", "لا")])
def test_without_a_place_the_usual_layout_counts(letter: str, typed: str) -> None:
    assert key_name(ord(typed[0]), 0, typed) == letter


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"call_nxet": "N"}, "'call_nxet' is no action"),
        ({"call_next": "Hyper"}, "'Hyper' is no key for call_next"),
        ({"call_next": "Enter"}, "'Enter' is no key for call_next"),
        ({"recall": "S"}, "the key S is given to both start and recall"),
        # Help may be wanted at any time.
        ({"answer_help": "O"}, "the key O is given to both open_counter and answer_help"),
    ],
)
def test_a_wrong_table_is_refused(changes: dict[str, str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        KeyTable(changes)


def test_settings_refuse_a_wrong_table_too() -> None:
    assert CounterSettings(keys={"recall": "F6"}).keys == {"recall": "F6"}
    with pytest.raises(ValueError, match="given to both"):
        CounterSettings(keys={"recall": "S"})
    with pytest.raises(ValueError, match="counter"):
        CounterSettings(counter="no counter")
