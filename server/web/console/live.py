"""The live floor: queues and their targets, counters, devices, and alarms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flask import Response, request

from contract import rooms
from contract.access import PrinterState
from contract.enums import CounterState, Role
from contract.errors import ProblemType, Refusal
from contract.operations import Page, Query, may
from contract.snapshots import Hall, HallCounter, HallService, Notice
from contract.suspension import SuspensionSentences
from contract.texts import Wording, pick
from server.domain.layout import Layout
from server.domain.principal import permitted_to
from server.identity import known
from server.views import hall as hall_snapshot
from server.views.alarms import alarms, wait_limit
from server.views.context import SnapshotContext
from server.web import authorization
from server.web.console.actions import stopped
from server.web.console.alarm_rows import OF_DEVICES, QUICK_FIXES, AlarmRow, alarm_row, folded
from server.web.console.devices import Shown, shown
from server.web.console.groups import (
    LONG,
    MANY_QUEUES,
    Group,
    by_agency,
    looks_after,
    services_of,
)
from server.web.console.words import (
    delay_of,
    hall_state,
    minutes,
    paused,
    promises_of,
    queue_state,
)
from server.web.pages.forms import Form
from server.web.pages.frame import Part, Route
from server.web.rendering import spaced

NOTABLE: Final = frozenset({"care", "bad"})
"""The signs of queues that are shown even without waiting visitors."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A service and its queue.

    Attributes:
        key, agency: its key in the centre file, and that of its agency.
        wait, target, limit: minutes; the wait is that of the longest waiting ticket.
        counters: the numbers of the counters that are open for it.
        promises: how many promised waits are at risk or over, each with its sign.
        delay: why; "" if it is not known.
    """

    one: HallService
    key: str
    name: str
    agency: str
    wait: int
    target: int
    limit: int
    state: str
    sign: str
    counters: tuple[str, ...]
    promises: tuple[tuple[str, str], ...]
    delay: str

    @property
    def is_notable(self) -> bool:
        """Whether it is shown before the reader unfolds the rest."""
        return bool(self.one.waiting) or self.sign in NOTABLE


@dataclass(frozen=True, slots=True)
class CounterTile:
    """A counter."""

    one: HallCounter
    operator: str
    profile: str
    state: str
    sign: str
    since: str


ADD_DEVICE: Final = ("console/devices/add", "account-device-add")
ADD_PERSON: Final = ("console/people/add", "account-person-add")


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A step in setting up a new hall.

    Attributes:
        name: its selector in the text `console-first-step`.
        is_done: whether it was done once.
        link: the page where it is done, and the text of that button.
    """

    name: str
    is_done: bool
    link: tuple[str, str]


@dataclass(frozen=True, slots=True)
class LiveView:
    """The content of the page."""

    hall: Hall
    state: str
    paused: SuspensionSentences | None
    resumes: str
    stopped: str
    waiting: int
    open_counters: int
    alarms: list[AlarmRow]
    first_steps: list[FirstStep]
    queues: list[Group[QueueRow]]
    quiet: list[Group[QueueRow]]
    quiet_count: int
    counters: list[CounterTile]
    closed: list[CounterTile]
    devices: list[Shown]
    notices: list[Notice]


class LivePage(Part):
    """The page of the live floor."""

    def _routes(self) -> Iterable[Route]:
        yield ("console", Page.LIVE, {"GET": self._shown})
        yield ("console", Page.STEERING, {"POST": self._fix})

    def view(self) -> LiveView:
        """The current hall, as its reader may see it."""

        def read(context: SnapshotContext) -> tuple[Hall, bool]:
            return hall_snapshot.build(context), context.reading.centre.resumes_automatically

        hall, resumes = self._frame.reading(read)
        return self._view(hall, self._frame.layout(), self._frame.say(), resumes=resumes)

    def _shown(self) -> Response:
        who, say, view = authorization.who(), self._frame.say(), self.view()
        return self._frame.page(
            "console/live.html",
            scripts=True,
            form=Form(formdata=None),
            view=view,
            steers=permitted_to(who, Page.STEERING),
            whole=who.agency is None,
            room=rooms.hall(authorization.own_centre()).name,
            pick=lambda texts: pick(texts, say.language),
            spaced=spaced,
            as_of=self._frame.hall_time(view.hall.at, say),
        )

    def _fix(self) -> Response:
        """Execute the button of an alarm."""
        form = Form()
        name, subject = request.form.get("act", ""), request.form.get("subject", "")

        def act() -> Response:
            if name not in QUICK_FIXES:
                raise Refusal(ProblemType.MALFORMED)
            model, field, more = QUICK_FIXES[name]
            self._frame.give(model, form, **({field: subject} if field else {}), **more)
            return self._frame.done(name, "console")

        return self._frame.submitted(form, act, self._shown)

    def _view(self, hall: Hall, layout: Layout, say: Wording, *, resumes: bool) -> LiveView:
        who = authorization.who()
        mine = services_of(layout, who.agency)
        serving = {one.id: set(layout.levels[one.profile].level_of) for one in hall.counters}
        counters = [one for one in hall.counters if looks_after(layout, who.agency, one.profile)]
        queues = [
            self._queue(one, layout, say, hall, serving) for one in hall.services if one.id in mine
        ]
        tiles = self._tiles(counters, layout, say, hall.at)

        is_long = len(queues) >= MANY_QUEUES
        quiet = [((row.agency,), row) for row in queues if not row.is_notable]
        notable = [((row.agency,), row) for row in queues if row.is_notable]

        def waiting_in(rows: Sequence[QueueRow]) -> str:
            return say("console-waiting-count", count=sum(row.one.waiting for row in rows))

        contacts = {one.kind: one.line for one in hall.contacts}
        return LiveView(
            hall=hall,
            state=hall_state(hall),
            paused=paused(self._frame, hall.suspension, hall.at),
            resumes="yes" if resumes else "no",
            stopped=stopped(self._frame, hall.intake_until, say) if hall.intake_stopped else "",
            waiting=sum(row.one.waiting for row in queues),
            open_counters=sum(one.state is CounterState.OPEN for one in counters),
            alarms=folded(
                (
                    alarm_row(one, layout, contacts, self._frame, say)
                    for one in alarms(hall, layout, mine)
                    if permitted_to(who, Query.DEVICES) or one.kind not in OF_DEVICES
                ),
                say,
            ),
            first_steps=self._frame.reading(_first_steps)
            if permitted_to(who, Page.NEW_DEVICE) and permitted_to(who, Page.PEOPLE)
            else [],
            queues=by_agency(
                notable,
                layout.config,
                say,
                is_long=is_long,
                note=waiting_in,
                is_open=lambda _: len(notable) < LONG,
            ),
            quiet=by_agency(quiet, layout.config, say, is_long=is_long),
            quiet_count=len(quiet),
            counters=[one for one in tiles if one.one.state is not CounterState.CLOSED],
            closed=[one for one in tiles if one.one.state is CounterState.CLOSED],
            devices=self._devices(say) if permitted_to(who, Query.DEVICES) else [],
            notices=list(hall.notices),
        )

    def _queue(
        self,
        one: HallService,
        layout: Layout,
        say: Wording,
        hall: Hall,
        serving: Mapping[str, set[str]],
    ) -> QueueRow:
        service = layout.services[one.id]
        state = queue_state(one, hall)
        return QueueRow(
            one=one,
            key=service.key,
            name=pick(service.names, say.language),
            agency=service.agency,
            wait=(one.longest_wait or 0) // 60,
            target=one.target // 60,
            limit=round(wait_limit(service, layout.config.alarms)) // 60,
            state=say("console-queue-state", state=state),
            sign={"open": "good", "paused": "care", "unserved": "bad"}.get(state, "out"),
            counters=tuple(
                counter.number
                for counter in hall.counters
                if counter.state is CounterState.OPEN and one.id in serving[counter.id]
            ),
            promises=promises_of(one, say.language),
            delay=delay_of(one.delay, say.language),
        )

    def _tiles(
        self, counters: list[HallCounter], layout: Layout, say: Wording, now: datetime
    ) -> list[CounterTile]:
        names = self._operators(counters)
        return [
            CounterTile(
                one=one,
                operator=names.get(one.operator or "", ""),
                profile=pick(layout.profiles[one.profile].names, say.language),
                state=say("console-counter-state", state=one.ticket_state or one.state),
                sign={CounterState.OPEN: "good", CounterState.PAUSED: "care"}.get(one.state, "out"),
                since=minutes(say, int((now - one.since).total_seconds())),
            )
            for one in counters
        ]

    def _operators(self, counters: list[HallCounter]) -> Mapping[str, str]:
        """The names of operators, for readers who may know them."""
        ids = [one.operator for one in counters if one.operator]
        if not ids or not may(authorization.who().role, Query.DEVICES):
            return {}
        return self._frame.reading(lambda context: context.reading.labels(ids))

    def _devices(self, say: Wording) -> list[Shown]:
        return [
            shown(one, self._frame, say)
            for one in known.devices(self._frame.app, authorization.own_centre())
            if one.state != "revoked"
        ]


def _first_steps(context: SnapshotContext) -> list[FirstStep]:
    """The first steps of a hall, in their order; none once all were done."""
    reading, access = context.reading, context.reading.access
    centre = reading.centre
    # Removed devices count: a step is not due a second time.
    devices, healths = access.devices(centre.id), access.healths(centre.id)
    prints = any(
        one.id in healths and healths[one.id].printer is not PrinterState.NONE
        for one in devices
        if one.role is Role.KIOSK
    )
    shows = any(one.role is Role.DISPLAY for one in devices)
    operators = any(
        duty.role is Role.OPERATOR and duty.centre == centre.id
        for person in access.people(centre.id)
        for duty in access.duties(person.id)
    )
    opened = any(one.state is not CounterState.CLOSED for one in reading.counters())
    steps = [
        FirstStep("kiosk", prints, ADD_DEVICE),
        FirstStep("board", shows, ADD_DEVICE),
        FirstStep("people", operators, ADD_PERSON),
        # The number of the last call never decreases.
        FirstStep("counter", opened or centre.call > 0, ADD_DEVICE),
    ]
    return [] if all(one.is_done for one in steps) else steps
