"""The connection to the server: commands that survive its outages, snapshots, and refusals.

A command without an answer is kept and retried unchanged when the server is back, after a random
delay. While the server is unreachable no commands are sent; only the links try to reconnect.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from client.net.api import Api, Refused, Unreachable
from client.net.link import Link, LinkState
from client.net.trust import Trust
from contract.commands import Command
from contract.errors import Problem
from contract.rooms import Room
from contract.snapshots import Snapshot
from simulator.agenda import Action, Agenda, Lanes
from simulator.summary import Summary

LANES: Final = 8
ATTEMPT_SECONDS: Final = 4.0
"""Timeout of one attempt, after which the command is kept for later."""

COME_BACK_SECONDS: Final = (0.2, 3.0)
"""The spread of retries after the server is back."""

type Answered = Callable[[dict[str, Any]], None]
type Declined = Callable[[Problem], None]


def _ignore(_answer: object) -> None:
    pass


@dataclass(frozen=True, slots=True)
class PendingRequest:
    """A request that is retried until the server answers.

    Attributes:
        actor: the sender; requests of one actor keep their order.
        ask: blocks; raises `Refused` or `Unreachable`.
    """

    actor: str
    ask: Callable[[], dict[str, Any]]
    answered: Answered
    declined: Declined


class Wire:
    """All traffic of the simulation.

    Args:
        chance: spreads the retries after an outage.
        summary: counts the refusals of commands and links, and the outages.
    """

    def __init__(
        self,
        server: str,
        agenda: Agenda,
        chance: random.Random,
        summary: Summary,
        trust: Trust,
    ) -> None:
        self.server = server.rstrip("/")
        self._agenda = agenda
        self._chance = chance
        self._summary = summary
        self._trust = trust
        self._away_since: float | None = None
        self._lanes = Lanes(agenda, LANES)
        self._apis: dict[str | None, Api] = {}
        self._links: list[Link] = []
        self._up: dict[int, bool] = {}
        self._kept: list[PendingRequest] = []

    @property
    def connected(self) -> bool:
        """Whether every link is connected."""
        return bool(self._up) and all(self._up.values())

    def api(self, token: str | None) -> Api:
        """A client with a token; None for a visitor, who only has the ticket's token."""
        if token not in self._apis:
            self._apis[token] = Api(self.server, token, trust=self._trust)
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
        api: Api,
        command: Command,
        answered: Answered = _ignore,
        declined: Declined = _ignore,
        *,
        token: str | None = None,
    ) -> None:
        """Send a command; one of the two handlers is called in the end, however long the outage.

        Args:
            command: carries its id, which makes a retry idempotent.
            declined: gets the refusal, which is counted in any case.
            token: the ticket's, for a command by its holder.
        """

        def refused(problem: Problem) -> None:
            self._summary.refused[problem.kind] += 1
            declined(problem)

        def ask() -> dict[str, Any]:
            return api.send(command, token=token, deadline=ATTEMPT_SECONDS)

        self._do(PendingRequest(actor, ask, answered, refused))

    def read(
        self, actor: str, api: Api, path: str, answered: Answered, declined: Declined = _ignore
    ) -> None:
        """GET an address; as `give`, but a refusal is not counted."""
        ask = partial(api.get, path, deadline=ATTEMPT_SECONDS)
        self._do(PendingRequest(actor, ask, answered, declined))

    def close(self) -> None:
        """Close all connections; running requests may end, kept ones are dropped."""
        self._back()
        for api in self._apis.values():
            api.close()
        self._lanes.close()
        for link in self._links:
            link.close()

    def _do(self, asking: PendingRequest) -> None:
        if not self.connected:
            self._kept.append(asking)
            return
        self._lanes.do(asking.actor, lambda: self._asked(asking))

    def _asked(self, asking: PendingRequest) -> Action:
        """Runs in a lane."""
        if not self.connected:
            # The connection was lost while this was queued: send nothing.
            return lambda: self._missed(asking)
        try:
            answer = asking.ask()
        except Refused as error:
            problem = error.problem
            return lambda: asking.declined(problem)
        except Unreachable:
            return lambda: self._missed(asking)
        return lambda: asking.answered(answer)

    def _missed(self, asking: PendingRequest) -> None:
        if self.connected:
            # The links have not noticed the outage yet, or only HTTP fails.
            self._agenda.after(self._moment(), lambda: self._do(asking))
        else:
            self._kept.append(asking)

    def _stands(self, number: int, state: LinkState) -> None:
        before = self.connected
        self._up[number] = state.connected
        if state.problem is not None:
            self._summary.refused[state.problem.kind] += 1
        if before and not self.connected:
            self._away_since = time.monotonic()
            self._summary.away += 1
        elif self.connected and not before:
            self._back()
            kept, self._kept = self._kept, []
            for asking in kept:
                self._agenda.after(self._moment(), partial(self._do, asking))

    def _back(self) -> None:
        """The outage is over, if there is one."""
        if self._away_since is not None:
            self._summary.away_seconds += time.monotonic() - self._away_since
            self._away_since = None

    def _moment(self) -> float:
        return self._chance.uniform(*COME_BACK_SECONDS)
