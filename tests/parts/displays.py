"""Displays as whole programs at one hall, and the staff who call people to it."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from client.net.api import ApiClient, RequestRefused, Unreachable
from contract import events as e
from contract.commands import SetDevice
from contract.enums import Role, Silence
from contract.screens import Display, DisplayBlock
from tests.browser import staff
from tests.parts import centre_files, preloaded
from tests.parts.hall import ASAN, RunningServer, clean_env
from tests.parts.preloaded import Preloaded
from tests.parts.visiting import wide_centre

COUNTERS: Final = 8
AT_ONCE: Final = 10
"""Calls in a second, at most."""


def voiced_centre(folder: Path) -> Path:
    config = centre_files.read(wide_centre(folder))
    changes = {
        "displays": (
            Display(key="voice", voice=True, farthest_seat_m=3, blocks=(DisplayBlock.CALLS,)),
        ),
    }
    return centre_files.write(config.model_copy(update=changes), folder / "voiced.toml")


@dataclass
class Called:
    number: str
    silence: Silence | None = None


class Staff:
    """Those who give out the tickets and call them; the server may be killed meanwhile.

    Attributes:
        failed: why they stopped calling; empty as it should be.
    """

    def __init__(self, hall: RunningServer, tickets: int) -> None:
        self._hall, self.tickets = hall, tickets
        self.failed: list[str] = []
        self._manager = staff.Staff(hall)
        keys = [one.key for one in centre_files.read(ASAN).counters[:COUNTERS]]
        self._operators = staff.at_counters(hall, keys)
        for one in (self._manager, *self._operators):
            one.api.deadline = 60.0
        self._serving: dict[str, dict[str, Any]] = {}
        for _ in range(tickets):
            self._manager.issue("identity-card")

    def give_layout(self, device: str) -> None:
        self._manager.give(SetDevice, device=device, label="B", display="voice")

    def call_all(self, chance: random.Random) -> None:
        left = self.tickets
        try:
            while left:
                for _ in range(min(left, chance.randint(1, AT_ONCE))):
                    self._call(self._operators[left % COUNTERS])
                    left -= 1
                time.sleep(chance.uniform(0, 1.0))
        except (RequestRefused, Unreachable) as error:
            self.failed.append(str(error))

    def _call(self, operator: staff.Staff) -> None:
        if operator.counter in self._serving:
            operator.start(self._serving[operator.counter])
            operator.finish(self._serving[operator.counter])
        self._serving[operator.counter] = operator.call_next()

    def log(self) -> tuple[dict[int, Called], list[int], list[int]]:
        """The calls of the log, by their numbers; which were shown, and which were spoken or kept
        silent, in this order."""
        calls: dict[int, Called] = {}
        shown, dealt = list[int](), list[int]()
        for event in self._hall.events():
            what: Mapping[str, Any] = event.data
            if event.of(e.TicketCalled):
                calls[what["call"]] = Called(str(what["number"]))
            elif event.of(e.CallShown):
                shown.append(what["call"])
            elif event.of(e.CallSpoken):
                dealt.append(what["call"])
            elif event.of(e.CallSilent):
                dealt.append(what["call"])
                calls[what["call"]].silence = Silence(what["reason"])
        return calls, shown, dealt

    def untold(self) -> list[int]:
        """The calls that no display has reported completely."""
        calls, shown, dealt = self.log()
        return sorted(set(calls) - (set(shown) & set(dealt)))

    def unseen(self, display: "DisplayProcess") -> set[str]:
        """The numbers that were called and never shown."""
        calls, _, _ = self.log()
        there = {*display.said("news"), *display.said("seen")}
        return {one.number for one in calls.values()} - there


class DisplayProcess:
    """A display that is killed and restarted on the same disk.

    Args:
        port: of what carries its connections to the hall.
        folder: its disk, and its journal (`tests.parts.display_child`).
    """

    def __init__(self, hall: RunningServer, port: int, folder: Path) -> None:
        self._hall, self._folder = hall, folder
        self._token = hall.token(Role.DISPLAY)
        self._url = f"http://127.0.0.1:{port}"
        self.device = ApiClient(hall.url, self._token).device().device
        self.journal = folder / "journal"
        self.kills = 0
        self._process: Preloaded | None = None
        folder.mkdir(exist_ok=True)

    def start(self) -> None:
        module = "tests.parts.display_child"
        own = [self._url, self._token, str(self._folder / "disk"), str(self.journal)]
        self._process = preloaded.start(preloaded.WINDOWS, module, *own, env=clean_env())

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def knows_its_place(self) -> bool:
        """Whether it has the board of the hall, and its layout."""
        device = ApiClient(self._hall.url, self._token).device()
        return device.display is not None and bool(self.said("ready"))

    def said(self, what: str) -> list[str]:
        """The numbers of the journal that were `news`, `seen` or `spoke`."""
        if not self.journal.exists():
            return []
        lines = (one.split() for one in self.journal.read_text().splitlines())
        return [number for how, number in lines if how == what]
