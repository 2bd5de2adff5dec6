"""The `hall`, for staff: queues, counters, and what may need action."""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Final

from sqlalchemy import Connection

from contract.access import PrinterState, SoundState
from contract.enums import Claim, CounterState, ProblemKind, Role, Silence, TicketState
from contract.ids import full_id, key_of
from contract.snapshots import (
    CallNotShown,
    Hall,
    HallContact,
    HallCounter,
    HallDevice,
    HallProblem,
    HallService,
    HelpCall,
    MissedTicket,
    OpenClaim,
    QueueHead,
)
from server.backup import backups
from server.domain.calls import Call
from server.domain.machines import Device, DeviceHealth, counters_heard, state_of
from server.domain.setup import Setup
from server.engine.centre_view import CentreView
from server.outbox.queue import OutboxRows
from server.outbox.receivers import LATE_AFTER
from server.rules.profiles import profile_of, unserved, with_levels
from server.rules.ticket_ends import may_come_back
from server.store.access import Access
from server.views.promises import QueuePromises
from server.views.snapshot_context import SnapshotContext, held, seconds, suspension_of

SHOWN_FOR: Final = {
    # It is noted once a minute as long as requests are refused.
    ProblemKind.LIMIT_REACHED: timedelta(minutes=2),
    ProblemKind.LOGIN_GUESSED: timedelta(minutes=15),
    ProblemKind.STATE_DIFFERED: timedelta(days=1),
    # A refused number; a day later its visitor has left.
    ProblemKind.NOT_HANDED_IN: timedelta(days=1),
}
"""The problems that are recorded when they happen, and how long each is shown after its last
occurrence."""


FALLS_BEHIND: Final = timedelta(minutes=15)
"""The time over which it is judged whether the voice keeps up."""

IN_TIME: Final = timedelta(seconds=10)
"""The time within which a display at work shows a call."""

OUT_OF_TIME: Final = frozenset({Silence.OVER, Silence.TOO_OLD})
LEFT_OUT: Final = 10
"""So many calls have to be left out: a few are by chance."""

_SINCE: Final = attrgetter("since", "id")


@dataclass(frozen=True, slots=True)
class HallRecords:
    """Records of one centre.

    Attributes:
        devices: those that are not revoked, in the order of their enrolment.
        healths: their last reports, by device id.
        contacts: the contact lines, by the kind of alarm.
        failing: the recipients of alerts that could not be reached for a while, or whose messages
            waited for a while: label and start of it, by id.
        noted: the recently noted problems of each kind: the first time of each subject.
        unsaved_since: the time of the last backup, or of the first event; None if no backup is
            needed.
    """

    devices: Sequence[Device]
    healths: Mapping[str, DeviceHealth]
    contacts: Mapping[str, str]
    failing: Mapping[str, tuple[str, datetime]]
    noted: Mapping[ProblemKind, Mapping[str, datetime]]
    unsaved_since: datetime | None


def hall_records(reading: CentreView, machine_now: datetime) -> HallRecords:
    """Read the records of a centre, which may be a second old, in one transaction: each query for
    itself would wait for its turn among all commands."""
    centre = reading.centre.id

    def work(connection: Connection) -> HallRecords:
        access = Access(connection)
        return HallRecords(
            devices=[device for device in access.devices(centre) if device.revoked_at is None],
            healths=access.healths(centre),
            contacts=access.contact_lines(centre),
            failing={
                receiver.id: (receiver.label, since)
                for receiver, since in OutboxRows(connection).late(centre, machine_now - LATE_AFTER)
            },
            noted={
                kind: access.first_entries(centre, kind, machine_now - shown)
                for kind, shown in SHOWN_FOR.items()
            },
            unsaved_since=backups.needed_since(connection, centre),
        )

    return reading.on_connection(work, named="hall")


def build(context: SnapshotContext) -> Hall:
    """The hall of a centre."""
    reading, records = context.reading, hall_records(context.reading, context.machine_now)
    centre, setup = reading.centre, reading.setup
    calls = reading.calls(context.now - FALLS_BEHIND, 0)
    return Hall(
        **context.stamp(),
        catalogue=centre.catalogue,
        day=centre.day,
        services=_services(context),
        counters=_counters(reading),
        help=_help_calls(reading),
        notices=context.notices,
        suspension=suspension_of(reading),
        clock_doubt=context.clock_doubt,
        intake_stopped=centre.intake_stopped_for,
        intake_until=centre.intake_until,
        phone_tickets=context.phone_tickets if reading.setup.config.centre.phone_tickets else None,
        problems=tuple(_problems(context, records)),
        on_hold=tuple(
            held(reading, ticket)
            for ticket in sorted(reading.open_tickets(TicketState.ON_HOLD), key=_SINCE)
        ),
        missed=_missed(context),
        claims=_claims(context),
        not_shown=_not_shown(calls, setup),
        not_spoken=_not_spoken(calls, setup),
        devices=_devices(context, records),
        contacts=tuple(
            HallContact(kind=kind, line=line) for kind, line in sorted(records.contacts.items())
        ),
    )


def _services(context: SnapshotContext) -> tuple[HallService, ...]:
    """The queues of the services, in the order of the configuration."""
    reading, setup = context.reading, context.reading.setup
    oldest: dict[str, datetime] = {}
    for queue in reading.queues():
        oldest[queue.service] = min(queue.oldest, oldest.get(queue.service, queue.oldest))
    heads = reading.oldest_heads(context.now)
    states = reading.services()
    # The queue whose ticket has waited longest first.
    late: dict[str, list[QueuePromises]] = {}
    for line in sorted(context.promises, key=attrgetter("first.queued_from", "first.ordinal")):
        late.setdefault(line.first.present.service, []).append(line)
    stranded = frozenset(unserved(reading, context.now, with_levels(reading)))
    services = []
    for key, service in setup.services.items():
        since, head = oldest.get(key), heads.get(key)
        promises = late.get(key, [])
        longest = seconds(reading.clock(key, context.now) - since) if since else None
        services.append(
            HallService(
                id=key,
                waiting=context.counts.get(key, 0),
                longest_wait=longest,
                target=round(service.target_minutes * 60),
                open=context.offers[key].reason is None,
                head=QueueHead(
                    ticket=head.ticket,
                    number=head.number,
                    waited=seconds(context.now - head.queued_from),
                    service=key,
                    target=round(service.target_minutes * 60),
                )
                if head
                else None,
                unserved=key in stranded,
                suspension=suspension_of(reading, key),
                closed=(state := states.get(key)) is not None and state.closed_for is not None,
                closed_until=state.closed_until if state else None,
                promises_at_risk=sum(queue.at_risk for queue in promises),
                promises_broken=sum(queue.broken for queue in promises),
                delay=promises[0].delay if promises else None,
                booked=_booked(reading, key),
            )
        )
    return tuple(services)


def _booked(reading: CentreView, service: str) -> int:
    """How many visitors with a booking are still expected on the open day."""
    day = reading.centre.day
    bookings = reading.bookings(service, day) if day is not None else ()
    return sum(each.is_expected and each.day == day for each in bookings)


def _counters(reading: CentreView) -> tuple[HallCounter, ...]:
    setup, counters = reading.setup, []
    for counter in reading.counters():
        ticket = reading.ticket(counter.ticket) if counter.ticket else None
        usual: int | None = None
        if ticket is not None:
            typical = setup.typical.get(ticket.present.service)
            usual = None if typical is None else round(typical * ticket.present.quantity)
        counters.append(
            HallCounter(
                id=counter.id,
                number=setup.counters[counter.id].number,
                state=counter.state,
                operator=counter.operator,
                ticket=ticket.number if ticket else None,
                ticket_state=ticket.state if ticket else None,
                since=ticket.since if ticket else counter.free_since,
                profile=profile_of(reading, counter),
                usual=usual,
            )
        )
    return tuple(counters)


# What may need action.


def _help_calls(reading: CentreView) -> tuple[HelpCall, ...]:
    """The open calls for help, the oldest first, with the label of the place."""
    wanted = reading.help_wanted()
    labels = reading.labels([call.place for call in wanted])
    counters = reading.setup.counters
    return tuple(
        HelpCall(
            place=call.place,
            label=counters[call.place].number
            if call.place in counters
            # A counter that does not exist any more is labelled by its key.
            else labels.get(call.place) or key_of(call.place),
            since=call.since,
        )
        for call in wanted
    )


def _missed(context: SnapshotContext) -> tuple[MissedTicket, ...]:
    """The missed tickets that may still come back, the newest first."""
    reading = context.reading
    return tuple(
        MissedTicket(
            id=ticket.id,
            number=ticket.number,
            service=ticket.present.service,
            since=ticket.since,
            comeback_until=context.wall_time(ticket, ticket.comeback_until),
        )
        for ticket in sorted(reading.open_tickets(TicketState.MISSED), key=_SINCE, reverse=True)
        if may_come_back(reading, ticket, context.now)
    )


def _claims(context: SnapshotContext) -> tuple[OpenClaim, ...]:
    """The claims to priority that staff have not decided, in the order of arrival."""
    return tuple(
        OpenClaim(
            id=ticket.id,
            number=ticket.number,
            service=ticket.present.service,
            issued_at=ticket.issued_at,
        )
        for ticket in context.reading.waiting_tickets()
        if ticket.claim is Claim.OPEN
    )


def _not_shown(calls: Iterable[Call], setup: Setup) -> tuple[CallNotShown, ...]:
    """The calls that no display has reported, of visitors who have not come yet."""
    counters = setup.counters
    return tuple(
        CallNotShown(
            call=call.call, number=call.number, counter=counters[call.counter].number, at=call.at
        )
        for call in calls
        if call.shown_at is None and call.over_at is None and call.counter in counters
    )


def _not_spoken(calls: Iterable[Call], setup: Setup) -> dict[str, int]:
    """The first calls that the voice left out for lack of time, where they are more than one in
    ten. Those of a display that was away are shown late too: they do not count."""
    dealt, left_out = Tally[str](), Tally[str]()
    for call in calls:
        shown = call.shown_at is not None and call.shown_at - call.at <= IN_TIME
        heard = call.spoken_at is not None or call.silent_for in OUT_OF_TIME
        is_first = not (call.recall or call.withdrawn)
        if shown and heard and is_first and call.counter in setup.counters:
            zone = setup.counters[call.counter].zone
            place = full_id(setup.slug, zone) if zone else ""
            dealt[place] += 1
            left_out[place] += call.spoken_at is None
    return {
        place: count
        for place, count in left_out.items()
        if count >= LEFT_OUT and count > dealt[place] / 10
    }


def _devices(context: SnapshotContext, records: HallRecords) -> tuple[HallDevice, ...]:
    """The devices that are not revoked, in the order of their enrolment."""
    devices = []
    for device in records.devices:
        health = records.healths.get(device.id)
        devices.append(
            HallDevice(
                id=device.id,
                role=device.role,
                # The label of a counter's PC may name its operator.
                label=device.label if device.role is not Role.COUNTER else "",
                state=state_of(device, health, context.machine_now),
                printer=health.printer if health else PrinterState.NONE,
                sound=health.sound if health else SoundState.NONE,
                silent=seconds(context.machine_now - health.at) if health else None,
            )
        )
    return tuple(devices)


def _problems(context: SnapshotContext, records: HallRecords) -> Iterator[HallProblem]:
    """What managers have to act on."""
    reading = context.reading
    if reading.stopped_at is not None:
        # The log has an event that cannot be applied: the centre takes no command.
        yield HallProblem(
            kind=ProblemKind.LOG_STOPPED,
            label=str(reading.stopped_at),
            since=reading.centre.last_at or context.now,
        )
    for receiver, (label, since) in records.failing.items():
        yield HallProblem(kind=ProblemKind.ALERTS_FAILED, label=label, since=since, who=receiver)
    every = dict(records.noted)
    refused = every.pop(ProblemKind.NOT_HANDED_IN)
    labels = reading.labels([name for noted in every.values() for name in noted])
    for kind, noted in every.items():
        for name, at in noted.items():
            yield HallProblem(kind=kind, label=labels.get(name) or name, since=at, who=name)
    for paper, at in refused.items():
        ticket, _, number = paper.partition(" ")
        if reading.ticket(ticket) is None:
            yield HallProblem(kind=ProblemKind.NOT_HANDED_IN, label=number, since=at)
    yield from _silent_counters(context, records)
    unsaved = records.unsaved_since
    if unsaved is not None and context.machine_now - unsaved > backups.EACH:
        # Later events could be lost.
        yield HallProblem(kind=ProblemKind.BACKUP_OLD, label="", since=unsaved)


def _silent_counters(context: SnapshotContext, records: HallRecords) -> Iterator[HallProblem]:
    """The counters that are not closed though their PC has been silent for a while: the clock does
    nothing to their visitors, and a supervisor checks. A counter without an enrolled PC cannot be
    judged."""
    reading, heard = (
        context.reading,
        counters_heard(records.devices, records.healths, context.pages),
    )
    after = timedelta(minutes=reading.setup.config.rules.take_over_minutes)
    for counter in reading.counters():
        at = heard.get(counter.id)
        silent = at is not None and context.machine_now - at >= after
        if at is not None and silent and counter.state is not CounterState.CLOSED:
            number = reading.setup.counters[counter.id].number
            yield HallProblem(
                kind=ProblemKind.COUNTER_SILENT, label=number, since=at, counter=counter.id
            )
