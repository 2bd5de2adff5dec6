"""What proves a hall: its log, its state beside it, the digests of its days, its texts."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Connection, Select, String, Table, select, text, update

from contract import commands as c
from contract.answers import Digest
from contract.centre import CentreConfig
from contract.events import TicketCancelled
from contract.model import rfc3339
from contract.words import Assist, Role
from server.cli import cli as server_cli
from server.store import digests, evidence, log, texts
from server.store import tables as t
from server.store.comparing import COMPARED, Comparison, compared_columns
from server.store.engine import open_engine
from server.store.evidence import Verdict
from server.store.raw import raw_columns
from server.store.rebuilding import Rebuilding, empty_database
from tests.parts.box import Box
from tests.parts.hall import ROOT
from tests.parts.village import village, village_data

NOTED = "Asks for the lady of last week"
RATED = "Quick and kind: ə, ş, 🙂"


def live(box: Box) -> None:
    """Have the hall live through a day that leaves something in every table."""
    data = village_data()
    data["series"][1]["leased_from"] = 180
    box.bring_in(CentreConfig.model_validate(data))
    operator, kiosk = box.who(Role.OPERATOR, "1"), box.who(Role.KIOSK)
    issued = ""
    for minutes in (3, 4, 5):
        issued = box.issue("paper", assist=[Assist.SEE])["id"]
        box.forward(minutes=minutes)
        box.at("1", c.CallNext)
        box.give(c.AddNote, operator, ticket=issued, note=NOTED)
        box.at("1", c.Finish)
    box.give(c.Rate, box.visitor(issued), ticket=issued, stop=0, stars=5, comment=RATED)
    box.called("1", "paper", "tax")
    box.forward(minutes=1)
    box.at("1", c.Requeue)
    box.give(c.SuspendService, service=box.id("tax"), reason="technical")
    box.forward(minutes=2)
    box.give(c.ResumeService, service=box.id("tax"))
    box.give(c.PostNotice, texts={"az": "Çay var", "en": "There is tea"})
    box.give(c.CallForHelp, kiosk)
    box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")


@pytest.fixture
def lived(box: Box) -> Box:
    """A hall that has lived and is open."""
    live(box)
    return box


@pytest.fixture(scope="module")
def shared(
    make_database_url: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Box]:
    """The same, for tests that take back what they change."""
    box = Box(make_database_url(), tmp_path_factory.mktemp("shared"), village())
    box.open_day()
    box.give(c.OpenCounter, counter="1")
    live(box)
    close_days(box, 3)
    yield box
    box.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of the test's own, for the digests."""
    return tmp_path / "data"


@contextmanager
def taken_back(box: Box) -> Iterator[Connection]:
    """A connection whose changes are taken back at the end."""
    engine = open_engine(box.settings.database_url)
    with engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()
    engine.dispose()


def judged(
    box: Box, tamper: Callable[[Connection], object], lines: Sequence[str] = (), start: int = 1
) -> Verdict:
    """What the proof says of a hall that somebody changed behind its back."""
    with taken_back(box) as connection:
        tamper(connection)
        return evidence.verify(connection, box.centre, lines, start)


def run_sql(statement: str, **values: Any) -> Callable[[Connection], object]:
    return lambda connection: connection.execute(text(statement), values)


def nothing(_connection: Connection) -> None:
    """Leave the hall as it is."""


@pytest.fixture
def cli(data: Path, box: Box) -> Callable[..., Result]:
    """Runs `novbe server ...` on the hall."""

    def run(*words: str) -> Result:
        where = ["--data", str(data), "--database", box.settings.database_url]
        return CliRunner().invoke(server_cli, [*words, *where], catch_exceptions=False)

    return run


def close_days(box: Box, count: int) -> None:
    """Close the open day and others after it, each with somebody who waited in vain."""
    for number in range(count):
        if number:
            box.forward(days=1)
            box.open_day()
            box.issue()
        box.give(c.CloseDay)


# A hall as it was lived


def test_a_hall_that_lived_is_proven(shared: Box) -> None:
    verdict = judged(shared, nothing)
    assert verdict.faults == []
    assert verdict.events == shared.revision
    assert (verdict.texts, verdict.erased) == (5, 0)
    with taken_back(shared) as connection:
        counted = [
            connection.execute(text(f'SELECT count(*) FROM "{table.name}"')).scalar_one()
            for table in COMPARED
        ]
    assert verdict.rows == sum(counted)
    assert all(counted), "every table of state has something to compare"


def test_the_command_says_what_was_proven(
    lived: Box, cli: Callable[..., Result], data: Path
) -> None:
    close_days(lived, 1)
    digests.DigestKeeper(data).look(lived.store)
    done = cli("verify")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"village: as the log says; {lived.revision} events, ")
    assert "rows of state, 1 digests, 5 texts (0 erased)" in done.stdout
    assert cli("verify", "village").exit_code == 0
    late = cli("verify", "--from", str(lived.revision - 2))
    assert late.stdout.startswith("village: as the log says; 3 events, 1 digests")
    nowhere = cli("verify", "town")
    assert nowhere.exit_code == 3
    assert "There is no centre 'town'" in nowhere.stderr


def test_the_command_ends_with_one_and_says_what_is_wrong(
    lived: Box, cli: Callable[..., Result]
) -> None:
    lived.store.on_connection(
        run_sql("UPDATE ticket SET number = 'A999' WHERE ordinal = 1"), write=True
    )
    done = cli("verify")
    assert done.exit_code == 1
    assert "village: 1 faults; " in done.stdout
    assert "ticket village.t1: number is A999, the log gives A001" in done.stdout


def test_the_hall_goes_on_while_it_is_proven(lived: Box) -> None:
    lines: list[str] = []

    def prove(_: int) -> list[str]:
        return lived.store.on_connection(
            lambda connection: evidence.verify(connection, "village", lines)
        ).faults

    with ThreadPool(2) as pool:
        proving = pool.map_async(prove, range(6))
        while not proving.ready():
            lived.issue("tax")
            lived.forward(seconds=1)
    assert proving.get() == [[]] * 6


# The log


def changed(column: str, value: str) -> Callable[[Connection], object]:
    return run_sql(f"UPDATE event SET {column} = :value WHERE revision = 7", value=value)


ALTERED: dict[str, Callable[[Connection], object]] = {
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


@pytest.mark.parametrize("what", ALTERED)
def test_an_event_that_was_altered_is_named(shared: Box, what: str) -> None:
    [fault] = judged(shared, ALTERED[what]).faults
    assert fault.startswith("revision 7: ")
    assert judged(shared, ALTERED[what], start=3).faults == [fault]
    assert judged(shared, ALTERED[what], start=9).faults == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_not_one_sign_of_an_event_can_be_changed(shared: Box, data: st.DataObject) -> None:
    revision = data.draw(st.integers(1, shared.revision))
    with taken_back(shared) as connection:
        said: str = connection.execute(
            text("SELECT data FROM event WHERE revision = :revision"), {"revision": revision}
        ).scalar_one()
    place = data.draw(st.integers(0, len(said) - 1))
    sign = data.draw(st.characters(codec="utf-8", exclude_characters=[said[place], "\x00"]))
    other = said[:place] + sign + said[place + 1 :]
    tamper = run_sql(
        "UPDATE event SET data = :data WHERE revision = :revision", data=other, revision=revision
    )
    [fault] = judged(shared, tamper).faults
    assert fault.startswith(f"revision {revision}: ")


def test_bytes_that_are_no_text_are_told(shared: Box) -> None:
    if shared.settings.database_url.startswith("postgresql"):
        pytest.skip("PostgreSQL takes none")
    tamper = run_sql("UPDATE event SET data = CAST(x'7B80FF7D' AS TEXT) WHERE revision = 7")
    assert judged(shared, tamper).faults == ["revision 7: cannot be read"]


def test_an_event_that_was_taken_out_is_missed(shared: Box) -> None:
    [fault] = judged(shared, run_sql("DELETE FROM event WHERE revision = 7")).faults
    assert fault == "revision 8: revision 7 is missing"
    [fault] = judged(shared, run_sql("DELETE FROM event WHERE revision = 1")).faults
    assert fault == "revision 2: revision 1 is missing"


def test_swapped_events_are_found(shared: Box) -> None:
    def swap(connection: Connection) -> None:
        for old, new in ((7, -1), (8, 7), (-1, 8)):
            run_sql(f"UPDATE event SET revision = {new} WHERE revision = {old}")(connection)

    [fault] = judged(shared, swap).faults
    assert fault == "revision 7: does not follow the event before it"


_COPIED = """INSERT INTO event
SELECT centre, :revision, type, version, at, actor_role, actor_id, command, data, previous, hash
FROM event WHERE revision = 7"""


def test_an_event_that_was_put_in_is_found(shared: Box) -> None:
    last = shared.revision

    def put_in(connection: Connection) -> None:
        for revision in range(last, 6, -1):
            run_sql(f"UPDATE event SET revision = {revision + 1} WHERE revision = {revision}")(
                connection
            )
        connection.execute(text(_COPIED.replace("= 7", "= 8")), {"revision": 7})

    [fault] = judged(shared, put_in).faults
    assert fault == "revision 8: does not follow the event before it"

    def put_behind(connection: Connection) -> None:
        connection.execute(text(_COPIED), {"revision": last + 1})

    [fault] = judged(shared, put_behind).faults
    assert fault == f"revision {last + 1}: does not follow the event before it"


def test_the_end_cannot_be_cut_off(shared: Box) -> None:
    last = shared.revision
    with taken_back(shared) as connection:
        lines = written(digests.digests(connection, "village"))

    def cut(connection: Connection) -> None:
        run_sql("DELETE FROM event WHERE revision = :last", last=last)(connection)

    faults = judged(shared, cut).faults
    assert f"the log ends with revision {last - 1}, the row of the centre knows of {last}" in faults

    def cut_cleverly(connection: Connection) -> None:
        cut(connection)
        run_sql(
            "UPDATE centre SET revision = revision - 1, head = "
            "(SELECT hash FROM event WHERE revision = :last)",
            last=last - 1,
        )(connection)

    faults = judged(shared, cut_cleverly, lines).faults
    assert any(f"was closed by revision {last}; the log knows nothing of it" in f for f in faults)


def written(found: Sequence[Digest]) -> list[str]:
    """Digests as lines."""
    return [one.model_dump_json() for one in found]


def forge(connection: Connection) -> None:
    """Change who called for help, which leaves no trace in the state, and every hash after."""
    previous = ""
    for event in list(log.walk(connection, "village")):
        said = dict(event.data)
        if event.type == "help_called":
            said["by"] = "somebody-else"
        new = event.model_copy(update={"previous": previous, "data": said})
        values = {"data": said, "previous": previous, "hash": log.hash_of(new)}
        connection.execute(update(t.event).where(t.event.c.revision == event.revision), values)
        previous = log.hash_of(new)
    connection.execute(update(t.centre), {"head": previous})


def test_a_log_that_was_forged_to_its_end_does_not_fit_a_digest(shared: Box) -> None:
    with taken_back(shared) as connection:
        lines = written(digests.digests(connection, "village"))
    assert judged(shared, forge).faults == []
    faults = judged(shared, forge, lines).faults
    assert len(faults) == 3
    assert all("is not what the log gives" in one for one in faults)


def test_what_the_rules_cannot_follow_is_told(shared: Box) -> None:
    """A chain may be whole and tell of what cannot have been."""

    def invent(connection: Connection) -> None:
        last = log.read(connection, "village", shared.revision - 1, 1)[0]
        event = log.chained(
            "village",
            last.revision + 1,
            last.hash,
            TicketCancelled(ticket="village.t9999", reason="left"),
            last.at,
            last.actor,
            last.command,
        )
        log.append(connection, [event])
        connection.execute(update(t.centre), {"revision": event.revision, "head": event.hash})

    [fault] = judged(shared, invent).faults
    assert fault.startswith(f"revision {shared.revision + 1}: the rules cannot follow it")
    assert "village.t9999" in fault


# The state


def test_no_column_of_the_state_can_be_changed_unseen(shared: Box) -> None:
    with taken_back(shared) as connection, empty_database() as rebuilt:
        state = Rebuilding(rebuilt, "village")
        for event in log.walk(connection, "village"):
            state.fold(event)
        state.write()
        looked = 0
        for table in COMPARED:
            for column in compared_columns(table):
                if column.primary_key or column.foreign_keys:
                    continue
                looked += 1
                key = [one.name for one in table.primary_key]
                row = connection.execute(raw_first(table)).mappings().first()
                assert row is not None, table.name
                savepoint = connection.begin_nested()
                value = another(column.type, row[column.name])
                where = " AND ".join(f'"{name}" = :{name}' for name in key)
                connection.execute(
                    text(f'UPDATE "{table.name}" SET "{column.name}" = :value WHERE {where}'),
                    {"value": value, **{name: row[name] for name in key}},
                )
                found = list(Comparison(connection, rebuilt, "village").differences())
                savepoint.rollback()
                assert [one.table for one in found] == [table.name], column
                assert [one[0] for one in found[0].columns] == [column.name]
                assert found[0].key == "/".join(str(row[name]) for name in key)
        assert looked > 80


def raw_first(table: Table) -> Select[Any]:
    return select(*raw_columns(table)).order_by(*table.primary_key).limit(1)


def another(kind: Any, value: Any) -> Any:
    """Another value that the column could hold."""
    plain = getattr(kind, "impl_instance", kind)
    if isinstance(plain, Boolean):
        return not value
    if isinstance(plain, String):
        return "zz" if value != "zz" else "z"
    return (value or 0) + 1


def test_rows_that_were_taken_out_or_put_in_are_found(shared: Box) -> None:
    [fault] = judged(shared, run_sql('DELETE FROM "call" WHERE "call" = 2')).faults
    assert fault == "call village/2: the log gives it, the database does not have it"
    put = run_sql(
        "INSERT INTO help_wanted (id, centre, place, since) VALUES ('x', 'village', 'x', 1)"
    )
    [fault] = judged(shared, put).faults
    assert fault == "help_wanted x: the database has it, the log does not give it"


def test_help_that_was_asked_for_is_not_in_the_log_and_not_missed(lived: Box) -> None:
    issued = lived.issue("paper", assist=[Assist.SEE])["id"]
    assert "sight" not in json.dumps([dict(event.data) for event in lived.events()])
    assert judged(lived, run_sql("UPDATE ticket SET assist = ''")).faults == []
    assert issued


# The digests of the days


def test_each_day_gets_a_digest_that_continues_the_one_before(lived: Box, data: Path) -> None:
    keeper = digests.DigestKeeper(data)
    assert keeper.look(lived.store) == 0
    assert not digests.path_of(data, "village").exists()
    close_days(lived, 1)
    lived.open_day()
    close_days(lived, 3)
    assert keeper.look(lived.store) == 4
    lines = [json.loads(line) for line in digests.lines_of(digests.path_of(data, "village"))]
    days = ["2026-11-23", "2026-11-23", "2026-11-24", "2026-11-25"]
    assert [one["day"] for one in lines] == days
    events = lived.events()
    after = 0
    for one in lines:
        closing = events[one["last_revision"] - 1]
        assert (closing.type, closing.hash) == ("day_closed", one["head"])
        assert one["first_revision"] == after + 1
        assert one["events"] == one["last_revision"] - after
        assert (one["centre"], one["written_at"]) == ("village", rfc3339(closing.at))
        after = one["last_revision"]
    with taken_back(lived) as connection:
        monday = digests.digest_of_day(connection, "village", date(2026, 11, 23))
        assert monday is not None
        assert monday.last_revision == lines[1]["last_revision"]
        assert digests.digest_of_day(connection, "village", date(2026, 11, 26)) is None


def test_a_digest_is_written_once_whoever_looks(lived: Box, data: Path) -> None:
    close_days(lived, 2)

    def look(_: int) -> int:
        return digests.DigestKeeper(data).look(lived.store)

    with ThreadPool(4) as pool:
        assert sum(pool.map(look, range(8))) == 2
    path = digests.path_of(data, "village")
    before = path.read_bytes()
    keeper = digests.DigestKeeper(data)
    assert (keeper.look(lived.store), keeper.look(lived.store)) == (0, 0)
    assert path.read_bytes() == before


@pytest.mark.parametrize("left", [0, 1, 40, -1])
def test_a_digest_that_was_cut_by_a_power_cut_is_written_again(
    lived: Box, data: Path, left: int
) -> None:
    close_days(lived, 2)
    path = digests.path_of(data, "village")
    digests.DigestKeeper(data).look(lived.store)
    whole = path.read_bytes()
    start = whole.index(b"\n") + 1
    path.write_bytes(whole[: start + left] if left >= 0 else whole[:-1])
    assert judged(lived, nothing, digests.lines_of(path)).faults == []
    assert digests.DigestKeeper(data).look(lived.store) == (left >= 0)
    lived.open_day()
    close_days(lived, 1)
    digests.DigestKeeper(data).look(lived.store)
    lines = digests.lines_of(path)
    assert path.read_bytes() == whole + lines[2].encode() + b"\n"
    assert judged(lived, nothing, lines).faults == []


def test_a_folder_that_cannot_be_written_is_told_once_and_tried_again(
    lived: Box, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    close_days(lived, 1)
    data.write_text("a file where the folder should be")
    keeper = digests.DigestKeeper(data)
    assert [keeper.look(lived.store) for _ in range(3)] == [0, 0, 0]
    assert len(caplog.messages) == 1
    assert "the digest of village could not be written" in caplog.text
    data.unlink()
    assert keeper.look(lived.store) == 1


def altered(line: str, **changes: Any) -> str:
    return json.dumps(json.loads(line) | changes, separators=(",", ":"))


TAMPERED: dict[str, tuple[Callable[[list[str]], list[str]], str]] = {
    "head": (lambda d: [altered(d[0], head="0" * 64), *d[1:]], "line 1 of the digests is not what"),
    "day": (lambda d: [d[0], altered(d[1], day="2026-12-01"), d[2]], "line 2 of the digests is"),
    "events": (lambda d: [*d[:2], altered(d[2], events=1)], "line 3 of the digests is not what"),
    "moment": (
        lambda d: [altered(d[0], written_at="2026-11-23T06:00:00.000Z"), *d[1:]],
        "line 1 of the digests is not what",
    ),
    "first": (lambda d: [altered(d[0], first_revision=2), *d[1:]], "line 1 of the digests is"),
    "revision": (lambda d: [altered(d[0], last_revision=3), *d[1:]], "the log knows nothing of it"),
    "taken out": (lambda d: [d[0], d[2]], "the digest of 2026-11-24"),
    "the first taken out": (lambda d: d[1:], "the digest of 2026-11-23"),
    "swapped": (lambda d: [d[1], d[0], d[2]], "line 2 of the digests is out of order"),
    "doubled": (lambda d: [d[0], d[0], *d[1:]], "line 2 of the digests is out of order"),
    "a field more": (
        lambda d: [altered(d[0], x=1), *d[1:]],
        "line 1 of the digests is not written",
    ),
    "nonsense": (lambda d: [d[0], "nonsense", d[2]], "line 2 of the digests is not written"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_digest_that_was_tampered_with_is_told(shared: Box, what: str) -> None:
    with taken_back(shared) as connection:
        lines = written(digests.digests(connection, "village"))
    assert judged(shared, nothing, lines).faults == []
    tamper, told = TAMPERED[what]
    faults = judged(shared, nothing, tamper(lines)).faults
    assert any(told in one for one in faults), faults


def test_a_database_that_was_set_back_does_not_fit_its_digests(lived: Box, data: Path) -> None:
    close_days(lived, 1)
    with taken_back(lived) as connection:
        lines = written(digests.digests(connection, "village"))
    lost = altered(lines[0], last_revision=9000, first_revision=lived.revision + 1, events=7)
    faults = judged(lived, nothing, [*lines, lost]).faults
    assert len(faults) == 1
    assert "revision 9000; the log knows nothing of it" in faults[0]
    path = digests.path_of(data, "village")
    path.parent.mkdir(parents=True)
    path.write_text(lost + "\n")
    assert digests.DigestKeeper(data).look(lived.store) == 1
    assert path.read_text().startswith(lost), "what was lost stays written"


def test_the_digest_is_printed(lived: Box, cli: Callable[..., Result]) -> None:
    refused = cli("digest", "village")
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert "No day of village was closed" in refused.stderr
    close_days(lived, 2)
    with taken_back(lived) as connection:
        first, last = digests.digests(connection, "village")
    assert cli("digest", "village").stdout == last.model_dump_json() + "\n"
    assert cli("digest", "village", "--day", "2026-11-23").stdout == first.model_dump_json() + "\n"
    refused = cli("digest", "village", "--day", "2026-11-22")
    assert refused.exit_code == 3
    assert "The day 2026-11-22 of village was not closed" in refused.stderr
    assert cli("digest", "town").exit_code == 3
    assert cli("digest", "village", "--day", "yesterday").exit_code == 2


# Texts


def text_ids(box: Box, words: str) -> list[str]:
    with taken_back(box) as connection:
        rows = connection.execute(
            text('SELECT id FROM "text" WHERE words = :words ORDER BY id'), {"words": words}
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


def test_erased_words_are_not_in_the_file_any_more(lived: Box, cli: Callable[..., Result]) -> None:
    if lived.settings.database_url.startswith("postgresql"):
        pytest.skip("a vacuum of PostgreSQL does it")
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

    def put(words: str, **more: str) -> Callable[[Connection], object]:
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


# Anybody can check it


def test_what_the_document_shows_proves_a_log_without_novbe(
    lived: Box, data: Path, tmp_path: Path
) -> None:
    close_days(lived, 2)
    digests.DigestKeeper(data).look(lived.store)
    document = (ROOT / "docs" / "evidence.md").read_text("utf-8")
    program = document.split("```python\n")[1].split("```")[0]
    (tmp_path / "check.py").write_text(program)
    said = lived.get("centres/village/log?after=0", Role.VIEWER).get_json()
    lines = digests.path_of(data, "village").read_text()

    def check(events: list[dict[str, Any]], digest_lines: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "log.json").write_text(json.dumps(events))
        (tmp_path / "digests.jsonl").write_text(digest_lines)
        return subprocess.run(
            [sys.executable, "check.py", "log.json", "digests.jsonl"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )

    done = check(said, lines)
    assert (done.returncode, done.stdout) == (0, f"{len(said)} events, 2 digests: whole\n")
    spoilt = json.loads(json.dumps(said))
    spoilt[6]["actor"]["id"] = "x"
    assert check(spoilt, lines).returncode != 0
    assert check(said[:-1], lines).returncode != 0
    assert check(said, lines.replace(said[-1]["hash"], "0" * 64)).returncode != 0
