"""Commands on the recipients of alerts. Addresses and contact lines name persons: they are stored
with the people of a centre, and never enter the log."""

from datetime import time
from typing import Annotated, ClassVar, Final

from pydantic import Field

from contract.alerts import AlarmKind, AlertWay
from contract.commands.base import CentreCommand, command
from contract.commands.identity import Identity, Label
from contract.model import Incoming, Language, PlainText
from contract.rows import CENTRE, MANAGERS

_RECIPIENT: Final = f"{CENTRE}/recipients/{{recipient}}"

Address = Annotated[PlainText, Field(min_length=3, max_length=500)]
"""A mail address, the URL of a webhook, or one of apprise for a messenger."""

CONTACT_SIGNS: Final = 120

ContactLine = Annotated[PlainText, Field(min_length=1, max_length=CONTACT_SIGNS)]
"""A contact for staff, e.g. "reception, 12"."""


class Contact(Incoming):
    """The contact of staff for alarms of one kind."""

    kind: AlarmKind
    line: ContactLine


@command(MANAGERS, f"{CENTRE}/recipients", whole_centre=True)
class SetRecipient(CentreCommand):
    """Add a recipient of alerts, or change one; the answer gives its id.

    Attributes:
        recipient: the id of the one to change; None adds one.
        address: None keeps that of the one to change.
        digest: whether it also gets the digest of each day.
        quiet_from, quiet_until: the hours without messages, in the centre's time: both or none.
    """

    recipient: Identity | None = None
    label: Label
    way: AlertWay
    address: Address | None = None
    language: Language
    kinds: Annotated[tuple[AlarmKind, ...], Field(min_length=1)]
    digest: bool = False
    quiet_from: time | None = None
    quiet_until: time | None = None


class OnRecipient(CentreCommand):
    """A command on a recipient that is named in the address."""

    path: ClassVar[tuple[str, ...]] = ("centre", "recipient")

    recipient: Identity


@command(MANAGERS, f"{_RECIPIENT}/remove", whole_centre=True)
class RemoveRecipient(OnRecipient):
    """Delete a recipient, and the messages that were not sent yet."""


@command(MANAGERS, f"{_RECIPIENT}/test", whole_centre=True)
class SendTestAlert(OnRecipient):
    """Send a test message at once, also in quiet hours."""


@command(MANAGERS, f"{CENTRE}/contacts", method="PUT", whole_centre=True)
class SetContacts(CentreCommand):
    """Set the contact lines; kinds of alarms that are left out have none."""

    contacts: tuple[Contact, ...]
