"""Texts outside the log: proven while they are there, erased without a trace."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import text as sql
from sqlalchemy import update

from server.store import tables as t
from server.store import texts
from tests.parts.box import Box
from tests.parts.evidence import NOTED, RATED, Tamper, judged, nothing, run_sql, taken_back


def text_ids(box: Box, words: str) -> list[str]:
    with taken_back(box) as connection:
        rows = connection.execute(
            sql('SELECT id FROM "text" WHERE words = :words ORDER BY id'), {"words": words}
        )
        return list(rows.scalars())


def test_the_log_has_no_words_and_an_erased_text_leaves_it_whole(
    lived: Box, cli: Callable[..., Result]
) -> None:
    assert NOTED not in json.dumps([dict(event.data) for event in lived.events()])
    [rated] = text_ids(lived, RATED)
    read = lived.store.on_connection(lambda connection: texts.read(connection, [rated, "x"]))
    assert read == {rated: RATED}
    assert cli("erase", "village", rated).stdout == f"village: the text {rated} is erased\n"
    assert text_ids(lived, RATED) == []
    done = cli("verify")
    assert done.exit_code == 0
    assert "4 texts (1 erased)" in done.stdout
    for words in (("village", rated), ("village", "x"), ("town", rated)):
        assert cli("erase", *words).exit_code == 3


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_erased_words_are_not_in_the_file_any_more(lived: Box, cli: Callable[..., Result]) -> None:
    path = Path(lived.settings.database_url.removeprefix("sqlite:///"))
    ids = text_ids(lived, NOTED)
    lived.store.close()

    def kept() -> bytes:
        return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))

    assert NOTED.encode() in kept()
    for identity in ids:
        assert cli("erase", "village", identity).exit_code == 0
    assert NOTED.encode() not in kept()


def test_texts_are_erased_when_their_time_is_over(lived: Box) -> None:
    def due(hours: float) -> int:
        lived.forward(hours=hours)
        now = lived.clock.now()
        return lived.store.on_connection(
            lambda connection: texts.erase_due(connection, now), write=True
        )

    assert due(1) == 0
    assert due(24 * 9) == 3
    assert text_ids(lived, NOTED) == []
    assert len(text_ids(lived, RATED)) == 1
    verdict = judged(lived, nothing)
    assert (verdict.faults, verdict.texts, verdict.erased) == ([], 2, 3)


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
        f"text {rated}, which revision {revision} names, is not there"
    ]


def test_two_equal_texts_cannot_be_told_from_their_hashes(shared: Box) -> None:
    ids = text_ids(shared, NOTED)
    hashes = {e.data["text_hash"] for e in shared.events() if e.data.get("note") in ids}
    assert len(ids) == len(hashes) == 3
