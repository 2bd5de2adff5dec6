"""The command, and the entry point for `install.sh` once the new release is in its folder."""

import hashlib
import os
import re
import signal
import subprocess
import sys
import tarfile
import tempfile
from contextlib import suppress
from pathlib import Path

import click

from novbe.upgrade.machine import Failed, Machine, Release
from novbe.upgrade.switching import Stays, WentBack, switch

EXIT_WENT_BACK = 1
"""Exit code: the previous release is in use."""

EXIT_FAILED = 2
"""Exit code: nothing was changed, or the machine needs attention, as the message says."""


@click.command()
@click.argument(
    "bundle", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--sha256", metavar="HEX", help="The SHA-256 that 'make bundle' printed.")
@click.option("--back", is_flag=True, help="Go back to the release that was in use before.")
def upgrade(bundle: Path | None, sha256: str | None, back: bool) -> None:
    """Take this machine to the release in BUNDLE, an archive that 'make bundle' made; or, with
    --back, to the release that was in use before. The hall is backed up and its programs are
    stopped for some seconds. Where the other release does not serve, the present one does again."""
    if back == (bundle is not None):
        raise click.UsageError("Name a bundle, or --back.")
    machine = Machine()
    try:
        # Before the check of the user: every user of a checkout reads what to do instead.
        _ = machine.current
        if os.geteuid() != 0:
            raise Failed("Run this as root: sudo novbe upgrade ...")
        if bundle is None:
            use(machine.previous.folder, back=True)
        else:
            _install(machine, bundle, sha256)
    except Failed as error:
        _end(f"Nothing was changed. {error}", EXIT_FAILED)


def _install(machine: Machine, bundle: Path, sha256: str | None) -> None:
    """Run the bundle's own `install.sh`, or `Failed` if the bundle has another digest."""
    with bundle.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if sha256 is not None and found != sha256.lower():
        raise Failed(f"{bundle} has the SHA-256 {found}, another than the given one.")
    with tempfile.TemporaryDirectory(prefix=".upgrade-", dir=machine.opt) as folder:
        try:
            with tarfile.open(bundle) as archive:
                archive.extractall(folder, filter="data")
            (unpacked,) = Path(folder).iterdir()
        except (tarfile.TarError, OSError, ValueError) as error:
            raise Failed(f"{bundle} is not a bundle, or is damaged: {error}") from error
        done = subprocess.run(["sh", str(unpacked / "install.sh")], check=False)
    if done.returncode:
        sys.exit(done.returncode)


def _require_newer(machine: Machine, target: Release) -> None:
    """Refuse (`Failed`) an old bundle that was installed by mistake."""
    own, other = (
        [int(number) for number in re.findall(r"\d+", release.version)[:3]]
        for release in (machine.current, target)
    )
    if other < own:
        raise Failed(
            f"Nothing was changed. {target.version} is older than {machine.current.version}, which "
            "is in use; 'novbe upgrade --back' goes back to the release that was in use before."
        )


def use(folder: Path, *, back: bool = False) -> None:
    """Switch this machine to an installed release, and print the result."""
    # A lost SSH connection must not interrupt the switch.
    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    machine, target = Machine(), Release(folder.resolve())
    try:
        if not back:
            _require_newer(machine, target)
        switch(machine, target, lambda line: _say(f"novbe: {line}"))
    except WentBack as error:
        _end(f"This machine goes on with the release of before: {error}", EXIT_WENT_BACK)
    except (Stays, Failed) as error:
        _end(str(error), EXIT_FAILED)
    _say(f"novbe: {target.version} is in use.")
    if "counter" in target.roles:
        _say("novbe: a counter that runs goes on with the old release until the next sign-in.")


def _say(line: str) -> None:
    # A terminal that is gone must not end what is under way.
    with suppress(OSError):
        click.echo(line)


def _end(sentence: str, code: int) -> None:
    with suppress(OSError):
        click.echo(sentence, err=True)
    sys.exit(code)
