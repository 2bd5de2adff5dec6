"""Many workers at one server: made ready, let go together, ended, their journals read."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, Self

from contract.centre import Profile
from contract.enums import Role
from contract.ids import full_id
from tests.parts import centre_files
from tests.parts.hall import ASAN, RunningServer
from tests.parts.unlimited_server import UNLIMITED
from tests.race.worker import Done, Kiosk, Operator, Worker

SERVICES: Final = ("identity-card", "birth-registration", "tax-return", "pension")
"""One of each series of the shipped centre: a thousand tickets fit in four ranges."""

END_SECONDS: Final = 120.0


def one_profile(folder: Path) -> Path:
    """The shipped centre with every counter able to serve everything, as a centre file: so all
    operators compete for the same queues. Nothing can be booked."""
    config = centre_files.read(ASAN)
    keys = [service.key for service in config.services]
    everything = Profile(
        key="everything",
        names=config.profiles[0].names,
        levels=(SERVICES, tuple(key for key in keys if key not in SERVICES)),
    )
    changes = {
        "rules": config.rules.model_copy(update={"intake_ends_by_wait": False}),
        # For a load that goes on over many restarts.
        "series": tuple(
            one.model_copy(update={"last": 9999, "leased_from": 9900}) for one in config.series
        ),
        "services": tuple(
            service.model_copy(update={"booking": None}) for service in config.services
        ),
        "profiles": (everything,),
        "counters": tuple(
            counter.model_copy(update={"profile": "everything"}) for counter in config.counters
        ),
    }
    return centre_files.write(config.model_copy(update=changes), folder / "one-profile.toml")


def wide_hall(folder: Path, **more: Any) -> RunningServer:
    """A hall of that centre which takes commands as fast as they come, in a folder of its own."""
    folder.mkdir(exist_ok=True)
    return RunningServer(
        centre_file=one_profile(folder), data=folder / "data", program=UNLIMITED, **more
    )


def operators(
    server: RunningServer, count: int, seed: int, port: int | None = None
) -> list[Operator]:
    """So many operators, each at a counter, by another `port` than the server's if given."""
    config = centre_files.read(server.centre_file)
    counters = [full_id(server.centre, one.key) for one in config.counters[:count]]
    secrets = server.tokens([(Role.OPERATOR, counter) for counter in counters])
    return [
        Operator(port=port or server.port, token=secret, seed=seed * 1000 + place, counter=counter)
        for place, (counter, secret) in enumerate(zip(counters, secrets, strict=True))
    ]


def kiosks(
    server: RunningServer,
    count: int,
    tickets: int,
    seed: int,
    channel: str = "kiosk",
    port: int | None = None,
) -> list[Kiosk]:
    """So many kiosks that together issue so many tickets (0: until the end), by another `port` than
    the server's if given."""
    role = Role.KIOSK if channel == "kiosk" else Role.GREETER
    return [
        Kiosk(
            port=port or server.port,
            token=secret,
            seed=seed * 1000 + 500 + place + (250 if channel != "kiosk" else 0),
            centre=server.centre,
            services=[full_id(server.centre, key) for key in SERVICES],
            count=tickets // count + (place < tickets % count),
            channel=channel,
        )
        for place, secret in enumerate(server.tokens([(role, None)] * count))
    ]


def fill(server: RunningServer, tickets: int, seed: int) -> list[Done]:
    """Issue `tickets` tickets by greeters; their journal."""
    with Crowd(kiosks(server, 8, tickets, seed, "greeter")) as crowd:
        return crowd.wait(Kiosk)


class Crowd:
    """Workers in threads, each with a connection; use it as a context."""

    def __init__(self, workers: Sequence[Worker]) -> None:
        self._workers = workers
        self._threads = ThreadPoolExecutor(len(workers))
        self._runs: list[Future[None]] = []

    def __enter__(self) -> Self:
        """Let them go, once all are connected: the race is among commands."""
        for worker in self._workers:
            worker.wire.get("health")
        self._runs = [self._threads.submit(worker.run) for worker in self._workers]
        return self

    def __exit__(self, *_exc: object) -> None:
        for worker in self._workers:
            worker.ended.set()
        self._threads.shutdown()

    def end(self, kind: type[Worker]) -> list[Done]:
        """Have the workers of a kind come to an end; what they did, one after the other."""
        for worker in self._workers:
            if isinstance(worker, kind):
                worker.ended.set()
        return self.wait(kind)

    def wait(self, kind: type[Worker]) -> list[Done]:
        """Wait for the workers of a kind; what they did."""
        journal: list[Done] = []
        for worker, run in zip(self._workers, self._runs, strict=True):
            if isinstance(worker, kind):
                run.result(END_SECONDS)
                journal += worker.journal
        return journal
