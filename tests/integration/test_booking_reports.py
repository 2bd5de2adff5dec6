"""Bookings in reports, facts and by token; what is known of a person, and that it is deleted."""

import json
import logging
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Row, Table, select

from contract import commands as c
from contract.access import Scope
from contract.centre import CentreConfig
from contract.enums import Role
from server import centre_file
from server.commands import privacy
from server.domain.figures import By, Period
from server.rules.free_slots import Wish, free_days
from server.store import data_export
from server.store import tables as t
from server.store.fact_queries import Facts
from server.views.reports.tables import report
from tests.integration.test_bookings import BOTH, ELEVEN, PAPER, Visitor
from tests.parts.box import MONDAY, Box
from tests.parts.cli import REFUSED, Cli, box_on, refused, said
from tests.parts.rebuilding import rebuilt_facts, stored_facts
from tests.parts.restored import NAMED_NEXT, backup_of, restored
from tests.parts.staff import ask, told
from tests.parts.village import bookable_village

TODAY = Period(MONDAY.date(), MONDAY.date())


@pytest.fixture
def hall(box: Box) -> Box:
    box.import_config(bookable_village())
    return box


def checked_in(box: Box, visitor: Visitor) -> None:
    box.give(c.CheckIn, box.who(Role.KIOSK), code=visitor.code)


def a_day(box: Box) -> None:
    """Of five visitors two are called, after 5 and 25 minutes, one leaves without a call, one does
    not come, and one cancels."""
    visitors = [Visitor(box).books(ELEVEN + timedelta(minutes=20 * place)) for place in range(5)]
    visitors[4].give(c.CancelBooking)
    box.forward(minutes=60)
    for place in range(3):
        box.give(c.CheckIn, box.who(Role.GREETER), code=visitors[place].id)
        box.forward(minutes=(5, 40, 20)[place])
        if place < 2:
            box.at("1", c.CallNext, c.Start, c.Finish)
    box.forward(minutes=60)
    box.tick()
    box.give(c.CloseDay)


def facts_of[T](box: Box, read: Any) -> Any:
    return box.store.on_connection(lambda connection: read(Facts(connection, "village")))


@BOTH
def test_the_report_says_who_came_and_whether_the_time_was_kept(hall: Box) -> None:
    a_day(hall)
    table = facts_of(hall, lambda facts: report(facts, "bookings", By.SERVICE, TODAY))
    assert dict(table.total.values) == {
        "booked": 5,
        "booked_arrived": 3,
        "booked_missed": 1,
        "booked_cancelled": 1,
        "booked_came": 0.75,
        # One called within 15 minutes, of two calls and one who left.
        "booked_in_time": pytest.approx(1 / 3),
        "booked_mean_wait": pytest.approx(15 * 60),
    }
    assert facts_of(hall, lambda facts: facts.booked_kept(MONDAY.date(), 30)) == (2, 3)
    assert facts_of(hall, lambda facts: facts.booked_kept(MONDAY.date(), 15)) == (1, 3)
    assert facts_of(hall, lambda facts: facts.booked_kept(date(2026, 11, 24), 15)) == (0, 0)
    by_hour = facts_of(hall, lambda facts: facts.bookings(By.HOUR, TODAY))
    assert {hour: figures["booked"] for hour, figures in by_hour.items()} == {11: 3, 12: 2}
    assert stored_facts(hall.store, "village") == rebuilt_facts("village", hall.events())


def test_another_system_books_with_a_token_that_allows_it(hall: Box) -> None:
    def token(*scopes: Scope) -> str:
        made: str = hall.give(c.MakeToken, label="web site", scopes=scopes)["token"]
        return made

    own, other = token(Scope.BOOKINGS), token(Scope.TICKETS)
    base = "centres/village"
    free = told(ask(hall, f"{base}/times?service={PAPER}", own, method="GET"))
    at = free[0]["times"][0]
    slot = {"service": PAPER, "at": at, "language": "az"}
    fields: dict[str, Any] = {"command_id": "5f1c1d52-9d3f-4a3f-8a54-1f0f5f7d1a01", **slot}
    assert ask(hall, f"{base}/bookings", other, **fields).status_code == 403
    held = told(ask(hall, f"{base}/bookings", own, **fields))
    assert told(ask(hall, f"{base}/bookings", own, **fields)) == held
    fields = {"command_id": "5f1c1d52-9d3f-4a3f-8a54-1f0f5f7d1a02", "mail": "a@example.org"}
    told(ask(hall, f"{base}/bookings/{held['booking']}/details", own, **fields))
    assert ask(hall, f"{base}/bookings", other, method="GET").status_code == 403
    (seen,) = told(ask(hall, f"{base}/bookings", own, method="GET"))
    assert (seen["state"], seen["code"], seen.get("phone")) == ("booked", held["code"], None)
    told(ask(hall, f"{base}/facts/bookings", token(Scope.REPORTS), method="GET"))


class Imported:
    """A hall that the command line made of a centre file, with a booking that has a name."""

    def __init__(self, cli: Cli, folder: Path, database: str) -> None:
        self.file = folder / "village.toml"
        self.data = bookable_village()
        self.data["services"][0]["booking"]["named"] = True
        for series in self.data["series"]:
            series["last"] = 999
        self.write()
        said(cli("import", str(self.file)))
        self.box = box_on(folder / "data", database)
        self.box.centre = "village"
        greeter, now = self.box.who(Role.GREETER), self.box.clock.now()
        wish = Wish(by_staff=True)
        _, (self.at, *_) = self.box.read(lambda reading: next(free_days(reading, PAPER, now, wish)))
        self.held = self.box.give(c.HoldSlots, greeter, service=PAPER, at=self.at, language="az")
        details = {"visitor": "Xwqz Name", "mail": "xwqz@example.org"}
        self.box.give(c.GiveDetails, greeter, booking=self.held["booking"], **details)

    def write(self) -> None:
        self.file.write_text(centre_file.written(CentreConfig.model_validate(self.data)), "utf-8")


@pytest.fixture
def imported(cli: Cli, tmp_path: Path, database_url: str) -> Iterator[Imported]:
    hall = Imported(cli, tmp_path, database_url)
    yield hall
    hall.box.close()


def test_a_file_that_displaces_bookings_is_imported_with_their_number(
    cli: Cli, imported: Imported
) -> None:
    imported.data["centre"]["hours"] = {"sun": ["09:00-10:00"]}
    imported.write()
    refusal = cli("import", str(imported.file))
    assert refusal.exit_code == REFUSED
    assert "1 booking loses its time by this" in refusal.stdout
    assert "One booking loses its time" in refusal.stderr
    assert cli("import", str(imported.file), "--displaces", "2").exit_code == REFUSED
    assert "published" in said(cli("import", str(imported.file), "--displaces", "1"))


# Privacy.

MARK = "xwqz"
MANY = 300


def lived_before(box: Box) -> list[Visitor]:
    """Tomorrow's bookings, all with a name and an address, a third also with a number."""
    data = bookable_village(part=0.5, step_minutes=5, per_address=1)
    data["services"][0]["booking"] |= {"counters": 20, "named": True}
    for series in data["series"]:
        series["last"] = 999
    box.import_config(data)
    slots = box.read(lambda reading: reading.setup.slots(PAPER, (MONDAY + timedelta(1)).date()))
    visitors = []
    for place in range(MANY):
        visitor = Visitor(box, f"{MARK}-{place}@example.org").holds(slots[place])
        fields = {"visitor": f"Xwqz Name {place}", "mail": visitor.mail}
        phone = {"phone": f"+99477000{place:04}"} if place % 3 == 0 else {}
        visitor.give(c.GiveDetails, **fields, **phone)
        visitor.give(c.AcceptBooking)
        visitors.append(visitor)
        box.forward(seconds=10)
    return visitors


def _rows_of(table: Table, connection: Connection) -> list[Row[Any]]:
    return list(connection.execute(select(table)))


def personal(box: Box, *besides: str) -> list[str]:
    """The tables with a name, an address or a number, besides the two that are meant for them;
    checkpoints as they are read."""
    found = []
    for table in t.metadata.sorted_tables:
        if table.name in besides:
            continue
        rows = box.store.on_connection(partial(_rows_of, table))
        text = "".join(
            zlib.decompress(value).decode()
            if table is t.checkpoint and name == "content"
            else str(value)
            for row in rows
            for name, value in row._mapping.items()
        )
        if MARK in text.lower() or "99477000" in text:
            found.append(table.name)
    return found


STORES = (t.words_kept.name, t.booking_contact.name)


def test_names_and_addresses_are_in_two_stores_and_leave_them(
    box: Box, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    visitors = lived_before(box)
    backup = backup_of(box, tmp_path / "backups")
    assert personal(box, *STORES) == []
    assert set(personal(box)) == set(STORES)
    box.forward(days=1)
    box.tick()
    states = [visitor.state for visitor in visitors]
    assert set(states) == {"missed", "booked"}
    first = states.index("booked")
    checked_in(box, visitors[first])
    for visitor in visitors[first + 60 :: 10]:
        visitor.give(c.CancelBooking)
    for days in (1, 3):
        box.forward(days=days)
        box.tick()
        privacy.erase_expired(box.hall)
        box.forget()
    assert personal(box) == []
    said_by_server = "".join(record.getMessage() for record in caplog.records).lower()
    assert MARK not in said_by_server
    # An older backup still has them; the clock's first look deletes them.
    url = f"sqlite:///{tmp_path / 'new.db'}"
    new, _ = restored(box, backup, url, tmp_path / "new", next_numbers={"A": 900, "K": 300})
    with closing(new):
        assert set(personal(new)) == set(STORES)
        privacy.erase_expired(new.hall)
        new.forget()
        assert personal(new) == []
    # Nor are they in what deleted rows leave in the file.
    assert f"{MARK}-1".encode() not in (tmp_path / "new.db").read_bytes()
    assert b"Xwqz" not in (tmp_path / "new.db").read_bytes()


def test_what_is_known_of_a_booking_is_exported_and_forgotten(
    cli: Cli, imported: Imported, tmp_path: Path
) -> None:
    box, held = imported.box, imported.held
    backup = backup_of(box, tmp_path / "backups")

    def exported(*words: str) -> Any:
        return json.loads(said(cli("booking", "export", "village", *words)))

    known = exported(held["code"].lower())
    assert (known["visitor"], known["contact"][0]["mail"]) == ("Xwqz Name", "xwqz@example.org")
    assert [event["type"] for event in known["log"]] == ["slots_held", "booking_detailed"]
    assert exported(held["booking"], "--day", str(imported.at.date())) == known
    refused(cli("booking", "forget", "village", "AAAA-AAAA"), REFUSED, "no booking 'AAAA-AAAA'")
    said(cli("booking", "forget", "village", held["code"]))
    assert personal(box) == []
    known = exported(held["code"])
    assert (known["visitor"], known["contact"]) == (None, [])
    assert known["log"][-1]["type"] == "private_erased"
    # It is done again after a restore.
    box.close()
    said(cli("restore", str(backup), "--replace", *NAMED_NEXT))
    assert personal(box) == []


@BOTH
def test_a_ticket_leads_to_its_booking(hall: Box) -> None:
    visitor = Visitor(hall).books(ELEVEN)
    hall.forward(minutes=40)
    checked_in(hall, visitor)
    booking = hall.read(lambda reading: reading.booking(visitor.id))
    assert booking is not None
    assert booking.ticket is not None
    ticket = booking.ticket
    of_ticket = hall.store.on_connection(lambda each: data_export.of_ticket(each, ticket))
    (own,) = of_ticket["bookings"]
    assert own["contact"][0]["mail"] == visitor.mail
    assert own["facts"]["fact_booking"][0]["outcome"] == "arrived"
    named = hall.store.on_connection(lambda each: data_export.texts_of_ticket(each, ticket))
    privacy.erase(hall.hall, hall.who(Role.MANAGER), "village", named, ticket)
    assert visitor.contact is None
