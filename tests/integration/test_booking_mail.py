"""The mails about bookings and their calendars, to a real mail server that fails at times."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import ics
import pytest
import vobject
from pydantic import ValidationError

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import BookingState, Channel, Role
from contract.texts import PROGRAM_LANGUAGES, wording
from server.domain.bookings import Booking
from server.domain.setup import Setup
from server.outbox.booking_mail import BookingMails
from server.outbox.calendar_file import calendar_file
from server.sentences import TEXTS
from server.settings import settings_from
from server.store.booking_contacts import BookingContacts
from server.views.booking_texts import texts_of
from tests.integration.test_bookings import Visitor
from tests.parts.booking import (
    NOON,
    BookingVisitor,
    booking_hall,
    centre,
    links_in,
    send_mails,
    text_of,
)
from tests.parts.box import MONDAY, Box
from tests.parts.receivers import MailReceiver
from tests.parts.village import bookable_village

# One of the two parsers of calendars calls the standard library in an old way.
pytestmark = pytest.mark.filterwarnings("ignore:'maxsplit' is passed:DeprecationWarning")

THREE = MONDAY + timedelta(hours=5)
"""Three o'clock in the village; it is ten."""


@pytest.fixture
def mails(box: Box) -> Iterator[MailReceiver]:
    with booking_hall(box) as receiver:
        yield receiver


def sent(box: Box, mails: MailReceiver) -> list[EmailMessage]:
    """The mails that are sent now."""
    before = len(mails.mails)
    send_mails(box)
    return mails.mails[before:]


class CalendarProgram:
    """A program that keeps the events of the invitations which it gets, read by two libraries.

    Attributes:
        events: the beginning of each event, by UID.
    """

    def __init__(self) -> None:
        self.events: dict[str, datetime] = {}
        self._sequences: dict[str, int] = {}

    def take(self, mail: EmailMessage) -> None:
        (part,) = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        self.read(part.get_content(), str(part.get_param("method")))

    def read(self, text: str, method: str) -> None:
        calendar = vobject.readOne(text)
        assert calendar.method.value == method
        event = calendar.vevent
        uid, sequence = event.uid.value, int(event.sequence.value)
        starts = event.dtstart.value.astimezone(UTC)
        (other,) = ics.Calendar(text).events
        assert (other.uid, other.begin.datetime) == (uid, starts)
        assert event.dtstamp.value.tzinfo is not None
        if sequence < self._sequences.get(uid, 0):
            return
        self._sequences[uid] = sequence
        if method == "CANCEL":
            self.events.pop(uid, None)
        else:
            self.events[uid] = starts


def test_a_calendar_follows_a_booking_to_its_end(box: Box, mails: MailReceiver) -> None:
    program, visitor = CalendarProgram(), Visitor(box).books(THREE)
    (mail,) = sent(box, mails)
    program.take(mail)
    assert list(program.events.values()) == [THREE]
    for hours in (1, 2):
        visitor.give(c.MoveBooking, at=THREE + timedelta(hours=hours))
        (mail,) = sent(box, mails)
        program.take(mail)
        assert list(program.events.values()) == [THREE + timedelta(hours=hours)]
    # The first mail comes late: it changes nothing any more.
    program.take(mails.mails[0])
    assert list(program.events.values()) == [THREE + timedelta(hours=2)]
    visitor.give(c.CancelBooking)
    (mail,) = sent(box, mails)
    program.take(mail)
    assert program.events == {}
    assert visitor.contact is None
    assert sent(box, mails) == []
    # The file of the page is for everybody who has the link.
    page = BookingVisitor(box)
    path = page.books(mails, NOON, "b@example.org")
    answer = page.client.get(f"{path}/booking.ics")
    program.read(answer.text, "PUBLISH")
    assert list(program.events.values()) == [datetime.fromisoformat(NOON)]


def test_an_entry_keeps_its_time_where_the_clocks_change() -> None:
    data = bookable_village()
    data["centre"]["time_zone"] = "Europe/Berlin"
    setup, say = Setup(CentreConfig.model_validate(data)), wording(TEXTS, "en")
    for day, at in (
        (date(2026, 10, 24), datetime(2026, 10, 24, 9, tzinfo=UTC)),
        (date(2026, 10, 26), datetime(2026, 10, 26, 10, tzinfo=UTC)),
        (date(2027, 3, 27), datetime(2027, 3, 27, 10, tzinfo=UTC)),
        (date(2027, 3, 29), datetime(2027, 3, 29, 9, tzinfo=UTC)),
    ):
        booking = Booking(
            *("village.b1", "village", BookingState.BOOKED, "village.paper", day, (at,)),
            *("en", Channel.WEB, MONDAY),
        )
        texts = texts_of(setup, booking.service, at, say)
        file = calendar_file(setup, booking, texts, "https://x.example/b/1", MONDAY, "").decode()
        assert "TZID=Europe/Berlin" in file
        assert f"{day:%Y%m%d}T110000" in file
        program = CalendarProgram()
        program.read(file, "PUBLISH")
        assert list(program.events.values()) == [at]


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_a_mail_is_in_the_language_of_the_booking_and_has_nothing_typed(
    box: Box, mails: MailReceiver, language: str
) -> None:
    data = centre()
    data["services"][0]["booking"]["named"] = True
    box.import_config(data)
    say, visitor = wording(TEXTS, language), Visitor(box, "a@example.org")
    answer = visitor.give(c.HoldSlots, service="village.paper", at=THREE, language=language)
    visitor.id = answer["booking"]
    visitor.give(c.GiveDetails, mail=visitor.mail, visitor="Zubeyde Quluzade")
    (confirm,) = sent(box, mails)
    assert say("booking-mail-lead", kind="confirm", time="10:30") in text_of(confirm)
    assert links_in(confirm)[0].count("/confirm/") == 1
    visitor.give(c.AcceptBooking)
    (booked,) = sent(box, mails)
    assert say("booking-mail-lead", kind="booked", time="") in text_of(booked)
    assert visitor.code in text_of(booked)
    assert "Pas" in text_of(booked)
    for mail in (confirm, booked):
        assert "Quluzade" not in mail.as_string() + text_of(mail)
        assert mail["Auto-Submitted"] == "auto-generated"
        assert mail["To"] == "a@example.org"
        assert "{" not in text_of(mail) + mail["Subject"]
    assert confirm.get_content_type() == "text/plain"


def test_a_mail_server_that_is_down_for_an_hour_gets_each_mail_once_and_no_old_time(
    box: Box, mails: MailReceiver
) -> None:
    other = Visitor(box).books(THREE + timedelta(hours=1))
    sent(box, mails)
    visitor, program = Visitor(box).books(THREE), CalendarProgram()
    there, gone = box.hall.mail_server, replace(box.hall, mail_server=None)
    assert there is not None
    down = replace(box.hall, mail_server=replace(there, port=1))
    sender = BookingMails(down)
    BookingMails(gone).look()
    for _ in range(60):
        sender.look()
        box.forward(minutes=1)
    assert visitor.contact.failures in range(5, 9)
    visitor.give(c.MoveBooking, at=THREE + timedelta(minutes=40))
    box.hall = replace(box.hall, mail_server=there)
    (mail,) = sent(box, mails)
    program.take(mail)
    assert list(program.events.values()) == [THREE + timedelta(minutes=40)]
    # What is owed to others was not touched; after a restart nothing is sent twice.
    assert (visitor.contact.owed, visitor.contact.failure, other.contact.owed) == ("", "", "")
    again = box.reopened()
    again.hall = replace(again.hall, mail_server=there, public_url=box.hall.public_url)
    assert sent(again, mails) == []
    again.close()


def test_an_attempt_after_a_refusal_has_the_same_id(box: Box, mails: MailReceiver) -> None:
    visitor = Visitor(box).holds(THREE)
    visitor.give(c.GiveDetails, mail="a@example.org")
    mails.refusals.append("451 later")
    assert sent(box, mails) == []
    assert visitor.contact.failure == "refused"
    box.forward(seconds=30)
    (mail,) = sent(box, mails)
    assert mails.tried == [mail["Message-ID"]] * 2


def test_a_mail_that_cannot_be_written_keeps_no_other_back(box: Box, mails: MailReceiver) -> None:
    with pytest.raises(ValidationError):
        Visitor(box, "=?utf-8?b?!!!?=@example.org").books(THREE + timedelta(hours=2))
    visitor, other = Visitor(box).books(THREE), Visitor(box).books(THREE + timedelta(hours=1))
    # As if it had been stored before such addresses were refused.
    bad = "=?utf-8?b?!!!?=@example.org"
    box.store.on_connection(
        lambda each: BookingContacts(each).change(visitor.id, mail=bad), write=True
    )
    (mail,) = sent(box, mails)
    assert mail["To"] == other.mail
    assert visitor.contact.failure == "address"


def test_an_address_that_refuses_mail_is_given_up_after_a_day(
    box: Box, mails: MailReceiver
) -> None:
    visitor, other = (
        Visitor(box, "none@example.org").books(THREE),
        Visitor(box).books(THREE + timedelta(hours=1)),
    )
    mails.unknown.add("none@example.org")
    (mail,) = sent(box, mails)
    assert mail["To"] == other.mail
    assert visitor.contact.failure == "address"
    for _ in range(30):
        box.forward(hours=1)
        send_mails(box)
    assert (visitor.contact.owed, visitor.contact.failure) == ("", "address")


def test_displaced_bookings_get_the_nearest_times_unless_they_are_healed(
    box: Box, mails: MailReceiver
) -> None:
    Visitor(box).books(THREE)
    sent(box, mails)
    data = centre()
    data["centre"]["special_hours"] = {"2026-11-23": ["09:00-14:00"]}
    box.give(c.ImportCentre, config=data, displaces=1)
    box.give(c.TellDisplaced, day=MONDAY.date())
    (mail,) = sent(box, mails)
    *times, more = links_in(mail)
    assert (len(times), more.endswith("?do=change")) == (3, True)
    page = BookingVisitor(box).open(f"{times[-1]}&lang=en")
    page.says("Change to this time?", "13:20")
    page.send("move").says("Your booking", "13:20")
    assert len(sent(box, mails)) == 1
    data["centre"]["special_hours"] = {"2026-11-23": ["09:00-12:00"]}
    box.give(c.ImportCentre, config=data, displaces=1)
    box.give(c.TellDisplaced, day=MONDAY.date())
    box.import_config(centre())
    assert sent(box, mails) == []


def test_who_booked_what_cannot_be_booked_any_more_is_told(box: Box, mails: MailReceiver) -> None:
    Visitor(box).books(THREE)
    Visitor(box).books(MONDAY + timedelta(days=1, hours=5))
    assert len(sent(box, mails)) == 2
    data = centre()
    for service in data["services"]:
        service.pop("booking", None)
    box.give(c.ImportCentre, config=data, displaces=2)
    box.give(c.TellDisplaced, day=MONDAY.date())
    (mail,) = sent(box, mails)
    assert links_in(mail) == []
    assert "mümkün deyil" in text_of(mail)
    # "We expect you" would not be true of the other one.
    box.forward(hours=9)
    assert sent(box, mails) == []


def test_a_visitor_is_reminded_the_evening_before(box: Box, mails: MailReceiver) -> None:
    Visitor(box).books(MONDAY + timedelta(days=1))
    cancelled = Visitor(box).books(MONDAY + timedelta(days=1, hours=1))
    assert len(sent(box, mails)) == 2
    cancelled.give(c.CancelBooking)
    assert len(sent(box, mails)) == 1
    box.forward(hours=8)
    (mail,) = sent(box, mails)
    assert (
        wording(TEXTS, "az")("booking-mail-subject", kind="reminder", service="", when="")[:9]
        in mail["Subject"]
    )
    assert sent(box, mails) == []


def test_who_never_got_an_invitation_gets_no_cancellation(box: Box, mails: MailReceiver) -> None:
    visitor = Visitor(box).books(THREE)
    visitor.give(c.CancelBooking)
    assert sent(box, mails) == []
    assert visitor.contact is None
    # Booked by telephone: without a mail address none is owed.
    held = box.give(
        c.HoldSlots,
        box.who(Role.GREETER),
        service="village.paper",
        at=THREE + timedelta(hours=1),
        language="en",
    )
    box.give(c.GiveDetails, box.who(Role.GREETER), booking=held["booking"], phone="012 555 01 02")
    assert sent(box, mails) == []


def test_a_folder_takes_the_mails_in_place_of_a_server(
    box: Box, mails: MailReceiver, tmp_path: Path
) -> None:
    settings = settings_from(mail_server=f"folder:{tmp_path / 'mails'}")
    box.hall = replace(box.hall, mail_server=settings.mail)
    Visitor(box, "a@example.org").books(THREE)
    assert sent(box, mails) == []
    (file,) = (tmp_path / "mails").glob("*.eml")
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert mail["To"] == "a@example.org"
    assert isinstance(mail, EmailMessage)
    CalendarProgram().take(mail)
