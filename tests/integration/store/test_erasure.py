"""Erasure: an erased text is in no object of a process, no answer, no snapshot and no file."""

import gc
import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from contract import commands as c
from contract.enums import Assist, Role
from contract.events import PrivateErased
from server.commands import privacy
from server.domain.notices import Private
from server.domain.principal import Principal, at_the_server
from server.engine import checkpoints
from server.engine.checkpoints import encode
from server.store import tables as t
from server.store.databases import truncate_wal
from tests.parts.box import Box

pytestmark = pytest.mark.databases("sqlite", "postgresql")

MARK = f"Xwqz{uuid4().hex}"
HELP = "see walk"
NOTE, COMMENT, NOTICE, HANDED_ON = range(4)
GIVEN = [UUID(int=number, version=4) for number in range(1, 9)]


def words(which: int) -> str:
    """A text; made here, so that the code of the test does not hold it."""
    return f"{MARK} {which} of {which}"


def visit(box: Box) -> None:
    """A visit that leaves every kind of text, and the help that was asked for."""
    once = iter(GIVEN)
    greeter, operator = box.who(Role.GREETER), box.who(Role.OPERATOR, "1")
    help_wanted = [Assist.SEE, Assist.WALK]
    box.issue("paper", assist=help_wanted, command_id=next(once))
    box.give(c.AddNote, greeter, ticket="t1", note=words(NOTE), command_id=next(once))
    posted = {"az": words(NOTICE), "en": words(NOTICE)}
    box.give(c.PostNotice, texts=posted, command_id=next(once))
    box.at("1", c.CallNext)
    on = {"to_service": box.id("tax"), "note": words(HANDED_ON), "command_id": next(once)}
    box.at("1", c.Start, c.Transfer, **on)
    assert words(HANDED_ON) in json.dumps(box.at("1", c.CallNext))
    box.give(c.AddNote, operator, ticket="t1", note=words(NOTE), command_id=next(once))
    box.at("1", c.Finish)
    rated = {"stop": 0, "stars": 1, "comment": words(COMMENT), "command_id": next(once)}
    box.give(c.Rate, box.visitor("t1"), ticket="t1", **rated)


def held() -> set[str]:
    """The texts, also of wanted help, that any object of this process holds."""
    # What was frozen when a centre was loaded is in none of the lists of the collector.
    gc.unfreeze()
    gc.collect()
    objects = gc.get_objects()
    # A value that holds texts alone is in no list either.
    private = [one for one in gc.get_referents(*objects) if type(one) is Private]
    found = {
        one
        for one in gc.get_referents(*objects, *private)
        # Most are shorter.
        if type(one) is str and len(one) > len(MARK) and MARK in one
    }
    return found | {one.words for one in private if one.words == HELP}


def shown(box: Box) -> str:
    """Every snapshot that could tell it."""
    # As a server does each second: looking through all objects takes seconds.
    box.store.take_lock()
    paths = ("board", "hall", "menu", "tickets?number=A001")
    told = [box.get(f"centres/village/{one}", Role.MANAGER) for one in paths]
    assert {one.status_code for one in told} == {200}
    return json.dumps([*(one.get_json() for one in told), box.desk("1"), box.ticket("t1")])


def stored(box: Box) -> str:
    return box.store.on_connection(
        lambda connection: str(
            [
                connection.execute(text(f'SELECT * FROM "{one.name}"')).all()
                for one in t.metadata.sorted_tables
                if one is not t.checkpoint
            ]
        )
    )


def files(box: Box) -> bytes:
    """All bytes of the database's files and of the data folder; nothing on PostgreSQL."""
    if not box.settings.database_url.startswith("sqlite"):
        return b""
    assert truncate_wal(box.settings.database_url)
    path = Path(box.settings.database_url.removeprefix("sqlite:///"))
    found = [*path.parent.glob(f"{path.name}*"), *box.settings.data.rglob("*")]
    return b"".join(one.read_bytes() for one in found if one.is_file())


def save_checkpoint(box: Box) -> None:
    root = box.store.current(box.centre)
    content = encode(root)
    box.store.on_connection(
        lambda connection: checkpoints.save(connection, root.centre, content), write=True
    )


def text_ids(box: Box) -> list[str]:
    events = box.events()
    named = (event.data.get("note") or event.data.get("notice") for event in events)
    return [one for one in named if isinstance(one, str)]


def by_request(box: Box) -> None:
    privacy.erase(box.hall, at_the_server(box.centre), box.centre, text_ids(box), box.id("t1"))


def by_time(box: Box) -> None:
    """By time; the notice and the comment stay until they are erased on request."""
    box.forward(days=60)
    privacy.erase_expired(box.hall)
    box.forward(days=-60)
    privacy.erase(box.hall, at_the_server(box.centre), box.centre, text_ids(box))


def test_an_erased_text_is_nowhere_in_the_database(box: Box, database_kind: str) -> None:
    hall, other = box.reopened(serving=True), box.reopened()
    visit(hall)
    save_checkpoint(hall)
    # The other process knows it too.
    assert words(HANDED_ON) in str([*other.store.current("village").all_of(Private)])
    assert other.read(lambda reading: reading.assist("village.t1"))
    # A comment is for reports alone.
    before = held()
    assert before >= {words(NOTE), words(HANDED_ON), HELP}
    assert words(COMMENT) not in before
    assert MARK in stored(hall)
    before.clear()

    if database_kind == "sqlite":
        by_request(hall)
    else:
        by_time(hall)
    assert other.read(lambda reading: reading.assist("village.t1")) == ()
    for one in (hall, other):
        told = shown(one)
        assert MARK not in told
        assert "village.t1" in told
    assert MARK not in stored(hall)
    assert HELP not in stored(hall)
    assert MARK.encode() not in files(hall)
    assert held() == set()

    # A process that starts now, from the checkpoint or from the log, does not know it.
    started = box.reopened()
    assert not [*started.store.current("village").all_of(Private)]
    assert MARK not in shown(started)
    for one in (hall, other, started):
        one.close()


def test_erased_help_is_not_written_again_by_what_comes_next(box: Box) -> None:
    box.issue("paper", assist=[Assist.SEE])
    box.at("1", c.CallNext)
    privacy.erase(box.hall, at_the_server(box.centre), box.centre, (), box.id("t1"))
    box.at("1", c.Recall, c.Start, c.Hold, c.Resume, ticket="t1")
    assert box.read(lambda reading: reading.assist("village.t1")) == ()
    again = box.reopened()
    assert again.read(lambda reading: reading.assist("village.t1")) == ()
    again.close()
    assert '"see"' not in stored(box)


def test_help_that_is_asked_for_after_an_erasure_is_kept(box: Box) -> None:
    """Also in the same batch."""
    box.issue("paper", assist=[Assist.SEE])

    def work(unit: Any) -> None:
        unit.begin(Principal(Role.MANAGER, "manager"), uuid4(), box.clock.now())
        unit.append(PrivateErased(texts=(), of_ticket=box.id("t1")))
        unit.set_assist(box.id("t1"), (Assist.HEAR,))

    box.store.command(box.centre, work)
    again = box.reopened()
    for one in (box, again):
        assert one.read(lambda reading: reading.assist("village.t1")) == ("hear",)
    again.close()


def test_a_repeated_command_returns_no_erased_text(box: Box) -> None:
    visit(box)
    by_request(box)
    greeter, posted = box.who(Role.GREETER), {"az": words(NOTICE), "en": words(NOTICE)}
    again = [
        box.issue("paper", assist=[Assist.SEE, Assist.WALK], command_id=GIVEN[0]),
        box.give(c.AddNote, greeter, ticket="t1", note=words(NOTE), command_id=GIVEN[1]),
        box.give(c.PostNotice, texts=posted, command_id=GIVEN[2]),
    ]
    assert MARK not in json.dumps(again)
    assert MARK not in stored(box)
