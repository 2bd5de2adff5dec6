"""Where a reader goes next: on to the next step of signing in, or after a refusal."""

from collections.abc import Mapping
from typing import Final

from flask import Response, g, request, session

from contract.access import Step
from contract.errors import ProblemType, Refusal
from contract.operations import Page
from server.domain.principal import ANONYMOUS, Principal, permitted_to
from server.identity.authenticator import Authenticator
from server.web import authorization
from server.web.pages import cookie
from server.web.pages.frame import Frame
from server.web.pages.navigation import PLACES, kept, place_of_page

STEP_PAGES: Final[Mapping[Step, str]] = {
    Step.FACTOR: "factor",
    Step.NEW_FACTOR: "factor",
    Step.PASSWORD: "password",
}
"""The page of each step of signing in."""

REDIRECTED: Final = "here"
"""The query parameter of a page that redirected to itself once."""


def next_page(frame: Frame, authenticator: Authenticator, step: Step | None) -> Response:
    """Redirect to the next step, or to the page that was requested."""
    if step is not None:
        return frame.redirect(STEP_PAGES[step])
    place = cookie.take_place()
    if place is None:
        # Authenticated again by the secret: the last step has changed the role.
        who = authenticator.bearer(session.get(authorization.COOKIE))
        place = "console" if permitted_to(who, Page.LIVE) else "account"
    return frame.redirect(PLACES[place])


def is_step_done_before(refusal: Refusal) -> bool:
    """Whether a step of signing in was refused because it was done, perhaps in another tab."""
    steps = (*Step, "confirm_factor")
    return refusal.kind is ProblemType.NOT_ALLOWED_NOW and refusal.values.get("command") in steps


class Refusals:
    """Answers the refusals of the plain pages."""

    def __init__(self, frame: Frame, authenticator: Authenticator) -> None:
        self._frame = frame
        self._authenticator = authenticator

    def require_own_site(self) -> Response | None:
        """A page of another site sends the browser here without our cookie. An answer with a new
        cookie would sign its owner out: the page redirects to itself once; a POST is refused."""
        if request.headers.get("Sec-Fetch-Site") != "cross-site":
            return None
        if request.method != "GET":
            raise Refusal(ProblemType.FORGED)
        return self._frame.bare_page(
            "pages/again.html",
            here=f"?{REDIRECTED}=1{kept()}",
            # A link to that address may come from another site too: avoid an endless redirect.
            by_itself=REDIRECTED not in request.args,
        )

    def answer(self, refusal: Refusal) -> Response:
        """The page of a refusal, or a redirect to where it can be fixed."""
        who: Principal = g.get("who", ANONYMOUS)
        match refusal.kind:
            case ProblemType.NOT_SIGNED_IN:
                # Also for a person whose session ended within this second.
                self._authenticator.forget()
                session.pop(authorization.COOKIE, None)
                place = place_of_page()
                cookie.keep_code()
                return self._frame.redirect(f"sign-in?next={place}" if place else "sign-in")
            case ProblemType.STEP_NEEDED:
                return self._frame.redirect(STEP_PAGES[Step(refusal.state or Step.FACTOR)])
            case _ if is_step_done_before(refusal) and not who.is_anonymous:
                return next_page(self._frame, self._authenticator, who.step)
        return self._frame.refusal_page(refusal)
