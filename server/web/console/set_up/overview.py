"""The start page of the set-up, and the findings of `novbe server doctor`."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Final

from flask import Response

from contract.operations import Page
from server import care
from server.care import Finding
from server.store import backups
from server.web import authorization
from server.web.pages.frame import Part, Route

PARTS = ("hours", "services", "profiles", "counters", "file", "history", "alerts", "care", "tokens")
"""The parts of the set-up, by the end of their addresses."""

_BEGIN: Final = "\u2068"
_END: Final = "\u2069"
"""The Unicode marks around a text with its own direction."""


class Overview(Part):
    """The start page of the set-up, and the page of the server's maintenance."""

    def _routes(self) -> Iterable[Route]:
        yield ("console/set-up", Page.SET_UP_CENTRE, {"GET": self._shown})
        yield ("console/set-up/care", Page.SET_UP_CENTRE, {"GET": self._care})

    def _shown(self) -> Response:
        say = self.say()
        centre = authorization.own_centre()
        made = self.context().reading.on_connection(partial(backups.last, centre=centre))
        return self.page(
            "console/set_up/overview.html",
            parts=[
                (part, say("console-set-up", part=part), say("console-set-up-what", part=part))
                for part in PARTS
            ],
            backup=say("console-backup", at=self.moment(made, say))
            if made is not None
            else say("console-no-backup"),
        )

    def _care(self) -> Response:
        say, hall, centre = self.say(), self.app, authorization.own_centre()
        settings = self.vitals.settings
        found = [
            care.database(self.vitals.watch.writing),
            *hall.in_thread(care.of_machine, settings),
            *care.of_hall(hall, centre),
            *care.backup_disk(hall, settings, centre),
        ]
        return self.page(
            "console/set_up/care.html",
            findings=[
                (
                    one.level.name.lower(),
                    say("finding-level", level=one.level.name.lower()),
                    say("finding-name", what=one.what),
                    one.sentence(say),
                    one.advice(say),
                )
                for one in map(_isolated, sorted(found, key=lambda one: -one.level))
            ],
        )


def _isolated(one: Finding) -> Finding:
    """The same text, with its names and addresses isolated from the direction of the sentence."""
    values = {
        name: f"{_BEGIN}{value}{_END}" if isinstance(value, str) else value
        for name, value in one.values.items()
    }
    return replace(one, values=values)
