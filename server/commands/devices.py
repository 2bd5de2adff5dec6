"""Commands of devices (reports of calls, leases of numbers, handing in tickets), and of managers on
them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from contract import commands as c
from contract import events as e
from contract import pairing
from contract.device_settings import DeviceSettings, faults_of
from contract.enums import Channel, Paper, Role, TicketAction, TicketClass
from contract.errors import ProblemType, Refusal, existing, malformed_field
from contract.letters import too_small
from contract.lifecycle import TICKET, actions_of
from contract.screens import WHOLE_HALL
from server.commands.counters import close_counters_of
from server.context import Answer, AppContext, TicketReply
from server.domain import calendar, machines, numbering, voices
from server.domain.buckets import too_fast
from server.domain.calls import Call
from server.domain.centres import is_in_log, ticket_id
from server.domain.machines import Device, DeviceHealth
from server.domain.numbering import Lease
from server.engine.unit_of_work import UnitOfWork
from server.rules.lookups import counter_of


def report_call(unit: UnitOfWork, command: c.ReportCall) -> Answer:
    """Record that a call was shown, spoken, or why it was not spoken; only the first report of each
    is an event. `not_found`; `not_permitted` where a display reports for a voice that it was not
    granted: the display that has it would then not speak the call."""
    call = existing(unit.get(Call, command.call), what="call", id=command.call)
    if command.how != "shown" and not _is_voice(unit, call):
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": unit.who.role})
    if command.how == "shown" and call.shown_at is None:
        unit.append(e.CallShown(call=call.call, device=unit.who.id))
    if command.how == "spoken" and call.spoken_at is None:
        unit.append(e.CallSpoken(call=call.call, device=unit.who.id))
    if command.reason is not None and call.spoken_at is None and call.silent_for is None:
        unit.append(e.CallSilent(call=call.call, device=unit.who.id, reason=command.reason))
    return {"call": call.call}


def _is_voice(unit: UnitOfWork, call: Call) -> bool:
    """Whether a display was the last one with the voice of a call's zone. It may report after the
    grant has ended: for example after the server was away."""
    counter, health = unit.setup.counters.get(call.counter), unit.access.health(unit.who.id)
    zone = counter.zone if counter is not None else None
    return health is not None and (zone or voices.NO_ZONE) in health.voice


def grant_lease(app: AppContext, unit: UnitOfWork, command: c.GrantLease) -> None:
    """Lease numbers of a series to a kiosk up to its maximum, for today and tomorrow. New ones are
    limited to the rate at which a kiosk may issue tickets (`too_fast`): a kiosk that hands in and
    leases in a loop gets no more numbers than by issuing."""
    series = unit.setup.series.get(command.series)
    if series is None or series.leased_from is None:
        raise malformed_field("series", "has no numbers for leases")
    today = calendar.business_day(unit.now, unit.setup.config.centre)
    held = [
        lease
        for lease in unit.leases(today)
        if lease.device == unit.who.id and lease.series == series.key
    ]
    granted, free, rules = len(held), 0, unit.setup.config.rules
    for day in (today, today + calendar.ONE_DAY):
        wanted = rules.lease_size - sum(lease.day == day for lease in held)
        numbers = _free(unit, series.key, day, wanted)
        free += len(numbers)
        taken = app.buckets.take(
            (unit.who.id, series.key),
            app.clock.now(),
            per_minute=rules.kiosk_issues_per_minute,
            size=2 * rules.lease_size,
            wanted=len(numbers),
        )
        numbers = numbers[:taken]
        granted += len(numbers)
        if numbers:
            first = unit.centre.ordinal + 1
            ordinals = range(first, first + len(numbers))
            unit.append(
                e.LeaseGranted(
                    device=unit.who.id,
                    day=day,
                    series=series.key,
                    first_ordinal=first,
                    tickets=tuple(ticket_id(unit.centre, ordinal) for ordinal in ordinals),
                    numbers=tuple(numbers),
                    until=_void_from(unit, day),
                )
            )
    if free and granted == len(held):
        raise too_fast(rules.kiosk_issues_per_minute)
    if not granted:
        raise Refusal(ProblemType.NUMBERS_USED_UP, {"series": series.prefix or series.key})


def _free(unit: UnitOfWork, key: str, day: date, wanted: int) -> list[str]:
    """Free numbers of the leased range: not in use, and not recently used. They follow the last
    number leased for the day, so that a number is reused only after the whole range."""
    series, before = unit.setup.series[key], unit.last_leased(key, day)
    span = numbering.leased_range(series)
    last = next((value for value in span if numbering.written(series, value) == before), None)
    numbers = (numbering.written(series, value) for value in numbering.candidates(span, last))
    free = (
        number
        for number in numbers
        if not unit.is_number_taken(number, day, unit.now, resting=True)
    )
    return list(islice(free, max(0, wanted)))


def _void_from(unit: UnitOfWork, day: date) -> datetime:
    return calendar.day_begins(unit.setup.config.centre, day + 2 * calendar.ONE_DAY)


def _cancel_unanswered(unit: UnitOfWork, identity: str | None) -> None:
    ticket = unit.ticket(identity) if identity is not None else None
    if ticket is not None and TicketAction.CANCEL in actions_of(TICKET, ticket.state):
        unit.append(e.TicketCancelled(ticket=ticket.id, reason=numbering.ANOTHER))


def hand_in(app: AppContext, unit: UnitOfWork, command: c.HandIn) -> Answer:
    """Accept a ticket that a kiosk issued without the server; its place in the queue follows from
    the time of issue.

    If the same touch had already created a ticket here, whose answer the kiosk did not receive,
    that one is cancelled: the printed ticket counts. On a closed day the ticket is recorded as
    expired; on a day that is not open yet the kiosk tries again later (`day_not_open`). The visitor
    holds the paper: a configuration that changed meanwhile does not refuse it.

    A kiosk hands in the numbers of a series and day in their order (else `malformed`). One that was
    enrolled again under another id, or whose lease a restore lost, proves its lease by its token.
    """
    lease, token = unit.get(Lease, command.ticket), command.token
    own = lease is not None and lease.device == unit.who.id
    own = own or (token is not None and app.signer.verify_ticket(token) == (command.ticket, 0))
    lease = lease or _lost_lease(unit, command)
    if lease is None or lease.number != command.number or not own:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "lease", "id": command.ticket})
    if unit.ticket(lease.id) is not None:
        return TicketReply(lease.id)
    if lease.handed_in:
        raise Refusal(ProblemType.PAST_DAY)
    _require_order(unit, lease)
    device = unit.access.device(lease.device)
    given = numbering.true_time(
        lease,
        command.issued_at,
        unit.now,
        previous=unit.handed_in_before(lease),
        heard=None if device is None else machines.last_heard(device, unit.now, app.clock.rate),
    )
    day = _day_of(unit, lease, given)
    _cancel_unanswered(unit, unit.issued_by(command.touch, lease.device))
    languages = unit.setup.config.centre.languages
    unit.append(
        e.TicketHandedIn(
            ticket=lease.id,
            ordinal=lease.ordinal,
            number=lease.number,
            series=lease.series,
            day=day,
            # The hall's first if the hall does not have it any more.
            language=command.language if command.language in languages else languages[0],
            ticket_class=TicketClass.PRIORITY if command.priority else TicketClass.STANDARD,
            assist=(),
            channel=Channel.KIOSK,
            stops=_served(unit, lease, command.services),
            paper=Paper.PRINTED,
            promise=None,
            device=unit.who.id,
            issued_at=given,
            touch=command.touch,
        )
    )
    unit.set_assist(lease.id, tuple(dict.fromkeys(command.assist)))
    if day != unit.centre.day:
        unit.append(e.TicketExpired(ticket=lease.id))
    return TicketReply(lease.id)


def _lost_lease(unit: UnitOfWork, command: c.HandIn) -> Lease | None:
    """The lease that a number may have had in hours that a restore lost; None if it cannot have had
    one. Only its token proves it."""
    if not unit.centre.restores or is_in_log(unit.centre, command.ticket):
        return None
    for series in unit.setup.series.values():
        span = numbering.leased_range(series)
        if command.number in (numbering.written(series, ordinal) for ordinal in span):
            day = calendar.business_day(command.issued_at, unit.setup.config.centre)
            return Lease(
                id=command.ticket,
                centre=unit.centre.id,
                device=unit.who.id,
                day=day,
                series=series.key,
                number=command.number,
                ordinal=unit.centre.ordinal + 1,
                granted_at=calendar.day_begins(unit.setup.config.centre, day),
                until=_void_from(unit, day),
            )
    return None


def _require_order(unit: UnitOfWork, lease: Lease) -> None:
    """Refuse a number as `malformed` if the kiosk still has an earlier one, with which it could
    later move a ticket before others."""
    kept = (
        other.number
        for other in unit.leases(lease.day)
        if (other.device, other.series, other.day) == (lease.device, lease.series, lease.day)
        and other.ordinal < lease.ordinal
    )
    if (earlier := next(kept, None)) is not None:
        raise malformed_field("number", f"comes after {earlier}, which is not handed in yet")


def _day_of(unit: UnitOfWork, lease: Lease, given: datetime) -> date:
    """The day of a ticket: the day of its lease, except for a number of tomorrow that was issued
    today; `day_not_open` if it is not open yet (for example because a manager has to confirm the
    clock): its bearer would lose the place."""
    head, centre = unit.setup.config.centre, unit.centre
    today = calendar.business_day(unit.now, head)
    if today < lease.day == centre.day:
        # The server's own clock is behind.
        return lease.day
    day = min(lease.day, calendar.business_day(given, head))
    # A day that was opened while the clock was ahead tells nothing about the days before it.
    opened = centre.last_day is not None and day <= centre.last_day <= today
    if not opened and day >= today:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    return day


def _served(
    unit: UnitOfWork, lease: Lease, wishes: Sequence[c.ServiceWish]
) -> tuple[e.IssuedStop, ...]:
    """The wished stops that still exist. If none does, one for a service of the number's series, or
    the first service: staff send the visitor on from there."""
    services = unit.setup.services
    known = [wish for wish in wishes if wish.service in services]
    if known:
        return tuple(e.IssuedStop(service=stop.service, quantity=stop.quantity) for stop in known)
    alike = (key for key, service in services.items() if service.series == lease.series)
    return (e.IssuedStop(service=next(alike, next(iter(services))), quantity=1),)


def end_leases(unit: UnitOfWork) -> None:
    """Void the numbers that were not handed in of leases that have ended; part of opening a day."""
    over: dict[str, list[Lease]] = {}
    for lease in unit.leases():
        if lease.until <= unit.now:
            over.setdefault(lease.device, []).append(lease)
    for device, held in over.items():
        unit.append(
            e.LeaseEnded(
                device=device,
                tickets=tuple(ticket.id for ticket in held),
                unused=tuple(ticket.number for ticket in held),
            )
        )


def confirm_device(app: AppContext, unit: UnitOfWork, command: c.ConfirmDevice) -> Answer:
    """Enrol the device that shows the code, as a new one or in place of another. `not_found` for a
    code that no device shows, or two; `malformed` for a counter that does not fit the role, or a
    replacement of another kind; `already_done` if a device has that secret."""
    now = app.machine.now()
    code = pairing.typed(command.code)
    asking = unit.access.enrolments(now, unit.centre.id)
    waiting = [row for row in asking if code in (row.code, row.vouched_code)]
    if len(waiting) != 1:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "code"})
    enrolment = waiting[0]
    if unit.access.device_by_hash(enrolment.hash) is not None:
        raise Refusal(ProblemType.ALREADY_DONE)
    counter = _counter(unit, enrolment.role, command.counter)
    if command.replaces is not None:
        before = device_of(unit, command.replaces)
        if before.role is not enrolment.role:
            raise malformed_field("replaces", f"is a {before.role}, not a {enrolment.role}")
        after = replace(
            before,
            label=command.label,
            counter=counter or before.counter,
            hash=enrolment.hash,
            next_hash=None,
            restart_since=None,
            screenshot_since=None,
            rotate_since=None,
        )
        unit.access.save(before, after)
        unit.access.delete(DeviceHealth, after.id)
        _sign_out(app, unit, after.id)
    else:
        role, label = enrolment.role, command.label
        after = Device(enrolment.id, unit.centre.id, role, label, counter, enrolment.hash, now)
        unit.access.save(None, after)
    unit.access.save(enrolment, replace(enrolment, device=after.id))
    unit.append(
        e.DeviceConfirmed(
            device=after.id,
            role=after.role,
            counter=after.counter,
            replaced=command.replaces is not None,
        )
    )
    return {"device": after.id, "role": after.role}


def set_device(app: AppContext, unit: UnitOfWork, command: c.SetDevice) -> None:
    """Set a device's name, counter, layout and settings; an operator who is signed in at a PC that
    moves to another counter has to sign in again."""
    before = device_of(unit, command.device)
    counter = _counter(unit, before.role, command.counter)
    display = _display(unit, before.role, command.display)
    settings = before.settings if command.settings is None else command.settings
    _require_settings(unit, before.role, display, settings)
    after = replace(
        before, label=command.label, counter=counter, display=display, settings=settings
    )
    unit.access.save(before, after)
    if counter != before.counter:
        _sign_out(app, unit, before.id)
    unit.append(e.DeviceSet(device=before.id, counter=counter, display=display))


def revoke_device(app: AppContext, unit: UnitOfWork, command: c.RevokeDevice) -> None:
    """Revoke a device, and end the sessions on it; idempotent."""
    before = device_of(unit, command.device, revoked=True)
    if before.revoked_at is None:
        unit.access.save(before, replace(before, revoked_at=app.machine.now()))
        _sign_out(app, unit, before.id)
        unit.append(e.DeviceRevoked(device=before.id))


def _sign_out(app: AppContext, unit: UnitOfWork, device: str) -> None:
    for person in unit.access.end_sessions_at(device, app.machine.now()):
        close_counters_of(unit, person)


def refuse_device(app: AppContext, unit: UnitOfWork, command: c.RefuseDevice) -> Answer:
    """Refuse a waiting machine (or `not_found`) in this centre; it may belong to another. Once all
    centres have refused it, its code is void."""
    now = app.machine.now()
    known = {machine.id: machine for machine in unit.access.enrolments(now, unit.centre.id)}
    before = existing(known.get(command.machine), what="device", id=command.machine)
    after = replace(before, refused_by=(*before.refused_by, unit.centre.id))
    if unit.access.is_refused_everywhere(after):
        after = replace(after, expires_at=now)
    unit.access.save(before, after)
    unit.append(e.DeviceRefused(device=before.id))
    return {"device": before.id}


def ask_device(unit: UnitOfWork, command: c.AskDevice) -> None:
    """Ask a device to restart, to send a picture (not of a counter's screen, nor of a board in a
    browser: `malformed`) or to renew its secret; its snapshot contains the request. A wall screen
    cannot be asked."""
    before, health = device_of(unit, command.device), unit.access.health(command.device)
    if before.role is Role.WALL:
        raise malformed_field("what", "is not possible for a wall screen, which is a browser")
    if command.what == "screenshot" and before.role is Role.COUNTER:
        raise malformed_field("what", "is not possible for a counter: its screen is private")
    if command.what == "screenshot" and health is not None and health.in_browser:
        raise malformed_field("what", "is not possible for a board in a browser: a page cannot")
    changed: dict[str, Any] = {f"{command.what}_since": unit.now}
    unit.access.save(before, replace(before, **changed))
    unit.append(e.DeviceAsked(device=before.id, what=command.what))


def device_of(unit: UnitOfWork, identity: str, *, revoked: bool = False) -> Device:
    """A device of the centre, or `not_found`; with a flag also a revoked one."""
    device = unit.access.device(identity)
    here = device is not None and device.centre == unit.centre.id
    if device is None or not here or (device.revoked_at is not None and not revoked):
        raise Refusal(ProblemType.NOT_FOUND, {"what": "device", "id": identity})
    return device


def _display(unit: UnitOfWork, role: Role, key: str | None) -> str | None:
    if key is None:
        return None
    if role is not Role.DISPLAY:
        raise malformed_field("display", f"does not apply to a {role}")
    if key not in unit.setup.displays:
        known = ", ".join(unit.setup.displays) or "none"
        raise malformed_field("display", f"is none of the displays of the centre file: {known}")
    return key


def _require_settings(
    unit: UnitOfWork, role: Role, display: str | None, settings: DeviceSettings
) -> None:
    for name, why in faults_of(role, settings):
        raise malformed_field(name, why)
    if role is not Role.DISPLAY:
        return
    layout = unit.setup.displays.get(display or "", WHOLE_HALL)
    shown = layout.on_panel(settings.inches, settings.farthest_seat_m)
    # The layouts of a centre file were checked when it was imported.
    if shown != layout and (found := too_small(shown)) is not None:
        raise malformed_field("inches", found)


def _counter(unit: UnitOfWork, role: Role, identity: str | None) -> str | None:
    if identity is None:
        return None
    if role is not Role.COUNTER:
        raise malformed_field("counter", f"does not apply to a {role}")
    return counter_of(unit, identity).id
