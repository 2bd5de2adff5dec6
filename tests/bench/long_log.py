"""A log of years: two days by the server's own rules, the second written again under later days,
with hashes and facts as the log says. SQLite; no command is given for the later days."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import Table
from sqlalchemy.engine import make_url

from contract import commands as c
from contract.answers import Digest
from contract.centre import CentreConfig
from contract.commands import Command
from contract.enums import Channel, Paper, Role
from contract.events import Event
from server import bootstrap
from server.canonical import canonical
from server.clock import SetClock
from server.commands import dispatch
from server.context import LocalBus
from server.domain.layout import Layout
from server.domain.principal import at_the_server
from server.engine.digest_writer import DigestWriter
from server.settings import ServerSettings
from server.store import digest_lines, log
from server.store import tables as t
from server.store.types import DayColumn, InstantColumn, JsonText
from simulator.past_day import PastDay

SUNDAY: Final = 6
OPENS, CLOSES = time(9), time(18)


class _BusyDay(PastDay):
    """A day with all counters open, where kiosks print and displays report each call."""

    def __init__(self, hall: Any, clock: SetClock, layout: Layout, closes: datetime) -> None:
        super().__init__(hall, clock, layout, closes, Random(closes.toordinal()))
        self._serves = {
            key: frozenset(layout.levels[one.profile].level_of)
            for key, one in layout.counters.items()
        }

    def _give(self, model: type[Command], role: Role, **fields: Any) -> dict[str, Any]:
        if model is c.IssueTicket:
            role, fields = Role.KIOSK, fields | {"channel": Channel.KIOSK}
        answer = super()._give(model, role, **fields)
        if model is c.IssueTicket:
            super()._give(c.ReportPrint, Role.KIOSK, ticket=answer["id"], paper=Paper.PRINTED)
        if model is c.CallNext:
            slug = self._layout.slug
            call = self._hall.store.read(slug, lambda reading: reading.centre.call)
            shown = {"device": "simulated-display", "call": call, "how": "shown"}
            super()._give(c.ReportCall, Role.DISPLAY, **shown)
        return answer


def make(settings: ServerSettings, config: CentreConfig, first: date, days: int, each: int) -> int:
    """Make a hall with a log of `days` working days; the number of tickets issued.

    Args:
        settings: of a hall that there is not yet.
        config: of its centre.
        first: the first day.
        days: how many, two at least; no Sundays.
        each: about how many tickets on each.
    """
    zone = ZoneInfo(config.centre.time_zone)
    store = bootstrap.open_store(settings, serving=False)
    centre = config.centre.slug
    store.ensure_centre(centre)
    clock = SetClock(datetime.combine(first, OPENS, zone).astimezone(UTC))
    hall = bootstrap.open_hall(settings, store, clock, LocalBus())
    brought_in = c.ImportCentre(command_id=uuid4(), centre=centre, config=config)
    dispatch.execute(hall, at_the_server(centre), brought_in)
    layout = store.read(centre, lambda reading: reading.layout)
    calendar = _working_days(first)
    before = 0
    for day in (next(calendar), next(calendar)):
        before = store.revisions()[centre]
        opens = datetime.combine(day, OPENS, zone).astimezone(UTC)
        clock.forward(max(opens - clock.now(), timedelta()))
        _BusyDay(hall, clock, layout, datetime.combine(day, CLOSES, zone)).run(each)
    DigestWriter(settings.data).write_missing(store)
    events = store.on_connection(lambda connection: list(log.walk(connection, centre, before)))
    store.close()
    path = make_url(settings.database_url).database
    assert path is not None
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        repeated = _Repeated(connection, centre, events, day)
        digests = [repeated.write(next(calendar)) for _ in range(days - 2)]
        issued: int = connection.execute("SELECT count(*) FROM fact_ticket").fetchone()[0]
    digest_lines.append(digest_lines.path_of(settings.data, centre), digests)
    return issued


def _working_days(first: date) -> Iterator[date]:
    while True:
        if first.weekday() != SUNDAY:
            yield first
        first += timedelta(days=1)


class _Repeated:
    """A day of a log that is written again and again.

    Args:
        connection: to the database.
        centre: whose log.
        events: of the day.
        day: which one it is.

    Attributes:
        revision, head: of the last event that was written.
    """

    def __init__(
        self, connection: sqlite3.Connection, centre: str, events: Sequence[Event], day: date
    ) -> None:
        self._connection, self._centre, self._day = connection, centre, day
        self._chance = Random(1)
        self._copies = 0
        holes = re.compile(
            rf'(?<="){re.escape(centre)}\.t(?P<ticket>\d+)(?=")|(?<="ordinal":)(?P<ordinal>\d+)'
            r'|(?<="call":)(?P<call>\d+)|(?<=")(?P<day>\d{4}-\d\d-\d\d)(?=[T"])'
        )
        dialect: Any = None
        self._lines = [
            (
                one,
                (one.at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1),
                _pieces(holes, str(JsonText().process_bind_param(dict(one.data), dialect))),
                _pieces(holes, _canonical_but_data(one)),
            )
            for one in events
        ]
        self._tickets = sum(one.type == "ticket_issued" for one in events)
        self._calls = sum("call" in one.data and one.type == "ticket_called" for one in events)
        self.revision, self.head = events[-1].revision, events[-1].hash

    def write(self, day: date) -> Digest:
        """Write it under another day; the digest of that."""
        self._copies += 1
        passed = day - self._day
        first = self.revision + 1
        self._connection.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._rows(passed),
        )
        for table in t.FACTS:
            self._connection.execute(*self._facts(table, day, passed))
        self._connection.execute(
            "UPDATE centre SET revision = ?, head = ?", (self.revision, self.head)
        )
        self._connection.commit()
        return Digest(
            centre=self._centre,
            day=day,
            first_revision=first,
            last_revision=self.revision,
            events=self.revision - first + 1,
            head=self.head,
            written_at=self._lines[-1][0].at + passed,
        )

    def _rows(self, passed: timedelta) -> Iterator[tuple[Any, ...]]:
        adds = {
            "ticket": self._copies * self._tickets,
            "ordinal": self._copies * self._tickets,
            "call": self._copies * self._calls,
        }
        for event, at, data, rest in self._lines:
            self.revision += 1
            previous = self.head
            command = str(UUID(int=self._chance.getrandbits(128), version=4))
            whole = _filled(rest, adds, passed, self._centre)
            whole = (
                whole.replace("@command", command)
                .replace("@previous", previous)
                .replace('"@revision"', str(self.revision))
            )
            self.head = hashlib.sha256(whole.encode()).hexdigest()
            yield (
                self._centre,
                self.revision,
                event.type,
                event.version,
                at + passed // timedelta(milliseconds=1),
                event.actor.role.value,
                _filled(_actor_pieces(event.actor.id, self._centre), adds, passed, self._centre),
                command,
                _filled(data, adds, passed, self._centre),
                previous,
                self.head,
            )

    def _facts(self, table: Table, day: date, passed: timedelta) -> tuple[str, dict[str, Any]]:
        """The statement that copies the facts of the day, and what it is given."""
        names = ", ".join(f'"{one.name}"' for one in table.c)
        values = ", ".join(map(self._value, table.c))
        told = f"SELECT {values} FROM {table.name} WHERE centre = :centre AND day = :first"
        return (
            f"INSERT INTO {table.name} ({names}) {told}",
            {
                "centre": self._centre,
                "first": self._day.isoformat(),
                "day": day.isoformat(),
                "passed": passed // timedelta(milliseconds=1),
                "weekday": day.weekday(),
                "prefix": f"{self._centre}.t",
                "digits": len(self._centre) + 3,
                "tickets": self._copies * self._tickets,
                "calls": self._copies * self._calls,
            },
        )

    def _value(self, column: Any) -> str:
        """What a copied fact has in a column."""
        if isinstance(column.type, DayColumn):
            return ":day"
        if isinstance(column.type, InstantColumn):
            return f'"{column.name}" + :passed'
        return {
            "ticket": ":prefix || (CAST(substr(ticket, :digits) AS INTEGER) + :tickets)",
            "call": "call + :calls",
            "weekday": ":weekday",
        }.get(column.name, f'"{column.name}"')


type _Piece = str | tuple[str, int]


def _canonical_but_data(event: Event) -> str:
    """The text that is hashed, with marks where each copy differs."""
    told = event.wire()
    told |= {"command": "@command", "previous": "@previous", "revision": "@revision"}
    del told["hash"]
    return canonical(told).decode()


def _pieces(holes: re.Pattern[str], text: str) -> list[_Piece]:
    """A text in pieces: those that stay, and those that say what is counted on from where."""
    pieces: list[_Piece] = []
    end = 0
    for found in holes.finditer(text):
        kind = str(found.lastgroup)
        value = found[kind]
        number = date.fromisoformat(value).toordinal() if kind == "day" else int(value)
        pieces += [text[end : found.start()], (kind, number)]
        end = found.end()
    return [*pieces, text[end:]]


def _actor_pieces(actor: str, centre: str) -> list[_Piece]:
    own = actor.removeprefix(f"{centre}.t")
    return [("ticket", int(own))] if own != actor and own.isdecimal() else [actor]


def _filled(pieces: Sequence[_Piece], adds: dict[str, int], passed: timedelta, centre: str) -> str:
    parts = []
    for one in pieces:
        if isinstance(one, str):
            parts.append(one)
            continue
        kind, number = one
        if kind == "day":
            parts.append(date.fromordinal(number + passed.days).isoformat())
        elif kind == "ticket":
            parts.append(f"{centre}.t{number + adds[kind]}")
        else:
            parts.append(str(number + adds[kind]))
    return "".join(parts)
