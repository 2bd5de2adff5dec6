"""The digests of the days, and what can be checked without Novbe."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from contract.enums import Role
from contract.model import rfc3339
from tests.parts.box import Box
from tests.parts.cli import FAULTY, REFUSED, Cli, refused, said
from tests.parts.evidence import close_days, lines_given
from tests.parts.hall import ROOT


@pytest.mark.databases("sqlite", "postgresql")
def test_each_day_gets_a_digest_that_continues_the_one_before(lived: Box) -> None:
    assert lines_given(lived) == []
    close_days(lived, 1)
    lived.open_day()
    close_days(lived, 3)
    lines = [json.loads(line) for line in lines_given(lived)]
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


def test_the_digest_is_printed(lived: Box, cli: Cli) -> None:
    refused(cli("digest", "village"), REFUSED, "No day of village has been closed")
    close_days(lived, 1)
    lived.open_day()
    close_days(lived, 2)
    first, again, last = (f"{line}\n" for line in lines_given(lived))
    assert said(cli("digest", "village")) == last
    assert said(cli("digest", "village", "--day", "2026-11-23")) == first + again
    refused(cli("digest", "village", "--day", "2026-11-22"), REFUSED, "2026-11-22 of village was")
    refused(cli("digest", "town"), REFUSED)
    refused(cli("digest", "village", "--day", "yesterday"), FAULTY)


def test_what_the_document_shows_proves_a_log_without_novbe(lived: Box, tmp_path: Path) -> None:
    close_days(lived, 2)
    document = (ROOT / "docs" / "evidence.md").read_text("utf-8")
    program = document.split("```python\n")[1].split("```")[0]
    (tmp_path / "check.py").write_text(program)
    said = lived.get("centres/village/log?after=0", Role.VIEWER).get_json()
    lines = "".join(f"{line}\n" for line in lines_given(lived))

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
