"""Each role at each address, page, command and reading: admitted or refused as the tables say."""

from collections.abc import Collection
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from contract import commands as c
from contract.access import Step
from contract.commands import COMMANDS
from contract.enums import Role, SnapshotName
from contract.errors import ProblemType, Refusal
from contract.operations import OPERATIONS, SERVED, WHOLE_CENTRE, Act, Page, Query, may
from server.commands import dispatch
from server.commands.handlers import APP_HANDLERS, HANDLERS
from server.domain.principal import ANONYMOUS, Principal, clock_of
from server.sentences import problem_of
from server.web.authorization import COOKIE, access_of
from tests.integration.test_web_security import require_guarded
from tests.parts.box import Box, is_permitted, scopes_of
from tests.parts.examples import (
    BODIES,
    ROLES,
    Example,
    api_answers,
    ask_example,
    examples,
    leasing_village,
    send,
)
from tests.parts.reconfigured import config
from tests.parts.staff import working

PEOPLE = {Role.MANAGER, Role.SUPERVISOR, Role.OPERATOR, Role.GREETER, Role.VIEWER}
"""The roles of people, who sign in."""

SAME_FOR_ALL = (Page.OPEN_DATA, Page.STATIC, Page.HEALTH, Page.WALL)
"""Pages that do not ask for the cookie of people; a wall screen has one of its own."""

LET_IN = {200, 204, 302, 303, 304, 400, 401, 404, 409, 410, 422}
"""Statuses of a request that the permission check admitted: the rest is up to the view."""


def kind_of(answer: Any) -> str:
    """The type of a refusal, also where a page shows it as text; "" of anything else."""
    if answer.mimetype == "text/html":
        for refused in (ProblemType.FORGED, ProblemType.NOT_PERMITTED):
            if str(escape(problem_of(Refusal(refused), "en").detail)) in answer.text:
                return refused
        return ""
    found = answer.get_json(silent=True)
    kind: str = found.get("type", "") if isinstance(found, dict) else ""
    return kind.removeprefix("/problems/")


def browser_of(box: Box, bearer: str | None) -> FlaskClient:
    client = box.client.application.test_client()
    if bearer is not None:
        with client.session_transaction() as kept:
            kept[COOKIE] = bearer
    return client


def test_every_operation_has_one_method_and_every_endpoint_has_a_row(box: Box) -> None:
    app = box.client.application
    by_the_clock = {one.what for one in COMMANDS if one.roles == {Role.CLOCK}}
    served = examples(app)
    assert {one.what for one in served} >= ({*Act, *Query, *SnapshotName, *SERVED} - by_the_clock)
    # Flask has no second way to a command.
    assert not set(access_of(app).rows.values()) & set(SERVED)
    words = [*SERVED, *Query, *SnapshotName, *Act, *Page]
    assert len({str(word) for word in words}) == len(words)
    methods: dict[str, set[str]] = {}
    for one in served:
        methods.setdefault(one.path.partition("?")[0], set()).add(one.method)
    for path, own in methods.items():
        for other in {"GET", "POST", "PUT", "PATCH", "DELETE"} - own:
            assert box.client.open(path, method=other).status_code == 405, (other, path)
    app.view_functions["forgotten"] = lambda: "in"
    app.url_map.add(app.url_rule_class("/forgotten", endpoint="forgotten"))
    for role in ROLES:
        head = {} if role is Role.ANONYMOUS else {"Authorization": f"Bearer {box.bearer(role)}"}
        assert box.client.get("/forgotten", headers=head).status_code in (401, 403)


# By address, with a token.


@pytest.mark.parametrize("role", ROLES)
def test_every_address_admits_the_roles_of_its_row(box: Box, role: Role) -> None:
    """Subscriptions are checked by the same function (`test_access_over_sockets`)."""
    box.import_config(leasing_village())
    box.issue("paper", by=Role.KIOSK)
    for one, answer in api_answers(box, None if role is Role.ANONYMOUS else box.bearer(role)):
        require_guarded(one, answer)
        status = answer.status_code
        with_token = "{token}" in one.rule and (one.method == "GET" or role is Role.ANONYMOUS)
        acting = Role.VISITOR if with_token else role
        if not is_permitted(acting, one.what):
            assert status == (401 if acting is Role.ANONYMOUS else 403), (one, status)
            assert kind_of(answer) in ("not_signed_in", "not_permitted"), one
        elif one.method == "GET" and one.what is not Query.SESSION:
            missing = one.what in (Query.PICTURE, Query.ENROLMENT, Query.FILE)
            assert status in ((404,) if missing else (200, 409)), (one, status)
        else:
            assert status in LET_IN, (one, status)
            assert kind_of(answer) != "not_permitted", one


def test_a_token_of_another_system_opens_its_scopes_alone(box: Box) -> None:
    """One with all of them is walked with the roles."""
    box.issue()
    for scope in scopes_of(Role.INTEGRATION) or ():
        made = box.give(c.MakeToken, label="open data", scopes=[scope])
        allowed = {row.what for row in OPERATIONS if row.unscoped or row.scope is scope}
        for one, answer in api_answers(box, made["token"]):
            if "{token}" not in one.rule or one.method != "GET":
                good = may(Role.INTEGRATION, one.what) and one.what in allowed
                assert (answer.status_code != 403) is good, (scope, one)


def test_the_whole_centre_is_closed_to_staff_of_one_agency(box: Box) -> None:
    box.issue()
    token = box.ticket("t1")["token"]
    bearer = working(box, "nigar", Role.MANAGER, agency="town").token
    client, before = browser_of(box, bearer), box.revision
    for one in examples(box.client.application):
        if one.what in WHOLE_CENTRE:
            # Pages accept the cookie alone.
            head = {} if isinstance(one.what, Page) else {"Authorization": f"Bearer {bearer}"}
            assert ask_example(client, one, token, head).status_code == 403, one
    assert box.revision == before


def test_a_token_of_another_centre_has_no_access(box: Box) -> None:
    box.issue()
    box.import_config(config(lambda d: d["centre"].update(slug="town")))
    before, ticket = box.store.revisions()["village"], box.hall.signer.token("village.t1", 0)
    for role in (Role.MANAGER, Role.KIOSK, Role.INTEGRATION):
        head = {"Authorization": f"Bearer {box.bearer(role)}"}
        for one in examples(box.client.application):
            if one.what in SERVED or "village" in one.path:
                status = ask_example(box.client, one, ticket, head).status_code
                refusals = foreign_to(one)
                right = status in refusals if refusals else status != 200
                assert right, (role, one, status)
        centres = box.get("centres", role)
        if may(role, Query.CENTRES):
            assert [one["id"] for one in centres.get_json()] == ["town"], role
    assert box.store.revisions()["village"] == before


def foreign_to(one: Example) -> Collection[int]:
    """The statuses that a bearer of another centre may get; none where it is any but 200."""
    if one.what in (Page.OPEN_DATA, Page.PRESENCE):
        # Published for everyone, or not at all.
        return (404,)
    if one.what is Page.BOOK:
        # For everyone; nothing can be booked there.
        return (422,)
    if isinstance(one.what, Page):
        return (302, 303, 401, 403)
    # Some name no centre: the device acts in its own, which knows nothing of this.
    return () if "/devices/me/" in one.path else (403,)


def test_an_operator_of_one_counter_works_there_alone(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.issue("tax")
    head = {"Authorization": f"Bearer {box.bearer(Role.OPERATOR, '1')}"}
    for one in examples(box.client.application):
        if "{counter}" in one.rule and not isinstance(one.what, Page):
            one.path = one.path.replace("village.1", "village.2")
            assert ask_example(box.client, one, "", head).status_code == 403, one
    bearer = box.bearer(Role.OPERATOR, "1")
    answer = send(box, "POST", "centres/village/help", {"counter": "village.2"}, bearer)
    assert answer.status_code == 403
    assert box.get("counters/village.1/desk", Role.OPERATOR, "1").status_code == 200
    # An operator of no counter may open any free one.
    assert box.post("counters/village.3/open", Role.OPERATOR).status_code == 200


def test_a_ticket_is_open_to_its_whole_token_alone(box: Box) -> None:
    ticket, other = box.issue(), box.issue()
    token, number = ticket["token"], ticket["number"]
    signature = other["token"].rpartition(".")[2]
    for bad in (
        token[:-1] + ("a" if token[-1] != "a" else "b"),
        f"village.t2.{token[-32:]}",
        f"village.t1.{signature}",
        f"village.t1.0.{signature}",
        f"village.t1.{number}",
        *(number, "village.t1", "village.t1.", "x", "nowhere.t1.abc", "a.%00.b", "village.%00.b"),
    ):
        for ending in ("", "/why"):
            assert box.get(f"tickets/{bad}{ending}").status_code == 404, bad
        for verb in ("cancel", "step-back", "reopen"):
            assert box.post(f"tickets/{bad}/{verb}").status_code == 404, (verb, bad)
    assert box.get(f"tickets/{token}").get_json()["state"] == "waiting"
    assert box.post("centres/village/tickets/village.t2/cancel").status_code == 401
    visitor = box.visitor("t1")
    own = [
        model
        for models in SERVED.values()
        for model in models
        if issubclass(model, c.TicketCommand) and may(Role.VISITOR, model.name)
    ]
    assert {c.Cancel, c.StepBack, c.Reopen, c.Rate} <= set(own)
    for model in own:
        with box.refuses(ProblemType.NOT_PERMITTED):
            box.give(model, visitor, ticket="t2", **BODIES.get(model, {}))


def test_a_wrong_token_is_refused_everywhere(box: Box) -> None:
    headers = ("Bearer wrong", "Bearer novbe_" + "x" * 43, "Basic dXNlcjpwYXNz", "novbe_x", "")
    for header, path in product(headers, ("centres", "centres/village/menu", "devices/me")):
        head = {"Authorization": header} if header else {}
        answer = box.client.get(f"/api/v1/{path}", headers=head)
        assert answer.status_code == 401, (header, path)
        assert answer.headers["WWW-Authenticate"] == "Bearer", (header, path)
        assert kind_of(answer) == "not_signed_in", (header, path)


# By cookie, as a browser.


def test_every_page_admits_the_roles_of_its_row(box: Box) -> None:
    box.issue()
    token, revision = box.ticket("t1")["token"], box.revision
    pages = [one for one in examples(box.client.application) if isinstance(one.what, Page)]
    for role in (*sorted(PEOPLE), Role.KIOSK, Role.ANONYMOUS):
        bearer = None if role is Role.ANONYMOUS else box.bearer(role)
        client = browser_of(box, bearer)
        for one in pages:
            answer = ask_example(client, one, token)
            if "Set-Cookie" in answer.headers:
                # Some take the cookie of a token away, which is no session.
                client = browser_of(box, bearer)
            require_guarded(one, answer)
            if is_permitted(role, one.what) or one.what in SAME_FOR_ALL:
                assert answer.status_code in LET_IN or kind_of(answer) == "forged", (role, one)
                assert kind_of(answer) not in ("not_permitted", "not_signed_in"), (role, one)
            elif role in PEOPLE:
                assert answer.status_code == 403, (role, one)
            else:
                # A browser that has to sign in first is led there.
                assert answer.status_code in (302, 303, 401, 403), (role, one)
    assert box.revision == revision


def test_a_cookie_changes_nothing_without_the_csrf_token(box: Box) -> None:
    box.issue()
    client = browser_of(box, box.bearer(Role.MANAGER))
    with client.session_transaction() as kept:
        kept["csrf_token"] = "0123456789abcdef"
    revisions, token = box.store.revisions(), box.ticket("t1")["token"]
    for one in examples(box.client.application):
        if one.method != "GET" and not isinstance(one.what, Page):
            for word in (None, "0123456789abcdef"):
                head = {"X-CSRFToken": word} if word is not None else {}
                answer = ask_example(client, one, token, head)
                assert (answer.status_code, kind_of(answer)) == (403, "forged"), one
    assert box.store.revisions() == revisions


# Below HTTP, where the command line and the clock give commands.


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.CLOCK, Role.VISITOR, Role.SIGNING_IN])
def test_the_dispatcher_refuses_commands_of_other_roles(box: Box, role: Role) -> None:
    box.issue("paper", by=Role.KIOSK)
    who = {
        Role.ANONYMOUS: ANONYMOUS,
        Role.CLOCK: clock_of("village"),
        Role.VISITOR: box.visitor("t1"),
        Role.SIGNING_IN: Principal(Role.SIGNING_IN, "p-1", "village", step=Step.FACTOR),
    }[role]
    ids = {"counter": "village.1", "ticket": "village.t1", "service": "village.paper"}
    ids |= {"centre": "village", "device": "kiosk-1", "person": "p-1", "machine": "kiosk-1"}
    ids |= {"integration": "integration-1", "recipient": "alert-1", "booking": "village.b1"}
    span = {"since": "2026-11-23T05:00:00Z", "until": "2026-11-23T05:10:00Z"}
    bodies = BODIES | {
        c.ReleaseReserved: {"counter": "village.1"},
        c.RecordConnection: {"counter": "village.1", "connected": False},
        c.RecordGap: {**span, "centre": "village"},
        c.ShiftClock: {"start": span["since"], "rate": 1.0, "centre": "village"},
        c.OpenDraw: (draw := {"service": "village.tax", "week": "2026-11-30"}),
        c.HoldDraw: draw,
    }
    for model in (*HANDLERS, *APP_HANDLERS):
        fields = bodies.get(model, {}) | {name: ids[name] for name in model.path}
        command = model.model_validate({"command_id": uuid4(), **fields})
        refused, own = None, who
        if role is Role.VISITOR and issubclass(model, c.BookingCommand | c.HoldSlots | c.JoinList):
            # A ticket is no key to bookings.
            own = Principal(role, ids["booking"], "village")
        try:
            dispatch.execute(box.hall, own, command)
        except Refusal as refusal:
            refused = refusal.kind
        shut = {ProblemType.NOT_PERMITTED, ProblemType.NOT_SIGNED_IN, ProblemType.STEP_NEEDED}
        assert (refused not in shut) is may(role, model.name), (model, refused)
        assert (refused is ProblemType.STEP_NEEDED) is (role is Role.SIGNING_IN)
