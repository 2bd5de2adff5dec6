"""The hall as a whole: its business day, its services, suspension, intake, notices and help."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from contract import commands as c
from contract import events as e
from contract.enums import ACTIVE, CounterState, Role, TicketState
from contract.errors import ProblemType, Refusal, existing, malformed_field
from server.commands.calling import require_running
from server.commands.counters import record_absence, settle_in_queue
from server.commands.devices import end_leases
from server.context import Answer, AppContext
from server.domain.calendar import business_day, business_day_ends, day_begins
from server.domain.centres import (
    LEAST_GAP,
    MILLISECOND,
    centre_stopped,
    service_stopped,
    stopped_with_gap,
)
from server.domain.notices import HelpWanted, Notice
from server.domain.tickets import Ticket
from server.engine.unit_of_work import UnitOfWork
from server.outbox.recipients import queue_digest
from server.rules.lookups import counter_of, service_of
from server.rules.ticket_ends import ends_with_day


def open_service(unit: UnitOfWork, command: c.OpenService) -> None:
    """Issue tickets for a service again; an open one stays as it is."""
    identity = service_of(unit, command.service)
    state = unit.services().get(identity)
    if state is not None and state.closed_for is not None:
        unit.append(e.ServiceOpened(service=identity))


def close_service(unit: UnitOfWork, command: c.CloseService) -> None:
    """Issue no more tickets for a service; a second time changes the reason and the time."""
    identity = service_of(unit, command.service)
    until = _within_the_day(unit, command.until)
    state = unit.services().get(identity)
    if state is None or (state.closed_for, state.closed_until) != (command.reason, until):
        unit.append(e.ServiceClosed(service=identity, reason=command.reason, until=until))


def suspend_service(unit: UnitOfWork, command: c.SuspendService) -> None:
    """Stop the calls of a service; tickets called for it go back to their places. A second time
    changes the reason and the expected end."""
    identity = service_of(unit, command.service)
    _look_at_end(unit, command)
    unit.append(
        e.ServiceSuspended(
            service=identity,
            reason=command.reason,
            expected_end=command.expected_end,
            resume_automatically=command.resume_automatically,
        )
    )
    _take_back(unit, [ticket for ticket in unit.active() if ticket.present.service == identity])


def resume_service(unit: UnitOfWork, command: c.ResumeService) -> None:
    """Resume a service; one that is not suspended stays as it is."""
    identity = service_of(unit, command.service)
    state = unit.services().get(identity)
    if state is not None and state.suspended_at is not None:
        stopped = service_stopped(unit.centre, state, unit.now) // MILLISECOND
        unit.append(e.ServiceResumed(service=identity, stopped=stopped))


def suspend_centre(unit: UnitOfWork, command: c.SuspendCentre) -> None:
    """Suspend the centre: no ticket is issued or called, called ones go back to their places."""
    require_running(unit)
    _look_at_end(unit, command)
    unit.append(
        e.CentreSuspended(
            reason=command.reason,
            expected_end=command.expected_end,
            resume_automatically=command.resume_automatically,
        )
    )
    _take_back(unit, unit.active())


def resume_centre(unit: UnitOfWork, command: c.ResumeCentre) -> None:
    """Resume the centre, in the same order; one that is not suspended stays as it is."""
    if unit.centre.suspended_at is not None:
        stopped = centre_stopped(unit.centre, unit.now) // MILLISECOND
        unit.append(e.CentreResumed(stopped=stopped))


def stop_intake(unit: UnitOfWork, command: c.StopIntake) -> None:
    """Issue no more tickets in the whole centre; a second time changes the reason and the time."""
    centre = unit.centre
    if centre.day is None:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    until = _within_the_day(unit, command.until)
    if (centre.intake_stopped_for, centre.intake_until) != (command.reason, until):
        unit.append(e.IntakeStopped(reason=command.reason, until=until))


def resume_intake(unit: UnitOfWork, command: c.ResumeIntake) -> None:
    """Issue tickets again; if they are issued already, nothing changes."""
    if unit.centre.intake_stopped_for is not None:
        unit.append(e.IntakeResumed())


def set_phone_tickets(unit: UnitOfWork, command: c.SetPhoneTickets) -> None:
    """Let phones take tickets or not; the same again changes nothing."""
    if unit.centre.phones_off is command.on:
        unit.append(e.PhoneTicketsSet(on=command.on))


def record_gap(unit: UnitOfWork, command: c.RecordGap) -> None:
    """Record that the server was down on an open day. Calls stay: the operator can recall."""
    if unit.centre.day is not None and command.until - command.since >= LEAST_GAP:
        total = stopped_with_gap(unit.centre, command.since, command.until, unit.now)
        unit.append(
            e.GapRecorded(since=command.since, until=command.until, stopped=total // MILLISECOND)
        )


def _within_the_day(unit: UnitOfWork, until: datetime | None) -> datetime:
    """When tickets are issued again: at a time of this business day, or when it ends."""
    end = business_day_ends(unit.setup.config.centre, unit.now)
    if until is None:
        return end
    if not unit.now < until <= end:
        raise malformed_field("until", "is past" if until <= unit.now else "is not today")
    return until


def _look_at_end(unit: UnitOfWork, command: c.SuspendService | c.SuspendCentre) -> None:
    end = command.expected_end
    if end is not None and end <= unit.now:
        raise malformed_field("expected_end", "is past")
    if end is None and command.resume_automatically:
        raise malformed_field("expected_end", "is needed: without it the pause has no end")


def _take_back(unit: UnitOfWork, tickets: Iterable[Ticket]) -> None:
    for ticket in [ticket for ticket in tickets if ticket.state is TicketState.CALLED]:
        assert ticket.counter is not None
        call = ticket.call or 0
        unit.append(
            e.CallWithdrawn(ticket=ticket.id, counter=ticket.counter, call=call, reason="suspended")
        )
        settle_in_queue(unit, ticket.id)


def open_day(app: AppContext, unit: UnitOfWork, command: c.OpenDay) -> Answer:
    """Open the current business day; a day that was left open is closed first."""
    if app.doubt(unit.centre) is not None:
        raise Refusal(ProblemType.CLOCK_IN_DOUBT)
    today = business_day(unit.now, unit.setup.config.centre)
    if unit.centre.day == today:
        raise Refusal(ProblemType.DAY_ALREADY_OPEN, {"day": today.isoformat()})
    if unit.centre.day is not None:
        _close(app, unit, unit.centre.day, "day_turned")
    else:
        # A ticket that was being served when the day closed may be back in a queue since then, and
        # its counter still open.
        _expire(unit)
        _close_counters(unit, "day_turned", before=day_begins(unit.setup.config.centre, today))
    # What staff stopped on an earlier day ends; what they stopped this morning stays.
    for state in unit.services().values():
        ended = state.closed_until is None or state.closed_until <= unit.now
        if state.closed_for is not None and ended:
            unit.append(e.ServiceOpened(service=state.id))
    unit.append(e.DayOpened(day=today))
    end_leases(unit)
    return {"day": today.isoformat()}


def close_day(app: AppContext, unit: UnitOfWork, command: c.CloseDay) -> Answer:
    """Close the day: open tickets expire. One at a counter whose operator is there is finished as
    usual, and counts for that day; its counter stays open until then."""
    day = unit.centre.day
    if day is None:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    expired = _close(app, unit, day, command.reason)
    return {"day": day.isoformat(), "expired": expired}


def _close(app: AppContext, unit: UnitOfWork, day: date, reason: str) -> int:
    expired = _expire(unit)
    _close_counters(unit, "day_closed")
    unit.append(e.DayClosed(day=day, reason=reason, expired=expired))
    queue_digest(app, unit, day)
    return expired


def _expire(unit: UnitOfWork) -> int:
    over = [ticket for ticket in unit.open_tickets() if ends_with_day(unit, ticket, unit.now)]
    for ticket in over:
        if ticket.state in ACTIVE and ticket.counter is not None:
            left = counter_of(unit, ticket.counter)
            record_absence(unit, left, left.last_sign)
        unit.append(e.TicketExpired(ticket=ticket.id))
    return len(over)


def _close_counters(unit: UnitOfWork, reason: str, before: datetime | None = None) -> None:
    """Close the counters without a ticket; with `before`, only those left open since then: a
    counter that was opened this morning before the day stays open."""
    for counter in unit.counters():
        if counter.state is CounterState.CLOSED or counter.ticket is not None:
            continue
        if before is None or counter.since < before:
            unit.append(e.CounterClosed(counter=counter.id, reason=reason))


def post_notice(unit: UnitOfWork, command: c.PostNotice) -> Answer:
    """Post a notice, in place of an earlier one if it names one; without texts: remove that one."""
    if command.notice is not None:
        earlier = existing(unit.get(Notice, command.notice), what="notice", id=command.notice)
        if earlier.until is None or earlier.until > unit.now:
            unit.append(e.NoticePosted(notice=command.notice, text_hash="", until=unit.now))
    elif not command.texts:
        raise malformed_field("texts", "is needed where no earlier notice is named")
    if not command.texts:
        return {"notice": None}
    languages = unit.setup.config.centre.languages
    missing = [code for code in languages if not command.texts.get(code, "").strip()]
    if missing:
        raise malformed_field("texts", f"no text in {', '.join(missing)}")
    if command.until is not None and command.until <= unit.now:
        raise malformed_field("until", "is past")
    words = json.dumps(command.texts, ensure_ascii=False, sort_keys=True)
    identity, text_hash = unit.store_text(words, for_good=True)
    unit.append(e.NoticePosted(notice=identity, text_hash=text_hash, until=command.until))
    return {"notice": identity}


def call_for_help(unit: UnitOfWork, command: c.CallForHelp) -> Answer:
    """Call the greeter to a kiosk or a counter; a call that is open already stays as it is."""
    place = unit.who.id
    if unit.who.role is not Role.KIOSK:
        named = command.counter or unit.who.counter
        if named is None:
            raise malformed_field("counter", "is needed: where help is wanted")
        if unit.who.counter is not None and named != unit.who.counter:
            raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": unit.who.role})
        place = counter_of(unit, named).id
    wanted = _wanted(unit, place)
    if wanted is None or wanted.answered_at is not None:
        unit.append(e.HelpCalled(by=unit.who.id, place=place))
    return {"place": place}


def answer_help(unit: UnitOfWork, command: c.AnswerHelp) -> Answer:
    """Record that a member of staff has gone to help; a second answer changes nothing."""
    wanted = existing(_wanted(unit, command.place), what="help", id=command.place)
    if wanted.answered_at is None:
        unit.append(e.HelpAnswered(by=unit.who.id, place=command.place))
    return {"place": command.place}


def _wanted(unit: UnitOfWork, place: str) -> HelpWanted | None:
    return unit.get(HelpWanted, f"{unit.centre.id}/{place}")
