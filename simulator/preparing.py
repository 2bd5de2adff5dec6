"""Prepares a test centre for a simulation through the server's API: adds a kiosk, and an operator
for each counter. Needs the sign-in of a manager of the centre."""

import json
import os
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO
from uuid import uuid4

from client.net.api import ApiClient, RequestRefused
from client.net.enrolment import see
from client.net.identity import new_secret
from client.net.trust import Trust
from contract import commands as c
from contract.access import (
    BeginEnrolment,
    ChangePassword,
    ProveFactor,
    SignedIn,
    SignIn,
    Step,
)
from contract.catalogue import Catalogue
from contract.enums import Role
from contract.ids import key_of
from contract.model import Incoming
from contract.operations import Act
from contract.pairing import code_of, hash_of

LABEL: Final = "Simulation"

PATIENCE_SECONDS: Final = 600.0
"""The wait after the rate limit: 60 sign-ins a minute from one address."""


class CannotPrepare(Exception):
    """The centre cannot be prepared; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class OperatorAccount:
    """The account of an operator."""

    login: str
    password: str


@dataclass(frozen=True, slots=True)
class PreparedCentre:
    """The secret of the kiosk, and the operators by the keys of their counters."""

    kiosk: str
    operators: Mapping[str, OperatorAccount]

    def write(self, file: TextIO) -> None:
        """Write it in the format of `--tokens`."""
        people = {key: [account.login, account.password] for key, account in self.operators.items()}
        json.dump({"kiosk": self.kiosk, "people": people}, file, indent=1)


@contextmanager
def secret_file(path: Path) -> Iterator[TextIO]:
    """A new file that only its owner may read, or `CannotPrepare`; an exception deletes it."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as error:
        raise CannotPrepare(f"{path} cannot be made: {error.strerror}. Name a new file.") from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            yield file
    except BaseException:
        path.unlink()
        raise


def prepare(
    server: str, trust: Trust, login: str, password: str, ask_code: Callable[[], str]
) -> PreparedCentre:
    """Add a kiosk and the operators to the centre of a manager.

    Args:
        ask_code: asks for the six digits of the second factor.

    Raises:
        CannotPrepare: the manager may not do it.
        client.net.api.RequestRefused, client.net.api.Unreachable: a request failed; earlier
            additions stay, and another run adds a new kiosk and new operators.
    """
    session, told = _signed_in(server, trust, OperatorAccount(login, password))
    if told.step is Step.FACTOR:
        told = _told(session, Act.PROVE_FACTOR, ProveFactor(code=ask_code()))
    if told.step is not None:
        raise CannotPrepare("sign in to the console first: your account is not set up yet.")
    if told.duty.role is not Role.MANAGER or told.duty.agency is not None:
        raise CannotPrepare("only a manager of the whole centre can prepare it.")
    catalogue = session.catalogue(told.duty.centre)
    kiosk = _kiosk(session, catalogue.centre)
    run = secrets.token_hex(2)
    operators = {
        key_of(counter.id): _operator(session, catalogue, counter.id, f"sim-{run}-{number}")
        for number, counter in enumerate(catalogue.counters, 1)
    }
    return PreparedCentre(kiosk, operators)


def tokens_of(
    server: str, trust: Trust, operators: Mapping[str, OperatorAccount]
) -> dict[str, str]:
    """Sign operators in; returns the tokens of their sessions, valid for twelve hours, by counter.
    `CannotPrepare` if a sign-in needs another step first."""
    found = {}
    for counter, account in operators.items():
        _, told = _signed_in(server, trust, account)
        if told.step is not None:
            raise CannotPrepare(f"{account.login} cannot simply sign in: prepare the centre again.")
        found[counter] = told.token
    return found


def _kiosk(session: ApiClient, centre: str) -> str:
    secret = new_secret()
    wish = BeginEnrolment(secret_hash=hash_of(secret), role=Role.KIOSK, name=LABEL)
    # The secret is not sent before enrolment.
    ApiClient(session.server, None, trust=session.trust).act(Act.BEGIN_ENROLMENT, wish)
    code = code_of(hash_of(secret), see(session.server, session.trust).sight)
    session.send(c.ConfirmDevice(command_id=uuid4(), centre=centre, code=code, label=LABEL))
    return secret


def _operator(
    session: ApiClient, catalogue: Catalogue, counter: str, login: str
) -> OperatorAccount:
    added = session.send(
        c.AddPerson(
            command_id=uuid4(),
            centre=catalogue.centre,
            login=login,
            full_name=f"{LABEL} {key_of(counter)}",
            language=catalogue.languages[0],
            role=Role.OPERATOR,
            counter=counter,
        )
    )
    own = OperatorAccount(login, secrets.token_urlsafe(18))
    first = OperatorAccount(login, added["first_password"])
    operator, _ = _signed_in(session.server, session.trust, first)
    operator.act(Act.CHANGE_PASSWORD, ChangePassword.model_validate({"new": own.password}))
    return own


def _signed_in(server: str, trust: Trust, account: OperatorAccount) -> tuple[ApiClient, SignedIn]:
    asked = SignIn.model_validate({"login": account.login, "password": account.password})
    stranger = ApiClient(server, None, trust=trust)
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            told = _told(stranger, Act.SIGN_IN, asked)
        except RequestRefused as refused:
            if not refused.again_in or time.monotonic() + refused.again_in > until:
                raise
            time.sleep(refused.again_in)
        else:
            return ApiClient(server, told.token, trust=trust), told


def _told(api: ApiClient, act: Act, asked: Incoming) -> SignedIn:
    return SignedIn.model_validate(api.act(act, asked))
