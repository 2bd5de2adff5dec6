"""Where a demo keeps its things, and that only one demo is there at a time."""

import fcntl
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import platformdirs

MARK: Final = "demo.json"
"""By this file one sees that a folder is a demo's and may be emptied."""

_LOCK: Final = ".lock"


class PlaceTaken(Exception):
    """The folder cannot be used; the message says why and what to do."""


def default_folder() -> Path:
    """Under this person's data folder, beside that of a real server."""
    return platformdirs.user_data_path("novbe") / "demo"


@dataclass(frozen=True, slots=True)
class Place:
    """A demo's folder.

    Attributes:
        folder: holds everything.
    """

    folder: Path

    @property
    def data(self) -> Path:
        """The server's data and secrets."""
        return self.folder / "data"

    @property
    def logs(self) -> Path:
        """What the programs say on standard error, a file each."""
        return self.folder / "logs"

    @property
    def screens(self) -> Path:
        """A fresh picture of each screen."""
        return self.folder / "screens"

    @property
    def receipts(self) -> Path:
        """The pictures of what the printer printed."""
        return self.folder / "receipts"

    @property
    def voice(self) -> Path:
        """Where the display keeps what it says on a machine without a screen."""
        return self.folder / "voice"

    @property
    def sound(self) -> Path:
        """The latest sentence that the kiosk said into its headset."""
        return self.folder / "sound"

    @property
    def settings(self) -> Path:
        """An empty settings file: those of the person who starts the demo are for real halls."""
        return self.folder / "settings.toml"

    @property
    def simulator_tokens(self) -> Path:
        """What the simulator signs with."""
        return self.folder / "tokens.json"

    @property
    def ticket_page(self) -> Path:
        """The address of a waiting visitor's page; the simulator keeps it."""
        return self.folder / "ticket-page"

    @property
    def summary(self) -> Path:
        """What happened, by the simulator."""
        return self.folder / "summary.txt"

    @property
    def printer(self) -> Path:
        """The configuration of the printer simulator."""
        return self.folder / "emupos.yaml"

    def identity(self, role: str) -> Path:
        """Who a device is, as its program keeps it."""
        return self.folder / f"{role}.json"

    def log(self, name: str) -> Path:
        """The log of a program."""
        return self.logs / f"{name.replace(' ', '-')}.log"

    def take(self) -> int:
        """Hold the folder for this process; the lock ends with the returned descriptor.

        Raises:
            PlaceTaken: another demo is there, it is somebody else's, or it cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise PlaceTaken(f"{self.folder} cannot be used: {error.strerror}") from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(lock)
            raise PlaceTaken(
                f"A demo is already running in {self.folder}. End it first (Ctrl+C where it "
                "was started), or give this one another --folder."
            ) from error
        return lock

    def empty(self) -> None:
        """Forget an earlier demo; what is no demo's is not touched.

        Raises:
            PlaceTaken: there are other things in the folder.
        """
        there = [one for one in self.folder.iterdir() if one.name != _LOCK]
        if there and not (self.folder / MARK).is_file():
            raise PlaceTaken(f"{self.folder} is not empty and not a demo's. Give another --folder.")
        for one in sorted(there, key=lambda path: path.name == MARK):
            # The mark goes last: what is interrupted here is still a demo's.
            if one.is_dir() and not one.is_symlink():
                shutil.rmtree(one)
            else:
                one.unlink()

    def lay_out(self) -> None:
        """Make the folders that programs write to."""
        for folder in (self.data, self.logs, self.screens, self.receipts, self.sound):
            folder.mkdir(exist_ok=True)
        self.settings.touch()
        for stale in (self.ticket_page, self.summary):
            stale.unlink(missing_ok=True)

    def remember(self, what: Mapping[str, Any]) -> None:
        """Keep what the next start with `--keep` needs; readable by its owner alone."""
        _write(self.folder / MARK, json.dumps(what, indent=1))

    def remembered(self) -> dict[str, Any] | None:
        """What an earlier demo kept; None where there was none, or it never got so far."""
        try:
            kept = json.loads((self.folder / MARK).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return kept if isinstance(kept, dict) and "tokens" in kept else None

    def write_simulator_tokens(self, kiosk: str, operators: Mapping[str, str]) -> None:
        """Give the simulator its tokens; not on a command line, where everybody could read them."""
        _write(self.simulator_tokens, json.dumps({"kiosk": kiosk, "operators": operators}))

    def write_identity(self, role: str, server: str, token: str) -> None:
        """Make a program an enrolled device, which reports how it is. What it keeps since an
        earlier start stays: it may have renewed its token."""
        if not self.identity(role).exists():
            kept = {"role": role, "server": server, "secret": token, "enrolled": True}
            _write(self.identity(role), json.dumps(kept))


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    part.replace(path)
