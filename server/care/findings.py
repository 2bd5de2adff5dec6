"""The finding of a health check."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from contract.texts import Say

OK: Final = "ok"


class Level(IntEnum):
    """The severity of a finding. The value is the exit code of `novbe server doctor`, by the
    convention of monitoring plugins."""

    GOOD = 0
    CARE = 1
    """An engineer should act; the hall works."""
    BAD = 2
    """The hall does not work, or will soon stop working."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a health check, described by the text `finding-WHAT`, with advice in
    `finding-WHAT-do`: a code selects the sentence in both, and values are their variables. For the
    machine and the server there is no centre."""

    what: str
    level: Level = Level.GOOD
    state: str = OK
    values: Mapping[str, str | int] = field(default_factory=dict)
    centre: str = ""

    def sentence(self, say: Say) -> str:
        """The description of the finding."""
        return say(f"finding-{self.what}", state=self.state, **self.values)

    def advice(self, say: Say) -> str:
        """The advice; "" if no action is needed."""
        if self.level is Level.GOOD:
            return ""
        return say(f"finding-{self.what}-do", state=self.state, **self.values)


def worst(found: Iterable[Finding]) -> Level:
    """The highest severity."""
    return max((one.level for one in found), default=Level.GOOD)
