"""Attempts to sign in, as managers read them."""

from datetime import timedelta
from typing import Any

from contract.enums import Role
from server.store.access import Access
from tests.parts.box import Box
from tests.parts.staff import OWN_PASSWORD, WRONG, ask, refused, told, working


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


def test_attempts_are_read_page_by_page(box: Box) -> None:
    manager = box.bearer(Role.MANAGER)

    def page(**asked: object) -> Any:
        return box.client.get(
            "/api/v1/centres/village/access",
            query_string=asked,
            headers={"Authorization": f"Bearer {manager}"},
        )

    def write(access: Access) -> None:
        start = box.clock.now()
        for place in range(60):
            # Three of each moment; every fourth at no centre, and some at another.
            centre = None if place % 4 == 0 else "village" if place % 4 < 3 else "town"
            access.add_entry(start + timedelta(seconds=place // 3), centre, "tried", f"p-{place}")

    box.store.access(write, write=True)
    found: list[str] = []
    before: dict[str, object] = {}
    while told_now := told(page(limit=4, **before)):
        assert len(told_now) <= 6
        found += [one["who"] for one in told_now]
        before = {"before": told_now[-1]["at"]}
    assert found == [f"p-{place}" for place in reversed(range(60)) if place % 4 < 3]
    assert len(told(page())) == 45
    with_zone = page(before="2026-11-23T10:00:05+04:00", limit=1000)
    assert [one["who"] for one in told(with_zone)] == found[-len(told(with_zone)) :]
    for wrong in ({"limit": 0}, {"limit": 1001}, {"limit": "many"}):
        assert refused(page(**wrong), "malformed")["fields"][0]["field"] == "limit"
    for text in ("yesterday", "2026-11-23", "2026-11-23T10:00:00", "0001-01-01T00:00:00Z"):
        assert refused(page(before=text), "malformed")["fields"][0]["field"] == "before"
