"""The engine: commands in batches, what fails in them, and several processes on one database."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import uuid4

import gevent
import pytest
from sqlalchemy import Connection, Engine, event, select, text

from contract import commands as c
from contract import events as e
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server.domain.principal import Principal
from server.engine.engine import MAX_BATCH_COMMANDS
from server.engine.unit_of_work import UnitOfWork
from server.store import databases
from server.store import tables as t
from server.store.databases import open_engine
from tests.integration.store.conftest import in_one_batch
from tests.parts.box import Box
from tests.parts.evidence import judged, nothing
from tests.parts.greenlets import all_at_once
from tests.parts.postgres import cut
from tests.parts.states import Followed

pytestmark = pytest.mark.databases("sqlite", "postgresql")
SQLITE = pytest.mark.databases("sqlite")
POSTGRESQL = pytest.mark.databases("postgresql")

NOTICE = "Çay var"


def posts(hall: Box, words: str) -> Callable[[], dict[str, Any]]:
    """A command that makes an event, a text and an answer."""
    return partial(hall.give, c.PostNotice, texts={"az": words, "en": words})


def works(hall: Box, *steps: Callable[[UnitOfWork], Any], words: str = "x") -> Callable[[], Any]:
    """A command that puts a notice up, and then takes some steps more."""
    told = json.dumps({"az": words, "en": words})

    def work(unit: UnitOfWork) -> None:
        unit.begin(Principal(Role.MANAGER, "manager"), uuid4(), hall.clock.now())
        identity, text_hash = unit.store_text(told, for_good=True)
        unit.append(e.NoticePosted(notice=identity, text_hash=text_hash, until=None))
        for step in steps:
            step(unit)

    return partial(hall.store.command, hall.centre, work)


def raises(error: Exception) -> Callable[[UnitOfWork], None]:
    def step(_unit: UnitOfWork) -> None:
        raise error

    return step


def runs(statement: str) -> Callable[[UnitOfWork], None]:
    def step(unit: UnitOfWork) -> None:
        unit.access  # noqa: B018 the savepoint of what concerns people
        unit.on_connection(lambda connection: connection.execute(text(statement)))

    return step


def notices(hall: Box) -> list[str]:
    """The present notices, sorted; memory, log and database agree on them."""
    followed = Followed(hall.centre)
    followed.follow(hall.events())
    followed.require_same(hall.store.current(hall.centre))
    again = hall.reopened()
    now = hall.clock.now()
    found, stored = (
        one.read(lambda reading: sorted(words["az"] for _, words in reading.notices(now)))
        for one in (hall, again)
    )
    again.close()
    assert found == stored
    assert judged(hall, nothing).faults == []
    return found


def is_unavailable(error: BaseException | None) -> bool:
    return isinstance(error, Refusal) and error.kind is ProblemType.UNAVAILABLE


@contextmanager
def heard(what: str) -> Iterator[list[Connection]]:
    """The connections that write and begin, or commit, a transaction meanwhile."""
    found: list[Connection] = []

    def hear(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("reading") and "isolation_level" not in options:
            found.append(connection)

    event.listen(Engine, what, hear)
    yield found
    event.remove(Engine, what, hear)


def test_commands_that_come_together_share_a_commit(server: Box) -> None:
    words = [f"{number}" for number in range(2 * MAX_BATCH_COMMANDS)]
    with heard("commit") as found:
        outcomes = in_one_batch(server, [posts(server, one) for one in words])
    # The command that they waited for, and two batches.
    assert len(found) == 3
    assert [error for _, error in outcomes] == [None] * len(words)
    revisions = [value["revision"] for value, _ in outcomes]
    assert sorted(revisions) == list(range(revisions[0], server.revision + 1))
    assert notices(server) == sorted(words)


def test_a_refused_command_takes_no_other_with_it_and_leaves_nothing(server: Box) -> None:
    def keep_entry(unit: UnitOfWork) -> None:
        unit.access.add_entry(unit.now, server.centre, "leaves nothing", "x")

    def remember(unit: UnitOfWork) -> None:
        unit.store_success("manager", "digest", "{}", "leaves_nothing")

    once = uuid4()

    def store_own_success(unit: UnitOfWork) -> None:
        unit.begin(Principal(Role.MANAGER, "manager"), once, server.clock.now())
        unit.store_success("manager", "digest", "{}", "post_notice")

    refusal, error = Refusal(ProblemType.NO_ONE_WAITING), ZeroDivisionError()
    commands = [posts(server, str(number)) for number in range(12)]
    commands[3] = works(server, remember, keep_entry, store_own_success, raises(refusal))
    # It may be given again.
    commands[4] = partial(server.give, c.PostNotice, texts={"az": "4", "en": "4"}, command_id=once)
    commands[7] = works(server, keep_entry, remember, raises(error))
    with heard("commit") as found:
        outcomes = in_one_batch(server, commands)
    assert len(found) == 2
    assert [one for _, one in outcomes if one is not None] == [refusal, error]
    assert notices(server) == sorted(str(n) for n in range(12) if n not in (3, 7))

    def left(connection: Connection) -> list[Any]:
        entries = select(t.access_entry.c.what).where(t.access_entry.c.what == "leaves nothing")
        answers = select(t.success.c.name).where(t.success.c.name == "leaves_nothing")
        orphans = select(t.words_kept.c.id).where(t.words_kept.c.words == '{"az": "x", "en": "x"}')
        return [
            *connection.execute(entries),
            *connection.execute(answers),
            *connection.execute(orphans),
        ]

    assert server.store.on_connection(left) == []


def test_a_command_may_run_twice_and_is_done_once(server: Box) -> None:
    ran: Counter[int] = Counter()

    def counted(number: int) -> Callable[[UnitOfWork], None]:
        def step(_unit: UnitOfWork) -> None:
            ran[number] += 1

        return step

    def collide(unit: UnitOfWork) -> None:
        # An answer is stored for this id already, and the batch was not told to look.
        unit.begin(Principal(Role.MANAGER, "manager"), known, server.clock.now())
        unit.store_success("manager", "digest", "{}", "post_notice")

    known = uuid4()
    server.give(c.PostNotice, texts={"az": NOTICE, "en": NOTICE}, command_id=known)
    failing = {2: runs("SELECT no_such_column FROM centre"), 5: collide}
    commands = [
        works(server, counted(number), *([failing[number]] if number in failing else []))
        for number in range(8)
    ]
    outcomes = in_one_batch(server, commands)
    assert [is_unavailable(error) for _, error in outcomes] == [n in failing for n in range(8)]
    # The first statement that fails takes the batch back: each once more, alone.
    assert [ran[number] for number in range(8)] == [2, 2, 2, 1, 1, 1, 1, 1]
    assert notices(server) == ["x"] * 6 + [NOTICE]


@SQLITE
def test_the_same_id_twice_in_one_batch_is_done_once(server: Box) -> None:
    issue = partial(server.issue, "paper", command_id=uuid4())
    with heard("commit") as found:
        outcomes = in_one_batch(server, [issue, posts(server, NOTICE), issue, issue])
    assert len(found) == 2
    assert [error for _, error in outcomes] == [None] * 4
    tickets = [value for value, _ in (outcomes[0], *outcomes[2:])]
    assert tickets == [tickets[0]] * 3
    assert server.last(2) == ["ticket_issued", "notice_posted"]


# Connections that are lost.


def loses(times: int) -> Callable[[UnitOfWork], None]:
    left = [times]

    def step(unit: UnitOfWork) -> None:
        if left[0]:
            left[0] -= 1
            unit.on_connection(cut)
        unit.on_connection(lambda one: one.execute(text("SELECT 1")))

    return step


@POSTGRESQL
@pytest.mark.parametrize(("times", "fails"), [(1, False), (9, True)], ids=["once", "always"])
def test_a_connection_lost_before_the_commit_costs_no_other_command(
    server: Box, times: int, fails: bool
) -> None:
    commands = [works(server) for _ in range(6)]
    commands[3] = works(server, loses(times))
    outcomes = in_one_batch(server, commands)
    assert [is_unavailable(error) for _, error in outcomes] == [fails and n == 3 for n in range(6)]
    # Alone in its batch too.
    works(server, loses(1))()
    assert notices(server) == ["x"] * (6 if fails else 7)


@POSTGRESQL
@pytest.mark.parametrize("done", [True, False], ids=["done", "not-done"])
def test_the_next_batch_reads_what_a_lost_connection_committed(server: Box, done: bool) -> None:
    lost = threading.Event()

    def lose(connection: Connection) -> None:
        if "isolation_level" in connection.get_execution_options() or lost.is_set():
            return
        # Only what commits a notice, not the command that was waited for.
        if connection.execute(
            text("SELECT count(*) FROM event WHERE type = 'notice_posted'")
        ).scalar_one():
            lost.set()
            if done:
                connection.connection.commit()
            cut(connection)

    once = uuid4()
    issue = partial(server.issue, "paper", command_id=once)
    event.listen(Engine, "commit", lose)
    outcomes = in_one_batch(server, [posts(server, "1"), issue])
    event.remove(Engine, "commit", lose)
    assert lost.is_set()
    assert [is_unavailable(error) for _, error in outcomes] == [True, True]
    # The same command again is answered, or done.
    assert issue()["id"] == "village.t1"
    assert server.last(9).count("ticket_issued") == 1
    assert notices(server) == (["1"] if done else [])


# The disk is full.


@pytest.fixture
def room(server: Box) -> Iterator[Callable[[int | None], None]]:
    """Limits the pages of the database."""
    pages: list[int] = [0]

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages[0] or 1_000_000}")

    def leave(more: int | None) -> None:
        counting = text("PRAGMA page_count")
        count = server.store.on_connection(lambda one: one.execute(counting).scalar_one())
        pages[0] = 0 if more is None else count + more

    event.listen(Engine, "begin", begin)
    yield leave
    event.remove(Engine, "begin", begin)


@SQLITE
def test_a_full_disk_acknowledges_no_uncommitted_command(
    server: Box, room: Callable[[int | None], None]
) -> None:
    done: list[str] = []
    for sizes in ([1000] * 60, [10, 400_000, 10, 10], [400_000], [10] * 5):
        room(30)
        words = [f"{len(done)}/{place}{'x' * size}" for place, size in enumerate(sizes)]
        outcomes = in_one_batch(server, [works(server, words=one) for one in words])
        assert all(error is None or is_unavailable(error) for _, error in outcomes)
        done += [one for one, (_, error) in zip(words, outcomes, strict=True) if error is None]
        assert notices(server) == sorted(done)
        assert all(
            is_unavailable(error)
            for one, (_, error) in zip(words, outcomes, strict=True)
            if len(one) > 400_000
        )
    room(None)
    posts(server, NOTICE)()
    assert notices(server) == sorted([*done, NOTICE])


# Another program uses the database.


@contextmanager
def holds(hall: Box) -> Iterator[None]:
    """Another process holds a lock on the centre's row meanwhile."""
    engine = open_engine(hall.settings.database_url)
    with engine.begin() as connection:
        connection.execute(t.centre.update().values(revision=t.centre.c.revision))
        yield
        connection.rollback()
    engine.dispose()


def test_a_row_that_another_process_holds_is_waited_for(server: Box) -> None:
    with holds(server), heard("begin") as begun:
        waiting = gevent.spawn(posts(server, NOTICE))
        while not begun:
            gevent.sleep(0.005)
        # Readers wait for no writer.
        assert server.read(lambda reading: reading.centre.id) == "village"
        assert not waiting.ready()
    waiting.get(timeout=30)
    assert notices(server) == [NOTICE]


def test_a_row_held_for_too_long_is_told_to_all_that_wait(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "BUSY_SECONDS", 1)
    hall = box.reopened(serving=True)
    hall.who(Role.MANAGER)
    hall.store.take_lock()
    with holds(hall), heard("begin") as tried:
        outcomes = all_at_once([posts(hall, str(number)) for number in range(10)])
    assert all(is_unavailable(error) for _, error in outcomes)
    # One after the other they would wait ten times.
    assert len(tried) <= 2
    posts(hall, NOTICE)()
    assert notices(hall) == [NOTICE]
    hall.close()


def set_back(hall: Box, revision: int, epoch: str | None = None) -> None:
    """Remove the last events from the database, as a restored backup does."""

    def work(connection: Connection) -> None:
        mine = t.event.c.centre == hall.centre
        head = connection.execute(
            select(t.event.c.hash).where(mine, t.event.c.revision == revision)
        ).scalar_one()
        connection.execute(t.event.delete().where(mine, t.event.c.revision > revision))
        told = {"revision": revision, "head": head} | ({"epoch": epoch} if epoch else {})
        connection.execute(t.centre.update().where(t.centre.c.id == hall.centre).values(told))
        connection.execute(t.words_kept.delete())

    hall.store.on_connection(work, write=True)


def test_a_head_that_does_not_fit_loads_the_centre_again(box: Box, server: Box) -> None:
    """The log is cut while the server runs, and continues differently: shorter than the server
    knows it, as long, or longer; as the same log, or by another name."""
    first = server.revision
    for epoch, difference in ((None, -2), (None, 0), (None, 1), ("another", 0)):
        for number in range(2):
            posts(server, f"lost {number}")()
        known = server.revision - first
        set_back(box, first, epoch)
        kept = [f"kept {number}" for number in range(known + difference)]
        for words in kept:
            posts(box, words)()
        assert notices(server) == kept, (epoch, difference)
        posts(server, NOTICE)()
        assert notices(server) == [*kept, NOTICE], (epoch, difference)


@SQLITE
def test_a_centre_that_there_is_not_is_told(server: Box) -> None:
    server.centre = "nowhere"
    for call in (works(server), partial(server.read, lambda reading: reading.centre)):
        with pytest.raises(Refusal) as refused:
            call()
        assert refused.value.kind is ProblemType.NOT_FOUND
