"""The last tickets of this kiosk, so that staff can print one again."""

import logging
from collections.abc import Callable
from typing import Final
from uuid import uuid4

from pydantic import BaseModel
from PyQt6.QtCore import QObject

from client.net.api import Api, Refused, Unreachable
from client.net.json_store import JsonStore
from client.printer.port import PrintFailed
from client.ui.bridge import Worker
from contract.catalogue import Catalogue
from contract.commands import Reprint
from contract.snapshots import Ticket
from kiosk.offline_mode import OfflineMode
from kiosk.steps import Act
from kiosk.ticket_request import TicketRequest

log = logging.getLogger(__name__)

MOST: Final = 6
"""The number of tickets that are kept, over a restart too."""

KEPT: Final = "last-tickets"

Printed = Callable[[PrintFailed | Refused | Unreachable | None], None]


class LastTickets(BaseModel):
    """The stored tickets, the newest first."""

    tickets: tuple[Ticket, ...] = ()


class Reprinting(QObject):
    """Keeps the last tickets and prints one again. The code on the first paper stops working."""

    def __init__(
        self, api: Api, ticket_request: TicketRequest, offline_mode: OfflineMode, kept: JsonStore
    ) -> None:
        super().__init__()
        self._api, self._ticket_request = api, ticket_request
        self._offline_mode, self._kept = offline_mode, kept
        self._worker = Worker(threads=1, parent=self)
        last = kept.read(KEPT, LastTickets)
        self.tickets: tuple[Ticket, ...] = last.tickets if last is not None else ()
        ticket_request.happened.connect(self._on_act)

    def print_again(self, ticket: Ticket, catalogue: Catalogue, done: Printed) -> None:
        """Request a reprint from the server, print, and report; then call `done` with the failure
        or None."""
        if self._offline_mode.is_given(ticket):
            self._print(ticket, catalogue, done, alone=True)
            return
        command = Reprint(command_id=uuid4(), ticket=ticket.id)
        self._worker.run(
            lambda: Ticket.read(self._api.send(command, token=ticket.token)),
            lambda fresh: self._print(fresh, catalogue, done, alone=False),
            done,
        )

    def close(self) -> None:
        """Stop printing."""
        self._worker.close()

    def _print(self, ticket: Ticket, catalogue: Catalogue, done: Printed, *, alone: bool) -> None:
        self._keep(ticket)
        self._ticket_request.put_on_paper(ticket, catalogue, done, alone=alone)

    def _on_act(self, act: Act) -> None:
        if (
            act in (Act.ISSUED, Act.ISSUED_WITHOUT_PAPER)
            and self._ticket_request.ticket is not None
        ):
            self._keep(self._ticket_request.ticket)

    def _keep(self, ticket: Ticket) -> None:
        others = (one for one in self.tickets if one.id != ticket.id)
        self.tickets = (ticket, *others)[:MOST]
        self._kept.write_if_possible(KEPT, LastTickets(tickets=self.tickets))
