"""How large the windows are, so that all four fit on one screen."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

USUAL: Final = (1920, 1080)
FRAMES: Final = (40, 130)
"""Pixels of frames, title bars and a task bar."""

KIOSK_SHAPE: Final = 9 / 16
DISPLAY_SHAPE: Final = 16 / 9

FULL: Final[Mapping[str, str]] = {
    "kiosk": "1080x1920",
    "display": "1920x1080",
    "counter": "1280x800",
}
"""The sizes of the programs in use; for pictures without a screen."""


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether there is a screen for windows."""
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def size_of_screen(drm: Path = Path("/sys/class/drm")) -> tuple[int, int]:
    """Width and height of the first screen that the kernel reports, or a default."""
    for status in sorted(drm.glob("card*-*/status")):
        try:
            if status.read_text().strip() != "connected":
                continue
            width, _, height = status.with_name("modes").read_text().split()[0].partition("x")
            return int(width), int(height.rstrip("ip"))
        except (OSError, ValueError, IndexError):
            continue
    return USUAL


def sizes(screen: tuple[int, int]) -> dict[str, str]:
    """The kiosk in portrait on the left, the display next to it, two counters below the display."""
    width, height = (max(side - lost, 400) for side, lost in zip(screen, FRAMES, strict=True))
    kiosk = min(round(height * KIOSK_SHAPE), width // 3), height
    right = width - kiosk[0]
    board_height = min(round(right / DISPLAY_SHAPE), round(height * 0.55))
    board = round(board_height * DISPLAY_SHAPE), board_height
    counter = right // 2, height - board_height
    return {
        "kiosk": "x".join(map(str, kiosk)),
        "display": "x".join(map(str, board)),
        "counter": "x".join(map(str, counter)),
    }
