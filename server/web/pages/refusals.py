"""Refusals as pages, or as redirects to the page where the cause can be fixed."""

from typing import Final

from flask import Response, g, request, session

from contract.access import Step
from contract.errors import ProblemType, Refusal
from server.domain.principal import ANONYMOUS, Principal
from server.web import authorization
from server.web.pages.frame import STEP_PAGES, Frame, is_step
from server.web.pages.navigation import kept, place_of_page

HERE: Final = "here"
"""The query parameter of a page that redirected to itself once."""


class Refusals(Frame):
    """Answers the refusals of the plain pages."""

    def require_own_site(self) -> Response | None:
        """A page of another site sends the browser here without our cookie. An answer with a new
        cookie would sign its owner out: so the page redirects to itself once, and a POST is
        refused."""
        if request.headers.get("Sec-Fetch-Site") != "cross-site":
            return None
        if request.method != "GET":
            raise Refusal(ProblemType.FORGED)
        return self.bare_page(
            "pages/again.html",
            self.say(),
            200,
            centre="Novbe",
            here=f"?{HERE}=1{kept()}",
            # A link to that address may come from another site too: avoid an endless redirect.
            by_itself=HERE not in request.args,
        )

    def answer(self, refusal: Refusal) -> Response:
        """The page of a refusal, or a redirect to where it can be fixed."""
        who: Principal = g.get("who", ANONYMOUS)
        match refusal.kind:
            case ProblemType.NOT_SIGNED_IN:
                # Also for a person whose session ended within this second.
                self.authenticator.forget(authorization.secret())
                session.pop(authorization.COOKIE, None)
                place = place_of_page()
                self.keep_code()
                return self.to(f"sign-in?next={place}" if place else "sign-in")
            case ProblemType.STEP_NEEDED:
                return self.to(STEP_PAGES[Step(refusal.state or Step.FACTOR)])
            case ProblemType.NOT_ALLOWED_NOW if is_step(refusal) and not who.is_anonymous:
                # Perhaps done in another tab.
                return self.onward(who.step)
        return self.sorry(refusal)
