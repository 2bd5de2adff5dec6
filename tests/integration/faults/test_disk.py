"""A server whose disk is full or fails."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest

from contract.enums import Role
from server.settings import CannotStart
from tests.parts.box import create_tables
from tests.parts.cli import cli_on
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.issuing import Issuing
from tests.parts.listening import Listener
from tests.parts.ports import free_port
from tests.parts.requesting import issue, ready, send
from tests.parts.small_disk import fill, small_disk
from tests.parts.waiting import until

SYSTEM: Final = f"{os.environ.get('PATH', '')}:/usr/sbin"

mounts = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk")
has_loops = pytest.mark.skipif(
    not Path("/dev/loop-control").exists() or shutil.which("mkfs.ext4", path=SYSTEM) is None,
    reason="this machine makes no disks of files",
)

FULL = "the database cannot be written: the disk is full"
FAILS = "the database cannot be written: its disk fails"
READ_ONLY = "the database cannot be written: it is read-only"
AGAIN = "the database is read and written again"


def run(*words: str | Path) -> None:
    subprocess.run(words, check=True, env=os.environ | {"PATH": SYSTEM}, capture_output=True)


@contextmanager
def mounted(folder: Path, *what: str | Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    run("mount", *what, folder)
    try:
        yield folder
    finally:
        run("umount", folder)


def on(disk: Path) -> RunningServer:
    return RunningServer(VILLAGE, database=f"sqlite:///{disk}/novbe.db")


@mounts
def test_a_full_disk_is_told_once_and_health_fails_until_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 16) as disk, on(disk) as hall:
        display = hall.token(Role.DISPLAY)
        assert issue(hall, hall.token(Role.GREETER)).ok
        until(lambda: ready(hall) == (200, {}))
        with (
            Listener(hall.url, [f"centre/{hall.centre}/board"], display) as board,
            Issuing(hall) as kiosks,
        ):
            filler = fill(disk)
            until(lambda: kiosks.statuses[503])
            until(lambda: FULL in hall.said())
            assert ready(hall) == (503, {"writing": "disk_full"})
            assert send(hall, "GET", "health").status_code == 503
            # What it shows is still true.
            assert board.connected
            filler.unlink()
            count = len(kiosks.tickets)
            until(lambda: len(kiosks.tickets) > count)
            until(lambda: ready(hall) == (200, {}))
        assert send(hall, "GET", "health").ok
        until(lambda: AGAIN in hall.said())
        assert [len(hall.said().splitlines()), hall.said().count(FULL)] == [2, 1]
        assert hall.stop() == 0
        kiosks.prove()


def found_there(hall: RunningServer) -> dict[str, str]:
    """What the doctor says of a hall that no server serves, by the part: sentence and advice."""
    with pytest.MonkeyPatch.context() as environment:
        # Another program's server may have the usual port.
        environment.setenv("NOVBE_PORT", str(free_port()))
        done = cli_on(hall.settings.data, hall.database)("doctor", "--json")
    found = {one["what"]: one for one in json.loads(done.stdout)}
    return {name: f"{one['sentence']} {one['advice']}" for name, one in found.items()}


@mounts
def test_a_start_on_a_full_disk_names_it(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 16) as disk, on(disk) as hall:
        hall.stop()
        fill(disk)
        told = "the disk of the database is full. Make room"
        with pytest.raises(RuntimeError, match=told):
            hall.start()
        assert told in found_there(hall)["database"]


@mounts
def test_a_read_only_disk_is_named_by_the_doctor(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 16) as disk:
        hall = on(disk).prepare()
        run("mount", "-o", "remount,ro", disk)
        told = found_there(hall)["database"]
        assert "the database is read-only. The system makes a disk read-only" in told


@contextmanager
def another_account() -> Iterator[None]:
    """Work as an account that may write no file of this one."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_a_database_that_this_account_may_not_write_is_named() -> None:
    with tempfile.TemporaryDirectory() as name:
        hall = RunningServer(VILLAGE, data=Path(name)).prepare()
        Path(name).chmod(0o555)
        (Path(name) / "novbe.db").chmod(0o444)
        with another_account():
            told = found_there(hall)["database"]
            with pytest.raises(CannotStart, match="may not write the database"):
                create_tables(hall.settings)
        Path(name).chmod(0o755)
    assert "may not write the database. Give the database and its folder to" in told


@mounts
@has_loops
def test_a_failed_disk_keeps_every_acknowledged_command(tmp_path: Path) -> None:
    """As Debian mounts disks: after an error nothing more is written until it is repaired.

    No command is under way at the error: ext4 may say then that it has written what it has not, and
    plain SQLite loses its last commit in one of ten tries.
    """
    image, folder = tmp_path / "image", tmp_path / "disk"
    with image.open("wb") as file:
        file.truncate(24 * 1024 * 1024)
    run("mkfs.ext4", "-q", image)
    with mounted(folder, "-o", "loop,errors=remount-ro", image) as disk, ExitStack() as stack:
        hall = on(disk).prepare()
        # The tests do not wait for the disk where they import the centre.
        os.sync()
        hall.start()
        stack.callback(hall.kill)
        rooms, display = [f"centre/{hall.centre}/board"], hall.token(Role.DISPLAY)
        before, kiosks = Issuing(hall), Issuing(hall)
        with before:
            until(lambda: len(before.tickets) > 4)
        found = os.stat(disk).st_dev
        name = Path(f"/sys/dev/block/{os.major(found)}:{os.minor(found)}").resolve().name
        Path(f"/sys/fs/ext4/{name}/trigger_fs_error").write_text("1")
        with Listener(hall.url, rooms, display) as board, kiosks:
            until(lambda: kiosks.statuses[503] > 4)
            # By the release of the kernel.
            until(lambda: FAILS in hall.said() or READ_ONLY in hall.said(), told=hall.said)
            assert set(ready(hall)[1]) == {"writing"}
            assert board.connected
            assert send(hall, "GET", f"centres/{hall.centre}/board", display).ok
        assert hall.stop() == 0
        assert len(hall.said().splitlines()) == 1
    # 1: errors were corrected.
    with suppress(subprocess.CalledProcessError):
        run("e2fsck", "-fy", image)
    refused = pytest.raises(
        RuntimeError, match=r"cannot be used: Read-only file system\. .*see dmesg"
    )
    with mounted(folder, "-o", "loop,ro", image), refused:
        hall.start()
    with mounted(folder, "-o", "loop", image):
        with hall:
            assert issue(hall, hall.token(Role.GREETER)).ok
        before.prove()
        kiosks.prove()
