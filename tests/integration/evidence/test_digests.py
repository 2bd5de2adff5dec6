"""The digests of the days, and what can be checked without Novbe."""

import json
import shutil
import subprocess
import sys
from datetime import timedelta
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import Any

import pytest

from contract.enums import Role
from contract.model import rfc3339
from server.engine.digest_writer import DigestWriter
from server.store.digests import lines_of, path_of
from tests.parts.box import Box
from tests.parts.cli import FAULTY, NOT_PROVEN, REFUSED, Cli, cli_on, refused, said
from tests.parts.evidence import (
    close_days,
    judged,
    lines_given,
    nothing,
    set_clock_of_commands,
)
from tests.parts.hall import ROOT, VILLAGE, RunningServer
from tests.parts.requesting import give
from tests.parts.waiting import until


@pytest.mark.databases("sqlite", "postgresql")
def test_each_day_gets_a_digest_that_continues_the_one_before(lived: Box, data: Path) -> None:
    keeper = DigestWriter(data)
    assert keeper.write_missing(lived.store) == 0
    assert not path_of(data, "village").exists()
    close_days(lived, 1)
    lived.open_day()
    close_days(lived, 3)
    assert keeper.write_missing(lived.store) == 4
    lines = [json.loads(line) for line in lines_of(path_of(data, "village"))]
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
    assert [json.loads(one) for one in lines_given(lived)] == lines


def test_a_digest_is_written_once_by_several_writers(lived: Box, data: Path) -> None:
    close_days(lived, 2)

    def look(_: int) -> int:
        return DigestWriter(data).write_missing(lived.store)

    with ThreadPool(4) as pool:
        assert sum(pool.map(look, range(8))) == 2
    path = path_of(data, "village")
    before = path.read_bytes()
    keeper = DigestWriter(data)
    assert (keeper.write_missing(lived.store), keeper.write_missing(lived.store)) == (0, 0)
    assert path.read_bytes() == before


def test_a_digest_that_was_cut_by_a_power_cut_is_written_again(lived: Box, data: Path) -> None:
    close_days(lived, 2)
    path = path_of(data, "village")
    DigestWriter(data).write_missing(lived.store)
    for left in (0, 1, 40, -1):
        whole = path.read_bytes()
        start = whole.rindex(b"\n", 0, -1) + 1
        path.write_bytes(whole[: start + left] if left >= 0 else whole[:-1])
        assert judged(lived, nothing, lines_of(path)).faults == [], left
        assert DigestWriter(data).write_missing(lived.store) == (left >= 0), left
        lived.open_day()
        close_days(lived, 1)
        DigestWriter(data).write_missing(lived.store)
        lines = lines_of(path)
        assert path.read_bytes() == whole + lines[-1].encode() + b"\n", left
        assert judged(lived, nothing, lines).faults == [], left


def test_a_folder_that_cannot_be_written_is_told_once_and_tried_again(
    lived: Box, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    close_days(lived, 1)
    data.write_text("a file where the folder should be")
    keeper = DigestWriter(data)
    assert [keeper.write_missing(lived.store) for _ in range(3)] == [0, 0, 0]
    assert len(caplog.messages) == 1
    assert "the digest of village could not be written" in caplog.text
    data.unlink()
    assert keeper.write_missing(lived.store) == 1


def altered(line: str, **changes: Any) -> str:
    return json.dumps(json.loads(line) | changes, separators=(",", ":"))


def test_digest_that_was_tampered_with_is_told(shared: Box) -> None:
    first, second, third = lines_given(shared)
    tampered = {
        "line 1 of the digests does not match": [altered(first, head="0" * 64), second, third],
        "line 2 of the digests does not match": [first, altered(second, day="2026-12-01"), third],
        "line 3 of the digests does not match": [first, second, altered(third, events=1)],
        "the log does not contain this": [altered(first, last_revision=3), second, third],
        "line 1 of the digests is not a valid digest": [altered(first, x=1), second, third],
        "line 2 of the digests is not a valid digest": [first, "nonsense", third],
        "the digest of 2026-11-23": [second, third],
        "the digest of 2026-11-24": [first, third],
        "line 2 of the digests is out of order": [second, first, third],
    }
    assert judged(shared, nothing, [first, second, third]).faults == []
    for told, lines in tampered.items():
        faults = judged(shared, nothing, lines).faults
        assert any(told in one for one in faults), faults


def test_digests_that_are_missing_or_cannot_be_read_are_told(
    lived: Box, cli: Cli, data: Path
) -> None:
    close_days(lived, 2)
    DigestWriter(data).write_missing(lived.store)
    path = path_of(data, "village")
    whole = path.read_text()
    set_clock_of_commands(lived, lived.clock.now() + timedelta(hours=9))
    assert cli("verify").exit_code == 0

    def require_told(*words: str) -> None:
        done = cli("verify")
        assert done.exit_code == NOT_PROVEN
        for one in words:
            assert one in done.stdout

    path.write_text(whole.partition("\n")[0] + "\n")
    last = f"that of 2026-11-24 (revision {lived.revision}) is the first that is missing"
    require_told(f"1 of 2 closed days have a written digest in {path}; {last}")
    path.unlink()
    require_told("0 of 2 closed days have a written digest", "that of 2026-11-23 (revision")
    path.mkdir()
    require_told(f"  the digests in {path} cannot be read: Is a directory")
    shutil.rmtree(path.parent)
    path.parent.write_text("a file where the folder should be")
    require_told(f"  the digests in {path} cannot be read: Not a directory")


def test_a_day_that_was_just_closed_may_still_wait_for_its_digest(lived: Box, cli: Cli) -> None:
    close_days(lived, 1)
    for passed, rate, missed in (
        (0, 1, False),
        (50, 1, False),
        (70, 1, True),
        (1800, 60, False),
        (-3600, 1, True),
    ):
        set_clock_of_commands(lived, lived.clock.now() + timedelta(seconds=passed), rate)
        done = cli("verify")
        told = "0 of 1 closed days have a written digest" in done.stdout
        assert (done.exit_code, told) == (missed, missed), (passed, rate)


def test_the_digest_is_printed(lived: Box, cli: Cli) -> None:
    refused(cli("digest", "village"), REFUSED, "No day of village has been closed")
    close_days(lived, 2)
    first, last = (f"{line}\n" for line in lines_given(lived))
    assert said(cli("digest", "village")) == last
    assert said(cli("digest", "village", "--day", "2026-11-23")) == first
    refused(cli("digest", "village", "--day", "2026-11-22"), REFUSED, "2026-11-22 of village was")
    refused(cli("digest", "town"), REFUSED)
    refused(cli("digest", "village", "--day", "yesterday"), FAULTY)


def test_what_the_document_shows_proves_a_log_without_novbe(
    lived: Box, data: Path, tmp_path: Path
) -> None:
    close_days(lived, 2)
    DigestWriter(data).write_missing(lived.store)
    document = (ROOT / "docs" / "evidence.md").read_text("utf-8")
    program = document.split("```python\n")[1].split("```")[0]
    (tmp_path / "check.py").write_text(program)
    said = lived.get("centres/village/log?after=0", Role.VIEWER).get_json()
    lines = path_of(data, "village").read_text()

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


def test_a_server_writes_the_digest_and_is_proven_while_it_runs(database_url: str) -> None:
    with RunningServer(VILLAGE, database=database_url, clock_rate=60) as server:
        assert give(server, "centres/village/day/close", server.token(Role.MANAGER)).ok
        path = path_of(server.settings.data, "village")
        until(lambda: lines_of(path))
        [line] = lines_of(path)
        assert json.loads(line)["day"] == "2026-11-23"
        done = cli_on(server.settings.data, server.settings.database_url)("verify")
        assert done.stdout.startswith("village: no faults; ")
        assert "1 digests" in done.stdout
        assert done.exit_code == 0
