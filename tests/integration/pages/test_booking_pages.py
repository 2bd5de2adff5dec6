"""The public pages of bookings, read and sent without JavaScript."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin
from uuid import uuid4

import pytest
from altcha import Challenge, Payload, solve_challenge

from contract.enums import ProblemKind
from contract.texts import wording
from server.outbox.booking_mail import BookingMails
from server.sentences import TEXTS
from server.web.booking.challenge import LEAST, MOST, VALID_SECONDS, Challenges
from server.web.limits import CONFIRM_MAILS_AN_HOUR, HOLDS, TIMES
from tests.parts.box import Box
from tests.parts.browsing import Browsing
from tests.parts.receivers import MailReceiver, mail_receiver
from tests.parts.village import bookable_village
from server.settings import MailServer

ELEVEN = "2026-11-23T07:00:00Z"


LANGUAGES = ["az", "en", "ru", "fr", "id", "ar"]


def in_all(data: Any) -> Any:
    """The same configuration with its texts in all languages."""
    if isinstance(data, list):
        return [in_all(one) for one in data]
    if not isinstance(data, dict):
        return data
    if "az" in data and isinstance(data["az"], str):
        return {code: data["en"] for code in LANGUAGES} | data
    return {name: in_all(one) for name, one in data.items()}


@pytest.fixture
def mail(box: Box) -> Iterator[MailReceiver]:
    """The mail server of a village that can be booked in six languages."""
    data = bookable_village()
    data["services"][0]["documents"] = [{"az": "Pasport", "en": "Passport"}]
    data["centre"]["languages"] = LANGUAGES
    box.import_config(in_all(data))
    with mail_receiver() as receiver:
        server = MailServer("127.0.0.1", receiver.port, "plain", "novbe@hall.example")
        box.hall = replace(box.hall, mail_server=server, public_url="http://localhost")
        yield receiver


def choose(visitor: Browsing, at: str, **more: str) -> Browsing:
    """Press the button of a time."""
    form = visitor.form(holding="command_id")
    assert ("at", at) in form.buttons
    return visitor.post(visitor.address, {**form.values, "at": at, **more})


def link_in(mail: MailReceiver, box: Box) -> str:
    BookingMails(box.hall).look()
    (text,) = [
        part.get_content()
        for part in mail.mails[-1].walk()
        if part.get_content_type() == "text/plain"
    ]
    return re.findall(r"http://localhost(/b/\S+)", text)[0]


def test_smoke(box: Box, mail: MailReceiver) -> None:
    b = Browsing(box).open("/book/village")
    print(b.answer.status_code, b.words)
    b.open("/book/village/paper")
    print(b.status, b.words[:900])
    choose(b, ELEVEN)
    print(b.status, b.words)
    b.send(mail="x")
    print(b.status, b.words)
    b.send(mail="a@example.org")
    print(b.status, b.address, b.words)
    link = link_in(mail, box)
    print(mail.mails[-1])
    b.open(link)
    print(b.status, b.words)
    b.send("confirm")
    print(b.status, b.address, b.words)
    link_in(mail, box)
    print(mail.mails[-1])
    assert 0
