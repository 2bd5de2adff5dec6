"""Where a reader can go: the menu, and the page to redirect to after signing in, with the duty that
was requested. Names in the query string are looked up among known ones; no address from a client is
ever used."""

import re
from collections.abc import Mapping
from typing import Final

from flask import request

from contract.access import PEOPLE, Duty
from contract.enums import Role
from contract.ids import KEY, SLUG
from contract.operations import Page
from contract.texts import Wording
from server.domain.principal import Principal, permitted_to

NAVIGATION: Final = (
    (Page.LIVE, "console"),
    (Page.STEERING, "console/tickets"),
    (Page.BOOKINGS, "console/bookings"),
    (Page.STEERING, "console/notices"),
    (Page.REPORTS, "console/reports"),
    (Page.DEVICES, "console/devices"),
    (Page.PEOPLE, "console/people"),
    (Page.SET_UP_CENTRE, "console/set-up"),
    (Page.ACCOUNT, "account"),
)
"""The parts of the console, and the start page of each."""

PLACES: Final[Mapping[str, str]] = {
    **{address.rpartition("/")[2]: address for _, address in NAVIGATION},
    "add-device": "console/devices/add",
    "tokens": "console/set-up/tokens",
    "counter": "counter",
}
"""The pages to which a redirect after signing in is possible, by name."""


def requested_place() -> str | None:
    """The name of the page to redirect to, from the query string."""
    name = request.args.get("next", "")
    return name if name in PLACES else None


def place_of_page() -> str | None:
    """The name of the requested page, for a later redirect."""
    path = request.path.strip("/")
    names = [name for name, address in PLACES.items() if f"{path}/".startswith(f"{address}/")]
    return max(names, key=lambda name: len(PLACES[name]), default=None)


def requested_duty() -> Duty | None:
    """The duty with which a person with several duties wants to sign in, from the query string."""
    return duty_named(request.args.get("as", ""))


def duty_named(text: str) -> Duty | None:
    """The duty in `asan-7.manager`, or `asan-7.manager.tax` for one agency."""
    centre, role, agency, *more = [*text.split("."), "", ""]
    is_known = role in {known.value for known in PEOPLE} and re.fullmatch(SLUG, centre)
    if not is_known or any(more) or not re.fullmatch(f"({KEY})?", agency):
        return None
    return Duty(centre=centre, role=Role(role), agency=agency or None)


def name_of_duty(duty: Duty) -> str:
    """The name by which `duty_named` finds it, without its counter."""
    return ".".join(filter(None, (duty.centre, duty.role, duty.agency)))


def kept() -> str:
    """The query string to keep in the address of the same page, e.g. in another language."""
    place, duty = requested_place(), requested_duty()
    return (f"&next={place}" if place else "") + (f"&as={name_of_duty(duty)}" if duty else "")


def root() -> str:
    """The relative path from this page to the root of all pages."""
    return "../" * (request.path.count("/") - 1) or "./"


def navigation(
    who: Principal, say: Wording, path: str, *, bookable: bool
) -> list[tuple[str, str, bool]]:
    """The parts of the console that a reader may see, that of bookings only where something is
    `bookable`: address, name, whether it is the current one; none without a part for work."""
    here = path.strip("/")
    shown = [
        (address, say("console-part", part=address.rpartition("/")[2]))
        for page, address in NAVIGATION
        if permitted_to(who, page) and (bookable or page is not Page.BOOKINGS)
    ]
    if len(shown) < 2:
        return []
    inside = [address for address, _ in shown if here == address or here.startswith(f"{address}/")]
    present = max(inside, key=len, default="")
    return [(address, name, address == present) for address, name in shown]
