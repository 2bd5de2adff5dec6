"""The contents of a sheet: what it asks, and what was entered. Values alone; no Qt.

One shape serves all of them: a list to choose from, an amount, a text, a switch; each where it is
needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from contract.search import Entry, Kind


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of a sheet's list.

    Attributes:
        key: by which it is known.
        detail: quieter, at the end of the row.
        texts: by which it is found too, besides label and detail.
        number: of a ticket.
        amount: what comes with it, where the sheet has one.
        marked: of a list from which any number can be taken: whether it is taken.
        opens: of a category: the keys of the rows that it leads to.
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
        """What a search knows of it."""
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
    """A number that can be made larger and smaller; `message` says it, with `n`."""

    message: str
    value: int
    least: int
    most: int
    step: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """What a sheet shows. "" or nothing stands for a part that it does not have.

    Attributes:
        sentence: what to know before.
        confirm: the words of the button that goes on.
        choices: the list; the first one is chosen unless `chosen` names another.
        several: whether any number of the list can be taken, none too.
        search: the name of the field above the list, by which it becomes shorter.
        groups: what the list offers where nothing is found.
        looked_up: what is typed there is a number that the server is asked for.
        empty: what stands where the list has nothing.
        text: the name of the field for words; `text_needed`: not without them.
        switch: something that can be wanted besides.
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
        """Whether something is to be chosen."""
        return bool(self.choices or self.search or self.empty)


@dataclass(frozen=True, slots=True)
class Filled:
    """What was entered into a form.

    Attributes:
        choice: the key of the chosen row; "" where there is none.
        marked: the keys of the rows that are taken, where it can be several.
        ticket: what an earlier sheet chose, where there were two.
    """

    choice: str = ""
    ticket: str = ""
    marked: tuple[str, ...] = ()
    amount: int = 0
    text: str = ""
    switch: bool = False
