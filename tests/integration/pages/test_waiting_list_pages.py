"""The public pages of waiting lists, draws and groups, read and sent without JavaScript."""

from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin

import pytest

from contract import commands as c
from contract.enums import BookingState, Role
from contract.errors import ProblemType
from tests.integration.pages.test_booking_pages import FORM
from tests.parts.booking import (
    ELEVEN,
    NOON,
    BookingVisitor,
    centre,
    links_in,
    send_mails,
    text_of,
)
from tests.parts.box import Box
from tests.parts.receivers import MailReceiver

MONDAY_DAY, TUESDAY = "2026-11-23", "2026-11-24"
NEXT_MONDAY, NEXT_TUESDAY = "2026-11-30", "2026-12-01"
LIST = "/book/village/paper/list"
DRAW = f"{LIST}?week={NEXT_MONDAY}"
PROOF = f"/book/village/paper/draws/{NEXT_MONDAY}"


@pytest.fixture
def full(box: Box, mails: MailReceiver) -> Callable[[], None]:
    """Book the only two times, on Tuesday afternoon. Gives what cancels the later one."""
    data = centre()
    data["bookings"] |= {"staff_part": 0, "horizon_days": 2}
    data["services"][0]["hours"] = {"tue": ["15:00-16:00"]}
    box.import_config(data)
    booked = []
    for n in range(2):
        box.forward(minutes=1)
        other = BookingVisitor(box).at_times()
        booked.append(other.books(mails, other.times[0], f"full{n}@example.org"))

    def cancel_one() -> None:
        BookingVisitor(box).open(f"{booked.pop()}?do=cancel&lang=en").send("cancel")

    return cancel_one


def joins(
    who: BookingVisitor,
    mails: MailReceiver,
    address: str = LIST,
    mail: str = "a@example.org",
    **values: str,
) -> str:
    """Ask for a time and confirm it by the link in the mail; the path of the page."""
    who.box.forward(seconds=1)
    who.open(f"{address}{'&' if '?' in address else '?'}lang=en")
    who.send("join", **({"days": TUESDAY, "mail": mail} | values))
    assert who.status == 200, who.words
    send_mails(who.box)
    who.open(links_in(mails.mails[-1])[0]).send("confirm")
    return who.path


def _lot(who: BookingVisitor) -> int:
    """What orders those who joined on one day."""
    wanted = who.booking.wanted
    assert wanted is not None
    return wanted.lot


def with_draw(box: Box) -> None:
    """Let the slots of a week be drawn on the Thursday before."""
    data = centre()
    data["bookings"]["staff_part"] = 0
    data["services"][0] |= {"hours": {"mon": ["09:00-10:00"]}, "typical_minutes": 20}
    data["services"][0]["booking"] |= {"named": True, "draw": "thu 18:00"}
    box.import_config(data)
    box.tick()


def proof(box: Box) -> Any:
    return BookingVisitor(box).open(PROOF).answer.json


def test_a_time_that_becomes_free_is_offered_and_taken(
    box: Box, mails: MailReceiver, visitor: BookingVisitor, full: Callable[[], None]
) -> None:
    visitor.at_times().says("No time is free", "Put me on the waiting list")
    (link,) = [each for each in visitor.read().links if "/list" in each]
    visitor.open(urljoin(visitor.address, link)).says("Tuesday, 24 November 2026")
    assert visitor.form("join").attributes["days"]["value"] == TUESDAY
    visitor.send("join", mail="nobody")
    assert visitor.status == 422
    visitor.says("Choose one to five of these days.", "Enter a mail address")
    form, typed = visitor.address, visitor.form("join").values
    typed |= {"days": TUESDAY, "part": "afternoon", "mail": "a@example.org"}
    visitor.post(form, typed).says("Look into your mail", "goes to a@example.org", "13:00")
    page = visitor.address
    # The form of another click, or of the way back: it was done before.
    visitor.post(form, typed | {"mail": "b@example.org"}).says("goes to a@example.org")
    assert visitor.address == page
    send_mails(box)
    assert "b@example.org" not in {each["To"] for each in mails.mails}
    mail = text_of(mails.mails[-1])
    assert "confirm your request" in mail
    assert "booked" not in mail
    assert mails.mails[-1]["Subject"] == "Confirm your request: paper"
    (link,) = links_in(mails.mails[-1])
    visitor.open(link).says("Confirm your request", "Tuesday, 24 November 2026")
    assert "Time" not in visitor.words.split()
    visitor.send("confirm").says("You are on the waiting list", "You are the first")
    joins(second := BookingVisitor(box), mails, mail="b@example.org", part="morning")
    # The order of those who joined on one day is chance.
    is_behind = _lot(second) > _lot(visitor)
    assert ("On the list before you: 1." in second.words) is is_behind
    full()
    box.tick()
    send_mails(box)
    mail = text_of(mails.mails[-1])
    assert "until Monday, 23 November 2026, 12:02" in mail
    assert "Tuesday, 24 November 2026, 15:" in mail
    (link,) = links_in(mails.mails[-1])
    visitor.open(f"{link}?lang=en").says("A time is free for you", "23 November 2026, 12:02")
    assert visitor.booking.state is BookingState.OFFERED
    visitor.send("come").says("Your booking", "15:20")
    send_mails(box)
    assert mails.mails[-1]["Subject"] == "Booked: paper, Tuesday, 24 November 2026, 15:20"
    # A booking as any other: to be changed and cancelled.
    visitor.open(f"{page}&do=cancel").says("Cancel this booking?")
    visitor.send("cancel")
    visitor.says("This booking is cancelled", "Others will get this time.")


def test_an_offer_is_declined_or_over_and_a_request_withdrawn(
    box: Box, mails: MailReceiver, visitor: BookingVisitor, full: Callable[[], None]
) -> None:
    late, third = BookingVisitor(box), BookingVisitor(box)
    for each, mail in ((visitor, "a@example.org"), (late, "b@example.org"), (third, "c@a.example")):
        joins(each, mails, mail=mail)
    third.open(f"{third.path}?do=cancel&lang=en").says("Withdraw your request?", "keep my request")
    third.send("cancel").says("Your request is withdrawn", "Book a time again")
    # The order of those who joined on one day is chance.
    visitor, late = sorted((visitor, late), key=_lot)
    page = visitor.path
    full()
    box.tick()
    visitor.open(f"{page}?do=cancel&lang=en").says("Decline this time?", "15:20")
    visitor.send("cancel").says("This offer is over", "Another visitor can have it now")
    box.tick()
    question = late.tab().open(f"{late.path}?lang=en")
    question.says("A time is free for you")
    box.forward(hours=2, minutes=1)
    box.tick()
    question.send("come")
    question.says("This offer is over", "ask again to be put on the waiting list")


def test_a_draw_from_its_requests_to_its_proof(
    box: Box, mails: MailReceiver, visitor: BookingVisitor
) -> None:
    with_draw(box)
    visitor.open("/book/village?lang=en").says("You can ask for one until Thursday, 26 November")
    visitor.at_times().says("drawn among those who ask", "week from 30 November 2026", "18:00")
    visitor.says("the operator of this server")
    before = proof(box)
    assert (before["seed"], before["ranked"], before["service"]) == (None, [], "village.paper")
    assert before["drawn_at"] == "2026-11-26T18:00:00+04:00"
    names = [f"Name {n}" for n in range(4)]
    asked = [BookingVisitor(box) for _ in names]
    for each, name in zip(asked, names, strict=True):
        mail = f"{name[-1]}@example.org"
        joins(each, mails, DRAW, days=NEXT_MONDAY, visitor=name, mail=mail)
        each.says("You take part in the draw", "26 November 2026, 18:00")
    hashes = [sha256(each.booking.id.encode()).hexdigest() for each in asked]
    asked[0].says(hashes[0])
    (link,) = [each for each in asked[0].read().links if "/draws/" in each]
    assert asked[0].client.get(urljoin(asked[0].path, link)).json == before
    # Only behind the link in the mail: who takes part is private.
    visitor.open(f"{DRAW}&lang=en")
    visitor.send("join", days=NEXT_MONDAY, visitor=" name  1 ", mail="x@example.org")
    send_mails(box)
    visitor.open(links_in(mails.mails[-1])[0]).send("confirm")
    assert visitor.status == 409
    visitor.says("A request with this name takes part in this draw already.")
    visitor.open(f"{asked.pop(3).path}?do=cancel&lang=en").send("cancel").says(
        "request is withdrawn"
    )
    box.forward(days=3, hours=8)
    box.tick()
    after = proof(box)
    seed = after["seed"]
    assert sha256(seed.encode()).hexdigest() == before["commitment"] == after["commitment"]
    order = sorted(hashes[:3], key=lambda each: sha256((seed + each).encode()).hexdigest())
    assert after["ranked"] == order
    box.tick()
    waits = "A time is free for you", "You are the first", "On the list before you: 1."
    for each, request in zip(asked, hashes, strict=False):
        rank = order.index(request)
        each.open(f"{each.path}?lang=en").says(f"place in the draw: {rank + 1}.", waits[rank])
    # The link of an older page: the draw was held.
    visitor.open(f"{DRAW}&lang=en")
    assert visitor.path == "/book/village/paper"
    for path in ("/book/village/paper/draws/soon", "/book/village/paper/draws/2026-11-23"):
        assert visitor.open(path).status == 404


def test_only_the_link_in_the_mail_confirms(
    box: Box, mails: MailReceiver, visitor: BookingVisitor
) -> None:
    held = BookingVisitor(box).holds(ELEVEN)
    booked = BookingVisitor(box).at_times().choose(NOON).send("details", mail="b@example.org")
    visitor.open(f"{LIST}?lang=en").send("join", days=TUESDAY, mail="a@example.org")
    for each in (held, booked, visitor):
        before = each.booking
        each.post(each.address, {"act": "come", "command_id": FORM})
        assert (each.status, each.booking) == (200, before)
    send_mails(box)
    late = [BookingVisitor(box).open(links_in(mail)[0]) for mail in mails.mails]
    box.forward(minutes=31)
    box.tick()
    for each in late:
        each.send("confirm")
        assert each.booking.state is BookingState.LAPSED
        with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="lapsed"):
            box.give(c.AcceptBooking, booking=each.booking.id)
    visitor.open(visitor.address).says("Your request was not confirmed")


def test_who_confirms_a_request_late_is_behind_those_of_the_draw(
    box: Box, mails: MailReceiver, visitor: BookingVisitor
) -> None:
    with_draw(box)
    box.forward(days=3, hours=7, minutes=50)
    box.tick()
    links: list[str] = []
    for name in ("A", "A", "B", "C"):
        mail = f"{name}{len(links)}@example.org"
        visitor.open(f"{DRAW}&lang=en").send("join", days=NEXT_MONDAY, visitor=name, mail=mail)
        send_mails(box)
        links.append(links_in(mails.mails[-1])[0])
    asked = [BookingVisitor(box).open(link) for link in links]
    asked[0].send("confirm").says("You take part in the draw")
    asked[1].send("confirm").says("A request with this name takes part in this draw already.")
    asked[2].send("confirm").says("You take part in the draw")
    box.forward(minutes=11)
    box.tick()
    box.forward(seconds=1)
    asked[3].send("confirm").says("You are on the waiting list", "On the list before you: 2.")


def test_what_cannot_be_asked_for_is_said_at_its_field(
    box: Box, mails: MailReceiver, visitor: BookingVisitor
) -> None:
    visitor.open(f"{LIST}?visitors=3&lang=en").says("The whole day", "How many visitors")
    form = visitor.form("join")
    assert form.values["visitors"] == "3"
    days = [f"2026-11-{day}" for day in range(23, 28)]
    for wrong in ([], [*days, NEXT_MONDAY], ["2027-05-03"], ["soon"]):
        asked: dict[str, Any] = {**form.values, "days": wrong, "mail": "a@example.org"}
        visitor.post(visitor.address, asked)
        assert visitor.status == 422, wrong
        visitor.says("Choose one to five of these days.")
        assert "#days" in visitor.read().links
    chosen = visitor.send("join", days="\n".join(days), mail="a@example.org").booking.wanted
    assert chosen is not None
    assert (chosen.days, chosen.visitors) == (tuple(map(date.fromisoformat, days)), 3)
    visitor.post(LIST, {"command_id": "x"}, {"Sec-Fetch-Site": "cross-site"})
    assert visitor.status == 403
    with_draw(box)
    visitor.open(f"{DRAW}&lang=en").send("join", days=NEXT_TUESDAY, mail="b@example.org")
    visitor.says("Choose one to five of these days.")
    visitor.send("join", days=NEXT_MONDAY).says("Enter your full name.")


def test_a_group_books_one_ticket_for_all(
    box: Box, mails: MailReceiver, visitor: BookingVisitor
) -> None:
    visitor.open("/book/village/paper?visitors=2&lang=en").says("How many visitors")
    last = visitor.times[-1]
    visitor.choose(ELEVEN).says("Visitors", "2")
    visitor.send("details", mail="a@example.org")
    send_mails(box)
    assert "Visitors: 2" in text_of(mails.mails[-1])
    visitor.open(links_in(mails.mails[-1])[0]).says("Visitors")
    visitor.send("confirm")
    visitor.says("Your booking", "Visitors")
    slots = visitor.booking.slots
    assert slots == tuple(datetime.fromisoformat(at) for at in (ELEVEN, "2026-11-23T07:20:00Z"))
    others = BookingVisitor(box).at_times()
    assert "2026-11-23T07:20:00Z" not in others.times
    # For two together the last time of a day is not enough.
    assert others.times[-1] > last
    page = visitor.path
    visitor.open(f"{page}?do=change&lang=en").says("Visitors")
    BookingVisitor(box).books(mails, "2026-11-23T08:20:00Z", "b@example.org")
    visitor.choose(NOON)
    visitor.says("This time is no longer free")
    visitor.choose(visitor.times[0]).says("Your booking")
    assert len(visitor.booking.slots) == 2
    box.clock.forward(visitor.booking.at - box.clock.now())
    code = box.hall.signer.booking_code(visitor.booking.id)
    ticket = box.give(c.CheckIn, box.who(Role.KIOSK), code=code)["id"]
    stops = box.ticket(ticket)["stops"]
    assert [stop["quantity"] for stop in stops] == [2]
