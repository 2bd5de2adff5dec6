"""Attempts to sign in, as managers read them."""

from contract.enums import Role
from tests.parts.box import Box
from tests.parts.staff import OWN_PASSWORD, WRONG, ask, told, working


def test_attempts_are_listed_without_passwords(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    ask(box, "sessions", login="aysel", password=WRONG)
    ask(box, "sessions", login="my.password.by.mistake", password=WRONG)
    found = told(ask(box, "centres/village/access", box.bearer(Role.MANAGER), method="GET"))
    whats = [one["what"] for one in found]
    # Also with an unknown login.
    assert whats == ["sign_in_refused", "sign_in_refused", "password_changed", "signed_in"]
    assert person.id in repr(found)
    for secret in ("by.mistake", WRONG, OWN_PASSWORD, "aysel"):
        assert secret not in repr(found)
