"""In which order a log's tickets were called: the calling rule that fits its calls best.

A log does not say by which rule its hall calls. Favoured classes are assumed to have a head start
of some seconds over the others, and otherwise the longest wait to be called first: of some head
starts the one is taken that names the most of the tickets that were called.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Final

from contract.centre import ClassRule
from contract.enums import TicketClass
from server.domain.selection import PriorityRules
from simulator.study.floor import Ticket

TARGET: Final = timedelta(minutes=15)
"""A log names no targets; only their ratios matter."""

HEAD_STARTS: Final = (0, 30, 60, 90, 120, 180, 300, 600, 1200, 3600)
"""The head starts that are tried, in seconds."""

LEAST_CALLS: Final = 100
"""With fewer calls to choose from, nothing is concluded: the rule is first come, first served."""


class CallOrder:
    """Counts which head starts agree with the calls of a log."""

    def __init__(self) -> None:
        self._calls: dict[TicketClass, int] = {}
        self._agree: dict[TicketClass, dict[int, int]] = {}

    def called(self, ticket: Ticket, queues: Iterable[Sequence[Ticket]]) -> None:
        """Count a call.

        Args:
            ticket: the ticket that was called; it is still in its queue.
            queues: the queues of its service, each in order of arrival.
        """
        heads = {queue[0].ticket_class: queue[0] for queue in queues if queue}
        standard = heads.get(TicketClass.STANDARD)
        for favoured, head in heads.items():
            if standard is None or favoured is TicketClass.STANDARD:
                continue
            if ticket.ticket_class not in (TicketClass.STANDARD, favoured):
                continue
            later = (head.arrived - standard.arrived).total_seconds()
            agree = self._agree.setdefault(favoured, dict.fromkeys(HEAD_STARTS, 0))
            for start in HEAD_STARTS:
                agree[start] += (ticket.ticket_class is favoured) == (later < start)
            self._calls[favoured] = self._calls.get(favoured, 0) + 1

    def rules(self, services: Iterable[str]) -> PriorityRules:
        """The calling rule."""
        classes: Mapping[TicketClass, ClassRule] = {
            one: ClassRule(head_start=self._head_start(one) / TARGET.total_seconds())
            for one in TicketClass
        }
        return PriorityRules(classes, dict.fromkeys(services, TARGET), timedelta(days=1), 0, 0)

    def _head_start(self, favoured: TicketClass) -> int:
        if self._calls.get(favoured, 0) < LEAST_CALLS:
            return 0
        agree = self._agree[favoured]
        return max(HEAD_STARTS, key=lambda start: agree[start])
