"""Refusals as pages, or as redirects to the page where the cause can be fixed."""

import logging
from typing import Final

from flask import Blueprint, Response, g, request, session
from werkzeug.exceptions import HTTPException

from contract.access import Step
from contract.errors import ProblemType, Refusal
from server.domain.principal import ANONYMOUS, Principal
from server.web import authorization
from server.web.pages.frame import STEP_PAGES, Frame, is_step
from server.web.pages.navigation import kept, place_of_page
from server.web.problems import refusal_of, without_words

HERE: Final = "here"
"""The query parameter of a page that redirected to itself once."""

_log = logging.getLogger("novbe.web")


class Refusals:
    """Answers the refusals of the plain pages."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def require_own_site(self) -> Response | None:
        """A page of another site sends the browser here without our cookie. An answer with a new
        cookie would sign its owner out: so the page redirects to itself once, and a POST is
        refused."""
        if request.headers.get("Sec-Fetch-Site") != "cross-site":
            return None
        if request.method != "GET":
            raise Refusal(ProblemType.FORGED)
        return self._frame.bare_page(
            "pages/again.html",
            self._frame.say(),
            200,
            centre="Novbe",
            here=f"?{HERE}=1{kept()}",
            # A link to that address may come from another site too: avoid an endless redirect.
            by_itself=HERE not in request.args,
        )

    def register(self, routes: Blueprint) -> None:
        """Register the handlers: a refusal of these pages is a page, or redirects to where it can
        be fixed."""
        routes.register_error_handler(Refusal, self._refused)
        routes.register_error_handler(HTTPException, self._http_error)
        routes.register_error_handler(Exception, self._failed)

    def _refused(self, refusal: Refusal) -> Response:
        who: Principal = g.get("who", ANONYMOUS)
        match refusal.kind:
            case ProblemType.NOT_SIGNED_IN:
                # Also for a person whose session ended within this second.
                self._frame.authenticator.forget(authorization.secret())
                session.pop(authorization.COOKIE, None)
                place = place_of_page()
                self._frame.keep_code()
                return self._frame.to(f"sign-in?next={place}" if place else "sign-in")
            case ProblemType.STEP_NEEDED:
                return self._frame.to(STEP_PAGES[Step(refusal.state or Step.FACTOR)])
            case ProblemType.NOT_ALLOWED_NOW if is_step(refusal) and not who.is_anonymous:
                # Perhaps done in another tab.
                return self._frame.onward(who.step)
        return self._frame.sorry(refusal)

    def _http_error(self, error: HTTPException) -> Response:
        return self._frame.sorry(refusal_of(error))

    def _failed(self, error: Exception) -> Response:
        _log.error("a page failed\n%s", without_words(error))
        return self._frame.sorry(Refusal(ProblemType.INTERNAL))
