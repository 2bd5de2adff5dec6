"""A machine with several releases, as `tools/install.sh` installs them."""

import json
import os
import pwd
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

USER: Final = "novbe"
"""The user of the server, and of its commands for the upgrade."""


CANNOT_SERVE: Final = 1
"""The exit code of `novbe server try` and `schema --to` if a release cannot serve or keep the
hall's data."""


class Failed(Exception):
    """A step failed; the message says which and why. `code`: the exit code of a server command."""

    def __init__(self, message: str, code: int | None = None) -> None:
        super().__init__(message)
        self.code = code


class Systemd:
    """systemd; a machine without it has no services to stop."""

    def is_running(self, unit: str) -> bool:
        """Whether a unit runs, or is being restarted repeatedly."""
        done = self._ask("is-active", unit)
        return done is not None and done.stdout.strip() in ("active", "activating", "reloading")

    def start(self, unit: str) -> None:
        """Start a unit, or `Failed`; waits for its ready notification, but not for the server's,
        whose first start may take minutes."""
        self._do("start", unit, *(["--no-block"] if unit == "novbe-server" else []))

    def has_ended(self, unit: str) -> bool:
        """Whether the program of a unit has ended, and was started again, since `start`."""
        done = self._ask("show", "--property=NRestarts", "--value", unit)
        return done is not None and done.stdout.strip() not in ("", "0")

    def stop(self, unit: str) -> None:
        """Stop a unit; returns when it has stopped, or `Failed` if it still runs."""
        self._do("stop", unit)

    def reload(self) -> None:
        """Reload the unit files."""
        self._ask("daemon-reload")

    def _do(self, verb: str, unit: str, *options: str) -> None:
        done = self._ask(verb, unit, *options)
        if done is not None and done.returncode:
            raise Failed(f"systemctl {verb} {unit}: {done.stderr.strip()}")

    @staticmethod
    def _ask(*words: str) -> subprocess.CompletedProcess[str] | None:
        if not Path("/run/systemd/system").exists():
            return None
        words = ("systemctl", *words)
        return subprocess.run(words, capture_output=True, text=True, check=False)


@dataclass(frozen=True)
class Release:
    """An installed release."""

    folder: Path

    @property
    def version(self) -> str:
        """Its version."""
        return self._says("version")

    @property
    def roles(self) -> Sequence[str]:
        """Its roles."""
        return self._says("roles").split()

    @property
    def units(self) -> Path:
        """The folder of its units."""
        return self.folder / "bundle" / "units"

    def _says(self, name: str) -> str:
        for line in (self.folder / "bundle" / "release").read_text("utf-8").splitlines():
            key, _, value = line.partition("=")
            if key == name:
                return value.strip('"')
        raise Failed(f"{self.folder} is not a whole release: it does not say its {name}")


@dataclass
class Machine:
    """The paths of a machine, and its service manager.

    Attributes:
        opt: the folder of the releases.
        units: the folder of systemd's units.
        environment, user: of the server's commands; None for the current user.
    """

    opt: Path = Path("/opt/novbe")
    units: Path = Path("/etc/systemd")
    services: Systemd = field(default_factory=Systemd)
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    user: str | None = USER

    @property
    def current(self) -> Release:
        """The release in use, or `Failed` if none was installed from a bundle."""
        found = self._release("current")
        if found is None:
            raise Failed(
                f"{self.opt / 'current'} leads to no release that was installed from a bundle. "
                "Upgrade a checkout in its folder, after a backup: sudo git pull && sudo make "
                'setup ROLE="..." (the programs of this machine), then restart the programs.'
            )
        return found

    @property
    def previous(self) -> Release:
        """The release that was in use before, or `Failed`."""
        found = self._release("previous")
        if found is None:
            raise Failed("There is no release before this one on this machine.")
        return found

    def _release(self, link: str) -> Release | None:
        folder = (self.opt / link).resolve()
        return Release(folder) if (folder / "bundle" / "complete").exists() else None

    def use(self, release: Release) -> None:
        """Activate a release: its units, then the link."""
        for unit in release.units.iterdir():
            kind = "user" if unit.name == "novbe-counter.service" else "system"
            (self.units / kind).mkdir(parents=True, exist_ok=True)
            shutil.copy(unit, self.units / kind)
        self.services.reload()
        self.link("current", release)

    def link(self, name: str, release: Release) -> None:
        """Point a link to a release."""
        new = self.opt / f"{name}.new"
        new.unlink(missing_ok=True)
        new.symlink_to(release.folder.relative_to(self.opt.resolve()))
        new.replace(self.opt / name)

    def server(self, release: Release, *words: str) -> str:
        """Run a command of a release's `novbe server`; returns its output, or `Failed` with its
        message."""
        command = [str(release.folder / "bin" / "novbe"), "server", *words]
        environment, as_user = dict(self.environment), dict[str, Any]()
        if self.user is not None:
            known = pwd.getpwnam(self.user)
            environment |= {"HOME": known.pw_dir, "USER": self.user}
            as_user = {
                "user": known.pw_uid,
                "group": known.pw_gid,
                "extra_groups": os.getgrouplist(self.user, known.pw_gid),
                "umask": 0o077,
                "cwd": known.pw_dir,
            }
        done: subprocess.CompletedProcess[str] = subprocess.run(
            command, capture_output=True, text=True, check=False, env=environment, **as_user
        )
        if done.returncode:
            # The last lines have the reason.
            why = "\n".join(done.stderr.strip().splitlines()[-5:]) or "it said nothing"
            said = f"novbe server {words[0]} of {release.version}: {why}"
            raise Failed(said, done.returncode)
        return done.stdout

    def schema(self, release: Release) -> Mapping[str, Any]:
        """The version of the database's schema (`database`, None without a hall) and that of a
        release (`release`)."""
        found: Mapping[str, Any] = json.loads(self.server(release, "schema"))
        return found
