"""The texts of the screen, from snapshots: pure functions, no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from contract import suspension
from contract.catalogue import Catalogue
from contract.desk.available_keys import keys_at
from contract.desk.lookups import is_taken, lines_of, service_name, service_of, services_of
from contract.desk.sentences import ListRow, minutes
from contract.enums import (
    CounterState,
    HoldReason,
    Paper,
    Rule,
    StopState,
    TicketClass,
    TicketState,
)
from contract.formatting import clock_time, duration, spaced_number
from contract.snapshots import Desk, DeskTicket, Hall, HallService, OwnDay, Reasons, Stop
from contract.texts import OWN_NAMES, Say, pick
from contract.waits import late_promises
from contract.why import why_called

STATE_TONE: Final[Mapping[TicketState, str]] = {
    TicketState.CALLED: "call",
    TicketState.SERVING: "good",
}
COUNTER_TONE: Final[Mapping[CounterState, str]] = {
    CounterState.OPEN: "good",
    CounterState.PAUSED: "care",
    CounterState.CLOSED: "quiet",
}
STOP_TONE: Final[Mapping[StopState, str]] = {StopState.OPEN: "call", StopState.SERVED: "good"}


@dataclass(frozen=True, slots=True)
class ShownTicket:
    """The ticket at the counter in words; "" for empty parts. `priority` is its class, or the time
    of its booking, and `visitor` the name of that; `paper` is the problem with its paper."""

    number: str = ""
    state: str = ""
    tone: str = "quiet"
    service: str = ""
    agency: str = ""
    agency_colour: str = "transparent"
    language: str = ""
    waited: str = ""
    recalls: str = ""
    why: str = ""
    quantity: str = ""
    priority: str = ""
    visitor: str = ""
    assist: str = ""
    paper: str = ""
    paper_tone: str = "quiet"


@dataclass(frozen=True, slots=True)
class Calm:
    """The texts in place of a ticket while there is none."""

    headline: str = ""
    figure: str = ""
    sentence: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DeskTexts:
    """The texts of the screen; `waiting`: how many, and how long, in one line."""

    number: str = ""
    state: str = ""
    tone: str = "quiet"
    centre: str = ""
    suspension: str = ""
    own_day: str = ""
    waiting: str = ""
    ticket: ShownTicket = ShownTicket()
    calm: Calm = Calm()


def shown_ticket(say: Say, ticket: DeskTicket, catalogue: Catalogue, language: str) -> ShownTicket:
    """The ticket at the counter in words."""
    service = service_of(catalogue, ticket.service)
    agency = next(
        (agency for agency in catalogue.agencies if service and agency.id == service.agency), None
    )
    present = next((stop for stop in ticket.stops if stop.state is StopState.OPEN), None)
    called = ticket.state is TicketState.CALLED
    paper, paper_tone = _PAPER.get(ticket.paper, ("", "quiet"))
    return ShownTicket(
        number=ticket.number,
        state=say(f"ticket_{ticket.state}"),
        tone=STATE_TONE.get(ticket.state, "quiet"),
        service=service_name(catalogue, ticket.service, language),
        agency=pick(agency.names, language) if agency else "",
        agency_colour=agency.colour if agency else "transparent",
        language=say("speaks", language=OWN_NAMES.get(ticket.language, ticket.language)),
        waited=say("waited", time=minutes(say, ticket.waited)),
        recalls=say("recalled", n=ticket.recalls) if ticket.recalls else "",
        # Only for a called ticket: after a hold or a reopening these reasons do not apply.
        why=_why(say, ticket.reasons) if called and ticket.reasons else "",
        quantity=say("quantity", n=present.quantity) if present and present.quantity > 1 else "",
        priority=_priority(say, ticket, zone_of(catalogue)),
        visitor=say("compare_name", name=ticket.booked_name) if ticket.booked_name else "",
        assist=" · ".join(say(f"assist_{assist}") for assist in ticket.assist),
        paper=say(paper) if paper else "",
        paper_tone=paper_tone,
    )


def _priority(say: Say, ticket: DeskTicket, zone: tzinfo) -> str:
    if ticket.booked_for is not None:
        return say("booked_for", time=clock_time(ticket.booked_for, zone))
    ordinary = ticket.ticket_class is TicketClass.STANDARD
    return "" if ordinary else say(f"class_{ticket.ticket_class}")


_IN_ITS_TURN: Final = frozenset({Rule.LONGEST_WAIT, Rule.PRECEDENCE, Rule.CAP})


def _why(say: Say, reasons: Reasons) -> str:
    """Why this ticket was called, in a few words, with figures for a visitor who asks."""
    if reasons.rule in _IN_ITS_TURN:
        return say("why_precedence")
    return why_called(reasons, say)


_PAPER: Final[Mapping[Paper, tuple[str, str]]] = {
    Paper.PENDING: ("paper_pending", "care"),
    Paper.FAILED: ("paper_failed", "care"),
    Paper.SHOWN: ("paper_shown", "quiet"),
    Paper.NONE: ("paper_none", "quiet"),
}


def desk_texts(
    say: Say, desk: Desk, hall: Hall | None, catalogue: Catalogue, language: str, person: str
) -> DeskTexts:
    """The texts of the screen for a person."""
    ticket, zone = desk.ticket, zone_of(catalogue)
    if is_taken(desk, person):
        instead = Calm(hint=say("hint_take_over"))
    else:
        enter = keys_at(desk, hall, person).primary is not None
        still = calls_are_paused(desk, hall, catalogue)
        suspended = suspended_tickets(desk, hall, catalogue)
        instead = calm(say, desk, zone, enter, still, suspended)
    return DeskTexts(
        number=desk.number,
        state=say(f"counter_{desk.state}"),
        tone=COUNTER_TONE[desk.state],
        centre=pick(catalogue.names, language),
        suspension=suspension_of(say, desk, zone),
        own_day=own_day(say, desk.own_day),
        waiting=waiting_line(say, desk),
        ticket=shown_ticket(say, ticket, catalogue, language) if ticket else ShownTicket(),
        calm=instead,
    )


def zone_of(catalogue: Catalogue) -> ZoneInfo:
    """The time zone of the centre."""
    return ZoneInfo(catalogue.time_zone)


def span_of(desk: Desk) -> tuple[datetime | None, datetime | None]:
    """The start of what the stopwatch counts, and the end for a countdown; None for neither."""
    if desk.ticket is not None:
        return desk.ticket.since, None
    return (desk.since, desk.expected_end) if desk.state is CounterState.PAUSED else (None, None)


def suspension_of(say: Say, desk: Desk, zone: tzinfo | None) -> str:
    """The suspension of the centre with its reason; "" for none."""
    if desk.suspension is None:
        return ""
    said = suspension.told(desk.suspension, say, desk.at, zone)
    return f"{said.headline}. {said.why}"


def calm(
    say: Say, desk: Desk, zone: tzinfo | None, enter: bool, still: bool = False, suspended: int = 0
) -> Calm:
    """The texts while there is no ticket.

    Args:
        enter: whether Enter has an action.
        still: whether no ticket can be called because of a suspension.
        suspended: how many tickets wait in suspended queues, which the desk does not count.
    """
    if desk.state is CounterState.CLOSED:
        return Calm(headline=say("closed_here"), hint=say("hint_open") if enter else "")
    if desk.state is CounterState.PAUSED:
        since = clock_time(desk.since, zone)
        back = clock_time(desk.expected_end, zone) if desk.expected_end else ""
        sentence = (
            say("break_until", since=since, back=back) if back else say("break_since", since=since)
        )
        return Calm(
            headline=say("counter_paused"),
            sentence=sentence,
            hint=say("hint_back") if enter else "",
        )
    waiting = desk.waiting or (suspended if still else 0)
    if not waiting:
        return Calm(headline=say("nobody_waits"), sentence=say("nobody_waits_yet"))
    return Calm(
        headline=say("waiting_for_you", n=waiting),
        figure=str(waiting),
        sentence=""
        if desk.longest_wait is None
        else say("longest_wait", time=minutes(say, desk.longest_wait)),
        hint=say("hint_next" if enter else "hint_still" if still else "hint_paper"),
    )


def calls_are_paused(desk: Desk, hall: Hall | None, catalogue: Catalogue) -> bool:
    """Whether the centre is suspended, or every queue here that has waiting tickets."""
    if desk.suspension is not None:
        return True
    lines = lines_of(desk, hall, catalogue) if hall else []
    awaited = [line for line in lines if line.waiting]
    return bool(awaited) and all(line.suspension is not None for line in awaited)


def suspended_tickets(desk: Desk, hall: Hall | None, catalogue: Catalogue) -> int:
    """How many tickets wait here in suspended queues."""
    lines = lines_of(desk, hall, catalogue) if hall else []
    return sum(line.waiting for line in lines if line.suspension is not None)


def line_rows(
    say: Say, desk: Desk, hall: Hall, catalogue: Catalogue, language: str
) -> list[ListRow]:
    """The queues that this counter may call, as rows."""
    rows: list[ListRow] = []
    for line in lines_of(desk, hall, catalogue):
        service = service_of(catalogue, line.id)
        if service is None:
            continue
        longest = line.longest_wait
        over = longest is not None and longest > line.target
        rows.append(
            {
                "key": line.id,
                "name": pick(service.names, language),
                "waiting": line.waiting,
                "filled": min(1.0, longest / line.target) if longest and line.target else 0.0,
                "over": over,
                "still": line.suspension is not None,
                "wait": "" if longest is None else minutes(say, longest),
                "target": say("line_target", time=minutes(say, line.target)),
                "promises": _promises(say, line),
                "promise_tone": "bad" if line.promises_broken else "care",
            }
        )
    return rows


def folded_rows(say: Say, rows: Sequence[ListRow]) -> tuple[list[ListRow], list[ListRow], str]:
    """The queues with visitors, those without, and how many these are, in words."""
    awaited = [row for row in rows if row["waiting"]]
    empty = [row for row in rows if not row["waiting"]]
    return awaited, empty, say("lines_empty", n=len(empty)) if empty else ""


def _promises(say: Say, line: HallService) -> str:
    """How many visitors of a queue wait longer than promised, or are likely to, and why; "" if
    none."""
    parts = list(late_promises(line, say).values())
    if line.delay is not None:
        parts.append(say(f"delay_{line.delay}"))
    return " · ".join(parts)


def stop_rows(
    say: Say, ticket: DeskTicket | None, catalogue: Catalogue, language: str
) -> list[ListRow]:
    """The stops of a ticket; none where it has only one."""
    if ticket is None or len(ticket.stops) < 2:
        return []
    return [
        {
            "key": place,
            "name": service_name(catalogue, stop.service, language),
            "state_word": say(f"stop_{stop.state}"),
            "tone": STOP_TONE.get(stop.state, "quiet"),
            "detail": _stop_detail(say, stop),
        }
        for place, stop in enumerate(ticket.stops)
    ]


def document_rows(ticket: DeskTicket | None, catalogue: Catalogue, language: str) -> list[ListRow]:
    """The documents to ask the visitor for."""
    if ticket is None:
        return []
    service = service_of(catalogue, ticket.service)
    return [
        {"key": place, "name": pick(texts, language)}
        for place, texts in enumerate(service.documents if service else ())
    ]


def note_rows(ticket: DeskTicket | None, zone: tzinfo | None) -> list[ListRow]:
    """The notes of colleagues, the newest first."""
    return [
        {"key": place, "words": note.text, "detail": clock_time(note.at, zone)}
        for place, note in reversed(list(enumerate(ticket.notes if ticket else ())))
    ]


def held_rows(
    say: Say, desk: Desk, catalogue: Catalogue, language: str, zone: tzinfo | None, now: datetime
) -> list[ListRow]:
    """The tickets on hold that can be resumed here."""
    rows: list[ListRow] = []
    for ticket in desk.on_hold:
        reason = say(f"hold_reason_{ticket.reason}") if ticket.reason in set(HoldReason) else ""
        due = ticket.remind_at is not None and ticket.remind_at <= now
        at = say("remind_at", time=clock_time(ticket.remind_at, zone)) if ticket.remind_at else ""
        held = minutes(say, int((now - ticket.since).total_seconds()))
        other = ticket.counter if ticket.counter != desk.number else None
        where = say("counter_number", number=other) if other else ""
        rows.append(
            {
                "key": ticket.id,
                "number": spaced_number(ticket.number),
                "name": service_name(catalogue, ticket.service, language),
                "detail": " · ".join(part for part in (where, held, reason, at) if part),
                "due": due,
            }
        )
    return rows


def missed_rows(
    say: Say, hall: Hall, desk: Desk, catalogue: Catalogue, language: str, zone: tzinfo | None
) -> list[ListRow]:
    """The missed tickets of this counter's services that can still return."""
    own = services_of(catalogue, desk.counter)
    return [
        {
            "key": ticket.id,
            "number": spaced_number(ticket.number),
            "name": service_name(catalogue, ticket.service, language),
            "detail": say("comes_until", time=clock_time(ticket.comeback_until, zone))
            if ticket.comeback_until
            else "",
            "due": False,
        }
        for ticket in hall.missed
        if ticket.service in own
    ]


def waiting_line(say: Say, desk: Desk) -> str:
    """How many tickets wait here, and the wait of the first, in one line."""
    waiting = say("bar_waiting", n=desk.waiting)
    if desk.longest_wait is None:
        return waiting
    return f"{waiting} · {say('bar_longest', time=minutes(say, desk.longest_wait))}"


def gone(say: Say, number: str, state: TicketState | None) -> str:
    """The message when a ticket left the counter without a key press here."""
    known = state in _GONE
    return say(f"gone_{state}" if known else "gone", number=spaced_number(number))


_GONE: Final = frozenset(
    {
        TicketState.WAITING,
        TicketState.MISSED,
        TicketState.CANCELLED,
        TicketState.EXPIRED,
        TicketState.FINISHED,
    }
)


def own_day(say: Say, day: OwnDay) -> str:
    """The results of this counter today, in one line."""
    parts = [say("day_served", n=day.served), say("day_missed", n=day.missed)]
    if day.mean_service is not None:
        parts.append(say("day_mean", time=duration(day.mean_service)))
    return " · ".join(parts)


def _stop_detail(say: Say, stop: Stop) -> str:
    parts = []
    if stop.counter is not None and stop.state is not StopState.OPEN:
        parts.append(say("counter_number", number=stop.counter))
    if stop.time is not None:
        parts.append(minutes(say, stop.time))
    if stop.quantity > 1:
        parts.append(say("quantity", n=stop.quantity))
    return " · ".join(parts)
