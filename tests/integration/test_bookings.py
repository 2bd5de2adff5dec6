"""A booking's life by commands: holding, details, confirming, changing, cancelling, checking in."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType as P
from contract.errors import Refusal
from server.commands import dispatch
from server.domain.principal import Principal
from server.rules.bookings import displaced
from server.rules.free_slots import Wish, free_slots
from tests.parts.box import MONDAY, Box
from tests.parts.village import bookable_village

BOTH = pytest.mark.databases("sqlite", "postgresql")

PAPER = "village.paper"
ELEVEN = MONDAY + timedelta(hours=1)
"""Eleven o'clock; it is ten."""


@pytest.fixture
def hall(box: Box) -> Box:
    box.import_config(bookable_village())
    return box


class Visitor:
    """A visitor at the public pages."""

    def __init__(self, box: Box, mail: str = "") -> None:
        self.box, self.mail = box, mail or f"{uuid4().hex[:8]}@example.org"
        self.id = ""

    def give(self, model: type[c.Command], **fields: Any) -> dict[str, Any]:
        who = Principal(Role.VISITOR, self.id or f"village.b{uuid4().hex}", "village")
        fields.setdefault("command_id", uuid4())
        if issubclass(model, c.BookingCommand):
            fields["booking"] = self.id
        command = model.model_validate({"centre": "village", **fields})
        return dispatch.execute(self.box.hall, who, command)

    def holds(self, at: datetime) -> "Visitor":
        answer = self.give(c.HoldSlots, service=PAPER, at=at, language="az")
        self.id = answer["booking"]
        return self

    def books(self, at: datetime) -> "Visitor":
        self.holds(at).give(c.GiveDetails, mail=self.mail)
        self.give(c.AcceptBooking)
        return self

    @property
    def state(self) -> str:
        booking = self.box.read(lambda reading: reading.booking(self.id))
        return booking.state if booking is not None else "gone"

    @property
    def code(self) -> str:
        return self.box.hall.signer.booking_code(self.id)

    @property
    def contact(self) -> Any:
        from server.store.booking_contacts import BookingContacts

        return self.box.store.on_connection(lambda one: BookingContacts(one).of(self.id))


def free(box: Box, days: int = 0, *, by_staff: bool = False) -> list[str]:
    now, day = box.clock.now(), (box.clock.now() + timedelta(days=days)).date()
    found = box.read(lambda reading: free_slots(reading, PAPER, day, now, Wish(by_staff=by_staff)))
    return [f"{at + timedelta(hours=4):%H:%M}" for at in found]


@BOTH
def test_a_booking_from_the_first_touch_to_the_ticket(hall: Box) -> None:
    visitor = Visitor(hall).holds(ELEVEN)
    assert "11:00" not in free(hall)
    visitor.give(c.GiveDetails, mail="a@example.org")
    assert (visitor.state, visitor.contact.owed) == ("pending", "confirm")
    visitor.give(c.AcceptBooking)
    visitor.give(c.AcceptBooking)
    assert (visitor.state, visitor.contact.owed) == ("booked", "booked")
    hall.forward(minutes=35)
    typed = visitor.code.lower().replace("o", "0").replace("i", "1").replace("-", " ")
    issued = hall.give(c.CheckIn, hall.who(Role.KIOSK), code=typed)
    ticket = hall.read(lambda reading: reading.ticket(issued["id"]))
    assert ticket is not None
    assert (ticket.ticket_class, ticket.booked_for) == ("appointment", ELEVEN)
    # The time of the booking is the only promise.
    assert (ticket.promise, ticket.estimate) == (None, None)
    assert visitor.state == "arrived"
    with hall.refuses(P.ALREADY_DONE):
        hall.give(c.CheckIn, hall.who(Role.KIOSK), code=visitor.code)


def test_a_slot_is_given_once_and_the_next_hears_the_nearest(hall: Box) -> None:
    Visitor(hall).holds(ELEVEN)
    with pytest.raises(Refusal) as refused:
        Visitor(hall).holds(ELEVEN)
    assert refused.value.kind is P.SLOT_TAKEN
    assert refused.value.values["time"] == "10:40"


def test_a_hold_ends_and_is_taken_again_at_the_form_if_it_is_free(hall: Box) -> None:
    visitor = Visitor(hall).holds(ELEVEN + timedelta(hours=4))
    hall.forward(minutes=16)
    hall.tick()
    assert visitor.state == "lapsed"
    # It rests for a moment: nobody can wait for it; who held it may have it back.
    visitor.give(c.GiveDetails, mail="a@example.org")
    assert visitor.state == "pending"
    hall.forward(minutes=31)
    hall.tick()
    assert (visitor.state, visitor.contact) == ("lapsed", None)
    # The click comes too late; and a form that was not sent cannot be confirmed.
    for late in (visitor, Visitor(hall).holds(ELEVEN + timedelta(hours=5))):
        with hall.refuses(P.NOT_ALLOWED_NOW):
            late.give(c.AcceptBooking)


def test_a_hold_can_be_extended_three_times(hall: Box) -> None:
    visitor = Visitor(hall).holds(ELEVEN + timedelta(hours=5))
    for _ in range(3):
        hall.forward(minutes=14)
        visitor.give(c.ExtendHold)
    with hall.refuses(P.TOO_LATE):
        visitor.give(c.ExtendHold)


@BOTH
def test_a_change_takes_the_new_slot_and_frees_the_old_one(hall: Box) -> None:
    visitor = Visitor(hall).books(ELEVEN + timedelta(hours=3))
    visitor.give(c.MoveBooking, at=ELEVEN + timedelta(hours=4))
    booking = hall.read(lambda reading: reading.booking(visitor.id))
    assert booking is not None
    assert (booking.at, booking.sequence) == (ELEVEN + timedelta(hours=4), 1)
    assert visitor.contact.owed == "changed"
    rest = booking.rests[0]
    # Half of the time to its start at the latest.
    assert hall.clock.now() < rest.until <= hall.clock.now() + timedelta(hours=2)
    assert "14:00" not in free(hall)
    hall.forward(seconds=(rest.until - hall.clock.now()).total_seconds() + 1)
    assert "14:00" in free(hall)


def test_a_change_is_refused_shortly_before_its_time(hall: Box) -> None:
    visitor = Visitor(hall).books(ELEVEN)
    hall.forward(minutes=1)
    with hall.refuses(P.TOO_LATE):
        visitor.give(c.MoveBooking, at=ELEVEN + timedelta(hours=2))
    visitor.give(c.CancelBooking)
    visitor.give(c.CancelBooking)
    assert (visitor.state, visitor.contact) == ("cancelled", None)
    # What is freed less than three hours before its time is left to the staff and the hall.
    assert "11:00" not in free(hall)
    assert "11:00" in free(hall, by_staff=True)


def test_too_early_there_is_a_choice(hall: Box) -> None:
    visitor = Visitor(hall).books(ELEVEN)
    with pytest.raises(Refusal) as refused:
        hall.give(c.CheckIn, hall.who(Role.KIOSK), code=visitor.code)
    assert refused.value.values["time"] == "10:30"
    issued = hall.give(c.CheckIn, hall.who(Role.KIOSK), code=visitor.code, now=True)
    ticket = hall.read(lambda reading: reading.ticket(issued["id"]))
    assert ticket is not None
    assert (ticket.ticket_class, ticket.booking) == ("standard", None)
    assert visitor.state == "cancelled"


def test_the_phone_and_why_say_how_a_booking_is_called(hall: Box) -> None:
    visitor, desk = Visitor(hall).books(ELEVEN), hall.who(Role.KIOSK)
    walk_ins = [hall.issue("paper")]
    hall.forward(minutes=35)
    walk_ins.append(hall.issue("paper"))
    booked = hall.give(c.CheckIn, desk, code=visitor.code)
    ticket = hall.ticket(booked["id"])
    assert (ticket["ahead"], ticket["expected"]) == (None, None)
    assert datetime.fromisoformat(ticket["not_before"]) == ELEVEN
    page = hall.client.get(f"/t/{booked['token']}?lang=en").get_data(as_text=True)
    order = "Visitors with a booking are called as if they had taken a ticket 30 minutes before"
    assert "Booked for 11:00" in page
    assert order in page
    hall.forward(minutes=30)
    called = [hall.at("1", c.CallNext)["ticket"]["id"]]
    hall.at("1", c.Finish, ticket=called[0])
    called.append(hall.at("1", c.CallNext)["ticket"]["id"])
    assert called == [walk_ins[0]["id"], booked["id"]]
    for one in (booked, walk_ins[1]):
        path = f"tickets/{one['token']}/why"
        assert order in hall.get(path, Accept_Language="en").get_json()["sentence"]


def test_too_late_it_is_missed_and_the_visitor_gets_an_ordinary_ticket(hall: Box) -> None:
    visitor = Visitor(hall).books(ELEVEN)
    hall.forward(minutes=70)
    hall.tick()
    assert visitor.state == "missed"
    issued = hall.give(c.CheckIn, hall.who(Role.KIOSK), code=visitor.code)
    ticket = hall.read(lambda reading: reading.ticket(issued["id"]))
    assert ticket is not None
    assert (ticket.ticket_class, ticket.booked_for, ticket.booking) == (
        "standard",
        None,
        visitor.id,
    )


def test_nobody_becomes_late_by_a_suspension(hall: Box) -> None:
    visitor = Visitor(hall).books(ELEVEN)
    hall.give(c.SuspendCentre, reason="power_cut")
    hall.forward(minutes=80)
    hall.tick()
    hall.give(c.ResumeCentre)
    hall.forward(minutes=9)
    hall.tick()
    assert visitor.state == "booked"
    hall.forward(minutes=2)
    hall.tick()
    assert visitor.state == "missed"


def test_bookings_and_the_quota_share_one_ledger(box: Box) -> None:
    data = bookable_village()
    data["services"][0]["quota"] = {"per_day": 4}
    box.import_config(data)
    Visitor(box).books(ELEVEN)
    Visitor(box).books(ELEVEN + timedelta(hours=1))
    # Half of the quota is for bookings, the rest for the others.
    assert free(box) == []
    box.issue()
    box.issue()
    with box.refuses(P.SERVICE_CLOSED):
        box.issue()


def test_a_change_of_hours_says_how_many_bookings_it_displaces(hall: Box) -> None:
    Visitor(hall).books(MONDAY + timedelta(hours=7))
    kept = Visitor(hall).books(ELEVEN)
    data = bookable_village()
    data["centre"]["special_hours"] = {"2026-11-23": ["09:00-15:00"]}
    shorter = CentreConfig.model_validate(data)
    with pytest.raises(Refusal) as refused:
        hall.give(c.ImportCentre, config=shorter)
    assert refused.value.kind is P.BOOKINGS_DISPLACED
    assert dict(refused.value.values) == {"displaced": 1, "by_mail": 1, "others": 0}
    hall.give(c.ImportCentre, config=shorter, displaces=1)
    now = hall.clock.now()
    lost = hall.read(lambda reading: displaced(reading, reading.setup, now))
    assert [each.state for each in lost] == ["booked"]
    assert hall.give(c.TellDisplaced, day=MONDAY.date())["told"] == 1
    # Taken back, it is healed; nothing was stored of it.
    hall.import_config(bookable_village())
    assert not hall.read(lambda reading: displaced(reading, reading.setup, now))
    assert kept.state == "booked"


def test_a_name_is_outside_the_log_and_goes_with_the_booking(box: Box) -> None:
    data = bookable_village()
    data["services"][0]["booking"]["named"] = True
    box.import_config(data)
    visitor = Visitor(box).holds(ELEVEN)
    with box.refuses(P.MALFORMED):
        visitor.give(c.GiveDetails, mail="a@example.org")
    visitor.give(c.GiveDetails, mail="a@example.org", visitor="Zubeyde Quluzade")
    rows = box.rows()
    assert "Quluzade" in str(rows["text"])
    others = {name: found for name, found in rows.items() if name != "text"}
    assert "Quluzade" not in str(others)
    assert "a@example.org" not in str({**others, "booking_contact": []})
    visitor.give(c.CancelBooking)
    assert "Quluzade" not in str(box.rows())
    assert "a@example.org" not in str(box.rows())
    named = Visitor(box).holds(ELEVEN + timedelta(minutes=20))
    named.give(c.GiveDetails, mail="b@example.org", visitor="Rauf Orucov")
    named.give(c.AcceptBooking)
    box.forward(minutes=50)
    box.give(c.CheckIn, box.who(Role.KIOSK), code=named.code)
    box.forward(minutes=30)
    assert box.at("1", c.CallNext)["ticket"]["booked_name"] == "Rauf Orucov"


def test_the_contact_of_who_came_is_deleted_a_day_after(hall: Box) -> None:
    Visitor(hall).books(ELEVEN)
    hall.forward(hours=70)
    hall.tick()
    hall.forget()
    assert "example.org" not in str(hall.rows())


def test_a_ticket_is_no_key_to_bookings(hall: Box) -> None:
    visitor, ticket = Visitor(hall).books(ELEVEN), hall.issue("tax")
    with hall.refuses(P.NOT_PERMITTED):
        hall.give(c.CancelBooking, hall.visitor(ticket["id"]), booking=visitor.id)
    other = Visitor(hall).holds(ELEVEN + timedelta(hours=2))
    other.id, own = visitor.id, other.id
    who = Principal(Role.VISITOR, own, "village")
    with hall.refuses(P.NOT_PERMITTED):
        hall.give(c.CancelBooking, who, booking=visitor.id)


def test_codes_cannot_be_guessed_at_a_kiosk(hall: Box) -> None:
    for _ in range(10):
        with hall.refuses(P.NOT_FOUND):
            hall.give(c.CheckIn, hall.who(Role.KIOSK), code="AAAA-AAAA")
    with hall.refuses(P.TOO_FAST):
        hall.give(c.CheckIn, hall.who(Role.KIOSK), code="AAAA-AAAA")


@BOTH
def test_the_state_after_a_restart_is_the_same(hall: Box) -> None:
    visitor = Visitor(hall).books(ELEVEN + timedelta(hours=3))
    visitor.give(c.MoveBooking, at=ELEVEN + timedelta(hours=4))
    before = hall.read(lambda reading: reading.booking(visitor.id))
    again = hall.reopened()
    assert again.read(lambda reading: reading.booking(visitor.id)) == before
    assert free(again) == free(hall)
    again.close()
