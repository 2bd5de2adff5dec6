"""What devices report and get: calls shown and spoken, numbers on lease, tickets handed in."""

from collections.abc import Sequence
from datetime import date, datetime

from contract import commands as c
from contract import events as e
from contract.commands import Command
from contract.enums import Channel, Paper, Role, TicketAction, TicketClass
from contract.errors import ProblemType, Refusal, malformed_field
from contract.lifecycle import TICKET, actions_of
from server.application.buckets import too_fast
from server.application.hall import Answer, DeviceOf, Hall, Said, TicketOf
from server.domain import calendar, leases, machines, numbering, voices
from server.domain.calls import Call
from server.domain.epochs import is_in_log, ticket_id
from server.domain.leases import Lease
from server.domain.principal import Principal
from server.engine.unit import Unit


def permit_kiosk(who: Principal, command: Command, unit: Unit) -> None:
    """Let a kiosk act on a ticket whose token it shows, or that it issued itself.

    Raises:
        Refusal: `not_permitted` for another ticket: ids of tickets can be counted up.
    """
    if who.role is not Role.KIOSK or not isinstance(command, c.TicketCommand):
        return
    ticket = unit.ticket(command.ticket)
    if ticket is not None and who.id != ticket.device and who.ticket != ticket.id:
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": who.role})


def report_call(hall: Hall, unit: Unit, who: Principal, command: c.ReportCall) -> Answer:
    """Record that a call was shown, spoken, or why it was not spoken; only the first report of
    each is an event.

    Raises:
        Refusal: `not_found`; `not_permitted` where a display reports of a voice that it was not
            granted: the displays that have it would not speak the call any more.
    """
    call = unit.get(Call, command.call)
    if call is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "call", "id": command.call})
    if command.how != "shown" and not _is_voice(unit, who, call):
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": who.role})
    if command.how == "shown" and call.shown_at is None:
        unit.append(e.CallShown(call=call.call, device=who.id))
    if command.how == "spoken" and call.spoken_at is None:
        unit.append(e.CallSpoken(call=call.call, device=who.id))
    if command.reason is not None and call.spoken_at is None and call.silent_for is None:
        unit.append(e.CallSilent(call=call.call, device=who.id, reason=command.reason))
    return Said({"call": call.call})


def _is_voice(unit: Unit, who: Principal, call: Call) -> bool:
    """Whether a display was last granted the voice of the zone of a call. It may report later than
    the grant lasts: after the server was away."""
    counter, health = unit.layout.counters.get(call.counter), unit.access.health(who.id)
    zone = counter.zone if counter is not None else None
    return health is not None and (zone or voices.NO_ZONE) in health.voice


def grant_lease(hall: Hall, unit: Unit, who: Principal, command: c.GrantLease) -> Answer:
    """Fill a kiosk's numbers of a series up, for today and tomorrow.

    Numbers come back no faster than a kiosk may issue tickets: a kiosk that hands in and leases
    in a loop gets no more of the series than by issuing.

    Raises:
        Refusal: `malformed` for a series without numbers to lease; `numbers_used_up` where
            not one is left of them; `too_fast`.
    """
    series = unit.layout.series.get(command.series)
    if series is None or series.leased_from is None:
        raise malformed_field("series", "has no numbers for leases")
    today = calendar.business_day(unit.now, unit.layout.config.centre)
    held = [one for one in unit.leases(today) if one.device == who.id and one.series == series.key]
    granted, free, rules = len(held), 0, unit.layout.config.rules
    for day in (today, today + calendar.ONE_DAY):
        wanted = rules.lease_size - sum(one.day == day for one in held)
        numbers = _free(unit, series.key, day, wanted)
        free += len(numbers)
        numbers = numbers[
            : hall.buckets.take(
                (who.id, series.key),
                hall.clock.now(),
                per_minute=rules.kiosk_issues_per_minute,
                size=2 * rules.lease_size,
                wanted=len(numbers),
            )
        ]
        granted += len(numbers)
        if numbers:
            first = unit.centre.ordinal + 1
            unit.append(
                e.LeaseGranted(
                    device=who.id,
                    day=day,
                    series=series.key,
                    first_ordinal=first,
                    tickets=tuple(
                        ticket_id(unit.centre, first + place) for place in range(len(numbers))
                    ),
                    numbers=tuple(numbers),
                    until=_void_from(unit, day),
                )
            )
    if free and granted == len(held):
        raise too_fast(rules.kiosk_issues_per_minute)
    if not granted:
        raise Refusal(ProblemType.NUMBERS_USED_UP, {"series": series.prefix or series.key})
    return DeviceOf()


def _free(unit: Unit, key: str, day: date, wanted: int) -> list[str]:
    """So many numbers of the leased range that nobody has, or had a short while ago: those
    after the last that was leased for the day, so that one returns when the range is through.
    """
    if wanted <= 0:
        return []
    series = unit.layout.series[key]
    span = numbering.leased_range(series)
    all_of_them = [numbering.written(series, one) for one in numbering.candidates(span, None)]
    if not all_of_them:
        return []
    taken = unit.numbers_taken(all_of_them[0], all_of_them[-1], day, unit.now, resting=True)
    last = unit.last_leased(key, day)
    if last in all_of_them:
        after = all_of_them.index(last) + 1
        all_of_them = [*all_of_them[after:], *all_of_them[:after]]
    return [one for one in all_of_them if one not in taken][:wanted]


def _void_from(unit: Unit, day: date) -> datetime:
    """From when on a lease for a day is void: when the day after it turns."""
    return calendar.day_begins(unit.layout.config.centre, day + 2 * calendar.ONE_DAY)


def hand_in(hall: Hall, unit: Unit, who: Principal, command: c.HandIn) -> Answer:
    """Take in a ticket that a kiosk gave alone; in line by the time it was really given.

    What the same touch had already got here without the kiosk hearing of it is
    cancelled: the paper counts. For a day that is closed it is recorded as expired; one
    that has not opened yet is waited for. The paper is in a hand: no other configuration
    that came meanwhile turns it down.

    A kiosk hands in the numbers of a series and day in their order. One that was enrolled again
    under another id hands in what it gave before: it has the tokens that the lease said. By its
    token it also hands in a number whose lease a restore lost.

    Raises:
        Refusal: `not_found` for a number that was not leased to this kiosk; `malformed` for one
            that is not the next; `day_not_open`; `past_day` for one that was handed in before, on
            a day that is over.
    """
    lease = unit.get(Lease, command.ticket) or _lost_lease(unit, who, command)
    if (
        lease is None
        or lease.number != command.number
        or not _was_leased(hall, unit, who, lease, command.token)
    ):
        raise Refusal(ProblemType.NOT_FOUND, {"what": "lease", "id": command.ticket})
    if unit.ticket(lease.id) is not None:
        return TicketOf(lease.id)
    if lease.handed_in:
        raise Refusal(ProblemType.PAST_DAY)
    _look_at_order(unit, lease)
    device = unit.access.device(lease.device)
    given = leases.true_time(
        lease,
        command.issued_at,
        unit.now,
        previous=unit.handed_in_before(lease),
        heard=None if device is None else machines.last_heard(device, unit.now, hall.clock.rate),
    )
    day = _day_of(unit, lease, given)
    _cancel_copy(unit, lease, command)
    unit.append(
        e.TicketHandedIn(
            ticket=lease.id,
            ordinal=lease.ordinal,
            number=lease.number,
            series=lease.series,
            day=day,
            language=_spoken(unit, command.language),
            ticket_class=TicketClass.PRIORITY if command.priority else TicketClass.STANDARD,
            assist=(),
            channel=Channel.KIOSK,
            stops=_served(unit, lease, command.services),
            paper=Paper.PRINTED,
            promise=None,
            device=who.id,
            issued_at=given,
            touch=command.touch,
        )
    )
    unit.set_assist(lease.id, tuple(dict.fromkeys(command.assist)))
    if day != unit.centre.day:
        unit.append(e.TicketExpired(ticket=lease.id))
    return TicketOf(lease.id)


def _lost_lease(unit: Unit, who: Principal, command: c.HandIn) -> Lease | None:
    """The lease that a number may have had in hours which a restore lost; None where it can have
    had none. Nothing but its token proves it."""
    if not unit.centre.restores or is_in_log(unit.centre, command.ticket):
        return None
    for series in unit.layout.series.values():
        span = numbering.leased_range(series)
        if command.number in (numbering.written(series, one) for one in span):
            day = calendar.business_day(command.issued_at, unit.layout.config.centre)
            return Lease(
                id=command.ticket,
                centre=unit.centre.id,
                device=who.id,
                day=day,
                series=series.key,
                number=command.number,
                ordinal=unit.centre.ordinal + 1,
                granted_at=calendar.day_begins(unit.layout.config.centre, day),
                until=_void_from(unit, day),
            )
    return None


def _look_at_order(unit: Unit, lease: Lease) -> None:
    """Refuse a number where the kiosk keeps an earlier one: it would be free to move a ticket
    before others later on.

    Raises:
        Refusal: `malformed`.
    """
    kept = (
        one.number
        for one in unit.leases(lease.day)
        if (one.device, one.series, one.day) == (lease.device, lease.series, lease.day)
        and one.ordinal < lease.ordinal
    )
    if (earlier := next(kept, None)) is not None:
        raise malformed_field("number", f"comes after {earlier}, which is not handed in yet")


def _day_of(unit: Unit, lease: Lease, given: datetime) -> date:
    """The day of a ticket: its lease's, but for a number of tomorrow that was given today.

    Raises:
        Refusal: `day_not_open` where its day is still to open (the clock is doubted and
            waits for a person, say): its bearer would lose the place.
    """
    head, centre = unit.layout.config.centre, unit.centre
    today = calendar.business_day(unit.now, head)
    if today < lease.day == centre.day:
        # It is the server's own clock that is behind.
        return lease.day
    day = min(lease.day, calendar.business_day(given, head))
    # A day that a clock was ahead to open says nothing of those before it.
    opened = centre.last_day is not None and day <= centre.last_day <= today
    if not opened and day >= today:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    return day


def _spoken(unit: Unit, language: str) -> str:
    """The language, or the hall's first where it speaks that one no more."""
    languages = unit.layout.config.centre.languages
    return language if language in languages else languages[0]


def _served(unit: Unit, lease: Lease, wishes: Sequence[c.ServiceWish]) -> tuple[e.IssuedStop, ...]:
    """The stops of the wishes that there are still. Where there is none, one for a service
    of the number's series, or the first of all: staff send its bearer on from there."""
    services = unit.layout.services
    known = [wish for wish in wishes if wish.service in services]
    if known:
        return tuple(e.IssuedStop(service=one.service, quantity=one.quantity) for one in known)
    alike = (key for key, service in services.items() if service.series == lease.series)
    return (e.IssuedStop(service=next(alike, next(iter(services))), quantity=1),)


def _was_leased(hall: Hall, unit: Unit, who: Principal, lease: Lease, token: str | None) -> bool:
    """Whether the machine got this lease, under its present id or an earlier one."""
    if lease.device == who.id and unit.get(Lease, lease.id) is not None:
        return True
    return token is not None and hall.signer.copy_of(token) == (lease.id, 0)


def _cancel_copy(unit: Unit, lease: Lease, command: c.HandIn) -> None:
    identity = unit.issued_by(command.touch, lease.device)
    copy = unit.ticket(identity) if identity is not None else None
    if copy is not None and TicketAction.CANCEL in actions_of(TICKET, copy.state):
        unit.append(e.TicketCancelled(ticket=copy.id, reason=leases.ANOTHER))


def end_leases(unit: Unit) -> None:
    """Void what was not handed in of leases whose time is over; part of opening a day."""
    over: dict[str, list[Lease]] = {}
    for lease in unit.open_leases():
        if lease.until <= unit.now:
            over.setdefault(lease.device, []).append(lease)
    for device, held in over.items():
        unit.append(
            e.LeaseEnded(
                device=device,
                tickets=tuple(one.id for one in held),
                unused=tuple(one.number for one in held),
            )
        )
