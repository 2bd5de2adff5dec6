"""What a phone does that has scanned the code on the board."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from contract import commands as c
from contract.enums import Channel, Role
from server.signing import SIGN_MINUTES
from server.web.booking.presence import OF_A_NETWORK, OF_A_SIGN, WRONG_CODES_AN_HOUR
from tests.integration.test_bookings import ELEVEN, Visitor
from tests.parts.booking import PUBLIC, centre
from tests.parts.box import Box
from tests.parts.browsing import Browsing

FORM = "00000000-0000-4000-8000-000000000008"
"""The id of a form."""


@pytest.fixture
def box(box: Box) -> Box:
    box.hall = replace(box.hall, public_url=PUBLIC)
    hall(box, phone_tickets=True)
    return box


def hall(box: Box, **more: Any) -> None:
    data = centre()
    data["centre"] |= more
    data["series"][0]["last"] = 999
    box.import_config(data)


def scanned(box: Box) -> str:
    """The address of the code on the board now."""
    address = urlsplit(box.board()["presence"])
    assert f"{address.scheme}://{address.netloc}" == PUBLIC
    return f"{address.path}?lang=en"


class Phone(Browsing):
    """A phone of a network."""

    def __init__(self, box: Box, network: int = 1) -> None:
        super().__init__(box)
        self.client.environ_base["REMOTE_ADDR"] = f"192.0.2.{network}"

    def scans(self) -> "Phone":
        return self.open(scanned(self.box))

    def takes(self, service: str = "paper") -> "Phone":
        self.scans().open(f"{self.path}?lang=en&service={service}")
        return self.send("take")


def test_a_ticket_without_paper(box: Box) -> None:
    phone = Phone(box).scans()
    phone.says("You are in the hall", "I have a booking", "paper")
    phone.open(f"{phone.path}?lang=en&service=paper")
    phone.says("Passport", "Take a ticket")
    page = phone.path
    phone.send("take")
    assert phone.path.startswith("/t/")
    (ticket,) = box.read(lambda reading: list(reading.open_tickets()))
    assert (ticket.channel, ticket.language, ticket.paper) == (Channel.PHONE, "en", "none")
    # One phone has one ticket, however often it asks.
    phone.scans()
    phone.says("Your number", ticket.number)
    phone.post(page, {"act": "take", "service": "paper", "command_id": FORM})
    assert len(box.read(lambda reading: list(reading.open_tickets()))) == 1
    box.give(c.Cancel, box.who(Role.GREETER), ticket=ticket.id, reason="left")
    phone.scans().says("paper")


def test_the_code_of_a_board_is_good_for_five_minutes(box: Box) -> None:
    address, phone = scanned(box), Phone(box)
    box.forward(minutes=SIGN_MINUTES - 1)
    phone.open(address)
    phone.says("You are in the hall")
    box.forward(minutes=1)
    for answered in (phone.open(address), phone.post(address, {"act": "take", "service": "paper"})):
        assert answered.status == 409
        answered.says("This code is too old", "Scan the picture on the board again")
    assert phone.open("/in/village/aaaaaaaaaaaa?lang=en").status == 409
    assert phone.scans().status == 200


def test_a_hall_without_the_code_has_no_such_page(box: Box) -> None:
    address = scanned(box)
    hall(box)
    assert box.board()["presence"] is None
    assert Phone(box).open(address).status == 404
    # Only to check in: no ticket, also by a form of before.
    hall(box, board_code=True)
    phone = Phone(box).scans()
    assert "paper" not in phone.words
    assert (
        phone.post(scanned(box), {"act": "take", "service": "paper", "command_id": FORM}).status
        == 400
    )


def test_a_visitor_with_a_booking_checks_in_by_phone(box: Box) -> None:
    booked, phone = Visitor(box).books(ELEVEN), Phone(box)
    phone.scans().send("check_in", code=booked.code)
    phone.says("It is too early", "10:30", "Wait now without the booking")
    box.forward(minutes=35)
    phone.scans().send("check_in", code=booked.code.lower().replace("-", ""))
    assert (phone.path[:3], booked.state) == ("/t/", "arrived")
    early, other = Visitor(box).books(ELEVEN + timedelta(hours=3)), Phone(box)
    other.scans().send("check_in", code=early.code)
    other.post(f"{scanned(box)}&now=1", {"act": "check_in", "code": early.code, "command_id": FORM})
    assert (other.path[:3], early.state) == ("/t/", "cancelled")


def test_codes_cannot_be_guessed_by_phone(box: Box) -> None:
    early = Visitor(box).books(ELEVEN)
    phone = Phone(box)
    # Right ones do not count: the phones of a hall may share an address.
    for _ in range(WRONG_CODES_AN_HOUR):
        assert phone.scans().send("check_in", code=early.code).status == 409
    for n in range(WRONG_CODES_AN_HOUR):
        assert phone.scans().send("check_in", code=f"AAAA-AA{n:02}").status == 422
    assert phone.scans().send("check_in", code="AAAA-AAAA").status == 429
    phone.says("You are in the hall")


def test_phones_behind_one_address_all_get_a_ticket_and_a_flood_does_not(box: Box) -> None:
    for _ in range(OF_A_NETWORK):
        assert Phone(box).takes().path.startswith("/t/")
    assert Phone(box).takes().status == 429
    box.forward(minutes=1)
    # By the code of one minute, from any network.
    for network in range(2, OF_A_SIGN + 2):
        assert Phone(box, network).takes().path.startswith("/t/")
    assert Phone(box, 100).takes().status == 429
    box.forward(minutes=1)
    assert Phone(box, 101).takes().path.startswith("/t/")


def test_a_closed_hall_says_so(box: Box) -> None:
    box.give(c.StopIntake)
    phone = Phone(box).scans()
    phone.says("No tickets are given on the phone now")
    answered = phone.post(phone.path, {"act": "take", "service": "paper", "command_id": FORM})
    assert answered.status == 422
    answered.says("paper")
    box.give(c.CloseDay)
    Phone(box).scans().says("No tickets are given")


def test_one_key_of_the_console_ends_tickets_by_phone(box: Box, manager: Browsing) -> None:
    address = scanned(box)
    live = manager.open("/console?lang=en")
    assert any("stop_phones" in link for link in live.read().links)
    manager.open("/console/hall/stop_phones").send()
    board = box.board()
    assert (board["presence"], board["phone_tickets"]) == (None, False)
    Phone(box).open(address).says("No tickets are given on the phone now")
    manager.open("/console/hall/resume_phones").send()
    assert box.board()["phone_tickets"]
    Phone(box).scans().says("paper")
