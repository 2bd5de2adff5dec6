"""The texts of a receipt."""

from datetime import date, timedelta

import pytest

from client.receipt.content import PrintedService, ReceiptContent, counter_ranges, receipt_content
from client.receipt.example import example_catalogue, example_ticket
from contract.enums import StopState
from contract.screens import Receipt, ReceiptBlock
from contract.snapshots import Coupon, Stop


def content(language: str = "en", **changes: object) -> ReceiptContent:
    ticket = example_ticket(language).model_copy(update=changes)
    return receipt_content(ticket, example_catalogue(), language)


def plain(text: str | None) -> str:
    return (text or "").replace("\u00a0", " ").replace("\u200e", "")


def test_an_english_receipt_reads_as_a_person_would_say_it() -> None:
    said = content()
    assert (said.centre, said.number) == ("ASAN Service Centre No. 7", "A042")
    documents = ("Your old identity card", "The receipt of the state fee")
    card = PrintedService("Identity card: renewal", "Ministry of Internal Affairs", documents)
    assert said.services == (card,)
    assert said.issued == "24 November 2026, 10:42"
    assert [plain(line) for line in said.where] == ["Waiting hall B, floor 2", "Counters 4–7, 12"]
    assert said.ahead == "7 people are ahead of you"
    assert plain(said.expected) == "usually 10–20 min"
    assert [plain(line) for line in said.as_of] == [
        "9 out of 10 people wait less than 25 min",
        "as of 10:42",
    ]
    assert said.code == "https://asan7.example/t/example-ticket-0123456789abcdef"
    assert plain(said.missed).startswith("Missed your call? Come back within 30 minutes")
    assert plain(said.help_line) == "Questions: +994 12 108"


def test_several_services_are_named_in_their_order_with_where_the_first_is() -> None:
    ticket, catalogue = example_ticket("en"), example_catalogue()
    card = catalogue.services[0]
    licence = card.model_copy(
        update={
            "id": "asan-7.driving-licence",
            "names": {"en": "Driving licence"},
            "documents": (card.documents[1], {"en": "A medical certificate"}),
        }
    )
    catalogue = catalogue.model_copy(update={"services": (card, licence)})
    later = ticket.stops[0].model_copy(update={"service": licence.id, "state": StopState.PENDING})

    def printed(*stops: Stop) -> ReceiptContent:
        return receipt_content(ticket.model_copy(update={"stops": stops}), catalogue, "en")

    # The order of the stops is that of the choice; what is open is done first.
    said = printed(later, *ticket.stops)
    names = ["1. Identity card: renewal", "2. Driving licence"]
    assert [one.name for one in said.services] == names
    assert said.where_heading == "Where to wait first"
    # What the first has named is not named again: the agency, and a document.
    assert (said.services[1].agency, said.services[1].documents) == ("", ("A medical certificate",))

    done = ticket.stops[0].model_copy(update={"state": StopState.SERVED})
    said = printed(done, later.model_copy(update={"state": StopState.OPEN}))
    assert [one.name for one in said.services] == ["Driving licence"]
    assert said.where_heading == "Where to wait"


def test_a_coupon_that_is_not_used_says_until_when() -> None:
    day = date(2026, 11, 27)
    coupon = Coupon(service="asan-7.identity-card", token="t7", valid_through=day, used=False)
    used = coupon.model_copy(update={"token": "t8", "used": True})
    (said,) = content("ru", coupons=(used, coupon)).coupons
    assert said.code == coupon.code
    assert said.service == content("ru").services[0].name
    assert "27 ноября" in said.text


def test_what_is_not_known_is_left_out() -> None:
    unknown = example_ticket("en").stops[0].model_copy(update={"service": "asan-7.gone"})
    said = content(expected=None, ahead=None, zone=None, counters=(), stops=(unknown,))
    assert (said.expected, said.as_of, said.ahead) == (None, (), None)
    assert (said.where, said.services) == ((), ())


def test_a_hall_that_phones_cannot_reach_promises_no_page() -> None:
    catalogue = example_catalogue(public_url=None)
    assert receipt_content(example_ticket("en"), catalogue, "en").code is None
    for_scanner = receipt_content(example_ticket("en"), catalogue, "en", scanner=True)
    assert for_scanner.code == example_ticket("en").token
    assert for_scanner.code_text.startswith("Scan this code at the kiosk")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (("4", "5", "6", "7", "12"), "4–7, 12"),
        (("3", "2"), "2, 3"),
        (("9", "10", "11"), "9–11"),
        (("A1", "3"), "3, A1"),
        ((), ""),
    ],
)
def test_neighbouring_counters_are_said_as_a_range(numbers: tuple[str, ...], said: str) -> None:
    assert counter_ranges(numbers) == said


def test_a_centre_chooses_its_parts_and_adds_lines() -> None:
    receipt = Receipt(preset="short", lines=({"en": "Thank you", "az": "Sağ olun"},))
    catalogue = example_catalogue().model_copy(update={"receipt": receipt})
    said = receipt_content(example_ticket("az"), catalogue, "az")
    assert said.lines == ("Sağ olun",)
    assert ReceiptBlock.DOCUMENTS not in said.parts
    chosen = Receipt(blocks=(ReceiptBlock.LINES,))
    assert chosen.parts == {ReceiptBlock.LINES, ReceiptBlock.NUMBER}


def test_a_booked_ticket_says_its_time_and_each_ticket_the_order() -> None:
    catalogue = example_catalogue().model_copy(update={"booked_ahead": 30})
    ordinary = example_ticket("en")
    said = receipt_content(ordinary, catalogue, "en")
    order = (
        "Visitors with a booking are called as if they had taken a ticket 30 minutes before"
        " their time."
    )
    assert (said.order, said.ahead) == (order, "7 people are ahead of you")
    assert content().order == ""
    at = ordinary.at + timedelta(minutes=20)
    booked = ordinary.model_copy(update={"booked_for": at, "ahead": None, "expected": None})
    said = receipt_content(booked, catalogue, "en")
    assert (said.ahead, said.expected, said.order) == (None, "Booked for 11:02", order)
    assert said.as_of == ("Your number will be called from 11:02 on",)
    late = booked.model_copy(update={"booked_for": ordinary.at - timedelta(minutes=5)})
    assert receipt_content(late, catalogue, "en").as_of == ()
