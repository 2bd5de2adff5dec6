"""The start page of the set-up."""

from collections.abc import Iterable

from flask import Response

from contract.operations import Page
from server.store import backups
from server.web.console.set_up.editing import Editing
from server.web.pages.frame import Route

PARTS = ("hours", "services", "profiles", "counters", "file", "history", "alerts", "care", "tokens")
"""The parts of the set-up, by the end of their addresses."""


class Overview:
    """The first page of the set-up."""

    def __init__(self, editing: Editing) -> None:
        self._frame = editing.frame

    def routes(self) -> Iterable[Route]:
        """Its address."""
        yield ("console/set-up", Page.SET_UP_CENTRE, {"GET": self._shown})

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
