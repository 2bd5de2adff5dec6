"""From the set-up link to a manager who is signed in."""

from server.identity import setting_up
from tests.parts.box import Box
from tests.parts.browsing import PASSWORD, Browsing, add_person


def test_the_link_makes_a_manager_and_faults_are_shown_at_the_field_and_at_the_top(
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
