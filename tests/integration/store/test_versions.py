"""Logs of other releases, and invalid logs: which are read, and which are left alone."""

from functools import partial
from typing import Any

import pytest
from pydantic_core import PydanticUndefined
from sqlalchemy import Connection, text

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.events import REGISTRY, Event, TicketCancelled, TimeConfirmed
from server.store import log
from tests.parts import golden
from tests.parts.box import Box
from tests.parts.evidence import judged, nothing
from tests.parts.states import Followed
from tests.parts.village import village_data


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


def test_events_of_an_older_version_are_read_and_those_after_them_are_of_the_new(
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


def town() -> CentreConfig:
    """Another centre."""
    data = village_data()
    data["centre"]["slug"] = "town"
    return CentreConfig.model_validate(data)


def write_newer(box: Box, change: str) -> None:
    def work(connection: Connection) -> None:
        head = log.head(connection, box.centre, lock=True)
        assert head is not None
        last = log.read(connection, box.centre, head.revision - 1, 1)[0]
        who = (last.at, last.actor, last.command)
        new = log.next_event(box.centre, head.revision + 1, head.hash, TimeConfirmed(), *who)
        log.append(connection, [new])
        connection.execute(
            text(f"UPDATE event SET {change} WHERE centre = :centre AND revision = :revision"),
            {"centre": box.centre, "revision": new.revision},
        )

    box.store.on_connection(work, write=True)


@pytest.mark.parametrize(
    ("runs", "change"), [(True, "version = 2"), (False, "type = 'coffee_drunk'")]
)
def test_a_log_of_a_newer_release_is_left_alone(
    box: Box, change: str, runs: bool, caplog: pytest.LogCaptureFixture
) -> None:
    box.import_config(town())
    box.centre = "village"
    server = box.reopened()
    if runs:
        assert server.issue()["id"] == "village.t1"
    write_newer(box, change)
    revision = server.revision
    for work in (server.issue, server.board, partial(server.give, c.CloseDay)):
        with pytest.raises(Refusal) as refused:
            work()
        assert refused.value.kind is ProblemType.UNAVAILABLE
        assert refused.value.values == {"cause": "newer_log"}
    assert server.revision == revision
    sentence = "was written by a newer release: update this server"
    assert f"village: revision {revision} {sentence}" in caplog.text
    assert judged(box, nothing).faults == [f"revision {revision}: {sentence}"]
    # The other centre goes on.
    server.centre = "town"
    server.open_day()
    server.close()


# An event that the rules cannot follow.


def invent(box: Box) -> int:
    def work(connection: Connection) -> int:
        head = log.head(connection, box.centre, lock=True)
        assert head is not None
        last = log.read(connection, box.centre, head.revision - 1, 1)[0]
        data = TicketCancelled(ticket=box.id("t9999"), reason="left")
        who = (last.at, last.actor, last.command)
        log.append(
            connection, [log.next_event(box.centre, head.revision + 1, head.hash, data, *who)]
        )
        return head.revision + 1

    return box.store.on_connection(work, write=True)


@pytest.mark.parametrize("runs", [True, False], ids=["running", "starting"])
def test_a_log_that_cannot_be_followed_stops_its_centre_and_no_other(
    box: Box, runs: bool, caplog: pytest.LogCaptureFixture
) -> None:
    box.import_config(town())
    box.centre = "village"
    assert box.issue()["id"] == "village.t1"
    server = box.reopened()
    if runs:
        server.store.current("village")
    revision = invent(box)
    for work in (server.issue, partial(server.give, c.CloseDay)):
        with pytest.raises(Refusal) as refused:
            work()
        assert refused.value.kind is ProblemType.UNAVAILABLE
        assert refused.value.values == {"cause": "log", "revision": revision}
    # What was before can be read, and managers are told.
    assert server.ticket("t1")["state"] == "waiting"
    [problem] = server.get("centres/village/hall", Role.MANAGER).get_json()["problems"]
    assert (problem["kind"], problem["label"]) == ("log_stopped", str(revision))
    assert f"from revision {revision} on: the centre takes no command" in caplog.text
    assert server.revision == revision
    server.centre = "town"
    server.open_day()
    # The other centre's log may stop at the same revision.
    while server.revision < revision - 1:
        server.give(c.ConfirmTime)
    caplog.clear()
    assert invent(server) == revision
    with pytest.raises(Refusal):
        server.give(c.CloseDay)
    assert "the log of town cannot be replayed" in caplog.text
    server.close()
