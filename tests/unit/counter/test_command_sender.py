"""A command whose answer was lost."""

from typing import Any
from uuid import uuid4

from pytestqt.qtbot import QtBot

from client.net.api import ApiClient
from contract.commands import Command, IssueTicket, OpenCounter
from contract.desk.keys import DeskAction
from counter.shared.command_sender import CommandSender
from tests.parts.ports import free_port


class Watched(ApiClient):
    """Records the commands that are sent."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.sent: list[Command] = []

    def send(self, command: Command, **more: Any) -> dict[str, Any]:
        self.sent.append(command)
        return super().send(command, **more)


def issue(service: str) -> IssueTicket:
    return IssueTicket.model_validate(
        {"command_id": uuid4(), "centre": "a", "services": [service], "language": "en"}
    )


def test_the_same_ticket_wanted_again_is_the_same_command(qtbot: QtBot) -> None:
    api = Watched(f"http://127.0.0.1:{free_port()}", None, deadline=0.1)
    sender = CommandSender(api)
    for command in (issue("a.one"), issue("a.one"), issue("a.two"), issue("a.two")):
        with qtbot.waitSignal(sender.failed):
            sender.send(DeskAction.WALK_IN, command)
    for _ in range(2):
        with qtbot.waitSignal(sender.failed):
            sender.send(DeskAction.OPEN_COUNTER, OpenCounter(command_id=uuid4(), counter="a.1"))
    sender.close()
    sent = api.sent
    assert sent[0] == sent[1] != sent[2] == sent[3]
    # Once the desk shows the outcome, another press is a new command.
    assert sent[4] != sent[5]
