"""The waits as QML reads them: a page of them, in the language of the moment."""

from collections.abc import Sequence

from PyQt6.QtCore import QObject, pyqtSignal

from client.models import RowModel
from client.qt import pyqtProperty
from client.wording import Wordings
from contract.catalogue import Catalogue
from contract.snapshots import BoardService
from display import waits
from display.measures import Measures


class WaitsView(QObject):
    """What waits, for QML.

    Properties for QML: `entries`, `page` and `pages`, `following` (the numbers that wait longest,
    in one line), `quiet` (nobody waits).

    Args:
        measures: how much fits.
        wordings: the messages.

    Signals:
        changed: one of the properties has changed.
    """

    changed = pyqtSignal()

    def __init__(
        self, measures: Measures, wordings: Wordings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._measures, self._wordings = measures, wordings
        self._entries = RowModel(
            ("key", "heading", "name", "colour", "ahead", "wait", "care"), parent=self
        )
        self._pages = 1
        self._page = 0
        self._following = ""

    def page_count(
        self, services: Sequence[BoardService], catalogue: Catalogue, language: str
    ) -> int:
        """How many pages these services take in a language."""
        return len(self._paged(services, catalogue, language))

    def show(
        self, services: Sequence[BoardService], catalogue: Catalogue, language: str, page: int
    ) -> None:
        """Show a page of these services; there may be fewer in another language."""
        found = self._paged(services, catalogue, language)
        self._pages, self._page = len(found), page % len(found)
        self._entries.update(
            [
                {
                    # A heading stands again on the next page.
                    "key": f"{one.key} {one.heading}",
                    "heading": one.heading,
                    "name": one.name,
                    "colour": one.colour,
                    "ahead": one.ahead,
                    "wait": one.wait,
                    "care": one.care,
                }
                for one in found[self._page]
            ]
        )
        longest = [one.next for one in services if one.next is not None]
        self._following = "   ".join(longest)
        self.changed.emit()

    def _paged(
        self, services: Sequence[BoardService], catalogue: Catalogue, language: str
    ) -> Sequence[Sequence[waits.Entry]]:
        place = self._measures.plan.places.get("waits")
        groups = waits.entries(services, catalogue, language, self._wordings.say)
        height = place.height - self._measures.plan.line if place is not None else 0
        return waits.pages(groups, height, self._measures.plan.line, self._measures.plan.entry)

    def _get_entries(self) -> QObject:
        return self._entries

    entries = pyqtProperty(QObject, _get_entries, constant=True)

    def _get_pages(self) -> int:
        return self._pages

    pages = pyqtProperty(int, _get_pages, notify=changed)

    def _get_page(self) -> int:
        return self._page

    page = pyqtProperty(int, _get_page, notify=changed)

    def _get_following(self) -> str:
        return self._following

    following = pyqtProperty(str, _get_following, notify=changed)

    def _get_quiet(self) -> bool:
        return not self._entries.rows

    quiet = pyqtProperty(bool, _get_quiet, notify=changed)
