"""The addresses that clients make from the table of routes."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from contract import commands as c
from contract.enums import SnapshotName
from contract.operations import address_of, request_of

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
