"""Requests of a client, against a real HTTP server on loopback."""

import socket
import time
from uuid import uuid4

import pytest

from client.net.api import Api, Refused, Unreachable
from contract.commands import CallNext
from contract.errors import ProblemType
from contract.rooms import board as board_room
from tests.parts.snapshots import snapshot
from tests.unit.client.examples import board
from tests.unit.client.small_server import TOKEN, SmallServer

COMMAND = CallNext(command_id=uuid4(), counter="asan-7.12")

BUSY = {"type": "/problems/unavailable", "title": "busy", "status": 503, "detail": "Busy."}
ANONYMOUS = {
    "type": "/problems/no_one_waiting",
    "title": "no one waiting",
    "status": 409,
    "detail": "No visitor is waiting.",
    "allowed": ["call_next"],
}


def test_a_command_goes_out_and_its_answer_comes_back(server: SmallServer) -> None:
    answer = Api(server.address, TOKEN).send(COMMAND)
    assert answer == {"path": "counters/asan-7.12/call-next"}
    assert server.bodies == [
        ("counters/asan-7.12/call-next", {"command_id": str(COMMAND.command_id)})
    ]


def test_a_busy_server_is_asked_again_with_the_same_id(server: SmallServer) -> None:
    server.faults = [(503, BUSY), (503, BUSY)]
    Api(server.address, TOKEN).send(COMMAND)
    assert [body["command_id"] for _, body in server.bodies] == [str(COMMAND.command_id)] * 3


def test_a_refusal_carries_the_problem_and_is_not_repeated(server: SmallServer) -> None:
    server.faults = [(409, ANONYMOUS)]
    with pytest.raises(Refused) as refused:
        Api(server.address, TOKEN).send(COMMAND)
    assert refused.value.kind is ProblemType.NO_ONE_WAITING
    assert refused.value.problem.allowed == ("call_next",)
    assert str(refused.value) == "No visitor is waiting."
    assert len(server.bodies) == 1


def test_a_refusal_without_a_problem_is_one_all_the_same(server: SmallServer) -> None:
    server.faults = [(418, {"tea": True})]
    with pytest.raises(Refused) as refused:
        Api(server.address, TOKEN).send(COMMAND)
    assert refused.value.kind is ProblemType.INTERNAL
    assert refused.value.problem.status == 418


def test_no_server_is_unreachable_when_the_deadline_passes() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{one.getsockname()[1]}"
    before = time.monotonic()
    with pytest.raises(Unreachable):
        Api(address, TOKEN, deadline=0.5).send(COMMAND)
    assert 0.3 < time.monotonic() - before < 10


def test_closing_ends_the_waiting() -> None:
    api = Api("http://127.0.0.1:9", TOKEN)
    api.close()
    with pytest.raises(Unreachable):
        api.send(COMMAND)


def test_a_snapshot_is_read_once(server: SmallServer) -> None:
    server.readings["centres/asan-7/board"] = board(3).wire()
    assert snapshot(Api(server.address, TOKEN), board_room("asan-7")) == board(3)


def test_a_wrong_token_is_refused(server: SmallServer) -> None:
    with pytest.raises(Refused) as refused:
        Api(server.address, "wrong").device()
    assert refused.value.kind is ProblemType.NOT_SIGNED_IN
