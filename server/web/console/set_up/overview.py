"""The start page of the set-up, and the findings of `novbe server doctor`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from flask import Response

from contract.operations import Page
from server.care import of_hall, of_machine
from server.care.findings import Finding
from server.periodic.vitals import Vitals
from server.store import backups
from server.web import authorization
from server.web.pages.frame import Frame, Part, Route

PARTS = ("hours", "services", "profiles", "counters", "file", "history", "alerts", "care", "tokens")
"""The parts of the set-up, by the end of their addresses."""

_BEGIN: Final = "\u2068"
_END: Final = "\u2069"
"""The Unicode marks around a text with its own direction."""


class Overview(Part):
    """The start page of the set-up, and the page of the server's maintenance.

    Args:
        vitals: the condition of this process.
    """

    def __init__(self, frame: Frame, vitals: Vitals) -> None:
        super().__init__(frame)
        self._vitals = vitals

    def _routes(self) -> Iterable[Route]:
        yield ("console/set-up", Page.SET_UP_CENTRE, {"GET": self._shown})
        yield ("console/set-up/care", Page.SET_UP_CENTRE, {"GET": self._care})

    def _shown(self) -> Response:
        say = self._frame.say()
        made = self._frame.reading(
            lambda context: context.reading.on_connection(
                lambda connection: backups.last(connection, context.reading.centre.id)
            )
        )
        return self._frame.page(
            "console/set_up/overview.html",
            parts=[
                (part, say("console-set-up", part=part), say("console-set-up-what", part=part))
                for part in PARTS
            ],
            backup=say("console-backup", at=self._frame.moment(made, say))
            if made is not None
            else say("console-no-backup"),
        )

    def _care(self) -> Response:
        say, hall, centre = self._frame.say(), self._frame.app, authorization.own_centre()
        settings, folders = self._vitals.settings, of_hall.backup_folders(hall, centre)
        found = [
            of_hall.database(self._vitals.watch.writing),
            *hall.in_thread(of_machine.findings, settings),
            *of_hall.findings(hall, centre),
            *hall.in_thread(of_machine.backup_disk, settings, folders, centre),
        ]
        return self._frame.page(
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
