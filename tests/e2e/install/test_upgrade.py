"""Machines go to another release and back, while kiosks issue tickets all the time."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from contract import events as e
from novbe.upgrade.machine import Machine, Release
from novbe.upgrade.switching import NOTE, WentBack, switch
from server.store.databases import disposed, open_engine
from tests.parts import releases
from tests.parts.balancer import status_of
from tests.parts.cli import cli_on, said
from tests.parts.hall import UNLIMITED, VILLAGE
from tests.parts.issuing import UNANSWERED, Requesters
from tests.parts.ports import free_port
from tests.parts.postgres import PostgresServer
from tests.parts.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

CENTRE = "village"
SERVER = "novbe-server"
VISITORS = 3
FRIDAY = 4


def command(machine: Machine, *words: str) -> str:
    """Run a command of the release that is in use: this checkout's in this process, which takes
    a tenth of the time."""
    if releases.is_present(machine.current):
        return said(cli_on(Path(machine.environment["NOVBE_DATA"]), database_of(machine))(*words))
    return machine.server(machine.current, *words)


def events(machine: Machine, kind: str) -> list[tuple[str, str]]:
    """Command and ticket of the events of a kind; not read by this release, which knows nothing of
    the later one's events."""
    statement = text("SELECT command, data FROM event WHERE type = :kind")
    with disposed(open_engine(database_of(machine))) as engine, engine.connect() as connection:
        rows = connection.execute(statement, {"kind": kind}).all()
    return [(command, json.loads(data).get("ticket", "")) for command, data in rows]


def database_of(machine: Machine) -> str:
    return machine.environment["NOVBE_DATABASE"]


class Visitors(Requesters):
    """They take tickets with one kiosk's token, also while the server is down."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        words = ("token", "--centre", CENTRE, "--role", "kiosk")
        tokens = [command(machine, *words).strip()] * VISITORS
        url = f"http://127.0.0.1:{machine.environment['NOVBE_PORT']}"
        super().__init__(f"{url}/api/v1", CENTRE, tokens, pause=0.5)

    def have_their_tickets(self) -> None:
        """Each acknowledged ticket is in the log once, and nothing else is."""
        assert set(self.statuses) <= {200, 503, UNANSWERED}, self.refusal
        issued = events(self._machine, e.TicketIssued.name)
        assert sorted(issued) == sorted(self.tickets.items())


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    """A machine on which this checkout made its database, and serves a small hall."""
    found = new_machine(tmp_path, f"sqlite:///{tmp_path}/data/novbe.db", monkeypatch)
    with ExitStack() as ends:
        ends.callback(kill, found)
        open_hall(found, tmp_path)
        yield found


def new_machine(folder: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine in a folder of its own, with this checkout as its release."""
    # In the checkout, a child of another release would import this one's modules.
    monkeypatch.chdir(folder)
    opt = folder / "opt"
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    environment |= {"NOVBE_DATA": str(folder / "data"), "NOVBE_PORT": str(free_port())}
    environment |= {"NOVBE_DATABASE": database, "NOVBE_ENVIRONMENT_FILE": ""}
    options = ("--no-announce", "--clock-start", next_working_day().isoformat())
    service = releases.OneServer(opt, environment, options, folder / "server.log")
    first = releases.lay_out(opt, "0.1.0", releases.present)
    (opt / "current").symlink_to(first.folder.relative_to(opt))
    return Machine(opt, folder / "units", service, environment, user=None)


def open_hall(machine: Machine, folder: Path) -> None:
    """Import a small hall, and serve it until its day is open."""
    centre = folder / "village.toml"
    rules = "".join(f"{name} = {value}\n" for name, value in UNLIMITED.items())
    centre.write_text(f"{VILLAGE.read_text('utf-8')}\n[rules]\n{rules}", "utf-8")
    command(machine, "import", "--yes", str(centre))
    machine.services.start(SERVER)
    until(lambda: events(machine, e.DayOpened.name), 60)


def kill(machine: Machine) -> None:
    assert isinstance(machine.services, releases.OneServer)
    machine.services.kill()


def next_working_day() -> datetime:
    """A time at which the hall opens by itself, after everything that was done to prepare it."""
    day = datetime.now(ZoneInfo("Asia/Baku")).replace(hour=10, minute=0) + timedelta(days=1)
    while day.weekday() > FRIDAY:
        day += timedelta(days=1)
    return day


def later(machine: Machine, version: str, change: Callable[[Path], None]) -> Release:
    """A release after this checkout, that migrates a table."""

    def fill(lib: Path) -> None:
        releases.present(lib)
        versions = lib / "server" / "store" / "migrations" / "versions"
        newest = max(one.name[:4] for one in versions.glob("0*.py"))
        (versions / "9001_note.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f'revision = "9001"\ndown_revision = "{newest}"\n'
            "def upgrade():\n"
            "    # A new database has it from the tables.\n"
            '    columns = sa.inspect(op.get_bind()).get_columns("problem")\n'
            '    if all(each["name"] != "note" for each in columns):\n'
            '        op.add_column("problem", sa.Column("note", sa.Text(), server_default=""))\n'
            'def downgrade():\n    op.drop_column("problem", "note")\n'
        )
        replace(
            lib / "server/store/tables.py",
            r'    Column\("gone_at", INSTANT\),\n',
            '    Column("gone_at", INSTANT),\n    Column("note", Text, server_default=""),\n',
        )
        change(lib)

    return releases.lay_out(machine.opt, version, fill)


def replace(path: Path, pattern: str, by: str) -> None:
    """Change a line of a file.

    Raises:
        AssertionError: it is not there once.
    """
    text, found = re.subn(pattern, by, path.read_text("utf-8"))
    assert found == 1, (path, pattern)
    path.write_text(text, "utf-8")


def writes_other_events(lib: Path) -> None:
    """The release before cannot read what this one writes."""
    replace(
        lib / "contract/events/tickets.py",
        r"class TicketIssued\(Payload\):\n",
        "class TicketIssued(Payload):\n    version = 2\n\n",
    )


def no_change(_lib: Path) -> None:
    """The release has nothing else that is new."""


def never_ready(lib: Path) -> None:
    """The server starts, and never takes commands."""
    replace(
        lib / "server" / "serving.py",
        r"    http_server\.start\(\)\n",
        "    stopping.wait()\n    return\n",
    )


def ends_at_once(lib: Path) -> None:
    """The server ends when it is started."""
    replace(
        lib / "server" / "serving.py", r"    http_server\.start\(\)\n", "    raise SystemExit(4)\n"
    )


def test_a_release_that_does_not_come_up_is_taken_back_under_load(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = machine.current
    with Visitors(machine) as visitors:
        visitors.go_on()
        # One that ends at its start is not waited for.
        ending = later(machine, "0.1.8", ends_at_once)
        with monkeypatch.context() as patient:
            patient.setattr("novbe.upgrade.switching.READY_SECONDS", 600)
            with pytest.raises(WentBack, match="ended at its start"):
                switch(machine, ending, no_word, None)
        assert machine.current == before
        visitors.go_on()
        go_back(machine, tmp_path / "backups", monkeypatch)
        assert list((tmp_path / "backups").glob("novbe-*.tar.gz"))
        visitors.go_on()
    command(machine, "verify")
    visitors.have_their_tickets()


@pytest.mark.soak
def test_an_upgrade_under_load(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, good = machine.current, later(machine, "0.2.0", writes_other_events)
    with Visitors(machine) as visitors:
        visitors.go_on()
        go_back(machine, None, monkeypatch)
        # Cut off after the database was brought up: run again, it goes on.
        machine.services.stop(SERVER)
        machine.server(good, "try")
        schema = machine.schema(first)["release"]
        noted = {"source": first.folder.name, "running": [SERVER], "schema": schema}
        (machine.opt / NOTE).write_text(json.dumps(noted))
        switch(machine, good, no_word, tmp_path / "backups")
        assert (machine.current, machine.previous) == (good, first)
        visitors.go_on()
        # Cut off once the new release was in use: run again, it starts what was stopped.
        machine.services.stop(SERVER)
        (machine.opt / NOTE).write_text(json.dumps(noted | {"target": good.folder.name}))
        switch(machine, good, no_word, None)
        visitors.go_on()

        # What the new release wrote, the one of before cannot read: so the new one stays.
        with pytest.raises(WentBack, match="was written by a newer release"):
            switch(machine, machine.previous, no_word, None)
        assert machine.current == good
        assert not (machine.opt / NOTE).exists()
        visitors.go_on()
    machine.server(good, "verify")
    visitors.have_their_tickets()


@pytest.mark.soak
@pytest.mark.postgres
def test_two_servers_go_to_another_release_and_back(
    postgres_server: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the page for larger halls says: the waiting one stops first and follows at the end."""
    url, machines = postgres_server.url("upgraded"), list[Machine]()
    with ExitStack() as ends:
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            machines.append(new_machine(tmp_path / name, url, monkeypatch))
            ends.callback(kill, machines[-1])
        serving, waiting = machines
        open_hall(serving, tmp_path)
        (tmp_path / "two" / "data").mkdir()
        shutil.copy(tmp_path / "one/data/secret.key", tmp_path / "two/data")
        waiting.services.start(SERVER)
        until(lambda: ready_statuses(machines) == [200, 503], 60)
        before = [each.current for each in machines]
        goods = [later(each, "0.2.0", no_change) for each in machines]
        with Visitors(serving) as visitors:
            visitors.go_on()
            for targets in (goods, before):
                waiting.services.stop(SERVER)
                for each, target in zip(machines, targets, strict=True):
                    switch(each, target, no_word, tmp_path / "backups")
                    assert each.current == target
                waiting.services.start(SERVER)
                until(lambda: ready_statuses(machines) == [200, 503], 60)
                visitors.go_on()
            # The waiting one can take over.
            kill(serving)
            until(lambda: ready_statuses(machines) == [0, 200], 60)
        command(waiting, "verify")
        visitors.have_their_tickets()


def ready_statuses(machines: Sequence[Machine]) -> Sequence[int]:
    return [status_of(int(each.environment["NOVBE_PORT"])) for each in machines]


def go_back(machine: Machine, backups: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Try a release whose server never takes commands."""
    before = machine.current
    with monkeypatch.context() as hurried:
        # One look that lasts as long as the wait: each is a program that starts anew.
        for name in ("READY_SECONDS", "LOOK_SECONDS"):
            hurried.setattr(f"novbe.upgrade.switching.{name}", 8)
        with pytest.raises(WentBack, match="does not answer"):
            switch(machine, later(machine, "0.1.9", never_ready), no_word, backups)
    assert machine.current == before


def no_word(_line: str) -> None:
    """What is done is not told here."""
