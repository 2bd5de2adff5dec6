"""The choices of a visitor: categories or agencies, services, search results."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.connection import ServerConnection
from client.models import RowModel
from client.qt import pyqtProperty
from client.wording import Wordings
from contract.search import Search, service_search
from contract.snapshots import Menu
from kiosk.offer import GROUP_NAMES, SERVICE_NAMES, Offer, Way
from kiosk.without_server import WithoutServer

ALPHABETS: Final = {
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "id": "abcdefghijklmnopqrstuvwxyz",
    "fr": "abcdefghijklmnopqrstuvwxyzéèç",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةءى",
}
"""The letters of the on-screen keyboard, in alphabetical order."""

TYPED_AT_MOST: Final = 30


class Browsing(QObject):
    """The rows of the screens on which a visitor chooses.

    Args:
        connection: the menu and the catalogue.
        without: provides the menu while the server is unreachable.
        wordings: the messages; their language is the visitor's.

    Signals:
        changed: the rows or their texts have changed.
    """

    changed = pyqtSignal()

    def __init__(
        self,
        connection: ServerConnection,
        without: WithoutServer,
        wordings: Wordings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection, self._without, self._wordings = connection, without, wordings
        self._way, self._group, self._typed = Way.CATEGORY, "", ""
        self._groups = RowModel(GROUP_NAMES, parent=self)
        self._services = RowModel(SERVICE_NAMES, parent=self)
        self._found = RowModel(SERVICE_NAMES, parent=self)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="novbe-search")
        self._search: tuple[tuple[str, str], Future[Search]] | None = None
        connection.changed.connect(self.refresh)
        without.changed.connect(self.refresh)
        wordings.languageChanged.connect(self.refresh)
        self.refresh()

    @property
    def offer(self) -> Offer | None:
        """The current menu in the visitor's language; None until it is known."""
        menu, catalogue = self._connection.latest(Menu), self._connection.catalogue
        if self._connection.away and (kept := self._without.menu) is not None:
            menu, catalogue = kept, self._without.catalogue
        if menu is None or catalogue is None:
            return None
        return Offer(menu, catalogue, str(self._wordings.property("language")))

    @property
    def single(self) -> str | None:
        """The only service of the chosen group; None if there are more, or no group is chosen."""
        offer = self.offer
        return offer.only_service(self._way, self._group) if offer and self._group else None

    def choose(self, group: str) -> None:
        """Show the services of a category or an agency."""
        self._group = group
        self.refresh()

    @pyqtSlot()
    def reset(self) -> None:
        """Back to the categories and an empty search for the next visitor."""
        self._way, self._group, self._typed = Way.CATEGORY, "", ""
        self.refresh()

    @pyqtSlot(str)
    def type(self, letter: str) -> None:
        """Append a letter to the search."""
        if len(self._typed) < TYPED_AT_MOST:
            self._set_typed(self._typed + letter)

    @pyqtSlot()
    def erase(self) -> None:
        """Delete the last letter of the search."""
        self._set_typed(self._typed[:-1])

    def _set_typed(self, typed: str) -> None:
        self._typed = typed.lstrip()
        self.refresh()

    def refresh(self) -> None:
        """Rebuild the rows."""
        offer = self.offer
        if offer is not None:
            self._groups.update(offer.groups(self._way, self._wordings))
            self._services.update(offer.services(self._way, self._group, self._wordings))
            search = self._prepared(offer)
            found = search.result().find(self._typed) if self._typed else []
            self._found.update(offer.found(found, self._wordings))
        self.changed.emit()

    def _prepared(self, offer: Offer) -> Future[Search]:
        """The search index of this hall and language. Building it takes a tenth of a second in a
        large hall, so a worker does it before the first letter is typed."""
        key = (offer.catalogue.version, offer.language)
        if self._search is None or self._search[0] != key:
            if self._search is not None:
                self._search[1].cancel()
            work = self._pool.submit(service_search, offer.catalogue, offer.language)
            self._search = (key, work)
        return self._search[1]

    def close(self) -> None:
        """Stop building indexes."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _get_groups(self) -> RowModel:
        return self._groups

    def _get_services(self) -> RowModel:
        return self._services

    def _get_found(self) -> RowModel:
        return self._found

    def _get_way(self) -> str:
        return str(self._way)

    def _set_way(self, way: str) -> None:
        self._way = Way(way)
        self.refresh()

    def _get_several_agencies(self) -> bool:
        offer = self.offer
        return offer is not None and not offer.few and len(offer.catalogue.agencies) > 1

    def _get_few(self) -> bool:
        return self.offer is not None and self.offer.few

    def _get_group_name(self) -> str:
        return "" if self.offer is None else self.offer.group_name(self._way, self._group)

    def _get_typed(self) -> str:
        return self._typed

    def _get_letters(self) -> list[str]:
        return list(ALPHABETS.get(str(self._wordings.property("language")), ALPHABETS["en"]))

    groups = pyqtProperty(QObject, _get_groups, constant=True)
    services = pyqtProperty(QObject, _get_services, constant=True)
    found = pyqtProperty(QObject, _get_found, constant=True)
    way = pyqtProperty(str, _get_way, _set_way, notify=changed)
    severalAgencies = pyqtProperty(bool, _get_several_agencies, notify=changed)
    few = pyqtProperty(bool, _get_few, notify=changed)
    groupName = pyqtProperty(str, _get_group_name, notify=changed)
    typed = pyqtProperty(str, _get_typed, notify=changed)
    letters = pyqtProperty("QStringList", _get_letters, notify=changed)
