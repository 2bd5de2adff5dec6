"""A hall with a history, and manipulation of its database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Connection, text

from contract import commands as c
from contract.enums import Assist, Role
from server.evidence import verification
from server.evidence.digests import digests
from server.evidence.verification import Verdict
from server.store.databases import open_engine
from tests.parts.box import MONDAY, Box
from tests.parts.village import village_data

type Tamper = Callable[[Connection], object]

NOTED: Final = "Asks for the lady of last week"
RATED: Final = "Quick and kind: ə, ş, 🙂"


def live(box: Box) -> None:
    """Have the hall live through a day that leaves something in every table."""
    data = village_data()
    data["series"][1]["leased_from"] = 180
    data["services"][2]["booking"] = {}
    data["services"][0]["booking"] = {"counters": 1}
    box.import_config(data)
    operator, kiosk = box.who(Role.OPERATOR, "1"), box.who(Role.KIOSK)
    issued = ""
    for minutes in (3, 4, 5):
        issued = box.issue("paper", assist=[Assist.SEE])["id"]
        box.forward(minutes=minutes)
        box.at("1", c.CallNext)
        box.give(c.AddNote, operator, ticket=issued, note=NOTED)
        box.at("1", c.Finish)
    box.give(c.Rate, box.visitor(issued), ticket=issued, stop=0, stars=5, comment=RATED)
    box.called("1", "paper", "tax")
    box.forward(minutes=1)
    box.at("1", c.Requeue)
    box.give(c.SuspendService, service=box.id("tax"), reason="technical")
    box.forward(minutes=2)
    box.give(c.ResumeService, service=box.id("tax"))
    box.issue("request")
    box.give(c.EndWithCoupon, service=box.id("request"))
    slot = {"service": box.id("paper"), "at": box.clock.now().replace(hour=9, minute=0)}
    held = box.give(c.HoldSlots, box.who(Role.GREETER), **slot, language="az")["booking"]
    box.give(c.GiveDetails, box.who(Role.GREETER), booking=held, mail="nigar@town.example")
    box.give(c.CancelBooking, booking=held)
    box.give(c.PostNotice, texts={"az": "Çay var", "en": "There is tea"})
    box.give(c.CallForHelp, kiosk)
    box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")
    tax, tomorrow = box.id("tax"), MONDAY + timedelta(days=1)
    held = box.give(c.HoldSlots, service=tax, at=tomorrow, language="az")["booking"]
    box.give(c.GiveDetails, booking=held)
    box.give(c.CancelBooking, booking=held)


def close_days(box: Box, count: int) -> None:
    """Close the open day and others after it, each with a ticket that expires."""
    for number in range(count):
        if number:
            box.forward(days=1)
            box.open_day()
            box.issue()
        box.give(c.CloseDay)


@contextmanager
def taken_back(box: Box) -> Iterator[Connection]:
    """A connection whose changes are taken back at the end."""
    engine = open_engine(box.settings.database_url)
    with engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()
    engine.dispose()


def nothing(_connection: Connection) -> None:
    """Leave the hall as it is."""


def lines_given(box: Box, tamper: Tamper = nothing) -> list[str]:
    """The digests of a hall whose database was manipulated."""
    with taken_back(box) as connection:
        tamper(connection)
        return [one.model_dump_json() for one in digests(connection, box.centre)]


def judged(box: Box, tamper: Tamper, start: int = 1) -> Verdict:
    """The verdict on a hall whose database was manipulated."""
    with taken_back(box) as connection:
        tamper(connection)
        return verification.verify(connection, box.centre, start)


def run_sql(statement: str, **values: Any) -> Tamper:
    """A statement that is run behind the hall's back."""
    return lambda connection: connection.execute(text(statement), values)
