"""The search of an enrolled device for its server: connects its threads and its window."""

import logging
import threading
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.net.address import address_of
from client.net.following import AddressSearch, FoundAddress, ProbeResult
from client.net.identity import Identity, IdentityFile, IdentityUnusable
from client.ui.bridge import Worker
from client.ui.qt import connect_queued, shown
from client.ui.wording import Wordings

log = logging.getLogger(__name__)


class SearchState(StrEnum):
    """The state of the search; each but the first has a message `search_...`."""

    NONE = ""
    """No search: the server was reached a short time ago."""

    LOOKING = "looking"
    WITHOUT_TLS = "without_tls"
    UNKNOWN = "unknown"


STATES: Final = {
    ProbeResult.NOTHING: SearchState.LOOKING,
    ProbeResult.UNKNOWN: SearchState.UNKNOWN,
    ProbeResult.WITHOUT_TLS: SearchState.WITHOUT_TLS,
}


class ServerSearch(QObject):
    """Searches for the server while it cannot be reached, and follows it to its new address, which
    the identity file gets. `unknown_at` is the server that does not know this device's secret.

    Signals:
        followed: with the `Identity`, which has another address or certificate.
        tried: with the `FoundAddress` of an address that a person entered.
        enrolment_wanted: with the address at which the device is to be enrolled again.
    """

    changed = pyqtSignal()
    followed = pyqtSignal(object)
    tried = pyqtSignal(object)
    enrolment_wanted = pyqtSignal(str)

    _found = pyqtSignal(object)
    _began = pyqtSignal()
    _reached = pyqtSignal()

    def __init__(
        self,
        file: IdentityFile,
        search: AddressSearch,
        given: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = SearchState.NONE
        self.unknown_at = ""
        self._file, self._search, self._given = file, search, given
        self._identity: Callable[[], Identity] | None = None
        self._one_at_a_time = threading.Lock()
        self._worker = Worker(threads=1, parent=self)
        connect_queued(self._began, self._begin)
        connect_queued(self._found, self._take)
        connect_queued(self._reached, self._end)

    def watch(self, identity: Callable[[], Identity]) -> None:
        """Search for the server of a device whose secret may be rotated meanwhile."""
        self._identity = identity
        self._set(SearchState.NONE)

    def close(self) -> None:
        """Stop searching."""
        self._identity = None
        self._worker.close()

    # In the reporter's thread ---------------------------------------------

    def look(self) -> None:
        """Search once; blocks for some seconds."""
        self._began.emit()
        identity, server = self._now()
        if identity is not None and identity.device:
            with self._one_at_a_time:
                self._found.emit((identity, self._search.look(identity, server)))

    def reached(self) -> None:
        """The server has answered."""
        if self.state is not SearchState.NONE:
            self._reached.emit()

    # In the GUI thread ----------------------------------------------

    def use(self, entered: str) -> None:
        """Try an address that a person entered; emits `tried` with the result."""

        def work() -> tuple[Identity | None, FoundAddress]:
            identity, server = self._now()
            if identity is None or not identity.device:
                return None, FoundAddress(ProbeResult.NOTHING)
            with self._one_at_a_time:
                return identity, self._search.look_at(identity, server, entered)

        def done(result: tuple[Identity | None, FoundAddress]) -> None:
            identity, found = result
            if identity is not None:
                self._take((identity, found))
            self.tried.emit(found)

        self._worker.run(work, done, lambda error: log.warning("%s", error))

    def enrol_again(self) -> None:
        """Enrol the device again at the server that does not know its secret."""
        if self.unknown_at:
            self.enrolment_wanted.emit(self.unknown_at)

    def _now(self) -> tuple[Identity | None, str]:
        known = self._identity
        if known is None:
            return None, ""
        identity = known()
        return identity, identity.address(self._given)

    def _begin(self) -> None:
        if self._identity is not None and self.state is SearchState.NONE:
            log.warning("the server does not answer at %s: looking for it", self._now()[1])
            self._set(SearchState.LOOKING)

    def _end(self) -> None:
        if self.state is not SearchState.NONE:
            log.warning("the server answers again at %s", self._now()[1])
        self._set(SearchState.NONE)

    def _take(self, result: tuple[Identity, FoundAddress]) -> None:
        identity, found = result
        if self._identity is None:
            return
        if found.finding is not ProbeResult.PROVEN:
            self._set(STATES[found.finding], found.server)
            return
        server = identity.address(self._given)
        if (found.server, found.certificate) == (server, identity.certificate):
            # The server is reachable again.
            return
        moved = {"server": found.server, "certificate": found.certificate}
        moved["instead_of"] = self._given
        # Read the file again: the secret may have been rotated during the search.
        after = self._identity().model_copy(update=moved)
        try:
            self._file.save(after)
        except IdentityUnusable as error:
            log.error("%s", error)
            return
        log.warning("followed the hall from %s to %s", server, found.server)
        self._set(SearchState.NONE)
        self.followed.emit(after)

    def _set(self, state: SearchState, server: str = "") -> None:
        self.unknown_at = server if state is SearchState.UNKNOWN else ""
        if state is not self.state:
            if state is SearchState.WITHOUT_TLS:
                log.warning("the hall's server answers without TLS at %s: not followed", server)
            self.state = state
            self.changed.emit()


class SearchView(QObject):
    """The search for QML, `Search` in the kit.

    Properties for QML: `words` (what the device is doing about a server that does not answer; ""
    while it does), `offered` (a manager may enter an address here), `unknown` (the device may be
    enrolled again), `trying` (an entered address), `fault` (its result, in words).
    """

    changed = pyqtSignal()

    def __init__(self, wordings: Wordings) -> None:
        super().__init__()
        self._wordings = wordings
        self._search: ServerSearch | None = None
        self._enters = False
        self._trying = False
        self._fault = ""
        wordings.languageChanged.connect(self.changed)

    def show(self, search: ServerSearch, *, enters: bool = True) -> None:
        """Show a search; `enters` says whether staff use the screen and may enter an address."""
        self._search, self._enters = search, enters
        search.changed.connect(self.changed)
        search.tried.connect(self._take)
        self.changed.emit()

    @pyqtSlot(str)
    def useAddress(self, typed: str) -> None:
        """Try an address."""
        address = address_of(typed)
        self._fault = "" if address else "pair_address_fault"
        if address and self._search is not None and not self._trying:
            self._trying = True
            self._search.use(address)
        self.changed.emit()

    @pyqtSlot()
    def forgive(self) -> None:
        """The address is being edited: clear its error."""
        if self._fault:
            self._fault = ""
            self.changed.emit()

    @pyqtSlot()
    def enrolAgain(self) -> None:
        """Show a code for the manager."""
        if self._search is not None:
            self._search.enrol_again()

    def _take(self, found: FoundAddress) -> None:
        self._trying = False
        state = STATES.get(found.finding)
        nothing = "search_no_hall" if state is SearchState.LOOKING else f"search_{state}"
        self._fault = "" if state is None else nothing
        self.changed.emit()

    def _get_words(self) -> str:
        state = SearchState.NONE if self._search is None else self._search.state
        return self._wordings.say(f"search_{state}") if state is not SearchState.NONE else ""

    words = shown(str, _get_words, changed)
    offered = shown(bool, lambda self: self._enters and self.words != "", changed)
    unknown = shown(
        bool, lambda self: self._search is not None and self._search.unknown_at != "", changed
    )
    trying = shown(bool, lambda self: self._trying, changed)
    fault = shown(str, lambda self: self._wordings.say(self._fault) if self._fault else "", changed)
