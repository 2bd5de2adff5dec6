"""The log in its table: every event that was altered, removed, inserted or swapped is found. (The
rules of the chain: `tests/unit/server/test_chain.py`.)"""

import pytest
from sqlalchemy import Connection, update
from sqlalchemy import text as sql

from server.store import log
from server.store import tables as t
from tests.parts.box import Box
from tests.parts.evidence import Tamper, judged, lines_given, run_sql


def changed(column: str, value: str) -> Tamper:
    return run_sql(f"UPDATE event SET {column} = :value WHERE revision = 7", value=value)


ALTERED: dict[str, Tamper] = {
    "type": changed("type", "ticket_missed"),
    "no type at all": changed("type", "coffee_drunk"),
    "at": run_sql("UPDATE event SET at = at + 1 WHERE revision = 7"),
    "actor": changed("actor_id", "operator-x"),
    "role": changed("actor_role", "manager"),
    "no role at all": changed("actor_role", "king"),
    "command": changed("command", "00000000-0000-0000-0000-000000000000"),
    "no command at all": changed("command", "x"),
    "version": run_sql("UPDATE event SET version = 2 WHERE revision = 7"),
    "data": changed("data", "{}"),
    "no data at all": changed("data", "{"),
    "data that is no object": changed("data", "[]"),
    "hash": changed("hash", "0" * 64),
    "previous": changed("previous", "0" * 64),
}


@pytest.mark.databases("sqlite", "postgresql")
def test_altered_event_is_named(shared: Box) -> None:
    for what, tamper in ALTERED.items():
        [fault] = judged(shared, tamper).faults
        assert fault.startswith("revision 7: "), what
    # Where the first events are trusted.
    assert len(judged(shared, ALTERED["data"], start=3).faults) == 1
    assert judged(shared, ALTERED["data"], start=9).faults == []


def renumbered(*numbers: tuple[int, int]) -> Tamper:
    """Give events other revisions, one after the other."""

    def work(connection: Connection) -> None:
        for old, new in numbers:
            run_sql(f"UPDATE event SET revision = {new} WHERE revision = {old}")(connection)

    return work


def put_in(connection: Connection) -> None:
    """Put a copy of an event before it, and those that follow one further."""
    last: int = connection.execute(sql("SELECT max(revision) FROM event")).scalar_one()
    renumbered(*((one, one + 1) for one in range(last, 6, -1)))(connection)
    others = "type, version, at, actor_role, actor_id, command, data, previous, hash"
    run_sql(f"INSERT INTO event SELECT centre, 7, {others} FROM event WHERE revision = 8")(
        connection
    )


def test_events_that_were_taken_out_swapped_or_put_in_are_found(shared: Box) -> None:
    unreadable = "UPDATE event SET data = CAST(x'7B80FF7D' AS TEXT) WHERE revision = 7"
    tampers = {
        "revision 8: revision 7 is missing": run_sql("DELETE FROM event WHERE revision = 7"),
        "revision 7: does not follow the event before it": renumbered((7, -1), (8, 7), (-1, 8)),
        "revision 8: does not follow the event before it": put_in,
        "revision 7: cannot be read": run_sql(unreadable),
    }
    for fault, tamper in tampers.items():
        assert judged(shared, tamper).faults == [fault]


def test_the_end_cannot_be_cut_off(shared: Box) -> None:
    last = shared.revision
    lines = lines_given(shared)

    def cut(connection: Connection) -> None:
        run_sql("DELETE FROM event WHERE revision = :last", last=last)(connection)

    faults = judged(shared, cut).faults
    assert f"the log ends with revision {last - 1}, the row of the centre says {last}" in faults

    def cut_cleverly(connection: Connection) -> None:
        cut(connection)
        run_sql(
            "UPDATE centre SET revision = revision - 1, head = "
            "(SELECT hash FROM event WHERE revision = :last)",
            last=last - 1,
        )(connection)

    assert lines_given(shared, cut_cleverly) == lines[:-1]


def forge(connection: Connection) -> None:
    """Change who called for help, which leaves no trace in the state, and every hash after."""
    previous = ""
    for event in list(log.walk(connection, "village")):
        said = dict(event.data)
        if event.type == "help_called":
            said["by"] = "another-person"
        new = event.model_copy(update={"previous": previous, "data": said})
        values = {"data": said, "previous": previous, "hash": log.hash_of(vars(new))}
        connection.execute(update(t.event).where(t.event.c.revision == event.revision), values)
        previous = log.hash_of(vars(new))
    connection.execute(update(t.centre), {"head": previous})


def test_a_log_that_was_forged_to_its_end_does_not_fit_a_digest(shared: Box) -> None:
    lines = lines_given(shared)
    assert judged(shared, forge).faults == []
    forged = lines_given(shared, forge)
    assert len(forged) == len(lines) == 3
    assert set(forged).isdisjoint(lines)
