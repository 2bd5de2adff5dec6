"""The requests of a counter's page: who may send them, and what they do."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from contract import commands as c
from contract.commands import OnPerson
from contract.enums import Role
from server.periodic import timers
from tests.parts.box import Box
from tests.parts.browsing import PASSWORD, Browsing, add_person, entered
from tests.parts.staff import tries

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
    # A counter that does not exist, or is of another centre, is not kept as one with a page.
    for counter, status in (("village.99", 404), ("asan-7.1", 403)):
        assert pressed(operator, "claim", counter=counter).status_code == status
        assert counter not in box.hall.pages
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


def test_wrong_badges_are_counted_over_new_sign_ins(box: Box) -> None:
    person, _ = add_person(box, "aysel")
    box.give(c.SetBadge, box.who(Role.MANAGER), person=person, badge="0001-A-2468")
    known = entered(box, Role.OPERATOR)
    for number in range(5):
        known.open("/account").form_to("sign-out")
        known.open("/counter").send(login=f"9999-Z-000{number}", password="")
        known.sign_in("the.operator", PASSWORD, "/counter")
    known.open("/account").form_to("sign-out")
    known.open("/counter").send(login="0001-A-2468", password="")
    assert known.path == "/sign-in"
    box.forward(minutes=20)
    known.open("/counter").send(login="0001-A-2468", password="")
    assert known.path == "/counter"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (c.EndSessions, {}),
        (c.ResetPerson, {"what": "password"}),
        (c.EndDuty, {"role": Role.OPERATOR}),
        (c.ForgetPerson, {}),
    ],
)
def test_a_stolen_mark_of_a_browser_ends_with_the_sessions(
    box: Box, kind: type[OnPerson], fields: dict[str, Any]
) -> None:
    aysel, _ = add_person(box, "aysel")
    box.give(c.SetBadge, box.who(Role.MANAGER), person=aysel, badge="0001-A-2468")
    known = entered(box, Role.OPERATOR)
    owner = known.client.get("/api/v1/sessions/me").get_json()["person"]
    known.open("/account").form_to("sign-out")
    known.open("/counter").says("hold your badge")
    box.give(kind, box.who(Role.MANAGER), person=owner, **fields)
    assert "hold your badge" not in known.open("/counter").words
    assert known.send(login="0001-A-2468", password="").path == "/sign-in"
    if kind is c.EndSessions:
        # Guesses from elsewhere slow this browser down too, until its owner has signed in again.
        tries(box, "the.operator", 6, address="127.0.0.1")
        assert known.sign_in("the.operator", path="/counter").status == 429
        box.forward(minutes=1)
        known.sign_in("the.operator", path="/counter").open("/account").form_to("sign-out")
        known.open("/counter").says("hold your badge")


def test_a_session_ends_as_that_of_the_program(box: Box) -> None:
    operator = entered(box, Role.OPERATOR)
    pressed(operator, "open_counter")

    def looked() -> int:
        """The page asks every two seconds; its user has not pressed a key."""
        return operator.client.get(
            f"/counter/desk?counter={COUNTER}&tab=a", headers={"HX-Request": "true"}
        ).status_code

    for _ in range(2):
        box.forward(minutes=239)
        assert looked() == 200
        pressed(operator, "claim")
        box.presence.write()
    box.forward(hours=2)
    assert looked() == 200
    box.presence.write()
    box.forward(hours=2)
    assert looked() == 401


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
    # A supervisor goes on with a program, on a PC that was not added for the counter.
    operator.client.get(f"/counter/desk?counter={COUNTER}&tab=a")
    taken = box.post(f"counters/{COUNTER}/take-over", Role.SUPERVISOR)
    assert taken.status_code == 200, taken.text
    box.forward(minutes=3)
    assert not is_missed()


def test_an_operator_is_led_to_the_counter(box: Box) -> None:
    operator = entered(box, Role.OPERATOR)
    operator.open("/account").form_to("sign-out")
    assert operator.sign_in("the.operator", PASSWORD, "/counter").path == "/counter"
