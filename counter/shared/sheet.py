"""The sheet over the window: an `InputForm` and its input."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.ui.models import RowModel
from client.ui.qt import once, shown
from contract.commands import seen_text
from contract.desk.forms import Filled, FormChoice, InputForm
from contract.search import Search
from contract.texts import Say

LOOK_UP_MILLISECONDS: Final = 250
"""Delay after the last letter before a number is looked up."""

NOTHING: Final = InputForm(title="", confirm="")


class Sheet(QObject):
    """For QML: the parts of the form, and `place` (the chosen row, from 0; -1), `amount` in words,
    `complete` (it can be confirmed), `waits` (that is blocked by a missing connection or a running
    command).

    Signals:
        asked: a typed number is to be looked up.
        narrowed: the list now shows a category, and the search field is to be cleared.
    """

    changed = pyqtSignal()
    opened = pyqtSignal()
    narrowed = pyqtSignal()
    asked = pyqtSignal(str)

    def __init__(self, say: Say, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.is_open = False
        self._form, self.filled = NOTHING, Filled()
        self._then: Callable[[Filled], None] = lambda _filled: None
        self._typed = ""
        self._narrowed: Sequence[FormChoice] | None = None
        self._waits = False
        self._looked_up: Sequence[FormChoice] | None = None
        self._search: tuple[Sequence[FormChoice], Search] | None = None
        self._shown: Sequence[FormChoice] = ()
        self._choices = RowModel(
            ("key", "label", "detail", "digit", "chosen", "marked"), parent=self
        )
        self._ask = once(self, LOOK_UP_MILLISECONDS, lambda: self.asked.emit(self._typed))

    @property
    def chosen(self) -> FormChoice:
        """The chosen row; an empty one for none."""
        rows = (*self._listed, *self._form.groups)
        return next((row for row in rows if row.key == self.filled.choice), FormChoice("", ""))

    @property
    def _listed(self) -> Sequence[FormChoice]:
        """The found tickets while the number is typed; else the form's own list, or the part of a
        category."""
        found = self._looked_up if self._typed else self._narrowed
        return self._form.choices if found is None else found

    def wait(self, waits: bool) -> None:
        """Block or unblock confirming; the input is kept."""
        if waits is not self._waits:
            self._waits = waits
            self.changed.emit()

    def ask(self, form: InputForm, then: Callable[[Filled], None]) -> None:
        """Show a form; `then` gets the input when it is confirmed."""
        self._form, self._then, self.is_open = form, then, True
        self._typed, self._looked_up, self._narrowed = "", None, None
        # In a searchable list no row is chosen initially: Enter would take any.
        first = form.chosen or next((choice.key for choice in form.choices if not form.search), "")
        self.filled = Filled(
            choice="" if form.several else first,
            marked=tuple(choice.key for choice in form.choices if choice.marked),
            amount=form.amount.value if form.amount else 0,
        )
        self._refresh()
        self.opened.emit()

    def found(self, typed: str, choices: Sequence[FormChoice]) -> None:
        """Show the found tickets, unless the input has changed meanwhile."""
        if self.is_open and typed == self._typed:
            self._looked_up = choices
            self._take(next((choice.key for choice in choices), ""))

    @pyqtSlot()
    def close(self) -> None:
        """Close the sheet."""
        if self.is_open:
            self.is_open = False
            self._ask.stop()
            self.changed.emit()

    @pyqtSlot()
    def confirm(self) -> None:
        """Confirm the input."""
        if not self.is_open or not self._get_complete():
            return
        if opens := self.chosen.opens:
            self._narrowed = [choice for choice in self._form.choices if choice.key in opens]
            self._typed, self.filled = "", replace(self.filled, choice="")
            self._refresh()
            self.narrowed.emit()
        else:
            self.close()
            self._then(self.filled)

    @pyqtSlot(str)
    def type(self, text: str) -> None:
        """The text of the search field has changed: filter the list."""
        self._typed, self._looked_up = seen_text(text).strip(), None
        if self._form.looked_up and self._typed:
            self._ask.start()
        found = self._found()
        if self.filled.choice in {choice.key for choice in found}:
            self._refresh()
        else:
            self._take(next((choice.key for choice in found if not choice.opens), ""))

    @pyqtSlot(str)
    def write(self, text: str) -> None:
        """The text of the text field has changed."""
        self.filled = replace(self.filled, text=seen_text(text).strip())
        self.changed.emit()

    @pyqtSlot(int)
    def choose(self, place: int) -> None:
        """Choose the row at this place, counted from 0; toggles it in a multiple choice."""
        if not 0 <= place < len(self._shown):
            return
        key = self._shown[place].key
        if not self._form.several:
            self._take(key)
            return
        marked = self.filled.marked
        left = tuple(other for other in marked if other != key)
        self.filled = replace(self.filled, marked=left if key in marked else (*marked, key))
        self._refresh()

    @pyqtSlot(int)
    def step(self, rows: int) -> None:
        """Move the choice down by some rows."""
        if self._shown and not self._form.several:
            self.choose(max(0, min(self._get_place() + rows, len(self._shown) - 1)))

    @pyqtSlot(int)
    def add(self, steps: int) -> None:
        """Change the amount by some steps."""
        if (amount := self._form.amount) is not None:
            value = self.filled.amount + steps * amount.step
            self.filled = replace(self.filled, amount=max(amount.least, min(value, amount.most)))
            self.changed.emit()

    @pyqtSlot()
    def switch(self) -> None:
        """Set the switch."""
        self.filled = replace(self.filled, switch=not self.filled.switch)
        self.changed.emit()

    def _found(self) -> Sequence[FormChoice]:
        """The rows that match the search, the best first; all without a search."""
        listed = self._listed
        if not self._typed or listed is self._looked_up:
            return listed
        if self._search is None or self._search[0] is not listed:
            self._search = (listed, Search(choice.entry for choice in listed))
        by_key = {choice.key: choice for choice in listed}
        found = [by_key[key] for key in self._search[1].find(self._typed, len(listed))]
        return found or self._form.groups

    def _take(self, key: str) -> None:
        self.filled = replace(self.filled, choice=key)
        if (usual := self.chosen.amount) is not None:
            self.filled = replace(self.filled, amount=usual)
        self._refresh()

    def _refresh(self) -> None:
        self._shown = self._found()
        with_digits = not self._form.search and len(self._shown) <= 9
        self._choices.update(
            [
                {
                    "key": row.key,
                    "label": row.label,
                    "detail": row.detail,
                    "digit": str(place + 1) if with_digits else "",
                    "chosen": row.key == self.filled.choice,
                    "marked": row.key in self.filled.marked,
                }
                for place, row in enumerate(self._shown)
            ]
        )
        self.changed.emit()

    def _get_place(self) -> int:
        keys = [row.key for row in self._shown]
        return keys.index(self.filled.choice) if self.filled.choice in keys else -1

    def _get_complete(self) -> bool:
        chosen = self._form.several or not self._form.has_list or self._get_place() >= 0
        written = bool(self.filled.text or not self._form.text_needed)
        return chosen and written and not self._waits

    def _get_empty(self) -> str:
        awaited = self._form.looked_up and self._typed and self._looked_up is None
        return "" if awaited else self._form.empty

    def _get_sentence(self) -> str:
        groups = self._form.groups and self._shown is self._form.groups
        return self._form.empty if groups else self._form.sentence

    def _get_confirm(self) -> str:
        return self._say("group_open") if self.chosen.opens else self._form.confirm

    def _get_amount(self) -> str:
        amount = self._form.amount
        return "" if amount is None else self._say(amount.message, n=self.filled.amount)

    open = shown(bool, lambda self: self.is_open, changed)
    title = shown(str, lambda self: self._form.title, changed)
    sentence = shown(str, _get_sentence, changed)
    confirmLabel = shown(str, _get_confirm, changed)
    choices = shown(QObject, lambda self: self._choices, changed)
    hasList = shown(bool, lambda self: self._form.has_list, changed)
    several = shown(bool, lambda self: self._form.several, changed)
    search = shown(str, lambda self: self._form.search, changed)
    empty = shown(str, _get_empty, changed)
    place = shown(int, _get_place, changed)
    hasAmount = shown(bool, lambda self: self._form.amount is not None, changed)
    amount = shown(str, _get_amount, changed)
    text = shown(str, lambda self: self._form.text, changed)
    switchLabel = shown(str, lambda self: self._form.switch, changed)
    switched = shown(bool, lambda self: self.filled.switch, changed)
    complete = shown(bool, _get_complete, changed)
    waits = shown(bool, lambda self: self._waits, changed)
