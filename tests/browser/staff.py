"""A manager at a counter, over the API."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from client.net.api import Api, Refused
from contract import commands as c
from contract.commands import Command
from contract.enums import Role
from contract.errors import ProblemType
from contract.ids import full_id
from tests.parts import requesting
from tests.parts.hall import RunningServer
from tests.parts.waiting import until


@dataclass
class Staff:
    """A person, by default a manager, at one counter."""

    server: RunningServer
    counter: str = "1"
    role: Role = Role.MANAGER
    _api: Api = field(init=False)

    def __post_init__(self) -> None:
        self._api = Api(self.server.url, self.server.token(self.role, label="tests"))

    def send(self, command: Command) -> dict[str, Any]:
        return self._api.send(command)

    def issue(
        self,
        *services: str,
        language: str = "en",
        priority: bool = False,
    ) -> dict[str, Any]:
        """A ticket for services by key; handed out by a person, it can be called at once."""
        return self.send(
            c.IssueTicket.model_validate(
                {
                    "command_id": uuid4(),
                    "centre": self.server.centre,
                    "services": [full_id(self.server.centre, one) for one in services],
                    "language": language,
                    "priority": priority,
                }
            )
        )

    def at(self, kind: type[c.CounterCommand], **values: Any) -> dict[str, Any]:
        return self.send(kind(command_id=uuid4(), counter=self._counter, **values))

    def call_for_help(self) -> None:
        centre = self.server.centre
        self.send(c.CallForHelp(command_id=uuid4(), centre=centre, counter=self._counter))

    def open(self) -> None:
        self.at(c.OpenCounter)

    def close(self) -> None:
        self.at(c.CloseCounter)

    def end_with_coupon(self, service: str) -> None:
        """End a service, by key, for today; its visitors get coupons."""
        self._post(f"{self._place(service)}/end-with-coupon", {})

    def call_next(self) -> dict[str, Any]:
        ticket: dict[str, Any] = self.at(c.CallNext)["ticket"]
        return ticket

    def call(self, number: str) -> dict[str, Any]:
        """Call and finish until the ticket of that number is at the counter."""
        while (ticket := self.call_next())["number"] != number:
            self.finish(ticket)
        return ticket

    def start(self, ticket: dict[str, Any]) -> None:
        self.at(c.Start, ticket=ticket["id"])

    def recall(self, ticket: dict[str, Any]) -> None:
        """Recall, as soon as the cooldown of the last call is over."""

        def recalled() -> bool:
            try:
                self.at(c.Recall, ticket=ticket["id"])
            except Refused as refused:
                if refused.kind is not ProblemType.TOO_FAST:
                    raise
                return False
            return True

        until(recalled)

    def finish(self, ticket: dict[str, Any]) -> None:
        self.at(c.Finish, ticket=ticket["id"])

    def no_show(self, ticket: dict[str, Any]) -> None:
        self.at(c.MarkNoShow, ticket=ticket["id"])

    def hold(self, ticket: dict[str, Any]) -> None:
        self.at(c.Hold, ticket=ticket["id"])

    def resume_ticket(self, ticket: dict[str, Any]) -> None:
        self.at(c.Resume, ticket=ticket["id"])

    def suspend(self, service: str = "", **values: str) -> None:
        self._post(f"{self._place(service)}/suspend", values)

    def resume(self, service: str = "") -> None:
        self._post(f"{self._place(service)}/resume", {})

    def close_day(self) -> None:
        self.send(c.CloseDay(command_id=uuid4(), centre=self.server.centre))

    def _place(self, service: str = "") -> str:
        centre = self.server.centre
        return f"services/{full_id(centre, service)}" if service else f"centres/{centre}"

    def _post(self, path: str, body: Mapping[str, Any]) -> None:
        """Give a command for which no program of the hall has an address."""
        requesting.give(self.server, path, self._api.token, **body).raise_for_status()

    @property
    def _counter(self) -> str:
        return full_id(self.server.centre, self.counter)


def at_counters(server: RunningServer, keys: Sequence[str]) -> list[Staff]:
    """Members of the staff, one at each of some counters, all open."""
    found = [Staff(server, key, Role.SUPERVISOR) for key in keys]
    for staff in found:
        staff.open()
    return found
