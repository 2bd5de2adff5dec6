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
from server.engine.reading import Reading
from server.views.board import AT_LEAST, KEPT
from server.views.context import SnapshotContext, seconds
from server.views.staffing import may_come_back


def held(reading: Reading, ticket: Ticket) -> HeldTicket:
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


def on_hold(basis: SnapshotContext) -> tuple[HeldTicket, ...]:
    """The tickets on hold, longest first."""
    tickets = basis.reading.aside(TicketState.ON_HOLD)
    return tuple(
        held(basis.reading, one) for one in sorted(tickets, key=lambda one: (one.since, one.id))
    )


def missed(basis: SnapshotContext) -> tuple[MissedTicket, ...]:
    """The missed tickets that may still come back, the newest first."""
    reading = basis.reading
    found = [
        MissedTicket(
            id=one.id,
            number=one.number,
            service=one.present.service,
            since=one.since,
            comeback_until=reading.wall_time(one.present.service, one.comeback_until, basis.now)
            if one.comeback_until is not None
            else None,
        )
        for one in reading.aside(TicketState.MISSED)
        if may_come_back(reading, one, basis.now)
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.id), reverse=True))


def claims(basis: SnapshotContext) -> tuple[OpenClaim, ...]:
    """The claims to priority that staff have not decided, in the order of arrival."""
    return tuple(
        OpenClaim(
            id=one.id, number=one.number, service=one.present.service, issued_at=one.issued_at
        )
        for one in basis.reading.open_claims()
    )


def not_shown(basis: SnapshotContext) -> tuple[CallNotShown, ...]:
    """The calls that no display has reported, of visitors who have not come yet."""
    counters = basis.reading.layout.counters
    return tuple(
        CallNotShown(
            call=one.call, number=one.number, counter=counters[one.counter].number, at=one.at
        )
        for one in basis.reading.calls(basis.now - KEPT, AT_LEAST)
        if one.shown_at is None and one.over_at is None and one.counter in counters
    )


def devices(basis: SnapshotContext) -> tuple[HallDevice, ...]:
    """The devices that are not revoked, in the order of their enrolment."""
    access, centre = basis.reading.access, basis.reading.centre.id
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
                    state=state_of(one, health, basis.machine_now),
                    printer=health.printer if health else PrinterState.NONE,
                    sound=health.sound if health else SoundState.NONE,
                    silent=seconds(basis.machine_now - health.at) if health else None,
                )
            )
    return tuple(found)


def contacts(basis: SnapshotContext) -> tuple[HallContact, ...]:
    """The contact lines, by the kind of alarm."""
    lines = basis.reading.access.contacts(basis.reading.centre.id)
    return tuple(HallContact(kind=kind, line=line) for kind, line in sorted(lines.items()))
