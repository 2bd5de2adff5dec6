"""Checkpoints: which are saved and kept, and which are used. (That a checkpoint and
the events after it give the state of the whole log: `test_hall_machine`.)"""

import zlib
from copy import replace
from typing import Any

import pytest
from sqlalchemy import Connection, select

from contract import commands as c
from contract.enums import Assist, Role
from contract.events import Event
from server.domain.counters import Counter
from server.domain.fold import FOLD_VERSION
from server.domain.tickets import Ticket
from server.engine import checkpoints, log_store
from server.engine.centre_view import CommittedState
from server.engine.checkpoints import KEPT, encode
from server.engine.log_store import apply
from server.periodic.checkpoint_keeper import CheckpointKeeper
from server.store import tables as t
from tests.parts.box import Box
from tests.parts.states import Followed

pytestmark = pytest.mark.databases("sqlite", "postgresql")
SQLITE = pytest.mark.databases("sqlite")

WORDS = "Xwqz has the old form"


def save(
    box: Box, root: CommittedState | None = None, content: bytes | None = None
) -> CommittedState:
    """Save a checkpoint of the present, or of another state, with its content or another."""
    state = root or box.store.current(box.centre)
    told = encode(state) if content is None else content
    box.store.on_connection(
        lambda connection: checkpoints.save(connection, state.centre, told), write=True
    )
    return state


def forget(box: Box) -> None:
    box.change(t.checkpoint.delete())


def loaded(box: Box) -> list[Event]:
    """The events that a process which starts has to read; its state is that of the whole log."""
    again = box.reopened()
    root = again.store.current(box.centre)
    followed = Followed(box.centre)
    followed.follow(box.events())
    followed.require_same(root)
    assert private(again) == private(box)
    again.close()
    return list(root.recent)


def private(box: Box) -> list[Any]:
    """The texts outside the log that are shown."""

    def work(reading: Any) -> list[Any]:
        tickets = sorted(one.id for one in reading.all_of(Ticket))
        of_tickets = [(reading.assist(one), reading.notes(one)) for one in tickets]
        return [*of_tickets, reading.notices(box.clock.now())]

    return box.read(work)


def everything_private(box: Box) -> None:
    """Write all kinds of texts, and ask for help."""
    box.issue("paper", assist=[Assist.SEE])
    box.give(c.AddNote, box.who(Role.GREETER), ticket="t1", note=WORDS)
    box.give(c.PostNotice, texts={"az": WORDS, "en": WORDS})


@SQLITE
def test_a_damaged_or_impossible_checkpoint_is_reported_and_the_log_is_read(
    box: Box, caplog: pytest.LogCaptureFixture
) -> None:
    everything_private(box)
    told = zlib.decompress(encode(box.store.current(box.centre)))
    damaged = [b"", b"no zlib"]
    impossible = [
        b"",
        b'Centre {"id": 3}\n',
        b"Nothing [1]\n",
        # Half of it, another shape, an unknown kind, two bearers of a number.
        told[: len(told) // 2],
        told.replace(b'"id":"village.1"', b'"id":[]'),
        told.replace(b"\nCounter ", b"\nCupboard "),
        told + b"\n" + told[told.index(b"Ticket ") :].replace(b".t1", b".t2"),
    ]
    assert told not in impossible
    for content in [*damaged, *map(zlib.compress, impossible)]:
        caplog.clear()
        save(box, content=content)
        assert loaded(box) == box.events(), content
        assert "a checkpoint of village cannot be read" in caplog.text
        forget(box)


@SQLITE
def test_the_checkpoint_before_a_damaged_one_is_used(box: Box) -> None:
    first = save(box).centre.revision
    for _ in range(2):
        box.issue()
        save(box, content=b"no zlib")
    assert loaded(box) == box.events(first)


@SQLITE
def test_a_checkpoint_that_does_not_fit_is_not_used(
    box: Box, caplog: pytest.LogCaptureFixture
) -> None:
    everything_private(box)
    for values in (
        # By other rules, or of another log.
        {"fold": FOLD_VERSION - 1},
        {"fold": FOLD_VERSION + 1},
        {"head": "0" * 64},
    ):
        # Even to read it would be wrong.
        save(box, content=b"spoilt")
        box.change(t.checkpoint.update().values(values))
        assert loaded(box) == box.events(), values
        if "fold" in values:
            # This release's own takes its place.
            save(box)
            assert loaded(box) == [], values
        forget(box)
    # Of another database.
    save(box)
    box.change(t.centre.update().values(epoch="another"))
    assert loaded(box) == box.events()
    assert not caplog.text


def test_a_checkpoint_of_events_that_were_lost_leaves_the_one_before_it(box: Box) -> None:
    first = save(box).centre.revision
    box.issue()
    lost = save(box)

    def lose(connection: Connection) -> None:
        connection.execute(t.event.delete().where(t.event.c.revision > first))
        head = select(t.event.c.hash).where(t.event.c.revision == first).scalar_subquery()
        connection.execute(t.centre.update().values(revision=first, head=head))

    box.store.on_connection(lose, write=True)
    box.issue()
    assert lost.centre.revision == box.revision
    assert loaded(box) == box.events(first)


def test_the_newest_three_are_kept(box: Box) -> None:
    revisions = []
    for _ in range(KEPT + 2):
        box.issue()
        revisions.append(save(box).centre.revision)
        save(box)
        assert kept(box) == revisions[-KEPT:]


@SQLITE
def test_the_memory_of_a_start_does_not_grow_with_the_log(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything_private(box)
    for _ in range(4):
        for _ in range(5):
            box.called()
            box.at("1", c.Start, c.Finish)
        box.give(c.CloseDay)
        box.forward(days=1)
        box.open_day()
        box.give(c.OpenCounter, counter="1")
    held = []

    def counted(state: CommittedState, event: Event) -> None:
        apply(state, event)
        held.append(len(state.facts._changes))

    monkeypatch.setattr(log_store, "RECENT_EVENTS", 10)
    monkeypatch.setattr(log_store, "apply", counted)
    loaded(box)
    assert len(held) == box.revision
    assert max(held) < 25


def kept(box: Box) -> list[int]:
    asked = select(t.checkpoint.c.revision).order_by(t.checkpoint.c.revision)
    return box.column(asked)


@SQLITE
def test_checkpoints_are_saved_at_the_end_of_a_day_and_after_many_events(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "EVENTS_BETWEEN", 10)
    keepers = [CheckpointKeeper(), CheckpointKeeper()]

    def look() -> list[int]:
        box.store.current(box.centre)
        for one in keepers:
            one.look(box.hall)
        return kept(box)

    box.give(c.CloseDay)
    first = box.revision
    assert look() == look() == [first]
    for _ in range(10):
        assert look() == [first]
        box.give(c.ConfirmTime)
    assert look() == [first, first + 10]
    box.forward(days=1)
    box.open_day()
    box.issue()
    box.give(c.CloseDay)
    assert look() == [first, first + 10, box.revision]
    assert loaded(box) == []
    # A keeper that starts now knows what is saved.
    keepers.append(CheckpointKeeper())
    assert look() == [first, first + 10, box.revision]


@SQLITE
def test_a_state_that_differs_from_its_log_is_reported_and_rebuilt(
    box: Box, caplog: pytest.LogCaptureFixture
) -> None:
    everything_private(box)
    wrong = box.store.current(box.centre)
    counter = wrong.counter(box.id("1"))
    assert counter is not None
    # Behind all rules: no draft, no event.
    wrong._tables[Counter][counter.id] = replace(counter, profile="taxes")
    box.give(c.CloseDay)
    CheckpointKeeper().look(box.hall)
    assert "differed from its log and was rebuilt: Counter" in caplog.text
    problems = box.get("centres/village/hall", Role.MANAGER).get_json()["problems"]
    assert [one["kind"] for one in problems] == ["state_differed"]
    assert loaded(box) == []
    followed = Followed(box.centre)
    followed.follow(box.events())
    followed.require_same(box.store.current(box.centre))
    caplog.clear()
    box.forward(days=1)
    box.open_day()
    box.give(c.CloseDay)
    CheckpointKeeper().look(box.hall)
    assert not caplog.text
