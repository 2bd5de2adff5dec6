"""Many workers at one server: made ready, let go together, ended, their journals read."""

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, Self

from contract.centre import Profile
from contract.enums import Role
from contract.ids import full_id
from tests.parts import centre_files
from tests.parts.child import Child
from tests.parts.hall import ASAN, RunningServer
from tests.parts.unlimited_server import UNLIMITED
from tests.race.worker import Done, Task, Worker

SERVICES: Final = ("identity-card", "birth-registration", "tax-return", "pension")
"""One of each series of the shipped centre: a thousand tickets fit in four ranges."""

END_SECONDS: Final = 120.0


def one_profile(folder: Path, counters: int = 0) -> Path:
    """The shipped centre with every counter able to serve everything, as a centre file.

    So all operators compete for the same lines.

    Args:
        counters: how many counters it has at most; 0 for all.
    """
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
        "profiles": (everything,),
        "counters": tuple(
            counter.model_copy(update={"profile": "everything"})
            for counter in config.counters[: counters or None]
        ),
    }
    return centre_files.write(config.model_copy(update=changes), folder / "one-profile.toml")


def wide_hall(folder: Path, *, counters: int = 0, **more: Any) -> RunningServer:
    """A hall of that centre which takes commands as fast as they come, in a folder of its own."""
    folder.mkdir(exist_ok=True)
    return RunningServer(
        centre_file=one_profile(folder, counters),
        data=folder / "data",
        program=UNLIMITED,
        **more,
    )


def operators(
    server: RunningServer, count: int, folder: Path, seed: int, varied: bool
) -> list[Task]:
    config = centre_files.read(server.centre_file)
    counters = [full_id(server.centre, one.key) for one in config.counters[:count]]
    secrets = server.tokens([(Role.OPERATOR, counter) for counter in counters])
    return [
        Task(
            role="operator",
            port=server.port,
            token=secret,
            journal=str(folder / f"{counter}.json"),
            seed=seed * 1000 + place,
            counter=counter,
            varied=varied,
        )
        for place, (counter, secret) in enumerate(zip(counters, secrets, strict=True))
    ]


def kiosks(
    server: RunningServer,
    count: int,
    tickets: int,
    folder: Path,
    seed: int,
    channel: str = "kiosk",
) -> list[Task]:
    """The tasks of so many kiosks that together issue so many tickets (0: until the end)."""
    role = Role.KIOSK if channel == "kiosk" else Role.GREETER
    secrets = server.tokens([(role, None)] * count)
    shares = [tickets // count + (place < tickets % count) for place in range(count)]
    return [
        Task(
            role="kiosk",
            port=server.port,
            token=secret,
            journal=str(folder / f"{channel}-{place}.json"),
            seed=seed * 1000 + 500 + place + (250 if channel != "kiosk" else 0),
            centre=server.centre,
            services=[full_id(server.centre, key) for key in SERVICES],
            count=share,
            channel=channel,
        )
        for place, (secret, share) in enumerate(zip(secrets, shares, strict=True))
    ]


def fill(server: RunningServer, tickets: int, folder: Path, seed: int) -> list[Done]:
    """Issue `tickets` tickets by greeters in threads; their journal."""
    workers = [Worker(task) for task in kiosks(server, 8, tickets, folder, seed, "greeter")]
    with ThreadPoolExecutor(len(workers)) as threads:
        list(threads.map(Worker.run, workers))
    return [done for worker in workers for done in worker.journal]


class Crowd:
    """Workers in processes of their own; use it as a context."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._tasks = tuple(tasks)
        self._workers: list[Child] = []
        self._ended = ExitStack()

    def __enter__(self) -> Self:
        """Start all of them and wait until each is connected."""
        for task in self._tasks:
            worker = self._ended.enter_context(Child("tests.race.worker"))
            worker.tell(asdict(task))
            self._workers.append(worker)
        for worker in self._workers:
            worker.await_ready()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._ended.close()

    def go(self) -> None:
        for worker in self._workers:
            worker.tell("go")

    def end(self, role: str) -> list[Done]:
        """Have the workers of a role come to an end; what they did, one after the other."""
        for task, worker in zip(self._tasks, self._workers, strict=True):
            if task.role == role:
                worker.tell("end")
        return self.wait(role)

    def wait(self, role: str) -> list[Done]:
        """Wait for the workers of a role; what they did."""
        journal: list[Done] = []
        for task, worker in zip(self._tasks, self._workers, strict=True):
            if task.role == role:
                worker.wait(END_SECONDS)
                journal += [Done(**one) for one in json.loads(Path(task.journal).read_text())]
        return journal
