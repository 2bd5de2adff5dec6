"""What the `hall` shows of people and devices, read in one transaction.

Each query for itself would wait for its turn among all commands: under load a dozen of them took
longer than a screen waits for its first `hall`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from contract.enums import ProblemKind
from server.domain.alerts import FAILING_AFTER
from server.domain.machines import Device, DeviceHealth
from server.engine.centre_view import CentreView
from server.store import backups
from server.store.access import Access

SHOWN_FOR: Final = {
    # It is noted once a minute as long as requests are refused.
    ProblemKind.LIMIT_REACHED: timedelta(minutes=2),
    ProblemKind.LOGIN_GUESSED: timedelta(minutes=15),
    ProblemKind.STATE_DIFFERED: timedelta(days=1),
}
"""The problems that are recorded when they happen, and how long each is shown after its last
occurrence."""

NOT_HANDED_IN_FOR: Final = timedelta(days=1)
"""How long a refused number is shown; a day later its visitor has left."""


@dataclass(frozen=True, slots=True)
class HallRecords:
    """Records of one centre.

    Attributes:
        devices: those that are not revoked, in the order of their enrolment.
        healths: their last reports, by device id.
        contacts: the contact lines, by the kind of alarm.
        failing: the recipients of alerts that could not be reached for a while: label and start of
            the failure, by id.
        noted: the recently noted problems of each kind: the first time of each subject.
        not_handed_in: the refused numbers of kiosks, each with its first time.
        unsaved_since: the time of the last backup, or of the first event; None if no backup is
            needed.
    """

    devices: Sequence[Device]
    healths: Mapping[str, DeviceHealth]
    contacts: Mapping[str, str]
    failing: Mapping[str, tuple[str, datetime]]
    noted: Mapping[ProblemKind, Mapping[str, datetime]]
    not_handed_in: Mapping[str, datetime]
    unsaved_since: datetime | None


def hall_records(reading: CentreView, machine_now: datetime) -> HallRecords:
    """Read the records of a centre; they may be a second old."""
    centre = reading.centre.id

    def work(connection: Connection) -> HallRecords:
        access = Access(connection)
        return HallRecords(
            devices=[one for one in access.devices(centre) if one.revoked_at is None],
            healths=access.healths(centre),
            contacts=access.contact_lines(centre),
            failing=access.failing_recipients(centre, machine_now - FAILING_AFTER),
            noted={
                kind: access.first_entries(centre, kind, machine_now - shown)
                for kind, shown in SHOWN_FOR.items()
            },
            not_handed_in=access.first_entries(
                centre, ProblemKind.NOT_HANDED_IN, machine_now - NOT_HANDED_IN_FOR
            ),
            unsaved_since=backups.needed_since(connection, centre),
        )

    return reading.on_connection(work, named="hall")
