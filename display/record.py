"""The record of shown and spoken calls on the display's disk, so that a restart neither repeats nor
skips a call."""

from collections.abc import Sequence
from typing import Final, Literal
from uuid import UUID

from pydantic import BaseModel

from client.net.json_store import JsonStore
from contract.enums import Silence
from contract.screens import Display

NAME: Final = "calls"

REMEMBERED: Final = 2000
"""The number of shown and of spoken calls that are kept: the maximum of a board."""


class CallReport(BaseModel):
    """A report on a call; `reason` says why it was not spoken."""

    command_id: UUID
    call: int
    how: Literal["shown", "spoken", "silent"]
    reason: Silence | None = None


class Record(BaseModel):
    """The state of a display that survives its restart.

    Attributes:
        epoch: of the database to which the numbers of the calls belong.
        shown: the last call that this display received; None before the first board.
        seen: the last calls that became visible.
        voiced: the last calls that the voice has handled, or begun to speak.
        begun: the call that is being spoken.
        pause: the start of the last announced pause of the hall.
    """

    layout: Display | None = None
    epoch: str = ""
    shown: int | None = None
    seen: tuple[int, ...] = ()
    voiced: tuple[int, ...] = ()
    begun: int | None = None
    pause: str = ""
    unsent: tuple[CallReport, ...] = ()


class Memory:
    """The record. An action that must not be repeated is recorded on the disk before it is done."""

    def __init__(self, kept: JsonStore) -> None:
        self._kept = kept
        known = kept.read(NAME, Record)
        self.record = known or Record()

    def record_layout(self, layout: Display | None) -> None:
        """Record the layout from the server."""
        self._change(layout=layout)

    def record_last_call(self, epoch: str, last: int) -> None:
        """Record the last received call."""
        self._change(epoch=epoch, shown=last)

    def forget_calls(self) -> None:
        """The numbers of calls have restarted: forget the old calls."""
        self._change(seen=(), voiced=(), begun=None, unsent=())

    def record_shown(self, reports: Sequence[CallReport]) -> None:
        """Record calls that became visible, and queue reports for the new ones."""
        seen = self.record.seen
        fresh = [report for report in reports if report.call not in seen]
        self._change(
            seen=(*seen, *(report.call for report in fresh))[-REMEMBERED:],
            unsent=(*self.record.unsent, *fresh),
        )

    def record_begun(self, call: int) -> None:
        """The voice begins to handle a call."""
        self._change(voiced=(*self.record.voiced, call)[-REMEMBERED:], begun=call)

    def record_voiced(self, report: CallReport) -> None:
        """The voice has handled a call: queue the report."""
        self._change(unsent=(*self.record.unsent, report), begun=None)

    def record_acknowledged(self, report: CallReport) -> None:
        """The server has acknowledged a report. Written to disk once all are acknowledged: reports
        are idempotent, so repeating one after a restart is harmless."""
        left = tuple(other for other in self.record.unsent if other != report)
        self.record = self.record.model_copy(update={"unsent": left})
        if not left:
            self._write()

    def record_pause(self, pause: str) -> None:
        """Record that a pause of the hall was announced."""
        self._change(pause=pause)

    def _change(self, **changes: object) -> None:
        fresh = self.record.model_copy(update=changes)
        if fresh != self.record:
            self.record = fresh
            self._write()

    def _write(self) -> None:
        self._kept.write_if_possible(NAME, self.record)
