"""What was found about one part of a server, and how bad it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from contract.texts import Say

OK: Final = "ok"


class Level(IntEnum):
    """How bad a finding is; the value is the exit code of `novbe server doctor`, as monitors that
    take plugins expect it."""

    GOOD = 0
    CARE = 1
    """Something is to be done, and the hall goes on."""
    BAD = 2
    """The hall does not go on, or soon will not."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found.

    Attributes:
        what: about which part; the text `finding-WHAT` says it, `finding-WHAT-do` what to do.
        state: a code, by which both choose their sentence.
        values: what the sentences need.
        centre: the hall that it is about; "" for the machine and the server.
    """

    what: str
    level: Level = Level.GOOD
    state: str = OK
    values: Mapping[str, str | int] = field(default_factory=dict)
    centre: str = ""

    def sentence(self, say: Say) -> str:
        """What was found."""
        return say(f"finding-{self.what}", state=self.state, **self.values)

    def advice(self, say: Say) -> str:
        """What to do; "" where nothing is to be done."""
        if self.level is Level.GOOD:
            return ""
        return say(f"finding-{self.what}-do", state=self.state, **self.values)


def worst(found: Iterable[Finding]) -> Level:
    """How bad the worst of them is."""
    return max((one.level for one in found), default=Level.GOOD)
