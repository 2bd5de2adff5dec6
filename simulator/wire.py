"""The road to the server: commands that survive its absence, news, and what it refused.

A command that found nobody is kept and given again, the same one, when the
server is back, each after a moment of its own. While the server is away
nothing is sent at all: the links look for it, at their own calm pace.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from client.api import Api, Refused, Unreachable
from client.link import Link, LinkState
from client.trust import Trust
from contract.commands import Command
from contract.errors import Problem
from contract.rooms import Room
from contract.snapshots import Snapshot
from simulator.agenda import Action, Agenda, Lanes

LANES: Final = 8
ATTEMPT_SECONDS: Final = 4.0
"""How long one attempt with a command may take before it is kept for later."""

COME_BACK_SECONDS: Final = (0.2, 3.0)
"""After the server is back people try again one by one, not all at once."""

type Answered = Callable[[dict[str, Any]], None]
type Declined = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Asking:
    """Something that is asked of the server until there is an answer.

    Attributes:
        actor: who asks; one actor's askings keep their order.
        ask: blocks; raises `Refused` or `Unreachable`.
        answered, declined: what to do with the answer or with the refusal.
    """

    actor: str
    ask: Callable[[], dict[str, Any]]
    answered: Answered
    declined: Declined


class Wire:
    """All traffic of the simulation.

    Args:
        server: its address.
        agenda: where answers and news are handled.
        chance: spreads the return after an absence.
        on_refused: told of every refusal, of a command or of a link.
        on_away: told when the server goes (False) and comes (True).
        trust: whom to believe that it is the server.
    """

    def __init__(
        self,
        server: str,
        agenda: Agenda,
        chance: random.Random,
        on_refused: Callable[[Problem], None],
        on_away: Callable[[bool], None],
        trust: Trust,
    ) -> None:
        self.server = server.rstrip("/")
        self._agenda = agenda
        self._chance = chance
        self._on_refused = on_refused
        self._on_away = on_away
        self._trust = trust
        self._lanes = Lanes(agenda, LANES)
        self._apis: dict[str | None, Api] = {}
        self._links: list[Link] = []
        self._up: dict[int, bool] = {}
        self._kept: list[Asking] = []

    @property
    def connected(self) -> bool:
        """Whether news comes in, on every link."""
        return bool(self._up) and all(self._up.values())

    def api(self, token: str | None) -> Api:
        """The way of one who signs in with a token; None: of a visitor, who has no other
        than that of the ticket."""
        if token not in self._apis:
            self._apis[token] = Api(self.server, token, trust=self._trust)
        return self._apis[token]

    def hear(
        self, token: str, rooms: Sequence[Room], on_snapshot: Callable[[Snapshot], None]
    ) -> None:
        """Hear the news of some rooms; handled by the agenda."""
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
        answered: Answered,
        declined: Declined | None = None,
        *,
        token: str | None = None,
    ) -> None:
        """Give a command; one of the two is called in the end, however long the server is away.

        Args:
            actor: who gives it.
            api: signs it.
            command: carries its id: given again, it does nothing twice.
            answered: gets the answer.
            declined: gets the refusal, which is counted in any case.
            token: the ticket's, for a command by its holder.
        """

        def refused(problem: Problem) -> None:
            self._on_refused(problem)
            if declined is not None:
                declined(problem)

        self._do(
            Asking(
                actor,
                lambda: api.send(command, token=token, deadline=ATTEMPT_SECONDS),
                answered,
                refused,
            )
        )

    def read(self, actor: str, api: Api, path: str, answered: Answered, declined: Declined) -> None:
        """Read an address; as `give`, but a refusal is not counted."""
        self._do(Asking(actor, lambda: api.get(path, deadline=ATTEMPT_SECONDS), answered, declined))

    def close(self) -> None:
        """End all connections; what is under way may end, what is kept is forgotten."""
        for api in self._apis.values():
            api.close()
        self._lanes.close()
        for link in self._links:
            link.close()

    def _do(self, asking: Asking) -> None:
        if not self.connected:
            self._kept.append(asking)
            return
        self._lanes.do(asking.actor, lambda: self._asked(asking))

    def _asked(self, asking: Asking) -> Action:
        """Runs in a lane."""
        if not self.connected:
            # It went while this stood in the lane: nothing is sent into the void.
            return lambda: self._missed(asking)
        try:
            answer = asking.ask()
        except Refused as error:
            problem = error.problem
            return lambda: asking.declined(problem)
        except Unreachable:
            return lambda: self._missed(asking)
        return lambda: asking.answered(answer)

    def _missed(self, asking: Asking) -> None:
        if self.connected:
            # The links have not noticed it yet, or nobody answers but them.
            self._agenda.after(self._moment(), lambda: self._do(asking))
        else:
            self._kept.append(asking)

    def _stands(self, number: int, state: LinkState) -> None:
        before = self.connected
        self._up[number] = state.connected
        if state.problem is not None:
            self._on_refused(state.problem)
        if self.connected == before:
            return
        self._on_away(self.connected)
        if self.connected:
            kept, self._kept = self._kept, []
            for asking in kept:
                self._agenda.after(self._moment(), partial(self._do, asking))

    def _moment(self) -> float:
        return self._chance.uniform(*COME_BACK_SECONDS)
