"""Texts outside the log: verified while they exist, erased without a trace."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text as sql
from sqlalchemy import update

from contract import commands as c
from contract.enums import Role
from server.commands import privacy
from server.domain.notices import Private
from server.store import databases, texts
from server.store import tables as t
from tests.parts.box import Box
from tests.parts.cli import Cli
from tests.parts.evidence import NOTED, RATED, Tamper, judged, nothing, run_sql, taken_back


def text_ids(box: Box, words: str) -> list[str]:
    with taken_back(box) as connection:
        rows = connection.execute(
            sql('SELECT id FROM "text" WHERE words = :words ORDER BY id'), {"words": words}
        )
        return list(rows.scalars())


@pytest.mark.databases("sqlite", "postgresql")
def test_the_log_has_no_words_and_an_erased_text_leaves_it_whole(lived: Box, cli: Cli) -> None:
    assert NOTED not in json.dumps([dict(event.data) for event in lived.events()])
    [rated] = text_ids(lived, RATED)
    read = lived.store.on_connection(lambda connection: [*texts.read(connection, [rated, "x"])])
    assert read == [Private(rated, RATED, None)]
    erased = cli("erase", "village", rated).stdout
    assert erased.startswith(f"village: the text {rated} was erased\n")
    assert ("VACUUM" in erased) == lived.settings.database_url.startswith("postgresql")
    assert text_ids(lived, RATED) == []
    done = cli("verify")
    assert done.exit_code == 0
    # With what three visitors said of the help that they need.
    assert "4 texts (1 erased)" in done.stdout
    assert cli("erase", "village", rated).stdout == erased, "twice is once"
    for words in (("village", "x"), ("town", rated)):
        assert cli("erase", *words).exit_code == 3


def test_erased_words_are_in_no_file_while_the_hall_runs(
    lived: Box, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection stays open meanwhile, as that of a server does; while it reads, the words stay
    in the write-ahead log, and that is told."""
    monkeypatch.setattr(databases, "TRUNCATE_SECONDS", 0.2)
    path = Path(lived.settings.database_url.removeprefix("sqlite:///"))

    def words_in_files() -> bool:
        return any(NOTED.encode() in one.read_bytes() for one in path.parent.glob("novbe.db*"))

    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("SELECT * FROM centre").fetchall()
        operator = lived.who(Role.OPERATOR, "1")
        lived.give(c.AddNote, operator, ticket=lived.called(), note=NOTED)
        assert NOTED.encode() in path.with_name("novbe.db-wal").read_bytes()
        first, *others = text_ids(lived, NOTED)
        assert cli("erase", "village", first).exit_code == 0
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM text").fetchall()
        for identity in others:
            done = cli("erase", "village", identity)
            assert done.exit_code == 1
            assert done.stdout == f"village: the text {identity} was erased\n"
            assert "The text is still in the write-ahead log" in done.stderr
        assert words_in_files()
        reader.execute("COMMIT")
        assert cli("erase", "village", first).exit_code == 0
        assert reader.execute("SELECT count(*) FROM text WHERE words IS NULL").fetchone() == (4,)
        assert not words_in_files()


def test_texts_are_erased_when_their_time_is_over(lived: Box) -> None:
    def kept_after(hours: float) -> int:
        lived.forward(hours=hours)
        privacy.erase_expired(lived.hall)
        return len(text_ids(lived, NOTED))

    assert kept_after(1) == 3
    assert kept_after(24 * 9) == 0
    assert len(text_ids(lived, RATED)) == 1
    verdict = judged(lived, nothing)
    # The help that a visitor asked for is no text that the log names.
    assert (verdict.faults, verdict.texts, verdict.erased) == ([], 2, 3)
    assert lived.last() == ["private_expired"]


def test_a_text_that_was_changed_or_put_in_place_of_another_is_told(shared: Box) -> None:
    [rated] = text_ids(shared, RATED)
    revision = next(e.revision for e in shared.events() if e.data.get("note") == rated)

    def put(words: str, **more: str) -> Tamper:
        return lambda connection: connection.execute(
            update(t.words_kept).where(t.words_kept.c.id == rated), {"words": words, **more}
        )

    assert judged(shared, put("Slow")).faults == [f"text {rated} does not match its hash"]
    salt = "00" * 16
    forged = put("Slow", salt=salt, hash=texts.hash_of(salt, "Slow"))
    assert judged(shared, forged).faults == [
        f"text {rated} is not the one that revision {revision} names"
    ]
    assert judged(shared, put(RATED, salt="no salt")).faults == [
        f"text {rated} does not match its hash"
    ]
    gone = run_sql('DELETE FROM "text" WHERE id = :id', id=rated)
    assert judged(shared, gone).faults == [
        f"text {rated}, which revision {revision} names, is missing"
    ]
