"""The commands of the clock: ordinary commands, with an id derived from what is due, so that each
happens once, whichever server gives it. One of them records downtime of the server."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final, TypeGuard

from contract import commands as c
from contract.centre import CentreConfig
from contract.commands import Command, due_at
from contract.enums import BookingState, CounterState, LeftVisitor, TicketState
from contract.errors import ProblemType, Refusal
from server.commands import dispatch
from server.commands.calling import is_missed
from server.commands.counters import stays_away
from server.context import AppContext
from server.domain.bookings import Booking
from server.domain.calendar import (
    ONE_DAY,
    business_day,
    day_begins,
    day_ends_at_the_latest,
    hall_hours,
    holds,
)
from server.domain.centres import LEAST_GAP, Centre, event_time
from server.domain.machines import counters_heard
from server.domain.principal import clock_of
from server.domain.tickets import for_counter
from server.engine.centre_view import CentreView
from server.rules.bookings import ASKED_BEFORE, answered_until, asked_from, late_from
from server.rules.profiles import late_queues, works
from server.rules.ticket_ends import LEFT_AFTER, ends_with_day, may_come_back
from server.rules.waiting_list import draws_due, to_offer

_log = logging.getLogger("novbe.timers")

ASKED_DAYS: Final = ASKED_BEFORE.days + 1
"""Visitors are asked, and answer, on these days: today and those before the time."""


def due(app: AppContext, reading: CentreView) -> Sequence[Command]:
    """The commands that are due in a centre now; none while the clock is in doubt."""
    centre = reading.centre
    if centre.config is None or app.doubt(centre) is not None:
        return ()
    now = event_time(app.clock.now(), centre.last_at)
    return (
        *_stopped_until_now(reading, now),
        *_day_due(reading, centre.config, now),
        *_no_shows(reading, now),
        *_kept_waiting(reading, now),
        *_left_after_closing(reading, now),
        *_bookings(reading, now),
        *_at_counters(reading, now, app.machine.now(), app.started, app.pages),
    )


def due_command(
    model: type[Command], centre: str, moment: datetime, subject: str = "", /, **fields: Any
) -> Command:
    """A command of the clock; its id follows from what is due."""
    return model(command_id=due_at(centre, model.name, moment, subject), **fields)


def _stopped_until_now(reading: CentreView, now: datetime) -> Iterator[Command]:
    """The due commands after a temporary stop of the intake or a suspension has ended."""

    def is_over(end: datetime | None) -> TypeGuard[datetime]:
        return end is not None and end <= now

    centre = reading.centre
    if is_over(end := centre.intake_until):
        yield due_command(c.ResumeIntake, centre.id, end, centre=centre.id)
    if centre.resumes_automatically and is_over(end := centre.expected_end):
        yield due_command(c.ResumeCentre, centre.id, end, centre=centre.id)
    for service in reading.services().values():
        if service.id not in reading.setup.services:
            # The service was removed from the configuration since.
            continue
        if is_over(end := service.closed_until):
            yield due_command(c.OpenService, centre.id, end, service.id, service=service.id)
        if service.resumes_automatically and is_over(end := service.expected_end):
            yield due_command(c.ResumeService, centre.id, end, service.id, service=service.id)


def _no_shows(reading: CentreView, now: datetime) -> Iterator[Command]:
    for ticket in reading.active():
        if not is_missed(reading, ticket, now):
            continue
        assert ticket.counter is not None
        assert ticket.last_called_at is not None
        subject = {"counter": ticket.counter, "ticket": ticket.id}
        yield due_command(
            c.MarkNoShow, reading.centre.id, ticket.last_called_at, ticket.id, **subject
        )


def _kept_waiting(reading: CentreView, now: datetime) -> Iterator[Command]:
    """The due commands for tickets reserved for a counter that stays away."""
    away = [counter for counter in reading.counters() if stays_away(reading, counter, now)]
    if not away:
        return
    reserved = {queue.reserved_for for queue in reading.queues()} - {""}
    # At most once a minute: after a release further tickets may be sent to a counter that is away
    # again.
    minute = now.replace(second=0, microsecond=0)
    for counter in away:
        if for_counter(counter.id) in reserved:
            key = counter.id
            yield due_command(c.ReleaseReserved, reading.centre.id, minute, key, counter=key)


SILENT_AFTER: Final = timedelta(minutes=2)
"""A counter's program counts as not answering after this time without a report. Devices report
every few seconds; a restart takes less."""


def _at_counters(
    reading: CentreView,
    now: datetime,
    machine_now: datetime,
    started: datetime | None,
    pages: Mapping[str, datetime],
) -> Iterator[Command]:
    """The due commands for counters that their operator left or came back to, and for counters that
    were left open outside the opening hours. Before this process `started` no program could report.
    An operator who acts at another PC than the enrolled one is present; one who calls no visitor
    although some wait is not."""
    at_work = [place for place in reading.counters() if place.state is not CounterState.CLOSED]
    if not at_work:
        # Called every second: at night the devices are not read.
        return
    centre, config = reading.centre, reading.setup.config
    heard = counters_heard(*reading.machines(), pages)
    # Of use only where a counter has been idle for long, and then the same for all of them.
    late = cache(lambda: late_queues(reading, now))
    for counter in at_work:
        last, quiet = heard.get(counter.id, machine_now), now - counter.last_sign
        silent = min(machine_now - max(last, started or last), quiet)
        # A counter without an enrolled PC cannot be judged while the day lasts.
        is_idle = counter.id in heard and counter.state is CounterState.OPEN and not counter.ticket
        left = (
            is_idle
            and quiet >= LEFT_AFTER
            and not (counter.connected and works(reading, counter, now, late))
        )
        gone, same_since = left or silent >= SILENT_AFTER, counter.same_since or counter.since
        if counter.connected is gone:
            ticket = reading.ticket(counter.ticket) if counter.ticket else None
            # One that left the visitor was gone before the PC was switched off.
            alone = left or (ticket is not None and ends_with_day(reading, ticket, now))
            since = now - (quiet if alone else silent) if gone else None
            fields = {"counter": counter.id, "connected": not gone, "since": since}
            subject = f"{counter.id}/{gone}"
            yield due_command(c.RecordConnection, centre.id, same_since, subject, **fields)
        over = left or silent >= LEFT_AFTER or (centre.day is None and quiet >= LEFT_AFTER)
        hours = hall_hours(config, business_day(now, config.centre)) if over else ()
        if over and not counter.ticket and not holds(hours, now):
            yield due_command(c.CloseCounter, centre.id, same_since, counter.id, counter=counter.id)


def _left_after_closing(reading: CentreView, now: datetime) -> Iterator[Command]:
    """The due commands for tickets that were left at a counter after their day was closed."""
    for ticket in reading.active():
        if ticket.day != reading.centre.day and ends_with_day(reading, ticket, now):
            key, since = ticket.id, ticket.since
            fields = {"counter": ticket.counter, "ticket": key, "visitor": LeftVisitor.UNFINISHED}
            yield due_command(c.FreeCounter, reading.centre.id, since, key, **fields)


def _bookings(reading: CentreView, now: datetime) -> Iterator[Command]:
    """The due commands for bookings that were not confirmed, or whose visitors did not come, for
    waiting lists and draws."""
    yield from _draws(reading, now)
    if next(iter(reading.all_of(Booking)), None) is None:
        return
    centre = reading.centre.id
    for booking in reading.unbooked():
        if booking.until is not None and booking.until <= now:
            key = booking.id
            yield due_command(
                c.LapseBooking, centre, booking.until, key, centre=centre, booking=key
            )
    today = business_day(now, reading.setup.config.centre)
    for service in reading.setup.services:
        for offered, _ in to_offer(reading, service, now):
            key = offered.id
            yield due_command(c.OfferSlots, centre, now, key, centre=centre, booking=key)
        for days in range(ASKED_DAYS):
            for booking in reading.bookings(service, today + days * ONE_DAY):
                if booking.state is BookingState.BOOKED:
                    yield from _booked(reading, booking, now)


def _draws(reading: CentreView, now: datetime) -> Iterator[Command]:
    """The due commands for draws that open, and that are to be held."""
    centre = reading.centre.id
    for key in reading.setup.services:
        if (draw := reading.setup.draw_of(key)) is None:
            continue
        for week, is_open in draws_due(reading, key, draw, now):
            model: type[Command] = c.HoldDraw if is_open else c.OpenDraw
            fields = {"centre": centre, "service": key, "week": week}
            yield due_command(model, centre, now, f"{key} {week}", **fields)


def _booked(reading: CentreView, booking: Booking, now: datetime) -> Iterator[Command]:
    """The due commands for a booking whose visitor is asked, has not answered, or has not come."""
    due_at: list[tuple[type[Command], datetime | None]] = []
    if booking.at <= now:
        due_at.append((c.MissBooking, late_from(reading, booking)))
    else:
        if not booking.asked:
            due_at.append((c.AskBooking, asked_from(reading, booking)))
        due_at.append((c.LapseBooking, answered_until(reading, booking)))
    key, centre = booking.id, reading.centre.id
    for command, at in due_at:
        if at is not None and at <= now:
            yield due_command(command, centre, at, key, centre=centre, booking=key)


def _day_due(reading: CentreView, config: CentreConfig, now: datetime) -> Sequence[Command]:
    centre, head = reading.centre, config.centre
    today = business_day(now, head)
    ending: Sequence[Command] = ()
    if centre.day is not None:
        ending = _ending(reading, config, centre.day, now)
        if not ending or centre.day >= today:
            return ending
    closing = _closing(config, today)
    if closing is None or (centre.last_day is not None and centre.last_day >= today):
        # A day without hours, or one that was closed already.
        return ending
    if now >= min(closing, day_ends_at_the_latest(head, today)):
        return ending
    return (*ending, _of_day(c.OpenDay, centre, day_begins(head, today)))


def _of_day(model: type[Command], centre: Centre, moment: datetime, **fields: Any) -> Command:
    """A command on the day. Its id contains the last opening of a day: a day may be reopened by
    hand, or again after the clock was ahead."""
    opening = centre.opened_at.isoformat() if centre.opened_at else ""
    return due_command(model, centre.id, moment, opening, centre=centre.id, **fields)


def _closing(config: CentreConfig, day: date) -> datetime | None:
    """When the last part of the hall closes on a day; None if none opens."""
    return max((end for _start, end in hall_hours(config, day)), default=None)


def _ending(
    reading: CentreView, config: CentreConfig, day: date, now: datetime
) -> Sequence[Command]:
    """The end of the open day, once it is due: after closing when all visitors are served, at the
    latest at the time set in the centre file. A day that a person opened after closing lasts until
    its latest end; one opened after that, until the day turns."""
    centre = reading.centre
    opened = centre.opened_at or day_begins(config.centre, day)
    latest, reason = day_ends_at_the_latest(config.centre, day), "day_end_latest"
    if opened >= latest:
        latest, reason = day_begins(config.centre, day + ONE_DAY), "day_turned"
    if now >= latest:
        return (_of_day(c.CloseDay, centre, latest, reason=reason),)
    closing = _closing(config, day)
    if closing is not None and opened < closing <= now and _all_are_served(reading, now):
        return (_of_day(c.CloseDay, centre, closing, reason="lines_empty"),)
    return ()


def _all_are_served(reading: CentreView, now: datetime) -> bool:
    """Whether no ticket waits, is at a counter or on hold, or may still come back. One at a counter
    whose operator has left, and whose PC is off, does not keep the day open."""
    left = {counter.ticket for counter in reading.counters() if not counter.connected}
    active = reading.active()
    served = any(
        ticket.id not in left or not ends_with_day(reading, ticket, now) for ticket in active
    )
    if reading.queues() or served or reading.open_tickets(TicketState.ON_HOLD):
        return False
    missed = reading.open_tickets(TicketState.MISSED)
    return not any(may_come_back(reading, ticket, now) for ticket in missed)


def fire(app: AppContext) -> None:
    """Execute all due commands in every centre; an error is raised after the others are done."""
    failed: Exception | None = None
    for centre in app.store.configured():
        try:
            for command in app.store.read(centre.id, lambda reading: due(app, reading)):
                try:
                    dispatch.execute(app, clock_of(centre.id), command)
                except Refusal as refusal:
                    # The state has changed: not due any more.
                    _log.info("%s of %s was refused: %s", command.name, centre.id, refusal)
        except Exception as error:  # noqa: BLE001 a bad rule of one centre must not stop the others
            failed = failed or error
    if failed is not None:
        raise failed


HICCUP_SECONDS = 5.0
"""A pause that a busy machine may cause; it is no downtime, however fast the hall's time runs."""


def beat(app: AppContext, now: datetime) -> None:
    """Record that a server runs; before that, so that the next beat retries it, record in every
    centre a gap in which none did: it was off, frozen with its machine, or without its database. A
    time that may be days ahead is not recorded, because the next start would trust it."""
    if app.is_ahead:
        return
    before = app.store.last_alive()
    gap = max(LEAST_GAP, timedelta(seconds=HICCUP_SECONDS * app.clock.rate))
    if before is not None and now - before > gap:
        after_a_gap(app, before, now)
    app.store.alive(now)


def after_a_gap(app: AppContext, since: datetime, until: datetime) -> None:
    """Record in every centre with an open day that no server ran. A refusal of one centre is raised
    after the others are done."""
    untold: Refusal | None = None
    for centre in app.store.configured():
        if centre.day is None or app.doubt(centre) is not None:
            # With a doubt the clock jumped; the server was not down.
            continue
        command = due_command(
            c.RecordGap, centre.id, since, centre=centre.id, since=since, until=until
        )
        try:
            dispatch.execute(app, clock_of(centre.id), command)
        except Refusal as refusal:
            if refusal.kind is not ProblemType.COMMAND_REUSED:
                untold = refusal
            # Otherwise it was recorded before, with another `until`.
            _log.info("the gap of %s was not recorded: %s", centre.id, refusal)
    if untold is not None:
        raise untold
