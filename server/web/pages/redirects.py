"""Names in the query string of a plain page: the page to redirect to, and the duty to sign in with.
Both are looked up among known names; no address from a client is ever used."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flask import request

from contract.access import PEOPLE
from contract.enums import Role
from contract.ids import KEY, SLUG

PLACES: Final[Mapping[str, str]] = {
    "account": "account",
    "console": "console",
    "tickets": "console/tickets",
    "notices": "console/notices",
    "reports": "console/reports",
    "devices": "console/devices",
    "add-device": "console/devices/add",
    "people": "console/people",
    "tokens": "console/set-up/tokens",
    "set-up": "console/set-up",
}
"""The pages to which a redirect after signing in is possible, by name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The duty with which a person wants to sign in."""

    centre: str
    role: Role
    agency: str | None = None

    def __str__(self) -> str:
        return f"{self.centre}.{self.role}" + (f".{self.agency}" if self.agency else "")


def place_asked() -> str | None:
    """The name of the page to redirect to, from the query string."""
    name = request.args.get("next", "")
    return name if name in PLACES else None


def place_of_page() -> str | None:
    """The name of the requested page, for a later redirect."""
    path = request.path.strip("/")
    fitting = [name for name, one in PLACES.items() if path == one or path.startswith(f"{one}/")]
    return max(fitting, key=lambda name: len(PLACES[name]), default=None)


def duty_asked() -> Wanted | None:
    """The duty with which a person with several duties wants to sign in, from the query string."""
    return duty_named(request.args.get("as", ""))


def duty_named(text: str) -> Wanted | None:
    """The duty in `asan-7.manager`, or `asan-7.manager.tax` for one agency."""
    centre, role, agency, *more = [*text.split("."), "", ""]
    known = role in {one.value for one in PEOPLE} and re.fullmatch(SLUG, centre)
    if not known or any(more) or not re.fullmatch(f"({KEY})?", agency):
        return None
    return Wanted(centre, Role(role), agency or None)


def kept() -> str:
    """The query string to keep in the address of the same page, e.g. in another language."""
    place, duty = place_asked(), duty_asked()
    return (f"&next={place}" if place else "") + (f"&as={duty}" if duty else "")


def root() -> str:
    """The relative path from this page to the root of all pages."""
    return "../" * (request.path.count("/") - 1) or "./"
