"""Requesters that issue tickets without a pause while something goes wrong, and the proof that
nothing that was acknowledged to them was lost or done twice."""

import threading
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, Self
from uuid import uuid4

import requests

from contract import events as e
from contract.enums import Role
from tests.parts.cli import cli_on, said
from tests.parts.hall import RunningServer
from tests.parts.waiting import until

PAUSE_SECONDS: Final = 0.1
"""Between two commands: a token may give 240 a minute, and 240 at once."""

ANSWER_SECONDS: Final = 5
"""How long each waits for an answer, as the programs do."""

UNANSWERED: Final = 0
"""What stands in the place of a status where no answer came."""


class Requesters:
    """They issue while the context lasts; each repeats a command until it is answered.

    Args:
        pause: the seconds between two commands of each.

    Attributes:
        tickets: what was acknowledged: by the id of the command that of the ticket.
        papers: the answers in full.
    """

    def __init__(
        self, api: str, centre: str, tokens: Sequence[str], pause: float, **more: str
    ) -> None:
        self._address = f"{api}/centres/{centre}/tickets"
        self._wish = {"services": [f"{centre}.certificate"], "language": "az", **more}
        self._pause = pause
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=self._issue, args=(token,), daemon=True) for token in tokens
        ]
        self.tickets: dict[str, str] = {}
        self.papers: list[dict[str, Any]] = []
        self.statuses: Counter[int] = Counter()
        self.refusal = ""

    def __enter__(self) -> Self:
        for one in self._threads:
            one.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._over.set()
        for one in self._threads:
            one.join()

    def _issue(self, token: str) -> None:
        with requests.Session() as session:
            session.headers["Authorization"] = f"Bearer {token}"
            while not self._over.is_set():
                command = str(uuid4())
                while not self._sent(session, command) and not self._over.is_set():
                    pass

    def _sent(self, session: requests.Session, command: str) -> bool:
        """Send a command; whether it is acknowledged."""
        wish = {"command_id": command, **self._wish}
        try:
            answer = session.post(self._address, json=wish, timeout=ANSWER_SECONDS)
        except requests.RequestException:
            self.statuses[UNANSWERED] += 1
        else:
            self.statuses[answer.status_code] += 1
            if answer.ok:
                self.papers.append(answer.json())
                self.tickets[command] = self.papers[-1]["id"]
            else:
                self.refusal = answer.json()["detail"]
        self._over.wait(self._pause)
        return command in self.tickets

    def go_on(self) -> None:
        wanted = len(self.tickets) + 2 * len(self._threads)
        until(lambda: len(self.tickets) >= wanted, seconds=60)


class Issuing(Requesters):
    def __init__(self, server: RunningServer, count: int = 2) -> None:
        tokens = [server.token(Role.GREETER) for _ in range(count)]
        super().__init__(server.api, server.centre, tokens, PAUSE_SECONDS, channel="greeter")
        self._server = server

    def prove(self) -> None:
        """Every acknowledged ticket is in the log, each command and number in it once, and the log
        is whole. The database has to be there, the server need not."""
        server = self._server
        assert set(self.statuses) <= {200, 503, UNANSWERED}, self.statuses
        issued = [
            (str(one.command), one.data["ticket"], one.data["number"])
            for one in server.events()
            if one.of(e.TicketIssued)
        ]
        for column in zip(*issued, strict=True):
            assert len(set(column)) == len(issued)
        assert self.tickets.items() <= {(command, ticket) for command, ticket, _ in issued}
        said(cli_on(server.settings.data, server.database)("verify"))
