"""Reports on shown and spoken calls, sent to the server in order and retried until acknowledged."""

import logging
from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal
from uuid import UUID, uuid4

from PyQt6.QtCore import QObject

from client.net.api import ApiClient, RequestRefused, Unreachable
from client.ui.bridge import Worker
from client.ui.qt import once
from contract.commands import ReportCall
from contract.enums import Silence
from contract.errors import TEMPORARY, ProblemType
from contract.snapshots import Device
from display.record import CallReport, Memory

log = logging.getLogger(__name__)

AGAIN_MILLISECONDS: Final = 1000
"""Retry interval."""

ONE_TRY_SECONDS: Final = 5.0

AT_ONCE: Final = 20
"""The size of a batch of reports."""

VOICE_TRIES: Final = 60
"""How often a report of the voice is retried after the server refused it from this display. After a
restart a display becomes the voice again once the server knows that it has sound; until then its
reports wait, because they must arrive in order."""


def shown(call: int) -> CallReport:
    """A call was shown."""
    return CallReport(command_id=uuid4(), call=call, how="shown")


def voiced(call: int, silence: Silence | None) -> CallReport:
    """A call was spoken, or why it was not."""
    how: Literal["spoken", "silent"] = "spoken" if silence is None else "silent"
    return CallReport(command_id=uuid4(), call=call, how=how, reason=silence)


class CallReports(QObject):
    """Sends the unsent reports of the record."""

    def __init__(self, api: ApiClient, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._api, self._memory = api, memory
        self._worker = Worker(threads=1, parent=self)
        self._sending = False
        self._who: Device | None = None
        self._not_voice: Counter[UUID] = Counter()
        self._again = once(self, AGAIN_MILLISECONDS, self.send)

    @property
    def unsent(self) -> Sequence[CallReport]:
        """The unsent reports."""
        return self._memory.record.unsent

    def send(self) -> None:
        """Send the oldest batch, then the following ones."""
        if self._sending or not self.unsent:
            return
        shown = [report for report in self.unsent if report.how == "shown"][:AT_ONCE]
        voiced = [report for report in self.unsent if report.how != "shown"][:AT_ONCE]
        self._sending = True

        def done(told: Sequence[CallReport]) -> None:
            self._sending = False
            for report in told:
                self._memory.record_acknowledged(report)
            if len(told) < len(shown) + len(voiced):
                self._again.start()
            else:
                self.send()

        def tell() -> Sequence[CallReport]:
            # Reports that the voice must hold back do not delay reports of shown calls.
            return [*self._tell(shown), *self._tell(voiced)]

        self._worker.run(tell, done)

    def _tell(self, reports: Sequence[CallReport]) -> Sequence[CallReport]:
        """In the worker's thread: send reports in order until one fails; returns those that are
        done."""
        for count, report in enumerate(reports):
            try:
                self._tell_one(report)
            except Unreachable as error:
                log.debug("not told: %s", error)
                return reports[:count]
            except RequestRefused as error:
                if error.kind in TEMPORARY or self._may_become_voice(report, error):
                    return reports[:count]
                log.warning("the report of call %d was refused: %s", report.call, error)
            self._not_voice.pop(report.command_id, None)
        return reports

    def _may_become_voice(self, report: CallReport, error: RequestRefused) -> bool:
        """Whether this display may still become the voice again."""
        if error.kind is not ProblemType.NOT_PERMITTED or report.how == "shown":
            return False
        self._not_voice[report.command_id] += 1
        return self._not_voice[report.command_id] < VOICE_TRIES

    def _tell_one(self, report: CallReport) -> None:
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
        """Stop sending; unsent reports are sent at the next start."""
        self._again.stop()
        self._worker.close()
