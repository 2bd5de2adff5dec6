"""The connection to the server: commands that survive its outages, snapshots, and refusals."""

import math
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from client.net.api import ApiClient, RequestRefused
from client.net.link import Link, LinkState
from client.net.trust import Trust
from contract.commands import Command
from contract.errors import Problem
from contract.rooms import Room
from contract.snapshots import Snapshot
from simulator.agenda import Agenda, Callback, Lanes
from simulator.summary import Summary

LANES: Final = 8

type Answered = Callable[[dict[str, Any]], None]
type Declined = Callable[[Problem], None]


def _ignore(_answer: object) -> None:
    pass


class Wire:
    """All traffic of the simulation. A request is retried until the server answers; the summary
    counts the refusals of commands and links, and the outages."""

    def __init__(self, server: str, agenda: Agenda, summary: Summary, trust: Trust) -> None:
        self.server = server.rstrip("/")
        self._agenda = agenda
        self._summary = summary
        self._trust = trust
        self._away_since: float | None = None
        self._lanes = Lanes(agenda, LANES)
        self._apis: dict[str | None, ApiClient] = {}
        self._links: list[Link] = []
        self._up: dict[int, bool] = {}

    def api(self, token: str | None) -> ApiClient:
        """A client with a token; None for a visitor, who only has the ticket's token."""
        if token not in self._apis:
            self._apis[token] = ApiClient(self.server, token, deadline=math.inf, trust=self._trust)
        return self._apis[token]

    def hear(
        self, token: str, rooms: Sequence[Room], on_snapshot: Callable[[Snapshot], None]
    ) -> None:
        """Subscribe to rooms; the agenda runs the handler."""
        number = len(self._links)
        self._up[number] = False

        def came(snapshot: Snapshot) -> None:
            self._agenda.post(lambda: on_snapshot(snapshot))

        def stands(state: LinkState) -> None:
            self._agenda.post(lambda: self._stands(number, state))

        self._links.append(Link(self.server, token, rooms, came, stands, trust=self._trust))

    def give(
        self,
        actor: str,
        api: ApiClient,
        command: Command,
        answered: Answered = _ignore,
        declined: Declined = _ignore,
        *,
        token: str | None = None,
    ) -> None:
        """Send a command; one of the two handlers is called in the end, however long the outage.

        Args:
            actor: the sender; requests of one actor keep their order.
            declined: gets the refusal, which is counted in any case.
            token: the ticket's, for a command by its holder.
        """

        def refused(problem: Problem) -> None:
            self._summary.refused[problem.kind] += 1
            declined(problem)

        self.do(actor, partial(api.send, command, token=token), answered, refused)

    def read(
        self,
        actor: str,
        api: ApiClient,
        path: str,
        answered: Answered,
        declined: Declined = _ignore,
    ) -> None:
        """GET an address; as `give`, but a refusal is not counted."""
        self.do(actor, partial(api.get, path), answered, declined)

    def do[T](
        self,
        actor: str,
        ask: Callable[[], T],
        answered: Callable[[T], None],
        declined: Declined = _ignore,
    ) -> None:
        """Make a request, and hand on the answer or the refusal."""

        def work() -> Callback:
            try:
                answer = ask()
            except RequestRefused as error:
                return partial(declined, error.problem)
            return partial(answered, answer)

        self._lanes.do(actor, work)

    def close(self) -> None:
        """Close all connections; requests without an answer are dropped."""
        self._back()
        for api in self._apis.values():
            api.close()
        self._lanes.close()
        for link in self._links:
            link.close()

    def _stands(self, number: int, state: LinkState) -> None:
        before = all(self._up.values())
        self._up[number] = state.connected
        connected = all(self._up.values())
        if state.problem is not None:
            self._summary.refused[state.problem.kind] += 1
        if before and not connected:
            self._away_since = time.monotonic()
            self._summary.away += 1
        elif connected:
            self._back()

    def _back(self) -> None:
        """The outage is over, if there is one."""
        if self._away_since is not None:
            self._summary.away_seconds += time.monotonic() - self._away_since
            self._away_since = None
