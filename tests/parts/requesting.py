"""Plain requests to a running server, each on a connection of its own unless a session is given."""

from typing import Any
from uuid import uuid4

import requests

from tests.parts.hall import RunningServer

Via = requests.Session | None


def send(
    server: RunningServer, method: str, path: str, bearer: str | None = None, via: Via = None,
    **more: Any,
) -> requests.Response:  # fmt: skip
    head = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    more = {"timeout": 30, "verify": server.trusted_certificate, "headers": head} | more
    return (via or requests).request(method, f"{server.api}/{path}", **more)


def get(server: RunningServer, path: str, bearer: str | None = None) -> Any:
    return send(server, "GET", path, bearer).json()


def give(
    server: RunningServer, path: str, bearer: str | None = None, via: Via = None, **body: Any
) -> requests.Response:
    return send(server, "POST", path, bearer, via, json={"command_id": str(uuid4()), **body})


def issue(
    server: RunningServer, bearer: str, service: str = "certificate", via: Via = None, **body: Any
) -> requests.Response:
    """Issue a ticket, by default with the greeter: without paper, callable at once."""
    wish = {"services": [f"{server.centre}.{service}"], "language": "az", "channel": "greeter"}
    return give(server, f"centres/{server.centre}/tickets", bearer, via, **(wish | body))


def ready(server: RunningServer) -> tuple[int, dict[str, str]]:
    """The health of one of the processes: the status, and the checks that fail."""
    answer = requests.get(f"{server.url}/health/ready", timeout=30)
    checks = answer.json()["checks"]
    return answer.status_code, {name: found for name, found in checks.items() if found != "ok"}
