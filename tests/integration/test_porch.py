"""Who came to the news and said no hello, or left its rooms: let go, and few of one address."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
import requests
from websocket import WebSocketBadStatusException

from contract.enums import Role
from server.realtime.porch import HELLO_SECONDS
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.knocking import Knock
from tests.parts.telling_server import WAITING

LATE_SECONDS = 3.0
"""How much longer it may take on a machine that is busy."""

BOARD = ["centre/village/board"]


@contextmanager
def serving(
    variables: dict[str, str], *, tls: bool = False, options: tuple[str, ...] = ()
) -> Iterator[RunningServer]:
    """A server that says nothing."""
    with RunningServer(
        VILLAGE,
        tls=tls,
        program="tests.parts.telling_server",
        variables=variables,
        options=options,
    ) as running:
        yield running
        assert running.said() == ""


def hello(server: RunningServer) -> str:
    """What a display says."""
    return "40" + json.dumps({"token": server.token(Role.DISPLAY), "rooms": BOARD})


def gone(knocks: list[Knock], seconds: float) -> int:
    """How many are gone; those who are there answer pings as long as it takes."""
    end = time.monotonic() + seconds
    living = knocks
    while time.monotonic() < end and (living := [one for one in living if one.lives()]):
        time.sleep(0.2)
    return len(knocks) - len(living)


@pytest.mark.parametrize("tls", [False, True])
def test_who_says_no_hello_is_let_go_and_who_is_in_stays(tls: bool) -> None:
    with serving({}, tls=tls) as server, ExitStack() as stack:
        said = hello(server)
        display = Knock(server.url)
        stack.callback(display.close)
        display.say(said)
        assert display.hear().startswith('42["board"')
        silent = [Knock(server.url) for _ in range(40)]
        refused = Knock(server.url)
        refused.say("40" + json.dumps({"token": "nobody", "rooms": BOARD}))
        assert refused.hear().startswith("44")
        assert gone([*silent, refused], HELLO_SECONDS + LATE_SECONDS) == 41
        assert display.lives()


def test_who_leaves_its_rooms_or_is_shown_out_is_let_go() -> None:
    with serving({}) as server:
        said = hello(server)
        leaving, shown_out = Knock(server.url), Knock(server.url)
        for one, word in ((leaving, "41"), (shown_out, '42["board"]')):
            one.say(said)
            assert one.hear().startswith('42["board"')
            one.say(word)
        assert gone([leaving, shown_out], HELLO_SECONDS + LATE_SECONDS) == 2


def test_few_of_one_address_wait_and_whoever_says_hello_does_not_count() -> None:
    with serving({WAITING: "3"}) as server, ExitStack() as stack:
        said = hello(server)
        for _ in range(5):
            display = Knock(server.url)
            stack.callback(display.close)
            display.say(said)
            assert display.hear().startswith('42["board"')
        silent = [Knock(server.url) for _ in range(3)]
        with pytest.raises(WebSocketBadStatusException):
            Knock(server.url)
        assert requests.get(f"{server.api}/health", timeout=5).ok
        silent[0].close()
        again = until_let_in(server)
        again.say(said)
        assert again.hear().startswith('42["board"')
        for one in (again, *silent[1:]):
            one.close()
        until_let_in(server).close()


def test_few_of_one_network_of_ipv6_wait() -> None:
    with serving({WAITING: "3"}, options=("--proxies", "1")) as server, ExitStack() as stack:

        def come(address: str) -> None:
            knock = Knock(server.url, {"X-Forwarded-For": address})
            stack.callback(knock.close)

        for place in range(3):
            come(f"2001:db8:1:2::{place}")
        with pytest.raises(WebSocketBadStatusException):
            come("2001:db8:1:2:ffff::7")
        come("2001:db8:1:3::7")
        come("192.0.2.1")
        come("::ffff:192.0.2.1")
        come("192.0.2.1")
        with pytest.raises(WebSocketBadStatusException):
            come("::ffff:192.0.2.1")


def until_let_in(server: RunningServer) -> Knock:
    """Come again until there is room."""
    end = time.monotonic() + LATE_SECONDS
    while True:
        try:
            return Knock(server.url)
        except WebSocketBadStatusException:
            assert time.monotonic() < end, "nobody is let in any more"
            time.sleep(0.05)
