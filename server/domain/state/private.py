"""What is known of visitors and kept outside the log, so that it can be erased: texts, and the
help that a visitor asks for."""

from dataclasses import dataclass
from datetime import datetime

from contract.enums import Assist


@dataclass(frozen=True, slots=True)
class Private:
    """A text, by the id that the log names; or, by the id of a ticket, the help asked for.

    Attributes:
        words: the text, or the names of the kinds of help with spaces between.
        delete_after: when it is erased at the latest; None: on request only.
    """

    id: str
    words: str
    delete_after: datetime | None


def help_asked(ticket: str, assist: tuple[Assist, ...], delete_after: datetime) -> Private:
    """The help that the bearer of a ticket asks for."""
    return Private(ticket, " ".join(assist), delete_after)


def help_in(known: Private | None) -> tuple[Assist, ...]:
    """Which help is asked for; none where nothing is known."""
    return () if known is None else tuple(Assist(one) for one in known.words.split())
