"""A key is the same on every layout."""

import pytest
from PyQt6.QtCore import Qt

from counter.desk.keyboard import ENTER, XKB_OFFSET, KeyTable, key_name
from counter.settings import CounterSettings


def test_qt_numbers_its_keys_as_we_think() -> None:
    assert key_name(Qt.Key.Key_Return.value, 0, "\r") == ENTER
    assert key_name(Qt.Key.Key_Enter.value, 0, "\r") == ENTER
    assert key_name(Qt.Key.Key_F5.value, 0, "") == "F5"
    assert key_name(Qt.Key.Key_F24.value, 0, "") == "F24"
    assert key_name(Qt.Key.Key_N.value, 0, "n") == "N"
    assert key_name(Qt.Key.Key_7.value, 0, "7") == "7"
    assert key_name(Qt.Key.Key_Escape.value, 9, "\x1b") is None
    assert key_name(Qt.Key.Key_Shift.value, 50, "") is None


@pytest.mark.parametrize(
    ("letter", "typed", "scan_code"),
    [
        ("N", "т", 49),
        ("Q", "й", 16),
        ("M", "ь", 50),
        ("N", "ى", 49),
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


@pytest.mark.parametrize(("letter", "typed"), [("N", "т"), ("Z", "Я"), ("N", "ى"), ("B", "لا")])
def test_without_a_place_the_usual_layout_counts(letter: str, typed: str) -> None:
    assert key_name(ord(typed[0]), 0, typed) == letter


def test_the_letter_that_is_typed_counts_more_than_the_place() -> None:
    # A French keyboard has its A where others have Q.
    assert key_name(Qt.Key.Key_A.value, 16 + XKB_OFFSET, "a") == "A"
    assert key_name(Qt.Key.Key_Q.value, 30 + XKB_OFFSET, "q") == "Q"


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
