"""The findings of `novbe server doctor`, for a manager."""

from collections.abc import Iterable

from flask import Response

from contract.permissions import Page
from server.application.care import of_hall, of_machine
from server.application.vitals import Vitals
from server.web import gate
from server.web.console.set_up.editing import Editing
from server.web.pages.frame import Route


class Care:
    """The page of the server's care.

    Args:
        vitals: how this process does.
    """

    def __init__(self, editing: Editing, vitals: Vitals) -> None:
        self._frame = editing.frame
        self._vitals = vitals

    def routes(self) -> Iterable[Route]:
        """Its address."""
        yield ("console/set-up/care", Page.SET_UP_CENTRE, {"GET": self._shown})

    def _shown(self) -> Response:
        say, who, hall = self._frame.say(), gate.who(), self._frame.hall
        assert who.centre is not None
        found = [
            of_hall.database(self._vitals.watch.writing),
            *hall.elsewhere(of_machine.look, self._vitals.settings),
            *of_hall.look(hall, who.centre),
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
                for one in sorted(found, key=lambda one: -one.level)
            ],
        )
