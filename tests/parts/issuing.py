"""Requesters that issue tickets without a pause while something goes wrong, and the proof that
nothing that was acknowledged to them was lost or done twice."""

import threading
from collections import Counter
from typing import Final, Self
from uuid import uuid4

import requests

from contract import events as e
from contract.enums import Role
from server.store import log
from server.store.engine import open_engine
from tests.parts.cli import cli_on, said
from tests.parts.hall import RunningServer
from tests.parts.requesting import send

PAUSE_SECONDS: Final = 0.1
"""Between two commands: a token may give 240 a minute, and 240 at once."""

ANSWER_SECONDS: Final = 5
"""How long each waits for an answer, as the programs do."""

UNANSWERED: Final = 0
"""What stands in the place of a status where no answer came."""


class Issuing:
    """They issue while the context lasts; each repeats a command until it is answered.

    Attributes:
        tickets: what was acknowledged: by the id of the command that of the ticket.
        statuses: how often each status was answered.
        refusal: why the last one was refused, in words.
    """

    def __init__(self, server: RunningServer, count: int = 2) -> None:
        self._server = server
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=self._issue, args=(server.token(Role.GREETER),))
            for _ in range(count)
        ]
        self.tickets: dict[str, str] = {}
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
            while not self._over.is_set():
                command = str(uuid4())
                while not self._sent(session, token, command) and not self._over.is_set():
                    pass

    def _sent(self, session: requests.Session, token: str, command: str) -> bool:
        """Whether a command is acknowledged."""
        wish = {
            "command_id": command,
            "services": [f"{self._server.centre}.certificate"],
            "language": "az",
            "channel": "greeter",
        }
        path = f"centres/{self._server.centre}/tickets"
        try:
            answer = send(
                self._server, "POST", path, token, session, json=wish, timeout=ANSWER_SECONDS
            )
        except requests.RequestException:
            self.statuses[UNANSWERED] += 1
        else:
            self.statuses[answer.status_code] += 1
            if answer.ok:
                self.tickets[command] = answer.json()["id"]
            else:
                self.refusal = answer.json()["detail"]
        self._over.wait(PAUSE_SECONDS)
        return command in self.tickets

    def prove(self) -> None:
        """Every acknowledged ticket is in the log, each command and number in it once, and the log
        is whole. The database has to be there, the server need not."""
        server = self._server
        assert set(self.statuses) <= {200, 503, UNANSWERED}, self.statuses
        engine = open_engine(server.settings.database_url)
        with engine.connect() as connection:
            issued = [
                (str(one.command), one.data["ticket"], one.data["number"])
                for one in log.walk(connection, server.centre)
                if one.of(e.TicketIssued)
            ]
        engine.dispose()
        for column in zip(*issued, strict=True):
            assert len(set(column)) == len(issued)
        assert self.tickets.items() <= {(command, ticket) for command, ticket, _ in issued}
        assert server.data is not None
        said(cli_on(server.data, server.database)("verify"))
