"""What the screen says, made from snapshots: pure functions, no Qt.

Each takes the messages in the operator's language as `say`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Final, Protocol

from client.saying import clock_time, duration, spaced_number, whole_minutes
from contract.catalogue import Catalogue, CatalogueService
from contract.errors import Problem, ProblemType
from contract.snapshots import Desk, DeskTicket, Hall, OwnDay, Reasons, Stop
from contract.texts import OWN_NAMES, pick
from contract.words import CounterState, Paper, StopState, TicketClass, TicketState

type Row = Mapping[str, Any]
"""One row of a list on the screen."""


class Say(Protocol):
    """A message in the operator's language."""

    def __call__(self, message: str, /, **values: str | int | float) -> str:
        """The message with its values."""
        ...


STATE_TONE: Final[Mapping[TicketState, str]] = {
    TicketState.CALLED: "call",
    TicketState.SERVING: "good",
}
COUNTER_TONE: Final[Mapping[CounterState, str]] = {
    CounterState.OPEN: "good",
    CounterState.PAUSED: "care",
    CounterState.CLOSED: "quiet",
}
STOP_TONE: Final[Mapping[StopState, str]] = {
    StopState.OPEN: "call",
    StopState.SERVED: "good",
}


@dataclass(frozen=True, slots=True)
class ShownTicket:
    """The ticket at the counter in words; "" where there is nothing to say.

    Attributes:
        paper, paper_tone: what is wrong with its paper, and how much that matters.
    """

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
    assist: str = ""
    paper: str = ""
    paper_tone: str = "quiet"


@dataclass(frozen=True, slots=True)
class Calm:
    """What stands in the place of a ticket while there is none."""

    headline: str = ""
    figure: str = ""
    sentence: str = ""
    hint: str = ""


def shown_ticket(say: Say, ticket: DeskTicket, catalogue: Catalogue, language: str) -> ShownTicket:
    """The ticket at the counter in words."""
    service = service_of(catalogue, ticket.service)
    agency = next((one for one in catalogue.agencies if service and one.id == service.agency), None)
    present = next((stop for stop in ticket.stops if stop.state is StopState.OPEN), None)
    paper, paper_tone = _PAPER.get(ticket.paper, ("", "quiet"))
    return ShownTicket(
        number=ticket.number,
        state=say(f"ticket_{ticket.state}"),
        tone=STATE_TONE.get(ticket.state, "quiet"),
        service=pick(service.names, language) if service else ticket.service,
        agency=pick(agency.names, language) if agency else "",
        agency_colour=agency.colour if agency else "transparent",
        language=say("speaks", language=OWN_NAMES.get(ticket.language, ticket.language)),
        waited=say("waited", time=minutes(say, ticket.waited)),
        recalls=say("recalled", n=ticket.recalls) if ticket.recalls else "",
        why=why(say, ticket.reasons, ticket.number),
        quantity=say("quantity", n=present.quantity) if present and present.quantity > 1 else "",
        priority=say(f"class_{ticket.ticket_class}")
        if ticket.ticket_class is not TicketClass.STANDARD
        else "",
        assist=" · ".join(say(f"assist_{one}") for one in ticket.assist),
        paper=say(paper) if paper else "",
        paper_tone=paper_tone,
    )


_PAPER: Final[Mapping[Paper, tuple[str, str]]] = {
    Paper.PENDING: ("paper_pending", "care"),
    Paper.FAILED: ("paper_failed", "care"),
    Paper.SHOWN: ("paper_shown", "quiet"),
    Paper.NONE: ("paper_none", "quiet"),
}


def why(say: Say, reasons: Reasons | None, number: str) -> str:
    """Why this ticket was called, as a sentence."""
    if reasons is None:
        return ""
    own = next((head for head in reasons.compared if head.number == number), None)
    others = [head for head in reasons.compared if head.number != number]
    if reasons.rule != "longest_wait" or own is None:
        return say("why_rule")
    if not others:
        return say("why_first_in_line", time=minutes(say, own.waited))
    return say(
        "why_longest_wait",
        time=minutes(say, own.waited),
        next=spaced_number(others[0].number),
        next_time=minutes(say, others[0].waited),
    )


def calm(say: Say, desk: Desk, zone: tzinfo, enter: bool) -> Calm:
    """What to say while no ticket is here.

    Args:
        say: the messages.
        desk: the desk without a ticket.
        zone: the centre's time zone.
        enter: whether there is something to do by Enter.
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
    if not desk.waiting:
        return Calm(headline=say("nobody_waits"), sentence=say("nobody_waits_yet"))
    return Calm(
        headline=say("waiting_for_you", n=desk.waiting),
        figure=str(desk.waiting),
        sentence=""
        if desk.longest_wait is None
        else say("longest_wait", time=minutes(say, desk.longest_wait)),
        hint=say("hint_next") if enter else say("hint_paper"),
    )


def line_rows(say: Say, desk: Desk, hall: Hall, catalogue: Catalogue, language: str) -> list[Row]:
    """The lines that this counter may call, in the order of its work profile."""
    counter = next((one for one in catalogue.counters if one.id == desk.counter), None)
    lines = {one.id: one for one in hall.services}
    rows: list[Row] = []
    for identity in counter.services if counter else ():
        line, service = lines.get(identity), service_of(catalogue, identity)
        if line is None or service is None:
            continue
        longest = line.longest_wait
        over = longest is not None and longest > line.target
        rows.append(
            {
                "key": identity,
                "name": pick(service.names, language),
                "waiting": line.waiting,
                "filled": min(1.0, longest / line.target) if longest and line.target else 0.0,
                "over": over,
                "wait": "" if longest is None else minutes(say, longest),
                "target": say("line_target", time=minutes(say, line.target)),
            }
        )
    return rows


def stop_rows(
    say: Say, ticket: DeskTicket | None, catalogue: Catalogue, language: str
) -> list[Row]:
    """The stops of a ticket; none where it has only one."""
    if ticket is None or len(ticket.stops) < 2:
        return []
    return [
        {
            "key": place,
            "name": _name(catalogue, stop.service, language),
            "state_word": say(f"stop_{stop.state}"),
            "tone": STOP_TONE.get(stop.state, "quiet"),
            "detail": _stop_detail(say, stop),
        }
        for place, stop in enumerate(ticket.stops)
    ]


def document_rows(ticket: DeskTicket | None, catalogue: Catalogue, language: str) -> list[Row]:
    """What to ask the visitor for."""
    if ticket is None:
        return []
    service = service_of(catalogue, ticket.service)
    return [
        {"key": place, "name": pick(texts, language)}
        for place, texts in enumerate(service.documents if service else ())
    ]


def own_day(say: Say, day: OwnDay) -> str:
    """What this counter has done today, in one line."""
    parts = [say("day_served", n=day.served), say("day_missed", n=day.missed)]
    if day.mean_service is not None:
        parts.append(say("day_mean", time=duration(day.mean_service)))
    return " · ".join(parts)


def refusal(say: Say, problem: Problem) -> tuple[str, str]:
    """A refused command: the server's sentence with the way out, and its tone."""
    way = _WAY_OUT.get(problem.kind)
    sentence = problem.detail or problem.title
    if way is not None:
        sentence = f"{sentence} {say(way)}"
    return sentence, "quiet" if problem.kind is ProblemType.NO_ONE_WAITING else "care"


_WAY_OUT: Final[Mapping[ProblemType, str]] = {
    ProblemType.NOT_THIS_TICKET: "way_look_again",
    ProblemType.TOO_LATE: "way_look_again",
    ProblemType.DAY_NOT_OPEN: "way_day_not_open",
}
"""What an operator can do besides what the server's sentence says to everybody."""


def minutes(say: Say, seconds: int) -> str:
    """A time in whole minutes: `14 min`, or that it is under one."""
    whole = whole_minutes(seconds)
    return say("minutes", n=whole) if whole else say("under_a_minute")


def service_of(catalogue: Catalogue, identity: str) -> CatalogueService | None:
    """A service by its id; None for one that the catalogue does not know."""
    return next((one for one in catalogue.services if one.id == identity), None)


def _name(catalogue: Catalogue, identity: str, language: str) -> str:
    service = service_of(catalogue, identity)
    return pick(service.names, language) if service else identity


def _stop_detail(say: Say, stop: Stop) -> str:
    parts = []
    if stop.counter is not None and stop.state is not StopState.OPEN:
        parts.append(say("counter_number", number=stop.counter))
    if stop.time is not None:
        parts.append(minutes(say, stop.time))
    if stop.quantity > 1:
        parts.append(say("quantity", n=stop.quantity))
    return " · ".join(parts)
