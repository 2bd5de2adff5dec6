"""The pairing screen of a new device: choice of the server, the code, the state."""

import logging
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.net.address import address_of
from client.net.api import NotTrusted, RequestRefused, Unreachable
from client.net.enrolment import POLL_SECONDS, EnrolmentClient, EnrolmentStatus
from client.net.finding import Finder, FoundServer, Tell
from client.net.identity import IdentityUnusable
from client.ui.bridge import Worker
from client.ui.code_picture import code_picture
from client.ui.models import RowModel
from client.ui.qt import connect_queued, once, pyqtProperty, shown
from client.ui.wording import Wordings
from contract.enums import Role
from contract.pairing import typed

log = logging.getLogger(__name__)

SETTLE_MILLISECONDS: Final = 1500
"""Wait for further servers after the first is found."""

AGAIN_MILLISECONDS: Final = 2000
REFUSED_AGAIN_MILLISECONDS: Final = 5000

CODE_MODULE: Final = 6
"""Pixels per module of the QR code."""


class PairingState(StrEnum):
    """Which page is shown."""

    LOOKING = "looking"
    CHOOSING = "choosing"
    ASKING = "asking"
    WAITING = "waiting"
    UNREACHABLE = "unreachable"
    DISTRUSTED = "distrusted"
    REFUSED = "refused"
    FAULT = "fault"


class Pairing(QObject):
    """The enrolment of a device, for QML.

    Properties for QML: `state` (see `PairingState`), `device` (the role in words), `silent` (the
    server does not answer while the code is shown), `exposed` (the traffic is unencrypted on the
    network), `detail` (a sentence of the server, of the system or of the TLS library), `notice`
    (why a code is needed again), and what their names say.

    Args:
        server: the address, where one is given; then there is no search.
        was_removed: whether the device was enrolled, and has been removed.

    Signals:
        enrolled: with the `Identity`, once the device is enrolled.
    """

    changed = pyqtSignal()
    enrolled = pyqtSignal(object)

    _found = pyqtSignal(object)

    def __init__(
        self,
        enrolment: EnrolmentClient,
        wordings: Wordings,
        role: Role,
        server: str = "",
        find: Callable[[Tell], Finder] = Finder,
        was_removed: bool = False,
    ) -> None:
        super().__init__()
        self._enrolment = enrolment
        self._wordings = wordings
        self._role = role
        self._given = server
        self._find = find
        self._was_removed = was_removed
        self._finder: Finder | None = None
        self._state = PairingState.LOOKING
        self._server = ""
        self._status: EnrolmentStatus | None = None
        self._silent = False
        self._detail = ""
        self._address_fault = False
        self._round = 0
        self._there: tuple[FoundServer, ...] = ()
        self._servers = RowModel(("key", "name", "address"), parent=self)
        self._worker = Worker(threads=1, parent=self)
        self._settle = once(self, SETTLE_MILLISECONDS, self._choose_alone)
        self._again = once(self, 0, self._go_on)
        connect_queued(self._found, self._take_servers)
        wordings.languageChanged.connect(self._say_servers)

    def start(self) -> None:
        """Search for the server, or continue the previous enrolment."""
        try:
            server = self._given or self._enrolment.last_server()
        except IdentityUnusable as error:
            self._fail(error)
            return
        if not self._given:
            self._finder = self._find(self._found.emit)
        if server:
            self._begin(server)

    def close(self) -> None:
        """Stop polling and searching."""
        self._settle.stop()
        self._again.stop()
        if self._finder is not None:
            self._finder.close()
        self._worker.close()

    @property
    def ready(self) -> bool:
        """Whether the page has content."""
        return self._state not in (PairingState.LOOKING, PairingState.ASKING)

    @pyqtSlot(str)
    def choose(self, key: str) -> None:
        """Choose one of the found servers."""
        server = next((server for server in self._there if server.key == key), None)
        if server is not None:
            self._begin(server.address)

    @pyqtSlot()
    def chooseAnother(self) -> None:
        """Back to the found servers."""
        self._leave()
        self._state = PairingState.CHOOSING if self._there else PairingState.LOOKING
        self.changed.emit()

    @pyqtSlot(str, result="bool")
    def useAddress(self, typed: str) -> bool:
        """Choose the server at an address; False where the address is not valid."""
        address = address_of(typed)
        self._address_fault = not address
        if address:
            self._begin(address)
        self.changed.emit()
        return bool(address)

    @pyqtSlot()
    def forgiveAddress(self) -> None:
        """The address is being edited: clear its error."""
        if self._address_fault:
            self._address_fault = False
            self.changed.emit()

    def _take_servers(self, servers: tuple[FoundServer, ...]) -> None:
        self._there = servers
        self._say_servers()
        if self._state is PairingState.CHOOSING and not servers:
            self._state = PairingState.LOOKING
        if self._state is PairingState.LOOKING and servers and not self._settle.isActive():
            self._settle.start()
        self.changed.emit()

    def _say_servers(self) -> None:
        nameless = self._wordings.say("pair_hall_nameless")
        self._servers.update(
            [
                {"key": server.key, "name": server.name or nameless, "address": server.address}
                for server in self._there
            ]
        )
        self.changed.emit()

    def _choose_alone(self) -> None:
        if self._state is not PairingState.LOOKING or not self._there:
            return
        if len(self._there) == 1:
            self._begin(self._there[0].address)
        else:
            self._state = PairingState.CHOOSING
            self.changed.emit()

    def _leave(self) -> None:
        """Ignore the results of running steps."""
        self._round += 1
        self._again.stop()
        self._server, self._status = "", None
        self._silent, self._detail = False, ""

    def _begin(self, server: str) -> None:
        self._leave()
        self._server = server
        self._state = PairingState.ASKING
        self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        """One step: begin, or poll."""
        server, status, this = self._server, self._status, self._round

        def step() -> EnrolmentStatus | IdentityUnusable:
            # The worker reports only errors of the server as errors.
            try:
                if status is None:
                    return self._enrolment.begin(server)
                return self._enrolment.poll(status)
            except IdentityUnusable as error:
                return error

        def ended(
            result: EnrolmentStatus | IdentityUnusable | RequestRefused | Unreachable,
        ) -> None:
            if this != self._round:
                return
            if isinstance(result, EnrolmentStatus):
                self._take(result)
            elif isinstance(result, IdentityUnusable):
                self._fail(result)
            else:
                self._miss(result)

        self._worker.run(step, ended, ended)

    def _take(self, status: EnrolmentStatus) -> None:
        self._status = status
        self._state, self._silent, self._detail = PairingState.WAITING, False, ""
        self.changed.emit()
        if status.enrolled:
            self.enrolled.emit(status.identity)
        else:
            self._again.start(round(POLL_SECONDS * 1000))

    def _miss(self, error: RequestRefused | Unreachable) -> None:
        pause = AGAIN_MILLISECONDS
        if isinstance(error, RequestRefused):
            log.warning("the server refuses the enrolment: %s", error)
            self._state, self._detail = PairingState.REFUSED, str(error)
            pause = max(REFUSED_AGAIN_MILLISECONDS, round(error.again_in * 1000))
        elif isinstance(error, NotTrusted):
            if self._state is not PairingState.DISTRUSTED:
                log.warning("%s", error)
            self._state, self._detail = PairingState.DISTRUSTED, error.why
        elif self._status is not None:
            # The code stays valid: the manager may be on the way with it.
            self._silent = True
        else:
            log.info("%s", error)
            self._state, self._detail = PairingState.UNREACHABLE, ""
        self.changed.emit()
        self._again.start(pause)

    def _fail(self, fault: IdentityUnusable) -> None:
        log.error("%s", fault)
        self._state, self._detail = PairingState.FAULT, str(fault)
        self.changed.emit()
        if self._server:
            self._again.start(REFUSED_AGAIN_MILLISECONDS)

    state = shown(str, lambda self: str(self._state), changed)
    device = shown(str, lambda self: self._wordings.say(f"pair_device_{self._role}"), changed)
    code = shown(str, lambda self: "" if self._status is None else self._status.code, changed)

    def _get_code_picture(self) -> str:
        """The URL of the page for the code as a QR code, for the manager's phone."""
        if self._status is None or not self._server:
            return ""
        code = typed(self._status.code)
        return code_picture(f"{self._server}/console/devices/add?code={code}", CODE_MODULE)

    codePicture = shown(str, _get_code_picture, changed)
    silent = shown(bool, lambda self: self._silent, changed)
    exposed = shown(bool, lambda self: bool(self._status and self._status.exposed), changed)

    hallName = shown(
        str,
        lambda self: next(
            (server.name for server in self._there if server.address == self._server), ""
        ),
        changed,
    )
    address = shown(str, lambda self: self._server, changed)
    detail = shown(str, lambda self: self._detail, changed)

    def _get_notice(self) -> str:
        if self._status is not None and self._status.over:
            return self._wordings.say("pair_over")
        return self._wordings.say("pair_out") if self._was_removed else ""

    notice = shown(str, _get_notice, changed)
    servers = pyqtProperty(QObject, lambda self: self._servers, constant=True)

    several = shown(
        bool, lambda self: any(server.address != self._server for server in self._there), changed
    )
    addressFault = shown(bool, lambda self: self._address_fault, changed)
