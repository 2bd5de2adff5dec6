"""The public pages of bookings, read and sent without JavaScript."""

import time
from datetime import timedelta
from urllib.parse import urljoin
from uuid import uuid4

import pytest

from contract import commands as c
from contract.enums import BookingState, Role
from contract.texts import wording
from server.sentences import TEXTS
from server.signing import KeySigner
from server.web.booking.challenge import LEAST, MOST, VALID_SECONDS, Challenges
from server.web.limits import CONFIRM_MAILS_AN_HOUR, CONFIRM_MAILS_OF_A_CENTRE, HOLDS, TIMES
from tests.integration.test_attacks import problems
from tests.integration.test_bookings import PAPER, Visitor
from tests.parts.booking import (
    ELEVEN,
    LATE,
    NOON,
    BookingVisitor,
    centre,
    links_in,
    send_mails,
)
from tests.parts.box import MONDAY, Box
from tests.parts.receivers import MailReceiver

FORM = "00000000-0000-4000-8000-000000000007"
"""The id of a form."""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_booking_from_the_first_page_to_its_end(
    box: Box, mails: MailReceiver, visitor: BookingVisitor, language: str
) -> None:
    say = wording(TEXTS, language)
    visitor.open(f"/book/village?lang={language}").says(say("booking-title"), "paper", "10:20")
    (page,) = [link for link in visitor.read().links if "paper" in link]
    visitor.open(urljoin(visitor.address, page))
    visitor.says(say("booking-bring"), "Passport")
    visitor.says(say("booking-order", minutes=30), say("booking-choose"))
    visitor.choose(ELEVEN).says(say("booking-mail-hint"), "11:00")
    visitor.send("details", mail="nobody at home")
    assert (visitor.status, visitor.form("details").values["mail"]) == (422, "nobody at home")
    visitor.says(say("booking-fault", field="mail"))
    assert "#mail" in visitor.read().links
    form, typed = visitor.address, visitor.form("details").values
    visitor.send("details", mail="a@example.org")
    visitor.says(say("booking-state", state="pending"), "10:30")
    code = box.hall.signer.booking_code(visitor.booking.id)
    assert code not in visitor.words
    assert visitor.booking.language == language
    page = visitor.address
    # A form that is sent again, even with another address, neither books nor cancels.
    visitor.post(form, {**typed, "mail": "b@example.org"})
    assert visitor.address == page
    visitor.says(say("booking-state", state="pending"))
    send_mails(box)
    (link,) = links_in(mails.mails[-1])
    visitor.open(link).says(say("booking-ask", act="confirm"), "11:00")
    visitor.send("confirm").says(say("booking-state", state="booked"), code)
    # A link that was used says what is true now.
    visitor.open(link).says(say("booking-state", state="booked"))
    assert visitor.ways == [303]
    visitor.open(f"{page}&do=change").says(say("booking-choose"))
    visitor.choose(NOON).says(say("booking-state", state="booked"), "12:00")
    question = visitor.tab().open(f"{page}&do=cancel")
    question.says(say("booking-ask", act="cancel"), "12:00")
    question.send("cancel").says(say("booking-state", state="cancelled"), say("booking-again"))
    # The same again, from a page that another tab left open, is done.
    visitor.post(page, {"act": "cancel", "command_id": FORM})
    visitor.says(say("booking-state", state="cancelled"))
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in visitor.answer.text


def test_with_a_solved_challenge_the_time_is_kept_first(box: Box, visitor: BookingVisitor) -> None:
    visitor.at_times()
    solved = visitor.solution()
    visitor.choose(ELEVEN, altcha=solved).says("Your details", "kept for you until 10:15")
    first = visitor.booking
    box.forward(minutes=1)
    visitor.send("extend").says("kept for you until 10:16")
    # The same time again is the same one; a solution is good once.
    assert visitor.holds(ELEVEN).booking == visitor.booking
    assert visitor.at_times().choose(NOON, altcha=solved).form("details").values["mail"] == ""
    # A browser has one time kept at once.
    visitor.holds(NOON)
    assert visitor.booking.id != first.id
    held = box.read(lambda reading: reading.booking(first.id))
    assert held is not None
    assert held.state is BookingState.CANCELLED
    late = visitor.tab().open(visitor.address)
    box.forward(minutes=16)
    box.tick()
    visitor.open(visitor.address).says("no longer kept for you", "Nothing is booked")
    # Who was filling in the form meanwhile still gets the time, as long as it is free.
    late.send("details", mail="a@example.org").says("Look into your mail")


def test_a_challenge_is_good_once_and_for_a_while(
    visitor: BookingVisitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    solution = visitor.at_times().solution()
    ours = Challenges(visitor.box.hall.signer)
    assert not Challenges(KeySigner(b"another")).take(solution)
    assert not any(map(ours.take, ("", "x", "e30=", "WzFd", solution[:-8])))
    assert ours.take(solution)
    assert not ours.take(solution)
    other = visitor.at_times().solution()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + VALID_SECONDS + 1)
    assert not ours.take(other)
    assert LEAST >= MOST / 2


def test_links_that_a_program_opens_change_nothing(
    box: Box, mails: MailReceiver, visitor: BookingVisitor
) -> None:
    visitor.at_times().choose(ELEVEN).send("details", mail="a@example.org")
    send_mails(box)
    links = links_in(mails.mails[-1])
    visitor.open(links[0]).send("confirm")
    page = visitor.path
    visitor.holds(NOON)
    links += [page, f"{page}?do=cancel", f"{page}?do=change", f"{page}?do=change&at={NOON}"]
    links += [f"{page}/booking.ics", visitor.path, "/book/village", "/book/village/paper"]
    before = box.rows()
    for link in links:
        answer = BookingVisitor(box).open(link).answer
        assert answer.status_code == 200, link
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert box.rows() == before


def test_who_is_late_at_the_form_hears_the_nearest_times(
    box: Box, mails: MailReceiver, visitor: BookingVisitor
) -> None:
    visitor.at_times()
    other = BookingVisitor(box)
    other.books(mails)
    visitor.choose(ELEVEN, altcha=visitor.solution())
    assert visitor.status == 409
    visitor.says("This time is no longer free", "The nearest free times")
    assert visitor.times[:3] == [
        "2026-11-23T06:20:00Z",
        "2026-11-23T06:40:00Z",
        "2026-11-23T07:20:00Z",
    ]
    assert "#at" in visitor.read().links
    # The same at the change of a booking.
    mine = BookingVisitor(box)
    page = mine.books(mails, NOON, "b@example.org")
    mine.open(f"{page}?do=change&lang=en")
    Visitor(box).books(MONDAY + timedelta(hours=3))
    mine.choose("2026-11-23T09:00:00Z")
    assert mine.status == 409
    mine.says("The nearest free times")
    mine.open(f"{page}?do=change&at={LATE}&lang=en").says("Change to this time?", "17:00")
    mine.send("move").says("17:00", "Your booking")
    # An hour before its time it can only be cancelled.
    box.forward(hours=6, minutes=5)
    mine.open(f"{page}?lang=en").says("can be changed until 60 minutes before")
    mine.post(page, {"act": "move", "at": "2026-11-23T13:20:00Z", "command_id": FORM})
    assert mine.status == 409


def test_a_service_without_a_free_time_says_why_and_when(box: Box, visitor: BookingVisitor) -> None:
    data = centre()
    data["bookings"]["horizon_days"] = 1
    data["services"][0]["hours"] = {"sun": ["10:00-10:30"]}
    data["centre"]["hours"]["sun"] = ["09:00-18:00"]
    box.import_config(data)
    visitor.at_times().says("No time is free in the next day.", "on Saturday at 10:00")
    visitor.open("/book/village?lang=en").says("No time is free now")


def test_names_displaced_bookings_and_arrivals_are_shown(
    box: Box, mails: MailReceiver, visitor: BookingVisitor
) -> None:
    data = centre()
    data["services"][0]["booking"]["named"] = True
    box.import_config(data)
    visitor.at_times().choose(ELEVEN).send("details", mail="a@example.org")
    visitor.says("Enter your full name.")
    visitor.send("details", mail="a@example.org", visitor="Zubeyde Quluzade")
    send_mails(box)
    visitor.open(links_in(mails.mails[-1])[0]).send("confirm")
    page = f"{visitor.path}?lang=en"
    assert "Quluzade" not in visitor.words
    data["centre"]["special_hours"] = {"2026-11-23": ["12:00-18:00"]}
    box.give(c.ImportCentre, config=data, displaces=1)
    visitor.open(page).says("your time is not possible any more")
    box.import_config(centre() | {"services": data["services"]})
    box.forward(minutes=40)
    code = box.hall.signer.booking_code(visitor.booking.id)
    number = box.give(c.CheckIn, box.who(Role.KIOSK), code=code)["number"]
    visitor.open(page).says("You have checked in", number)
    (ticket,) = [link for link in visitor.read().links if "/t/" in link]
    assert visitor.client.get(urljoin(page, ticket)).status_code == 200


@pytest.mark.databases("sqlite", "postgresql")
def test_forms_of_others_that_keep_the_last_times_are_said(
    box: Box, visitor: BookingVisitor
) -> None:
    half = len(box.read(lambda reading: reading.setup.slots(PAPER, MONDAY.date()))) // 2
    others = [BookingVisitor(box) for _ in range(half - 1)]
    for n, other in enumerate(others):
        other.client.environ_base["REMOTE_ADDR"] = f"192.0.2.{n}"
        other.at_times()
        other.choose(other.times[0], altcha=other.solution())
    visitor.holds(visitor.at_times().times[-1])
    # The last one may choose another time of that day instead.
    visitor.holds(visitor.at_times().times[0])
    today = BookingVisitor(box).at_times()
    today.says("Others are filling in the form for the last times of these days.")
    assert not any(at.startswith("2026-11-23") for at in today.times)


def test_what_does_not_exist_is_said_on_a_page(box: Box, mails: MailReceiver) -> None:
    visitor = BookingVisitor(box)
    page = visitor.holds(ELEVEN).path
    lost = box.hall.signer.token("village.bxxxxxxxxxxxx", 0)
    stranger = box.hall.signer.token("village.other", 1)
    ticket = box.hall.signer.token(box.issue("tax")["id"], 0)
    for path, status, says in (
        ("/book/nowhere/paper", 404, "Nothing was found"),
        ("/book/%00/paper", 404, "Nothing was found"),
        ("/book/village/%00", 404, "Nothing was found"),
        ("/book/village/tax", 422, "This service cannot be booked"),
        ("/b/%00", 404, "There is no booking here"),
        (f"/b/{lost}", 410, "ask the staff at the information desk"),
        (f"/b/{ticket}", 410, "There is no booking here"),
        (f"{page}/confirm/%00", 404, "There is no booking here"),
        (f"{page}/confirm/{stranger}", 404, "There is no booking here"),
    ):
        for answered in (
            visitor.tab().open(f"{path}?lang=en"),
            visitor.tab().post(f"{path}?lang=en", {"act": "cancel", "command_id": FORM}),
        ):
            assert answered.status == status, path
            answered.says(says)
    for fields, status, says in (
        ({"act": "unknown"}, 400, "Correct these fields"),
        ({"act": "extend", "command_id": "x"}, 422, "Correct these fields"),
        ({"act": "details", "command_id": FORM}, 422, "Enter a mail address"),
    ):
        assert visitor.post(f"{page}?lang=en", fields).status == status
        visitor.says(says)
    times = "/book/village/paper?lang=en"
    for at in ("soon", "2026-11-23T07:00:00", "0001-01-01T00:00:00Z", ""):
        visitor.post(times, {"at": at, "mail": "a@example.org", "command_id": FORM})
        assert visitor.status in (422, 409), at
        visitor.says("Choose a time")
    # Another way to write a free time, and forms that are wrong in two ways.
    for fields in (
        {"at": NOON.replace("T", "t").replace("Z", "z")},
        {"at": NOON.replace("Z", "+00:00"), "mail": "x"},
        {"at": "soon", "mail": "a@example.org", "command_id": "x"},
    ):
        visitor.post(times, {"command_id": FORM, **fields})
        assert visitor.status in (200, 422), fields
    visitor.post(times, {"at": NOON}, {"Sec-Fetch-Site": "cross-site"})
    assert visitor.status == 403


def test_without_a_mail_server_the_staff_book(box: Box) -> None:
    visitor = BookingVisitor(box).open("/book/village?lang=en")
    visitor.says("This service cannot be booked")
    box.import_config(centre())
    for path in ("/book/village?lang=en", "/book/village/paper?lang=en"):
        visitor.open(path).says("This centre does not take bookings on this page. Call 108")


def test_floods_reach_their_limits(box: Box, visitor: BookingVisitor) -> None:
    many = "Too many bookings were begun from your network."
    for _ in range(TIMES):
        assert visitor.at_times().status == 200
    assert visitor.at_times().status == 409
    visitor.says(many)
    box.forward(minutes=1)
    visitor.at_times()

    def ask_for_mail(network: int) -> None:
        answer = visitor.client.post(
            visitor.address,
            data={"command_id": uuid4(), "at": LATE, "mail": "a@b.example"},
            environ_base={"REMOTE_ADDR": f"192.0.2.{network}"},
        )
        visitor.answer = answer

    for _ in range(CONFIRM_MAILS_AN_HOUR):
        ask_for_mail(1)
        box.forward(seconds=3)
    assert many not in visitor.words
    ask_for_mail(1)
    visitor.says(many)
    assert problems(box) == []
    for n in range(CONFIRM_MAILS_OF_A_CENTRE):
        ask_for_mail(2 + n // CONFIRM_MAILS_AN_HOUR)
    visitor.says(many)
    assert ("limit_reached", "/book") in problems(box)


def test_a_network_keeps_twenty_times_a_minute(box: Box, mails: MailReceiver) -> None:
    def hold() -> BookingVisitor:
        visitor = BookingVisitor(box).at_times()
        return visitor.choose(visitor.times[0], altcha=visitor.solution())

    data = centre()
    data["services"][0]["booking"]["counters"] = 100
    box.import_config(data)
    for _ in range(HOLDS):
        hold().says("Your details")
    hold().says("Too many bookings were begun from your network.")
