"""Child processes of the benchmark: a line of JSON is a request, another one its answer."""

import json
import subprocess
import sys
from dataclasses import asdict
from typing import Any, Self

from tests.bench.figures import Sample
from tests.bench.halls import Template
from tests.parts.hall import ROOT, RunningServer, clean_env


class Child:
    """A module run as a process; use it as a context."""

    def __init__(self, module: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=clean_env(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def tell(self, said: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(said) + "\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        """Read a line.

        Raises:
            RuntimeError: the process ended.
        """
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args!r} ended with {self._process.wait()}")
        return line.rstrip("\n")


class Load(Child):
    """The load process of a running hall, its counters open."""

    def __init__(self, server: RunningServer, template: Template) -> None:
        super().__init__("tests.bench.load")
        self.tell(
            {
                "port": server.port,
                "centre": server.centre,
                "clients": [asdict(one) for one in template.clients],
            }
        )
        if self.hear() != "ready":
            raise RuntimeError("the load did not get ready")

    def begin(self, phase: str, clients: int, tickets: int) -> None:
        self.tell({"phase": phase, "clients": clients, "tickets": tickets})

    def done(self, counted: str) -> Sample:
        """Wait for its end; the rate and seconds of the commands with that name."""
        said = json.loads(self.hear())
        seconds = said["seconds"][counted]
        return Sample(len(seconds) / said["took"], seconds)

    def run(self, phase: str, clients: int, tickets: int, counted: str) -> Sample:
        self.begin(phase, clients, tickets)
        return self.done(counted)
