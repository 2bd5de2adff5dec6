"""The search of an enrolled device for its server: connects its threads and its window."""

import logging
from collections.abc import Callable

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.net.address import address_of
from client.net.following import Found, Search
from client.net.identity import Identity, IdentityFile, IdentityUnusable
from client.ui.bridge import Worker
from client.ui.qt import connect_queued, shown
from client.ui.wording import Wordings

log = logging.getLogger(__name__)


class ServerSearch(QObject):
    """Searches for the server while it has not answered for a while (`looking`), and follows it to
    its new address, which the identity file gets.

    Signals:
        followed: with the `Identity`, which has another address or certificate.
        tried: whether the server was at an address that a person entered.
    """

    changed = pyqtSignal()
    followed = pyqtSignal(object)
    tried = pyqtSignal(bool)

    _found = pyqtSignal(object, object)
    _looking = pyqtSignal(bool)

    def __init__(
        self, file: IdentityFile, search: Search, given: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.looking = False
        self._file, self._search, self._given = file, search, given
        self._identity: Callable[[], Identity] | None = None
        self._worker = Worker(threads=1, parent=self)
        connect_queued(self._looking, self._look_or_rest)
        connect_queued(self._found, self._take)

    def watch(self, identity: Callable[[], Identity]) -> None:
        """Search for the server of a device whose secret may be rotated meanwhile."""
        self._identity = identity
        self._set(looking=False)

    def close(self) -> None:
        """Stop searching."""
        self._identity = None
        self._worker.close()

    # In the reporter's thread ---------------------------------------------

    def look(self) -> None:
        """Search once; blocks for some seconds."""
        self._looking.emit(True)
        known = self._identity
        if known is not None and (identity := known()).device:
            found = self._search.look(identity, identity.address(self._given))
            self._found.emit(identity, found)

    def reached(self) -> None:
        """The server has answered."""
        if self.looking:
            self._looking.emit(False)

    # In the GUI thread ----------------------------------------------

    def use(self, entered: str) -> None:
        """Try an address that a person entered; emits `tried`."""
        known = self._identity
        if known is None or not (identity := known()).device:
            self.tried.emit(False)
            return
        server = identity.address(self._given)

        def done(found: Found | None) -> None:
            self._take(identity, found)
            self.tried.emit(found is not None)

        self._worker.run(lambda: self._search.look_at(identity, server, entered), done)

    def _look_or_rest(self, looking: bool) -> None:
        if self._identity is not None and looking is not self.looking:
            does = "does not answer: looking for it" if looking else "answers again"
            log.warning("the server at %s %s", self._identity().address(self._given), does)
            self._set(looking=looking)

    def _take(self, identity: Identity, found: Found | None) -> None:
        server = identity.address(self._given)
        if self._identity is None or found in (None, Found(server, identity.certificate)):
            # Not found, or it is reachable again.
            return
        assert found is not None
        moved = {**found._asdict(), "instead_of": self._given}
        # Read the identity again: the secret may have been rotated during the search.
        after = self._identity().model_copy(update=moved)
        try:
            self._file.save(after)
        except IdentityUnusable as error:
            log.error("%s", error)
            return
        log.warning("followed the hall from %s to %s", server, found.server)
        self._set(looking=False)
        self.followed.emit(after)

    def _set(self, *, looking: bool) -> None:
        if looking is not self.looking:
            self.looking = looking
            self.changed.emit()


class SearchView(QObject):
    """The search for QML, `Search` in the kit.

    Properties for QML: `words` (that the device looks for a server that does not answer; "" while
    it does), `offered` (a manager may enter an address here), `trying` (an entered address),
    `fault` (its result, in words).
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

    @property
    def search_words(self) -> str:
        """That the device looks for a server that does not answer; "" while it does."""
        looking = self._search is not None and self._search.looking
        return self._wordings.say("search_looking") if looking else ""

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

    def _take(self, found: bool) -> None:
        self._trying = False
        self._fault = "" if found else "search_no_hall"
        self.changed.emit()

    words = shown(str, lambda self: self.search_words, changed)
    offered = shown(bool, lambda self: self._enters and self.search_words != "", changed)
    trying = shown(bool, lambda self: self._trying, changed)
    fault = shown(str, lambda self: self._wordings.say(self._fault) if self._fault else "", changed)
