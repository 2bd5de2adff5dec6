"""The documents: each command of the pages of operations is run, and what they name is there; the
units are good, and the guide for other systems is true."""

import grp
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

import click
import pytest
from sqlalchemy import make_url

import server.cli
from client.net.settings import ClientSettings
from contract.access import Scope
from contract.enums import Role
from contract.open_data import OpenData
from contract.operations import OPERATIONS, QUERIES, What
from contract.texts import SENTENCES
from server import serving
from server.settings import ServerSettings
from server.store.databases import disposed, open_engine
from tests.browser.staff import Staff
from tests.parts.followed import Followed
from tests.parts.followed_hall import found_command
from tests.parts.hall import ROOT, RunningServer, clean_env
from tests.parts.postgres import PostgresServer
from tests.unit.contract.test_documents import quoted

DOCS: Final = ROOT / "docs"
FOLLOWED: Final = ("operations", "devices", "larger", "trouble")
"""In the order in which they are followed, with one hall."""

PAGES: Final = {
    page: page.read_text("utf-8")
    for page in (
        *DOCS.rglob("*.md"),
        *(ROOT / "tools").rglob("*.md"),
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    )
}


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
        for phrase in re.findall(
            r"`novbe ((?:server|kiosk|display|counter|simulate|upgrade) [^`]+)`", text
        ):
            command, words = found_command(phrase.split())
            given = {one for one in words if one.startswith("--")}
            known = {"--help"} | {opt for one in command.params for opt in one.opts}
            assert given <= known, f"{path.name}: {phrase}"
            # What is left of a group is a word in capitals, for what the reader types.
            assert not isinstance(command, click.Group) or phrase.split()[-1] == command.name, (
                phrase
            )


def texts() -> Iterator[tuple[Path, str]]:
    """Pages, sources and texts in all languages, each sentence in one piece."""
    yield from PAGES.items()
    for package in ("client", "contract", "counter", "display", "kiosk", "novbe", "server"):
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in (".ftl", ".html", ".md", ".py"):
                text = path.read_text("utf-8")
                yield path, re.sub(r'"\s*\n\s*f?"', "", text) if path.suffix == ".py" else text


def test_commands_that_any_text_names_are_there() -> None:
    found = 0
    for path, text in texts():
        for named in re.findall(r"\bnovbe server((?: [a-z-]+)+)", text):
            command, rest = found_command(["server", *named.split()])
            # After a command the sentence goes on; after a group its command is missing.
            assert not isinstance(command, click.Group) or not rest, f"{path.name}: {named}"
            found += 1
    assert found > 100


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
    folders = (*ROOT.glob("*/texts"), *ROOT.glob("contract/*/texts"), SENTENCES)
    shown = "\n".join((one / "en.ftl").read_text("utf-8") for one in folders)
    shown += (DOCS / "nginx/novbe.conf").read_text("utf-8")
    chapter = page("trouble").partition("## What people see")[2].partition("\n## ")[0]
    for row in (line for line in chapter.splitlines() if line.startswith("| ")):
        for phrase in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", row):
            assert phrase.removesuffix(" ...") in shown, phrase


OF_OTHERS: Final = ("or a traceback",)
"""What Python says."""


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


# The systemd units: systemd takes each of them, and finds the programs locked in well.


UNITS: Final = sorted((ROOT / "docs/units").iterdir())
MOST_EXPOSED: Final = {"server": 20, "verify": 20, "backup": 20, "kiosk": 25, "display": 25}
"""Tenths of systemd's measure, from 0 (locked in) to 100; screens need devices."""

NOT_HERE: Final = r"/opt/novbe/\S*/novbe|/usr/bin/cage"
"""Programs that the machine of a test does not have."""


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units with programs that are there, in a folder of their own."""
    for unit in UNITS:
        (tmp_path / unit.name).write_text(
            re.sub(NOT_HERE, "/bin/true", unit.read_text("utf-8")), "utf-8"
        )
    return tmp_path


def analyze(units: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["systemd-analyze", *words],
        cwd=units,
        env={"XDG_RUNTIME_DIR": str(units), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("unit", [one.name for one in UNITS])
def test_systemd_takes_the_unit(units: Path, unit: str) -> None:
    whose = ["--user"] if unit == "novbe-counter.service" else []
    found = analyze(units, "verify", "--man=no", "--recursive-errors=no", *whose, f"./{unit}")
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.parametrize(("name", "exposed"), MOST_EXPOSED.items())
def test_a_program_reaches_little_of_its_machine(units: Path, name: str, exposed: int) -> None:
    unit = f"./novbe-{name}.service"
    words = ("--offline=true", f"--threshold={exposed}", "--no-pager", unit)
    found = analyze(units, "security", *words)
    assert found.returncode == 0, found.stdout


def test_each_unit_is_told_of_in_the_guide_and_says_where_it_belongs() -> None:
    for unit in UNITS:
        assert unit.stem in page("operations") + page("devices"), unit.name
        head = unit.read_text("utf-8").partition("[Unit]")[0]
        assert re.search(rf"/etc/systemd/(system|user)/{re.escape(unit.name)}\b", head), unit.name


@pytest.mark.postgres
def test_a_url_names_the_folder_of_the_socket_and_the_port(postgres_server: PostgresServer) -> None:
    (named,) = re.findall(r"`(postgresql://novbe@/novbe\?host=\S+&port=\d+)`", page("larger"))
    own = make_url(postgres_server.url("named"))
    where = {"host": own.query["host"], "port": "5432"}
    url = make_url(named).set(username=own.username, database=own.database, query=where)
    with disposed(open_engine(url.render_as_string())) as engine, engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT current_database()").scalar_one() == "named"
    postgres_server.drop("named")


ROOT_ALONE: Final = pytest.mark.skipif(
    os.getuid() != 0, reason="only root changes users and groups"
)

CLIENT: Final = """
import os, socket, sys
os.setgroups([int(one) for one in sys.argv[2:]])
os.setgid(65534)
os.setuid(65534)
with socket.socket(socket.AF_UNIX) as client:
    client.connect(sys.argv[1])
"""


@ROOT_ALONE
def test_a_proxy_of_the_group_reaches_the_socket_and_no_other_account_does() -> None:
    unit = (DOCS / "units/novbe-server.service").read_text("utf-8")
    (command,) = re.findall(r"^ExecStartPost=\+-(.*)$", unit, re.MULTILINE)
    group = grp.getgrnam("games")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        runtime = Path(folder, "novbe")
        runtime.mkdir(0o750)
        path = runtime / "novbe.sock"
        with serving.listen(f"unix:{path}", 0):
            command = command.replace("${RUNTIME_DIRECTORY}", str(runtime))
            # Without the group it says nothing.
            done = subprocess.run(shlex.split(command), check=True, capture_output=True)
            assert not done.stdout + done.stderr
            words = shlex.split(command.replace("novbe-proxy", group.gr_name))
            subprocess.run(words, check=True)
            codes = [
                subprocess.run(
                    [sys.executable, "-c", CLIENT, str(path), *groups], stderr=subprocess.DEVNULL
                ).returncode
                for groups in ([str(group.gr_gid)], [])
            ]
        assert codes == [0, 1]


# The guide for other systems: its example is run unchanged, and its tables are true.


GUIDE: Final = page("integrate")
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
        assert refused.stderr.startswith("A valid token is needed.")


def table(heading: str) -> list[list[str]]:
    chapter = GUIDE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line for line in chapter.splitlines() if line.startswith("| ")][2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


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
