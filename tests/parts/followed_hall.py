"""The hall of a machine on which the pages of operations are followed: a real server in a process
of its own, commands of `novbe server` in this process, and what the examples of a page name."""

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import click
import requests
import tomlkit
from click.testing import CliRunner

from contract.enums import Role
from contract.texts import PROGRAM_LANGUAGES
from server import environment_file
from tests.parts import centre_files
from tests.parts.enrolment import Enrolling, new_secret
from tests.parts.hall import ASAN, RunningServer
from tests.parts.postgres import PostgresServer
from tests.parts.requesting import get, give, issue

CENTRE: Final = "asan-7"

SERVICE: Final = "identity-card"
"""A service of it, which the test lets visitors book."""

DATABASE: Final = "operations"
"""In PostgreSQL; in the pages it is called `novbe`."""

GROUPS: Final = {
    "server": "server.cli:cli",
    "kiosk": "kiosk.cli:main",
    "display": "display.cli:main",
    "counter": "counter.cli:main",
    "simulate": "simulator.cli:main",
    "demo": "novbe.demo.cli:demo",
    "upgrade": "novbe.upgrade.cli:upgrade",
}
"""The commands of `novbe`."""


def found_command(words: Sequence[str]) -> tuple[click.Command, list[str]]:
    """The command that the words after `novbe` name, and its arguments."""
    module, _, name = GROUPS[words[0]].partition(":")
    command: click.Command = getattr(import_module(module), name)
    rest = list(words[1:])
    while isinstance(command, click.Group) and rest:
        found = command.get_command(click.Context(command), rest[0])
        if found is None:
            break
        command, rest = found, rest[1:]
    return command, rest


class Device(Enrolling):
    role = Role.KIOSK

    def __init__(self) -> None:
        self.secret = new_secret()


class FollowedHall:
    """The hall.

    Attributes:
        ticket, notice, booking: the number, the id and the code of what was there on the day.
        booked_day: the day of the booking.
    """

    def __init__(self, root: Path, postgres: PostgresServer) -> None:
        self.postgres = postgres
        self.data, self.settings = root / "var/lib/novbe", root / "etc/novbe/server.env"
        # It is noon there, and the hall is open.
        self.zone = f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"
        centre = tomlkit.parse(ASAN.read_text("utf-8")).unwrap()
        centre["centre"]["time_zone"] = self.zone
        next(one for one in centre["services"] if one["key"] == SERVICE)["booking"] = {}
        (root / "etc/novbe/centre.toml").write_text(tomlkit.dumps(centre), "utf-8")
        self.server = RunningServer(
            data=self.data,
            clock_start=None,
            await_day=False,
            variables={environment_file.NAMED: str(self.settings)},
        )
        self.server.centre = CENTRE  # a page brings it in
        self.said = self.ticket = self.notice = self.booking = self.booked_day = self._kiosk = ""
        self._devices: dict[str, Device] = {}
        self._copied = False

    def end(self) -> None:
        self.server.__exit__()
        self.postgres.drop(DATABASE)

    def typed(self, words: Sequence[str]) -> None:
        """Type a command of `novbe server` by sudo.

        Raises:
            AssertionError: it did not end well.
        """
        command, arguments = found_command(words)
        if command.name == "restore":
            # What the page names comes last, and is taken.
            config = centre_files.read(self.settings.with_name("centre.toml"))
            numbers = [f"--next={one.prefix or one.key}={one.first}" for one in config.series]
            arguments = [*numbers, *arguments]
        # A URL leads to the hall of the test, not to one of this machine.
        arguments = [
            one.replace("sqlite:////var/lib/novbe", f"sqlite:///{self.data}") for one in arguments
        ]
        # Without settings it would be another hall of this machine.
        assert str(self.data) in self.settings.read_text("utf-8")
        before = dict(os.environ)
        del os.environ["NOVBE_DATA"]
        os.environ |= {environment_file.NAMED: str(self.settings), "SUDO_UID": "1"}
        try:
            done = CliRunner().invoke(
                command, arguments, input="BADGE-4711\n", catch_exceptions=False
            )
        finally:
            os.environ.clear()
            os.environ |= before
        self.said = done.stdout
        # Exit code 1 of the doctor is expected: no time server sets this clock.
        assert done.exit_code in ((0, 1) if command.name == "doctor" else (0,)), done.output

    # What the examples of the pages stand for.

    def device(self, name: str) -> Device:
        """A machine that asks; the same for the same name."""
        if name not in self._devices:
            made = self._devices[name] = Device()
            about = {"secret_hash": made.hash, "role": Role.KIOSK, "name": name, "version": "1"}
            answer = requests.post(f"{self.server.api}/enrolments", json=about, timeout=30)
            answer.raise_for_status()
        return self._devices[name]

    def kiosk(self) -> str:
        """The id of the kiosk at the door; a page names it while the server is stopped, too."""
        if not self._kiosk:
            devices = get(self.server, f"centres/{CENTRE}/devices", self.server.token(Role.MANAGER))
            self._kiosk = next(one["id"] for one in devices if one["label"] == "kiosk at the door")
        return self._kiosk

    def day(self) -> str:
        return datetime.now(ZoneInfo(self.zone)).date().isoformat()

    def other_database(self) -> str:
        """The database that a page makes; the hall moves there."""
        self._copied = True
        return f"postgresql://{DATABASE}@/{DATABASE}?host={self.postgres.folder}"

    # Preconditions of a command.

    def settings_written(self) -> None:
        """The settings are written, as the page says."""
        text = self.settings.read_text("utf-8")
        if not text:
            text = f"NOVBE_DATA={self.data}\nNOVBE_PUBLIC_URL=http://hall.example:8750\n"
        if self._copied and "NOVBE_DATABASE" not in text:
            text += f"NOVBE_DATABASE={self.other_database()}\n"
        self.settings.write_text(text, "utf-8")

    def day_closed(self) -> None:
        """A day with a ticket, a notice and a booking was closed."""
        greeter, manager = (self.server.token(one) for one in (Role.GREETER, Role.MANAGER))
        place = f"centres/{CENTRE}"
        # The hall may have opened by itself.
        give(self.server, f"{place}/day/open", manager)
        taken = issue(self.server, greeter, SERVICE).json()
        self.ticket = taken["number"]
        noted = give(self.server, f"{place}/tickets/{taken['id']}/note", greeter, note="a pram")
        noted.raise_for_status()
        texts = dict.fromkeys(PROGRAM_LANGUAGES, "The lift is out of order")
        posted = give(self.server, f"{place}/notices", manager, texts=texts)
        self.notice = posted.json()["notice"]
        service = f"{CENTRE}.{SERVICE}"
        *_, free = get(self.server, f"{place}/times?service={service}", greeter)
        slot = {"service": service, "at": free["times"][0], "language": "az"}
        held = give(self.server, f"{place}/bookings", greeter, **slot).json()
        self.booking, self.booked_day = held["code"], free["day"]
        details = f"{place}/bookings/{held['booking']}/details"
        give(self.server, details, greeter, mail="nigar@town.example").raise_for_status()
        give(self.server, f"{place}/day/close", manager).raise_for_status()

    def stopped(self) -> None:
        assert not self.server.stop(), self.server.said()

    def runs(self) -> None:
        with suppress(AssertionError):  # it does
            self.server.start()
