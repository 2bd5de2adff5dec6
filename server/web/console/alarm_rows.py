"""The alarms of the live hall as sentences, each with buttons and links for what to do."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from contract import commands as c
from contract.alerts import AlarmKind
from contract.commands import Command
from contract.enums import CommandName, Role
from contract.operations import Page
from contract.texts import Wording
from server.domain.layout import Layout
from server.domain.principal import Principal, permitted_to
from server.views.alarms import Alarm, alarm_sentence
from server.web import authorization
from server.web.pages.frame import Frame
from server.web.rendering import spaced

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

LINKS: Final[Mapping[AlarmKind, tuple[str, str]]] = {
    AlarmKind.NO_COUNTER: ("console/hall/stop_intake", "stop_intake"),
    AlarmKind.UNSERVED: ("console/services/{}", "service"),
    AlarmKind.PROMISES: ("console/services/{}", "service"),
    AlarmKind.WAIT_LONG: ("console/services/{}", "service"),
    AlarmKind.MANY_WAITING: ("console/services/{}", "service"),
    AlarmKind.COUNTER_SILENT: ("console/counters/{}", "counter"),
    AlarmKind.CALL_UNANSWERED: ("console/counters/{}", "counter"),
    AlarmKind.SERVICE_LONG: ("console/counters/{}", "counter"),
    AlarmKind.PRINTER: ("console/devices/{}", "device"),
    AlarmKind.SOUND: ("console/devices/{}", "device"),
    AlarmKind.DEVICE_OFFLINE: ("console/devices/{}", "device"),
    AlarmKind.CALL_NOT_SHOWN: ("console/devices", "devices"),
    AlarmKind.NOT_HANDED_IN: ("console/devices", "devices"),
    AlarmKind.LIMIT_REACHED: ("console/devices/{}", "device"),
    AlarmKind.ALERTS_FAILED: ("console/set-up/alerts#{}", "alerts"),
    AlarmKind.LOGIN_GUESSED: ("console/people/{}", "person"),
    AlarmKind.CLAIM: ("console/tickets/{}", "ticket"),
    AlarmKind.ON_HOLD: ("console/tickets/{}", "ticket"),
}
"""Where to look into the cause of an alarm, and the label of the link."""

LIMIT_LINKS: Final[Mapping[str, tuple[str, str]]] = {
    Role.INTEGRATION: ("console/set-up/tokens#{}", "token"),
    "p": ("console/people/{}", "person"),
}
"""The same for a client that sends too many requests and is no device, by the prefix of its id."""

NEEDED: Final[Mapping[str, Page | CommandName]] = {
    "token": Page.TOKENS,
    "alerts": Page.ALERTS,
    "person": Page.PEOPLE,
    "stop_intake": CommandName.STOP_INTAKE,
}
"""The permission that a reader needs for a link, by its label; `STEERING` for the others."""

OF_DEVICES: Final = frozenset(
    kind for kind, (address, _) in LINKS.items() if address.startswith("console/devices")
)
"""Alarms for readers who may manage devices."""

OF_QUEUES: Final = frozenset(
    {AlarmKind.UNSERVED, AlarmKind.PROMISES, AlarmKind.WAIT_LONG, AlarmKind.MANY_WAITING}
)
"""The kinds of alarms that a large hall may have for each service."""

FOLDED_ABOVE: Final = 3
"""With more alarms of such a kind than this they are one row, with a list to unfold."""


type AlarmRow = dict[str, Any]
"""An alarm as a sentence: its contact line, if the centre has one; the name, the subject and the
label of each button; links as addresses with their labels. It may stand for the alarms of single
`queues`: its key then consists of theirs."""


def _buttons(alarm: Alarm) -> tuple[str, ...]:
    if alarm.kind is AlarmKind.PAUSE_OVERDUE:
        return ("resume_service" if alarm.subject else "resume_hall",)
    return BUTTONS.get(alarm.kind, ())


def _links(alarm: Alarm, layout: Layout, who: Principal, say: Wording) -> Iterator[tuple[str, str]]:
    """The pages for an alarm that its reader may see."""
    if alarm.helper and permitted_to(who, CommandName.SET_PROFILE):
        number = layout.counters[alarm.helper].number
        label = say("console-look", what="set_profile", counter=number)
        yield f"console/counters/{alarm.helper}/set_profile", label
    address, what = LINKS.get(alarm.kind, ("", ""))
    if alarm.kind is AlarmKind.LIMIT_REACHED:
        kind, _, _ = alarm.subject.partition("-")
        address, what = LIMIT_LINKS.get(kind, (address, what))
    if address and permitted_to(who, NEEDED.get(what, Page.STEERING)):
        yield address.format(alarm.subject), say("console-look", what=what)


def alarm_row(
    alarm: Alarm, layout: Layout, contacts: Mapping[str, str], frame: Frame, say: Wording
) -> AlarmRow:
    """An alarm as a sentence, with the contact line of its kind, and its reader's buttons."""
    line = contacts.get(alarm.kind, "")
    who = authorization.who()
    buttons = tuple(
        (name, alarm.subject, say("console-mend", what=name))
        for name in _buttons(alarm)
        if permitted_to(who, QUICK_FIXES[name][0].name)
    )
    return {
        "key": alarm.key,
        "kind": alarm.kind,
        "sentence": alarm_sentence(alarm, layout, say, spaced),
        "since": frame.hall_time(alarm.since, say) if alarm.since else "",
        "contact": say("alert-contact", line=line) if line else "",
        "buttons": buttons,
        "links": list(_links(alarm, layout, who, say)),
    }


def folded(rows: Iterable[AlarmRow], say: Wording) -> list[AlarmRow]:
    """The rows, in which those of one kind are adjacent, with the alarms of many queues in one row
    at the place of the first of them."""
    found: list[AlarmRow] = []
    for kind, alike in groupby(rows, key=itemgetter("kind")):
        own = list(alike)
        if kind in OF_QUEUES and len(own) > FOLDED_ABOVE:
            whole = {
                "key": " ".join(one["key"] for one in own),
                "kind": kind,
                "sentence": say("console-alarm-queues", kind=kind, count=len(own)),
                "contact": own[0]["contact"],
                "queues": [{**one, "contact": ""} for one in own],
            }
            found.append(whole)
        else:
            found += own
    return found
