"""The alarms of a hall for its managers, the most urgent first.

The thresholds are in the centre file: `alarms`, and `alarm_minutes` and `alarm_waiting` of a
service.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from contract.access.enums import DeviceState, PrinterState, SoundState
from contract.alerts import AlarmKind
from contract.centre import Service
from contract.enums import CounterState, Role, TicketState
from contract.screens import Alarms
from contract.snapshots import Hall, HallCounter, Suspension
from contract.texts import Wording, pick
from server.domain.setup import Setup

UNANSWERED_FOR = timedelta(minutes=5)
"""After this time a call that is not answered is an alarm: the longest walk takes less."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm.

    Attributes:
        subject: the id of its subject: a service, a zone, a counter, a device, a token, a person, a
            ticket, or the place of a help call; "" if only one of the kind can exist.
        label: the label of the subject; a ticket's or counter's number.
        since: the start; None if it is not known.
        value: the number of seconds or tickets.
        state: the state of a printer, of the counter or the doubt about the clock, by its code; for
            a pause `hall` or `service`; `open` for promises if no counter could be opened.
        counter: the number of a counter; for promises, one that serves the service and is not open.
        helper: the id of an open counter that could serve the service with another work profile.
    """

    kind: AlarmKind
    subject: str = ""
    label: str = ""
    since: datetime | None = None
    value: int = 0
    state: str = ""
    counter: str = ""
    helper: str = ""

    @property
    def key(self) -> str:
        """The identity of this alarm among the others."""
        return f"{self.kind}/{self.subject}/{self.label}"


def alarms(hall: Hall, setup: Setup, services: frozenset[str]) -> list[Alarm]:
    """The alarms of a hall for a reader who is responsible for some services (by id), the most
    urgent first; of one kind the oldest first."""
    levels = setup.config.alarms
    active = [
        *_of_the_hall(hall, levels),
        *_of_devices(hall, levels),
        *_of_services(hall, setup, services),
        *_of_promises(hall, setup, services),
        *_of_tickets(hall, levels, services),
    ]
    order = list(AlarmKind)
    return sorted(
        active, key=lambda alarm: (order.index(alarm.kind), alarm.since or hall.at, alarm.key)
    )


def wait_limit(service: Service, levels: Alarms) -> float:
    """The wait for a service, in seconds, from which it is an alarm."""
    minutes = service.alarm_minutes or service.target_minutes * levels.wait_of_target
    return minutes * 60


def _of_the_hall(hall: Hall, levels: Alarms) -> Iterator[Alarm]:
    if hall.clock_doubt is not None:
        yield Alarm(AlarmKind.CLOCK_IN_DOUBT, state=hall.clock_doubt)
    for call in hall.help:
        yield Alarm(AlarmKind.HELP_CALL, call.place, call.label, call.since)
    gives_tickets = any(service.open for service in hall.services)
    if gives_tickets and all(place.state is not CounterState.OPEN for place in hall.counters):
        yield Alarm(AlarmKind.NO_COUNTER)
    if end := _overdue_since(hall.suspension, hall.at):
        yield Alarm(AlarmKind.PAUSE_OVERDUE, since=end, state="hall")
    for counter in hall.counters:
        if (kind := _of_counter(counter, hall.at, levels)) is not None:
            since, number = counter.since, counter.ticket or ""
            lasts = int((hall.at - since).total_seconds())
            yield Alarm(kind, counter.id, number, since, lasts, counter=counter.number)
    for problem in hall.problems:
        # Each kind of problem is a kind of alarm.
        key = problem.counter or problem.who or ""
        yield Alarm(AlarmKind(problem.kind), key, problem.label, problem.since)


def _of_counter(counter: HallCounter, now: datetime, levels: Alarms) -> AlarmKind | None:
    lasts = now - counter.since
    if counter.ticket_state is TicketState.CALLED and lasts >= UNANSWERED_FOR:
        return AlarmKind.CALL_UNANSWERED
    if counter.ticket_state is TicketState.SERVING and counter.usual is not None:
        long = timedelta(seconds=counter.usual * levels.service_of_typical)
        return AlarmKind.SERVICE_LONG if lasts >= long else None
    return None


def _overdue_since(pause: Suspension | None, now: datetime) -> datetime | None:
    end = pause.expected_end if pause is not None else None
    return end if end is not None and end <= now else None


def _of_devices(hall: Hall, levels: Alarms) -> Iterator[Alarm]:
    for device in hall.devices:
        silent = device.silent is not None and device.silent >= levels.device_silent_seconds
        if device.state is DeviceState.OFFLINE and silent and device.role is not Role.COUNTER:
            yield Alarm(AlarmKind.DEVICE_OFFLINE, device.id, device.label)
        if device.state is not DeviceState.ONLINE:
            # The last report of an offline device may be out of date.
            continue
        if device.printer not in (PrinterState.NONE, PrinterState.OK):
            yield Alarm(AlarmKind.PRINTER, device.id, device.label, state=device.printer)
        if device.sound is SoundState.FAILED:
            yield Alarm(AlarmKind.SOUND, device.id, device.label)
    for zone, count in hall.not_spoken.items():
        yield Alarm(AlarmKind.VOICE_BEHIND, zone, value=count)
    if any(device.role is Role.DISPLAY for device in hall.devices):
        late = hall.at - timedelta(seconds=levels.call_not_shown_seconds)
        for call in hall.not_shown:
            if call.at <= late:
                yield Alarm(
                    AlarmKind.CALL_NOT_SHOWN,
                    str(call.call),
                    call.number,
                    call.at,
                    counter=call.counter,
                )


def _of_services(hall: Hall, setup: Setup, services: frozenset[str]) -> Iterator[Alarm]:
    levels = setup.config.alarms
    for shown in hall.services:
        if shown.id not in services:
            continue
        if end := _overdue_since(shown.suspension, hall.at):
            yield Alarm(AlarmKind.PAUSE_OVERDUE, shown.id, since=end, state="service")
        if shown.suspension is not None or not shown.waiting:
            continue
        service = setup.services[shown.id]
        if shown.unserved:
            yield Alarm(AlarmKind.UNSERVED, shown.id, value=shown.waiting)
        if shown.longest_wait is not None and shown.longest_wait > wait_limit(service, levels):
            yield Alarm(AlarmKind.WAIT_LONG, shown.id, value=shown.longest_wait)
        most = service.alarm_waiting or levels.waiting
        if most is not None and shown.waiting > most:
            yield Alarm(AlarmKind.MANY_WAITING, shown.id, value=shown.waiting)


def _of_promises(hall: Hall, setup: Setup, services: frozenset[str]) -> Iterator[Alarm]:
    """The services with many promises that are at risk or broken, each with the counter that can
    help at once: one that is not open, and an open one that serves other services of the
    reader."""
    waiting = {service.id: service.waiting for service in hall.services}
    counters = []
    for counter in hall.counters:
        level_of = setup.levels[counter.profile].level_of
        counters.append((counter, level_of, sum(waiting.get(service, 0) for service in level_of)))
    for service in hall.services:
        count = service.promises_broken
        if hall.suspension is None and service.suspension is None:
            # No counter helps during a pause; what was broken before it stays so.
            count += service.promises_at_risk
        if service.id not in services or count < setup.config.alarms.promises:
            continue
        # A closed counter rather than one on break, whose operator comes back.
        away = min(
            (
                (level_of[service.id], counter.state is not CounterState.CLOSED, place)
                for place, (counter, level_of, _) in enumerate(counters)
                if service.id in level_of and counter.state is not CounterState.OPEN
            ),
            default=None,
        )
        # The one with the fewest tickets waiting for it.
        helper = min(
            (
                (own, counter.ticket is not None, counter.id)
                for counter, level_of, own in counters
                if counter.state is CounterState.OPEN
                and service.id not in level_of
                and not services.isdisjoint(level_of)
            ),
            default=None,
        )
        to_open = hall.counters[away[2]] if away else None
        yield Alarm(
            AlarmKind.PROMISES,
            service.id,
            value=count,
            state=to_open.state if to_open else CounterState.OPEN,
            counter=to_open.number if to_open else "",
            helper=helper[2] if helper else "",
        )


def _of_tickets(hall: Hall, levels: Alarms, services: frozenset[str]) -> Iterator[Alarm]:
    for claim in hall.claims:
        if claim.service in services:
            yield Alarm(AlarmKind.CLAIM, claim.id, claim.number, claim.issued_at)
    held_since = hall.at - timedelta(minutes=levels.hold_minutes)
    for ticket in hall.on_hold:
        due = (
            ticket.remind_at <= hall.at
            if ticket.remind_at is not None
            else ticket.since <= held_since
        )
        if due and ticket.service in services:
            yield Alarm(AlarmKind.ON_HOLD, ticket.id, ticket.number, ticket.since)


ABOUT_PERSONS: Final = frozenset(
    {AlarmKind.LOGIN_GUESSED, AlarmKind.CLAIM, AlarmKind.LIMIT_REACHED, AlarmKind.ALERTS_FAILED}
)
"""Alarms that may name a person, or disclose more of a visitor than a number: their messages name
none, and the reader opens the console."""


def alarm_sentence(
    alarm: Alarm, setup: Setup, say: Wording, write: Callable[[str], str] = str
) -> str:
    """The sentence of an alarm, in the server's texts; `write` formats a label."""
    named = setup.services.get(alarm.subject) or setup.zones.get(alarm.subject)
    label = pick(named.names, say.language) if named is not None else alarm.label
    if alarm.kind is AlarmKind.VOICE_BEHIND and named is None:
        label = pick(setup.config.centre.names, say.language)
    if alarm.kind is AlarmKind.HELP_CALL and alarm.subject in setup.counters:
        label = say("account-at-counter", counter=setup.counters[alarm.subject].number)
    return say(
        "console-alarm",
        kind=alarm.kind,
        label=write(label),
        counter=alarm.counter,
        count=alarm.value,
        hours=alarm.value // 3600,
        minutes=alarm.value // 60 % 60,
        state=alarm.state,
    )


def sent_sentence(alarm: Alarm, setup: Setup, say: Wording) -> str:
    """The sentence of an alarm in a message, which names no person."""
    if alarm.kind in ABOUT_PERSONS:
        return say("alert-without-name", kind=alarm.kind)
    return alarm_sentence(alarm, setup, say)
