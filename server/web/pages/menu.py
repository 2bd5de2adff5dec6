"""The menu: the parts of the console that a reader may see."""

from typing import Final

from contract.operations import Page
from contract.texts import Wording
from server.domain.principal import Principal, permitted_to

NAVIGATION: Final = (
    (Page.LIVE, "console"),
    (Page.STEERING, "console/tickets"),
    (Page.STEERING, "console/notices"),
    (Page.REPORTS, "console/reports"),
    (Page.DEVICES, "console/devices"),
    (Page.PEOPLE, "console/people"),
    (Page.SET_UP_CENTRE, "console/set-up"),
    (Page.ACCOUNT, "account"),
)
"""The parts of the console, and the start page of each."""


def navigation(who: Principal, say: Wording, path: str) -> list[tuple[str, str, bool]]:
    """The parts of the console that a reader may see: address, name, whether it is the current one.

    Empty for readers without the live floor: they have only their account.
    """
    if not permitted_to(who, Page.LIVE):
        return []
    here = path.strip("/")
    shown = [
        (address, say("console-part", part=address.rpartition("/")[2]))
        for page, address in NAVIGATION
        if permitted_to(who, page)
    ]
    inside = [address for address, _ in shown if here == address or here.startswith(f"{address}/")]
    present = max(inside, key=len, default="")
    return [(address, name, address == present) for address, name in shown]
