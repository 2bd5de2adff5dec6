"""Screens that are browsers: a wall screen, a board.

A browser runs no program of ours: the server does for it what a device does itself (a secret, a
code, a report every few seconds), with a cookie that scripts cannot read.
"""

from abc import abstractmethod
from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar, Final

import segno
from flask import Response, request

from contract.access import BeginEnrolment, EnrolmentStage
from contract.enums import Role
from contract.operations import Page
from contract.pairing import hash_of, shown
from server.identity import enrolling
from server.identity.presence import Presence
from server.store.tokens import make_secret
from server.web import authorization
from server.web.http import set_cookie
from server.web.limits import ENROLMENTS, PATIENCE_SECONDS, Limits
from server.web.pages.forms import PageForm, submitted
from server.web.pages.frame import Frame, Pages, Views

LASTING: Final = timedelta(days=400)
"""The lifetime of the cookie after the last visit: browsers allow no more."""

WAITING_REFRESH_SECONDS: Final = 3


class ScreenPages(Pages):
    """The page of one kind of screen.

    Attributes:
        role: as what a manager confirms the browser.
        address, row: of the page.
        name, what: the texts with the name of the page, and what it will show.
    """

    role: ClassVar[Role]
    address: ClassVar[str]
    row: ClassVar[Page]
    name: ClassVar[str]
    what: ClassVar[str]

    def __init__(self, frame: Frame, limits: Limits, presence: Presence) -> None:
        super().__init__(frame)
        self._limits = limits
        self.presence = presence

    def routes(self) -> Iterable[Views]:
        yield Views(self.address, self.row, self.show_screen, self.begin_enrolment)

    @abstractmethod
    def live(self, secret: str) -> Response:
        """The page of a browser that a manager has confirmed."""

    def show_screen(self) -> Response:
        """The screen; until a manager has confirmed the browser its code, or how to get it."""
        secret = request.cookies.get(authorization.screen_cookie(self.role), "")
        if authorization.who().role is self.role:
            return self.with_cookie(secret, self.live(secret))
        own = hash_of(secret)
        known = self.app.store.access(lambda access: access.enrolment(own))
        if known is None:
            return self._start(removed=secret != "")
        was_confirmed = known.device is not None
        if enrolling.standing(self.app, own).standing is not EnrolmentStage.OVER:
            return self._code("" if was_confirmed else known.code)
        # As in the programs: a code that was not entered in time is replaced.
        return self._start(removed=True) if was_confirmed else self._begin()

    def begin_enrolment(self) -> Response:
        """Ask for an enrolment."""
        with submitted(self.frame, PageForm(), self._start):
            return self._begin()

    def with_cookie(self, secret: str, response: Response) -> Response:
        """An answer that renews the cookie, or replaces it."""
        set_cookie(response, authorization.screen_cookie(self.role), secret, LASTING)
        return response

    def _start(self, *, removed: bool = False) -> Response:
        form = PageForm(formdata=None)
        return self.frame.page(
            "pages/screen_start.html",
            form=form,
            removed=removed,
            name=self.name,
            what=self.what,
            address=self.address,
        )

    def _begin(self) -> Response:
        self._limits.count("enrol", ENROLMENTS)
        secret = make_secret()
        act = BeginEnrolment(secret_hash=hash_of(secret), role=self.role)
        address = request.remote_addr or ""
        with self._limits.hashing(PATIENCE_SECONDS):
            enrolling.begin(self.app, act, address, by_tls=request.is_secure)
        # The page's address keeps the language: the browser opens it at its start.
        language = self.frame.say().language
        return self.with_cookie(secret, self.frame.redirect(f"{self.address}?lang={language}"))

    def _code(self, code: str) -> Response:
        """The page with the code of a browser that waits, for the server as it appears to itself: a
        browser computes no code of its own."""
        add = f"{self.frame.address()}/console/devices/add?code={code}"
        return self.frame.bare_page(
            "pages/screen_code.html",
            name=self.name,
            code=shown(code) if code else "",
            picture=segno.make(add, error="m").svg_data_uri(scale=6, light="#fff"),
            seconds=WAITING_REFRESH_SECONDS,
        )
