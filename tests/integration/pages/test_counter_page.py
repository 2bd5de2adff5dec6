"""The requests of a counter's page: who may send them, and what they do."""

import json
import re
from typing import Any
from uuid import uuid4

from werkzeug.test import TestResponse

from contract import commands as c
from contract.enums import Role
from server.periodic import timers
from tests.parts.box import Box
from tests.parts.browsing import PASSWORD, Browsing, add_person, entered

COUNTER = "village.1"


def csrf(browsing: Browsing) -> str:
    found = re.search(r'data-csrf="([^"]+)"', browsing.open("/counter").answer.text)
    assert found is not None, browsing.words
    return found[1]


def pressed(browsing: Browsing, action: str, **more: Any) -> TestResponse:
    body = {"action": action, "tab": "a", "counter": COUNTER, "command_id": str(uuid4()), **more}
    return browsing.client.post(
        "/counter/key", data=json.dumps(body), headers={"X-CSRFToken": csrf(browsing)}
    )


def test_only_people_at_counters_see_it(box: Box, browsing: Browsing) -> None:
    assert browsing.open("/counter").path == "/sign-in"
    assert browsing.address.endswith("?next=counter")
    assert browsing.client.get("/counter/desk").status_code == 401
    add_person(box, "vusal", Role.VIEWER)
    viewer = entered(box, Role.VIEWER)
    assert viewer.open("/counter").status == 403
    assert viewer.client.get(f"/counter/desk?counter={COUNTER}").status_code == 403


def test_a_press_needs_the_page(box: Box) -> None:
    operator = entered(box, Role.OPERATOR)
    body = json.dumps(
        {"action": "open_counter", "tab": "a", "counter": COUNTER, "command_id": str(uuid4())}
    )
    assert operator.client.post("/counter/key", data=body).status_code == 403
    answer = pressed(operator, "open_counter")
    assert answer.json is not None
    assert answer.json["desk"]["texts"]["state"] == "Open"
    assert pressed(operator, "no_such_key").status_code == 400
    assert pressed(operator, "open_counter", more=1).status_code == 400


def test_a_duty_for_one_counter_has_no_choice(box: Box) -> None:
    operator = entered(box, Role.OPERATOR, counter="village.2")
    answer = pressed(operator, "open_counter")
    assert answer.status_code == 403
    assert '"counter":"village.2"' in operator.open("/counter").answer.text


def test_a_badge_signs_in_where_staff_have_signed_in(box: Box) -> None:
    person, _ = add_person(box, "aysel")
    box.give(c.SetBadge, box.who(Role.MANAGER), person=person, badge="0001-A-2468")
    strange = Browsing(box)
    strange.open("/counter").send(login="0001-A-2468", password="")
    assert strange.path == "/sign-in"
    known = entered(box, Role.OPERATOR, "sevda")
    known.open("/account").form_to("sign-out")
    known.open("/counter").says("hold your badge")
    known.send(login="9999-Z-2468", password="")
    assert known.path == "/sign-in"
    assert "9999-Z-2468" not in known.answer.text
    known.open("/counter").send(login="0001-A-2468", password="")
    assert known.path == "/counter"
    # Such a session stays what it is.
    known.open("/account")
    known.says("Aysel")


def test_a_closed_tab_frees_the_counter_as_a_lost_program_does(box: Box) -> None:
    operator = entered(box, Role.OPERATOR)
    pressed(operator, "open_counter")

    def is_missed() -> bool:
        reading = box.hall.store.read("village", lambda reading: reading)
        return any(isinstance(one, c.RecordConnection) for one in timers.due(box.hall, reading))

    for _ in range(3):
        operator.client.get(f"/counter/desk?counter={COUNTER}&tab=a")
        assert not is_missed()
        box.forward(minutes=1)
    box.forward(minutes=2)
    assert is_missed()


def test_an_operator_is_led_to_the_counter(box: Box) -> None:
    operator = entered(box, Role.OPERATOR)
    operator.open("/account").form_to("sign-out")
    assert operator.sign_in("the.operator", PASSWORD, "/counter").path == "/counter"
