"""A key is the same on every layout."""

import pytest
from PyQt6.QtCore import Qt

from contract.desk.keyboard import ENTER, KeyTable
from counter.desk.keyboard import XKB_OFFSET, key_name
from counter.settings import CounterSettings


@pytest.mark.parametrize(
    ("key", "scan_code", "typed", "name"),
    [
        (Qt.Key.Key_Return.value, 0, "\r", ENTER),
        (Qt.Key.Key_Enter.value, 0, "\r", ENTER),
        (Qt.Key.Key_F24.value, 0, "", "F24"),
        (Qt.Key.Key_N.value, 0, "n", "N"),
        (Qt.Key.Key_7.value, 0, "7", "7"),
        (Qt.Key.Key_Escape.value, 9, "\x1b", None),
        (Qt.Key.Key_Shift.value, 50, "", None),
        # A French keyboard has its A where others have Q: the letter counts more than the place.
        (Qt.Key.Key_A.value, 16 + XKB_OFFSET, "a", "A"),
        # The place counts where no Latin letter is typed.
        (ord("Т"), 49 + XKB_OFFSET, "т", "N"),
        (ord("ض"), 16 + XKB_OFFSET, "ض", "Q"),
        (ord("ل"), 48 + XKB_OFFSET, "لا", "B"),
        (ord("Ü"), 17 + XKB_OFFSET, "ü", "W"),
        # Without a place the usual layout counts.
        (ord("Я"), 0, "Я", "Z"),
        (ord("ى"), 0, "ى", "N"),
        (ord("ل"), 0, "لا", "B"),
    ],
)
def test_a_key_has_its_name(key: int, scan_code: int, typed: str, name: str | None) -> None:
    assert key_name(key, scan_code, typed) == name


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
