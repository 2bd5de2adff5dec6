"""The data of a sheet: its form, and the input. Values only; no Qt.

All sheets share one form: a list of choices, an amount, a text, a switch, each optional.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from contract.search import Entry, Kind


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of a sheet's list.

    Attributes:
        key: identifies it.
        detail: secondary text at the end of the row.
        texts: searched in addition to label and detail.
        number: of a ticket.
        amount: the initial amount with this choice, if the sheet has one.
        marked: whether it is selected, in a list with multiple choice.
        opens: of a category: the keys of its rows.
    """

    key: str
    label: str
    detail: str = ""
    texts: Sequence[tuple[str, Kind]] = ()
    number: str = ""
    amount: int | None = None
    marked: bool = False
    opens: frozenset[str] = frozenset()

    @property
    def entry(self) -> Entry:
        """Its entry in the search index."""
        return Entry(
            self.key,
            [
                (self.label, Kind.NAME),
                (self.number, Kind.SYNONYM),
                *self.texts,
                (self.detail, Kind.GROUP),
            ],
        )


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with buttons for more and less; `message` is its text, with `n`."""

    message: str
    value: int
    least: int
    most: int
    step: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """The contents of a sheet; absent parts are "" or empty.

    Attributes:
        sentence: information above the input.
        confirm: the label of the confirm button.
        choices: the list; the first one is chosen unless `chosen` names another.
        several: whether it is a multiple choice, none included.
        search: the label of the search field that filters the list.
        groups: the choices while the search is empty.
        looked_up: whether the input of the search is a ticket number to query from the server.
        empty: the text of an empty list.
        text: the label of the text field; `text_needed`: whether it is required.
        switch: the label of an additional option.
    """

    title: str
    confirm: str
    sentence: str = ""
    choices: Sequence[Choice] = ()
    chosen: str = ""
    several: bool = False
    search: str = ""
    groups: Sequence[Choice] = ()
    looked_up: bool = False
    empty: str = ""
    amount: Amount | None = None
    text: str = ""
    text_needed: bool = False
    switch: str = ""

    @property
    def has_list(self) -> bool:
        """Whether it has a list."""
        return bool(self.choices or self.search or self.empty)


@dataclass(frozen=True, slots=True)
class Filled:
    """The input of a form.

    Attributes:
        choice: the key of the chosen row; "" for none.
        marked: the keys of the selected rows of a multiple choice.
        ticket: chosen in a previous sheet, if there were two.
    """

    choice: str = ""
    ticket: str = ""
    marked: tuple[str, ...] = ()
    amount: int = 0
    text: str = ""
    switch: bool = False
