"""The live hall: queues and their targets, counters, devices, and alarms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from flask import Response, request

from contract import commands as c
from contract import rooms
from contract.access import PrinterState
from contract.alerts import AlarmKind
from contract.commands import Command
from contract.enums import CommandName, CounterState, Role
from contract.errors import ProblemType, Refusal
from contract.operations import Page, Query, may
from contract.snapshots import Hall, HallCounter, HallService
from contract.texts import Wording, pick
from server.domain.calendar import Span, day_ends_at_the_latest, holds
from server.domain.principal import Principal, permitted_to
from server.domain.setup import Setup
from server.identity import known
from server.views import hall as hall_snapshot
from server.views.alarms import Alarm, alarm_sentence, alarms, wait_limit
from server.views.snapshot_context import SnapshotContext, seconds
from server.web import authorization
from server.web.console.actions import hours_left, stopped
from server.web.console.devices import device_row
from server.web.console.lists import LONG, MANY_QUEUES, by_agency, looks_after, own_services
from server.web.console.words import delay_of, hall_state, minutes, paused, promises_of, queue_state
from server.web.http import spaced
from server.web.pages.forms import PageForm, execute, submitted
from server.web.pages.frame import Frame, Pages, Views

SIGNS: Final = {"open": "good", "paused": "care", "closed_by_staff": "care", "unserved": "bad"}
"""The sign of a queue by its state; `out` for the others."""

COUNTER_SIGNS: Final = {CounterState.OPEN: "good", CounterState.PAUSED: "care"}

NOTABLE: Final = frozenset({"care", "bad"})
"""The signs of queues that are shown even without waiting visitors."""

QUICK_FIXES: Final[Mapping[str, tuple[type[Command], str, Mapping[str, Any]]]] = {
    "confirm_time": (c.ConfirmTime, "", {}),
    "answer_help": (c.AnswerHelp, "place", {}),
    "confirm_claim": (c.JudgePriority, "ticket", {"confirmed": True}),
    "refuse_claim": (c.JudgePriority, "ticket", {"confirmed": False}),
    "resume_hall": (c.ResumeCentre, "", {}),
    "resume_service": (c.ResumeService, "service", {}),
    "restart_device": (c.AskDevice, "device", {"what": "restart"}),
}
"""The button of an alarm: the command, its field for the subject, further fields."""

BUTTONS: Final[Mapping[AlarmKind, tuple[str, ...]]] = {
    AlarmKind.CLOCK_IN_DOUBT: ("confirm_time",),
    AlarmKind.HELP_CALL: ("answer_help",),
    AlarmKind.CLAIM: ("confirm_claim", "refuse_claim"),
    AlarmKind.SOUND: ("restart_device",),
}
"""The buttons for each kind of alarm."""

OF_QUEUES: Final = frozenset(
    {AlarmKind.UNSERVED, AlarmKind.PROMISES, AlarmKind.WAIT_LONG, AlarmKind.MANY_WAITING}
)
"""The kinds of alarms that a large hall may have for each service."""

LINKS: Final[Mapping[str, tuple[str, Page | CommandName, Iterable[AlarmKind]]]] = {
    "stop_intake": ("console/hall/stop_intake", c.StopIntake.name, [AlarmKind.NO_COUNTER]),
    "service": ("console/services/{}", Page.STEERING, OF_QUEUES),
    "counter": (
        "console/counters/{}",
        Page.STEERING,
        [AlarmKind.COUNTER_SILENT, AlarmKind.CALL_UNANSWERED, AlarmKind.SERVICE_LONG],
    ),
    "device": (
        "console/devices/{}",
        Page.STEERING,
        [AlarmKind.PRINTER, AlarmKind.SOUND, AlarmKind.DEVICE_OFFLINE, AlarmKind.LIMIT_REACHED],
    ),
    "devices": (
        "console/devices",
        Page.STEERING,
        [AlarmKind.CALL_NOT_SHOWN, AlarmKind.VOICE_BEHIND, AlarmKind.NOT_HANDED_IN],
    ),
    "ticket": ("console/tickets/{}", Page.STEERING, [AlarmKind.CLAIM, AlarmKind.ON_HOLD]),
    "alerts": ("console/set-up/alerts#{}", Page.ALERTS, [AlarmKind.ALERTS_FAILED]),
    "person": ("console/people/{}", Page.PEOPLE, [AlarmKind.LOGIN_GUESSED]),
    "token": ("console/set-up/tokens#{}", Page.TOKENS, []),
}
"""Where to look into the cause of an alarm, by the label of the link: its address, the permission
that a reader needs, and the kinds of alarms."""

LINK_OF: Final = {kind: label for label, (_, _, kinds) in LINKS.items() for kind in kinds}

LIMITED: Final = {Role.INTEGRATION.value: "token", "p": "person"}
"""The link for a client that sends too many requests and is no device, by the prefix of its id."""

OF_DEVICES: Final = frozenset({*LINKS["device"][2], *LINKS["devices"][2]})
"""Alarms for readers who may manage devices."""

FOLDED_ABOVE: Final = 3
"""With more alarms of such a kind than this they are one row, with a list to unfold."""


type AlarmRow = dict[str, Any]
"""An alarm as a sentence: its contact line, if the centre has one; the name, the subject and the
label of each button; links as addresses with their labels. It may stand for the alarms of single
`queues`: its key then consists of theirs."""


type QueueRow = dict[str, Any]
"""A service and its queue. Its wait (that of the longest waiting ticket), target and limit are
minutes, and `waited` is a text of the first two. The counters are those that are open for it. The
promises count the promised waits at risk or over; the delay is their reason, if known."""

ADD_DEVICE: Final = ("console/devices/add", "account-device-add")
ADD_PERSON: Final = ("console/people/add", "account-person-add")


class LiveHallPages(Pages):
    """The page of the live hall."""

    def routes(self) -> Iterable[Views]:
        yield Views("console", Page.LIVE, self.show_hall)
        yield Views("console", Page.STEERING, post=self.press_button)

    def show_hall(self) -> Response:
        who, view = authorization.who(), live_view(self.frame)
        return self.frame.page(
            "console/live.html",
            scripts=True,
            form=PageForm(formdata=None),
            view=view,
            steers=permitted_to(who, Page.STEERING),
            whole=who.agency is None,
            room=rooms.hall(authorization.own_centre()).name,
        )

    def press_button(self) -> Response:
        form = PageForm()
        name, subject = request.form.get("act", ""), request.form.get("subject", "")
        with submitted(self.frame, form, self.show_hall):
            if name not in QUICK_FIXES:
                raise Refusal(ProblemType.MALFORMED)
            model, field, more = QUICK_FIXES[name]
            execute(self.app, model, form, **({field: subject} if field else {}), **more)
            return self.frame.done(name, "console")


def live_view(frame: Frame) -> dict[str, Any]:
    """The current hall, as its reader may see it."""
    who, context, say = authorization.who(), frame.context(), frame.say()
    setup, hall = context.reading.setup, hall_snapshot.build(context)
    mine = own_services(frame)
    serving = {each.id: set(setup.levels[each.profile].level_of) for each in hall.counters}
    left = hours_left(frame)
    state = hall_state(hall, is_working=holds(left, hall.at))
    queues = [
        _queue_row(service, hall, state, serving, frame)
        for service in hall.services
        if service.id in mine
    ]
    quiet = [((row["agency"],), row) for row in queues if not _is_notable(row)]
    notable = [((row["agency"],), row) for row in queues if _is_notable(row)]
    is_long = len(queues) >= MANY_QUEUES
    counters = [counter for counter in hall.counters if looks_after(frame, counter.profile)]
    tiles = _tiles(counters, context, setup, say)
    sees_devices = permitted_to(who, Query.DEVICES)
    sets_up = permitted_to(who, Page.NEW_DEVICE) and permitted_to(who, Page.PEOPLE)

    def waiting_in(rows: Sequence[QueueRow]) -> str:
        return say("console-waiting-count", count=sum(row["service"].waiting for row in rows))

    return {
        "hall": hall,
        "state": state,
        "paused": paused(frame, hall.suspension, hall.at),
        "resumes": "yes" if context.reading.centre.resumes_automatically else "no",
        "stopped": _stopped(hall, state, left, frame),
        "gives_tickets": bool(left),
        "waiting": sum(row["service"].waiting for row in queues),
        "open_counters": sum(counter.state is CounterState.OPEN for counter in counters),
        "alarms": _alarm_rows(hall, mine, frame, sees_devices=sees_devices),
        "first_steps": _first_steps(context) if sets_up else [],
        "queues": by_agency(
            notable,
            setup.config,
            say,
            is_long=is_long,
            note=waiting_in,
            is_open=lambda _: len(notable) < LONG,
        ),
        "quiet": by_agency(quiet, setup.config, say, is_long=is_long),
        "quiet_count": len(quiet),
        "counters": [tile for tile in tiles if tile["counter"].state is not CounterState.CLOSED],
        "closed": [tile for tile in tiles if tile["counter"].state is CounterState.CLOSED],
        "devices": [
            device_row(device, frame)
            for device in (known.devices(frame.app, setup.slug) if sees_devices else ())
            if device.state != "revoked"
        ],
        "notices": hall.notices,
    }


def _queue_row(
    service: HallService, hall: Hall, hall_now: str, serving: Mapping[str, set[str]], frame: Frame
) -> QueueRow:
    setup, say = frame.setup(), frame.say()
    configured = setup.services[service.id]
    state = queue_state(service, hall_now)
    return {
        "service": service,
        "key": configured.key,
        "name": pick(configured.names, say.language),
        "agency": configured.agency,
        "wait": (service.longest_wait or 0) // 60,
        "target": service.target // 60,
        "waited": say(
            "console-wait-of",
            wait=minutes(say, service.longest_wait or 0),
            target=minutes(say, service.target),
        ),
        "limit": round(wait_limit(configured, setup.config.alarms)) // 60,
        "state": stopped(frame, service.closed_until)
        if state == "closed_by_staff"
        else say("console-queue-state", state=state),
        "sign": SIGNS.get(state, "out"),
        "counters": [
            counter.number
            for counter in hall.counters
            if counter.state is CounterState.OPEN and service.id in serving[counter.id]
        ],
        "promises": promises_of(service, say.language),
        "delay": delay_of(service.delay, say.language),
    }


def _stopped(hall: Hall, state: str, left: Sequence[Span], frame: Frame) -> str:
    """That no tickets are given and until when, and until when visitors are served after the last
    hours of the day; "" while tickets are given."""
    if not hall.intake_stopped and state != "outside_hours":
        return ""
    head = frame.config().centre
    latest = day_ends_at_the_latest(head, hall.day) if hall.day and head.day_end_latest else hall.at
    is_last = not left and latest > hall.at
    until = hall.intake_until if hall.intake_stopped else left[0][0] if left else None
    time = frame.hall_time(latest) if is_last else "none"
    served = frame.say()("console-still-served", time=time)
    return f"{stopped(frame, until)} {served}"


def _is_notable(row: QueueRow) -> bool:
    """Whether a queue is shown before the reader unfolds the rest."""
    return bool(row["service"].waiting) or row["sign"] in NOTABLE


def _tiles(
    counters: Sequence[HallCounter], context: SnapshotContext, setup: Setup, say: Wording
) -> list[dict[str, Any]]:
    # Names only for readers who may know them.
    knows_names = may(authorization.who().role, Query.DEVICES)
    operators = [counter.operator for counter in counters if counter.operator and knows_names]
    names = context.reading.labels(operators)
    return [
        {
            "counter": counter,
            "operator": names.get(counter.operator or "", ""),
            "profile": pick(setup.profiles[counter.profile].names, say.language),
            "state": say("console-counter-state", state=counter.ticket_state or counter.state),
            "sign": COUNTER_SIGNS.get(counter.state, "out"),
            "since": minutes(say, seconds(context.now - counter.since)),
        }
        for counter in counters
    ]


def _first_steps(context: SnapshotContext) -> list[tuple[str, bool, tuple[str, str]]]:
    """The first steps of a hall, none once all were done: the name of each, whether it was done
    once, and the page where it is done with the text of that button."""
    reading, centre = context.reading, context.reading.centre
    # Removed devices count: a step is not due a second time.
    devices, healths = reading.machines()
    prints = any(
        device.id in healths and healths[device.id].printer is not PrinterState.NONE
        for device in devices
        if device.role is Role.KIOSK
    )
    shows = any(device.role is Role.DISPLAY for device in devices)
    duties = reading.read_access(lambda access: access.duties_at(centre.id), named="duties")
    operators = any(duty.role is Role.OPERATOR for _, duty in duties)
    # The number of the last call never decreases.
    opened = centre.call > 0 or any(
        counter.state is not CounterState.CLOSED for counter in reading.counters()
    )
    steps = [
        ("kiosk", prints, ADD_DEVICE),
        ("board", shows, ADD_DEVICE),
        ("people", operators or opened, ADD_PERSON),
        ("counter", opened, ADD_DEVICE),
    ]
    return [] if all(is_done for _, is_done, _ in steps) else steps


def _links(alarm: Alarm, setup: Setup, who: Principal, say: Wording) -> Iterator[tuple[str, str]]:
    if alarm.helper and permitted_to(who, c.SetProfile.name):
        number = setup.counters[alarm.helper].number
        label = say("console-look", what="set_profile", counter=number)
        yield f"console/counters/{alarm.helper}/set_profile", label
    link = LINK_OF.get(alarm.kind)
    if alarm.kind is AlarmKind.LIMIT_REACHED:
        link = LIMITED.get(alarm.subject.partition("-")[0], link)
    if link is not None:
        address, permission, _ = LINKS[link]
        if permitted_to(who, permission):
            yield address.format(alarm.subject), say("console-look", what=link)


def _alarm_rows(
    hall: Hall, services: frozenset[str], frame: Frame, *, sees_devices: bool
) -> list[AlarmRow]:
    """The alarms about some services and about the whole hall, those of many queues in one row."""
    setup = frame.setup()
    contacts = {contact.kind: contact.line for contact in hall.contacts}
    rows = (
        _alarm_row(alarm, setup, contacts, frame)
        for alarm in alarms(hall, setup, services)
        if sees_devices or alarm.kind not in OF_DEVICES
    )
    return _folded(rows, frame.say())


def _alarm_row(alarm: Alarm, setup: Setup, contacts: Mapping[str, str], frame: Frame) -> AlarmRow:
    line = contacts.get(alarm.kind, "")
    who, say = authorization.who(), frame.say()
    names = BUTTONS.get(alarm.kind, ())
    if alarm.kind is AlarmKind.PAUSE_OVERDUE:
        names = ("resume_service" if alarm.subject else "resume_hall",)
    buttons = tuple(
        (name, alarm.subject, say("console-mend", what=name))
        for name in names
        if permitted_to(who, QUICK_FIXES[name][0].name)
    )
    return {
        "key": alarm.key,
        "kind": alarm.kind,
        "sentence": alarm_sentence(alarm, setup, say, spaced),
        "since": frame.hall_time(alarm.since),
        "contact": say("alert-contact", line=line) if line else "",
        "buttons": buttons,
        "links": list(_links(alarm, setup, who, say)),
    }


def _folded(rows: Iterable[AlarmRow], say: Wording) -> list[AlarmRow]:
    """The rows, in which those of one kind are adjacent, with the alarms of many queues in one row
    at the place of the first of them."""
    folded: list[AlarmRow] = []
    for kind, group in groupby(rows, key=itemgetter("kind")):
        alike = list(group)
        if kind in OF_QUEUES and len(alike) > FOLDED_ABOVE:
            whole = {
                "key": " ".join(row["key"] for row in alike),
                "kind": kind,
                "sentence": say("console-alarm-queues", kind=kind, count=len(alike)),
                "contact": alike[0]["contact"],
                "queues": [{**row, "contact": ""} for row in alike],
            }
            folded.append(whole)
        else:
            folded += alike
    return folded
