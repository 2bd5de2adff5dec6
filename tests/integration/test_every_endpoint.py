"""Every endpoint, command and reading, by every role: allowed or refused as the tables say."""

from typing import Any
from uuid import uuid4

import pytest
from markupsafe import escape

from contract import commands as c
from contract.access import Scope, Step
from contract.enums import CommandName, Role, SnapshotName
from contract.errors import ProblemType, Refusal
from contract.permissions import (
    ACTS,
    COMMANDS,
    PAGES,
    READINGS,
    SNAPSHOTS,
    WHOLE_CENTRE,
    Act,
    Page,
    Reading,
    in_scopes,
    may,
)
from server.application import dispatch
from server.application.principal import NOBODY, Principal, clock_of, permit_reading
from server.sentences import problem_of
from server.web.gate import COOKIE
from tests.parts.box import Box, lets_in, scopes_of
from tests.parts.examples import BODIES, ROLES, ask_example, examples, leasing_village
from tests.parts.staff import working

STATUS_IN = {200, 302, 303, 304, 400, 401, 404, 409, 410, 422}
"""Status of an allowed request, whatever the view makes of it."""


def kind_of(answer: Any) -> str:
    """The type of a refusal; "" of anything else. A page tells it in words."""
    if answer.mimetype == "text/html":
        for refused in (ProblemType.FORGED, ProblemType.NOT_PERMITTED):
            if str(escape(problem_of(Refusal(refused), "en").detail)) in answer.text:
                return refused
        return ""
    found = answer.get_json(silent=True)
    kind: str = found.get("type", "") if isinstance(found, dict) else ""
    return kind.removeprefix("/problems/")


# The tables.


def test_every_name_has_a_row(box: Box) -> None:
    for words, table in (
        (CommandName, COMMANDS),
        (Reading, READINGS),
        (SnapshotName, SNAPSHOTS),
        (Act, ACTS),
        (Page, PAGES),
    ):
        assert set(words) == set(table)
    assert {model.name for model in dispatch.HANDLERS} == set(CommandName)


def test_every_endpoint_has_a_row_and_an_example(box: Box) -> None:
    app = box.client.application
    found = examples(app)
    by_the_clock = {CommandName.SHIFT_CLOCK, CommandName.RELEASE_RESERVED, CommandName.RECORD_GAP}
    asked = {*Act, *Reading, *SnapshotName, *c.SERVED_NAMES} - by_the_clock
    assert {one.what for one in found} >= asked
    app.url_map.add(app.url_rule_class("/forgotten", endpoint="forgotten", methods=["GET"]))
    with pytest.raises(LookupError):
        examples(app)


# By address, with a token.


@pytest.mark.parametrize("role", ROLES)
def test_every_address_follows_the_table(box: Box, role: Role) -> None:
    box.bring_in(leasing_village())
    box.issue("paper", by=Role.KIOSK)
    bearer = None if role is Role.NOBODY else box.bearer(role)
    head = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    for one in examples(box.client.application):
        if isinstance(one.what, Page):
            continue
        answer = ask_example(box.client, one, box.ticket("t1")["token"], head)
        status = answer.status_code
        with_token = "{token}" in one.rule and (one.method == "GET" or role is Role.NOBODY)
        acting = Role.VISITOR if with_token else role
        if lets_in(acting, one.what):
            assert status in STATUS_IN, one
            assert kind_of(answer) != "not_permitted", one
        else:
            assert status == (401 if acting is Role.NOBODY else 403), (one, status)
            assert kind_of(answer) in ("not_signed_in", "not_permitted"), one


@pytest.mark.parametrize("scopes", [(one,) for one in Scope] + [tuple(Scope)])
def test_every_address_follows_the_scopes_of_a_token(box: Box, scopes: tuple[Scope, ...]) -> None:
    box.issue()
    box.store.access(
        lambda access: access.make_token(
            "novbe_scoped",
            identity="integration-1",
            centre="village",
            role=Role.INTEGRATION,
            label="",
            now=box.clock.now(),
            scopes=scopes,
        ),
        write=True,
    )
    head = {"Authorization": "Bearer novbe_scoped"}
    for one in examples(box.client.application):
        if isinstance(one.what, Page) or ("{token}" in one.rule and one.method == "GET"):
            continue
        answer = ask_example(box.client, one, box.ticket("t1")["token"], head)
        good = may(Role.INTEGRATION, one.what) and in_scopes(
            Role.INTEGRATION, frozenset(scopes), one.what
        )
        assert (answer.status_code != 403) is good, one


@pytest.mark.parametrize("role", [Role.MANAGER, Role.SUPERVISOR, Role.VIEWER, Role.OPERATOR])
def test_person_of_one_agency_is_refused_what_concerns_the_centre(box: Box, role: Role) -> None:
    box.issue()
    bearer = working(box, "nigar", role, agency="town").token
    client = box.client.application.test_client()
    with client.session_transaction() as kept:
        kept[COOKIE] = bearer
    for one in examples(box.client.application):
        if one.what in WHOLE_CENTRE:
            # Pages know browsers alone, by their cookie.
            head = {} if isinstance(one.what, Page) else {"Authorization": f"Bearer {bearer}"}
            answer = ask_example(client, one, box.ticket("t1")["token"], head)
            assert answer.status_code == 403, one


# By cookie, as a browser.


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Role.SIGNING_IN])
def test_every_page_follows_the_table(box: Box, role: Role) -> None:
    box.issue()
    client = box.client.application.test_client()
    if role is not Role.NOBODY:
        with client.session_transaction() as kept:
            kept[COOKIE] = box.bearer(role)
    for one in examples(box.client.application):
        if not isinstance(one.what, Page):
            continue
        answer = ask_example(client, one, box.ticket("t1")["token"])
        if lets_in(role, one.what):
            assert answer.status_code in STATUS_IN or kind_of(answer) == "forged", one
            assert kind_of(answer) not in ("not_permitted", "not_signed_in"), one
        else:
            # A reader who has to sign in is sent to the sign-in page.
            assert answer.status_code in (302, 303, 401, 403), one


def test_cookie_changes_nothing_without_the_token_of_the_page(box: Box) -> None:
    box.issue()
    client = box.client.application.test_client()
    with client.session_transaction() as kept:
        kept[COOKIE] = box.bearer(Role.MANAGER)
        kept["csrf_token"] = "0123456789abcdef"
    revision, dump = box.revision, box.store.revisions()
    for one in examples(box.client.application):
        if one.method == "GET" or isinstance(one.what, Page):
            continue
        for word in (None, "", "0123456789abcdef", "x" * 90):
            head = {"X-CSRFToken": word} if word is not None else {}
            answer = ask_example(client, one, box.ticket("t1")["token"], head)
            assert (answer.status_code, kind_of(answer)) == (403, "forged"), one
    assert (box.revision, box.store.revisions()) == (revision, dump)


# By command, through the dispatcher.


def _given(model: type[c.Command], who: Principal, box: Box) -> c.Command:
    """An example of a command on something that the actor may act on."""
    fields: dict[str, Any] = {**_CLOCKS.get(model, {}), **BODIES.get(model, {})}
    for name in model.path:
        fields[name] = {
            "centre": box.centre,
            "counter": "village.1",
            "ticket": "village.t1",
            "service": "village.paper",
            "device": who.id if issubclass(model, c.DeviceCommand) else "kiosk-1",
            "person": "p-1",
            "integration": "integration-1",
            "machine": "kiosk-1",
        }[name]
    fields["command_id"] = uuid4()
    return model.model_validate(fields)


_CLOCKS: dict[type[c.Command], dict[str, Any]] = {
    c.ReleaseReserved: {"counter": "village.1"},
    c.RecordGap: {
        "since": "2026-11-23T05:00:00Z",
        "until": "2026-11-23T05:10:00Z",
        "centre": "village",
    },
    c.ShiftClock: {"start": "2026-11-23T05:00:00Z", "rate": 1.0, "centre": "village"},
}


@pytest.mark.parametrize("role", list(Role))
def test_every_command_follows_the_table(box: Box, role: Role) -> None:
    box.bring_in(leasing_village())
    box.issue("paper", by=Role.KIOSK)
    who = {
        Role.NOBODY: NOBODY,
        Role.CLOCK: clock_of("village"),
        Role.VISITOR: box.visitor("t1"),
        Role.SIGNING_IN: Principal(Role.SIGNING_IN, "p-1", "village", step=Step.FACTOR),
    }.get(role) or box.who(role)
    for model in dispatch.HANDLERS:
        command = _given(model, who, box)
        refused = None
        try:
            dispatch.execute(box.hall, who, command)
        except Refusal as refusal:
            refused = refusal.kind
        let_in = refused not in (
            ProblemType.NOT_PERMITTED,
            ProblemType.NOT_SIGNED_IN,
            ProblemType.STEP_NEEDED,
        )
        assert let_in is may(role, model.name), (model, refused)
        if role is Role.SIGNING_IN:
            assert refused is ProblemType.STEP_NEEDED


@pytest.mark.parametrize("role", list(Role))
def test_every_reading_follows_the_table(role: Role) -> None:
    """Rooms are let in by the same function; a room of each is tried over a real server
    in `test_news`."""
    scopes = scopes_of(role)
    who = Principal(
        role,
        "x",
        "village",
        ticket="village.t1" if role is Role.VISITOR else None,
        scopes=frozenset(scopes) if scopes else None,
    )
    for what in (*Reading, *SnapshotName):
        subject = {
            SnapshotName.DEVICE: "x",
            SnapshotName.DESK: "village.1",
            SnapshotName.TICKET: "village.t1",
        }.get(what, "village")
        for place in ("village", "town"):
            there = subject.replace("village", place)
            good = lets_in(role, what) and (
                there == subject or what is SnapshotName.DEVICE or role is Role.NOBODY
            )
            try:
                permit_reading(who, what, there)
            except Refusal:
                assert not good, (role, what, there)
            else:
                assert good, (role, what, there)
