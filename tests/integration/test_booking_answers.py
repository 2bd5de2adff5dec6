"""The question before the day, whether a booking will be used."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from contract import commands as c
from contract.enums import BookingState
from contract.texts import wording
from server.domain.bookings import Booking
from server.domain.overbooking import cell_of
from server.sentences import TEXTS
from tests.integration.test_booking_mail import sent
from tests.integration.test_bookings import Visitor
from tests.parts.booking import BookingVisitor, booking_hall, centre, links_in
from tests.parts.box import MONDAY, Box
from tests.parts.receivers import MailReceiver

TODAY = MONDAY + timedelta(hours=5)
FRIDAY = MONDAY + timedelta(days=4, hours=5)


@pytest.fixture
def mails(box: Box) -> Iterator[MailReceiver]:
    with booking_hall(box) as receiver:
        yield receiver


def booking_of(box: Box, visitor: Visitor) -> Booking:
    booking = box.read(lambda reading: reading.booking(visitor.id))
    assert booking is not None
    return booking


def until(box: Box, days: float) -> None:
    """Let days pass with the clock's looks of a server that runs."""
    box.forward(days=days)
    box.tick()


def test_who_booked_early_is_asked_two_days_before_and_answers(
    box: Box, mails: MailReceiver
) -> None:
    early, late = Visitor(box).books(FRIDAY), Visitor(box).books(TODAY)
    assert len(sent(box, mails)) == 2
    until(box, 2.1)
    assert not booking_of(box, early).asked
    until(box, 0.2)
    asked = [mail for mail in sent(box, mails) if mail["To"] == early.mail]
    assert late.state in ("missed", "gone")
    assert [mail["Subject"][:10] for mail in asked] == [
        wording(TEXTS, "az")("booking-mail-subject", kind="ask", service="", when="")[:10]
    ]
    page = BookingVisitor(box).open(f"{links_in(asked[0])[-1]}?lang=en")
    page.says("Do you come?", "Your answer helps us to plan.")
    page.send("come")
    assert "Do you come?" not in page.words
    booking = booking_of(box, early)
    assert (booking.state, booking.answered) == (BookingState.BOOKED, True)
    revision = box.revision
    early.give(c.AcceptBooking)
    assert box.revision == revision
    assert cell_of(timedelta(days=4), answered=True) == 4
    # For another time the visitor is asked again.
    early.give(c.MoveBooking, at=FRIDAY + timedelta(hours=1))
    assert not booking_of(box, early).answered


def test_without_the_needed_answer_the_booking_is_cancelled_the_evening_before(
    box: Box, mails: MailReceiver
) -> None:
    data = centre()
    data["bookings"]["ask"] = "required"
    box.import_config(data)
    silent, comes = Visitor(box).books(FRIDAY), Visitor(box).books(FRIDAY + timedelta(hours=1))
    sent(box, mails)
    until(box, 2.3)
    asked = sent(box, mails)
    assert {mail["To"] for mail in asked} == {silent.mail, comes.mail}
    assert "18:00" in BookingVisitor(box).open(f"{links_in(asked[0])[-1]}?lang=en").words
    comes.give(c.AcceptBooking)
    until(box, 1)
    assert (silent.state, comes.state) == ("booked", "booked")
    until(box, 0.2)
    assert (silent.state, comes.state) == ("cancelled", "booked")
    told = [mail for mail in sent(box, mails) if mail["To"] == silent.mail]
    assert len(told) == 1
    assert "CANCEL" in str(told[0])


def test_where_nobody_is_asked_none_is(box: Box, mails: MailReceiver) -> None:
    data = centre()
    data["bookings"]["ask"] = "off"
    box.import_config(data)
    visitor = Visitor(box).books(FRIDAY)
    sent(box, mails)
    until(box, 2.5)
    assert not booking_of(box, visitor).asked
    assert sent(box, mails) == []
