"""The queue: receivers, their messages in order, and the alarms that were reported to them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update

from contract.alerts import AlarmKind, Alert, AlertFailure
from contract.errors import ProblemType, Refusal
from server.outbox.receivers import (
    FIRST_PAUSE,
    GIVEN_UP_AFTER,
    LONGEST_PAUSE,
    QUEUED_AT_MOST,
    Receiver,
    TrackedAlarm,
)
from server.store import tables as t
from server.store import texts
from server.store.access import Access
from server.store.rows import Rows, from_row

_OF, _QUEUED = t.receiver.c, t.message.c


class Message(NamedTuple):
    """A queued message: its receiver as it is now, its number in the queue, what it says."""

    receiver: Receiver
    number: int
    what: Alert


class OutboxRows(Rows):
    """Receivers, messages and problems, through one connection."""

    # Receivers and contact lines.

    def centres(self) -> Sequence[str]:
        """The centres with receivers or open problems."""
        query = select(_OF.centre).union(select(t.problem.c.centre)).order_by("centre")
        return list(self._execute(query).scalars())

    def receivers(self, centre: str) -> Sequence[Receiver]:
        """The receivers of a centre, ordered by label."""
        return self._all(Receiver, _OF.centre == centre, order_by=[_OF.label, _OF.id])

    def receiver(self, centre: str, identity: str) -> Receiver:
        """A receiver by its id, or `not_found`."""
        receiver = self._one(Receiver, _OF.id == identity, _OF.centre == centre)
        if receiver is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "recipient", "id": identity})
        return receiver

    def remove(self, receiver: Receiver) -> None:
        """Delete a receiver and its queued messages."""
        texts.enable_secure_delete(self._connection)
        self._execute(delete(t.message).where(_QUEUED.receiver == receiver.id))
        self.delete(Receiver, receiver.id)

    def set_contacts(self, centre: str, lines: Mapping[AlarmKind, str]) -> None:
        """Replace the contact lines of a centre."""
        texts.enable_secure_delete(self._connection)
        self._execute(delete(t.contact).where(t.contact.c.centre == centre))
        rows = [{"centre": centre, "kind": kind, "line": line} for kind, line in lines.items()]
        if rows:
            self._execute(insert(t.contact), rows)

    def known(self, centre: str) -> list[tuple[Receiver, int]]:
        """The receivers of a centre, each with the number of its queued messages."""
        counts = select(_QUEUED.receiver, func.count()).group_by(_QUEUED.receiver)
        waiting: dict[str, int] = {row[0]: row[1] for row in self._execute(counts)}
        return [(receiver, waiting.get(receiver.id, 0)) for receiver in self.receivers(centre)]

    def late(self, centre: str, before: datetime) -> Sequence[tuple[Receiver, datetime]]:
        """The receivers whose messages have failed, or waited, since before a moment, and since
        when. What waits for the end of quiet hours is not late."""
        due = func.min(func.coalesce(_QUEUED.not_before, _QUEUED.made_at))
        oldest = select(due).where(_QUEUED.receiver == _OF.id).scalar_subquery()
        since = func.coalesce(_OF.failed_since, oldest, type_=_OF.failed_since.type)
        query = select(t.receiver, since.label("since")).order_by(_OF.id)
        rows = self._execute(query.where(_OF.centre == centre, since <= before)).mappings()
        return [(from_row(Receiver, row), row["since"]) for row in rows]

    def problems(self, centre: str) -> Sequence[TrackedAlarm]:
        """The open problems of a centre."""
        return self._all(TrackedAlarm, t.problem.c.centre == centre)

    # Messages.

    def add(self, receiver: Receiver, alert: Alert, not_before: datetime | None = None) -> None:
        """Queue a message without contact line; drop the oldest above `QUEUED_AT_MOST`."""
        own = {"receiver": receiver.id, "problem": alert.problem, "made_at": alert.at}
        self._insert(t.message, what=alert, not_before=not_before, **own)
        waiting = select(_QUEUED.number).where(_QUEUED.receiver == receiver.id)
        newest = waiting.order_by(_QUEUED.number.desc()).limit(QUEUED_AT_MOST)
        self._give_up(receiver, _QUEUED.number.not_in(newest.scalar_subquery()))

    def withdraw(self, receiver: str, problem: str, now: datetime) -> bool:
        """Delete the messages about a problem that wait for the end of quiet hours; returns whether
        there were any."""
        own = _QUEUED.receiver == receiver, _QUEUED.problem == problem, _QUEUED.not_before > now
        return bool(self._execute(delete(t.message).where(*own)).rowcount)

    def due(self, now: datetime) -> Sequence[str]:
        """The receivers that have a message to be sent, last those that could not be reached."""
        query = select(_OF.id).where(_OF.id.in_(select(_QUEUED.receiver).where(_is_due(now))))
        ready = _has_come(_OF.next_at, now)
        return self._execute(query.where(ready).order_by(_OF.failures)).scalars().all()

    def next(self, receiver: str, now: datetime) -> Message | None:
        """The oldest message to be sent to a receiver, with the contact line as it is now: what was
        erased since it was queued is not in it."""
        known = self._one(Receiver, _OF.id == receiver)
        query = select(_QUEUED.number, _QUEUED.what).where(_QUEUED.receiver == receiver)
        row = self._execute(query.where(_is_due(now)).order_by(_QUEUED.number).limit(1)).first()
        if known is None or row is None:
            return None
        line = Access(self._connection).contact_lines(known.centre).get(row.what.kind, "")
        return Message(known, row.number, row.what.model_copy(update={"contact": line}))

    def settle(self, tried: Message, failure: AlertFailure | None, now: datetime) -> None:
        """Store the result of an attempt: delete a message that was taken; after a failure note it,
        and drop the messages that are too old."""
        texts.enable_secure_delete(self._connection)
        receiver = tried.receiver
        if failure is None:
            self._execute(delete(t.message).where(_QUEUED.number == tried.number))
            self._set(
                receiver, told_at=now, failures=0, failed_since=None, failure="", next_at=None
            )
            return
        failures, since = receiver.failures + 1, receiver.failed_since or now
        next_at = now + min(FIRST_PAUSE * 2 ** min(failures - 1, 10), LONGEST_PAUSE)
        self._set(receiver, failures=failures, failed_since=since, failure=failure, next_at=next_at)
        self._give_up(receiver, _QUEUED.made_at < now - GIVEN_UP_AFTER)

    def retry(self, receiver: Receiver) -> None:
        """Let the next attempt to reach a receiver begin at once."""
        self._set(receiver, next_at=None)

    def _give_up(self, receiver: Receiver, which: ColumnElement[bool]) -> None:
        dropping = delete(t.message).where(_QUEUED.receiver == receiver.id, which)
        if count := self._execute(dropping).rowcount:
            self._set(receiver, given_up=_OF.given_up + count)

    def _set(self, receiver: Receiver, **values: object) -> None:
        self._execute(update(t.receiver).where(_OF.id == receiver.id).values(values))


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(_QUEUED.not_before.is_(None), _QUEUED.not_before <= now)


def _has_come(moment: ColumnElement[datetime], now: datetime) -> ColumnElement[bool]:
    """Whether a pause is over. A later end than any was stored before the clock was set back."""
    return or_(moment.is_(None), moment <= now, moment > now + LONGEST_PAUSE)
