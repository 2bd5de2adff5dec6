"""The first start of a server: one process prints a link for the first manager, and one announces
the server."""

import logging
import os
import re
import signal
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from client.net.finding import Finder, FoundServer
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server import announcing
from server.announcing import Announcement, Announcer
from server.identity.setting_up import invited, set_up
from tests.parts.cli import FAULTY, NOT_PROVEN, box_on, cli_on, said
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.postgres import PostgresServer
from tests.parts.requesting import issue
from tests.parts.waiting import until

LINE = re.compile(
    r"Set up the first manager of Village service centre within 24 hours: "
    r"(?P<base>\S+)/set-up/(?P<secret>[\w-]{43})"
)


def link_of(server: RunningServer) -> re.Match[str]:
    """The one link that the last start told; waited for: the line by which a start is known to
    be ready comes before it."""
    until(lambda: told(server))
    (found,) = told(server)
    return found


def out(server: RunningServer) -> str:
    return (server.settings.data / "out.txt").read_text()


def told(server: RunningServer) -> list[re.Match[str]]:
    first, *others = out(server).splitlines()
    assert first.startswith("Novbe is ready at ")
    found = [LINE.fullmatch(line) for line in others]
    assert all(found), others
    return [one for one in found if one is not None]


def test_only_a_start_without_a_manager_prints_a_set_up_link() -> None:
    with RunningServer(VILLAGE, await_day=False) as server:
        first = link_of(server)
        assert urlsplit(first["base"]).port == server.port
        box = box_on(server.settings.data, server.settings.database_url)
        server.stop()
        server.public_url = "https://hall.example:444"
        server.start()
        # It may have been handed over, and the journal is read by others later.
        assert invited(box.hall, first["secret"]).centre == "village"
        until(lambda: "'novbe server user set-up-link village' makes a link." in out(server))
        assert "/set-up/" not in out(server)
        link = said(cli_on(server.settings.data, None)("user", "set-up-link", "village"))
        base, secret = link.strip().split("/set-up/")
        assert base == server.public_url
        with pytest.raises(Refusal) as refused:
            invited(box.hall, first["secret"])
        assert refused.value.kind is ProblemType.NOT_FOUND
        chosen = {"login": "boss", "name": "Boss", "language": "en"}
        set_up(box.hall, secret, password="hay-wain-otter-42", **chosen)
        box.close()
        server.stop()
        server.start()
        assert told(server) == []
        assert server.stop() == 0
        assert server.said() == ""


@pytest.mark.postgres
def test_a_server_on_postgresql_prints_the_link_once_and_announces_itself(
    postgres_server: PostgresServer,
) -> None:
    url = postgres_server.url("firststart")
    everywhere = ("--host", "0.0.0.0", "--verbose", "--proxies", "1")
    with RunningServer(VILLAGE, database=url, options=everywhere, await_day=False) as server:
        link_of(server)
        announced = "novbe.announcing: the server is announced"
        until(lambda: announced in server.said())
        assert server.said().count("novbe.announcing: ") == 1
        assert len(told(server)) == 1
        # Clients can get past the proxies.
        warning = "the server trusts proxies, but listens on http://0.0.0.0:"
        assert server.said().count(warning) == 1
        assert server.stop() == 0
    postgres_server.drop("firststart")


def test_server_without_a_centre_says_what_to_do(tmp_path: Path) -> None:
    server = RunningServer(VILLAGE, data=tmp_path, await_day=False)
    server.centre = "village"  # so that none is brought in
    with server:

        def page(path: str) -> str:
            return requests.get(f"{server.url}{path}", timeout=10).text

        until(lambda: (tmp_path / "out.txt").read_text().count("\n") == 2)
        _, next_step = (tmp_path / "out.txt").read_text().splitlines()
        assert next_step.startswith(f"There is no centre in {tmp_path}/novbe.db yet.")
        assert "'novbe server import FILE'" in next_step
        for path in ("/", "/sign-in"):
            assert "This server has no centre yet" in page(path)
            assert 'name="password"' not in page(path)
        done = cli_on(tmp_path, None)("import", str(VILLAGE))
        assert said(done).splitlines()[-1] == f"village: published in {tmp_path}/novbe.db"
        assert 'name="password"' in page("/")
        # A link by hand leads to the server that runs, as its unit has it.
        link = said(cli_on(tmp_path, None)("user", "set-up-link", "village"))
        assert link.startswith(f"{server.url}/set-up/")


def test_a_start_without_the_server_key_is_refused_until_a_new_key_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOVBE_PORT", "0")  # `try` listens for a moment
    with RunningServer(VILLAGE, data=tmp_path) as server:
        cli, key = cli_on(tmp_path, None), tmp_path / "secret.key"
        paper = issue(server, server.token(Role.GREETER), "certificate").json()["token"]
        server.stop()
        kept = key.read_text()
        for content in (None, "0" * 64):
            key.unlink(missing_ok=True)
            if content is not None:
                key.write_text(content)
            with pytest.raises(RuntimeError, match=r"codes on all tickets.* --new-key"):
                server.start()
            server.kill()
            is_so = "is missing" if content is None else "is not that of this hall"
            done = cli("verify")
            assert (done.exit_code, f"{is_so}: {key}" in done.stdout) == (NOT_PROVEN, True)
            done = cli("doctor")
            assert (done.exit_code, "Put the key back" in done.stdout) == (FAULTY, True)
            assert key.exists() is (content is not None)
        key.write_text(kept)
        server.start()
        assert requests.get(f"{server.url}/t/{paper}", timeout=10).status_code == 200
        server.stop()
        key.unlink()
        said(cli("try", "--new-key"))
        assert key.read_text() != kept
        assert "new_key" in said(cli("user", "access", "village"))
        server.start()
        assert requests.get(f"{server.url}/t/{paper}", timeout=10).status_code == 404
        said(cli("verify"))


# A server announces itself in the network: real multicast, on the loopback interface.


SECONDS = 60.0


def test_a_server_is_found_and_withdrawn_also_when_it_was_killed() -> None:
    options = ("--host", "0.0.0.0", "--verbose")
    told: list[tuple[FoundServer, ...]] = [()]
    with (
        closing(Finder(told.append, ["127.0.0.1"])),
        RunningServer(VILLAGE, await_day=False, options=options) as server,
    ):

        def found() -> list[FoundServer]:
            """The announcement of this server: several tests may run at once."""
            return [one for one in told[-1] if urlsplit(one.address).port == server.port]

        until(found, SECONDS)
        (one,) = found()
        assert (one.name, one.by_tls) == ("Kənd xidmət mərkəzi", False)
        assert server.stop() == 0
        until(lambda: not found(), SECONDS)
        lines = [one for one in server.said().splitlines() if "novbe.announcing" in one]
        assert len(lines) == 1
        assert "INFO novbe.announcing: the server is announced in the network, at " in lines[0]
        server.start()
        until(found, SECONDS)
        # It alone: `kill` would end all of its processes, as a power cut does.
        os.kill(server.pid, signal.SIGKILL)
        until(lambda: not found(), SECONDS)


def test_a_server_that_cannot_be_announced_logs_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    # No machine has this address (RFC 5737), so nothing can be sent from it.
    announcer = Announcer(Announcement("198.51.100.7", 80, True, "Hall", logging.INFO))
    announcer.start()
    said: list[str] = []

    def tried_again() -> bool:
        said.append(capfd.readouterr().err)
        return "tried again" in "".join(said)

    until(tried_again, SECONDS)
    began = time.monotonic()
    announcer.close()
    assert time.monotonic() - began < announcing.STOP_SECONDS + 5
    (line,) = "".join(said).splitlines()
    assert "INFO novbe.announcing: the server cannot be announced in the network" in line


def test_where_no_process_can_be_started_the_server_serves_all_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_arguments: object, **_options: object) -> int:
        raise OSError("no more processes")

    monkeypatch.setattr(os, "posix_spawn", fails)
    caplog.set_level(logging.INFO)
    announcer = Announcer(Announcement("0.0.0.0", 80, False, "Hall"))
    announcer.start()
    announcer.withdraw()
    announcer.close()
    assert [one.levelname for one in caplog.records] == ["INFO"]
    assert "no more processes" in caplog.text
