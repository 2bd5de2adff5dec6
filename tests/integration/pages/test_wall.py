"""The wall screen: a browser shows a code, a manager confirms it, and it shows the live hall."""

import re

from contract import commands as c
from contract.enums import Role
from server.domain.machines import WAITING_AT_AN_ADDRESS
from server.domain.principal import Principal
from server.identity import known
from tests.parts.box import Box
from tests.parts.browsing import Browsing, add_person
from tests.parts.staff import Machine, quick_codes


def code_on(screen: Browsing) -> str:
    found = re.search(r"\b([0-9A-Z]{4} [0-9A-Z]{4})\b", screen.words)
    assert found is not None, screen.words
    return found[1]


def confirmed(box: Box, manager: Browsing) -> Browsing:
    screen = Browsing(box).open("/wall?lang=en")
    screen.says("A manager has to confirm it once")
    screen.send()
    assert screen.address == "/wall?lang=en"
    code = code_on(screen)
    manager.open("/console/devices/add").says("Wall screen")
    manager.says("open http://localhost/wall in its browser")
    manager.send(code=code, label="office")
    assert manager.path == "/console/devices", manager.words
    return screen.open("/wall?lang=en&screen=1920x1080")


def test_a_browser_becomes_a_wall_screen_and_is_removed(box: Box, manager: Browsing) -> None:
    person, _ = add_person(box, "sara", name="Sara Salimova")
    screen = confirmed(box, manager)
    screen.says("The hall is open")
    box.issue("tax")
    box.issue("request")
    box.called()
    box.give(c.TakeOver, Principal(Role.SUPERVISOR, person, "village"), counter="1")
    manager.open("/console").says("Sara")
    screen.open("/wall?lang=en").says("2 visitors are waiting", "1 K 100 Calling")
    assert "Sara" not in screen.words
    assert not screen.read().forms
    # No timeout of sessions applies to it, neither the half hour nor the twelve hours.
    box.forward(hours=50)
    screen.open("/wall?lang=en&screen=1920x1080").says("The hall is")
    box.presence.write()
    (device,) = known.devices(box.hall, "village")
    assert (device.role, device.state, device.screen) == (Role.WALL, "online", "1920x1080")

    manager = Browsing(box)
    manager.set_up("second.manager")
    manager.open(f"/console/devices/{device.id}").says("Wall screen")
    assert "Restart" not in manager.words
    manager.send("revoke")
    box.authenticator.forget()
    screen.open("/wall?lang=en").says("This screen was removed from the hall")
    screen.send()
    code_on(screen)


def test_a_wall_screen_reads_its_page_and_nothing_else(box: Box, manager: Browsing) -> None:
    screen = confirmed(box, manager)
    assert screen.tab().open("/console").path == "/sign-in"
    cookie = screen.client.get_cookie("novbe-wall")
    assert cookie is not None
    assert cookie.http_only
    # A manager's own cookie does not make a wall screen of the browser, nor does a kiosk's secret.
    manager.open("/wall").says("A manager has to confirm it once")
    stranger = Browsing(box)
    stranger.client.set_cookie("novbe-wall", box.bearer(Role.KIOSK))
    stranger.open("/wall").says("A manager has to confirm it once")


def test_a_code_that_is_not_entered_gives_way_to_another(box: Box) -> None:
    screen = Browsing(box).open("/wall").send()
    first = code_on(screen)
    box.forward(minutes=1)
    assert code_on(screen.open("/wall")) == first
    box.forward(minutes=30)
    assert code_on(screen.open("/wall")) != first


def test_where_enough_screens_wait_a_further_one_is_told_to_come_again(box: Box) -> None:
    """The page failed (500) where twenty machines waited at one address."""
    first = Browsing(box).open("/wall").send()
    box.forward(minutes=31)
    with quick_codes():
        for _ in range(WAITING_AT_AN_ADDRESS):
            Machine(box, Role.KIOSK).waiting("127.0.0.1")
    # One that begins, and one whose code is over and would be replaced.
    for screen in (Browsing(box).open("/wall").send(), first.open("/wall")):
        assert screen.status == 429
        assert screen.answer.headers["Retry-After"] == "1"
        screen.says("Wait a moment and try again")
