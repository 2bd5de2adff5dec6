"""Signing in, its steps, and signing out."""

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server.domain.principal import at_the_server
from server.identity import known
from server.store import tokens
from tests.parts.box import Box
from tests.parts.browsing import PASSWORD, Browsing, add_person, entered
from tests.parts.reconfigured import config
from tests.parts.staff import tries


def test_a_manager_signs_in_by_all_steps(box: Box, browsing: Browsing) -> None:
    _, first = add_person(box, "nigar", Role.MANAGER)
    browsing.open("/sign-in")
    assert browsing.asked() == {"login": "username", "password": "current-password"}
    assert browsing.send(login="nigar", password=first).path == "/password"
    assert browsing.asked() == {
        "username": "username",
        "new": "new-password",
        "again": "new-password",
    }
    assert browsing.open("/account").path == "/password"
    assert browsing.send(new=PASSWORD, again=PASSWORD).path == "/factor"
    assert browsing.asked() == {"digits": "one-time-code"}
    key = browsing.key()
    assert browsing.open("/console/people").path == "/factor"
    assert browsing.send(digits="000000").status == 401
    assert browsing.key() == key
    assert browsing.send(digits=browsing.code(key)).path == "/console"
    assert browsing.open("/account").form_to("sign-out").path == "/sign-in"
    browsing.says("You are signed out")
    box.forward(minutes=1)
    assert browsing.sign_in("nigar").path == "/factor"
    # As apps show it, and as an Arabic keyboard types it.
    code = browsing.code(key).translate({48 + digit: 0x660 + digit for digit in range(10)})
    assert browsing.send(digits=f"{code[:3]} {code[3:]}").path == "/console"


def test_guesses_from_elsewhere_lock_no_known_browser(box: Box, browsing: Browsing) -> None:
    _, first = add_person(box, "nigar")
    browsing.sign_in("nigar", first).send(new=PASSWORD, again=PASSWORD)
    browsing.form_to("sign-out")
    assert tries(box, "nigar", 7, address="127.0.0.1") == [401] * 5 + [429] * 2
    assert Browsing(box).sign_in("nigar").status == 429
    assert browsing.sign_in("nigar").path == "/account"
    # The person is told once that they failed.
    browsing.says("5 attempts to sign in to your account failed since your last sign-in, the last")
    assert "failed" not in browsing.open("/account").words
    browsing.form_to("sign-out")
    # The cookie is good for that person alone, and no better than its own attempts.
    add_person(box, "other")
    assert tries(box, "other", 6, address="127.0.0.1") == [401] * 5 + [429]
    assert browsing.sign_in("other").status == 429
    for _ in range(5):
        assert browsing.sign_in("nigar", "not this one").status == 401
    assert browsing.sign_in("nigar").status == 429


def test_each_sign_in_begins_a_new_session(box: Box, browsing: Browsing) -> None:
    _, first = add_person(box, "nigar")
    browsing.open("/sign-in")
    before = browsing.cookie
    token = browsing.form().values["csrf_token"]
    browsing.send(login="nigar", password=first)
    browsing.send(new=PASSWORD, again=PASSWORD)
    assert browsing.cookie != before
    assert browsing.read().forms[0].values["csrf_token"] != token
    secret = _secret(box, browsing)
    # Another person signs in at the same browser, in a page that was open before.
    _, other_first = add_person(box, "other")
    other = browsing.tab()
    token = other.open("/account").form().values["csrf_token"]
    other.post("/sign-in", {"csrf_token": token, "login": "other", "password": other_first})
    assert _secret(box, browsing) != secret
    head = {"Authorization": f"Bearer {secret}"}
    assert box.client.get("/api/v1/sessions/me", headers=head).status_code == 401


def _secret(box: Box, browsing: Browsing) -> str:
    with browsing.client.session_transaction() as session:
        found: str = session["secret"]
    return found


def test_after_a_session_ended_sign_in_leads_back_to_the_page(box: Box, browsing: Browsing) -> None:
    key = browsing.set_up()
    browsing.open("/console/people/add")
    box.forward(minutes=31)
    browsing.send(full_name="X", login="xx", language="en", role="operator")
    assert browsing.path == "/sign-in"
    browsing.says("Sign in to see that page")
    assert "xx" not in str(box.get("centres/village/people", Role.MANAGER).get_json())
    browsing.send(login="leyla.m", password=PASSWORD)
    assert browsing.send(digits=browsing.code(key)).path == "/console/people"


def test_a_database_that_does_not_answer_ends_no_session(
    manager: Browsing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*_asked: object) -> None:
        raise Refusal(ProblemType.UNAVAILABLE)

    with monkeypatch.context() as patch:
        patch.setattr(tokens, "authenticate", unavailable)
        assert manager.open("/console/people").status == 503
        assert manager.answer.mimetype == "text/html"
        assert manager.client.get("/api/v1/sessions/me").status_code == 503
        # What is the same for all readers needs no session.
        with manager.client.get("/static/pages.css") as style:
            assert style.status_code == 200
    assert manager.open("/console/people").path == "/console/people"
    # An ended session is not valid.
    monkeypatch.setattr(tokens, "authenticate", lambda *_asked: None)
    manager.box.authenticator.forget()
    assert manager.open("/console/people").path == "/sign-in"


FOREIGN = (
    *("https://evil.example/", "//evil.example", "/\\evil.example", "../../evil"),
    *("javascript:alert(1)", "people\r\nX-Bad: 1", "sign-in", ""),
)


def test_sign_in_leads_to_no_foreign_page(box: Box) -> None:
    _, first = add_person(box, "nigar")
    Browsing(box).sign_in("nigar", first).send(new=PASSWORD, again=PASSWORD)
    for place in FOREIGN:
        browsing = Browsing(box)
        browsing.answer = browsing.client.get("/sign-in", query_string={"next": place})
        assert "evil" not in browsing.answer.text, place
        data = {**browsing.form().values, "login": "nigar", "password": PASSWORD}
        answer = browsing.client.post("/sign-in", query_string={"next": place}, data=data)
        assert (answer.status_code, answer.headers["Location"]) == (303, "./account"), place
        assert "X-Bad" not in answer.headers, place


def test_two_tabs_do_not_disturb_each_other(box: Box, browsing: Browsing) -> None:
    _, first = add_person(box, "nigar", Role.SUPERVISOR)
    tab = browsing.tab()
    browsing.sign_in("nigar", first)
    tab.open("/password")
    browsing.send(new=PASSWORD, again=PASSWORD)
    # The other tab comes after: it is led to the step that is due now.
    assert tab.send(new="four other words", again="four other words").path == "/factor"
    key = browsing.key()
    assert tab.key() == key
    code = browsing.code(key)
    browsing.send(digits=code)
    assert tab.send(digits=code).path == "/console"
    # A page that was signed out in another tab leads to the way in.
    tab.open("/password")
    browsing.form_to("sign-out")
    tab.send(old=PASSWORD, new="four other words", again="four other words")
    assert tab.path == "/sign-in"


def test_a_person_of_two_centres_chooses_the_duty(box: Box, browsing: Browsing) -> None:
    person, first = add_person(box, "leyla", Role.MANAGER)
    names = {"az": "Şəhər", "en": "Town"}
    box.import_config(config(lambda data: data["centre"].update(slug="town", names=names)))
    box.give(c.GiveDuty, at_the_server("town"), person=person, role=Role.OPERATOR)
    browsing.sign_in("leyla", first).send(new=PASSWORD, again=PASSWORD)
    key = browsing.link_phone()
    browsing.open("/account").says("Village", "Your other roles")
    before = browsing.cookie
    box.forward(minutes=20)
    assert browsing.form_to("account", **{"as": "town.operator"}).path == "/account"
    browsing.says("Town")
    # Twelve hours from the sign-in, not from the change.
    browsing.says("until 22:00")
    assert browsing.open("/console/people").status == 403
    # What the duty before had opened is closed.
    old = Browsing(box)
    old.client.set_cookie("novbe", before or "")
    assert old.open("/console").path == "/sign-in"
    browsing.open("/account").form_to("account", **{"as": "village.manager"})
    assert browsing.path == "/console"
    assert browsing.open("/console/people").status == 200
    data = browsing.open("/account").form("", "as").values
    for wrong, status in (("town.manager", 403), ("moon.manager", 403), ("x", 400)):
        browsing.post("/account", {**data, "as": wrong})
        assert browsing.status == status, wrong
    # Somewhere else the password alone opens no duty of a person with a second factor.
    elsewhere = Browsing(box).sign_in("leyla", PASSWORD, "/sign-in?as=town.operator")
    elsewhere.says("Enter the six digits")
    box.forward(minutes=1)
    elsewhere.send(digits=elsewhere.code(key)).says("Town")
    assert Browsing(box).sign_in("leyla", PASSWORD, "/sign-in?as=town.viewer").status == 403


def test_a_duty_that_needs_a_second_factor_first_is_signed_in_with(box: Box) -> None:
    browsing = entered(box, Role.OPERATOR, "sara")
    (person,) = known.people(box.hall, box.who(Role.MANAGER), "village")
    box.give(c.GiveDuty, person=person.id, role=Role.SUPERVISOR)
    browsing.open("/account").form_to("account", **{"as": "village.supervisor"})
    assert browsing.path == "/sign-in"
    browsing.says("You sign in as Supervisor")
    assert browsing.send(login="sara", password=PASSWORD).path == "/factor"


def test_password_and_phone_are_changed(box: Box, browsing: Browsing) -> None:
    present = browsing.set_up()
    browsing.open("/password")
    assert browsing.asked() == {
        "username": "username",
        "old": "current-password",
        "new": "new-password",
        "again": "new-password",
    }
    other = "four other words"
    for old, new, status, words in (
        ("not this one", other, 401, "Wrong password"),
        (PASSWORD, PASSWORD, 422, "This is your current password"),
    ):
        assert browsing.send(old=old, new=new, again=new).status == status
        browsing.says(words)
    assert browsing.send(old=PASSWORD, new=other, again=other).path == "/account"
    browsing.says("Your password is changed")
    assert "Your password is changed" not in browsing.open("/account").words

    # To look at the page changes nothing: the picture has to be asked for.
    assert 'class="qr"' not in browsing.open("/factor").answer.text
    box.forward(seconds=30)
    # Another person at the open browser needs the phone that is linked now.
    assert browsing.send(digits="").status == 422
    browsing.send(digits=str((int(browsing.code(present)) + 1) % 10**6).zfill(6))
    assert browsing.status == 401
    browsing.says("Six-digit code from your current phone")
    browsing.send(digits=browsing.code(present))
    key = browsing.key()
    assert browsing.open("/factor").key() == key != present
    box.forward(seconds=30)
    browsing.link_phone()
    browsing.says("Two-step sign-in is set up on the new phone")
