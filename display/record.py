"""What a display has shown and spoken, kept on its disk: a restart repeats nothing and leaves
nothing out."""

from collections.abc import Sequence
from typing import Final, Literal
from uuid import UUID

from pydantic import BaseModel

from client.kept import Kept
from contract.enums import Silence

NAME: Final = "calls"

VOICED: Final = 100
"""How many calls are remembered that the voice has dealt with: more than can be younger than those
that it speaks."""


class Report(BaseModel):
    """What became of a call.

    Attributes:
        command_id: of the command that tells it, so that it counts once.
        reason: why it was not spoken.
    """

    command_id: UUID
    call: int
    how: Literal["shown", "spoken", "silent"]
    reason: Silence | None = None


class Record(BaseModel):
    """The state of a display that survives its restart.

    Attributes:
        epoch: of the database in which the calls have their numbers.
        shown: the last call that came onto the screen; None before the first board.
        voiced: the last calls that the voice dealt with, or began to speak.
        begun: the call that it is speaking.
        pause: the pause of the hall that was announced last, by its beginning.
        untold: what the server has not heard yet, the oldest first.
    """

    epoch: str = ""
    shown: int | None = None
    voiced: tuple[int, ...] = ()
    begun: int | None = None
    pause: str = ""
    untold: tuple[Report, ...] = ()


class Memory:
    """The record, written down with each change.

    Args:
        kept: the display's disk; None keeps nothing.

    Attributes:
        record: as it is now.
    """

    def __init__(self, kept: Kept | None) -> None:
        self._kept = kept
        known = kept.read(NAME, Record) if kept is not None else None
        self.record = known or Record()

    def shown(self, epoch: str, last: int, reports: Sequence[Report]) -> None:
        """Calls came onto the screen, and the server is to hear of it."""
        voiced = self.record.voiced if epoch == self.record.epoch else ()
        self._change(epoch=epoch, shown=last, voiced=voiced, untold=(*self.record.untold, *reports))

    def begins(self, call: int) -> None:
        """The voice deals with a call."""
        self._change(voiced=(*self.record.voiced, call)[-VOICED:], begun=call)

    def dealt(self, report: Report) -> None:
        """It has, and the server is to hear of it."""
        self._change(untold=(*self.record.untold, report), begun=None)

    def told(self, report: Report) -> None:
        """The server has heard of it. Written down when it has heard of all: one that is told
        again after a restart counts once."""
        left = tuple(one for one in self.record.untold if one != report)
        self.record = self.record.model_copy(update={"untold": left})
        if not left:
            self._write()

    def paused(self, pause: str) -> None:
        """A pause of the hall was announced."""
        self._change(pause=pause)

    def _change(self, **changes: object) -> None:
        fresh = self.record.model_copy(update=changes)
        if fresh != self.record:
            self.record = fresh
            self._write()

    def _write(self) -> None:
        if self._kept is not None:
            self._kept.write_if_possible(NAME, self.record)
