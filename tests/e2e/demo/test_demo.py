"""A whole hall starts, is alive, heals and ends: as a person at a terminal sees it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
import zxingcpp
from PIL import Image

from contract.access import DeviceState, PrinterState, SoundState
from contract.enums import Role, SnapshotName
from contract.operations import address_of
from contract.snapshots import Hall, HallDevice
from tests.parts.child import running
from tests.parts.hall import clean_env
from tests.parts.waiting import until

# Ten programs start here: next to other work each wait may take minutes.
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(1800)]

START_SECONDS = 300.0

BETWEEN_REQUESTS = 0.2
"""Seconds: to be asked without a pause takes the server more than the rest of its hall."""


@dataclass(frozen=True)
class Which:
    """What is started."""

    command: Sequence[str]
    centre: str
    counters: Sequence[str]
    languages: Sequence[str]


SHIPPED = Which(
    [str(Path(sys.executable).with_name("novbe")), "demo"],
    "asan-7",
    ["counter 1", "counter 12"],
    ["az", "en", "ru", "id", "fr", "ar"],
)
OF_THE_VILLAGE = """
import sys
from pathlib import Path
from novbe.demo import centre, cli

# It works on the day before, too, which is a Sunday.
written = centre.shipped().with_name("village.toml").read_text("utf-8")
village = Path(sys.argv[2] + ".toml")
village.write_text(written.replace("sat =", 'sun = ["09:00-18:00"]\\nsat =', 1), "utf-8")
centre.shipped = lambda: village
cli.demo(["--visitors-a-day", "200", "--warm-up", "8", *sys.argv[1:]])
"""
SMALL = Which(
    [sys.executable, "-c", OF_THE_VILLAGE], "village", ["counter 1", "counter 2"], ["az", "en"]
)
"""The same programs in a hall of two counters."""


@dataclass
class Demo:
    """A running demo and what it says."""

    which: Which
    process: subprocess.Popen[bytes]
    folder: Path
    output: Path

    def said(self) -> str:
        return self.output.read_text()

    def await_that(self, condition: Callable[[], bool], seconds: float = START_SECONDS) -> None:
        until(lambda: self.process.poll() is not None or condition(), seconds, self.said)
        assert self.process.poll() is None, self.said()

    def path(self, what: str) -> str:
        """The value after a name in the summary."""
        found = re.search(rf"^  {what} +(\S+)$", self.said(), re.MULTILINE)
        assert found, self.said()
        return found[1]

    def press(self, switch: str, state: str) -> None:
        """Switch a fault on or off on the page of faults, and wait until the page shows it."""
        page, row = self.path("faults"), f'id="{switch}" data-state="{state}"'
        assert requests.post(f"{page}{switch}/{state}", timeout=10).ok
        self.await_that(lambda: row in requests.get(page, timeout=10).text)

    def answers(self) -> bool:
        try:
            return requests.get(f"{self.path('server')}/api/v1/health", timeout=1).ok
        except requests.RequestException:
            return False

    def kiosk(self) -> HallDevice:
        """The kiosk, as the server tells its staff of it."""
        time.sleep(BETWEEN_REQUESTS)
        tokens = json.loads((self.folder / "tokens.json").read_text())["operators"]
        address = self.path("server") + address_of(SnapshotName.HALL, centre=self.which.centre)
        head = {"Authorization": f"Bearer {next(iter(tokens.values()))}"}
        hall = Hall.read(requests.get(address, headers=head, timeout=10).json())
        return next(one for one in hall.devices if one.role is Role.KIOSK)

    def children(self) -> dict[int, str]:
        """The programs by process id, with their command lines."""
        return {pid: command for pid, command in _processes() if str(self.folder) in command}


def _processes() -> Iterator[tuple[int, str]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if state != "Z":
                yield int(entry.name), command


@contextmanager
def _demo(which: Which, folder: Path, output: Path, *more: str) -> Iterator[Demo]:
    env = {key: value for key, value in clean_env().items() if "DISPLAY" not in key}
    with running([*which.command, "--folder", str(folder), *more], output, env) as process:
        yield Demo(which, process, folder, output)


def _is_picture(path: Path) -> bool:
    with Image.open(path) as picture:
        colours = picture.convert("RGB").getcolors(1 << 24)
    return colours is not None and len(colours) > 10


def await_fresh(demo: Demo, screens: list[str]) -> None:
    """Wait until there is a newer picture of each screen."""
    before = {screen: Path(screen).stat().st_mtime_ns for screen in screens}
    demo.await_that(lambda: all(Path(one).stat().st_mtime_ns > before[one] for one in screens))


def kill_a_launcher(which: Which, folder: Path, output: Path) -> None:
    """Kill a demo that is starting: nothing outlives it."""
    with _demo(which, folder, output) as demo:
        demo.await_that(lambda: sum(" -m " in one for one in demo.children().values()) >= 5)
        demo.process.kill()
        demo.process.wait()
        until(lambda: not demo.children())


@pytest.mark.parametrize(
    ("which", "after_a_kill", "end"),
    [
        (SMALL, False, signal.SIGINT),
        pytest.param(SHIPPED, True, signal.SIGTERM, marks=pytest.mark.soak),
    ],
    ids=["small", "shipped"],
)
def test_a_demo_is_alive_heals_and_ends_as_a_whole(
    tmp_path: Path, which: Which, after_a_kill: bool, end: signal.Signals
) -> None:
    folder = tmp_path / "demo"
    if after_a_kill:
        # What it left behind is no obstacle for the next one.
        kill_a_launcher(which, folder, tmp_path / "killed.txt")
    with _demo(which, folder, tmp_path / "said.txt", "--faults") as demo:
        demo.await_that(lambda: "Ctrl+C ends all of it." in demo.said())
        # Every address and path that it names exists.
        server = demo.path("server")
        assert requests.get(f"{server}/api/v1/health", timeout=10).json()["status"] == "ok"
        assert requests.get(demo.path("ticket page"), timeout=10).status_code == 200
        link = requests.get(demo.path("console"), timeout=10)
        assert "Demo manager" in link.text
        assert "Demo operator" in requests.get(demo.path("counter page"), timeout=10).text
        screens = [demo.path(name) for name in ("kiosk", "display", *which.counters)]
        assert all(_is_picture(Path(screen)) for screen in screens)
        # The day before was made, and how the hall speaks English is said.
        assert (Path(demo.path("logs")) / "yesterday.log").is_file()
        assert "There is no day before this one" not in demo.said()
        assert "--language en" in demo.said()

        # A visitor of each language took a ticket, and its receipt links to its page.
        receipts = Path(demo.path("receipts"))
        demo.await_that(lambda: len(list(receipts.glob("*.png"))) >= len(which.languages))
        for receipt in receipts.glob("*.png"):
            with Image.open(receipt) as picture:
                codes = zxingcpp.read_barcodes(picture.convert("L"))
            assert [code.text.startswith(f"{server}/t/") for code in codes] == [True]
        of_languages = [folder / "screens" / f"ticket-{one}.png" for one in which.languages]
        demo.await_that(lambda: all(one.is_file() for one in of_languages))

        # The paper runs out, and the staff are told.
        demo.press("paper", "out")
        await_fresh(demo, screens)
        demo.await_that(lambda: demo.kiosk().printer is PrinterState.PAPER_OUT)

        # So they are of a voice that cannot be heard.
        demo.press("sound", "away")
        demo.await_that(lambda: demo.kiosk().sound is SoundState.FAILED)
        demo.press("sound", "there")
        demo.await_that(lambda: demo.kiosk().sound is SoundState.OK)

        # The network is cut; meanwhile the paper comes back and the cover is opened.
        demo.press("network", "cut")
        commands = "\n".join(demo.children().values())
        (relay,) = set(re.findall(r" -m kiosk --server (\S+)", commands))
        with pytest.raises(requests.ConnectionError):
            requests.get(relay, timeout=5)
        demo.press("paper", "full")
        demo.press("cover", "open")

        # Killed on the page, the server stays down until it is started again there.
        demo.press("server", "killed")
        assert not demo.answers()
        demo.press("server", "running")
        demo.await_that(lambda: "server was ended by SIGKILL: started again" in demo.said())
        demo.await_that(demo.answers)

        # Without a network the kiosk is missed; with one it reports what has changed meanwhile.
        demo.await_that(lambda: demo.kiosk().state is DeviceState.OFFLINE)
        demo.press("network", "connected")
        demo.await_that(lambda: demo.kiosk().printer is PrinterState.COVER_OPEN)
        assert demo.kiosk().state is DeviceState.ONLINE
        await_fresh(demo, screens)

        demo.process.send_signal(end)
        demo.process.wait(60)
        assert demo.process.returncode == 0
        said = demo.said()
        told = said.partition("Ending ...")[2]
        assert "tickets issued" in told
        # The simulated people found the server again, and asked for nothing that it does not know.
        assert re.search(r"server away: (once|\d+ times), [1-9]", told), told
        assert not re.search("malformed|not permitted|internal", told), told
        assert "errors: none" in told
        assert "Traceback" not in said
        assert demo.children() == {}
