"""Each command has its handler, its address and its row; each query has a row. Clients make the
addresses from them, and so does the description of the API; `test_api` holds it against what is
served."""

import json
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from openapi_spec_validator import validate

from contract import commands as c
from contract.commands import COMMANDS, Command, DeviceCommand
from contract.enums import Role, SnapshotName
from contract.operations import OPERATIONS, SERVED, Act, Page, Query, address_of, request_of
from server.commands.handlers import APP_HANDLERS, HANDLERS
from server.web.api.description import describe

CLOCK_ALONE = {row.command for row in COMMANDS if row.roles == {Role.CLOCK}}


def test_everything_has_a_row_and_each_row_a_role() -> None:
    names = {*SERVED, *SnapshotName, *Query, *Act, *Page}
    assert {row.what for row in OPERATIONS} == names
    assert all(row.roles for row in OPERATIONS)


def test_every_model_of_a_command_has_one_row() -> None:
    models = {
        one
        for one in vars(c).values()
        if isinstance(one, type) and issubclass(one, Command) and not one.__subclasses__()
    }
    assert {row.command for row in COMMANDS} == models
    assert len(COMMANDS) == len(models)
    assert sum(map(len, SERVED.values())) == len(models)


def test_an_anonymous_client_commands_nothing() -> None:
    assert not [row.what for row in COMMANDS if Role.ANONYMOUS in row.roles]


def test_every_command_has_a_handler_and_its_addresses() -> None:
    assert {*HANDLERS, *APP_HANDLERS} == {row.command for row in COMMANDS}
    for row in COMMANDS:
        assert bool(row.routes) is (row.command not in CLOCK_ALONE), row
        for route in row.routes:
            assert route.method in ("POST", "PUT"), route
            if issubclass(row.command, DeviceCommand):
                assert route.path.startswith("devices/me/"), "centre and device: by the token"
                continue
            for field in row.command.path:
                named = f"{{{field}}}" in route.path
                assert named or (field == "ticket" and "{token}" in route.path), (route, field)


def test_the_description_is_valid_openapi() -> None:
    validate(json.loads(describe()))


ID = uuid4()


def test_fields_of_the_address_do_not_travel_in_the_body() -> None:
    command = c.Finish(command_id=ID, counter="asan-7.12", ticket="asan-7.t1", next=True)
    request = request_of(command)
    assert (request.method, request.path) == ("POST", "/api/v1/counters/asan-7.12/finish")
    assert request.body == command.model_dump(mode="json", exclude={"counter"})
    assert request.body["command_id"] == str(ID)


def test_a_ticket_is_addressed_by_its_token_where_there_is_one() -> None:
    command = c.Cancel(command_id=ID, ticket="asan-7.t1")
    assert request_of(command, "a/token").path == "/api/v1/tickets/a%2Ftoken/cancel"
    assert request_of(command).path == "/api/v1/centres/asan-7/tickets/asan-7.t1/cancel"
    note = c.AddNote(command_id=ID, ticket="asan-7.t1", note="a pram")
    assert request_of(note, "token").path == "/api/v1/centres/asan-7/tickets/asan-7.t1/note"


def test_a_command_without_a_route_is_refused() -> None:
    clock = c.ShiftClock(command_id=ID, centre="asan-7", start=datetime.now(UTC), rate=2.0)
    by_token_alone = c.Rate(command_id=ID, ticket="asan-7.t1", stop=0, stars=5)
    for command in (clock, by_token_alone):
        with pytest.raises(LookupError):
            request_of(command)
    with pytest.raises(LookupError):
        address_of(SnapshotName.DESK, centre="asan-7")
