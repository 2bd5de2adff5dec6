"""The live floor: queues and their targets, counters, devices, and alarms."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from flask import Response, request

from contract import rooms
from contract.access import PrinterState
from contract.enums import CounterState, Role
from contract.errors import ProblemType, Refusal
from contract.operations import Page, Query, may
from contract.snapshots import Hall, HallCounter, HallService
from contract.texts import Wording, pick
from server.domain.layout import Layout
from server.domain.principal import permitted_to
from server.identity import known
from server.views import hall as hall_snapshot
from server.views.alarms import alarms, wait_limit
from server.views.context import SnapshotContext, seconds
from server.web import authorization
from server.web.console.actions import stopped
from server.web.console.alarm_rows import OF_DEVICES, QUICK_FIXES, alarm_row, folded
from server.web.console.devices import shown
from server.web.console.groups import LONG, MANY_QUEUES, by_agency, looks_after, services_of
from server.web.console.words import delay_of, hall_state, minutes, paused, promises_of, queue_state
from server.web.pages.forms import Form
from server.web.pages.frame import Frame, Part, Route
from server.web.rendering import spaced

NOTABLE: Final = frozenset({"care", "bad"})
"""The signs of queues that are shown even without waiting visitors."""


type QueueRow = dict[str, Any]
"""A service and its queue. Its wait (that of the longest waiting ticket), target and limit are
minutes; the counters are those that are open for it; the promises are how many promised waits are
at risk or over, each with its sign, and the delay says why, if it is known."""

ADD_DEVICE: Final = ("console/devices/add", "account-device-add")
ADD_PERSON: Final = ("console/people/add", "account-person-add")


class LivePage(Part):
    """The page of the live floor."""

    def _routes(self) -> Iterable[Route]:
        yield ("console", Page.LIVE, {"GET": self._shown})
        yield ("console", Page.STEERING, {"POST": self._fix})

    def _shown(self) -> Response:
        who, say, view = authorization.who(), self.say(), live_view(self)
        return self.page(
            "console/live.html",
            scripts=True,
            form=Form(formdata=None),
            view=view,
            steers=permitted_to(who, Page.STEERING),
            whole=who.agency is None,
            room=rooms.hall(authorization.own_centre()).name,
            pick=lambda texts: pick(texts, say.language),
            spaced=spaced,
            as_of=self.hall_time(view["hall"].at, say),
        )

    def _fix(self) -> Response:
        """Execute the button of an alarm."""
        form = Form()
        name, subject = request.form.get("act", ""), request.form.get("subject", "")

        def act() -> Response:
            if name not in QUICK_FIXES:
                raise Refusal(ProblemType.MALFORMED)
            model, field, more = QUICK_FIXES[name]
            self.give(model, form, **({field: subject} if field else {}), **more)
            return self.done(name, "console")

        return self.submitted(form, act, self._shown)


def live_view(frame: Frame) -> dict[str, Any]:
    """The current hall, as its reader may see it."""
    who, context, say = authorization.who(), frame.context(), frame.say()
    layout, hall = context.reading.layout, hall_snapshot.build(context)
    mine = services_of(layout, who.agency)
    serving = {one.id: set(layout.levels[one.profile].level_of) for one in hall.counters}
    queues = [_queue(one, hall, serving, layout, say) for one in hall.services if one.id in mine]
    quiet = [((row["agency"],), row) for row in queues if not _is_notable(row)]
    notable = [((row["agency"],), row) for row in queues if _is_notable(row)]
    is_long = len(queues) >= MANY_QUEUES
    counters = [one for one in hall.counters if looks_after(layout, who.agency, one.profile)]
    tiles = _tiles(counters, context, layout, say)
    contacts = {one.kind: one.line for one in hall.contacts}
    sees_devices = permitted_to(who, Query.DEVICES)
    sets_up = permitted_to(who, Page.NEW_DEVICE) and permitted_to(who, Page.PEOPLE)

    def waiting_in(rows: Sequence[QueueRow]) -> str:
        return say("console-waiting-count", count=sum(row["one"].waiting for row in rows))

    return {
        "hall": hall,
        "state": hall_state(hall),
        "paused": paused(frame, hall.suspension, hall.at),
        "resumes": "yes" if context.reading.centre.resumes_automatically else "no",
        "stopped": stopped(frame, hall.intake_until, say) if hall.intake_stopped else "",
        "waiting": sum(row["one"].waiting for row in queues),
        "open_counters": sum(one.state is CounterState.OPEN for one in counters),
        "alarms": folded(
            (
                alarm_row(one, layout, contacts, frame, say)
                for one in alarms(hall, layout, mine)
                if sees_devices or one.kind not in OF_DEVICES
            ),
            say,
        ),
        "first_steps": _first_steps(context) if sets_up else [],
        "queues": by_agency(
            notable,
            layout.config,
            say,
            is_long=is_long,
            note=waiting_in,
            is_open=lambda _: len(notable) < LONG,
        ),
        "quiet": by_agency(quiet, layout.config, say, is_long=is_long),
        "quiet_count": len(quiet),
        "counters": [one for one in tiles if one["one"].state is not CounterState.CLOSED],
        "closed": [one for one in tiles if one["one"].state is CounterState.CLOSED],
        "devices": [
            shown(one, frame, say)
            for one in (known.devices(frame.app, layout.slug) if sees_devices else ())
            if one.state != "revoked"
        ],
        "notices": hall.notices,
    }


def _queue(
    one: HallService, hall: Hall, serving: Mapping[str, set[str]], layout: Layout, say: Wording
) -> QueueRow:
    service = layout.services[one.id]
    state = queue_state(one, hall)
    return {
        "one": one,
        "key": service.key,
        "name": pick(service.names, say.language),
        "agency": service.agency,
        "wait": (one.longest_wait or 0) // 60,
        "target": one.target // 60,
        "limit": round(wait_limit(service, layout.config.alarms)) // 60,
        "state": say("console-queue-state", state=state),
        "sign": {"open": "good", "paused": "care", "unserved": "bad"}.get(state, "out"),
        "counters": [
            counter.number
            for counter in hall.counters
            if counter.state is CounterState.OPEN and one.id in serving[counter.id]
        ],
        "promises": promises_of(one, say.language),
        "delay": delay_of(one.delay, say.language),
    }


def _is_notable(row: QueueRow) -> bool:
    """Whether a queue is shown before the reader unfolds the rest."""
    return bool(row["one"].waiting) or row["sign"] in NOTABLE


def _tiles(
    counters: Sequence[HallCounter], context: SnapshotContext, layout: Layout, say: Wording
) -> list[dict[str, Any]]:
    operators = [one.operator for one in counters if one.operator]
    # For readers who may know them.
    names = (
        context.reading.labels(operators) if may(authorization.who().role, Query.DEVICES) else {}
    )
    return [
        {
            "one": one,
            "operator": names.get(one.operator or "", ""),
            "profile": pick(layout.profiles[one.profile].names, say.language),
            "state": say("console-counter-state", state=one.ticket_state or one.state),
            "sign": {CounterState.OPEN: "good", CounterState.PAUSED: "care"}.get(one.state, "out"),
            "since": minutes(say, seconds(context.now - one.since)),
        }
        for one in counters
    ]


def _first_steps(context: SnapshotContext) -> list[tuple[str, bool, tuple[str, str]]]:
    """The first steps of a hall, none once all were done: the name of each, whether it was done
    once, and the page where it is done with the text of that button."""
    reading, centre = context.reading, context.reading.centre
    # Removed devices count: a step is not due a second time.
    devices, healths = reading.machines()
    prints = any(
        one.id in healths and healths[one.id].printer is not PrinterState.NONE
        for one in devices
        if one.role is Role.KIOSK
    )
    shows = any(one.role is Role.DISPLAY for one in devices)
    duties = reading.read_access(lambda access: access.duties_at(centre.id), named="duties")
    operators = any(duty.role is Role.OPERATOR for _, duty in duties)
    opened = any(one.state is not CounterState.CLOSED for one in reading.counters())
    steps = [
        ("kiosk", prints, ADD_DEVICE),
        ("board", shows, ADD_DEVICE),
        ("people", operators, ADD_PERSON),
        # The number of the last call never decreases.
        ("counter", opened or centre.call > 0, ADD_DEVICE),
    ]
    return [] if all(is_done for _, is_done, _ in steps) else steps
