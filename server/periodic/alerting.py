"""Sends recipients messages on alarms: detects alarms that began or ended, and delivers the
messages. Every process of a server does both; for each attempt one process locks a recipient."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from gevent.pool import Pool
from pydantic import TypeAdapter

from contract.alerts import AlarmKind, Alert, AlertEvent, AlertWay
from contract.errors import Refusal
from contract.snapshots import Hall
from contract.texts import wording
from server.alerts import Outcome, by_mail, by_webhook
from server.commands.recipients import alert_to, key_of
from server.context import AppContext
from server.domain.alerts import Changes, Problem, Recipient, changes, failure_of, pause_after
from server.domain.layout import Layout
from server.engine.centre_view import CentreView
from server.sentences import TEXTS
from server.store.alerts import Alerts
from server.views import hall as hall_snapshot
from server.views.alarms import ABOUT_PERSONS, Alarm, alarms, sent_sentence

_log = logging.getLogger("novbe.alerts")

_ALARM: Final = TypeAdapter(Alarm)

SENDING_AT_ONCE: Final = 64
"""The number of recipients to which a process sends at the same time: all of a centre, and more."""


# Detection.


def look(app: AppContext) -> None:
    """Store messages about alarms that began, last or ended, in every centre with recipients."""
    for centre in app.store.on_connection(lambda each: Alerts(each).centres()):
        _look_at(app, centre)


def _look_at(app: AppContext, centre: str) -> None:
    def read(reading: CentreView) -> tuple[Hall, Layout]:
        return hall_snapshot.build(app.context(reading)), reading.layout

    now = app.machine.now()
    snapshot, layout = app.store.read(centre, read)
    found_now = alarms(snapshot, layout, frozenset(layout.services))
    present = {one.key: replace(one, since=one.since or snapshot.at) for one in found_now}
    contacts = {one.kind: one.line for one in snapshot.contacts}

    def compared(alerts: Alerts) -> Changes:
        """The changes since the last comparison of any process."""
        return changes(
            alerts.problems(centre),
            {key: one.kind for key, one in present.items()},
            now,
            app.started,
            frozenset(kind for one in alerts.recipients(centre) for kind in one.kinds),
        )

    def message(recipient: Recipient, problem: Problem, event: AlertEvent) -> Alert:
        began = _ALARM.validate_json(problem.alarm)
        since = began.since or snapshot.at
        # While it lasts, its figures are the present ones.
        alarm = present.get(problem.key, began)
        sentence = sent_sentence(alarm, layout, wording(TEXTS, recipient.language))
        made = alert_to(app, recipient, layout, uuid4().hex, event, now, sentence)
        return made.model_copy(
            update={
                "kind": alarm.kind,
                "problem": problem.id,
                "subject": alarm.subject if alarm.kind not in ABOUT_PERSONS else "",
                "since": since,
                "minutes": (snapshot.at - since) // timedelta(minutes=1),
                "contact": contacts.get(alarm.kind, ""),
            }
        )

    def write(alerts: Alerts) -> None:
        """Store the changes; compared again, because another process may have been first."""
        alerts.lock()
        found, recipients = compared(alerts), alerts.recipients(centre)
        for problem, after in found.kept:
            alerts.save(problem, after)
        for problem in found.over:
            alerts.delete(Problem, problem.id)
        began = [_problem(centre, present[key], recipients, now) for key in found.began]
        for problem in began:
            alerts.save(None, problem)
        for one in recipients:
            # No message on an alarm that began and ended within its quiet hours.
            quiet = one.is_quiet(now.astimezone(_zone(layout)))
            over = [
                problem
                for problem in found.over
                if one.id in problem.told and not (quiet and alerts.withdraw(one.id, problem.id))
            ]
            own = [problem for problem in began if one.id in problem.told]
            messages = [message(one, problem, AlertEvent.BEGAN) for problem in own]
            messages += [message(one, problem, AlertEvent.OVER) for problem in over]
            if not quiet and not one.failures:
                lasting = [problem for problem in found.lasting if one.id in problem.told]
                messages += [message(one, problem, AlertEvent.LASTS) for problem in lasting]
            if messages:
                alerts.queue(one.id, messages)

    if app.store.on_connection(lambda each: bool(compared(Alerts(each)))):
        app.store.on_connection(lambda each: write(Alerts(each)), write=True)


def _problem(centre: str, alarm: Alarm, recipients: Sequence[Recipient], now: datetime) -> Problem:
    # A recipient gets no message that it cannot be reached.
    own = alarm.subject if alarm.kind is AlarmKind.ALERTS_FAILED else ""
    told = tuple(one.id for one in recipients if alarm.kind in one.kinds and one.id != own)
    text = _ALARM.dump_json(alarm).decode()
    return Problem(uuid4().hex, centre, alarm.key, alarm.kind, text, told, now)


# Delivery.


def deliver(app: AppContext, sending: Pool) -> None:
    """Start to send the messages that are due, each attempt once it has a place in `sending`."""
    now = app.machine.now()
    for recipient in app.store.on_connection(lambda each: Alerts(each).due(now)):
        sending.spawn(_attempt, app, recipient)


def _attempt(app: AppContext, recipient: Recipient) -> None:
    # While the database is away, which its watch logs; the claim ends by itself.
    with suppress(Refusal):
        _deliver_to(app, recipient)


def _deliver_to(app: AppContext, recipient: Recipient) -> None:
    now = app.machine.now()
    identity, store = recipient.id, app.store
    zone = store.read(recipient.centre, lambda reading: _zone(reading.layout))
    quiet = recipient.is_quiet(now.astimezone(zone))

    def queued(alerts: Alerts) -> dict[int, Alert]:
        return {
            number: one
            for number, one in alerts.queued(identity).items()
            if not quiet or one.event is AlertEvent.TEST
        }

    if quiet and not store.on_connection(lambda each: queued(Alerts(each))):
        return
    before = store.on_connection(lambda each: Alerts(each).claim(identity, now), write=True)
    if before is None:
        return
    waiting = store.on_connection(lambda each: queued(Alerts(each)))
    messages = list(waiting.values())
    if not messages:
        outcome = Outcome(0)
    elif before.way is AlertWay.MAIL:
        outcome = by_mail(app.mail_server, before.address, messages)
    else:
        outcome = by_webhook(before.address, key_of(app, identity), messages, now)
    sent = list(waiting)[: outcome.sent]
    after = _settled(before, outcome, app.machine.now())
    _log_change(before, after)
    store.on_connection(
        lambda each: Alerts(each).settle(before, after, sent, app.machine.now()), write=True
    )


def _settled(before: Recipient, outcome: Outcome, now: datetime) -> Recipient:
    after = replace(before, claimed_until=None)
    if outcome.sent:
        after = replace(after, told_at=now)
    if outcome.failure is None:
        return replace(after, failures=0, failed_since=None, failure="", next_at=None)
    failures = before.failures + 1
    return replace(
        after,
        failures=failures,
        failed_since=before.failed_since or now,
        failure=failure_of(outcome.failure, outcome.code),
        next_at=now + pause_after(failures),
    )


def _log_change(before: Recipient, after: Recipient) -> None:
    """Log once that a recipient cannot be reached, and once that it can; never its address."""
    if after.failure and after.failure.partition(" ")[0] != before.failure.partition(" ")[0]:
        _log.warning("messages do not reach %s: %s", after.id, after.failure)
    elif before.failure and not after.failure:
        _log.warning("messages reach %s again", after.id)


def _zone(layout: Layout) -> ZoneInfo:
    return ZoneInfo(layout.config.centre.time_zone)
