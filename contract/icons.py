"""The icons of lucide-static that the set-up copies to `client/icons/`, from `icons.toml`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_ICONS: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))

SERVICE_ICONS: Final[tuple[str, ...]] = tuple(_ICONS["service"])
"""The icons that a centre file may choose for its categories and services."""

PROGRAM_ICONS: Final[tuple[str, ...]] = tuple(_ICONS["program"])
"""The icons of the screens: directions, actions and states."""

DRAWN_AS: Final[Mapping[str, str]] = _ICONS["drawn_as"]
"""Icons that are drawn with the drawing of another name."""
