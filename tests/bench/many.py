"""Many centres on one server of two processes: what one more costs."""

from pathlib import Path
from typing import Final

from contract.enums import Role
from tests.bench.children import resident
from tests.bench.driver import Load
from tests.bench.figures import Figure, of_samples
from tests.bench.halls import Template
from tests.parts.hall import RunningServer
from tests.parts.requesting import get, issue

CENTRES: Final = 20
TICKETS: Final = 100
LOAD: Final = 320

_PART: Final = f"{CENTRES} more centres on 2 workers (PostgreSQL)"


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """The memory of a centre with its tickets, in both processes, and what commands of one centre
    take while twenty others are loaded."""
    count = 2 if quick else CENTRES
    with template.running(folder, workers=2) as server:
        centre = server.centre
        with Load(server, template) as load:
            load.run("issue", 8, LOAD, "issue")
            alone = load.run("issue", 8, LOAD, "issue")
        before = _weight(server)
        for _ in range(count):
            _busy_centre(server)
        each = (_weight(server) - before) / count / 1e6
        server.centre = centre
        with Load(server, template) as load:
            among = load.run("issue", 8, LOAD, "issue")
    return [
        Figure(_PART, f"memory of one more, with {TICKETS} tickets, in both", each, "MB"),
        of_samples(
            _PART, "issue in another centre, 8 clients", [among], alone.rate, "without them"
        ),
    ]


def _busy_centre(server: RunningServer) -> None:
    hall = server.fresh_centre()
    token = hall.token(Role.GREETER)
    menu = get(hall, f"centres/{hall.centre}/menu", token)
    services = [one["id"].partition(".")[2] for one in menu["services"]]
    for place in range(TICKETS):
        issue(hall, token, services[place % len(services)])


def _weight(server: RunningServer) -> int:
    return sum(map(resident, server.worker_pids()))
