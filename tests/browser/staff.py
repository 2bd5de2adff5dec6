"""A person or a device of a hall, over the API."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from client.net.api import ApiClient, RequestRefused
from contract import commands as c
from contract.commands import Command
from contract.enums import Role
from contract.errors import ProblemType
from contract.ids import full_id
from tests.parts.hall import RunningServer
from tests.parts.waiting import until


@dataclass
class Staff:
    """A person, by default a manager, at one counter."""

    server: RunningServer
    counter: str = "1"
    role: Role = Role.MANAGER
    label: str = "tests"
    api: ApiClient = field(init=False)

    def __post_init__(self) -> None:
        self.api = ApiClient(self.server.url, self.server.token(self.role, label=self.label))

    def give(self, kind: type[Command], **values: Any) -> dict[str, Any]:
        """Give a command; one that needs a centre or a counter is for this person's."""
        own = {"centre": self.server.centre, "counter": full_id(self.server.centre, self.counter)}
        fields = kind.model_fields
        needed = {name: own[name] for name in own if name in fields and fields[name].is_required()}
        command = {"command_id": uuid4(), **needed, **values}
        return self.api.send(kind.model_validate(command))

    def for_service(self, kind: type[c.ServiceCommand], service: str, **values: Any) -> None:
        """Give a command for a service, by its key."""
        self.give(kind, service=full_id(self.server.centre, service), **values)

    def add_person(self, login: str, full_name: str, role: Role) -> dict[str, Any]:
        """Add a person, who reads Azerbaijani; the answer has their first password."""
        return self.give(c.AddPerson, login=login, full_name=full_name, language="az", role=role)

    def issue(
        self,
        *services: str,
        language: str = "en",
        priority: bool = False,
    ) -> dict[str, Any]:
        """A ticket for services by key; handed out by a person, it can be called at once."""
        wanted = [full_id(self.server.centre, one) for one in services]
        return self.give(c.IssueTicket, services=wanted, language=language, priority=priority)

    def open(self) -> None:
        self.give(c.OpenCounter)

    def close(self) -> None:
        self.give(c.CloseCounter)

    def end_with_coupon(self, service: str) -> None:
        """End a service for today; its visitors get coupons."""
        self.for_service(c.EndWithCoupon, service)

    def call_next(self) -> dict[str, Any]:
        ticket: dict[str, Any] = self.give(c.CallNext)["ticket"]
        return ticket

    def call(self, number: str) -> dict[str, Any]:
        """Call and finish until the ticket of that number is at the counter."""
        while (ticket := self.call_next())["number"] != number:
            self.finish(ticket)
        return ticket

    def start(self, ticket: dict[str, Any]) -> None:
        self.give(c.Start, ticket=ticket["id"])

    def recall(self, ticket: dict[str, Any]) -> None:
        """Recall, as soon as the cooldown of the last call is over."""

        def recalled() -> bool:
            try:
                self.give(c.Recall, ticket=ticket["id"])
            except RequestRefused as refused:
                if refused.kind is not ProblemType.TOO_FAST:
                    raise
                return False
            return True

        until(recalled)

    def finish(self, ticket: dict[str, Any]) -> None:
        self.give(c.Finish, ticket=ticket["id"])

    def no_show(self, ticket: dict[str, Any]) -> None:
        self.give(c.MarkNoShow, ticket=ticket["id"])

    def hold(self, ticket: dict[str, Any]) -> None:
        self.give(c.Hold, ticket=ticket["id"])

    def resume_ticket(self, ticket: dict[str, Any]) -> None:
        self.give(c.Resume, ticket=ticket["id"])

    def suspend(self, service: str = "", **values: str) -> None:
        """Suspend a service, or the whole centre."""
        if service:
            self.for_service(c.SuspendService, service, **values)
        else:
            self.give(c.SuspendCentre, **values)

    def resume(self, service: str = "") -> None:
        if service:
            self.for_service(c.ResumeService, service)
        else:
            self.give(c.ResumeCentre)


def at_counters(server: RunningServer, keys: Sequence[str]) -> list[Staff]:
    """Members of the staff, one at each of some counters, all open."""
    found = [Staff(server, key, Role.SUPERVISOR) for key in keys]
    for staff in found:
        staff.open()
    return found
