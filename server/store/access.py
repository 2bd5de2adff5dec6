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
from server.store.rows import TABLE_OF, changes_of, made_of, values_of, write_changes, write_new

_ALONE = text("SELECT pg_advisory_xact_lock(1852798562)")


_LABELS = union_all(
    *(
        select(table.c.id, table.c.label).where(
            table.c.centre == bindparam("centre"),
            table.c.id.in_(bindparam("ids", expanding=True)),
        )
        for table in (t.token, t.device)
    ),
    # A person may work in several centres; one who was forgotten has no name.
    select(t.person.c.id, t.person.c.name).where(
        t.person.c.id.in_(bindparam("ids", expanding=True)), t.person.c.forgotten_at.is_(None)
    ),
)


def alone(connection: Connection) -> None:
    """Let nobody else change who is who until this transaction ends: what is read of people
    and devices from now on is what is written over.

    So a try is counted before the next may look, and no sign-in under way outlives the end of
    the duty by which it began. A command has taken its centre's row before; who holds this
    never takes one after it (no table of people refers to a centre's), so nobody waits in a
    ring. SQLite has one writer anyhow.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_ALONE)


class Access:
    """Who is who, through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # People.

    def person(self, identity: str) -> Person | None:
        """A person by id."""
        return self._one(Person, t.person.c.id == identity)

    def person_by_login(self, login: str) -> Person | None:
        """A person by what they sign in with."""
        return self._one(Person, t.person.c.login == login)

    def person_by_badge(self, badge: str) -> Person | None:
        """A person by the keyed hash of a badge."""
        return self._one(Person, t.person.c.badge == badge)

    def keep_person(self, before: Person | None, now: Person) -> None:
        """Write a new person, or what changed of one."""
        if now.forgotten_at is not None:
            texts.leave_no_trace(self._connection)
        self._keep(before, now)

    def people(self, centre: str) -> Sequence[Person]:
        """Everybody with a duty in a centre, by login."""
        here = select(t.duty.c.person).where(t.duty.c.centre == centre)
        found = select(t.person).where(t.person.c.id.in_(here)).order_by(t.person.c.login)
        return self._all(Person, found)

    def labels(self, centre: str, identities: Collection[str]) -> Mapping[str, str]:
        """What staff of a centre call devices and people, by their pseudonymous ids."""
        given = {"centre": centre, "ids": list(identities)}
        return {row.id: row.label for row in self._connection.execute(_LABELS, given)}

    def duties(self, person: str) -> Sequence[HeldDuty]:
        """All duties of a person, in all centres."""
        found = select(t.duty).where(t.duty.c.person == person).order_by(t.duty.c.id)
        return self._all(HeldDuty, found)

    def give(self, duty: HeldDuty) -> None:
        """Give a duty, in place of one with the same id."""
        self.take(duty.id)
        write_new(self._connection, duty)

    def take(self, duty: str) -> None:
        """End a duty."""
        self._connection.execute(delete(t.duty).where(t.duty.c.id == duty))

    def has_manager(self, centre: str) -> bool:
        """Whether somebody manages a centre."""
        managing = select(t.duty.c.id).where(
            t.duty.c.centre == centre, t.duty.c.role == Role.MANAGER, t.duty.c.agency.is_(None)
        )
        return self._connection.execute(managing.limit(1)).first() is not None

    # Sessions.

    def session(self, secret_hash: str) -> Session | None:
        """A session, also one that is over."""
        return self._one(Session, t.session.c.hash == secret_hash)

    def keep_session(self, before: Session | None, now: Session) -> None:
        """Write a new session, or what changed of one."""
        if before is None:
            write_new(self._connection, now)
        else:
            write_changes(self._connection, before, now, hash=now.hash)

    def sessions(self, person: str) -> Sequence[Session]:
        """The sessions of a person that were not ended."""
        return self._all(
            Session,
            select(t.session)
            .where(t.session.c.person == person, t.session.c.ended_at.is_(None))
            .order_by(t.session.c.made_at),
        )

    def end_sessions_at(self, device: str, now: datetime) -> Sequence[str]:
        """End the sessions that began at a counter's PC; returns whose they were."""
        ended = (
            update(t.session)
            .where(t.session.c.device == device, t.session.c.ended_at.is_(None))
            .values(ended_at=now)
            .returning(t.session.c.person)
        )
        return sorted(set(self._connection.execute(ended).scalars()))

    def seen(self, sessions: Mapping[str, datetime]) -> None:
        """Write down when sessions were used last, by their hashes."""
        for one, at in sessions.items():
            self._connection.execute(
                update(t.session)
                .where(t.session.c.hash == one, t.session.c.seen_at < at)
                .values(seen_at=at)
            )

    def attempt(self, identity: str) -> Attempt | None:
        """How often somebody was wrong lately."""
        return self._one(Attempt, t.attempt.c.id == identity)

    def keep_attempt(self, attempt: Attempt) -> None:
        """Write it down."""
        self._replace(attempt, t.attempt.c.id == attempt.id)

    def drop_attempt(self, identity: str) -> None:
        """Forget it: somebody was right."""
        self._connection.execute(delete(t.attempt).where(t.attempt.c.id == identity))

    # Devices.

    def device(self, identity: str) -> Device | None:
        """A device, also one that was revoked."""
        return self._one(Device, t.device.c.id == identity)

    def device_by_hash(self, secret_hash: str) -> Device | None:
        """The device whose secret, or next secret, has this hash."""
        return self._one(
            Device, or_(t.device.c.hash == secret_hash, t.device.c.next_hash == secret_hash)
        )

    def keep_device(self, before: Device | None, now: Device) -> None:
        """Write a new device, or what changed of one."""
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
        """What a device said last."""
        return self._one(DeviceHealth, t.health.c.id == device)

    def healths(self, centre: str) -> Mapping[str, DeviceHealth]:
        """What the devices of a centre said last, by their ids."""
        of_centre = select(t.health).join(t.device, t.device.c.id == t.health.c.id)
        found = self._all(DeviceHealth, of_centre.where(t.device.c.centre == centre))
        return {one.id: one for one in found}

    def keep_health(self, health: DeviceHealth) -> None:
        """Write down what a device said."""
        self._replace(health, t.health.c.id == health.id)

    def drop_health(self, device: str) -> None:
        """Forget it: another machine is the device from now on."""
        self._connection.execute(delete(t.health).where(t.health.c.id == device))

    def file(self, centre: str, sha256: str) -> bytes | None:
        """The content of a file that a centre stored."""
        return self._connection.execute(
            select(t.file.c.content).where(t.file.c.centre == centre, t.file.c.sha256 == sha256)
        ).scalar_one_or_none()

    def files(self, centre: str) -> Set[str]:
        """Which files a centre stored, by their SHA-256."""
        found = self._connection.execute(select(t.file.c.sha256).where(t.file.c.centre == centre))
        return set(found.scalars())

    def keep_file(self, centre: str, sha256: str, content: bytes) -> None:
        """Store a file; once more changes nothing."""
        if sha256 not in self.files(centre):
            values = {"centre": centre, "sha256": sha256, "content": content}
            self._connection.execute(insert(t.file), values)

    def bytes_of_files(self, centre: str) -> int:
        """How many bytes the files of a centre have."""
        size = func.coalesce(func.sum(func.length(t.file.c.content)), 0)
        return int(
            self._connection.execute(select(size).where(t.file.c.centre == centre)).scalar_one()
        )

    def forget_file(self, centre: str, sha256: str) -> None:
        """Delete a file."""
        self._connection.execute(
            delete(t.file).where(t.file.c.centre == centre, t.file.c.sha256 == sha256)
        )

    def picture(self, device: str) -> tuple[datetime, bytes] | None:
        """The last picture of a device's screen (PNG), and when it was taken."""
        row = self._connection.execute(
            select(t.picture.c.at, t.picture.c.png).where(t.picture.c.device == device)
        ).one_or_none()
        return (row.at, bytes(row.png)) if row is not None else None

    def picture_at(self, device: str) -> datetime | None:
        """When the last picture was taken."""
        return self._connection.execute(
            select(t.picture.c.at).where(t.picture.c.device == device)
        ).scalar_one_or_none()

    def keep_picture(self, device: str, at: datetime, png: bytes) -> None:
        """Keep a picture in place of the last."""
        self._connection.execute(delete(t.picture).where(t.picture.c.device == device))
        self._connection.execute(insert(t.picture), {"device": device, "at": at, "png": png})

    def enrolment(self, secret_hash: str) -> Enrolment | None:
        """A machine that asks to be let in, by the hash of its secret."""
        return self._one(Enrolment, t.enrolment.c.hash == secret_hash)

    def enrolments(self, now: datetime, centre: str | None = None) -> Sequence[Enrolment]:
        """Those that wait, the oldest first; without those that a centre refused."""
        return [
            one for one in self._all(Enrolment, self._waiting(now)) if centre not in one.refused_by
        ]

    def enrolments_by_code(self, code: str, now: datetime, centre: str) -> Sequence[Enrolment]:
        """Those that wait, show a code, and were not refused by a centre."""
        return [one for one in self.enrolments(now, centre) if code in (one.code, one.vouched_code)]

    def is_refused_everywhere(self, enrolment: Enrolment) -> bool:
        """Whether every centre of the server refused a machine."""
        centres = set(self._connection.execute(select(t.centre.c.id)).scalars())
        return centres <= set(enrolment.refused_by)

    def keep_enrolment(self, before: Enrolment | None, now: Enrolment) -> None:
        """Write a new one, or what changed of one."""
        if before is None:
            write_new(self._connection, now)
        else:
            write_changes(self._connection, before, now, hash=now.hash)

    def drop_enrolment(self, enrolment: Enrolment) -> None:
        """Forget it: it asks anew if it still wants to be let in."""
        self._connection.execute(delete(t.enrolment).where(t.enrolment.c.hash == enrolment.hash))

    # Tokens, invitations, and what was tried.

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
        """Keep the hash of a token."""
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
        """Revoke a token by its id; False where there is none to revoke."""
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

    def invite(
        self,
        secret_hash: str,
        centre: str,
        now: datetime,
        until: datetime,
        person: str | None = None,
        *,
        instead: bool = True,
    ) -> None:
        """Keep a link.

        Args:
            instead: whether earlier ones for the same person, or for new managers, are void.
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
        """What a link is good for, if it can still be used."""
        row = self._connection.execute(
            select(t.invitation.c.centre, t.invitation.c.person).where(
                t.invitation.c.hash == secret_hash,
                t.invitation.c.used_at.is_(None),
                t.invitation.c.expires_at > now,
            )
        ).one_or_none()
        return Invitation(row.centre, row.person) if row is not None else None

    def use_invitation(self, link: Invitation, now: datetime) -> None:
        """A link was used: it is void, and all others for the same person, or for new managers."""
        c = t.invitation.c
        same = c.person.is_not_distinct_from(link.person)
        self._connection.execute(
            update(t.invitation).where(c.centre == link.centre, same).values(used_at=now)
        )

    def noted(self, centre: str, what: str, since: datetime) -> Mapping[str, datetime]:
        """Of whom something was noted at a centre since a moment, each with the first time."""
        entry = t.access_entry.c
        found = self._connection.execute(
            select(entry.who, func.min(entry.at))
            .where(entry.centre == centre, entry.at > since, entry.what == what)
            .group_by(entry.who)
            .order_by(entry.who)
        )
        return {row[0]: row[1] for row in found}

    def contacts(self, centre: str) -> Mapping[str, str]:
        """Whom staff of a centre turn to, by the kind of alarm."""
        found = select(t.contact.c.kind, t.contact.c.line).where(t.contact.c.centre == centre)
        return {row.kind: row.line for row in self._connection.execute(found)}

    def failing(self, centre: str, before: datetime) -> Mapping[str, tuple[str, datetime]]:
        """The recipients of alerts that have not been reached since a moment: what they are
        called, and since when, by their ids."""
        of = t.recipient.c
        found = select(of.id, of.label, of.failed_since).where(
            of.centre == centre, of.failed_since <= before
        )
        rows = self._connection.execute(found.order_by(of.id))
        return {row.id: (row.label, row.failed_since) for row in rows}

    def note(self, at: datetime, centre: str | None, what: str, who: str, detail: str = "") -> None:
        """Write down what was tried at the doors."""
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
        return made_of(kind, row) if row is not None else None

    def _all[T](self, kind: type[T], statement: Select[Any]) -> list[T]:
        return [made_of(kind, row) for row in self._connection.execute(statement).mappings()]

    def _keep(self, before: Any, now: Any) -> None:
        if before is None:
            write_new(self._connection, now)
        elif changes_of(before, now):
            write_changes(self._connection, before, now, id=now.id)

    def _replace(self, thing: Any, condition: Any) -> None:
        changing = update(TABLE_OF[type(thing)]).where(condition).values(values_of(thing))
        if not self._connection.execute(changing).rowcount:
            write_new(self._connection, thing)

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
