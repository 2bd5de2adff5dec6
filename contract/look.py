"""The design tokens: one source for the desktop screens and the web pages."""

from collections.abc import Mapping
from typing import Final

Palette = Mapping[str, str]

DAY: Final[Palette] = {
    "background": "#F3F6FA",
    "surface": "#FFFFFF",
    "text": "#10243E",
    "quiet": "#4A5B73",
    "line": "#D5DDE8",
    "edge": "#7A8AA0",
    "action": "#0B5FD0",
    "action_pressed": "#0A4FAE",
    "on_action": "#FFFFFF",
    "call": "#FFC233",
    "on_call": "#10243E",
    "good": "#1B7F4B",
    "care": "#A15C00",
    "bad": "#B3261E",
    "on_state": "#FFFFFF",
    "focus": "#FFC233",
    "focus_edge": "#10243E",
}
"""Kiosk, counter, web."""

NIGHT: Final[Palette] = {
    "background": "#0B1728",
    "surface": "#16304F",
    "text": "#FFFFFF",
    "quiet": "#B8C7DB",
    "line": "#2A456B",
    "edge": "#6F8CB3",
    "action": "#8FB8FF",
    "action_pressed": "#B4D0FF",
    "on_action": "#0B1728",
    "call": "#FFC233",
    "on_call": "#0B1728",
    "good": "#6FD39B",
    "care": "#FFC233",
    "bad": "#FF8A80",
    "on_state": "#0B1728",
    "focus": "#FFC233",
    "focus_edge": "#FFFFFF",
}
"""The hall's boards."""

_BLACK: Final = "#000000"
_WHITE: Final = "#FFFFFF"

HIGH_CONTRAST: Final[Palette] = {
    **dict.fromkeys(DAY, _WHITE),
    **dict.fromkeys(("background", "surface", "on_action", "on_call", "on_state"), _BLACK),
    **dict.fromkeys(("action", "call", "care", "bad", "focus"), "#FFC233"),
}
"""Black, white and one accent; no greys."""

HIGH_CONTRAST_LIGHT: Final[Palette] = {
    **dict.fromkeys(DAY, _BLACK),
    **dict.fromkeys(("background", "surface", "on_action", "on_state", "focus_edge"), _WHITE),
    "action_pressed": "#333333",
    "call": "#FFC233",
    "focus": "#0B5FD0",
}
"""Black on white; no greys."""

SCALE: Final = 1.25
"""The ratio between neighbouring type sizes."""

RADIUS: Final = 12
GRID: Final = 8


def contrast(colour: str, other: str) -> float:
    """The contrast ratio of two `#RRGGBB` colours, 1 to 21 (WCAG 2, relative luminance)."""
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
