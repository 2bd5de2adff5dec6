"""The kiosk: its parts, put together from the settings to the window."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QCoreApplication

from client.connection import ONE_TRY_SECONDS, ServerConnection
from client.logo import Logo
from client.net.api import ApiClient
from client.net.endpoint import Endpoint
from client.net.json_store import JsonStore
from client.printer.address import printer_at
from client.printer.port import Printer
from client.printer.print_service import PrintService
from client.program.device import Enter, ProgramHandle
from client.program.engine import KitEngine
from client.program.options import ScreenOptions
from client.program.run import run_device
from client.program.windows import Build, Look, Windows, WindowSpec
from client.receipt.content import ReceiptContent
from client.speech.outputs import output_at
from client.speech.sound import Sound
from client.speech.voice import NoVoice, Synthesizer
from client.ui.bridge import ClockFace
from client.ui.wording import Wordings
from contract import rooms
from contract.device_settings import NO_SOUND
from contract.enums import Role
from contract.rooms import Room
from kiosk.accessibility import Accessibility
from kiosk.announcements import Announcements
from kiosk.browsing import Browsing
from kiosk.guidance import Guidance
from kiosk.help import Help
from kiosk.idle import Idle
from kiosk.offline_mode import OfflineMode
from kiosk.reports import PrintReports
from kiosk.self_test import SelfTest
from kiosk.service_code import ServiceCode
from kiosk.service_menu import ServiceMenu
from kiosk.set_up import SetUp, set_up_window
from kiosk.settings import KioskSettings, is_first_start, remembered
from kiosk.speaker import Speaker
from kiosk.staff_printing import StaffPrinting, strip
from kiosk.steps import SETTLED, VisitorStep
from kiosk.ticket_request import TicketRequest
from kiosk.visitor_session import VisitorSession
from kiosk.wish import TicketWish

log = logging.getLogger(__name__)

QML: Final = Path(__file__).parent / "qml" / "Main.qml"
TEXTS: Final = Path(__file__).parent / "texts"

FONT_BASE: Final = 36.0
"""Text size at a short side of 1080 pixels, until the size of the panel is known."""

DEADLINE_SECONDS: Final = 8.0
"""Deadline for issuing a ticket, after which the visitor reads that the server does not answer."""

USUAL: Final = (1080, 1920)


class Kiosk:
    """All parts of a kiosk; `keeps` says whether it leases numbers for use without the server.
    Printer, endpoint and headset replace those of the settings."""

    def __init__(
        self, settings: KioskSettings, engine: KitEngine, idle: Idle | None = None,
        printer: Printer | None = None, endpoint: Endpoint | None = None, keeps: bool = True,
        headset: Sound | None = None,
    ) -> None:  # fmt: skip
        if printer is None and settings.printer:
            printer = printer_at(settings.printer)
        api = self.api = (endpoint or Endpoint.from_settings(settings)).api(
            deadline=DEADLINE_SECONDS
        )
        connection = self.connection = ServerConnection(api, rooms_of)
        paper = self.paper = PrintService(printer, settings.paper_dots)
        kept = JsonStore(settings.kept_in if keeps else None)
        offline_mode = self.offline_mode = OfflineMode(connection, kept)
        self.logo = Logo(connection, kept)
        self.reports = PrintReports(api, offline_mode, kept)
        self.ticket_request = TicketRequest(
            api, paper, self.reports, offline_mode, self.logo, settings.scanner
        )
        wordings = engine.wordings
        wordings.hyphens = True
        self.browsing = Browsing(connection, offline_mode, wordings)
        self.wish, self.help = TicketWish(), Help(connection)
        self.accessibility = Accessibility(engine.theme, settings.inches)
        sound = headset or headset_of(settings)
        synthesizer = None if sound is None else voice()
        speaker = None if sound is None or synthesizer is None else Speaker(synthesizer, sound)
        self.guidance = Guidance(speaker, sound, wordings)
        self.session = VisitorSession(
            connection,
            self.browsing,
            offline_mode,
            self.wish,
            paper,
            self.ticket_request,
            wordings,
            self.accessibility,
            self.guidance,
            self.help,
            settings.language,
            idle,
        )
        self.announcements = Announcements(connection, wordings)
        face = self.face = ClockFace(connection.clock)
        self.service = self._service_menu(settings, kept, wordings)
        if speaker is not None and sound is not None:
            self.service.use_sound(speaker, sound, settings.volume)

        def apply_catalogue() -> None:
            face.set_zone(connection.zone)
            if connection.catalogue is not None:
                engine.theme.use_action_colour(connection.catalogue.colour)
                if synthesizer is not None:
                    synthesizer.pronounced = connection.catalogue.voice.pronounced

        connection.changed.connect(apply_catalogue)

    def _service_menu(
        self, settings: KioskSettings, kept: JsonStore, wordings: Wordings
    ) -> ServiceMenu:
        connection, paper, offline_mode = self.connection, self.paper, self.offline_mode

        def test_strip(code: str) -> ReceiptContent:
            return strip(wordings, connection.clock.now(), connection.zone, code)

        return ServiceMenu(
            ServiceCode(connection, offline_mode, kept),
            SelfTest(self.api, paper, kept, settings.kept_in, test_strip),
            StaffPrinting(paper, self.ticket_request, offline_mode, connection, kept, wordings),
            connection,
            paper,
            offline_mode,
            self.session,
            self.accessibility,
            wordings,
            SetUp(settings, kept, paper, self.accessibility, wordings),
            kept,
            settings.kept_in,
        )

    def start(self) -> None:
        """Connect."""
        self.connection.start()

    @property
    def rests(self) -> bool:
        """Whether neither a visitor nor staff use it, and it is not printing."""
        staff = self.service.property("page") != ""
        return self.session.flow.rests and not staff and not self.paper.busy

    def close(self) -> None:
        """Stop all background work."""
        self.api.close()
        for part in (
            self.service,
            self.session,
            self.guidance,
            self.announcements,
            self.help,
            self.browsing,
            self.offline_mode,
            self.ticket_request,
            self.reports,
            self.connection,
            self.paper,
        ):
            part.close()


def headset_of(settings: KioskSettings) -> Sound | None:
    """The sound output of the headset; None for a kiosk without one."""
    if settings.headset in ("", NO_SOUND):
        return None
    return output_at(settings.headset, settings.headset_jack)


def voice() -> Synthesizer | None:
    """The synthesizer; None if it does not work, which is logged."""
    try:
        return Synthesizer()
    except NoVoice as error:
        log.error("the kiosk cannot speak: %s", error)
        return None


def rooms_of(api: ApiClient) -> Sequence[Room]:
    """The room of the centre's menu."""
    return (rooms.menu(api.device(deadline=ONE_TRY_SECONDS).centre),)


def spec_of(kiosk: Kiosk, screen: VisitorStep = VisitorStep.START) -> WindowSpec:
    """The specification of the window; it is ready for a screenshot at the wanted screen."""

    def ready() -> bool:
        if not kiosk.connection.connected or not kiosk.session.known:
            return False
        walk(kiosk.session, screen)
        step = kiosk.session.at
        return step in SETTLED if screen is VisitorStep.TICKET else step is screen

    return WindowSpec(
        qml=QML,
        properties={
            "session": kiosk.session,
            "browsing": kiosk.browsing,
            "wish": kiosk.wish,
            "help": kiosk.help,
            "access": kiosk.accessibility,
            "guidance": kiosk.guidance,
            "announcements": kiosk.announcements,
            "face": kiosk.face,
            "logo": kiosk.logo,
            "service": kiosk.service,
        },
        ready=ready,
        close=kiosk.close,
        connection=kiosk.connection,
        waiting_for=lambda: "a ticket" if kiosk.connection.connected else "the hall",
        printer=lambda: kiosk.paper.state,
        sound=lambda: kiosk.guidance.state,
        searched=kiosk.browsing.take_searched,
        ticket_seconds=lambda: kiosk.paper.seconds,
    )


def walk(session: VisitorSession, screen: VisitorStep) -> None:
    """Go one step towards a screen, as a visitor would."""
    kiosk_menu = session.kiosk_menu
    choice = None if kiosk_menu is None else kiosk_menu.first_choice()
    if kiosk_menu is None or choice is None or screen is VisitorStep.START:
        return
    category, service = choice
    order = [VisitorStep.START, VisitorStep.SERVICES, VisitorStep.SERVICE, VisitorStep.TICKET]
    if session.at not in order or order.index(session.at) >= order.index(screen):
        return
    match session.at:
        case VisitorStep.START:
            session.chooseGroup(category)
        case VisitorStep.SERVICES:
            session.chooseService(service)
        case VisitorStep.SERVICE:
            session.take()


def run_kiosk(
    settings: KioskSettings, options: ScreenOptions, screen: VisitorStep = VisitorStep.START
) -> int:
    """Run the kiosk until it is closed; returns the exit code (see `client.program.run`)."""
    # A run for a screenshot leases no numbers, and shows no set-up.
    keeps = options.screenshot is None

    def before(windows: Windows, kiosk: Build) -> Build:
        if not keeps or not is_first_start(settings):
            return kiosk
        return lambda engine: set_up_window(engine, settings, lambda: windows.open_next(kiosk))

    look = Look(USUAL, FONT_BASE, (TEXTS,))
    enter = entering(settings, keeps, screen)
    return run_device(Role.KIOSK, settings, options, look, enter, None, before)


def entering(
    settings: KioskSettings, keeps: bool = True, screen: VisitorStep = VisitorStep.START
) -> Enter:
    """Returns a function that makes the window of a kiosk, with the settings of the console."""

    def enter(engine: KitEngine, endpoint: Endpoint, program: ProgramHandle) -> WindowSpec:
        own = remembered(program.with_settings(settings))
        kiosk = Kiosk(own, engine, endpoint=endpoint, keeps=keeps)
        kiosk.service.ended.connect(QCoreApplication.exit)
        kiosk.start()
        return replace(
            spec_of(kiosk, screen), can_change=lambda: kiosk.rests, screens_off=own.screens_off
        )

    return enter
