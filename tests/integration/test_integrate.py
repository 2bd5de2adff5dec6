"""The guide for other systems: its example is run unchanged, and its tables are true."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from contract.access import Scope
from contract.enums import Role
from contract.open_data import OpenData
from contract.operations import OPERATIONS, QUERIES, What
from tests.browser.staff import Staff
from tests.parts.hall import ROOT, RunningServer, clean_env

GUIDE: Final = (ROOT / "docs/integrate.md").read_text("utf-8")
MOST_LINES: Final = 40


def test_the_example_takes_a_ticket_and_hears_of_its_call(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    assert len(example.splitlines()) <= MOST_LINES
    program = tmp_path / "example.py"
    program.write_text(example, "utf-8")
    with RunningServer() as server:
        staff = Staff(server)
        staff.open()
        token = server.token(Role.INTEGRATION, label="example")
        arguments = [sys.executable, str(program), server.url, server.centre, token]
        with subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=clean_env()
        ) as run:
            assert run.stdout is not None
            number, _, told = run.stdout.readline().partition(": ")
            assert told.startswith("0 ahead, for asan-7.")
            assert staff.call_next()["number"] == number
            ended, _ = run.communicate(timeout=20)
        assert (ended, run.returncode) == (f"{number} was called to asan-7.1\n", 0)
        # What is refused is said in words.
        refused = subprocess.run(
            [*arguments[:-1], "wrong"], capture_output=True, text=True, check=False, env=clean_env()
        )
        assert (
            refused.stderr
            == "A valid token is needed. Sign in again, or ask a manager for a new token.\n"
        )


def table(heading: str) -> list[list[str]]:
    chapter = GUIDE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line for line in chapter.splitlines() if line.startswith("| ")][2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_scope_and_every_field_of_the_open_data_is_told() -> None:
    assert {quoted(scope)[0] for scope, _ in table("Tokens")} == {one.value for one in Scope}
    fields = {name for names, _ in table("Open data") for name in quoted(names)}
    told = {name for name in fields if "[" not in name}
    silent = {"centre", "names", "address", "languages", "time_zone"}
    assert told == set(OpenData.model_fields) - silent


def test_the_addresses_of_a_scope_are_listed() -> None:
    paths: dict[What, str] = {row.what: row.routes[0].path for row in QUERIES}
    for scope, opens in table("Tokens"):
        (name,) = quoted(scope)
        for what in (row.what for row in OPERATIONS if row.scope == name):
            if what in paths:
                assert f"/{paths[what].rpartition('/')[2]}" in opens, (name, what)
