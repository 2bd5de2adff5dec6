"""People, sessions, devices and tokens in their tables."""

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    union_all,
    update,
)

from contract.access import KnownToken
from contract.access.enums import Scope
from contract.enums import Role
from contract.pairing import hash_of
from server.domain.machines import Device, DeviceHealth, Enrolment
from server.domain.people import Attempt, HeldDuty, Invitation, Person, Session
from server.store import tables as t
from server.store import texts
from server.store.rows import (
    TABLE_OF,
    changed_columns,
    column_values,
    from_row,
    insert_row,
    update_row,
)

_ALONE = text("SELECT pg_advisory_xact_lock(1852798562)")


_LABELS = union_all(
    *(
        select(table.c.id, table.c.label).where(
            table.c.centre == bindparam("centre"),
            table.c.id.in_(bindparam("ids", expanding=True)),
        )
        for table in (t.token, t.device)
    ),
    # A person may work in several centres; a forgotten person has no name.
    select(t.person.c.id, t.person.c.name).where(
        t.person.c.id.in_(bindparam("ids", expanding=True)), t.person.c.forgotten_at.is_(None)
    ),
)


def lock_access(connection: Connection) -> None:
    """Lock people and devices against other writers until this transaction ends.

    So a failed sign-in is counted before the next attempt is checked, and a sign-in in progress
    cannot succeed after its duty was ended. There is no deadlock: a command locks its centre's row
    first, and no transaction locks a centre's row after this lock (no table of people refers to
    the centres). SQLite has only one writer and needs no lock.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_ALONE)


class Access:
    """People, sessions, devices and tokens, through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # People.

    def person(self, identity: str) -> Person | None:
        """A person by id."""
        return self._one(Person, t.person.c.id == identity)

    def person_by_login(self, login: str) -> Person | None:
        """A person by login."""
        return self._one(Person, t.person.c.login == login)

    def person_by_badge(self, badge: str) -> Person | None:
        """A person by the keyed hash of a badge."""
        return self._one(Person, t.person.c.badge == badge)

    def save_person(self, before: Person | None, now: Person) -> None:
        """Insert a person, or update the changed columns."""
        if now.forgotten_at is not None:
            texts.enable_secure_delete(self._connection)
        self._keep(before, now)

    def people(self, centre: str) -> Sequence[Person]:
        """All people with a duty in a centre, ordered by login."""
        here = select(t.duty.c.person).where(t.duty.c.centre == centre)
        found = select(t.person).where(t.person.c.id.in_(here)).order_by(t.person.c.login)
        return self._all(Person, found)

    def labels(self, centre: str, identities: Collection[str]) -> Mapping[str, str]:
        """The names of devices, tokens and people, by pseudonymous id."""
        given = {"centre": centre, "ids": list(identities)}
        return {row.id: row.label for row in self._connection.execute(_LABELS, given)}

    def duties(self, person: str) -> Sequence[HeldDuty]:
        """All duties of a person, in all centres."""
        found = select(t.duty).where(t.duty.c.person == person).order_by(t.duty.c.id)
        return self._all(HeldDuty, found)

    def save_duty(self, duty: HeldDuty) -> None:
        """Insert a duty, or replace the one with the same id."""
        self.delete_duty(duty.id)
        insert_row(self._connection, duty)

    def delete_duty(self, duty: str) -> None:
        """Delete a duty."""
        self._connection.execute(delete(t.duty).where(t.duty.c.id == duty))

    def has_manager(self, centre: str) -> bool:
        """Whether a centre has a manager."""
        managing = select(t.duty.c.id).where(
            t.duty.c.centre == centre, t.duty.c.role == Role.MANAGER, t.duty.c.agency.is_(None)
        )
        return self._connection.execute(managing.limit(1)).first() is not None

    # Sessions.

    def session(self, secret_hash: str) -> Session | None:
        """A session, even if it has ended."""
        return self._one(Session, t.session.c.hash == secret_hash)

    def save_session(self, before: Session | None, now: Session) -> None:
        """Insert a session, or update the changed columns."""
        if before is None:
            insert_row(self._connection, now)
        else:
            update_row(self._connection, before, now, hash=now.hash)

    def sessions(self, person: str) -> Sequence[Session]:
        """The sessions of a person that have not been ended."""
        return self._all(
            Session,
            select(t.session)
            .where(t.session.c.person == person, t.session.c.ended_at.is_(None))
            .order_by(t.session.c.made_at),
        )

    def end_sessions_at(self, device: str, now: datetime) -> Sequence[str]:
        """End the sessions that began at a counter's PC; returns the ids of their people."""
        ended = (
            update(t.session)
            .where(t.session.c.device == device, t.session.c.ended_at.is_(None))
            .values(ended_at=now)
            .returning(t.session.c.person)
        )
        return sorted(set(self._connection.execute(ended).scalars()))

    def update_last_seen(self, sessions: Mapping[str, datetime]) -> None:
        """Update when sessions were last used, by their hashes."""
        for one, at in sessions.items():
            self._connection.execute(
                update(t.session)
                .where(t.session.c.hash == one, t.session.c.seen_at < at)
                .values(seen_at=at)
            )

    def attempt(self, identity: str) -> Attempt | None:
        """The recent failed sign-in attempts for a login, badge or factor."""
        return self._one(Attempt, t.attempt.c.id == identity)

    def save_attempt(self, attempt: Attempt) -> None:
        """Insert or update a count of failed attempts."""
        self._replace(attempt, t.attempt.c.id == attempt.id)

    def delete_attempt(self, identity: str) -> None:
        """Delete the failed attempts, after a successful sign-in."""
        self._connection.execute(delete(t.attempt).where(t.attempt.c.id == identity))

    # Devices.

    def device(self, identity: str) -> Device | None:
        """A device, even if it was revoked."""
        return self._one(Device, t.device.c.id == identity)

    def device_by_hash(self, secret_hash: str) -> Device | None:
        """The device whose secret, or next secret, has this hash."""
        return self._one(
            Device, or_(t.device.c.hash == secret_hash, t.device.c.next_hash == secret_hash)
        )

    def save_device(self, before: Device | None, now: Device) -> None:
        """Insert a device, or update the changed columns."""
        self._keep(before, now)

    def devices(self, centre: str) -> Sequence[Device]:
        """The devices of a centre, in the order of their enrolment."""
        return self._all(
            Device,
            select(t.device)
            .where(t.device.c.centre == centre)
            .order_by(t.device.c.enrolled_at, t.device.c.id),
        )

    def health(self, device: str) -> DeviceHealth | None:
        """The last health report of a device."""
        return self._one(DeviceHealth, t.health.c.id == device)

    def healths(self, centre: str) -> Mapping[str, DeviceHealth]:
        """The last health reports of a centre's devices, by device id."""
        of_centre = select(t.health).join(t.device, t.device.c.id == t.health.c.id)
        found = self._all(DeviceHealth, of_centre.where(t.device.c.centre == centre))
        return {one.id: one for one in found}

    def save_health(self, health: DeviceHealth) -> None:
        """Insert or replace the health report of a device."""
        self._replace(health, t.health.c.id == health.id)

    def delete_health(self, device: str) -> None:
        """Delete a health report, because another machine takes the device's place."""
        self._connection.execute(delete(t.health).where(t.health.c.id == device))

    def file(self, centre: str, sha256: str) -> bytes | None:
        """The content of a file that a centre stored."""
        return self._connection.execute(
            select(t.file.c.content).where(t.file.c.centre == centre, t.file.c.sha256 == sha256)
        ).scalar_one_or_none()

    def files(self, centre: str) -> Set[str]:
        """The SHA-256 of all files that a centre stored."""
        found = self._connection.execute(select(t.file.c.sha256).where(t.file.c.centre == centre))
        return set(found.scalars())

    def save_file(self, centre: str, sha256: str, content: bytes) -> None:
        """Store a file, unless it is stored already."""
        if sha256 not in self.files(centre):
            values = {"centre": centre, "sha256": sha256, "content": content}
            self._connection.execute(insert(t.file), values)

    def bytes_of_files(self, centre: str) -> int:
        """The total size of a centre's files, in bytes."""
        size = func.coalesce(func.sum(func.length(t.file.c.content)), 0)
        return int(
            self._connection.execute(select(size).where(t.file.c.centre == centre)).scalar_one()
        )

    def delete_file(self, centre: str, sha256: str) -> None:
        """Delete a file."""
        self._connection.execute(
            delete(t.file).where(t.file.c.centre == centre, t.file.c.sha256 == sha256)
        )

    def picture(self, device: str) -> tuple[datetime, bytes] | None:
        """The last screenshot of a device (PNG), and when it was taken."""
        row = self._connection.execute(
            select(t.picture.c.at, t.picture.c.png).where(t.picture.c.device == device)
        ).one_or_none()
        return (row.at, bytes(row.png)) if row is not None else None

    def picture_at(self, device: str) -> datetime | None:
        """When the last screenshot of a device was taken."""
        return self._connection.execute(
            select(t.picture.c.at).where(t.picture.c.device == device)
        ).scalar_one_or_none()

    def save_picture(self, device: str, at: datetime, png: bytes) -> None:
        """Replace the screenshot of a device."""
        self._connection.execute(delete(t.picture).where(t.picture.c.device == device))
        self._connection.execute(insert(t.picture), {"device": device, "at": at, "png": png})

    def enrolment(self, secret_hash: str) -> Enrolment | None:
        """An enrolment request, by the hash of its secret."""
        return self._one(Enrolment, t.enrolment.c.hash == secret_hash)

    def enrolments(self, now: datetime, centre: str | None = None) -> Sequence[Enrolment]:
        """Pending enrolment requests, oldest first, without those that a centre refused."""
        return [
            one for one in self._all(Enrolment, self._waiting(now)) if centre not in one.refused_by
        ]

    def enrolments_by_code(self, code: str, now: datetime, centre: str) -> Sequence[Enrolment]:
        """Pending enrolment requests that show a code and were not refused by a centre."""
        return [one for one in self.enrolments(now, centre) if code in (one.code, one.vouched_code)]

    def is_refused_everywhere(self, enrolment: Enrolment) -> bool:
        """Whether every centre of the server refused an enrolment request."""
        centres = set(self._connection.execute(select(t.centre.c.id)).scalars())
        return centres <= set(enrolment.refused_by)

    def save_enrolment(self, before: Enrolment | None, now: Enrolment) -> None:
        """Insert an enrolment request, or update the changed columns."""
        if before is None:
            insert_row(self._connection, now)
        else:
            update_row(self._connection, before, now, hash=now.hash)

    def delete_enrolment(self, enrolment: Enrolment) -> None:
        """Delete an enrolment request; the device may send a new one."""
        self._connection.execute(delete(t.enrolment).where(t.enrolment.c.hash == enrolment.hash))

    # Tokens, invitations and the access log.

    def make_token(
        self,
        secret: str,
        *,
        identity: str,
        centre: str,
        role: Role,
        label: str,
        now: datetime,
        counter: str | None = None,
        scopes: Sequence[Scope] | None = None,
        expires_at: datetime | None = None,
    ) -> None:
        """Insert a token; only the hash of its secret is stored."""
        self._connection.execute(
            insert(t.token),
            {
                "hash": hash_of(secret),
                "id": identity,
                "centre": centre,
                "role": role,
                "counter": counter,
                "scopes": tuple(scopes) if scopes is not None else None,
                "expires_at": expires_at,
                "label": label,
                "created_at": now,
            },
        )

    def tokens(self, centre: str) -> Sequence[KnownToken]:
        """All tokens of a centre, without their secrets."""
        rows = self._connection.execute(
            select(t.token).where(t.token.c.centre == centre).order_by(t.token.c.created_at)
        ).mappings()
        return [_known(row) for row in rows]

    def revoke_token(self, centre: str, identity: str, now: datetime) -> bool:
        """Revoke a token by its id; False if there is no such valid token."""
        revoking = (
            update(t.token)
            .where(
                t.token.c.centre == centre,
                t.token.c.id == identity,
                t.token.c.revoked_at.is_(None),
            )
            .values(revoked_at=now)
        )
        return bool(self._connection.execute(revoking).rowcount)

    def add_invitation(
        self,
        secret_hash: str,
        centre: str,
        now: datetime,
        until: datetime,
        person: str | None = None,
        *,
        instead: bool = True,
    ) -> None:
        """Insert an invitation link.

        Args:
            secret_hash: the hash of its secret.
            centre: the id of the centre.
            now: by the machine's clock.
            until: when the link expires.
            person: who signs in with it; None: it creates a manager.
            instead: whether to delete earlier links for the same person, or for new managers.
        """
        c = t.invitation.c
        if instead:
            same = c.person.is_not_distinct_from(person)
            self._connection.execute(delete(t.invitation).where(c.centre == centre, same))
        self._connection.execute(
            insert(t.invitation),
            {
                "hash": secret_hash,
                "centre": centre,
                "person": person,
                "made_at": now,
                "expires_at": until,
            },
        )

    def invitation(self, secret_hash: str, now: datetime) -> Invitation | None:
        """An invitation by the hash of its secret; None if it was used or has expired."""
        row = self._connection.execute(
            select(t.invitation.c.centre, t.invitation.c.person).where(
                t.invitation.c.hash == secret_hash,
                t.invitation.c.used_at.is_(None),
                t.invitation.c.expires_at > now,
            )
        ).one_or_none()
        return Invitation(row.centre, row.person) if row is not None else None

    def mark_invitation_used(self, link: Invitation, now: datetime) -> None:
        """Mark a link as used, with all others for the same person, or for new managers."""
        c = t.invitation.c
        same = c.person.is_not_distinct_from(link.person)
        self._connection.execute(
            update(t.invitation).where(c.centre == link.centre, same).values(used_at=now)
        )

    def first_entries(self, centre: str, what: str, since: datetime) -> Mapping[str, datetime]:
        """Who has access-log entries of a kind since a moment, each with its first time."""
        entry = t.access_entry.c
        found = self._connection.execute(
            select(entry.who, func.min(entry.at))
            .where(entry.centre == centre, entry.at > since, entry.what == what)
            .group_by(entry.who)
            .order_by(entry.who)
        )
        return {row[0]: row[1] for row in found}

    def contact_lines(self, centre: str) -> Mapping[str, str]:
        """The contact lines of a centre, by the kind of alarm."""
        found = select(t.contact.c.kind, t.contact.c.line).where(t.contact.c.centre == centre)
        return {row.kind: row.line for row in self._connection.execute(found)}

    def failing_recipients(
        self, centre: str, before: datetime
    ) -> Mapping[str, tuple[str, datetime]]:
        """The recipients of alerts that have been failing since before a moment: label and start of
        the failure, by id."""
        of = t.recipient.c
        found = select(of.id, of.label, of.failed_since).where(
            of.centre == centre, of.failed_since <= before
        )
        rows = self._connection.execute(found.order_by(of.id))
        return {row.id: (row.label, row.failed_since) for row in rows}

    def add_entry(
        self, at: datetime, centre: str | None, what: str, who: str, detail: str = ""
    ) -> None:
        """Insert an entry into the access log."""
        self._connection.execute(
            insert(t.access_entry),
            {
                "at": at,
                "centre": centre,
                "what": what[:40],
                "who": who[:120],
                "detail": detail[:120],
            },
        )

    def _one[T](self, kind: type[T], *conditions: Any) -> T | None:
        row = (
            self._connection.execute(select(TABLE_OF[kind]).where(*conditions))
            .mappings()
            .one_or_none()
        )
        return from_row(kind, row) if row is not None else None

    def _all[T](self, kind: type[T], statement: Select[Any]) -> list[T]:
        return [from_row(kind, row) for row in self._connection.execute(statement).mappings()]

    def _keep(self, before: Any, now: Any) -> None:
        if before is None:
            insert_row(self._connection, now)
        elif changed_columns(before, now):
            update_row(self._connection, before, now, id=now.id)

    def _replace(self, value: Any, condition: Any) -> None:
        changing = update(TABLE_OF[type(value)]).where(condition).values(column_values(value))
        if not self._connection.execute(changing).rowcount:
            insert_row(self._connection, value)

    def _waiting(self, now: datetime) -> Select[Any]:
        return (
            select(t.enrolment)
            .where(t.enrolment.c.device.is_(None), t.enrolment.c.expires_at > now)
            .order_by(t.enrolment.c.begun_at, t.enrolment.c.hash)
        )


def _known(row: RowMapping) -> KnownToken:
    return KnownToken(
        id=row["id"],
        role=row["role"],
        label=row["label"],
        counter=row["counter"],
        scopes=row["scopes"],
        made_at=row["created_at"],
        expires_at=row["expires_at"],
        revoked_at=row["revoked_at"],
    )
