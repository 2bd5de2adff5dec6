"""From the set-up link to a manager who is signed in."""

import re

from contract.enums import Role
from server.identity import known, setting_up
from tests.parts.box import Box
from tests.parts.browsing import PASSWORD, Browsing, add_person
from tests.parts.cli import cli_on, said


def test_the_set_up_link_makes_a_manager_and_form_errors_are_shown_twice(
    box: Box, browsing: Browsing
) -> None:
    add_person(box, "taken")
    link = setting_up.invite(box.hall, "village")
    browsing.open(f"/set-up/{link}").says("Village")
    assert browsing.asked() == {
        "login": "username",
        "full_name": "name",
        "language": "off",
        "password": "new-password",
        "again": "new-password",
    }
    right = {"login": "Leyla.M", "full_name": "L M", "language": "en"}
    right |= {"password": PASSWORD, "again": PASSWORD}
    for wrong, field, words in (
        ({"login": ""}, "login", "Enter a user name"),
        ({"full_name": "  "}, "full_name", "Enter the full name"),
        ({"language": "xx"}, "language", "Choose a language"),
        ({"again": "four words of yours"}, "again", "not the same"),
        ({"password": "short", "again": "short"}, "password", "at least 10 characters"),
        ({"login": "taken"}, "login", "is taken"),
    ):
        browsing.open(f"/set-up/{link}").send(**{**right, **wrong})
        assert browsing.status in (409, 422), wrong
        browsing.says("There is a problem")
        assert f"#{field}" in browsing.read().links, wrong
        shown = browsing.form().attributes[field]
        assert shown["aria-invalid"] == "true"
        assert f"{field}-fault" in shown["aria-describedby"]
        assert browsing.words.count(words) == 2, (wrong, browsing.words)
        # The form keeps what was typed, without passwords.
        values = browsing.form().values
        assert values["password"] == values["again"] == ""
        assert values["full_name"] == {**right, **wrong}["full_name"]
    assert browsing.send(**{**right, "language": "fr"}).path == "/factor"
    # From here on in the language that was chosen.
    browsing.says("Configurez la connexion en deux étapes")
    browsing.link_phone()
    assert browsing.path == "/console"
    browsing.open("/account").says("Responsable")
    assert not setting_up.without_manager(box.hall)


def test_the_last_manager_comes_back_without_password_and_phone(
    box: Box, browsing: Browsing
) -> None:
    """By the links of the command line, as docs/trouble.md says."""
    cli = cli_on(box.settings.data, box.settings.database_url)

    def by_link(*words: str) -> Browsing:
        base = "https://hall.example"
        link = said(cli("user", *words, "--public-url", base)).strip()
        return Browsing(box).open(link.removeprefix(base))

    browsing.set_up("leyla", "Leyla M")
    # In for a day, but neither the password nor the phone is replaced.
    today = by_link("sign-in-link", "village", "leyla")
    assert today.send().path == "/console"
    wrong = {"old": "none of my words", "new": "four other words", "again": "four other words"}
    assert today.open("/password").send(**wrong).status == 401
    # Another manager, who helps.
    helper = by_link("set-up-link", "village")
    names = {"login": "helper", "full_name": "The helper", "language": "en"}
    helper.send(**names, password=PASSWORD, again=PASSWORD).link_phone()
    people = known.people(box.hall, box.who(Role.MANAGER), "village")
    ids = {one.login: one.id for one in people}
    helper.open(f"/console/people/{ids['leyla']}").send("password")
    (first,) = re.findall(r"[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}", helper.words)
    helper.send("factor")
    back = Browsing(box).sign_in("leyla", first)
    assert back.path == "/password"
    back.send(new="four other words", again="four other words")
    back.link_phone()
    assert back.path == "/console"
    # No longer needed.
    back.open(f"/console/people/{ids['helper']}").send("forget")
    back.says("The person is deleted")


def require_not_valid(box: Box, link: str) -> None:
    """A link leads to no form, and its page says how to get another."""
    browsing = Browsing(box).open(f"/set-up/{link}", **{"Accept-Language": "en"})
    assert browsing.status == 404
    browsing.says("This link is not valid", "novbe server user set-up-link CENTRE", "--data")
    assert "Village" not in browsing.words
    assert not [one for one in browsing.read().forms if one.method == "post"]
    assert browsing.post(f"/set-up/{link}", {"login": "mallory"}).status == 404


def test_a_link_that_was_used_says_how_to_get_another(box: Box, browsing: Browsing) -> None:
    browsing.set_up()
    link = setting_up.invite(box.hall, "village")
    other = Browsing(box).open(f"/set-up/{link}")
    browsing.open(f"/set-up/{link}").send(
        login="second", full_name="Second", language="en", password=PASSWORD, again=PASSWORD
    )
    # Another tab still has the form open.
    other.send(login="third", full_name="T", language="en", password="x", again="y")
    assert other.status == 404
    require_not_valid(box, link)
