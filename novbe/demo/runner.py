"""The demo from start to end: starts everything in order, and stops it."""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from novbe.demo.centre import DemoCentre, for_demo, next_monday
from novbe.demo.child import READY, Child
from novbe.demo.crew import Crew, FirstTickets, how
from novbe.demo.place import CannotRun, DemoFolder
from novbe.demo.programs import (
    FULL,
    PRINTER_ID,
    Address,
    Programs,
    environment,
    free_port,
    size_of_screen,
    sizes,
)
from novbe.demo.relay import Relay
from novbe.demo.signals import Signals, Stopped
from novbe.demo.tokens import Commands, DemoTokens

READY_SECONDS: Final = 40.0
ALIVE_SECONDS: Final = 60.0
"""Timeout of the first pictures and tickets on a slow machine."""

LOOK_SECONDS: Final = 0.25


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """The options of `novbe demo`."""

    centre: DemoCentre
    language: str
    place: DemoFolder
    address: Address
    visitors_a_day: float
    warm_up: int
    pictures: bool
    faults: bool


class Demo:
    """A demo from its start to its end."""

    def __init__(self, options: DemoOptions, signals: Signals, say: Callable[[str], None]) -> None:
        self._options = options
        self._signals = signals
        self._say = say
        self._crew = Crew(say)
        env = environment(options.place, os.environ)
        self._commands = Commands(options.centre, options.place, env, signals)
        self._relay = Relay(options.address.near, options.address.port) if options.faults else None
        self._programs = Programs(
            place=options.place,
            address=options.address,
            route=f"http://127.0.0.1:{self._relay.port}" if self._relay else options.address.here,
            env=env,
            sizes=FULL if options.pictures else sizes(size_of_screen()),
            pictures=options.pictures,
        )
        self._printer_port, self._printer_api_port = free_port(), free_port()
        self._simulator: Child | None = None
        self._first_tickets: FirstTickets | None = None
        self._began = time.monotonic()

    def run(self) -> None:
        """Start everything, supervise it until a signal comes, end everything.

        Raises:
            CannotRun: a program does not start or does not stay, or the folder has other files.
        """
        try:
            self._start()
            while True:
                self._look()
                self._signals.wait(LOOK_SECONDS)
        except Stopped:
            self._say("\nEnding ...")
        finally:
            self._end()

    def _start(self) -> None:
        options, crew = self._options, self._crew
        options.place.lay_out()
        counters = len(options.centre.counters)
        self._say(f"Making a hall with {counters} counters in {options.place.folder} ...")
        # The slowest to start comes first; the hall is set up meanwhile.
        printer = crew.start(self._programs.printer(self._printer_port, self._printer_api_port))
        opens = next_monday(options.centre, datetime.now(UTC))
        made = self._made(opens)
        server = crew.start(self._programs.server(opens))
        self._await_server(server)
        faults = self._serve_faults(server)
        self._open(made)
        alive = self._signals.until(self._is_alive, ALIVE_SECONDS)
        if not printer.running or not alive:
            self._say(f"Not everything has come up yet; see {options.place.logs}")
        links = {
            "console": self._link(self._commands.console_link),
            "counter page": self._link(self._commands.counter_link),
            "board page": f"{self._options.address.here}/board",
        }
        self._greet(opens, faults, links)

    def _link(self, make: Callable[[str], str]) -> str:
        try:
            return make(self._options.address.here)
        except CannotRun as error:
            return f"there is no link: {error}"

    def _made(self, opens: datetime) -> DemoTokens:
        """Set the hall up, with the day before as data for its reports; returns the tokens."""
        options, commands = self._options, self._commands
        spoken = for_demo(options.centre, options.language, options.place.folder)
        try:
            commands.import_centre(spoken)
            made = commands.make()
        except CannotRun as error:
            raise CannotRun(f"The hall cannot be made: {error}") from error
        try:
            commands.past_day(opens.date() - timedelta(days=1))
        except CannotRun as error:
            self._say(f"There is no day before this one: {error}")
        return made

    def _await_server(self, server: Child) -> None:
        def answered() -> bool:
            return not server.running or READY in server.said()

        if not self._signals.until(answered, READY_SECONDS) or not server.running:
            said = server.said().strip()
            raise CannotRun(f"The server {how(server.code)}: {said or f'see {server.log}'}")

    def _serve_faults(self, server: Child) -> str | None:
        """Serve the page of faults, if requested; returns its URL."""
        if self._relay is None:
            return None
        # Imported late: Flask comes with the server, and a kiosk's PC may lack it.
        from novbe.demo.faults import DemoFaults, look_of, serve

        printer = f"http://127.0.0.1:{self._printer_api_port}/api/v1/devices/{PRINTER_ID}"
        faults = DemoFaults(printer, self._relay, server, self._options.place.sound)
        return serve(faults, look_of(self._options.address.here))

    def _open(self, made: DemoTokens) -> None:
        """Start simulator, display, kiosk with printer, and counters."""
        options, programs, crew = self._options, self._programs, self._crew
        # Without a screen there is no user: one of the two counters is operated by the simulator.
        by_hand = options.centre.by_hand[1:] if options.pictures else options.centre.by_hand
        left_alone = {*by_hand, options.centre.in_browser}
        options.place.write_simulator_tokens(
            made.greeter,
            {key: token for key, token in made.operators.items() if key not in left_alone},
        )
        self._simulator = crew.start(programs.simulator(options.visitors_a_day, options.warm_up))
        crew.start(programs.display(made.display))
        crew.start(programs.kiosk(made.kiosk, self._printer_port))
        for key in options.centre.by_hand:
            crew.start(programs.counter(key, made.operators[key]))
        self._first_tickets = FirstTickets(
            programs, made.kiosk, self._printer_port, options.centre.languages
        )

    def _look(self) -> None:
        self._crew.look()
        if self._first_tickets is not None:
            self._first_tickets.look()
        for child in self._crew.children:
            if child.name == "server" and child.closed:
                raise CannotRun(f"There is no hall without its server; see {child.log}")

    def _is_alive(self) -> bool:
        self._look()
        there = all(picture.is_file() for picture in self._pictures().values())
        return there and self._options.place.ticket_page.is_file()

    def _greet(self, opens: datetime, faults: str | None, links: Mapping[str, str]) -> None:
        """Print that the hall is running, and the addresses of its parts."""
        options, place, pictures = self._options, self._options.place, self._pictures()
        page = "no visitor waits yet"
        if place.ticket_page.exists():
            page = place.ticket_page.read_text("utf-8").strip()
        lines = {
            "server": options.address.public,
            "ticket page": page,
            **links,
            **self._booking(),
            **({"faults": faults} if faults else {}),
            **{screen: str(file) for screen, file in pictures.items()},
            "receipts": f"{place.receipts}{os.sep}",
            "logs": f"{place.logs}{os.sep}",
            "server data": f"{place.data}{os.sep}",
        }
        width, seconds = max(map(len, lines)), time.monotonic() - self._began
        self._say(f"It is alive after {seconds:.0f} seconds: {options.centre.name}.")
        self._say(
            f"There it is {opens:%A, %d %B %Y, %H:%M}, and {options.warm_up} people have just come "
            "in.\n"
        )
        for label, where in lines.items():
            self._say(f"  {label:<{width}}  {where}")
        if pictures:
            self._say(
                "\nNo windows here: each program keeps a fresh picture of its screen in its file."
            )
        else:
            by_hand = " or ".join(options.centre.by_hand)
            self._say(f"\nTake a ticket at the kiosk; sit down at counter {by_hand}.")
        if options.centre.in_browser:
            self._say(f"Counter {options.centre.in_browser} is free for the counter page.")
        if options.language != "en":
            self._say('For English add --language en: make demo DEMO="--language en"')
        self._say("Ctrl+C ends all of it.")

    def _booking(self) -> dict[str, str]:
        """Where to book a time, and where the mails about it are."""
        centre, place = self._options.centre, self._options.place
        if not centre.bookable:
            return {}
        page = f"{self._options.address.public}/book/{centre.slug}"
        return {"book a time": page, "mails": f"{place.mails}{os.sep}"}

    def _pictures(self) -> dict[str, Path]:
        if not self._options.pictures:
            return {}
        windows = ["kiosk", "display", *(f"counter {key}" for key in self._options.centre.by_hand)]
        return {name: self._programs.picture(name) for name in windows}

    def _end(self) -> None:
        if self._first_tickets is not None:
            self._first_tickets.end()
        # The simulator ends first, and writes its summary.
        self._crew.end([self._simulator] if self._simulator is not None else [])
        if self._relay is not None:
            self._relay.close()
        try:
            self._say(self._options.place.summary.read_text(encoding="utf-8").rstrip())
        except FileNotFoundError:
            return
