"""The life of a device's program: pairing page, own window, and back when it is removed. One that
was started with a token opens its own window at once."""

from collections.abc import Callable
from typing import Final

from PyQt6.QtCore import QLocale, QObject, pyqtSignal

from client.net.endpoint import Endpoint
from client.net.enrolment import EnrolmentClient
from client.net.finding import Finder, Tell
from client.net.following import AddressSearch
from client.net.health import LOOK_AFTER_SECONDS
from client.net.identity import Identity, IdentityFile
from client.net.renewal import is_wanted
from client.net.settings import ClientSettings
from client.pages.pairing import Pairing
from client.pages.server_search import ServerSearch
from client.program.engine import QML, KitEngine
from client.program.health_monitor import HealthMonitor
from client.program.windows import Build, Look, Windows, WindowSpec
from contract.device_settings import NOTHING_SET, DeviceSettings
from contract.enums import Role
from contract.snapshots import Device
from contract.texts import FALLBACK, PROGRAM_LANGUAGES

PAIRING: Final = QML / "PairingWindow.qml"


type Enter = Callable[[KitEngine, Endpoint, "ProgramHandle"], WindowSpec]
"""Makes the window of a device for an endpoint."""


class ProgramHandle(QObject):
    """One device's program, as its window sees it; for the signals see `HealthMonitor`.

    Args:
        open_again: opens the window again with changed settings.

    Attributes:
        settings: those set in the console; of an enrolled device the last known ones at the start.
    """

    heard = pyqtSignal(object)
    granted = pyqtSignal(object, float)

    def __init__(self, open_again: Callable[[], None]) -> None:
        super().__init__()
        self.device: Device | None = None
        self.settings = NOTHING_SET
        self._in_use: DeviceSettings | None = None
        self._monitor: HealthMonitor | None = None
        self._windows: Windows | None = None
        self._open_again = open_again

    @property
    def windows(self) -> Windows:
        """The program's windows."""
        assert self._windows is not None, "it has not begun yet"
        return self._windows

    def with_settings[S: ClientSettings](self, own: S) -> S:
        """The program's settings merged with those of the console. When the console's change, the
        window is opened again as soon as possible."""
        self._in_use = self.settings
        return own.with_device(self.settings)

    def close(self) -> None:
        """Stop the background work."""
        if self._monitor is not None:
            self._monitor.close()
            self._monitor = None

    def _report(self, monitor: HealthMonitor) -> None:
        """Start reporting health to the server and receiving the device's snapshot."""
        self._monitor = monitor
        monitor.heard.connect(self._on_device)
        monitor.granted.connect(self.granted)

    def _on_device(self, device: Device) -> None:
        self.device, self.settings = device, device.settings
        self.heard.emit(device)
        changed = self._in_use is not None and self._in_use != self.settings
        # If the window cannot be opened now, the next report tries again.
        if changed and self.windows.shows and self.windows.spec.can_change():
            self._open_again()


class DeviceProgram(ProgramHandle):
    """The program of a device with an identity file; `look_after` seconds without an answer it
    searches for its server."""

    def __init__(
        self,
        file: IdentityFile,
        settings: ClientSettings,
        look: Look,
        enter: Enter,
        find: Callable[[Tell], Finder] = Finder,
        look_after: float = LOOK_AFTER_SECONDS,
    ) -> None:
        super().__init__(self._open_with_settings)
        self._look_after = look_after
        self._search = ServerSearch(
            file, AddressSearch(settings.trust, find), given_server(settings), self
        )
        self._search.followed.connect(self._follow)
        self._search.enrolment_wanted.connect(self._enrol_again)
        self._enrol_at = ""
        self._file = file
        self._settings = settings
        self._look = look
        self._enter = enter
        self._find = find
        self._identity: Identity | None = None
        self._was_removed = False

    def begin(self, windows: Windows) -> Build:
        """Use these windows; returns the specification of the first one. Raises
        `IdentityUnusable`."""
        self._windows = windows
        # On a kiosk, which visitors use, staff enter an address in the service menu.
        enters = self._file.role is not Role.KIOSK
        windows.on_engine = lambda engine: engine.search.show(self._search, enters=enters)
        self._identity = self._file.load()
        enrolled = self._identity is not None and self._identity.enrolled
        return self._show_own if enrolled else self._show_pairing

    def _show_pairing(self, engine: KitEngine) -> WindowSpec:
        if not self._settings.language:
            engine.wordings.language = machine_language()
        language = str(engine.wordings.language)
        given = given_server(self._settings)
        pairing = Pairing(
            EnrolmentClient(
                self._file,
                self._file.role,
                self._settings.trust,
                language,
                instead_of=given if self._enrol_at else "",
            ),
            engine.wordings,
            self._file.role,
            self._enrol_at or given,
            self._find,
            self._was_removed,
        )
        pairing.enrolled.connect(self._on_enrolled)
        pairing.start()
        return WindowSpec(
            qml=PAIRING,
            properties={
                "pairing": pairing,
                "usualWidth": self._look.usual[0],
                "usualHeight": self._look.usual[1],
            },
            ready=lambda: pairing.ready,
            close=pairing.close,
            waiting_for=lambda: "a hall",
        )

    def _on_enrolled(self, identity: Identity) -> None:
        self._identity = identity
        self._was_removed = False
        self._enrol_at = ""
        self.windows.open_next(self._show_own)

    def _follow(self, identity: Identity) -> None:
        """The server has another address: begin there, as after a start of the program."""
        self._identity = identity
        self.windows.open_next(self._show_own)

    def _enrol_again(self, server: str) -> None:
        self._enrol_at = server
        self._on_removed("")

    def _show_own(self, engine: KitEngine) -> WindowSpec:
        identity = self._identity
        assert identity is not None, "only an enrolled device comes here"
        self.settings = identity.settings
        given = given_server(self._settings)
        endpoint = Endpoint.of_device(identity, self._settings.trust, given)
        super().close()
        monitor = HealthMonitor(
            self.windows,
            endpoint,
            identity.role,
            self._file,
            identity,
            self._search,
            self._look_after,
        )
        monitor.gone.connect(self._on_removed)
        self._report(monitor)
        spec = self._enter(engine, endpoint, self)
        monitor.start()
        return spec

    def _open_with_settings(self) -> None:
        identity = self._file.load()
        # Not while the secret is rotated: the reporter thread writes the file then.
        if identity is not None and self.device and not is_wanted(identity, self.device):
            self._identity = identity
            self.windows.open_next(self._show_own)

    def close(self) -> None:
        """Stop the background work and the search."""
        super().close()
        self._search.close()

    def _on_removed(self, _sentence: str) -> None:
        super().close()
        self.device = None
        self._was_removed = True
        self.windows.open_next(self._show_pairing)


class TokenProgram(ProgramHandle):
    """The program of a device that was started with a token."""

    def __init__(self, role: Role, endpoint: Endpoint, build: Enter, reports: bool) -> None:
        super().__init__(lambda: self.windows.open_next(self._show_own))
        self._role = role
        self._endpoint = endpoint
        self._build = build
        self._reports = reports

    def begin(self, windows: Windows) -> Build:
        """Use these windows; returns the specification of its only one."""
        self._windows = windows
        if self._reports:
            monitor = HealthMonitor(windows, self._endpoint, self._role)
            self._report(monitor)
            monitor.start()
        return self._show_own

    def _show_own(self, engine: KitEngine) -> WindowSpec:
        return self._build(engine, self._endpoint, self)


def given_server(settings: ClientSettings) -> str:
    """The server in the settings; "" where they name none."""
    return settings.server if "server" in settings.model_fields_set else ""


def machine_language() -> str:
    """The language of this machine if the programs support it, else English."""
    language = QLocale.system().name().partition("_")[0]
    return language if language in PROGRAM_LANGUAGES else FALLBACK
