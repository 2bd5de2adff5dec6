"""Recipients of alerts, the problems reported to them, and their queued messages."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update

from contract.alerts import AlarmKind, Alert
from server.domain.alerts import GIVEN_UP_AFTER, LONGEST_PAUSE, QUEUED_AT_MOST, Problem, Recipient
from server.store import tables as t
from server.store import texts
from server.store.access import lock_access
from server.store.rows import Rows, from_row

CLAIMED_FOR = timedelta(minutes=1)
"""How long a process may take for an attempt, before another process may try."""

_QUEUE = t.alert.c


class Alerts(Rows):
    """Recipients, problems and messages, through one connection."""

    def lock(self) -> None:
        """Lock recipients and problems against other writers until this transaction ends."""
        lock_access(self._connection)

    # Recipients and contact lines.

    def centres(self) -> Sequence[str]:
        """The centres with recipients or open problems."""
        found = select(t.recipient.c.centre).union(select(t.problem.c.centre)).order_by("centre")
        return list(self._execute(found).scalars())

    def recipients(self, centre: str) -> Sequence[Recipient]:
        """The recipients of a centre, ordered by label."""
        of = t.recipient.c
        return self._all(Recipient, of.centre == centre, order_by=[of.label, of.id])

    def recipient(self, centre: str, identity: str) -> Recipient | None:
        """A recipient by its id."""
        of = t.recipient.c
        return self._one(Recipient, of.id == identity, of.centre == centre)

    def remove(self, centre: str, identity: str) -> bool:
        """Delete a recipient and its queued messages; False if there is no such recipient."""
        texts.enable_secure_delete(self._connection)
        own = and_(t.recipient.c.id == identity, t.recipient.c.centre == centre)
        if not self._execute(delete(t.recipient).where(own)).rowcount:
            return False
        self._execute(delete(t.alert).where(_QUEUE.recipient == identity))
        return True

    def set_contacts(self, centre: str, lines: Mapping[AlarmKind, str]) -> None:
        """Replace the contact lines of a centre."""
        texts.enable_secure_delete(self._connection)
        self._execute(delete(t.contact).where(t.contact.c.centre == centre))
        rows = [{"centre": centre, "kind": kind, "line": line} for kind, line in lines.items()]
        if rows:
            self._execute(insert(t.contact), rows)

    # Problems.

    def problems(self, centre: str) -> Sequence[Problem]:
        """The open problems of a centre."""
        return self._all(Problem, t.problem.c.centre == centre)

    # Messages.

    def queue(self, recipient: str, alerts: Sequence[Alert]) -> None:
        """Queue messages for a recipient; drop the oldest above `QUEUED_AT_MOST`."""
        for one in alerts:
            of_it = {"problem": one.problem, "event": one.event, "made_at": one.at}
            self._insert(t.alert, recipient=recipient, message=one, **of_it)
        own = select(_QUEUE.number).where(_QUEUE.recipient == recipient)
        newest = own.order_by(_QUEUE.number.desc()).limit(QUEUED_AT_MOST)
        self._give_up(recipient, _QUEUE.number.not_in(newest.scalar_subquery()))

    def withdraw(self, recipient: str, problem: str) -> bool:
        """Delete the queued messages about a problem; returns whether there were any."""
        waiting = and_(_QUEUE.recipient == recipient, _QUEUE.problem == problem)
        return bool(self._execute(delete(t.alert).where(waiting)).rowcount)

    def known(self, centre: str) -> list[tuple[Recipient, int]]:
        """The recipients of a centre, each with the number of its queued messages."""
        counts = select(_QUEUE.recipient, func.count()).group_by(_QUEUE.recipient)
        waiting: dict[str, int] = {row[0]: row[1] for row in self._execute(counts)}
        return [(one, waiting.get(one.id, 0)) for one in self.recipients(centre)]

    def late(self, centre: str, before: datetime) -> Sequence[tuple[Recipient, datetime]]:
        """The recipients whose messages have failed, or waited, since before a moment, and since
        when."""
        of = t.recipient.c
        oldest = select(func.min(_QUEUE.made_at)).where(_QUEUE.recipient == of.id)
        since = func.coalesce(of.failed_since, oldest.scalar_subquery(), type_=of.failed_since.type)
        found = select(t.recipient, since.label("since")).order_by(of.id)
        rows = self._execute(found.where(of.centre == centre, since <= before)).mappings()
        return [(from_row(Recipient, row), row["since"]) for row in rows]

    def due(self, now: datetime) -> Sequence[Recipient]:
        """The recipients with queued messages that may be tried and are not claimed; last those
        that could not be reached."""
        waits = t.recipient.c.id.in_(select(_QUEUE.recipient))
        return self._all(Recipient, waits, _is_free(now), order_by=[t.recipient.c.failures])

    def claim(self, identity: str, now: datetime) -> Recipient | None:
        """Claim a recipient for one attempt to send; None if another process has claimed it."""
        taking = update(t.recipient).where(t.recipient.c.id == identity, _is_free(now))
        if not self._execute(taking.values(claimed_until=now + CLAIMED_FOR)).rowcount:
            return None
        return self._one(Recipient, t.recipient.c.id == identity)

    def queued(self, recipient: str) -> Mapping[int, Alert]:
        """The queued messages of a recipient, oldest first, by number."""
        found = select(_QUEUE.number, _QUEUE.message).where(_QUEUE.recipient == recipient)
        rows = self._execute(found.order_by(_QUEUE.number))
        return {row.number: row.message for row in rows}

    def settle(
        self, before: Recipient, after: Recipient, sent: Collection[int], now: datetime
    ) -> None:
        """Store the result of an attempt: delete sent messages, and drop those that are too old."""
        texts.enable_secure_delete(self._connection)
        self._execute(delete(t.alert).where(_QUEUE.number.in_(sent)))
        self.save(before, after)
        self._give_up(after.id, _QUEUE.made_at < now - GIVEN_UP_AFTER)

    def _give_up(self, recipient: str, which: ColumnElement[bool]) -> None:
        dropping = delete(t.alert).where(_QUEUE.recipient == recipient, which)
        count = self._execute(dropping).rowcount
        if count:
            lost = update(t.recipient).where(t.recipient.c.id == recipient)
            self._execute(lost.values(given_up=t.recipient.c.given_up + count))


def _is_free(now: datetime) -> ColumnElement[bool]:
    """Whether a recipient may be tried and is not claimed. A time that is further ahead than any is
    set was stored by a clock that has been set back since."""
    of = t.recipient.c
    longest = ((of.next_at, LONGEST_PAUSE), (of.claimed_until, CLAIMED_FOR))
    return and_(
        *(or_(one.is_(None), one <= now, one > now + span) for one, span in longest),
    )
