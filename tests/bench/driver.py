"""The load of a running hall, from a process of its own."""

import json
from dataclasses import asdict

from tests.bench.figures import Sample
from tests.bench.halls import Template
from tests.parts.child import Child
from tests.parts.hall import RunningServer


class Load(Child):
    def __init__(self, server: RunningServer, template: Template) -> None:
        super().__init__("tests.bench.load")
        self.tell(
            {
                "port": server.port,
                "centre": server.centre,
                "clients": [asdict(one) for one in template.clients],
            }
        )
        self.await_ready()

    def begin(self, phase: str, clients: int, tickets: int) -> None:
        self.tell({"phase": phase, "clients": clients, "tickets": tickets})

    def done(self) -> Sample:
        """Wait for the end of the phase; the rate and seconds of its commands."""
        said = json.loads(self.hear())
        return Sample(len(said["seconds"]) / said["took"], said["seconds"])

    def run(self, phase: str, clients: int, tickets: int) -> Sample:
        self.begin(phase, clients, tickets)
        return self.done()
