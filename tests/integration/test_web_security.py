"""Web security at every endpoint: headers, cookies, length of bodies, no change by GET.

The headers of answers are looked at where every endpoint is asked: in `test_permissions`.
"""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from contract import commands as c
from contract.centre import CENTRE_LIMIT
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.operations import Act, Page
from server.periodic import timers
from server.web.app import make_app
from server.web.authorization import BODY_LIMIT, COOKIE, LARGE_LIMIT, access_of
from tests.parts.box import Box
from tests.parts.examples import Example, ask_example, examples, leasing_village
from tests.parts.staff import Machine, working


def policy_of(answer: Any) -> dict[str, str]:
    parts = (
        one.strip().partition(" ") for one in answer.headers["Content-Security-Policy"].split(";")
    )
    return {name: value for name, _, value in parts}


def require_guarded(one: Example, answer: Any) -> None:
    """The headers of an answer keep a browser from doing more with it than is meant."""
    headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff", one
    assert headers["Referrer-Policy"] in ("no-referrer", "same-origin"), one
    assert headers["X-Frame-Options"] == "DENY", one
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", one
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin", one
    assert "camera=()" in headers["Permissions-Policy"], one
    policy = policy_of(answer)
    assert policy["default-src"] == "'none'", one
    assert policy["frame-ancestors"] == "'none'", one
    assert "unsafe" not in repr(policy), one
    assert "*" not in repr(policy), one
    if one.rule.startswith("/api/"):
        assert "sandbox" in policy, one
        # Clients keep the catalogue and ask each time whether it is still the same.
        assert headers["Cache-Control"] in ("no-store", "no-cache"), one
    elif one.what not in (Page.LOOK, Page.STATIC):
        assert headers["Cache-Control"] == "no-store", one
    assert "Access-Control-Allow-Origin" not in headers, one
    assert "Strict-Transport-Security" not in headers, one


def test_errors_are_guarded_too(box: Box) -> None:
    for method, path in (
        ("GET", "/nowhere"),
        ("DELETE", "/api/v1/centres"),
        ("GET", "/static/../../../etc/passwd"),
        ("GET", "/api/v1/centres/%00"),
        ("TRACE", "/"),
        ("OPTIONS", "/api/v1/health"),
    ):
        answer = box.client.open(path, method=method)
        assert answer.status_code < 500, path
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert policy_of(answer)["frame-ancestors"] == "'none'"
    app = make_app(box.hall, box.authenticator, box.presence)

    def broken() -> str:
        raise ZeroDivisionError("of ours")

    app.add_url_rule("/api/v1/broken", "broken", broken)
    access_of(app).rows["broken"] = Page.LOOK
    answer = app.test_client().get("/api/v1/broken")
    assert answer.status_code == 500
    assert "of ours" not in answer.get_data(as_text=True)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("secure", [False, True])
def test_cookie_is_out_of_reach_of_scripts_and_other_sites(box: Box, secure: bool) -> None:
    client = make_app(box.hall, box.authenticator, box.presence, secure=secure).test_client()
    answer = client.get("/sign-in", base_url="https://hall" if secure else "http://hall")
    kept_secure = "max-age=31536000" if secure else None
    assert answer.headers.get("Strict-Transport-Security") == kept_secure
    (cookie,) = answer.headers.getlist("Set-Cookie")
    name, *flags = [part.strip() for part in cookie.split(";")]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(flags)
    assert ("Secure" in flags) is secure
    assert name.startswith("__Host-novbe=" if secure else "novbe=")
    assert not any(flag.startswith(("Domain", "Expires", "Max-Age")) for flag in flags)


def test_forged_or_foreign_cookie_is_no_session(box: Box) -> None:
    for value in ("x", "eyJzZWNyZXQiOiJ4In0.aaaaaa.bbbbbb", "\\ud800", "." * 4000):
        client = box.client.application.test_client()
        client.set_cookie("novbe", value)
        assert client.get("/api/v1/centres").status_code == 401
        assert client.get("/api/v1/health").status_code == 200
    # One of our own with what is no secret in it.
    kept: Any
    for kept in (7, None, [], {"a": 1}, "novbe_s_ended"):
        client = box.client.application.test_client()
        with client.session_transaction() as cookie:
            cookie[COOKIE] = kept
        assert client.get("/api/v1/centres").status_code == 401


def test_reading_changes_nothing(box: Box) -> None:
    """Every GET, as a person, a device or without a token: the database is as before."""
    box.issue()
    kiosk = Machine(box, Role.KIOSK).enrol()
    kiosk.reported()
    manager = working(box, "nigar", Role.MANAGER).token
    operator = working(box, "aysel", Role.OPERATOR).token
    bearers = (None, kiosk.secret, manager, operator)
    token = box.ticket("t1")["token"]
    before = box.rows()
    for bearer in bearers:
        head = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        client = box.client.application.test_client()
        if bearer is not None:
            with client.session_transaction() as cookie:
                cookie[COOKIE] = bearer
        for one in examples(box.client.application):
            if one.method == "GET":
                for method in ("GET", "HEAD", "OPTIONS") if bearer == manager else ("GET",):
                    one.method = method
                    # Pages take the cookie, and do not look at a token in the header.
                    page = isinstance(one.what, Page)
                    ask_example(client if page else box.client, one, token, {} if page else head)
    assert box.rows() == before


def _long(box: Box, one: Example, length: int, token: str) -> int:
    bearer = box.bearer(Role.MANAGER)
    if isinstance(one.what, Act):
        bearer = box.bearer(Role.KIOSK)
    body = json.dumps({"command_id": str(uuid4()), "x": ""})
    body = body[:-2] + "y" * (length - len(body)) + body[-2:]
    assert len(body) == length
    answer = box.client.open(
        one.path.replace("TOKEN", token),
        method=one.method,
        data=body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {bearer}"},
    )
    return answer.status_code


def test_no_body_is_longer_than_its_endpoint_needs(box: Box) -> None:
    box.issue()
    token = box.ticket("t1")["token"]
    limits = {c.ImportCentre.name: CENTRE_LIMIT, Act.GIVE_PICTURE: LARGE_LIMIT}
    seen = set()
    for one in examples(box.client.application):
        if one.method == "GET" or isinstance(one.what, Page):
            continue
        limit = limits.get(one.what, BODY_LIMIT)
        good, bad = _long(box, one, limit, token), _long(box, one, limit + 1, token)
        # A refusal of the role comes first.
        assert good in (400, 401, 403), (one, good)
        assert bad == (413 if good == 400 else good), (one, bad)
        seen.add((one.what, bad))
    assert sum(status == 413 for _, status in seen) > 40
    assert {(c.ImportCentre.name, 413), (Act.GIVE_PICTURE, 413)} <= seen


def test_command_ids_of_the_clock_are_refused_to_others(box: Box) -> None:
    """The ids of the clock's commands can be computed: a command of another with such an id
    would keep the day closed."""
    box.import_config(leasing_village())
    box.issue()
    token = box.ticket("t1")["token"]
    tomorrow = datetime(2026, 11, 24, 4, tzinfo=ZoneInfo("Asia/Baku"))
    begins = tomorrow.astimezone(UTC)
    due = box.read(lambda reading: timers._of_day(c.OpenDay, reading.centre, begins))
    opening = due.command_id
    answer = box.post(f"tickets/{token}/step-back", command_id=opening)
    assert (answer.status_code, [one["field"] for one in answer.get_json()["fields"]]) == (
        400,
        ["command_id"],
    )
    lease = box.give(c.GrantLease, box.who(Role.KIOSK), device=box.who(Role.KIOSK).id, series="A")
    with pytest.raises(Refusal) as refused:
        box.hand_in(lease["leases"][0], touch=opening, services=[box.id("paper")])
    assert refused.value.kind is ProblemType.MALFORMED
    box.give(c.CloseDay)
    box.clock.forward(tomorrow - box.clock.now())
    ids = {one.command_id for one in box.read(lambda reading: timers.due(box.hall, reading))}
    assert opening in ids
    box.tick()
    assert "day_opened" in box.last(3)
