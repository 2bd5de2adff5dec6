"""The root address of the server: it redirects to the page that its reader most likely wants."""

from collections.abc import Iterable

from flask import Response

from contract.operations import Page
from server.web import authorization
from server.web.pages.frame import Frame, Route


class Start:
    """The first page."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def routes(self) -> Iterable[Route]:
        """Its address."""
        yield ("", Page.START, {"GET": self._start})

    def _start(self) -> Response:
        """Redirect staff to their first page; others to the hall's public page, or to the
        sign-in."""
        who = authorization.who()
        if not who.is_anonymous:
            return self._frame.onward(who.step)
        public = [
            one.id
            for one in self._frame.app.store.centres()
            if one.config is not None and one.config.centre.open_data
        ]
        return self._frame.to(f"open/{public[0]}" if len(public) == 1 else "sign-in")
