"""What the address of a plain page may say besides: where to go on to, and as what somebody
signs in. Both are names out of what we know; no address of a stranger is ever taken."""

import re
from collections.abc import Mapping
from typing import Final

from flask import request

from contract.access import PEOPLE
from contract.ids import SLUG
from contract.words import Role

PLACES: Final[Mapping[str, str]] = {
    "account": "account",
    "devices": "account/devices",
    "people": "account/people",
}
"""Where somebody may be led after signing in, by name."""


def place_asked() -> str | None:
    """The name of the page to go on to, as the address says."""
    name = request.args.get("next", "")
    return name if name in PLACES else None


def place_of_page() -> str | None:
    """The name of the page that is asked for, as one to go on to later."""
    path = request.path.strip("/")
    fitting = [name for name, one in PLACES.items() if path == one or path.startswith(f"{one}/")]
    return max(fitting, key=lambda name: len(PLACES[name]), default=None)


def duty_asked() -> tuple[str, Role] | None:
    """As what somebody with several duties signs in, as the address says."""
    return duty_named(request.args.get("as", ""))


def duty_named(text: str) -> tuple[str, Role] | None:
    """The centre and the role in `asan-7.manager`."""
    centre, _, role = text.partition(".")
    if role not in {one.value for one in PEOPLE} or not re.fullmatch(SLUG, centre):
        return None
    return centre, Role(role)


def kept() -> str:
    """What the address of the same page says as well, e.g. in another language."""
    place, duty = place_asked(), duty_asked()
    return (f"&next={place}" if place else "") + (f"&as={duty[0]}.{duty[1]}" if duty else "")


def root() -> str:
    """The way from this page to where all pages begin."""
    return "../" * (request.path.count("/") - 1) or "./"
