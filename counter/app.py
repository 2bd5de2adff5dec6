"""The counter: its parts, put together from the settings to the window."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PyQt6.QtQml import QQmlPropertyMap

from client.connection import ServerConnection
from client.logo import Logo
from client.net.api import RequestRefused, Unreachable
from client.net.endpoint import Endpoint
from client.net.json_store import JsonStore
from client.printer.address import printer_at
from client.printer.print_service import PrintService
from client.program.windows import WindowSpec
from client.ui.bridge import ClockFace
from client.ui.wording import Wordings
from contract.desk.keyboard import KeyTable
from contract.desk.sentences import TEXTS as DESK_TEXTS
from counter.arrival import Arrival
from counter.desk.buttons import Buttons
from counter.desk.help import HelpHeader
from counter.desk.key_handler import KeyHandler
from counter.desk.lists import Lists
from counter.desk.screen import DeskScreen
from counter.greeter.receipts import Receipts
from counter.greeter.screen import GreeterScreen
from counter.leaving import Leaving
from counter.lock import IdleLock
from counter.place import WindowForm
from counter.presence import SignedInOperator
from counter.settings import CounterSettings
from counter.shared.command_sender import CommandSender
from counter.shared.core import Core
from counter.shared.seat import Seat

QML: Final = Path(__file__).parent / "qml" / "Main.qml"
TEXTS: Final = (Path(__file__).parent / "texts", DESK_TEXTS)

FONT_BASE: Final = 16.0
"""Text size in a window of 1280 by 800, read from an arm's length."""

USUAL: Final = (1280, 800)


class CounterApp:
    """All parts of a counter, for the window and for tests; nothing runs before `start`. An
    `endpoint` replaces the one in the settings."""

    def __init__(
        self,
        settings: CounterSettings,
        wordings: Wordings,
        monotonic: Callable[[], float] = time.monotonic,
        endpoint: Endpoint | None = None,
        presence: SignedInOperator | None = None,
    ) -> None:
        api = self.api = (endpoint or Endpoint.from_settings(settings)).api(
            language=str(wordings.language)
        )
        presence = self.presence = presence or SignedInOperator()
        seat = self.seat = Seat(settings.counter)
        connection = self.connection = ServerConnection(api, seat.rooms, seat.wants)
        kept = JsonStore(settings.kept_in)
        sender = self.sender = CommandSender(api)
        core = Core(connection, sender, wordings, seat, monotonic)
        key_handler = self.key_handler = KeyHandler(core, KeyTable(settings.keys))
        screen = self.screen = DeskScreen(core, key_handler, settings.language)
        self.buttons = Buttons(core, key_handler)
        lists = self.lists = Lists(core)
        printer = printer_at(settings.printer) if settings.printer else None
        paper = PrintService(printer, settings.paper_dots)
        logo = Logo(connection, kept) if printer is not None else None
        receipts = self.receipts = Receipts(connection, paper, logo)
        greeter = self.greeter = GreeterScreen(core, key_handler.sheet, receipts)
        leaving = self.leaving = Leaving(core, key_handler, presence)
        help_wanted = self.help = HelpHeader(core, key_handler)
        help_wanted.answered.connect(screen.tell)
        leaving.warned.connect(lambda warning: screen.tell(warning, "care"))
        self.face = ClockFace(connection.clock)
        self._connect_parts(core, lists)
        self.place = WindowForm(kept, settings.bar)
        self.lock = IdleLock(core, presence)
        self.arrival = Arrival(connection, settings.speaker)
        self._shown = QQmlPropertyMap()
        self._shown.insert(
            {
                "desk": screen,
                "buttons": self.buttons,
                "lists": lists,
                "greeter": greeter,
                "keyHandler": key_handler,
                "sheet": key_handler.sheet,
                "leaving": leaving,
                "place": self.place,
                "lock": self.lock,
                "help": help_wanted,
                "face": self.face,
                "presence": presence,
            }
        )

    def _connect_parts(self, core: Core, lists: Lists) -> None:
        connection, wordings, key_handler = core.connection, core.wordings, self.key_handler

        def set_language() -> None:
            self.api.language = str(wordings.language)

        def take_refusal(error: RequestRefused | Unreachable) -> None:
            if isinstance(error, RequestRefused):
                connection.take_refusal(error.problem)

        def put_away() -> bool:
            return self.greeter.put_away() if self.seat.greets else self.screen.put_away()

        wordings.languageChanged.connect(set_language)
        connection.changed.connect(lambda: self.face.set_zone(connection.zone))
        key_handler.put_away = put_away
        key_handler.seated.connect(self.greeter.start_over)
        key_handler.seated.connect(lists.refresh)
        self.sender.answered.connect(connection.take)
        self.sender.failed.connect(take_refusal)
        connection.signed_out.connect(self.presence.end_by_server)

    def start(self) -> None:
        """Connect."""
        self.connection.start()

    def close(self) -> None:
        """Stop all background work."""
        self.api.close()
        self.receipts.close()
        self.sender.close()
        self.connection.close()
        self.presence.close()
        self.place.close()

    def spec(self) -> WindowSpec:
        """The specification of the window."""
        return WindowSpec(
            qml=QML,
            properties={"counter": self._shown},
            ready=lambda: self.screen.ready,
            close=self.close,
            printer=lambda: self.receipts.printer,
            own_place=lambda: self.place.is_own,
            waiting_for=lambda: str(self.screen.refusal) or "the server",
        )
