"""Requests of a client, against a real HTTP server on loopback."""

from uuid import uuid4

import pytest

from client.net.api import Api, Refused, Unreachable
from contract.commands import CallNext
from contract.errors import ProblemType
from tests.parts.wire_example import golden_example
from tests.unit.client.small_server import TOKEN, SmallServer

COMMAND = CallNext(command_id=uuid4(), counter="asan-7.12")

BUSY = golden_example("problems", "unavailable")
NO_ONE = golden_example("problems", "no_one_waiting") | {"allowed": ["call_next"]}


def test_a_command_is_sent_with_the_same_id_until_a_busy_server_answers(
    server: SmallServer,
) -> None:
    server.faults = [(503, BUSY), (503, BUSY)]
    path = "counters/asan-7.12/call-next"
    assert Api(server.address, TOKEN).send(COMMAND) == {"path": path}
    assert server.bodies == [(path, {"command_id": str(COMMAND.command_id)})] * 3


def test_a_refusal_carries_the_problem_and_is_not_repeated(server: SmallServer) -> None:
    server.faults = [(409, NO_ONE), (418, {"tea": True})]
    api = Api(server.address, TOKEN)
    with pytest.raises(Refused) as refused:
        api.send(COMMAND)
    assert refused.value.kind is ProblemType.NO_ONE_WAITING
    assert refused.value.problem.allowed == ("call_next",)
    assert str(refused.value) == NO_ONE["detail"]
    with pytest.raises(Refused) as refused:
        api.send(COMMAND)
    assert (refused.value.kind, refused.value.problem.status) == (ProblemType.INTERNAL, 418)
    assert len(server.bodies) == 2


def test_closing_ends_the_waiting() -> None:
    api = Api("http://127.0.0.1:9", TOKEN)
    api.close()
    with pytest.raises(Unreachable):
        api.send(COMMAND)
