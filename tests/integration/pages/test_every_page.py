"""Every page: no scripts, no forged forms, the chosen language; every form of the console."""

import re
from urllib.parse import urljoin

from contract import commands as c
from contract.enums import Role
from contract.texts import wording
from server.identity import setting_up
from server.sentences import TEXTS
from tests.integration.test_web_security import policy_of
from tests.parts.box import Box
from tests.parts.browsing import PASSWORD, Browsing, add_person, entered
from tests.parts.rows import rows
from tests.parts.staff import Machine, told
from tests.parts.village import village_data


def test_pages_run_no_scripts_and_are_not_indexed(box: Box, manager: Browsing) -> None:
    link = setting_up.invite(box.hall, "village")
    pages = [Browsing(box).open(path) for path in ("/sign-in", f"/set-up/{link}", "/set-up/x")]
    pages += [
        manager.tab().open(path)
        for path in ("/account", "/console/devices", "/console/people", "/factor", "/password")
    ]
    for page in pages:
        head = page.answer.headers
        assert head["Referrer-Policy"] == "no-referrer"
        assert policy_of(page.answer) == {
            "default-src": "'none'",
            "style-src": "'self'",
            "img-src": "'self' data:",
            "base-uri": "'none'",
            "form-action": "'self'",
            "frame-ancestors": "'none'",
        }
        for tag, attributes in page.read().tags:
            assert tag not in ("script", "style"), page.path
            assert "style" not in attributes, page.path
            assert not [name for name in attributes if name.startswith("on")], page.path
        assert ("meta", {"name": "robots", "content": "noindex"}) in page.read().tags


def test_a_mistyped_address_gets_a_page_in_a_browser(manager: Browsing) -> None:
    manager.open("/console/peeple", Accept="text/html,*/*;q=0.8")
    assert manager.status == 404
    manager.says("Nothing was found under this name. Check the address or the number.")
    assert manager.answer.content_type.startswith("text/html")
    manager.open("/console/peeple", Accept="*/*")
    assert manager.answer.content_type == "application/problem+json"


def not_ours(box: Box) -> dict[str, str]:
    """Invalid CSRF tokens, by their fault."""
    return {
        "missing": "",
        "foreign": "ImZvcmVpZ24i.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb",
        "of another session": Browsing(box).open("/sign-in").form().values["csrf_token"],
    }


def test_a_form_without_our_csrf_token_does_nothing(box: Box, manager: Browsing) -> None:
    person, first = add_person(box, "nigar")
    link = setting_up.invite(box.hall, "village")
    own = {"password": PASSWORD, "again": PASSWORD}
    right = {"login": "leyla", "full_name": "L", "language": "en", **own}
    before = box.revision
    for kind, token in not_ours(box).items():
        browsing = Browsing(box).open("/sign-in")
        browsing.send(login="nigar", password=first, csrf_token=token)
        assert browsing.status == 403, kind
        browsing.says("This request did not come from our own page")
        browsing.send(login="nigar", password=first)
        assert browsing.path == "/password", kind
        browsing.send(new=PASSWORD, again=PASSWORD, csrf_token=token)
        assert browsing.status == 403, kind
        browsing.form_to("sign-out")
        other = Browsing(box).open(f"/set-up/{link}").send(**right, csrf_token=token)
        assert other.status == 403, kind
        for path, button in (
            ("/sign-out", ""),
            ("/factor/offer", ""),
            ("/factor", ""),
            ("/console/people/add", ""),
            ("/console/devices/add", ""),
            (f"/console/people/{person}", "forget"),
        ):
            manager.post(path, {"csrf_token": token, "act": button})
            assert manager.status == 403, (kind, path)
    assert box.revision == before
    assert manager.open("/account").path == "/account"


def test_a_page_of_another_site_signs_no_one_out(box: Box) -> None:
    """A browser comes from there without its cookie: it must not be given another."""
    browsing = entered(box, Role.OPERATOR)
    stranger = Browsing(box)
    foreign = {"Sec-Fetch-Site": "cross-site"}
    for path in ("/sign-in", "/sign-in?next=account", "/account", "/set-up/x"):
        answer = stranger.client.get(path, headers=foreign)
        while answer.status_code == 303:
            there = urljoin(path, answer.headers["Location"])
            answer = stranger.client.get(there, headers=foreign)
        assert "Set-Cookie" not in answer.headers, path
        stranger.answer = answer
        again = re.search(r'content="0; url=([^"]+)"', answer.text)
        assert again is not None, path
    for path in ("/sign-in", "/set-up/x", "/sign-out", "/password"):
        answer = stranger.client.post(path, headers=foreign, data={"login": "x"})
        assert answer.status_code in (303, 403), path
        assert "Set-Cookie" not in answer.headers, path
    # Nor by claiming to come from itself; a reader who follows the link there does.
    for path in ("/sign-in?here=1", "/set-up/x?here=1"):
        answer = stranger.client.get(path, headers=foreign)
        assert "Set-Cookie" not in answer.headers, path
        assert "refresh" not in answer.text, path
        assert 'href="?here=1"' in answer.text, path
    browsing.open("/sign-in?here=1&next=account", **{"Sec-Fetch-Site": "same-origin"})
    assert browsing.path == "/account"


def test_the_chosen_language_stays(box: Box) -> None:
    _, first = add_person(box, "nigar", language="az")
    for language in ("fr", "ar"):
        say, browsing = wording(TEXTS, language), Browsing(box)
        browsing.open(f"/sign-in?lang={language}")
        assert f'lang="{language}"' in browsing.answer.text
        browsing.says(say("account-sign-in"))
        browsing.sign_in("nigar", "wrong").says(say("problem-wrong-sign-in"))
        browsing.send(login="nigar", password=first).says(say("account-own-password"))
        direction = "rtl" if language == "ar" else "ltr"
        assert f'dir="{direction}"' in browsing.answer.text, language
    # Without a choice it is the person's own.
    Browsing(box).sign_in("nigar", first).says(wording(TEXTS, "az")("account-own-password"))


# Every form and action is sent once; `tests/browser` sends some from a browser.


def do(manager: Browsing, part: str, **words: str) -> None:
    """Send the forms of a part of tests/data/console_steps.txt, and read what the pages say."""
    words |= {"set_up": "console/set-up", "published": "The change is published"}
    for row in rows("console_steps.txt", part):
        path, fields, act, says = (cell.format(**words) for cell in row)
        if path != ".":
            manager.open(f"/{path}")
        before = manager.box.revision
        values = dict(one.split("=", 1) for one in fields.split("; ") if one)
        manager.send(act, **values)
        for one in says.split(" + "):
            assert one in manager.words, (row, manager.words)
        if manager.status == 422 and values:
            # It is said at its field, and the form keeps what was typed.
            assert {f"#{name}" for name in values} & {*manager.read().links}, row
            typed = {name: value for name, value in values.items() if value}
            assert typed.items() <= manager.form(act, next(iter(values))).values.items(), row
        assert manager.status == 200 or manager.box.revision == before, row


def test_the_set_up(box: Box, manager: Browsing) -> None:
    data = village_data()
    data["displays"] = [{"key": "counters", "services": ["paper", "tax"]}]
    box.import_config(data)
    box.issue("tax")
    do(manager, "set up")
    box.give(c.CloseDay)
    manager.send("remove").says("The change is published")
    (display,) = box.read(lambda reading: reading.setup.config).displays
    assert display.services == ("paper",)


def test_people_tokens_and_devices(box: Box, manager: Browsing) -> None:
    kiosk, stranger = Machine(box, Role.KIOSK).enrol(), Machine(box, Role.KIOSK)
    told(stranger.begin())
    names = {"kiosk": kiosk.id, "stranger": stranger.waiting_id}
    do(manager, "people, tokens and devices", **names)


def test_the_actions_on_the_hall(box: Box, manager: Browsing) -> None:
    box.give(c.CallForHelp, counter="1")
    for _ in range(2):
        box.issue("paper", priority=True)
    first, second, *_ = [f"console/tickets/{box.issue('tax')['id']}" for _ in range(3)]
    do(manager, "the hall", tax="console/services/village.tax", first=first, second=second)
