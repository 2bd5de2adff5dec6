"""The parts of the `hall` snapshot that may need action: tickets away from their queues, claims,
calls, devices."""

from contract.access import PrinterState, SoundState
from contract.enums import Role, TicketState
from contract.snapshots import (
    CallNotShown,
    HallContact,
    HallDevice,
    HeldTicket,
    MissedTicket,
    OpenClaim,
)
from server.domain.machines import state_of
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.views.board import AT_LEAST, KEPT
from server.views.context import SnapshotContext, seconds
from server.views.staffing import may_come_back


def held(reading: CentreView, ticket: Ticket) -> HeldTicket:
    """A ticket that is on hold."""
    at = reading.layout.counters.get(ticket.counter) if ticket.counter else None
    return HeldTicket(
        id=ticket.id,
        number=ticket.number,
        service=ticket.present.service,
        reason=ticket.hold_reason or "",
        since=ticket.since,
        remind_at=ticket.remind_at,
        counter=at.number if at else None,
    )


def on_hold(context: SnapshotContext) -> tuple[HeldTicket, ...]:
    """The tickets on hold, longest first."""
    tickets = context.reading.aside(TicketState.ON_HOLD)
    return tuple(
        held(context.reading, one) for one in sorted(tickets, key=lambda one: (one.since, one.id))
    )


def missed(context: SnapshotContext) -> tuple[MissedTicket, ...]:
    """The missed tickets that may still come back, the newest first."""
    reading = context.reading
    found = [
        MissedTicket(
            id=one.id,
            number=one.number,
            service=one.present.service,
            since=one.since,
            comeback_until=reading.wall_time(one.present.service, one.comeback_until, context.now)
            if one.comeback_until is not None
            else None,
        )
        for one in reading.aside(TicketState.MISSED)
        if may_come_back(reading, one, context.now)
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.id), reverse=True))


def claims(context: SnapshotContext) -> tuple[OpenClaim, ...]:
    """The claims to priority that staff have not decided, in the order of arrival."""
    return tuple(
        OpenClaim(
            id=one.id, number=one.number, service=one.present.service, issued_at=one.issued_at
        )
        for one in context.reading.open_claims()
    )


def not_shown(context: SnapshotContext) -> tuple[CallNotShown, ...]:
    """The calls that no display has reported, of visitors who have not come yet."""
    counters = context.reading.layout.counters
    return tuple(
        CallNotShown(
            call=one.call, number=one.number, counter=counters[one.counter].number, at=one.at
        )
        for one in context.reading.calls(context.now - KEPT, AT_LEAST)
        if one.shown_at is None and one.over_at is None and one.counter in counters
    )


def devices(context: SnapshotContext) -> tuple[HallDevice, ...]:
    """The devices that are not revoked, in the order of their enrolment."""
    access, centre = context.reading.access, context.reading.centre.id
    healths = access.healths(centre)
    found = []
    for one in access.devices(centre):
        if one.revoked_at is None:
            health = healths.get(one.id)
            found.append(
                HallDevice(
                    id=one.id,
                    role=one.role,
                    # The label of a counter's PC may name its operator.
                    label=one.label if one.role is not Role.COUNTER else "",
                    state=state_of(one, health, context.machine_now),
                    printer=health.printer if health else PrinterState.NONE,
                    sound=health.sound if health else SoundState.NONE,
                    silent=seconds(context.machine_now - health.at) if health else None,
                )
            )
    return tuple(found)


def contacts(context: SnapshotContext) -> tuple[HallContact, ...]:
    """The contact lines, by the kind of alarm."""
    lines = context.reading.access.contact_lines(context.reading.centre.id)
    return tuple(HallContact(kind=kind, line=line) for kind, line in sorted(lines.items()))
