"""A machine on which the pages of operations are followed, command by command.

It is a folder: `/etc`, `/var`, `/opt` and so on of a page are folders in it, with a real hall
(`tests.parts.followed_hall`). What a test cannot have (packages, accounts, systemd, a screen) is
looked at instead: packages, units, roles and options are there.
"""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from glob import glob
from pathlib import Path
from typing import Final, Self
from urllib.parse import urlsplit

import requests
from click.testing import CliRunner

from tests.parts.followed_hall import DATABASE, FollowedHall, found_command
from tests.parts.hall import ROOT
from tests.parts.postgres import PostgresServer, binaries
from tools import bundle

FOLDERS: Final = (
    "etc/novbe", "etc/systemd/system", "etc/nginx/conf.d", "var/lib/novbe", "mnt/backups", "opt",
    "tmp", "home", "usr/local/bin", "usr/local/share/ca-certificates",
)  # fmt: skip

UNITS: Final = {one.name.removesuffix(".service") for one in (ROOT / "docs/units").iterdir()}
"""As commands name them."""

ACTIONS: Final = {
    "--failed", "daemon-reload", "enable", "restart", "set-default", "start", "status", "stop",
}  # fmt: skip
"""Of systemctl."""

PACKAGES: Final = {"git", "make", "nginx", "postgresql", "python3.13-venv"}
"""Of Debian; those of tools/debian.txt are known too."""

WITHOUT_A_WINDOW: Final = {"preview", "search", "say", "phrases"}
"""Commands of the programs that are run; of the others the options are looked at."""


class Followed:
    """The machine; use it as a context."""

    def __init__(self, root: Path, postgres: PostgresServer) -> None:
        self.root = root
        for folder in FOLDERS:
            (root / folder).mkdir(parents=True)
        for name in ("authority.crt", "waits.csv", "novbe-0.2.0-server.tar"):
            (root / "home" / name).touch()
        self.hall = FollowedHall(root, postgres)

    def __enter__(self) -> Self:
        self._before = Path.cwd()
        return self

    def __exit__(self, *_exc: object) -> None:
        os.chdir(self._before)
        self.hall.end()

    def at_home(self) -> None:
        os.chdir(self.root / "home")

    def follow(self, line: str) -> None:
        """Run one line of a page.

        Raises:
            AssertionError: a command has no entry here, or did not end well.
        """
        lexer = shlex.shlex(line, posix=True, punctuation_chars=">&")
        lexer.whitespace_split = True
        command: list[str] = []
        for token in [*lexer, "&&"]:
            if token != "&&":
                command.append(token)
            elif command:
                self._command(command)
                command = []

    def _command(self, words: list[str]) -> None:
        words, into = (words[:-2], words[-1]) if words[-2:-1] == [">"] else (words, None)
        by_sudo = words[0] == "sudo"
        if by_sudo:
            words = words[3:] if words[1] == "-u" else words[1:]
        for start, prepare in BEFORE.items():
            if " ".join(words).startswith(start):
                prepare(self.hall)
        words = [REPLACED[word](self) if word in REPLACED else self._here(word) for word in words]
        name = Path(words[0]).name
        assert name in KNOWN, f"{name} has no entry in KNOWN of {__name__}"
        assert by_sudo or words[:2] != ["novbe", "server"], "it needs the server's user"
        KNOWN[name](self, [name, *words[1:]])
        if into is not None:
            Path(self._here(into)).write_text(self.hall.said, "utf-8")

    def _here(self, word: str) -> str:
        return re.sub(r"^(?=/(etc|mnt|opt|tmp|usr|var)/)", str(self.root), word)

    # What commands do.

    def novbe(self, words: Sequence[str]) -> None:
        """Run a command of ours; where it opens a window, look at its options."""
        if words[1] == "server":
            self.hall.typed(words[1:])
            return
        command, arguments = found_command(words[1:])
        if command.name in WITHOUT_A_WINDOW:
            done = CliRunner().invoke(command, arguments, catch_exceptions=False)
            assert done.exit_code == 0, done.output
        else:
            command.make_context(words[1], arguments)

    def systemctl(self, words: Sequence[str]) -> None:
        """Start and stop the server; run once what a timer starts; the units are there."""
        given = [one for one in words[1:] if not one.startswith("--")] or ["--failed"]
        action, names = given[0], given[1:]
        if action == "enable" and "--now" in words:
            action = "start"
        assert action in ACTIONS
        for name in names:
            assert name in UNITS | {"nginx", "multi-user.target"}, name
            if action in ("stop", "restart") and name == "novbe-server":
                self.hall.stopped()
            if action in ("start", "restart"):
                self._start(name)
            if action == "status":
                self.curl(["curl", "/health/live"])

    def _start(self, name: str) -> None:
        if name == "novbe-server":
            self.hall.server.start()
        elif f"{name}.timer" in UNITS:
            unit = (ROOT / f"docs/units/{name}.service").read_text("utf-8")
            (line,) = re.findall(r"^ExecStart=\S+/bin/(novbe .*)$", unit, re.MULTILINE)
            self.follow(f"sudo {line}")

    def looked_at(self, words: Sequence[str]) -> None:
        named = {one for one in words if one.startswith("novbe-")}
        assert named <= UNITS

    def make(self, words: Sequence[str]) -> None:
        assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
        for one in words[2:]:
            assert set(one.removeprefix("ROLE=").split()) <= set(bundle.ROLES), one

    def bundle(self, words: Sequence[str]) -> None:
        """The archive has the name that `make bundle` gives."""
        for one in words[1:]:
            assert re.fullmatch(r"-xf|novbe-[0-9.]+-server\.tar", one), one
        assert (ROOT / "tools/install.sh").is_file()

    def apt_get(self, words: Sequence[str]) -> None:
        listed = (ROOT / "tools/debian.txt").read_text("utf-8")
        for one in words[2:]:
            assert one in PACKAGES or re.search(rf"^{one}\s", listed, re.MULTILINE), one

    def adduser(self, words: Sequence[str]) -> None:
        """The user is that of a unit."""
        units = "".join(one.read_text("utf-8") for one in (ROOT / "docs/units").iterdir())
        own = words[-1] if "--system" in words else words[1]
        assert f"User={own}\n" in units or words[1:] == ["www-data", "novbe-proxy"], words
        options = {one for one in words if one.startswith("-")}
        assert options <= {"--system", "--group", "--home"}

    def addgroup(self, words: Sequence[str]) -> None:
        """The unit gives the group the server's socket."""
        unit = (ROOT / "docs/units/novbe-server.service").read_text("utf-8")
        assert f" {words[-1]} ${{RUNTIME_DIRECTORY}};" in unit, words

    def git(self, words: Sequence[str]) -> None:
        """The checkout has what the pages take from it."""
        for name in ("units", "nginx"):
            shutil.copytree(ROOT / "docs" / name, Path(words[-1]) / "docs" / name)

    def cd(self, words: Sequence[str]) -> None:
        os.chdir(words[1])

    def curl(self, words: Sequence[str]) -> None:
        path = urlsplit(words[-1]).path
        requests.get(f"{self.hall.server.url}{path}", timeout=30).raise_for_status()

    def files(self, words: Sequence[str]) -> None:
        """Run a program that works on files; the group of the server is not on this machine."""
        own = re.sub(r" -g novbe\b", "", shlex.join(words)) if words[0] == "install" else None
        words = shlex.split(own) if own else words
        there = [sorted(glob(one)) if "*" in one else [one] for one in words]
        _run([one for group in there for one in group])

    def postgres(self, words: Sequence[str]) -> None:
        """Run a program of PostgreSQL, for a database of this test."""
        where = ["-h", str(self.hall.postgres.folder), "-U", "novbe"]
        own = [DATABASE if one == "novbe" else one for one in words[1:]]
        _run([str(binaries() / words[0]), *where, *own])

    def backup(self) -> str:
        return str(max((self.root / "mnt/backups").glob("novbe-*.tar.gz")))


def _run(words: Sequence[str]) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


KNOWN: Final[Mapping[str, Callable[[Followed, Sequence[str]], None]]] = {
    "novbe": Followed.novbe,
    "systemctl": Followed.systemctl,
    "curl": Followed.curl,
    "make": Followed.make,
    "tar": Followed.bundle,
    "install.sh": Followed.bundle,
    "apt-get": Followed.apt_get,
    "addgroup": Followed.addgroup,
    "adduser": Followed.adduser,
    "git": Followed.git,
    "cd": Followed.cd,
    **dict.fromkeys(("cp", "ln", "install", "openssl"), Followed.files),
    **dict.fromkeys(("createuser", "createdb"), Followed.postgres),
    **dict.fromkeys(("journalctl", "nginx", "update-ca-certificates"), Followed.looked_at),
}
"""The commands of the pages, by the name of the program."""

REPLACED: Final[Mapping[str, Callable[[Followed], str]]] = {
    "K7MQ 4PXW": lambda machine: machine.hall.device("at the door").shown_code,
    "P2RT 88AB": lambda machine: machine.hall.device("new").shown_code,
    "kiosk-1f0c2a77d3": lambda machine: machine.hall.kiosk(),
    "A042": lambda machine: machine.hall.ticket,
    "TEXT-ID": lambda machine: machine.hall.notice,
    "K3M9-X2VP": lambda machine: machine.hall.booking,
    "2026-12-02": lambda machine: machine.hall.booked_day,
    "2026-11-24": lambda machine: machine.hall.day(),
    "/mnt/backups/novbe-asan-7-20261129T013000Z.tar.gz": Followed.backup,
    "postgresql://novbe@/novbe": lambda machine: machine.hall.other_database(),
    "https://SERVER": lambda machine: machine.hall.server.url,
}
"""What stands in a page for something of the reader's hall."""

BEFORE: Final[Mapping[str, Callable[[FollowedHall], None]]] = {
    "novbe server import": FollowedHall.settings_written,
    "novbe server digest": FollowedHall.day_closed,
    "novbe server restore": FollowedHall.stopped,
    "novbe server copy": FollowedHall.stopped,
    "systemctl start novbe-server": FollowedHall.settings_written,
    "novbe server doctor": FollowedHall.runs,
}
"""What has to be there before a command."""
