"""The registry of events (name, version, shape of the data), and the event itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from contract.enums import EventName
from contract.events import hall, identity, tickets
from contract.events.base import Actor, Payload
from contract.ids import CentreId
from contract.model import Instant, Outgoing


@dataclass(frozen=True, slots=True)
class EventType:
    """A row of the registry."""

    name: EventName
    version: int
    payload: type[Payload]


E = EventName

_PAYLOADS: Final[Mapping[EventName, type[Payload]]] = {
    E.TICKET_ISSUED: tickets.TicketIssued,
    E.TICKET_PRINTED: tickets.TicketPrinted,
    E.PRINT_FAILED: tickets.PrintFailed,
    E.TICKET_REPRINTED: tickets.TicketReprinted,
    E.TICKET_CALLED: tickets.TicketCalled,
    E.TICKET_RECALLED: tickets.TicketRecalled,
    E.SERVICE_STARTED: tickets.ServiceStarted,
    E.START_UNDONE: tickets.StartUndone,
    E.SERVICE_FINISHED: tickets.ServiceFinished,
    E.TICKET_REQUEUED: tickets.TicketRequeued,
    E.CALL_WITHDRAWN: tickets.CallWithdrawn,
    E.TICKET_HELD: tickets.TicketHeld,
    E.TICKET_RESUMED: tickets.TicketResumed,
    E.TICKET_TRANSFERRED: tickets.TicketTransferred,
    E.TICKET_RELEASED: tickets.TicketReleased,
    E.SERVICE_ADDED: tickets.ServiceAdded,
    E.SERVICE_CHANGED: tickets.ServiceChanged,
    E.TICKET_MISSED: tickets.TicketMissed,
    E.TICKET_REOPENED: tickets.TicketReopened,
    E.PRIORITY_JUDGED: tickets.PriorityJudged,
    E.ASSIST_SET: tickets.AssistSet,
    E.NOTE_ADDED: tickets.NoteAdded,
    E.TICKETS_MOVED: tickets.TicketsMoved,
    E.TICKET_ENDED_WITH_COUPON: tickets.TicketEndedWithCoupon,
    E.LEASE_GRANTED: hall.LeaseGranted,
    E.TICKET_HANDED_IN: tickets.TicketHandedIn,
    E.LEASE_ENDED: hall.LeaseEnded,
    E.TICKET_EXPIRED: tickets.TicketExpired,
    E.HELP_CALLED: hall.HelpCalled,
    E.HELP_ANSWERED: hall.HelpAnswered,
    E.NOTICE_POSTED: hall.NoticePosted,
    E.TICKET_CANCELLED: tickets.TicketCancelled,
    E.TICKET_STEPPED_BACK: tickets.TicketSteppedBack,
    E.SERVICE_RATED: tickets.ServiceRated,
    E.PRIVATE_EXPIRED: hall.PrivateExpired,
    E.PRIVATE_ERASED: hall.PrivateErased,
    E.COUNTER_OPENED: hall.CounterOpened,
    E.COUNTER_PAUSED: hall.CounterPaused,
    E.COUNTER_CLOSED: hall.CounterClosed,
    E.COUNTER_TAKEN_OVER: hall.CounterTakenOver,
    E.COUNTER_CONNECTION_CHANGED: hall.CounterConnectionChanged,
    E.PROFILE_SET: hall.ProfileSet,
    E.CALL_SHOWN: hall.CallShown,
    E.CALL_SPOKEN: hall.CallSpoken,
    E.CALL_SILENT: hall.CallSilent,
    E.DAY_OPENED: hall.DayOpened,
    E.DAY_CLOSED: hall.DayClosed,
    E.SERVICE_OPENED: hall.ServiceOpened,
    E.SERVICE_CLOSED: hall.ServiceClosed,
    E.SERVICE_SUSPENDED: hall.ServiceSuspended,
    E.SERVICE_RESUMED: hall.ServiceResumed,
    E.CENTRE_SUSPENDED: hall.CentreSuspended,
    E.CENTRE_RESUMED: hall.CentreResumed,
    E.INTAKE_STOPPED: hall.IntakeStopped,
    E.INTAKE_RESUMED: hall.IntakeResumed,
    E.TIME_CONFIRMED: hall.TimeConfirmed,
    E.GAP_RECORDED: hall.GapRecorded,
    E.CENTRE_CONFIGURED: hall.CentreConfigured,
    E.CENTRE_RESTORED: hall.CentreRestored,
    E.CLOCK_SHIFTED: hall.ClockShifted,
    E.DEVICE_CONFIRMED: identity.DeviceConfirmed,
    E.DEVICE_SET: identity.DeviceSet,
    E.DEVICE_REVOKED: identity.DeviceRevoked,
    E.DEVICE_REFUSED: identity.DeviceRefused,
    E.DEVICE_ASKED: identity.DeviceAsked,
    E.PERSON_ADDED: identity.PersonAdded,
    E.DUTY_GIVEN: identity.DutyGiven,
    E.DUTY_ENDED: identity.DutyEnded,
    E.PERSON_SET: identity.PersonSet,
    E.PERSON_RESET: identity.PersonReset,
    E.BADGE_SET: identity.BadgeSet,
    E.SESSIONS_ENDED: identity.SessionsEnded,
    E.PERSON_FORGOTTEN: identity.PersonForgotten,
    E.TOKEN_MADE: identity.TokenMade,
    E.TOKEN_REVOKED: identity.TokenRevoked,
    E.RECIPIENT_SET: identity.RecipientSet,
    E.RECIPIENT_REMOVED: identity.RecipientRemoved,
    E.CONTACTS_SET: identity.ContactsSet,
}

REGISTRY: Final[Mapping[EventName, EventType]] = {
    name: EventType(name, 1, payload) for name, payload in _PAYLOADS.items()
}
"""All event types, by name."""

ABOUT_ACCESS: Final = frozenset(
    name for name, payload in _PAYLOADS.items() if payload.__module__ == identity.__name__
)
"""The events about people, devices, tokens and recipients of alerts."""

NAME_OF: Final[Mapping[type[Payload], EventName]] = {
    row.payload: row.name for row in REGISTRY.values()
}


class Event(Outgoing):
    """One line of a centre's log.

    Attributes:
        revision: gapless from 1 within the centre.
        command: the `command_id` of the command that caused it.
        previous: the hash of the event before; empty for the first.
        hash: SHA-256 over the canonical JSON (RFC 8785) of all the other fields.
    """

    centre: CentreId
    revision: int
    type: EventName
    version: int
    at: Instant
    actor: Actor
    command: UUID
    data: Mapping[str, object]
    previous: str
    hash: str

    def payload(self) -> Payload:
        """The data as its registered class."""
        return REGISTRY[self.type].payload.model_validate(self.data)
