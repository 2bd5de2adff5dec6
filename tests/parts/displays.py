"""Displays as whole programs at one hall, and the staff who call people to it."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from client.net.api import Api, Refused, Unreachable
from contract import commands as c
from contract import events as e
from contract.commands import Command
from contract.enums import Channel, Role, Silence
from contract.ids import full_id
from contract.screens import Display, DisplayBlock, Voice
from tests.parts import centre_files, preloaded
from tests.parts.hall import RunningServer, clean_env
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
        "voice": Voice(calls_per_hour=1000),
    }
    return centre_files.write(config.model_copy(update=changes), folder / "voiced.toml")


@dataclass
class Called:
    number: str
    silence: Silence | None = None


class Staff:
    def __init__(self, hall: RunningServer, tickets: int) -> None:
        self._hall = hall
        self.api = Api(hall.url, hall.token(Role.MANAGER))
        self.centre, self.tickets = hall.centre, tickets
        self.failed: list[str] = []
        catalogue = self.api.catalogue(hall.centre)
        self.counters = [one.id for one in catalogue.counters[:COUNTERS]]
        self.service = full_id(hall.centre, "identity-card")
        self._serving: dict[str, str] = {}
        self._at = {
            one: Api(hall.url, hall.token(Role.OPERATOR, counter=one)) for one in self.counters
        }
        for counter in self.counters:
            self.give(c.OpenCounter(command_id=uuid4(), counter=counter), counter)
        for _ in range(tickets):
            self.give(
                c.IssueTicket(
                    command_id=uuid4(),
                    centre=hall.centre,
                    services=(c.ServiceWish(service=self.service),),
                    language="az",
                    channel=Channel.GREETER,
                )
            )

    def give(self, command: Command, counter: str = "") -> dict[str, object]:
        """Give a command until it is answered: the server may be killed meanwhile."""
        api, end = self._at[counter] if counter else self.api, time.monotonic() + 60
        while True:
            try:
                return dict(api.send(command))
            except Unreachable:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def give_layout(self, device: str) -> None:
        self.give(
            c.SetDevice(
                command_id=uuid4(),
                centre=self.centre,
                device=device,
                label="B",
                display="voice",
            )
        )

    def call_all(self, chance: random.Random) -> None:
        at, left = self._serving, self.tickets
        try:
            while left:
                burst = min(left, chance.randint(1, AT_ONCE))
                for _ in range(burst):
                    counter = self.counters[left % COUNTERS]
                    at[counter] = self._call(counter, at.get(counter))
                    left -= 1
                time.sleep(chance.uniform(0, 1.0))
        except (Refused, Unreachable) as error:
            self.failed.append(str(error))

    def _call(self, counter: str, before: str | None) -> str:
        if before is not None:
            self.give(c.Start(command_id=uuid4(), counter=counter, ticket=before), counter)
            self.give(c.Finish(command_id=uuid4(), counter=counter, ticket=before), counter)
        desk = self.give(c.CallNext(command_id=uuid4(), counter=counter), counter)
        ticket = desk["ticket"]
        assert isinstance(ticket, dict)
        return str(ticket["id"])

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
        self.device = Api(hall.url, self._token).device().device
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
        device = Api(self._hall.url, self._token).device()
        return device.display is not None and bool(self.said("ready"))

    def said(self, what: str) -> list[str]:
        """The numbers of the journal that were `news`, `seen` or `spoke`."""
        if not self.journal.exists():
            return []
        lines = (one.split() for one in self.journal.read_text().splitlines())
        return [number for how, number in lines if how == what]
