"""Bookings in the console: a day, check-in, changes, new ones, displaced ones, capacity; their
settings."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from server import centre_file
from server.domain.tickets import Ticket
from tests.integration.test_bookings import ELEVEN, PAPER, Visitor
from tests.parts.box import MONDAY, Box
from tests.parts.browsing import Browsing, entered
from tests.parts.village import bookable_village, village_of_two

PAGE = "/console/bookings"
SET_UP = "/console/set-up"


@pytest.fixture
def manager(box: Box, manager: Browsing) -> Browsing:
    data = bookable_village()
    data["services"][0]["booking"]["named"] = True
    box.import_config(data)
    return manager


def booked(box: Box, **more: Any) -> Visitor:
    """A visitor who gave a name."""
    visitor = Visitor(box).holds(more.pop("at", ELEVEN))
    visitor.give(c.GiveDetails, mail=visitor.mail, **{"visitor": "Zubeyde Q", **more})
    visitor.give(c.AcceptBooking)
    return visitor


def config(box: Box) -> CentreConfig:
    return box.read(lambda reading: reading.setup.config)


def shorter(box: Box) -> CentreConfig:
    data = config(box).model_dump(mode="json", exclude_none=True)
    data["centre"]["special_hours"] = {"2026-11-23": ["09:00-15:00"]}
    return CentreConfig.model_validate(data)


def test_a_hall_without_bookings_has_no_page_for_them_in_its_menu(
    box: Box, manager: Browsing
) -> None:
    link = "../console/bookings"
    greeter = entered(box, Role.GREETER).open("/account")
    assert link in manager.open("/console/tickets").read().links
    assert "./console/bookings" in greeter.read().links
    data = bookable_village()
    del data["services"][0]["booking"]
    box.import_config(data)
    assert link not in manager.open("/console/tickets").read().links
    assert "./console/bookings" not in greeter.open("/account").read().links


def test_the_bookings_of_a_day_are_found_by_code_name_and_time(box: Box, manager: Browsing) -> None:
    visitor = booked(box, phone="+994 12 555 01 02")
    other = booked(box, at=ELEVEN + timedelta(days=1), visitor="Rauf M")
    manager.open(PAGE).says("11:00", "Booked", visitor.code, "Zubeyde Q", "+994 12 555 01 02")
    assert other.code not in manager.words
    # Whatever the day: who comes may have the wrong one.
    for typed in (visitor.code.lower(), "zubeyde", "5550102", "11:00"):
        found = manager.open(f"{PAGE}?find={typed.replace(' ', '+')}")
        assert found.path == f"{PAGE}/{visitor.id}", typed
    assert manager.open(f"{PAGE}?find=rauf").path == f"{PAGE}/{other.id}"
    manager.open(f"{PAGE}?find=xyz").says("No booking was found.")
    assert manager.open(f"{PAGE}/village.b%00").status == 404


def test_a_greeter_checks_a_visitor_in_and_reads_the_number(box: Box, manager: Browsing) -> None:
    visitor, greeter = booked(box), entered(box, Role.GREETER)
    here = f"{PAGE}/{visitor.id}"
    greeter.open(here).says("this booking counts from 10:30 on")
    assert visitor.state == "booked"
    box.forward(minutes=40)
    greeter = entered(box, Role.GREETER, "second")
    greeter.open(here).send("check_in")
    ticket = box.read(lambda reading: next(iter(reading.all_of(Ticket))))
    assert (ticket.booked_for, visitor.state) == (ELEVEN, "arrived")
    greeter.says("Came", ticket.number[1:])
    assert not [one for one in greeter.read().links if "console/tickets" in one]
    supervisor = entered(box, Role.SUPERVISOR).open(here)
    assert f"../../console/tickets/{ticket.id}" in supervisor.read().links


def test_who_is_too_early_comes_back_or_waits_without_the_booking(
    box: Box, manager: Browsing
) -> None:
    visitor = booked(box)
    manager.open(f"{PAGE}/{visitor.id}")
    manager.post(manager.path, {**manager.form("wait_now").values, "act": "check_in"})
    manager.says("You can check in today at 10:30.")
    manager.send("wait_now")
    ticket = box.read(lambda reading: next(iter(reading.all_of(Ticket))))
    manager.says("Cancelled", ticket.number[1:])
    assert (ticket.booked_for, visitor.state) == (None, "cancelled")


def test_staff_change_and_cancel_a_booking(box: Box, manager: Browsing) -> None:
    visitor, taken = booked(box), ELEVEN + timedelta(hours=1)
    booked(box, at=taken, visitor="Rauf M")
    # The nearest ones, and all others of the day.
    manager.open(f"{PAGE}/{visitor.id}").says("11:20", "17:20")
    manager.send("move", at=taken.isoformat())
    assert manager.status == 409
    manager.says("This time is no longer free.")
    manager.send("move", at=(ELEVEN + timedelta(minutes=20)).isoformat())
    manager.says("The booking is changed.", "11:20")
    manager.open(f"{PAGE}/{visitor.id}?day=2026-11-24").says("24 Nov 2026, 09:00")
    manager.send("cancel").says("The booking is cancelled.", "Cancelled")
    assert (visitor.state, visitor.contact) == ("cancelled", None)
    assert "Zubeyde" not in str(box.rows())


def test_staff_book_for_a_visitor_who_telephones(box: Box, manager: Browsing) -> None:
    at = (ELEVEN + timedelta(days=1)).isoformat()
    manager.open(f"{PAGE}/new?service={PAPER}&day=2026-11-24")
    manager.send(at=at, phone="012 555 01 02")
    assert manager.status == 400
    manager.says("Enter the name, as in the document.")
    manager.send(at=at, booked_name="Rauf M", mail="no address")
    manager.says("Enter a mail address like name@example.org")
    manager.send(at=at, booked_name="Rauf M", mail="", phone="012 555 01 02")
    manager.says("The time is booked.", "Rauf M", "012 555 01 02", "11:00")
    # Nothing was kept by the attempts.
    assert (
        box.read(lambda reading: len(reading.bookings(PAPER, (ELEVEN + timedelta(days=1)).date())))
        == 1
    )
    manager.open(f"{PAGE}/new?day=2026-11-29").says("No time is free on this day.")


def test_staff_put_callers_on_the_waiting_list_and_see_who_waits(
    box: Box, manager: Browsing
) -> None:
    manager.open(PAGE).says("Waiting list: 0")
    manager.open(f"{PAGE}/waiting/list").says("No visitor is on a waiting list.")
    manager.open(f"{PAGE}/new?service={PAPER}&day=2026-11-24&visitors=2")
    manager.send(at="list", booked_name="Rauf M", phone="012 555 01 02")
    manager.says("The visitor is on the waiting list.", "24 Nov 2026", "Visitors: 2")
    manager.open(PAGE).says("Waiting list: 1")
    manager.open(f"{PAGE}/waiting/list").says("Rauf M", "012 555 01 02", "Visitors: 2")
    assert manager.open(f"{PAGE}?find=rauf").words.count("Rauf M") == 1
    # What is free is offered; who has no mail address is called.
    box.tick()
    manager.open(f"{PAGE}/waiting/list").says("No visitor is on a waiting list.")
    manager.open(PAGE).says("Call these visitors", "Rauf M", "24 Nov 2026, 09:00", "Kept until")
    manager.open(f"{PAGE}?find=rauf").send("take")
    manager.says("The time is booked.", "Booked", "Visitors: 2")
    assert "Call these visitors" not in manager.open(PAGE).words


def test_staff_book_for_several_visitors(box: Box, manager: Browsing) -> None:
    manager.open(f"{PAGE}/new?service={PAPER}&day=2026-11-24&visitors=3")
    at = (ELEVEN + timedelta(days=1)).isoformat()
    manager.send(at=at, booked_name="Rauf M", phone="012 555 01 02")
    manager.says("The time is booked.", "Visitors: 3")
    day = (ELEVEN + timedelta(days=1)).date()
    (booking,) = box.read(lambda reading: reading.bookings(PAPER, day))
    assert [slot - booking.at for slot in booking.slots] == [
        timedelta(minutes=minutes) for minutes in (0, 20, 40)
    ]


def test_displaced_visitors_are_written_to_or_called(box: Box, manager: Browsing) -> None:
    mailed = booked(box, at=MONDAY + timedelta(hours=7))
    called = booked(box, at=MONDAY + timedelta(hours=6), phone="012 555 01 02")
    box.give(c.ImportCentre, config=shorter(box), displaces=2)
    manager.open(PAGE).says("Bookings without a slot", "012 555 01 02", "It has no slot any more")
    manager.form_to("console/bookings").says("The mails will be sent.")
    assert mailed.contact.owed == "displaced"
    # No visitor is written to twice.
    manager.open(PAGE).says("The visitor was written to")
    assert "with a mail address" not in manager.words
    revision = box.revision
    assert box.give(c.TellDisplaced, day=MONDAY.date())["told"] == 0
    assert box.revision == revision
    manager.open(f"{PAGE}/{called.id}").send("move", at=ELEVEN.isoformat())
    manager.open(PAGE)
    assert "012 555 01 02" in manager.words
    manager.open(f"{PAGE}/{called.id}")
    assert "It has no slot any more" not in manager.words


def test_the_bookings_of_a_removed_service_can_still_be_cancelled(
    box: Box, manager: Browsing
) -> None:
    visitor = booked(box)
    data = config(box).model_dump(mode="json", exclude_none=True)
    removed = data["services"].pop(0)["key"]
    for profile in data["profiles"]:
        profile["levels"] = [
            [key for key in level if key != removed] for level in profile["levels"]
        ]
        profile["levels"] = [level for level in profile["levels"] if level]
    data["services"][0]["booking"] = {"counters": 1}
    box.give(c.ImportCentre, config=CentreConfig.model_validate(data), displaces=1)
    manager.open(PAGE).says(visitor.code, "It has no slot any more")
    manager.open(f"{PAGE}/{visitor.id}").send("cancel")
    assert visitor.state == "cancelled"


def test_staff_of_one_agency_see_and_change_their_own_bookings(box: Box) -> None:
    data = village_of_two().model_dump(mode="json", exclude_none=True)
    for service in data["services"]:
        service["booking"] = {"counters": 1}
    box.import_config(data)
    first, second = data["services"][0], data["services"][-1]
    assert first["agency"] != second["agency"]
    agency = entered(box, Role.SUPERVISOR, agency=second["agency"])
    greeter = box.who(Role.GREETER)
    held = box.give(
        c.HoldSlots, greeter, service=f"village.{first['key']}", at=ELEVEN, language="az"
    )
    box.give(c.GiveDetails, greeter, booking=held["booking"], phone="012 555 01 02")
    agency.open(PAGE)
    assert held["code"] not in agency.words
    assert agency.open(f"{PAGE}/{held['booking']}").status == 404
    proof = agency.open(f"{PAGE}/new").form(holding="at").values
    for act in ("cancel", "wait_now"):
        agency.post(f"{PAGE}/{held['booking']}", {**proof, "act": act})
        assert agency.status in (403, 404), act
    assert box.read(lambda reading: reading.booking(held["booking"])).state == "booked"  # type: ignore[union-attr]


def test_the_capacity_says_what_is_planned_and_booked(box: Box, manager: Browsing) -> None:
    booked(box)
    manager.open(f"{PAGE}/slots/ahead").says("23 Nov 2026 26 1 0 0", "24 Nov 2026 26 0 0 0 26")
    assert "This service takes" not in manager.words
    for _ in range(9):
        box.issue()
        box.at("1", c.CallNext, c.Start)
        box.forward(seconds=60)
        box.at("1", c.Finish)
    entered(box, Role.SUPERVISOR).open(f"{PAGE}/slots/ahead").says("but its slots count with 10.")


# The settings.


def test_a_manager_opens_a_service_for_bookings(box: Box, manager: Browsing) -> None:
    manager.open(f"{SET_UP}/services/tax")
    manager.send("set", bookable="y", booked_windows="12:00-14:00 0.5\n15:00-14:30 2")
    manager.says("There is a problem")
    manager.send("set", booked_windows="12:00-14:00 0.5\n13:00-15:00 2")
    manager.says("The windows overlap")
    manager.send("set", bookable="y", booked_counters="2", booked_windows="12:00-14:00 0.5")
    manager.says("The change is published")
    booking = config(box).services[2].booking
    assert booking is not None
    assert (booking.counters, booking.windows[0].counters, booking.named) == (2, 0.5, False)
    manager.open(f"{SET_UP}/services/tax").says("Slots a day: Monday")
    manager.open(f"{SET_UP}/services/tax")
    manager.send("set", booked_draw_day="thu", booked_draw_time="18:30")
    booking = config(box).services[2].booking
    assert booking is not None
    assert (booking.draw, booking.named, booking.counters) == ("thu 18:30", True, 2)
    box.tick()
    manager.open(f"{PAGE}/waiting/list")
    manager.says("Draw for the week from 30 Nov 2026", "Requests so far: 0")
    # Nothing is lost by another change, nor by taking it back.
    manager.open(f"{SET_UP}/services/tax")
    manager.send("set", target_minutes="33").open(f"{SET_UP}/services/tax")
    assert config(box).services[2].booking == booking
    manager.send("set", bookable="")
    assert config(box).services[2].booking is None


def test_the_rules_of_bookings_are_set(box: Box, manager: Browsing) -> None:
    manager.open(f"{SET_UP}/bookings").says("1 to 50.", "5 to 120.")
    manager.send("set", booking_part="60")
    assert manager.status == 422
    manager.says("Enter a number within the limits.")
    manager.send("set", booking_part="35", booking_step_minutes="").says("Enter a number within")
    manager.send("set", booking_part="35", booking_step_minutes="10", booking_staff_part="0")
    settings = config(box).bookings
    assert (settings.part, settings.step_minutes, settings.staff_part) == (0.35, 10, 0)
    manager.open(f"{SET_UP}/history").says("35")


def test_a_form_that_displaces_bookings_asks_first(box: Box, manager: Browsing) -> None:
    visitor = booked(box, at=MONDAY + timedelta(hours=7))
    manager.open(f"{SET_UP}/hours")
    manager.send("add_special", special_day="2026-11-23", special_hours="09:00-15:00")
    assert manager.status == 409
    manager.says("One booking loses its time by this change", "one booking loses its time")
    assert not config(box).centre.special_hours
    # Only in the form that was sent.
    assert manager.answer.text.count('name="displaces"') == 1
    assert "displaces" in manager.form("add_special").attributes
    manager.send("add_special", displaces="1").says("The change is published")
    assert visitor.state == "booked"
    manager.open(f"{SET_UP}/hours").send("remove_special")
    manager.says("The change is published")
    # Removing the service, and saving its form, say the same.
    for act in ("remove", "set"):
        manager.open(f"{SET_UP}/services/paper")
        manager.send(act, **({} if act == "remove" else {"own_hours": "y", "hours_mon": ""}))
        assert "displaces" in manager.form(act).attributes, act


def test_a_file_that_displaces_bookings_shows_their_number(box: Box, manager: Browsing) -> None:
    booked(box, at=MONDAY + timedelta(hours=7))
    text = centre_file.written(shorter(box))
    values: dict[str, Any] = dict(manager.open(f"{SET_UP}/file").form("check").values)
    values |= {"act": "check", "centre_file": (io.BytesIO(text.encode()), "village.toml")}
    values["other_files"] = (io.BytesIO(b""), "")
    manager.post(f"{SET_UP}/file", values).says("one booking loses its time")
    manager.send("publish")
    assert manager.status == 409
    assert not config(box).centre.special_hours
    manager.send("publish", displaces="1")
    assert config(box).centre.special_hours
    assert re.search("change is published", manager.words)
