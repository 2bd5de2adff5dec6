"""What a display has shown and spoken, kept on its disk: a restart repeats nothing and leaves
nothing out."""

from collections.abc import Sequence
from typing import Final, Literal
from uuid import UUID

from pydantic import BaseModel

from client.kept import Kept
from contract.enums import Silence
from contract.screens import Display

NAME: Final = "calls"

REMEMBERED: Final = 2000
"""How many calls are remembered that were seen or spoken: as many as a board may hold."""


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
        layout: what the hall wanted it to show last.
        epoch: of the database in which the calls have their numbers.
        shown: the last call that came to this display; None before the first board.
        seen: the last calls that came before people's eyes.
        voiced: the last calls that the voice dealt with, or began to speak.
        begun: the call that it is speaking.
        pause: the pause of the hall that was announced last, by its beginning.
        untold: what the server has not heard yet, the oldest first.
    """

    layout: Display | None = None
    epoch: str = ""
    shown: int | None = None
    seen: tuple[int, ...] = ()
    voiced: tuple[int, ...] = ()
    begun: int | None = None
    pause: str = ""
    untold: tuple[Report, ...] = ()


class Memory:
    """The record. What may not be done twice is on the disk before it is done.

    Args:
        kept: the display's disk; None keeps nothing.

    Attributes:
        record: as it is now.
    """

    def __init__(self, kept: Kept | None) -> None:
        self._kept = kept
        known = kept.read(NAME, Record) if kept is not None else None
        self.record = known or Record()

    def placed(self, layout: Display | None) -> None:
        """The hall says what the display shows."""
        self._change(layout=layout)

    def took(self, epoch: str, last: int) -> None:
        """Calls came, up to this one."""
        self._change(epoch=epoch, shown=last)

    def begin_again(self) -> None:
        """The hall's calls begin again: what is known of the old ones is not true of them."""
        self._change(seen=(), voiced=(), begun=None, untold=())

    def saw(self, reports: Sequence[Report]) -> None:
        """Calls came before people's eyes, and the server is to hear of those that are new."""
        seen = self.record.seen
        fresh = [one for one in reports if one.call not in seen]
        self._change(
            seen=(*seen, *(one.call for one in fresh))[-REMEMBERED:],
            untold=(*self.record.untold, *fresh),
        )

    def begins(self, call: int) -> None:
        """The voice deals with a call."""
        self._change(voiced=(*self.record.voiced, call)[-REMEMBERED:], begun=call)

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
