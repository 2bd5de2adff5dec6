"""People, sessions, devices and tokens in their tables."""

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import date, datetime

from sqlalchemy import bindparam, delete, func, or_, select, union_all, update

from contract.access import AccessEntry, KnownToken
from contract.enums import Role
from contract.pairing import hash_of
from server.domain.machines import Device, DeviceHealth, Enrolment
from server.domain.people import Attempt, HeldDuty, Invitation, Person, Session
from server.store import tables as t
from server.store import texts
from server.store.rows import Rows

_LABELS = union_all(
    *(
        select(table.c.id, table.c.label).where(
            table.c.centre == bindparam("centre"), table.c.id.in_(bindparam("ids", expanding=True))
        )
        for table in (t.token, t.device)
    ),
    # A person may work in several centres; a forgotten person has no name.
    select(t.person.c.id, t.person.c.name).where(
        t.person.c.id.in_(bindparam("ids", expanding=True)), t.person.c.forgotten_at.is_(None)
    ),
)


class Access(Rows):
    """People, sessions, devices and tokens, through one connection."""

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

    def save[T](self, before: T | None, now: T) -> None:
        """Insert a value, or update the changed columns."""
        if isinstance(now, Person) and now.forgotten_at is not None:
            texts.enable_secure_delete(self._connection)
        super().save(before, now)

    def people(self, centre: str) -> Sequence[Person]:
        """All people with a duty in a centre, ordered by login."""
        here = select(t.duty.c.person).where(t.duty.c.centre == centre)
        return self._all(Person, t.person.c.id.in_(here), order_by=[t.person.c.login])

    def labels(self, centre: str, identities: Collection[str]) -> Mapping[str, str]:
        """The names of devices, tokens and people, by pseudonymous id."""
        given = {"centre": centre, "ids": list(identities)}
        return {row.id: row.label for row in self._execute(_LABELS, given)}

    def duties(self, person: str) -> Sequence[HeldDuty]:
        """All duties of a person, in all centres."""
        return self._all(HeldDuty, t.duty.c.person == person, order_by=[t.duty.c.id])

    def duties_at(self, centre: str) -> Sequence[tuple[Person, HeldDuty]]:
        """The duties in a centre with their people, ordered by login."""
        duties = self._all(HeldDuty, t.duty.c.centre == centre, order_by=[t.duty.c.id])
        ids = {duty.person for duty in duties}
        people = {person.id: person for person in self._all(Person, t.person.c.id.in_(ids))}
        pairs = [(people[duty.person], duty) for duty in duties]
        return sorted(pairs, key=lambda pair: pair[0].login or "")

    def has_manager(self, centre: str) -> bool:
        """Whether a centre has a manager."""
        of = t.duty.c
        managing = of.centre == centre, of.role == Role.MANAGER, of.agency.is_(None)
        return self._execute(select(of.id).where(*managing).limit(1)).first() is not None

    # Sessions.

    def session(self, secret_hash: str) -> Session | None:
        """A session, even if it has ended."""
        return self._one(Session, t.session.c.hash == secret_hash)

    def sessions(self, person: str) -> Sequence[Session]:
        """The sessions of a person that have not been ended."""
        of = t.session.c
        return self._all(Session, of.person == person, of.ended_at.is_(None), order_by=[of.made_at])

    def end_sessions_at(self, device: str, now: datetime) -> Sequence[str]:
        """End the sessions that began at a counter's PC; returns the ids of their people."""
        of = t.session.c
        ending = update(t.session).where(of.device == device, of.ended_at.is_(None))
        ended = self._execute(ending.values(ended_at=now).returning(of.person))
        return sorted(set(ended.scalars()))

    def update_last_seen(self, sessions: Mapping[str, datetime]) -> None:
        """Update when sessions were last used, by their hashes."""
        for secret_hash, at in sessions.items():
            earlier = t.session.c.hash == secret_hash, t.session.c.seen_at < at
            self._execute(update(t.session).where(*earlier).values(seen_at=at))

    def sessions_seen_after(self, moment: datetime) -> Sequence[Session]:
        """The sessions that have not ended and were last used after a moment."""
        return self._all(Session, t.session.c.seen_at > moment, t.session.c.ended_at.is_(None))

    def attempt(self, identity: str) -> Attempt | None:
        """The recent failed sign-in attempts for a login, badge or factor."""
        return self._one(Attempt, t.attempt.c.id == identity)

    # Devices.

    def device(self, identity: str) -> Device | None:
        """A device, even if it was revoked."""
        return self._one(Device, t.device.c.id == identity)

    def device_by_hash(self, secret_hash: str) -> Device | None:
        """The device whose secret, or next secret, has this hash."""
        of = t.device.c
        return self._one(Device, or_(of.hash == secret_hash, of.next_hash == secret_hash))

    def devices(self, centre: str) -> Sequence[Device]:
        """The devices of a centre, in the order of their enrolment."""
        of = t.device.c
        return self._all(Device, of.centre == centre, order_by=[of.enrolled_at, of.id])

    def health(self, device: str) -> DeviceHealth | None:
        """The last health report of a device."""
        return self._one(DeviceHealth, t.health.c.id == device)

    def healths(self, centre: str) -> Mapping[str, DeviceHealth]:
        """The last health reports of a centre's devices, by device id."""
        own = select(t.device.c.id).where(t.device.c.centre == centre)
        return {health.id: health for health in self._all(DeviceHealth, t.health.c.id.in_(own))}

    def count_searched(self, week: date, searched: Mapping[tuple[str, str], int]) -> None:
        """Add the visits in which words of centres were searched for in vain; `week` is its
        Monday."""
        c = t.searched.c
        for (centre, word), visits in searched.items():
            where = (c.centre == centre, c.week == week, c.word == word)
            more = update(t.searched).where(*where).values(visits=c.visits + visits)
            if not self._execute(more).rowcount:
                self._insert(t.searched, centre=centre, week=week, word=word, visits=visits)

    def file(self, centre: str, sha256: str) -> bytes | None:
        """The content of a file that a centre stored."""
        return self._scalar(t.file.c.content, t.file.c.centre == centre, t.file.c.sha256 == sha256)

    def files(self, centre: str) -> Set[str]:
        """The SHA-256 of all files that a centre stored."""
        hashes = self._execute(select(t.file.c.sha256).where(t.file.c.centre == centre))
        return set(hashes.scalars())

    def save_file(self, centre: str, sha256: str, content: bytes) -> None:
        """Store a file that is not stored yet."""
        self._insert(t.file, centre=centre, sha256=sha256, content=content)

    def bytes_of_files(self, centre: str) -> int:
        """The total size of a centre's files, in bytes."""
        size = func.coalesce(func.sum(func.length(t.file.c.content)), 0)
        return int(self._scalar(size, t.file.c.centre == centre) or 0)

    def delete_file(self, centre: str, sha256: str) -> None:
        """Delete a file."""
        self._execute(delete(t.file).where(t.file.c.centre == centre, t.file.c.sha256 == sha256))

    def picture(self, device: str) -> bytes | None:
        """The last screenshot of a device (PNG)."""
        return self._scalar(t.picture.c.png, t.picture.c.device == device)

    def picture_at(self, device: str) -> datetime | None:
        """When the last screenshot of a device was taken."""
        return self._scalar(t.picture.c.at, t.picture.c.device == device)

    def save_picture(self, device: str, at: datetime, png: bytes) -> None:
        """Replace the screenshot of a device."""
        self._execute(delete(t.picture).where(t.picture.c.device == device))
        self._insert(t.picture, device=device, at=at, png=png)

    def enrolment(self, secret_hash: str) -> Enrolment | None:
        """An enrolment request, by the hash of its secret."""
        return self._one(Enrolment, t.enrolment.c.hash == secret_hash)

    def enrolments(self, now: datetime, centre: str | None = None) -> Sequence[Enrolment]:
        """Pending enrolment requests, oldest first, without those that a centre refused."""
        of = t.enrolment.c
        pending = of.device.is_(None), of.expires_at > now
        enrolments = self._all(Enrolment, *pending, order_by=[of.begun_at, of.hash])
        return [enrolment for enrolment in enrolments if centre not in enrolment.refused_by]

    def is_refused_everywhere(self, enrolment: Enrolment) -> bool:
        """Whether every centre of the server refused an enrolment request."""
        centres = set(self._execute(select(t.centre.c.id)).scalars())
        return centres <= set(enrolment.refused_by)

    # Tokens, invitations and the access log.

    def make_token(self, centre: str, token: KnownToken, secret: str) -> None:
        """Insert a token; only the hash of its secret is stored."""
        self._insert(
            t.token,
            hash=hash_of(secret),
            centre=centre,
            created_at=token.made_at,
            **token.model_dump(include={"id", "role", "counter", "scopes", "expires_at", "label"}),
        )

    def tokens(self, centre: str) -> Sequence[KnownToken]:
        """All tokens of a centre, without their secrets."""
        of = t.token.c
        query = select(
            *(of.id, of.role, of.label, of.counter, of.scopes),
            *(of.created_at.label("made_at"), of.expires_at, of.revoked_at),
        ).where(of.centre == centre)
        rows = self._execute(query.order_by(of.created_at)).mappings()
        return [KnownToken(**row) for row in rows]

    def revoke_token(self, centre: str, identity: str, now: datetime) -> bool:
        """Revoke a token by its id; False if there is no such valid token."""
        of = t.token.c
        valid = of.centre == centre, of.id == identity, of.revoked_at.is_(None)
        revoking = update(t.token).where(*valid).values(revoked_at=now)
        return bool(self._execute(revoking).rowcount)

    def add_invitation(
        self, secret_hash: str, centre: str, now: datetime, until: datetime, person: str | None
    ) -> None:
        """Insert an invitation link, for a person or to create a manager, instead of earlier links
        for the same."""
        c = t.invitation.c
        same = c.person.is_not_distinct_from(person)
        self._execute(delete(t.invitation).where(c.centre == centre, same))
        row = {"hash": secret_hash, "centre": centre, "person": person}
        self._insert(t.invitation, **row, made_at=now, expires_at=until)

    def was_invited(self, centre: str) -> bool:
        """Whether there is an invitation link to create a manager, used, expired or not."""
        c = t.invitation.c
        own = select(c.hash).where(c.centre == centre, c.person.is_(None)).limit(1)
        return self._execute(own).first() is not None

    def invitation(self, secret_hash: str, now: datetime) -> Invitation | None:
        """An invitation by the hash of its secret; None if it was used or has expired."""
        c = t.invitation.c
        valid = c.hash == secret_hash, c.used_at.is_(None), c.expires_at > now
        row = self._execute(select(c.centre, c.person).where(*valid)).one_or_none()
        return Invitation(*row) if row is not None else None

    def mark_invitation_used(self, link: Invitation, now: datetime) -> None:
        """Mark a link as used, with all others for the same person, or for new managers."""
        c = t.invitation.c
        same = c.person.is_not_distinct_from(link.person)
        self._execute(update(t.invitation).where(c.centre == link.centre, same).values(used_at=now))

    def first_entries(self, centre: str, what: str, since: datetime) -> Mapping[str, datetime]:
        """The people with access-log entries of a kind since a moment, each with the first time."""
        entry = t.access_entry.c
        of_kind = entry.centre == centre, entry.at > since, entry.what == what
        query = select(entry.who, func.min(entry.at)).where(*of_kind).group_by(entry.who)
        return {row[0]: row[1] for row in self._execute(query.order_by(entry.who))}

    def contact_lines(self, centre: str) -> Mapping[str, str]:
        """The contact lines of a centre, by the kind of alarm."""
        query = select(t.contact.c.kind, t.contact.c.line).where(t.contact.c.centre == centre)
        return {row.kind: row.line for row in self._execute(query)}

    def add_entry(
        self, at: datetime, centre: str | None, what: str, who: str, detail: str = ""
    ) -> None:
        """Insert an entry into the access log."""
        who, detail = who[:120], detail[:120]
        self._insert(t.access_entry, at=at, centre=centre, what=what[:40], who=who, detail=detail)

    def entries(self, centre: str, before: datetime | None, limit: int) -> Sequence[AccessEntry]:
        """A page of the access log before a moment, newest first, with entries of no known centre;
        it has all entries of its last moment, so that the next page skips none."""
        of = t.access_entry.c
        query = select(t.access_entry).where(or_(of.centre == centre, of.centre.is_(None)))
        query = query.order_by(of.at.desc(), of.id.desc())
        page = query.limit(limit)
        if before is not None:
            page = page.where(of.at < before)
        rows = list(self._execute(page))
        if len(rows) == limit:
            rows += self._execute(query.where(of.at == rows[-1].at, of.id < rows[-1].id))
        return [
            AccessEntry(at=row.at, what=row.what, who=row.who, detail=row.detail) for row in rows
        ]
