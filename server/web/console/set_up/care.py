"""The findings of `novbe server doctor`, for a manager."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from flask import Response

from contract.operations import Page
from server.care import of_hall, of_machine
from server.care.findings import Finding
from server.periodic.vitals import Vitals
from server.web import authorization
from server.web.console.set_up.editing import Editing
from server.web.pages.frame import Route

_BEGIN: Final = "\u2068"
_END: Final = "\u2069"
"""The Unicode marks around a text with its own direction."""


class Care:
    """The page of the server's maintenance.

    Args:
        vitals: the condition of this process.
    """

    def __init__(self, editing: Editing, vitals: Vitals) -> None:
        self._frame = editing.frame
        self._vitals = vitals

    def routes(self) -> Iterable[Route]:
        """Its address."""
        yield ("console/set-up/care", Page.SET_UP_CENTRE, {"GET": self._shown})

    def _shown(self) -> Response:
        say, who, hall = self._frame.say(), authorization.who(), self._frame.app
        assert who.centre is not None
        settings, folders = self._vitals.settings, of_hall.backup_folders(hall, who.centre)
        found = [
            of_hall.database(self._vitals.watch.writing),
            *hall.in_thread(of_machine.findings, settings),
            *of_hall.findings(hall, who.centre),
            *hall.in_thread(of_machine.backup_disk, settings, folders, who.centre),
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
