"""The waits as QML reads them: a page of them, in the language of the moment."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.hyphens import hyphenated
from client.models import RowModel
from client.qt import pyqtProperty
from client.wording import Wordings
from contract.catalogue import Catalogue
from contract.snapshots import BoardService
from contract.texts import pick
from display import waits
from display.measures import Measures
from display.plan import Plan

NAME_EMS: Final = 0.6
"""The mark of the agency before a name, in em."""

NAME_SHARE: Final = 0.6
"""The part of a line that belongs to the name, where the waits stand beside it."""

type Pages = Sequence[Sequence[waits.Entry]]


class WaitsView(QObject):
    """What waits, for QML.

    Properties for QML: `entries`, `page` and `pages`, `following` (the numbers that wait
    longest), `quiet` (no one waits).

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
            ("key", "heading", "name", "lines", "colour", "ahead", "wait", "care"), parent=self
        )
        self._known: dict[tuple[str, bool, str], int] = {}
        self._known_for: tuple[Plan, str] | None = None
        self._pages = 1
        self._page = 0
        self._following: list[str] = []

    def pages_in(
        self,
        services: Sequence[BoardService],
        catalogue: Catalogue,
        language: str,
        languages: Sequence[str] = (),
    ) -> Pages:
        """The pages that these services take in a language: one at least.

        A page has the same services in each of the languages: else one would be passed over, or
        come twice, where the language turns with the page.

        Args:
            languages: in which they are shown; none stands for this one alone.
        """
        plan = self._measures.plan
        if "waits" not in plan.places:
            return [[]]
        self._forget_other(plan, catalogue.version)
        say = partial(self._wordings.say_in, language)
        groups = [
            [replace(one, name=self._fitted(one, language)) for one in group]
            for group in waits.entries(services, catalogue, language, say)
        ]
        agencies = {one.id: one.names for one in catalogue.agencies}
        named = {one.id: one.names for one in catalogue.services}

        def height_of(one: waits.Entry) -> float:
            names = (agencies if one.heading else named)[one.key]
            lines = max(
                self._lines_in(one, pick(names, other), other)
                for other in (languages or (language,))
            )
            return lines * plan.line + (0 if one.heading else plan.entry)

        return waits.pages(groups, plan.places["waits"].height - plan.line, height_of)

    def _lines_in(self, one: waits.Entry, name: str, language: str) -> int:
        key = (one.key, one.heading, language)
        if key not in self._known:
            other = replace(one, name=name)
            self._known[key] = self._lines(replace(other, name=self._fitted(other, language)))
        return self._known[key]

    def _forget_other(self, plan: Plan, version: str) -> None:
        """What was measured for another plan, or other names, holds no more."""
        if self._known_for != (plan, version):
            self._known_for, self._known = (plan, version), {}

    def show(self, pages: Pages, page: int, services: Sequence[BoardService]) -> None:
        """Show one of these pages, and who is next; there may be fewer in another language."""
        self._pages, self._page = len(pages), page % len(pages)
        self._entries.update(
            [
                {
                    # A heading stands again on the next page.
                    "key": f"{one.key} {one.heading}",
                    "heading": one.heading,
                    "name": one.name,
                    "lines": self._lines(one),
                    "colour": one.colour,
                    "ahead": one.ahead,
                    "wait": one.wait,
                    "care": one.care,
                }
                for one in pages[self._page]
            ]
        )
        self._following = [one.next for one in services if one.next is not None]
        self.changed.emit()

    def _fitted(self, one: waits.Entry, language: str) -> str:
        """The name, with soft hyphens where a word of it is longer than its line."""
        widest = max(map(self._measures.width_of, one.name.split()), default=0.0)
        return hyphenated(one.name, language) if widest > self._name_width(one) else one.name

    def _lines(self, one: waits.Entry) -> int:
        """The lines that a name takes; it is never cut."""
        return self._measures.lines(one.name, self._name_width(one))

    def _name_width(self, one: waits.Entry) -> float:
        plan = self._measures.plan
        place = plan.places.get("waits")
        if place is None:
            return 1.0
        beside = (1 - NAME_SHARE) * place.width if plan.one_line and not one.heading else 0.0
        return place.width - NAME_EMS * plan.words - beside

    def _get_entries(self) -> QObject:
        return self._entries

    entries = pyqtProperty(QObject, _get_entries, constant=True)

    def _get_pages(self) -> int:
        return self._pages

    pages = pyqtProperty(int, _get_pages, notify=changed)

    def _get_page(self) -> int:
        return self._page

    page = pyqtProperty(int, _get_page, notify=changed)

    def _get_following(self) -> list[str]:
        return self._following

    following = pyqtProperty("QStringList", _get_following, notify=changed)

    def _get_quiet(self) -> bool:
        return not self._entries.rows

    quiet = pyqtProperty(bool, _get_quiet, notify=changed)
