"""The faults of a running demo: a switch for each part.

The user sets the switches on the page of `novbe demo --faults`, the end-to-end tests through its
requests.
"""

import shutil
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import requests

from novbe.demo.child import READY, Child
from novbe.demo.relay import Relay

PRINTER_FAULTS: Final[Mapping[str, frozenset[str]]] = {
    "offline": frozenset({"offline"}),
    "low": frozenset({"paper-near-end"}),
    # A printer without paper reports both paper end and paper near end.
    "out": frozenset({"paper-near-end", "paper-out"}),
    "open": frozenset({"cover-open"}),
}
"""The faults of the printer simulator in each state of a switch; none in any other state."""

PRINTER_SECONDS: Final = 5.0


type States = Mapping[str, tuple[str, str]]
"""By name: the text of the state, and the button that sets it. The first state is the normal one,
the others are faults."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A part of the demo that can be broken and fixed.

    Attributes:
        part: its name for the user.
        states: its possible states.
        now: returns the name of the current state; "" if the part does not answer.
        set: changes to the state of that name.
    """

    part: str
    states: States
    now: Callable[[], str]
    set: Callable[[str], None]


class Faults:
    """All switches of a running demo.

    Args:
        printer: the address of the printer simulator's API for its printer.
        relay: between the programs and the server.
        server: the crew restarts it when it is no longer held.
        sound: the folder that stands for the sound output of the kiosk.

    Attributes:
        switches: by name, in the order of the page.
    """

    def __init__(self, printer: str, relay: Relay, server: Child, sound: Path) -> None:
        of_printer = partial(_of_printer, printer)

        def plug(state: str) -> None:
            if state == "there":
                sound.mkdir(exist_ok=True)
            elif sound.is_dir():
                shutil.rmtree(sound)

        def connect(state: str) -> None:
            (relay.join if state == "connected" else relay.cut)()

        def run(state: str) -> None:
            server.falls = 0
            server.held = state == "killed"
            if server.held:
                server.signal(signal.SIGKILL)
                server.wait()

        def running() -> str:
            if not server.running:
                return "killed"
            return "running" if READY in server.said() else ""

        self.switches: Mapping[str, Switch] = {
            "printer": of_printer("Printer", online=("Online", "Bring back online"),
                                  offline=("Offline", "Take offline")),
            "paper": of_printer("Paper", full=("Enough paper", "Put in a full roll"),
                                low=("Nearly used up", "Let it run low"),
                                out=("Out of paper", "Let it run out")),
            "cover": of_printer("Printer cover", closed=("Closed", "Close"), open=("Open", "Open")),
            "sound": Switch("Sound output of the kiosk",
                            {"there": ("There", "Bring back"), "away": ("Away", "Take away")},
                            lambda: "there" if sound.is_dir() else "away", plug),
            "network": Switch("Network between the programs and the server",
                              {"connected": ("Connected", "Connect"), "cut": ("Cut", "Cut")},
                              lambda: "connected" if relay.joined else "cut", connect),
            "server": Switch("Server",
                             {"running": ("Running", "Start again"), "killed": ("Killed", "Kill")},
                             running, run),
        }  # fmt: skip

    def set(self, switch: str, state: str) -> None:
        """Break or fix a part.

        Raises:
            KeyError: there is no such switch, or it has no such state.
            OSError: the part does not answer.
        """
        chosen = self.switches[switch]
        if state not in chosen.states:
            raise KeyError(state)
        chosen.set(state)


def _of_printer(printer: str, part: str, **states: tuple[str, str]) -> Switch:
    """A switch whose states are sets of faults of the printer simulator."""
    faults = {name: PRINTER_FAULTS.get(name, frozenset()) for name in states}
    own = frozenset[str]().union(*faults.values())

    def now() -> str:
        try:
            answer = requests.get(printer, timeout=PRINTER_SECONDS).json()
        except requests.RequestException:
            return ""
        present = own.intersection(answer["state"]["faults"])
        return next((name for name, ones in faults.items() if ones == present), "")

    def bring(state: str) -> None:
        for fault in sorted(own):
            method = "PUT" if fault in faults[state] else "DELETE"
            address = f"{printer}/faults/{fault}"
            requests.request(method, address, timeout=PRINTER_SECONDS).raise_for_status()

    return Switch(part, states, now, bring)
