"""Signing in: the requests to the server, step by step. They block; no Qt."""

import random
import time
from enum import StrEnum
from threading import Event
from typing import Any, Final

from client.net.api import ApiClient, RequestRefused
from client.net.endpoint import Endpoint
from contract.access import (
    ChangePassword,
    ConfirmFactor,
    FactorOffered,
    OfferFactor,
    ProveFactor,
    SignedIn,
    SignIn,
)
from contract.errors import ProblemType
from contract.model import Incoming
from contract.operations import Act, Query, address_of

ONE_TRY_SECONDS: Final = 5.0
"""Seconds after which a sign-in without an answer is reported as failed."""

SOON_SECONDS: Final = 5.0
"""A sign-in that is refused for at most this time is retried automatically: many others sign in at
that moment."""

PATIENCE_SECONDS: Final = 30.0
"""How long it is retried."""

_PLAIN: Final = frozenset(
    {ProblemType.NOT_SIGNED_IN, ProblemType.TOO_MANY_ATTEMPTS, ProblemType.TOO_FAST}
)
"""Refusals whose sentence is shown as it is."""


class SignInStage(StrEnum):
    """The page of the sign-in; those in between have the values of `Step`."""

    SIGN_IN = "sign_in"
    FACTOR = "factor"
    PASSWORD = "password"
    NEW_FACTOR = "new_factor"
    DONE = "done"


class StaffSession:
    """The session of a person at this machine; `signed_in` is the server's last answer, None before
    and after the session."""

    def __init__(self, endpoint: Endpoint, language: str = "en") -> None:
        self._endpoint = endpoint
        self._sign_in_api = endpoint.api(language, ONE_TRY_SECONDS, ONE_TRY_SECONDS)
        self._own: ApiClient | None = None
        self._token = ""
        self._closing = Event()
        self.signed_in: SignedIn | None = None

    @property
    def endpoint(self) -> Endpoint:
        """The endpoint of the person who is signed in."""
        return self._endpoint.with_token(self._token)

    def set_language(self, language: str) -> None:
        """Change the language of refusals."""
        self._sign_in_api.language = language
        if self._own is not None:
            self._own.language = language

    def answers(self) -> bool:
        """Check that the server answers; raises `RequestRefused` or `Unreachable` where not."""
        self._sign_in_api.get(address_of(Query.HEALTH), deadline=ONE_TRY_SECONDS)
        return True

    def sign_in(self, wish: SignIn) -> SignedIn:
        """Start a session, after some seconds if many others do so too. `RequestRefused`: wrong, or
        rate limited for `again_in` seconds."""
        signed_in = SignedIn.model_validate(self._try_to_sign_in(wish))
        self._token = signed_in.token
        self._own = self.endpoint.api(self._sign_in_api.language, ONE_TRY_SECONDS, ONE_TRY_SECONDS)
        self.signed_in = signed_in
        return signed_in

    def _try_to_sign_in(self, wish: SignIn) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return self._sign_in_api.act(Act.SIGN_IN, wish)
            except RequestRefused as refused:
                waits = refused.kind is ProblemType.TOO_FAST and refused.again_in <= SOON_SECONDS
                if not waits or time.monotonic() > end:
                    raise
                # Not all of them at the same moment again.
                if self._closing.wait(refused.again_in * random.uniform(0.5, 1.5)):
                    raise

    def prove(self, code: str) -> SignedIn:
        """Verify the second factor."""
        return self._step(Act.PROVE_FACTOR, ProveFactor(code=code))

    def offer(self) -> FactorOffered:
        """Request a new second factor."""
        return FactorOffered.model_validate(self._api.act(Act.OFFER_FACTOR, OfferFactor()))

    def confirm(self, code: str) -> SignedIn:
        """Confirm the new second factor with a code."""
        return self._step(Act.CONFIRM_FACTOR, ConfirmFactor(code=code))

    def choose(self, password: str) -> SignedIn:
        """Set another password."""
        wish = ChangePassword.model_validate({"new": password})
        return self._step(Act.CHANGE_PASSWORD, wish)

    def end(self) -> None:
        """Sign out. After `RequestRefused` or `Unreachable` the session expires by itself."""
        own, self._own, self.signed_in, self._token = self._own, None, None, ""
        if own is not None:
            own.act(Act.SIGN_OUT, deadline=ONE_TRY_SECONDS)

    def close(self) -> None:
        """Cancel running requests."""
        self._closing.set()
        self._sign_in_api.close()
        if self._own is not None:
            self._own.close()

    @property
    def _api(self) -> ApiClient:
        assert self._own is not None, "no sign-in has begun"
        return self._own

    def _step(self, act: Act, wish: Incoming) -> SignedIn:
        before = self.signed_in
        try:
            answer = self._api.act(act, wish)
        except RequestRefused as refused:
            if refused.kind in _PLAIN:
                raise
            # It may have succeeded with a lost answer: a code is valid only once.
            now = SignedIn.model_validate(self._api.get(address_of(Query.SESSION)))
            if before is None or now.step is before.step:
                raise
            self.signed_in = now
            return now
        now = SignedIn.model_validate(answer)
        if now.token:
            self._token = now.token
            self._api.bearer.take(now.token)
        self.signed_in = now
        return now
