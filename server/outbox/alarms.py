"""Messages on alarms: when a problem begins, each hour while it lasts, and when it is over."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import Connection

from contract.alerts import AlarmKind, Alert, AlertEvent
from contract.snapshots import Hall
from contract.texts import wording
from server.context import AppContext
from server.domain.setup import Setup
from server.engine.centre_view import CentreView
from server.outbox.queue import OutboxRows
from server.outbox.receivers import Receiver, TrackedAlarm
from server.outbox.recipients import alert_to, zone_of
from server.sentences import TEXTS
from server.views import hall as hall_snapshot
from server.views.alarms import ABOUT_PERSONS, Alarm, alarms, sent_sentence

OVER_AFTER: Final = timedelta(minutes=2)
"""How long an alarm has to be gone until its problem is over: an alarm that comes and goes is one
problem."""

REPEATED_AFTER: Final = timedelta(hours=1)
"""A message on a problem that lasts is sent this long after the last one."""

SETTLING: Final = timedelta(minutes=2)
"""How long after the start of a server devices that have not reported yet are no problem: while no
server ran, none could report."""

NEED_HEARING: Final = frozenset(
    {AlarmKind.DEVICE_OFFLINE, AlarmKind.COUNTER_SILENT, AlarmKind.ALERTS_FAILED}
)
"""The kinds of alarms that are no problem meanwhile: nothing could be heard or sent."""

_ALARM: Final = TypeAdapter(Alarm)

type AlarmChange = tuple[AlertEvent | None, TrackedAlarm | None, TrackedAlarm]
"""The message that is due on a problem, and the problem before and after; one that is over is
deleted."""


def look(app: AppContext) -> None:
    """Queue messages about alarms that began, last or ended, in every centre with receivers."""
    for centre in app.store.on_connection(lambda each: OutboxRows(each).centres()):
        _look_at(app, centre)


def _look_at(app: AppContext, centre: str) -> None:
    def read(reading: CentreView) -> tuple[Hall, Setup]:
        return hall_snapshot.build(app.context(reading)), reading.setup

    now = app.machine.now()
    snapshot, setup = app.store.read(centre, read)
    present = _by_key(alarms(snapshot, setup, frozenset(setup.services)), snapshot.at)
    problems, receivers = app.store.on_connection(
        lambda each: (OutboxRows(each).problems(centre), OutboxRows(each).receivers(centre))
    )
    settled = app.started is None or now - app.started >= SETTLING
    heard = [
        alarm
        for alarm in present.values()
        if (settled or alarm.kind not in NEED_HEARING)
        and any(_wants(receiver, alarm) for receiver in receivers)
    ]
    changes = list(_changes(centre, problems, present, heard, now))

    def message(to: Receiver, problem: TrackedAlarm, alarm: Alarm, event: AlertEvent) -> Alert:
        since = _ALARM.validate_json(problem.alarm).since or snapshot.at
        return alert_to(
            app,
            to,
            setup,
            id=uuid4().hex,
            event=event,
            at=now,
            sentence=sent_sentence(alarm, setup, wording(TEXTS, to.language)),
            kind=alarm.kind,
            problem=problem.id,
            subject=alarm.subject if alarm.kind not in ABOUT_PERSONS else "",
            since=since,
            minutes=(snapshot.at - since) // timedelta(minutes=1),
        )

    def write(connection: Connection) -> None:
        queue = OutboxRows(connection)
        for event, before, problem in changes:
            if event is AlertEvent.OVER:
                queue.delete(TrackedAlarm, problem.id)
            else:
                queue.save(before, problem)
        for receiver in queue.receivers(centre):
            quiet_end = receiver.quiet_end(now, zone_of(setup))
            for event, _, problem in changes:
                # While it lasts, its figures are the present ones.
                alarm = present.get(problem.key) or _ALARM.validate_json(problem.alarm)
                if event is None or not _wants(receiver, alarm):
                    continue
                # None is repeated that cannot be read now.
                if event is AlertEvent.LASTS and (quiet_end or receiver.failures):
                    continue
                # None on an alarm that began and ended within quiet hours.
                if event is AlertEvent.OVER and queue.withdraw(receiver.id, problem.id, now):
                    continue
                queue.add(receiver, message(receiver, problem, alarm, event), quiet_end)

    if changes:
        app.store.on_connection(write, write=True)


def _by_key(active: Collection[Alarm], now: datetime) -> Mapping[str, Alarm]:
    """The alarms by their keys, each with a start; without the label where it names a person."""
    shown = (replace(alarm, label="") if alarm.kind in ABOUT_PERSONS else alarm for alarm in active)
    return {alarm.key: replace(alarm, since=alarm.since or now) for alarm in shown}


def _changes(
    centre: str,
    problems: Sequence[TrackedAlarm],
    present: Mapping[str, Alarm],
    heard: Sequence[Alarm],
    now: datetime,
) -> Iterator[AlarmChange]:
    """What becomes of the known problems, but for those that stay as they are, and the problems
    that begin with alarms of which a receiver hears."""
    for problem in problems:
        if problem.key not in present:
            if problem.gone_at is None:
                yield None, problem, replace(problem, gone_at=now)
            elif now - problem.gone_at >= OVER_AFTER:
                yield AlertEvent.OVER, problem, problem
        elif now - problem.told_at >= REPEATED_AFTER:
            yield AlertEvent.LASTS, problem, replace(problem, gone_at=None, told_at=now)
        elif problem.gone_at is not None:
            yield None, problem, replace(problem, gone_at=None)
    known = {problem.key for problem in problems}
    for alarm in heard:
        if alarm.key not in known:
            text = _ALARM.dump_json(alarm).decode()
            yield AlertEvent.BEGAN, None, TrackedAlarm(uuid4().hex, centre, alarm.key, text, now)


def _wants(receiver: Receiver, alarm: Alarm) -> bool:
    """Whether a receiver gets messages about an alarm; none that it cannot be reached itself."""
    is_own = alarm.kind is AlarmKind.ALERTS_FAILED and alarm.subject == receiver.id
    return alarm.kind in receiver.kinds and not is_own
