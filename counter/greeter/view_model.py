"""The texts of the greeter's screen, from snapshots: pure functions, no Qt."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any, Final

from client.ui.code_picture import code_picture
from contract import commands as c
from contract.access import DeviceState, PrinterState
from contract.alerts import AlarmKind
from contract.catalogue import page_address
from contract.dates import day_and_month
from contract.desk.lookups import calls_not_shown, service_name
from contract.desk.sentences import ListRow, minutes, place_name
from contract.enums import (
    ENDED,
    CounterState,
    ProblemKind,
    Role,
    StopState,
    TicketState,
)
from contract.formatting import clock_time, spaced_number
from contract.operations import may
from contract.snapshots import Hall, HallProblem, Ticket
from contract.texts import OWN_NAMES, Say
from contract.waits import usual_wait
from counter.greeter.keys import GreeterContext

FOUND_FIELDS: Final = ("key", "number", "state_word", "tone", "name", "detail", "chosen")
NEED_FIELDS: Final = ("key", "icon_name", "words", "detail", "kind", "subject", "label", "other")

TONES: Final[Mapping[TicketState, str]] = {
    TicketState.WAITING: "good",
    TicketState.CALLED: "call",
    TicketState.SERVING: "good",
    TicketState.ON_HOLD: "care",
    TicketState.MISSED: "care",
}

NOTHING_CHOSEN: Final[Mapping[str, Any]] = {
    "number": "",
    "state": "",
    "tone": "quiet",
    "service": "",
    "facts": [],
    "stops": [],
    "picture": "",
}

NEEDS_PAPER: Final = frozenset(
    {PrinterState.PAPER_LOW, PrinterState.PAPER_OUT, PrinterState.COVER_OPEN, PrinterState.OFFLINE}
)


def _name(context: GreeterContext, service: str) -> str:
    return service_name(context.catalogue, service, context.language)


def found_row(context: GreeterContext, ticket: Ticket, zone: tzinfo | None, chosen: str) -> ListRow:
    """The row of a found ticket."""
    return {
        "key": ticket.id,
        "number": spaced_number(ticket.number),
        "state_word": context.say(f"ticket_{ticket.state}"),
        "tone": TONES.get(ticket.state, "quiet"),
        "name": _name(context, ticket.present_service),
        "detail": clock_time(ticket.issued_at, zone),
        "chosen": ticket.id == chosen,
    }


def chosen(context: GreeterContext, ticket: Ticket, zone: tzinfo | None) -> Mapping[str, Any]:
    """A ticket in words: `number`, `state`, `tone`, `service`, `facts` and `stops`, lists of lines;
    `picture`, the QR code of its page."""
    return {
        "number": ticket.number,
        "state": context.say(f"ticket_{ticket.state}"),
        "tone": TONES.get(ticket.state, "quiet"),
        "service": _name(context, ticket.present_service),
        "facts": _facts(context, ticket, zone),
        "stops": [
            f"{_name(context, stop.service)}: {context.say(f'stop_{stop.state}')}"
            for stop in ticket.stops
        ]
        if len(ticket.stops) > 1
        else [],
        "picture": _picture(context, ticket),
    }


def _picture(context: GreeterContext, ticket: Ticket) -> str:
    """The QR code of the ticket's page as the source of an image, for a visitor without paper; of
    the coupon if the ticket ended with one; "" for none."""
    if ticket.state in ENDED:
        coupon = next((coupon.code for coupon in ticket.coupons if not coupon.used), "")
        return code_picture(coupon) if coupon else ""
    address = page_address(context.catalogue, ticket.token) if ticket.token else None
    return code_picture(address) if address else ""


def _facts(context: GreeterContext, ticket: Ticket, zone: tzinfo | None) -> list[str]:
    say = context.say
    facts = [
        say("greeter_taken", time=clock_time(ticket.issued_at, zone)),
        say("speaks", language=OWN_NAMES.get(ticket.language, ticket.language)),
    ]
    if ticket.state is TicketState.WAITING and not ticket.served:
        facts.append(say("unserved"))
    if ticket.ahead is not None:
        facts.append(say("greeter_ahead", n=ticket.ahead))
    if ticket.expected is not None:
        facts.append(usual_wait(ticket.expected, say))
    if ticket.counter is not None:
        facts.append(say("counter_number", number=ticket.counter))
    elif ticket.counters and ticket.state is TicketState.WAITING:
        facts.append(say("greeter_counters", numbers=", ".join(ticket.counters)))
    if ticket.comeback_until is not None and ticket.state is TicketState.MISSED:
        facts.append(say("comes_until", time=clock_time(ticket.comeback_until, zone)))
    facts += [
        say("coupon", date=day_and_month(coupon.valid_through, context.language))
        for coupon in ticket.coupons
        if not coupon.used
    ]
    if any(stop.state is StopState.UNSERVED for stop in ticket.stops) and ticket.ended_with_coupon:
        facts.append(say("greeter_ended"))
    return facts


def need_rows(
    context: GreeterContext, hall: Hall, now: datetime, role: Role, printer: PrinterState
) -> list[ListRow]:
    """What needs attention, the most urgent first: calls for help, priority claims, calls that no
    display has shown, paper (`printer`: at this desk), counters whose program is offline."""
    say = context.say
    counters = [counter.id for counter in context.catalogue.counters]

    def since(at: datetime) -> str:
        return minutes(say, int((now - at).total_seconds()))

    help_calls = [
        _need(
            f"help {call.place}",
            "circle-help",
            place_name(say, call, counters),
            say("help_wanted", time=since(call.since)),
            kind="help",
            subject=call.place,
            label=say("act_answer_help"),
        )
        for call in hall.help
    ]
    claims = [
        _need(
            f"claim {claim.id}",
            "ticket",
            say("greeter_claim", number=spaced_number(claim.number)),
            f"{_name(context, claim.service)} · {since(claim.issued_at)}",
            kind="claim",
            subject=claim.id,
            label=say("greeter_judge"),
        )
        for claim in hall.claims
    ]
    calls = [
        _need(
            f"call {call.call}",
            "megaphone",
            say("greeter_not_shown", number=spaced_number(call.number), counter=call.counter),
            since(call.at),
        )
        for call in calls_not_shown(hall, now)
    ]
    own = [_printer("own printer", say("greeter_own_printer"), say, printer)]
    silent = [
        _silent(context, problem, hall, since(problem.since), role)
        for problem in hall.problems
        if problem.kind is ProblemKind.COUNTER_SILENT
    ]
    return [
        *_with_contact(help_calls, AlarmKind.HELP_CALL, hall),
        *_with_contact(claims, AlarmKind.CLAIM, hall),
        *_with_contact(calls, AlarmKind.CALL_NOT_SHOWN, hall),
        *_with_contact(own if printer in NEEDS_PAPER else [], AlarmKind.PRINTER, hall),
        *_devices(say, hall),
        *_with_contact(silent, AlarmKind.COUNTER_SILENT, hall),
    ]


def _with_contact(rows: list[ListRow], kind: AlarmKind, hall: Hall) -> list[ListRow]:
    """Add the centre's contact for such an alarm to the rows, on a line of its own."""
    line = next((contact.line for contact in hall.contacts if contact.kind == kind), "")
    return [{**row, "detail": f"{row['detail']}\n{line}"} for row in rows] if line else rows


def _silent(
    context: GreeterContext, problem: HallProblem, hall: Hall, since: str, role: Role
) -> ListRow:
    """The row of a counter whose PC is offline, with a supervisor's action, which does not affect
    the visitor."""
    say = context.say
    counter = next((counter for counter in hall.counters if counter.id == problem.counter), None)
    free = counter is not None and counter.ticket is None
    steers = free and may(role, c.TakeBreak.name)
    pauses = steers and counter is not None and counter.state is CounterState.OPEN
    visitor = counter.ticket if counter is not None and counter.ticket else ""
    return _need(
        f"silent {problem.counter}",
        "wifi-off",
        say("greeter_silent", number=problem.label),
        since + (f" · {spaced_number(visitor)}" if visitor else ""),
        kind="break" if pauses else "close" if steers else "",
        subject=problem.counter or "",
        label=say("greeter_take_break" if pauses else "greeter_close_counter") if steers else "",
        other=say("greeter_close_counter") if pauses else "",
    )


def _devices(say: Say, hall: Hall) -> list[ListRow]:
    found: list[ListRow] = []
    for device in hall.devices:
        place = device.label or device.id
        if device.role is Role.KIOSK and device.state is DeviceState.OFFLINE:
            offline = _need(device.id, "wifi-off", place, say("greeter_offline"))
            found += _with_contact([offline], AlarmKind.DEVICE_OFFLINE, hall)
        elif device.role is Role.KIOSK and device.printer in NEEDS_PAPER:
            printer = _printer(device.id, place, say, device.printer)
            found += _with_contact([printer], AlarmKind.PRINTER, hall)
    return found


def _printer(key: str, place: str, say: Say, printer: PrinterState) -> ListRow:
    return _need(key, "printer", place, say(f"greeter_printer_{printer}"))


def _need(key: str, icon: str, words: str, detail: str, **action: str) -> ListRow:
    """A row; `action` has the texts and the subject of its buttons."""
    told = {"key": key, "icon_name": icon, "words": words, "detail": detail}
    return {**dict.fromkeys(NEED_FIELDS, ""), **told, **action}
