"""The command lines, the environment and the windows of the programs of a demo."""

import json
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from novbe.demo.child import Child
from novbe.demo.place import DemoFolder

PREFERRED_PORT: Final = 8750
PRINTER_ID: Final = "printer"
PRINTER_PROFILE: Final = "epson-tm-t20iii"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server listens."""

    host: str
    port: int

    @property
    def near(self) -> str:
        """The host for programs on this machine."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)

    @property
    def here(self) -> str:
        """The URL for browsers on this machine."""
        host = f"[{self.near}]" if ":" in self.near else self.near
        return f"http://{host}:{self.port}"

    @property
    def public(self) -> str:
        """The URL for phones: on the network, if the server listens there."""
        if self.host not in ("0.0.0.0", "::"):
            return self.here
        return f"http://{address_in_network()}:{self.port}"


def address_for(host: str, port: int | None) -> Address:
    """The address for the server: the requested port (`OSError` if it is in use), else the
    default one, else a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port or PREFERRED_PORT))
        except OSError:
            if port is not None:
                raise
            probe.bind((host, 0))
        return Address(host, int(probe.getsockname()[1]))


def address_in_network() -> str:
    """This machine's address on its network; the loopback address without one. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def free_port() -> int:
    """A port of the loopback that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(place: DemoFolder, around: Mapping[str, str]) -> dict[str, str]:
    """The environment of a demo's programs, without the user's settings for a real hall."""
    env = {
        name: value
        for name, value in around.items()
        if not name.startswith("NOVBE_") or name == "NOVBE_LOG"
    }
    env["NOVBE_CONFIG"] = str(place.settings)
    env["NOVBE_ENVIRONMENT_FILE"] = ""
    env["NOVBE_MAIL_SERVER"] = f"folder:{place.mails}"
    env["PYTHONUNBUFFERED"] = "1"
    if not any(env.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        env["LC_ALL"] = "C.UTF-8"
    return env


def python(package: str, *arguments: str | Path) -> list[str]:
    """The command line of a package of ours."""
    return [sys.executable, "-P", "-m", package, *map(str, arguments)]


@dataclass(frozen=True, slots=True)
class Programs:
    """The command lines of one demo's programs, which reach the server by `route`, with the
    sizes of their windows. With `pictures` the screens are stored as pictures, without a screen."""

    place: DemoFolder
    address: Address
    route: str
    env: Mapping[str, str]
    sizes: Mapping[str, str]
    pictures: bool

    def server(self, clock_start: datetime) -> Child:
        """The server."""
        command = python(
            "server", "run", "--data", self.place.data,
            "--host", self.address.host, "--port", str(self.address.port),
            "--public-url", self.address.public,
            "--clock-start", clock_start.isoformat(), "--clock-rate", "1",
            # Devices of a real hall must not find this server.
            "--no-announce",
        )  # fmt: skip
        return Child("server", command, self.env, self.place.log("server"))

    def printer(self, port: int, api_port: int) -> Child:
        """The simulated network printer, which stores a picture of each receipt."""
        config = {
            "schema": 1,
            "api": {"host": "127.0.0.1", "port": api_port},
            "devices": [
                {
                    "id": PRINTER_ID,
                    "type": "printer",
                    "profile": PRINTER_PROFILE,
                    "connections": [{"tcp": {"port": port}}],
                    "receipts_dir": str(self.place.receipts),
                }
            ],
        }
        # JSON is YAML.
        self.place.printer.write_text(json.dumps(config, indent=1), encoding="utf-8")
        command = [str(emupos()), "run", "--config", str(self.place.printer)]
        return Child("printer", command, self.env, self.place.log("printer"))

    def kiosk(self, token: str, printer_port: int) -> Child:
        """The kiosk."""
        printer = f"tcp://127.0.0.1:{printer_port}"
        kept = str(self.place.folder / "kiosk")
        headset = f"file:{self.place.sound}"
        return self._device(
            "kiosk", token, "--printer", printer, "--folder", kept, "--headset", headset
        )

    def first_ticket(self, printer_port: int, language: str) -> list[str]:
        """A kiosk that prints one ticket and ends."""
        return [
            *self._command("kiosk"),
            "--printer", f"tcp://127.0.0.1:{printer_port}",
            "--language", language, "--screen", "ticket",
            "--size", self.sizes["kiosk"],
            "--screenshot", str(self.picture(f"ticket {language}")),
        ]  # fmt: skip

    def display(self, token: str) -> Child:
        """The display of the hall with its voice. Without a screen the latest announcement is
        stored as a file."""
        kept = str(self.place.folder / "display")
        speaker = ("--speaker", f"file:{self.place.voice}") if self.pictures else ()
        return self._device("display", token, "--folder", kept, *speaker)

    def counter(self, key: str, token: str) -> Child:
        """The operator's program at a counter, silent because of the display's voice."""
        kept = str(self.place.folder / f"counter-{key}")
        more = ("--folder", kept, "--speaker", "none")
        return self._window("counter", f"counter {key}", self.signed(token), *more)

    def simulator(self, visitors_a_day: float, warm_up: int) -> Child:
        """The simulator."""
        command = python(
            "simulator", "--server", self.route,
            "--tokens", self.place.simulator_tokens,
            "--visitors-a-day", str(visitors_a_day), "--warm-up", str(warm_up),
            "--summary", self.place.summary, "--ticket-page", self.place.ticket_page,
        )  # fmt: skip
        return Child("simulator", command, self.env, self.place.log("simulator"))

    def picture(self, name: str) -> Path:
        """The file of a screen's picture."""
        return self.place.screens / f"{name.replace(' ', '-')}.png"

    def signed(self, token: str) -> dict[str, str]:
        """The environment of a program with its token; other users could read a command line."""
        return {**self.env, "NOVBE_TOKEN": token}

    def _command(self, package: str) -> list[str]:
        return python(package, "--server", self.route, "--settings", self.place.settings)

    def _device(self, role: str, token: str, *more: str) -> Child:
        self.place.write_identity(role, self.address.here, token)
        return self._window(
            role, role, self.env, "--identity", str(self.place.identity(role)), *more
        )

    def _window(self, package: str, name: str, env: Mapping[str, str], *more: str) -> Child:
        command = [*self._command(package), "--size", self.sizes[package], *more]
        if self.pictures:
            command += ["--keep-screenshot", str(self.picture(name))]
            env = {**env, "QT_QPA_PLATFORM": "offscreen"}
        return Child(name, command, env, self.place.log(name), window=not self.pictures)


def emupos() -> Path:
    """The printer simulator in the folder of the running Python, or `FileNotFoundError`."""
    found = Path(sys.executable).with_name("emupos")
    if not found.is_file():
        raise FileNotFoundError(f"the printer simulator {found} is not installed")
    return found


USUAL: Final = (1920, 1080)
FRAMES: Final = (40, 130)
"""Pixels of frames, title bars and a task bar."""

KIOSK_SHAPE: Final = 9 / 16
DISPLAY_SHAPE: Final = 16 / 9

FULL: Final[Mapping[str, str]] = {
    "kiosk": "1080x1920",
    "display": "1920x1080",
    "counter": "1280x800",
}
"""The sizes of the programs in use; for pictures without a screen."""


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether there is a screen for windows."""
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def size_of_screen(drm: Path = Path("/sys/class/drm")) -> tuple[int, int]:
    """Width and height of the first screen that the kernel reports, or a default."""
    for status in sorted(drm.glob("card*-*/status")):
        try:
            if status.read_text().strip() != "connected":
                continue
            width, _, height = status.with_name("modes").read_text().split()[0].partition("x")
            return int(width), int(height.rstrip("ip"))
        except (OSError, ValueError, IndexError):
            continue
    return USUAL


def sizes(screen: tuple[int, int]) -> dict[str, str]:
    """The kiosk in portrait on the left, the display next to it, two counters below the display."""
    width, height = (max(side - lost, 400) for side, lost in zip(screen, FRAMES, strict=True))
    kiosk = min(round(height * KIOSK_SHAPE), width // 3), height
    right = width - kiosk[0]
    board_height = min(round(right / DISPLAY_SHAPE), round(height * 0.55))
    board = round(board_height * DISPLAY_SHAPE), board_height
    counter = right // 2, height - board_height
    return {
        "kiosk": "x".join(map(str, kiosk)),
        "display": "x".join(map(str, board)),
        "counter": "x".join(map(str, counter)),
    }
