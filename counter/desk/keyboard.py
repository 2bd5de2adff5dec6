"""The keys of a keyboard, the same on every layout.

A key is identified by the Latin letter that it types. If the layout has no Latin letters (Cyrillic,
Arabic), it is identified by its place, where such keyboards have the Latin letter printed too; and
without a scan code (remote desktop), by the letter at that place of the common layout.
"""

from typing import Final

from contract.desk.keyboard import AT_LETTER, DIGITS, ENTER, LETTERS

# Qt's key codes: letters and digits are their ASCII codes.
_QT_RETURN: Final = 0x01000004
_QT_ENTER: Final = 0x01000005
_QT_F1: Final = 0x01000030

# The scan codes of the letters and digits are the same on Linux (evdev) and on
# Windows (set 1); X11 and Wayland add eight.
_ROWS: Final = ((2, "1234567890"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
_AT_PLACE: Final = {first + offset: name for first, row in _ROWS for offset, name in enumerate(row)}
XKB_OFFSET: Final = 8


def key_name(key: int, scan_code: int, text: str) -> str | None:
    """The name of a pressed key; None for an unknown key. Without a known place `scan_code` is
    0."""
    if key in (_QT_RETURN, _QT_ENTER):
        return ENTER
    if 0 <= key - _QT_F1 < 24:
        return f"F{key - _QT_F1 + 1}"
    if 0 < key < 128 and chr(key) in LETTERS + DIGITS:
        return chr(key)
    return _AT_PLACE.get(scan_code - XKB_OFFSET) or AT_LETTER.get(text.lower())
