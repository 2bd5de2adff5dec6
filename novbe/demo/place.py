"""The folder of a demo, locked for one demo at a time."""

import fcntl
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import platformdirs

MARK: Final = "demo.json"
"""The file that marks a folder as a demo's, which may be emptied."""

_LOCK: Final = ".lock"


class CannotRun(Exception):
    """The demo cannot start or continue; the message says why and what to do."""


def default_folder() -> Path:
    """In the user's data folder, next to that of a real server."""
    return platformdirs.user_data_path("novbe") / "demo"


class DemoFolder:
    """A demo's folder.

    Attributes:
        voice: the display's announcements on a machine without a screen.
        sound: the latest sentence of the kiosk's voice.
        settings: an empty settings file, because the user's own settings are for real halls.
        ticket_page: the URL of a waiting visitor's page, written by the simulator.
        mails: what visitors with a booking are sent.
        summary: the simulator's.
        printer: the configuration of the printer simulator.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.logs = folder / "logs"
        self.screens = folder / "screens"
        self.receipts = folder / "receipts"
        self.voice = folder / "voice"
        self.sound = folder / "sound"
        self.mails = folder / "mails"
        self.settings = folder / "settings.toml"
        self.simulator_tokens = folder / "tokens.json"
        self.ticket_page = folder / "ticket-page"
        self.summary = folder / "summary.txt"
        self.printer = folder / "emupos.yaml"

    def identity(self, role: str) -> Path:
        """The identity file of a device."""
        return self.folder / f"{role}.json"

    def log(self, name: str) -> Path:
        """The log of a program."""
        return self.logs / f"{name.replace(' ', '-')}.log"

    def take(self) -> int:
        """Lock the folder for this process; the lock ends with it, or with the returned descriptor.
        `CannotRun` if another demo uses it, it has another owner, or it cannot be written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise CannotRun(f"{self.folder} cannot be used: {error.strerror}") from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(lock)
            raise CannotRun(
                f"A demo is already running in {self.folder}. End it first (Ctrl+C where it "
                "was started), or give this one another --folder."
            ) from error
        return lock

    def lay_out(self) -> None:
        """Delete an earlier demo, and create the folders that programs write to. A folder with
        other files and without the mark is `CannotRun`."""
        mark = self.folder / MARK
        there = [file for file in self.folder.iterdir() if file.name not in (_LOCK, MARK)]
        if there and not mark.is_file():
            raise CannotRun(f"{self.folder} is not empty and not a demo's. Give another --folder.")
        mark.touch()
        for file in there:
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file)
            else:
                file.unlink()
        for folder in (
            self.data,
            self.logs,
            self.screens,
            self.receipts,
            self.sound,
            self.mails,
        ):
            folder.mkdir()
        self.settings.touch()

    def write_simulator_tokens(self, kiosk: str, operators: Mapping[str, str]) -> None:
        """Write the simulator's tokens to a file; other users could read a command line."""
        _write(self.simulator_tokens, json.dumps({"kiosk": kiosk, "operators": operators}))

    def write_identity(self, role: str, server: str, token: str) -> None:
        """Make a program an enrolled device, which reports its health."""
        kept = {"role": role, "server": server, "secret": token, "enrolled": True}
        _write(self.identity(role), json.dumps(kept))


def _write(path: Path, text: str) -> None:
    """Write a file that only its owner may read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
