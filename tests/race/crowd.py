"""Many workers at one server: made ready, let go together, ended, their journals read."""

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Final, Self

from contract.centre import CentreConfig, Profile
from contract.enums import Role
from contract.ids import full_id
from tests.parts import centre_files
from tests.parts.hall import ASAN, ROOT, RunningServer, clean_env
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
    wide = CentreConfig(
        centre=config.centre,
        rules=config.rules.model_copy(update={"intake_ends_by_wait": False}),
        # For a load that goes on over many restarts.
        series=tuple(
            one.model_copy(update={"last": 9999, "leased_from": 9900}) for one in config.series
        ),
        zones=config.zones,
        agencies=config.agencies,
        categories=config.categories,
        services=config.services,
        profiles=(everything,),
        counters=tuple(
            counter.model_copy(update={"profile": "everything"})
            for counter in config.counters[: counters or None]
        ),
    )
    return centre_files.write(wide, folder / "one-profile.toml")


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
        self.tasks = tuple(tasks)
        self._processes: list[subprocess.Popen[str]] = []

    def __enter__(self) -> Self:
        """Start all of them and wait until each is connected."""
        for task in self.tasks:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.race.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
                env=clean_env(),
            )
            self._processes.append(process)
            self._say(process, json.dumps(asdict(task)))
        for process in self._processes:
            assert process.stdout is not None
            if process.stdout.readline() != "ready\n":
                raise RuntimeError(f"a worker did not get ready: {process.wait()}")
        return self

    def __exit__(self, *_exc: object) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()

    def go(self) -> None:
        for process in self._processes:
            self._say(process, "go")

    def end(self, role: str) -> list[Done]:
        """Have the workers of a role come to an end; what they did, one after the other.

        Raises:
            subprocess.TimeoutExpired: one did not end in time.
        """
        chosen = [
            (task, process)
            for task, process in zip(self.tasks, self._processes, strict=True)
            if task.role == role
        ]
        for _, process in chosen:
            self._say(process, "end")
        return self.wait(role)

    def wait(self, role: str) -> list[Done]:
        """Wait for the workers of a role; what they did.

        Raises:
            subprocess.TimeoutExpired: one did not end in time.
        """
        deadline = time.monotonic() + END_SECONDS
        journal: list[Done] = []
        for task, process in zip(self.tasks, self._processes, strict=True):
            if task.role != role:
                continue
            code = process.wait(max(0.1, deadline - time.monotonic()))
            if code:
                raise RuntimeError(f"the worker of {task.journal} ended with {code}")
            journal += [Done(**one) for one in json.loads(Path(task.journal).read_text())]
        return journal

    @staticmethod
    def _say(process: subprocess.Popen[str], line: str) -> None:
        assert process.stdin is not None
        if process.poll() is None:
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
