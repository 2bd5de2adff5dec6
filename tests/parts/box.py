"""A hall in this process: the real application on a real database, its clock set by hand."""

import itertools
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from sqlalchemy import Connection, Executable, Select, select
from werkzeug.test import TestResponse

from contract import commands as c
from contract.access import KnownToken, Scope
from contract.access.enums import DEVICES
from contract.centre import CentreConfig
from contract.commands import Command
from contract.enums import Channel, Role
from contract.errors import ProblemType, Refusal
from contract.events import Event
from contract.ids import full_id
from contract.operations import What, in_scopes, may
from contract.pairing import hash_of
from server import bootstrap
from server.clock import SetClock
from server.commands import dispatch
from server.context import AppContext, LocalBus, call_directly
from server.domain.machines import Device
from server.domain.principal import ANONYMOUS, Principal, clock_of
from server.engine.centre_view import CentreView
from server.identity.authenticator import Authenticator
from server.identity.presence import Presence
from server.passwords import ArgonPasswords
from server.periodic import timers
from server.settings import ServerSettings
from server.store import log
from server.store import tables as t
from server.store.access import Access
from server.store.tokens import authenticate, make_secret
from server.views import board, desk, ticket
from server.web.app import make_app
from tests.parts import routes
from tests.parts.postgres import PostgresServer
from tests.parts.village import village

routes.install()

QUICK: Final = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
"""Argon2 without its slowness."""

MONDAY: Final = datetime(2026, 11, 23, 6, tzinfo=UTC)
"""Ten in the morning in the village; it works until six."""

_COPIES: Final = itertools.count(1)


def scopes_of(role: Role) -> tuple[Scope, ...] | None:
    """The scopes of the token of a role; that of another system has all of a centre."""
    of_centre = tuple(one for one in Scope if one is not Scope.ALL_CENTRES)
    return of_centre if role is Role.INTEGRATION else None


def is_permitted(role: Role, what: What) -> bool:
    scopes = scopes_of(role)
    return may(role, what) and in_scopes(role, frozenset(scopes) if scopes else None, what)


def new_secret(
    connection: Connection,
    centre: str,
    role: Role,
    counter: str | None,
    now: datetime,
    label: str = "",
) -> str:
    """The secret of a new token (with scopes) or enrolled device; no event is logged."""
    secret = make_secret()
    identity = f"{role}-{secrets.token_hex(5)}"
    access = Access(connection)
    if role in DEVICES:
        made = Device(identity, centre, role, label, counter, hash_of(secret), now)
        access.save(None, made)
    else:
        token = KnownToken(
            id=identity,
            role=role,
            label=label,
            counter=counter,
            scopes=scopes_of(role),
            made_at=now,
        )
        access.make_token(centre, token, secret)
    return secret


def create_tables(settings: ServerSettings) -> None:
    """Give a database the schema of this release."""
    with bootstrap.locked_store(settings):
        pass


class Box:
    """One centre's hall. Commands go through the dispatcher or, by `post`, through the API.

    Args:
        new: whether the database may have no schema yet, or that of another release.

    Attributes:
        clock: stands still until `forward`.
        told: every `(centre, revision)` that was sent to the bus.
    """

    def __init__(
        self,
        database: str,
        data: Path,
        config: CentreConfig | None = None,
        *,
        serving: bool = False,
        new: bool = True,
    ) -> None:
        self.settings = ServerSettings(data=data, database=database)
        if new:
            create_tables(self.settings)
        self.store = bootstrap.store_of(self.settings, serving=serving)
        self.clock = SetClock(MONDAY)
        self.told: list[tuple[str, int]] = []
        bus = LocalBus()
        bus.listen(lambda centre, revision: self.told.append((centre, revision)))
        self.hall: AppContext = bootstrap.open_hall(
            self.settings,
            self.store,
            self.clock,
            bus=bus,
            passwords=ArgonPasswords(call_directly, QUICK),
            machine=self.clock,
        )
        self.presence = Presence(self.hall)
        self.authenticator = Authenticator(self.hall, self.presence)
        self.centre = "village"
        self.bearers: dict[tuple[str, Role, str | None], str] = {}
        self._known: dict[tuple[str, Role, str | None], Principal] = {}
        self._client: FlaskClient | None = None
        self._numbers = itertools.count(1)
        if config is not None:
            self.import_config(config)

    def reopened(self, *, serving: bool = False) -> "Box":
        """The same hall in another process's place: its store opened again."""
        again = Box(str(self.settings.database), self.settings.data, serving=serving, new=False)
        again.centre = self.centre
        again.clock.forward(self.clock.now() - again.clock.now())
        again.bearers = self.bearers
        return again

    def close(self) -> None:
        """Close the database; the next use opens it again, with commands in the calling thread."""
        self.store.close()

    # Setting up.

    def import_config(self, config: CentreConfig | dict[str, Any]) -> dict[str, Any]:
        """Import a configuration, or what is to be one; the first makes the centre."""
        config = CentreConfig.model_validate(config)
        self.centre = config.centre.slug
        self.store.ensure_centre(self.centre)
        return self.give(c.ImportCentre, config=config)

    def open_day(self) -> dict[str, Any]:
        return self.give(c.OpenDay)

    def forward(self, **span: float) -> None:
        """Let time pass: `forward(minutes=5)`."""
        self.clock.forward(timedelta(**span))
        # It keeps a session for a second of the machine, in which hours pass here.
        self.authenticator.forget()

    def tick(self) -> None:
        """Carry out what is due by the clock."""
        timers.fire(self.hall)

    def forget(self) -> None:
        """Delete what is past its retention time."""
        self.store.delete_expired(self.clock.now(), self.clock.now())

    def id(self, key: str) -> str:
        return key if "." in key else full_id(self.centre, key)

    # Commands.

    def who(self, role: Role, counter: str | None = None) -> Principal:
        """A principal of the centre; one for each role and counter."""
        if role in (Role.ANONYMOUS, Role.CLOCK):
            return clock_of(self.centre) if role is Role.CLOCK else ANONYMOUS
        key = (self.centre, role, counter)
        if key not in self._known:
            found = self._find(self.bearer(role, counter))
            assert found is not None
            self._known[key] = found
        return self._known[key]

    def visitor(self, ticket: str) -> Principal:
        identity = self.id(ticket)
        return Principal(Role.VISITOR, identity, self.centre, ticket=identity)

    def give(
        self, model: type[Command], who: Principal | None = None, **fields: Any
    ) -> dict[str, Any]:
        """Give a command, by default as a manager or, at a counter, as its operator."""
        for name in ("counter", "ticket"):
            if isinstance(fields.get(name), str):
                fields[name] = self.id(fields[name])
        if "centre" in model.model_fields:
            fields.setdefault("centre", self.centre)
        fields.setdefault("command_id", uuid4())
        if who is None and (counter := fields.get("counter")) is not None:
            who = self.who(Role.OPERATOR, counter.partition(".")[2])
        command = model.model_validate(fields)
        return dispatch.execute(self.hall, who or self.who(Role.MANAGER), command)

    def issue(
        self, *services: str, by: Role | None = None, channel: str | None = None, **fields: Any
    ) -> dict[str, Any]:
        """Take a ticket, by default with the greeter: without paper, callable at once; with the
        channel or role of kiosks at the kiosk."""
        kiosk = channel == Channel.KIOSK or by is Role.KIOSK
        issuer = by or (Role.KIOSK if kiosk else Role.GREETER)
        fields.setdefault("language", "az")
        fields["channel"] = channel or (Channel.KIOSK if kiosk else Channel.GREETER)
        wishes = [self.id(one) for one in services or ("paper",)]
        return self.give(c.IssueTicket, self.who(issuer), services=wishes, **fields)

    def hand_in(
        self, lease: dict[str, Any], *, kiosk: Principal | None = None, **fields: Any
    ) -> dict[str, Any]:
        """Hand in a ticket that a kiosk issued offline on a leased number, by default now."""
        kiosk = kiosk or self.who(Role.KIOSK)
        told: dict[str, Any] = {
            "device": kiosk.id,
            "number": lease["number"],
            "touch": uuid4(),
            "services": [self.id("tax")],
            "language": "az",
            "issued_at": self.clock.now(),
        }
        return self.give(c.HandIn, kiosk, ticket=lease["ticket"], **(told | fields))

    def at(self, counter: str, *models: type[Command], **fields: Any) -> dict[str, Any]:
        """Give commands at a counter, the fields with the last; the ticket is the one it has,
        unless named. What the last one answers."""
        *before, model = models
        for one in before:
            self.at(counter, one)
        if "ticket" in model.model_fields and "ticket" not in fields:
            fields["ticket"] = self.desk(counter)["ticket"]["id"]
        return self.give(model, counter=counter, **fields)

    def called(self, counter: str = "1", *services: str) -> str:
        """Call a new ticket to an open counter; its id."""
        self.issue(*services)
        desk = self.at(counter, c.CallNext)
        identity: str = desk["ticket"]["id"]
        return identity

    @contextmanager
    def refuses(
        self, kind: ProblemType, *, state: str | None = None, allowed: str | None = None
    ) -> Iterator[None]:
        """Expect a refusal that changes nothing.

        Args:
            allowed: the names that it allows instead, separated by blanks.
        """
        before, told = self.revision, len(self.told)
        with pytest.raises(Refusal) as refused:
            yield
        assert refused.value.kind is kind, str(refused.value)
        if state is not None:
            assert refused.value.state == state
        if allowed is not None:
            assert refused.value.allowed is not None
            assert set(refused.value.allowed) == set(allowed.split())
        assert self.revision == before
        assert len(self.told) == told

    # Reading.

    def read[T](self, work: Callable[[CentreView], T]) -> T:
        return self.store.read(self.centre, work)

    def change(self, statement: Executable) -> None:
        """Run a statement behind the hall's back."""
        self.store.on_connection(lambda connection: connection.execute(statement), write=True)

    def column(self, asked: Select[Any]) -> list[Any]:
        """The values of the first column of a query."""
        return self.store.on_connection(
            lambda connection: list(connection.execute(asked).scalars())
        )

    def rows(self) -> dict[str, list[str]]:
        """The whole database: of each table its rows, sorted, as text."""
        return self.store.on_connection(
            lambda connection: {
                table.name: sorted(map(repr, connection.execute(select(table)).all()))
                for table in t.metadata.sorted_tables
            }
        )

    def desk(self, counter: str) -> dict[str, Any]:
        identity = self.id(counter)
        return self.read(lambda reading: desk.build(self.hall.context(reading), identity).wire())

    def ticket(self, identity: str) -> dict[str, Any]:
        whole = self.id(identity)
        return self.read(lambda reading: ticket.build(self.hall.context(reading), whole).wire())

    def board(self) -> dict[str, Any]:
        return self.read(lambda reading: board.build(self.hall.context(reading)).wire())

    def events(self, after: int = 0) -> list[Event]:
        return self.store.on_connection(
            lambda connection: list(log.walk(connection, self.centre, after))
        )

    def last(self, count: int = 1) -> list[str]:
        return [event.type for event in self.events(self.revision - count)]

    @property
    def revision(self) -> int:
        return self.store.revisions()[self.centre]

    # The API.

    @property
    def client(self) -> FlaskClient:
        if self._client is None:
            self._client = make_app(self.hall, self.authenticator, self.presence).test_client()
        return self._client

    def bearer(self, role: Role, counter: str | None = None, *, fresh: bool = False) -> str:
        """A token of the role, without signing in."""
        key = (self.centre, role, counter)
        if fresh or key not in self.bearers:
            secret = self.store.on_connection(
                lambda connection: new_secret(
                    connection,
                    self.centre,
                    role,
                    self.id(counter) if counter else None,
                    self.clock.now(),
                ),
                write=True,
            )
            if fresh:
                return secret
            self.bearers[key] = secret
        return self.bearers[key]

    def get(
        self, path: str, role: Role | None = None, counter: str | None = None, **headers: str
    ) -> TestResponse:
        """Read `/api/v1/<path>` as a role, or without a token."""
        return self.client.get(f"/api/v1/{path}", headers=self._head(role, counter, headers))

    def post(
        self,
        path: str,
        role: Role | None = None,
        counter: str | None = None,
        *,
        command_id: UUID | None = None,
        headers: dict[str, str] | None = None,
        **body: Any,
    ) -> TestResponse:
        """Give a command to `/api/v1/<path>` as a role, or without a token."""
        body["command_id"] = str(command_id or uuid4())
        head = self._head(role, counter, headers or {})
        return self.client.post(f"/api/v1/{path}", json=body, headers=head)

    def _find(self, secret: str) -> Principal | None:
        now = self.clock.now()
        return self.store.on_connection(lambda connection: authenticate(connection, secret, now))

    def _head(self, role: Role | None, counter: str | None, more: dict[str, str]) -> dict[str, str]:
        head = {name.replace("_", "-"): value for name, value in more.items()}
        if role is not None and role is not Role.ANONYMOUS:
            head.setdefault("Authorization", f"Bearer {self.bearer(role, counter)}")
        return head


@dataclass(frozen=True)
class Template:
    """A hall of the village with its day and counter 1 open, to be copied for each test."""

    database: str
    data: Path
    bearers: dict[tuple[str, Role, str | None], str]


def make_template(database: str, data: Path) -> Template:
    box = Box(database, data, village())
    box.open_day()
    box.give(c.OpenCounter, counter="1")
    box.close()
    return Template(database, data, box.bearers)


def box_of(template: Template, database: str) -> Box:
    """A hall on a copy of a template's database."""
    box = Box(database, template.data, new=False)
    box.bearers.update(template.bearers)
    return box


@contextmanager
def copied(template: Template, folder: Path, server: PostgresServer | None) -> Iterator[Box]:
    """A hall on a copy that is removed at the end.

    Args:
        folder: takes the copy of a database of SQLite, as `novbe.db`.
        server: that of a database of PostgreSQL.
    """
    name = f"box{next(_COPIES)}"
    if server is None:
        copy = folder / "novbe.db"
        shutil.copyfile(template.database.removeprefix("sqlite:///"), copy)
        url = f"sqlite:///{copy}"
    else:
        source = template.database.partition("@/")[2].partition("?")[0]
        url = server.url(name, template=source)
    box = box_of(template, url)
    yield box
    box.close()
    if server is not None:
        server.drop(name)
