"""The pages of operations: each command in them is run, and what they name is there."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

import click
import pytest

import server.cli
from client.net.settings import ClientSettings
from server.settings import ServerSettings
from tests.parts.followed import Followed
from tests.parts.followed_hall import found_command
from tests.parts.hall import ROOT
from tests.parts.postgres import PostgresServer

DOCS: Final = ROOT / "docs"
FOLLOWED: Final = ("operations", "devices", "larger", "trouble")
"""In the order in which they are followed, with one hall."""

PAGES: Final = {one: one.read_text("utf-8") for one in (*DOCS.rglob("*.md"), ROOT / "README.md")}


def page(name: str) -> str:
    return PAGES[DOCS / f"{name}.md"]


@pytest.fixture
def machine(tmp_path: Path, postgres_server: PostgresServer) -> Iterator[Followed]:
    with Followed(tmp_path, postgres_server) as made:
        yield made


@pytest.mark.postgres
def test_each_command_of_the_pages_does_its_work(machine: Followed) -> None:
    for name in FOLLOWED:
        for block in re.findall(r"^```sh\n(.*?)^```", page(name), re.DOTALL | re.MULTILINE):
            machine.at_home()
            for line in block.splitlines():
                try:
                    machine.follow(line)
                except Exception as error:
                    error.add_note(f"docs/{name}.md: {line}")
                    raise


def test_commands_that_sentences_name_are_there() -> None:
    for path, text in PAGES.items():
        for quoted in re.findall(
            r"`novbe ((?:server|kiosk|display|counter|simulate|upgrade) [^`]+)`", text
        ):
            command, words = found_command(quoted.split())
            given = {one for one in words if one.startswith("--")}
            known = {"--help"} | {opt for one in command.params for opt in one.opts}
            assert given <= known, f"{path.name}: {quoted}"
            # What is left of a group is a word in capitals, for what the reader types.
            assert not isinstance(command, click.Group) or quoted.split()[-1] == command.name, (
                quoted
            )


def test_each_setting_is_told() -> None:
    chapter = page("operations").partition("### Settings of the server")[2].partition("### ")[0]
    rows = [line for line in chapter.splitlines() if line.startswith("| `")]
    told = {name for row in rows for name in re.findall(r"`NOVBE_(\w+)`", row.split("|")[1])}
    assert told == {name.upper() for name in ServerSettings.model_fields}


def test_settings_that_a_page_has_the_reader_write_are_there() -> None:
    known = {*ServerSettings.model_fields, *ClientSettings.on_the_pc, "environment_file"}
    for path, text in PAGES.items():
        for block in re.findall(r"^```ini\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            for name in re.findall(r"^NOVBE_(\w+)=", block, re.MULTILINE):
                assert name.lower() in known, f"{path.name}: {name}"


def test_each_exit_code_is_told() -> None:
    modules = [import_module(f"server.cli.{one.name}") for one in iter_modules(server.cli.__path__)]
    codes = {
        value for one in modules for name, value in vars(one).items() if name.startswith("EXIT_")
    }
    chapter = page("trouble").partition("\n## Exit codes\n")[2].partition("\n## ")[0]
    assert {int(one) for one in re.findall(r"^\| (\d) \|", chapter, re.MULTILINE)} == codes | {0}


def test_links_lead_to_pages_and_headings() -> None:
    def anchors(path: Path) -> set[str]:
        heads = re.findall(r"^#+ (.*)$", PAGES.get(path) or path.read_text("utf-8"), re.MULTILINE)
        return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in heads}

    for path, text in PAGES.items():
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            there = (path.parent / file).resolve() if file else path
            assert there.exists(), f"{path.name}: {target}"
            assert not anchor or anchor in anchors(there), f"{path.name}: {target}"


def test_screens_say_what_the_page_of_troubles_quotes() -> None:
    shown = "\n".join(one.read_text("utf-8") for one in ROOT.glob("*/texts/en.ftl"))
    shown += (DOCS / "nginx/novbe.conf").read_text("utf-8")
    chapter = page("trouble").partition("## What people see")[2].partition("\n## ")[0]
    for row in (line for line in chapter.splitlines() if line.startswith("| ")):
        for quoted in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", row):
            assert quoted.removesuffix(" ...") in shown, quoted


OF_OTHERS: Final = ("WORKER TIMEOUT", "Worker (pid", "was sent SIGKILL", "or a traceback")
"""What gunicorn and Python say."""


def test_the_server_says_what_the_page_of_troubles_explains() -> None:
    # Sentences go over lines of source, and have values in between.
    said = "".join(
        re.sub(r'"\s*\n\s*f?"', "", one.read_text("utf-8"))
        for one in sorted((ROOT / "server").rglob("*.py"))
    )
    said += (ROOT / "server/texts/en.ftl").read_text("utf-8")
    tables = page("trouble").partition("\n## The server does not start\n")[2]
    rows = re.findall(r"^\| (?!it says|---)(.*?) \| ", tables, re.MULTILINE)
    assert len(rows) > 40
    for row in rows:
        for part in re.split(r"\.\.\.|;", row):
            sentence = part.strip(" :,)")
            assert sentence in said or sentence in OF_OTHERS, row
