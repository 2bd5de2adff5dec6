"""The choices of a visitor: categories or agencies, services, search results."""

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.connection import ServerConnection
from client.ui.models import RowModel
from client.ui.qt import pyqtProperty, shown
from client.ui.wording import Wordings
from contract.access import SEARCHED_AT_MOST
from contract.search import Search, service_search
from contract.snapshots import Menu
from kiosk.menu import NAMES, Grouping, KioskMenu, same_wait
from kiosk.offline_mode import OfflineMode

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
    """The rows of the screens on which a visitor chooses, of the last known menu while the server
    is unreachable."""

    changed = pyqtSignal()

    def __init__(
        self, connection: ServerConnection, offline_mode: OfflineMode, wordings: Wordings
    ) -> None:
        super().__init__()
        self._connection, self._offline_mode, self._wordings = connection, offline_mode, wordings
        self._grouping, self._group, self._typed = Grouping.CATEGORY, "", ""
        self._touched = False
        self._in_vain: deque[str] = deque(maxlen=SEARCHED_AT_MOST)
        self._wait = ""
        self._begins = True
        self._apart = 0
        """How many rows the start page has before the groups."""
        self._start = RowModel(NAMES, parent=self)
        self._groups = RowModel(NAMES, parent=self)
        self._services = RowModel(NAMES, parent=self)
        self._found = RowModel(NAMES, parent=self)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="novbe-search")
        # Of the catalogue's version, by language.
        self._searches: dict[str, Future[Search]] = {}
        self._version = ""
        connection.changed.connect(self.refresh)
        offline_mode.changed.connect(self.refresh)
        wordings.languageChanged.connect(self.refresh)
        self.refresh()

    @property
    def kiosk_menu(self) -> KioskMenu | None:
        """The current menu in the visitor's language; None until it is known."""
        menu, catalogue = self._connection.latest(Menu), self._connection.catalogue
        if self._connection.away and (kept := self._offline_mode.menu) is not None:
            menu, catalogue = kept, self._offline_mode.catalogue
        if menu is None or catalogue is None:
            return None
        return KioskMenu(menu, catalogue, str(self._wordings.language))

    @property
    def single(self) -> str | None:
        """The only service of the chosen group; None if there are more, or no group is chosen."""
        kiosk_menu = self.kiosk_menu
        if kiosk_menu is None or not self._group:
            return None
        return kiosk_menu.only_service(self._grouping, self._group)

    def choose(self, group: str) -> None:
        """Show the services of a category or an agency."""
        self._group = group
        self.refresh()

    @pyqtSlot()
    def reset(self) -> None:
        """Back to the categories and an empty search for the next visitor."""
        if not self._touched:
            self._in_vain.extend(dict.fromkeys(self._typed.split()))
        self._grouping, self._group, self._typed = Grouping.CATEGORY, "", ""
        self._touched = False
        self.refresh()

    def begin(self, begins: bool) -> None:
        """Whether nothing is chosen for the ticket yet; only then a booking is offered."""
        if begins is not self._begins:
            self._begins = begins
            self.refresh()

    def touch(self) -> None:
        """The visitor has touched a result of the search."""
        self._touched = True

    def take_searched(self) -> Sequence[str]:
        """The words that visitors typed without touching a result since the last call. May be
        called from any thread."""
        return [self._in_vain.popleft() for _ in range(len(self._in_vain))]

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
        kiosk_menu = self.kiosk_menu
        if kiosk_menu is not None:
            say = self._wordings.say
            groups = kiosk_menu.groups(self._grouping, say)
            booking = kiosk_menu.booking(say) if self._begins else []
            first = [*booking, *kiosk_menu.most_taken(say)]
            self._groups.update(groups)
            self._apart = len(first)
            services = kiosk_menu.services(self._grouping, self._group, say)
            self._wait = same_wait(services)
            if self._wait:
                services = [{**row, "detail": "", "wait": ""} for row in services]
            self._services.update(services)
            self._start.update([*first, *(services if kiosk_menu.few else groups)])
            search = self._prepared(kiosk_menu)
            found = search.result().find(self._typed) if self._typed else []
            self._found.update(kiosk_menu.found(found, say))
        self.changed.emit()

    def _prepared(self, kiosk_menu: KioskMenu) -> Future[Search]:
        """The search index of this hall and language. Building it takes half a second in a
        large hall, so a worker does it before the first letter is typed."""
        version, language = kiosk_menu.catalogue.version, kiosk_menu.language
        if version != self._version:
            self._version, self._searches = version, {}
        if language not in self._searches:
            self._searches[language] = self._pool.submit(
                service_search, kiosk_menu.catalogue, language
            )
        return self._searches[language]

    def close(self) -> None:
        """Stop building indexes."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _group_by(self, grouping: str) -> None:
        self._grouping = Grouping(grouping)
        self.refresh()

    def _get_several_agencies(self) -> bool:
        menu = self.kiosk_menu
        return menu is not None and not menu.few and len(menu.catalogue.agencies) > 1

    def _get_group_name(self) -> str:
        menu = self.kiosk_menu
        return "" if menu is None else menu.group_name(self._grouping, self._group)

    start = pyqtProperty(QObject, lambda self: self._start, constant=True)
    apart = shown(int, lambda self: self._apart, changed)
    groups = pyqtProperty(QObject, lambda self: self._groups, constant=True)
    services = pyqtProperty(QObject, lambda self: self._services, constant=True)
    found = pyqtProperty(QObject, lambda self: self._found, constant=True)
    grouping = pyqtProperty(str, lambda self: str(self._grouping), _group_by, notify=changed)
    severalAgencies = pyqtProperty(bool, _get_several_agencies, notify=changed)
    few = shown(bool, lambda self: self.kiosk_menu is not None and self.kiosk_menu.few, changed)
    groupName = pyqtProperty(str, _get_group_name, notify=changed)
    wait = shown(str, lambda self: self._wait, changed)
    typed = shown(str, lambda self: self._typed, changed)
    letters = shown(
        "QStringList",
        lambda self: list(ALPHABETS.get(self._wordings.language, ALPHABETS["en"])),
        changed,
    )
