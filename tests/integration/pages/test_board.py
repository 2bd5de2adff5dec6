"""A board in a browser, as the console and the API know it."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import segno

from contract import commands as c
from contract.enums import Role
from tests.integration.pages.test_alarms import alarms
from tests.integration.pages.test_wall import code_on
from tests.parts.booking import PUBLIC, centre
from tests.parts.box import Box
from tests.parts.browsing import Browsing
from tests.parts.staff import Machine, command, known, refused, told
from tests.parts.village import village_data


def begun(box: Box) -> tuple[Browsing, str]:
    """A browser that was confirmed as a board, and its id."""
    board = Browsing(box).open("/board?lang=en").send()
    device = told(command(box, "devices", code=code_on(board), label="television"))["device"]
    return board, device


def drawn(board: Browsing) -> dict[str, Any]:
    """What its page draws when it is loaded now; the request is its report."""
    asked = {"page": str(uuid4()), "release": "", "age": 1, "width": 1920, "height": 1080}
    answer = told(board.client.post("/board/now", json=asked))
    board.box.presence.write()
    found: dict[str, Any] = answer
    return found


def test_a_board_that_falls_silent_is_an_alarm_until_it_is_back(
    box: Box, manager: Browsing
) -> None:
    board, _ = begun(box)
    drawn(board)
    box.forward(seconds=59)
    assert "television is offline" not in alarms(manager)
    box.forward(seconds=1)
    assert "television is offline" in alarms(manager)
    drawn(board)
    assert "television is offline" not in alarms(manager)


def test_nothing_is_asked_of_it_that_a_browser_cannot_do(box: Box, manager: Browsing) -> None:
    board, device = begun(box)
    drawn(board)
    assert known(box, device)["in_browser"]
    buttons = manager.open(f"/console/devices/{device}").read().forms
    acts = {value for form in buttons for _, value in form.buttons}
    assert {"restart", "rotate"} <= acts
    assert "screenshot" not in acts
    assert "screen" not in manager.form("set").values
    assert "screens_off" in manager.form("set").values
    answer = refused(command(box, f"devices/{device}/ask", what="screenshot"), "malformed")
    assert "is not possible for a board in a browser" in str(answer)
    told(command(box, f"devices/{device}/ask", what="restart"))
    # A program in its place can do it.
    told(Machine(box, Role.DISPLAY).waiting().confirm(replaces=device))
    told(command(box, f"devices/{device}/ask", what="screenshot"))


def test_it_is_dark_in_the_hours_of_the_centre_or_its_own(box: Box) -> None:
    board, device = begun(box)
    assert drawn(board)["dark"] is None
    data = village_data()
    data["centre"]["screens_off"] = "22:00-07:00"
    box.import_config(data)
    assert drawn(board)["dark"] == [22 * 60, 31 * 60]
    for own, hours in (("20:00-21:00", [20 * 60, 21 * 60]), ("never", None)):
        manager, settings = box.who(Role.MANAGER), {"screens_off": own}
        box.give(c.SetDevice, manager, device=device, label="tv", settings=settings)
        assert drawn(board)["dark"] == hours


def test_it_shows_the_code_for_phones_of_the_minute(box: Box) -> None:
    box.hall = replace(box.hall, public_url=PUBLIC)
    board, _ = begun(box)
    assert "code" not in drawn(board)["places"]
    data, seen = centre(), []
    for changes, sentence in (
        ({"phone_tickets": True}, "Telefonunuzla bilet götürün"),
        ({"phone_tickets": False, "board_code": True}, "Yazılışla gəldiyinizi burada bildirin"),
    ):
        data["centre"] |= changes
        box.import_config(data)
        box.forward(minutes=1)
        model = drawn(board)
        code, address = model["places"]["code"], segno.make_qr(box.board()["presence"], error="m")
        assert code["picture"] == address.svg_data_uri(border=4, light="#fff", omitsize=True)
        assert code["sentence"] == sentence
        assert code["side"] == 0.2 * model["size"][1]
        assert 0 <= code["y"] <= model["size"][1] - code["height"]
        seen.append(code["picture"])
    assert seen[0] != seen[1]
    box.give(c.CloseDay, box.who(Role.MANAGER))
    assert "code" not in drawn(board)["places"]
