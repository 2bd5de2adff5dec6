"""The rows of the pages for browsers."""

from typing import Final

from contract.access.enums import PEOPLE, WITH_FACTOR
from contract.operations.base import ALL_CLIENTS, MANAGING, STEERING, Operation, R
from contract.operations.names import Page

PAGES: Final[tuple[Operation, ...]] = (
    # The token in the address identifies the ticket.
    Operation(what=Page.TICKET, roles=ALL_CLIENTS),
    Operation(what=Page.LOOK, roles=ALL_CLIENTS),
    # A browser that a manager has not confirmed yet shows a code.
    Operation(what=Page.WALL, roles=ALL_CLIENTS),
    # The centre file says whether the waits are published.
    Operation(what=Page.OPEN_DATA, roles=ALL_CLIENTS),
    Operation(what=Page.STATIC, roles=ALL_CLIENTS),
    # Proxies and monitors request it without a token.
    Operation(what=Page.HEALTH, roles=ALL_CLIENTS),
    # The secret in the link authorises it.
    Operation(what=Page.SET_UP, roles=ALL_CLIENTS),
    Operation(what=Page.SIGN_IN, roles=ALL_CLIENTS),
    Operation(what=Page.FACTOR, roles=WITH_FACTOR | {R.SIGNING_IN}),
    Operation(what=Page.PASSWORD, roles=PEOPLE | {R.SIGNING_IN}),
    Operation(what=Page.ACCOUNT, roles=PEOPLE),
    # The live floor, read-only; actions there are commands with their own rows.
    Operation(what=Page.LIVE, roles=STEERING | {R.VIEWER}),
    Operation(what=Page.STEERING, roles=STEERING),
    Operation(what=Page.DEVICES, roles=STEERING, whole_centre=True),
    Operation(what=Page.NEW_DEVICE, roles=MANAGING, whole_centre=True),
    Operation(what=Page.PEOPLE, roles=MANAGING),
    Operation(what=Page.PEOPLE_LIST, roles=MANAGING),
    Operation(what=Page.TOKENS, roles=MANAGING, whole_centre=True),
    Operation(what=Page.ALERTS, roles=MANAGING, whole_centre=True),
    Operation(what=Page.SET_UP_CENTRE, roles=MANAGING, whole_centre=True),
    Operation(what=Page.CENTRE_FILE, roles=MANAGING, whole_centre=True),
    Operation(what=Page.REPORTS, roles=STEERING | {R.VIEWER}),
    # It only redirects.
    Operation(what=Page.START, roles=ALL_CLIENTS),
    Operation(what=Page.SIGN_OUT, roles=PEOPLE | {R.SIGNING_IN}),
)
"""Every page, and who may get it."""
