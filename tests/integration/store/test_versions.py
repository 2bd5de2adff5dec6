"""Logs of other releases, and invalid logs: which are read, and which are left alone."""

from functools import partial
from typing import Any

import pytest
from pydantic_core import PydanticUndefined
from sqlalchemy import Connection, text

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.events import REGISTRY, Event, Payload, TicketCancelled, TimeConfirmed
from server.store import log
from tests.parts import golden
from tests.parts.box import Box
from tests.parts.evidence import judged, nothing
from tests.parts.reconfigured import config
from tests.parts.states import Followed


def as_written_before(event: Event) -> dict[str, Any]:
    """The data of an event without what may be left out and says nothing."""
    fields = REGISTRY[event.type].model_fields

    def says_something(name: str, value: object) -> bool:
        default = fields[name].get_default(call_default_factory=True)
        return default is PydanticUndefined or value not in (default, [], None)

    return {name: value for name, value in event.data.items() if says_something(name, value)}


@pytest.mark.parametrize("name", ["days-01", "wild-01"])
def test_a_log_without_the_fields_that_came_later_gives_the_same(name: str) -> None:
    whole = golden.read(golden.FOLDER / f"{name}.jsonl.gz")
    old = [one.model_copy(update={"data": as_written_before(one)}) for one in whole.events]
    assert sum(len(one.data) for one in old) < sum(len(one.data) for one in whole.events)
    state = golden.folded(whole.centre, old)
    assert golden.state_digest(state) == whole.state
    assert golden.facts_digest(state.facts) == whole.facts


def test_events_of_an_older_version_are_read_and_new_events_have_the_new_version(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.called()
    for one in REGISTRY.values():
        monkeypatch.setattr(one, "version", 2)
    again = box.reopened()
    again.at("1", c.Start)
    events = again.events()
    assert [one.version for one in events] == [1] * (len(events) - 1) + [2]
    followed = Followed(again.centre)
    followed.follow(events)
    followed.require_same(again.store.current(again.centre))
    assert judged(again, nothing).faults == []
    again.close()


@pytest.fixture
def with_town(box: Box) -> Box:
    """The village with a ticket, and another centre."""
    box.issue()
    box.import_config(config(lambda data: data["centre"].update(slug="town")))
    box.centre = "village"
    return box


def write_behind(box: Box, data: Payload, change: str = "") -> int:
    """Append an event that no command makes, with one of its columns changed; its revision."""

    def work(connection: Connection) -> int:
        head = log.head(connection, box.centre)
        assert head is not None
        last = log.read(connection, box.centre, head.revision - 1, 1)[0]
        who = (last.at, last.actor, last.command)
        new = log.next_event(box.centre, head.revision + 1, head.hash, data, *who)
        log.append(connection, [new])
        if change:
            where = "centre = :centre AND revision = :revision"
            values = {"centre": box.centre, "revision": new.revision}
            connection.execute(text(f"UPDATE event SET {change} WHERE {where}"), values)
        return new.revision

    return box.store.on_connection(work, write=True)


def require_stopped(server: Box, **values: object) -> None:
    before = server.revision
    for work in (server.issue, partial(server.give, c.CloseDay)):
        with pytest.raises(Refusal) as refused:
            work()
        assert refused.value.kind is ProblemType.UNAVAILABLE
        assert refused.value.values == values
    assert server.revision == before


@pytest.mark.parametrize(
    ("runs", "change"), [(True, "version = 2"), (False, "type = 'coffee_drunk'")]
)
def test_a_log_of_a_newer_release_is_left_alone(
    with_town: Box, change: str, runs: bool, caplog: pytest.LogCaptureFixture
) -> None:
    server = with_town.reopened()
    if runs:
        server.store.current("village")
    revision = write_behind(with_town, TimeConfirmed(), change)
    require_stopped(server, cause="newer_log")
    with pytest.raises(Refusal):
        server.board()
    sentence = "was written by a newer release: update this server"
    assert f"village: revision {revision} {sentence}" in caplog.text
    assert judged(with_town, nothing).faults == [f"revision {revision}: {sentence}"]
    # The other centre goes on.
    server.centre = "town"
    server.open_day()
    server.close()


@pytest.mark.parametrize("runs", [True, False], ids=["running", "starting"])
def test_a_log_that_cannot_be_followed_stops_its_centre_and_no_other(
    with_town: Box, runs: bool, caplog: pytest.LogCaptureFixture
) -> None:
    server = with_town.reopened()
    if runs:
        server.store.current("village")
    impossible = TicketCancelled(ticket="village.t9999", reason="left")
    revision = write_behind(with_town, impossible)
    require_stopped(server, cause="log", revision=revision)
    # What was before can be read, and managers are told.
    assert server.ticket("t1")["state"] == "waiting"
    [problem] = server.get("centres/village/hall", Role.MANAGER).get_json()["problems"]
    assert (problem["kind"], problem["label"]) == ("log_stopped", str(revision))
    assert f"from revision {revision} on: the centre takes no command" in caplog.text
    [fault] = judged(with_town, nothing).faults
    assert fault.startswith(f"revision {revision}: the event cannot be replayed")
    assert "village.t9999" in fault
    server.centre = "town"
    server.open_day()
    # The other centre's log may stop at the same revision.
    while server.revision < revision - 1:
        server.give(c.ConfirmTime)
    caplog.clear()
    assert write_behind(server, impossible) == revision
    with pytest.raises(Refusal):
        server.give(c.CloseDay)
    assert "the log of town cannot be replayed" in caplog.text
    server.close()
