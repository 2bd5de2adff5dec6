"""Visitors who book on the public pages, and the mails that they get."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

from altcha import Challenge, Payload, solve_challenge

from server.domain.bookings import Booking
from server.outbox.booking_mail import BookingMails
from server.settings import MailServer
from server.store.booking_contacts import BookingContacts
from tests.parts.box import Box
from tests.parts.browsing import Browsing
from tests.parts.receivers import MailReceiver, mail_receiver
from tests.parts.village import bookable_village, in_all_languages

ELEVEN = "2026-11-23T07:00:00Z"
NOON = "2026-11-23T08:00:00Z"
LATE = "2026-11-23T13:00:00Z"
"""Eleven, noon and five o'clock in the village; it is ten."""

PUBLIC = "http://localhost"


def centre() -> dict[str, Any]:
    """The village in six languages, in which papers can be booked."""
    data = bookable_village()
    data["services"][0]["documents"] = [{"az": "Pasport", "en": "Passport"}]
    data["centre"]["help_line"] = "108"
    changed: dict[str, Any] = in_all_languages(data)
    return changed


@contextmanager
def booking_hall(box: Box) -> Iterator[MailReceiver]:
    """Let a hall take bookings on its pages; yields its mail server."""
    box.import_config(centre())
    with mail_receiver() as receiver:
        server = MailServer("127.0.0.1", receiver.port, "plain", "novbe@hall.example")
        box.hall = replace(box.hall, mail_server=server, public_url=PUBLIC)
        yield receiver


def send_mails(box: Box) -> None:
    """Send what is due, as the server does it every few seconds."""
    BookingMails(box.hall).look()


def text_of(mail: EmailMessage) -> str:
    """The text of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def links_in(mail: EmailMessage) -> list[str]:
    """The links of a mail, as paths."""
    return re.findall(rf"{PUBLIC}(/\S+)", text_of(mail))


class BookingVisitor(Browsing):
    """A visitor without JavaScript, unless a solved challenge is sent along."""

    def at_times(self, language: str = "en") -> "BookingVisitor":
        return self.open(f"/book/village/paper?lang={language}")

    @property
    def times(self) -> list[str]:
        """The times on the page."""
        return [value for name, value in self.form(holding="command_id").buttons if name == "at"]

    def choose(self, at: str, **more: str) -> "BookingVisitor":
        """Press the button of a time."""
        form = self.form(holding="command_id")
        assert ("at", at) in form.buttons
        return self.post(self.address, {**form.values, "at": at, **more})

    def solution(self) -> str:
        """The solution of the challenge on the page."""
        found = re.search(r'id="challenge">(.*?)</script>', self.answer.text)
        assert found is not None
        challenge = Challenge.from_dict(self.box.client.application.json.loads(found[1]))
        solution = solve_challenge(challenge)
        assert solution is not None
        return Payload(challenge, solution).to_base64()

    def holds(self, at: str) -> "BookingVisitor":
        """Keep a time with a solved challenge."""
        self.at_times()
        return self.choose(at, altcha=self.solution())

    def books(self, mails: MailReceiver, at: str = ELEVEN, mail: str = "a@example.org") -> str:
        """Book a time; the path of its page."""
        self.at_times().choose(at)
        self.send("details", mail=mail)
        send_mails(self.box)
        self.open(links_in(mails.mails[-1])[0]).send("confirm")
        return self.path

    @property
    def booking(self) -> Booking:
        """The booking of the page."""
        signed = self.box.hall.signer.verify_ticket(self.path.split("/")[2])
        assert signed is not None
        found = self.box.read(lambda reading: reading.booking(signed[0]))
        assert found is not None
        return found

    @property
    def owed(self) -> str | None:
        """The mail that is owed; None if the address is not known any more."""
        identity = self.booking.id
        contact = self.box.store.on_connection(lambda each: BookingContacts(each).of(identity))
        return contact.owed if contact is not None else None
