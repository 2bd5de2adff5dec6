"""Requests of a client, against a real HTTP server on loopback."""

import gzip
import time
from uuid import uuid4

import pytest

from client.net.api import ANSWER_LIMIT, ApiClient, RequestRefused, Unreachable
from contract.commands import CallNext
from contract.errors import ProblemType
from tests.parts.talkers import endless
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
    assert ApiClient(server.address, TOKEN).send(COMMAND) == {"path": path}
    assert server.bodies == [(path, {"command_id": str(COMMAND.command_id)})] * 3


def test_a_refusal_carries_the_problem_and_is_not_repeated(server: SmallServer) -> None:
    server.faults = [(409, NO_ONE), (418, {"tea": True})]
    api = ApiClient(server.address, TOKEN)
    with pytest.raises(RequestRefused) as refused:
        api.send(COMMAND)
    assert refused.value.kind is ProblemType.NO_ONE_WAITING
    assert refused.value.problem.allowed == ("call_next",)
    assert str(refused.value) == NO_ONE["detail"]
    with pytest.raises(RequestRefused) as refused:
        api.send(COMMAND)
    assert (refused.value.kind, refused.value.problem.status) == (ProblemType.INTERNAL, 418)
    assert len(server.bodies) == 2


def test_closing_ends_the_waiting() -> None:
    api = ApiClient("http://127.0.0.1:9", TOKEN)
    api.close()
    with pytest.raises(Unreachable):
        api.send(COMMAND)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (b"HTTP/1.1 200 OK\r\nX-A: ", b"a"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
    ],
    ids=["head", "body", "chunks"],
)
def test_an_answer_that_drips_ends_with_the_deadline(first: bytes, then: bytes) -> None:
    with endless(first, then) as port:
        api = ApiClient(f"http://127.0.0.1:{port}", None, timeout=0.3, deadline=0.3)
        began = time.monotonic()
        with pytest.raises(Unreachable):
            api.get("/api/v1/health")
        assert time.monotonic() - began < 3


@pytest.mark.parametrize("packed", [False, True])
def test_an_endless_answer_is_not_read_whole(packed: bool) -> None:
    first, then = b"HTTP/1.1 200 OK\r\n", b" " * ANSWER_LIMIT
    if packed:
        # A thousand times as much memory as it takes on the way.
        first, then = first + b"Content-Encoding: gzip\r\n", gzip.compress(then * 50)
    with endless(first + b"\r\n", then, pause=0) as port:
        api = ApiClient(f"http://127.0.0.1:{port}", None)
        with pytest.raises(Unreachable, match="more than 1000000 bytes"):
            api.get("/api/v1/health")


def test_an_answer_that_sends_elsewhere_is_not_followed(server: SmallServer) -> None:
    moved = f"HTTP/1.1 307 Moved\r\nLocation: {server.address}/\r\nContent-Length: 0\r\n\r\n"
    with endless(moved.encode(), b"") as port, pytest.raises(Unreachable, match="like a Novbe"):
        ApiClient(f"http://127.0.0.1:{port}", TOKEN).send(COMMAND)
    assert server.bodies == []
