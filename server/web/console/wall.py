"""The wall screen: the live hall in a permanent browser, with large letters and read-only.

A browser runs no program of ours: the server does for it what a device does itself (a secret, a
code, a report every few seconds), with a cookie that scripts cannot read.
"""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Final
from uuid import NAMESPACE_OID, uuid5

import segno
from flask import Response, request

from contract.access import BeginEnrolment, EnrolmentStage, Health
from contract.enums import Role
from contract.operations import Page
from contract.pairing import hash_of, shown
from server.identity import enrolling
from server.identity.presence import Presence
from server.store.tokens import make_secret
from server.web import authorization
from server.web.console.live_hall import QueueRow, live_view
from server.web.http import policy, set_cookie
from server.web.limits import ENROLMENTS, PATIENCE_SECONDS, Limits
from server.web.pages.forms import PageForm, submitted
from server.web.pages.frame import Frame, Pages, Views

LASTING: Final = timedelta(days=400)
"""The lifetime of the cookie after the last visit: browsers allow no more."""

WAITING_REFRESH_SECONDS: Final = 3

_SCREEN: Final = re.compile(r"\d{2,5}x\d{2,5}")


class WallPages(Pages):
    """The page of the wall screen."""

    def __init__(self, frame: Frame, limits: Limits, presence: Presence) -> None:
        super().__init__(frame)
        self._limits = limits
        self._presence = presence

    def routes(self) -> Iterable[Views]:
        yield Views("wall", Page.WALL, self.show_wall, self.begin_enrolment)

    def show_wall(self) -> Response:
        """The live hall; until a manager has confirmed the browser its code, or how to get it."""
        secret = request.cookies.get(authorization.wall_cookie(), "")
        if authorization.who().role is Role.WALL:
            return self._live(secret)
        own = hash_of(secret)
        known = self.app.store.access(lambda access: access.enrolment(own))
        if known is None:
            return self._start()
        was_confirmed = known.device is not None
        if enrolling.standing(self.app, own).standing is not EnrolmentStage.OVER:
            return self._code("" if was_confirmed else known.code)
        # As in the programs: a code that was not entered in time is replaced.
        return self._start(removed=True) if was_confirmed else self._begin()

    def _start(self, *, removed: bool = False) -> Response:
        form = PageForm(formdata=None)
        return self.frame.page("console/wall_start.html", form=form, removed=removed)

    # A browser that is to become a wall screen.

    def begin_enrolment(self) -> Response:
        with submitted(self.frame, PageForm(), self._start):
            return self._begin()

    def _begin(self) -> Response:
        self._limits.count("enrol", ENROLMENTS)
        secret = make_secret()
        act = BeginEnrolment(secret_hash=hash_of(secret), role=Role.WALL)
        address = request.remote_addr or ""
        with self._limits.hashing(PATIENCE_SECONDS):
            enrolling.begin(self.app, act, address, by_tls=request.is_secure)
        # The page's address keeps the language: the browser opens it at its start.
        return _with_cookie(secret, self.frame.redirect(f"wall?lang={self.frame.say().language}"))

    def _code(self, code: str) -> Response:
        """The page with the code of a browser that waits, for the server as it appears to itself: a
        browser computes no code of its own."""
        add = f"{self.frame.address()}/console/devices/add?code={code}"
        return self.frame.bare_page(
            "console/wall_code.html",
            code=shown(code) if code else "",
            picture=segno.make(add, error="m").svg_data_uri(scale=6, light="#fff"),
            seconds=WAITING_REFRESH_SECONDS,
        )

    # A wall screen.

    def _live(self, secret: str) -> Response:
        size = request.args.get("screen", "")
        report = Health(
            boot=uuid5(NAMESPACE_OID, secret), screen=size if _SCREEN.fullmatch(size) else ""
        )
        self._presence.heard(authorization.who(), report, request.remote_addr or "")
        view = live_view(self.frame)
        page = self.frame.bare_page(
            "console/wall.html",
            policy=policy(scripts=True),
            centre=self.frame.name_of(self.frame.setup()),
            view=view,
            queues=_most_urgent(row for group in view["queues"] for row in group.rows),
            time=self.frame.hall_time(view["hall"].at),
        )
        return _with_cookie(secret, page)


def _most_urgent(rows: Iterable[QueueRow]) -> list[QueueRow]:
    """The queues with waiting visitors or with a problem: first those that no counter serves, then
    by the longest wait relative to its limit."""
    return sorted(rows, key=lambda row: (row["sign"] != "bad", -row["wait"] / max(1, row["limit"])))


def _with_cookie(secret: str, response: Response) -> Response:
    set_cookie(response, authorization.wall_cookie(), secret, LASTING)
    return response
