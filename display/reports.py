"""What was shown and spoken, told to the server: in order, once, and again until it is heard."""

import logging
from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal
from uuid import UUID, uuid4

from PyQt6.QtCore import QObject

from client.api import Api, Refused, Unreachable
from client.bridge import Worker
from client.timers import once
from contract.commands import ReportCall
from contract.enums import Silence
from contract.errors import ProblemType
from contract.snapshots import Device
from display.record import Memory, Report

log = logging.getLogger(__name__)

AGAIN_MILLISECONDS: Final = 1000
"""After what was not heard."""

ONE_TRY_SECONDS: Final = 5.0

AT_ONCE: Final = 20
"""Reports that are told before the next ones are looked at."""

_LATER: Final = frozenset(
    {ProblemType.NOT_SIGNED_IN, ProblemType.TOO_FAST, ProblemType.UNAVAILABLE, ProblemType.INTERNAL}
)
"""Refusals of this moment; after any other the server will never take the report."""

VOICE_TRIES: Final = 60
"""How often a report of the voice is sent that the server does not take from this display. After
its restart a display becomes the voice again when the server has heard that it has sound; until
then the report waits, and the voice's later ones, which have to come in order."""


def shown(call: int) -> Report:
    """A call is on the screen."""
    return Report(command_id=uuid4(), call=call, how="shown")


def voiced(call: int, silence: Silence | None) -> Report:
    """A call was spoken, or not, and why."""
    how: Literal["spoken", "silent"] = "spoken" if silence is None else "silent"
    return Report(command_id=uuid4(), call=call, how=how, reason=silence)


class Reports(QObject):
    """Sends what the record holds that the server has not heard.

    Args:
        api: of the display.
        memory: its record.
    """

    def __init__(self, api: Api, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._api, self._memory = api, memory
        self._worker = Worker(threads=1, parent=self)
        self._sending = False
        self._who: Device | None = None
        self._not_voice: Counter[UUID] = Counter()
        self._again = once(self, AGAIN_MILLISECONDS, self.send)

    @property
    def untold(self) -> Sequence[Report]:
        """What the server has not heard yet."""
        return self._memory.record.untold

    def send(self) -> None:
        """Send the oldest ones, and what follows them."""
        if self._sending or not self.untold:
            return
        shown = [one for one in self.untold if one.how == "shown"][:AT_ONCE]
        voiced = [one for one in self.untold if one.how != "shown"][:AT_ONCE]
        self._sending = True

        def done(told: Sequence[Report]) -> None:
            self._sending = False
            for report in told:
                self._memory.told(report)
            if len(told) < len(shown) + len(voiced):
                self._again.start()
            else:
                self.send()

        def tell() -> Sequence[Report]:
            # What the voice has to wait for does not keep back what was shown.
            return [*self._tell(shown), *self._tell(voiced)]

        self._worker.run(tell, done, lambda _error: None)

    def _tell(self, reports: Sequence[Report]) -> Sequence[Report]:
        """In the worker's thread: send reports in order until one is not taken; returns those that
        need not be sent again."""
        for count, report in enumerate(reports):
            try:
                self._tell_one(report)
            except Unreachable as error:
                log.debug("not told: %s", error)
                return reports[:count]
            except Refused as error:
                if error.kind in _LATER or self._may_become_voice(report, error):
                    return reports[:count]
                log.warning("the report of call %d was not taken: %s", report.call, error)
            self._not_voice.pop(report.command_id, None)
        return reports

    def _may_become_voice(self, report: Report, error: Refused) -> bool:
        """Whether the server may still make this display the voice again."""
        if error.kind is not ProblemType.NOT_PERMITTED or report.how == "shown":
            return False
        self._not_voice[report.command_id] += 1
        return self._not_voice[report.command_id] < VOICE_TRIES

    def _tell_one(self, report: Report) -> None:
        if self._who is None:
            self._who = self._api.device(deadline=ONE_TRY_SECONDS)
        command = ReportCall(
            command_id=report.command_id,
            centre=self._who.centre,
            device=self._who.device,
            call=report.call,
            how=report.how,
            reason=report.reason,
        )
        self._api.send(command, deadline=ONE_TRY_SECONDS)

    def close(self) -> None:
        """Send no more; what was not heard is told at the next start."""
        self._again.stop()
        self._worker.close()
