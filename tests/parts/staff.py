"""People and devices of a hall in this process, who authenticate over the API."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from unittest.mock import patch
from uuid import UUID, uuid4

import pyotp
from werkzeug.test import TestResponse

from contract.access import WITH_FACTOR
from contract.enums import Role
from contract.pairing import code_of
from tests.parts.box import Box
from tests.parts.enrolment import Enrolling, new_secret

OWN_PASSWORD: Final = "dörd sadə söz yanaşı"
WRONG: Final = "not the password"


def ask(
    box: Box,
    path: str,
    bearer: str | None = None,
    *,
    method: str = "POST",
    address: str = "192.0.2.1",
    scheme: str = "http",
    **body: Any,
) -> TestResponse:
    return box.client.open(
        f"/api/v1/{path}",
        method=method,
        json=body if method != "GET" else None,
        headers={"Authorization": f"Bearer {bearer}"} if bearer else {},
        environ_base={"REMOTE_ADDR": address},
        base_url=f"{scheme}://localhost",
    )


def told(answer: TestResponse, status: int = 200) -> Any:
    assert answer.status_code == status, answer.get_data(as_text=True)
    return answer.get_json()


def refused(answer: TestResponse, kind: str, state: str | None = None) -> dict[str, Any]:
    """The problem of a refusal of the expected kind."""
    found: dict[str, Any] = answer.get_json()
    assert found["type"] == f"/problems/{kind}", found
    assert found.get("state") == state, found
    return found


def command(
    box: Box,
    path: str,
    bearer: str | None = None,
    *,
    command_id: UUID | None = None,
    **body: Any,
) -> TestResponse:
    """Give a command of the centre, by default as a manager whose token was made by hand."""
    bearer = bearer or box.bearer(Role.MANAGER)
    return ask(
        box, f"centres/{box.centre}/{path}", bearer, command_id=str(command_id or uuid4()), **body
    )


@dataclass
class StaffMember:
    """A member of staff with their credentials.

    Attributes:
        factor: the secret of their second factor; "" without one.
    """

    box: Box = field(repr=False)
    id: str
    login: str
    password: str
    factor: str = ""
    token: str = ""

    def code(self, off: int = 0) -> str:
        """What the second factor shows now, or `off` steps later."""
        step = int(self.box.clock.now().timestamp()) // 30 + off
        return str(pyotp.TOTP(self.factor).generate_otp(step))

    def sign_in(self, bearer: str | None = None, **more: Any) -> dict[str, Any]:
        """Sign in by password, as far as that goes."""
        said: dict[str, Any] = told(
            ask(self.box, "sessions", bearer, login=self.login, password=self.password, **more)
        )
        self.token = said["token"]
        return said

    def ask(self, path: str, **body: Any) -> TestResponse:
        return ask(self.box, path, self.token, **body)

    def read(self, path: str = "sessions/me") -> TestResponse:
        return ask(self.box, path, self.token, method="GET")

    def set_up_factor(self) -> dict[str, Any]:
        self.factor = told(self.ask("sessions/me/factor/offer"))["secret"]
        said: dict[str, Any] = told(self.ask("sessions/me/factor/confirm", code=self.code()))
        return said

    def choose(self, password: str = OWN_PASSWORD) -> dict[str, Any]:
        said: dict[str, Any] = told(self.ask("sessions/me/password", new=password))
        self.password = password
        return said

    def sign_in_fully(self) -> dict[str, Any]:
        said = self.sign_in()
        if said["step"] == "factor":
            self.box.forward(seconds=60)
            said = told(self.ask("sessions/me/factor", code=self.code()))
        if said["step"] == "password":
            said = self.choose()
        if said["step"] == "new_factor":
            said = self.set_up_factor()
        assert said["step"] is None
        return said


def added(box: Box, login: str, role: Role | str, **more: Any) -> StaffMember:
    """A person who knows their first password and has not signed in."""
    said = told(
        command(
            box,
            "people",
            login=login,
            full_name="Firstname Lastname",
            language="az",
            role=role,
            **more,
        )
    )
    return StaffMember(box, said["person"], login, said["first_password"])


def working(box: Box, login: str, role: Role, **more: Any) -> StaffMember:
    """A person who is signed in, with their own password and what else the duty needs."""
    person = added(box, login, role, **more)
    person.sign_in_fully()
    assert bool(person.factor) is (role in WITH_FACTOR)
    return person


@contextmanager
def quick_codes() -> Iterator[None]:
    """The codes of enrolments without the slowness of their hash, of 50 ms each, three for a
    machine; the real ones are in `tests.unit.contract.test_typed` and where a program enrols."""
    scrypt = hashlib.scrypt

    def quick(password: bytes, **cost: Any) -> bytes:
        return scrypt(password, **(cost | {"n": 2}))

    with patch.object(hashlib, "scrypt", quick):
        yield


@dataclass
class Machine(Enrolling):
    box: Box = field(repr=False)
    role: Role
    secret: str = field(default_factory=new_secret)
    id: str = ""
    boot: str = field(default_factory=lambda: str(uuid4()))

    def begin(
        self, address: str = "192.0.2.1", scheme: str = "http", replaces: str = ""
    ) -> TestResponse:
        return ask(
            self.box,
            "enrolments",
            address=address,
            scheme=scheme,
            secret_hash=self.hash,
            role=self.role,
            name="a machine",
            version="1",
            replaces=replaces,
        )

    def waiting(self, address: str = "192.0.2.1") -> "Machine":
        """Itself, once it has asked for enrolment."""
        told(self.begin(address))
        return self

    def standing(self) -> str:
        said = told(ask(self.box, f"enrolments/{self.hash}", method="GET"))
        standing: str = said["standing"]
        return standing

    def confirm(self, **more: Any) -> TestResponse:
        body = {"code": self.code, "label": "a machine"} | more
        return command(self.box, "devices", **body)

    def enrol(self, **more: Any) -> "Machine":
        with quick_codes():
            said = told(self.waiting().confirm(code=code_of(self.hash), **more))
        self.id = said["device"]
        return self

    def asked(self, what: str) -> "Machine":
        """Itself, once a manager has asked it for something."""
        told(command(self.box, f"devices/{self.id}/ask", what=what))
        return self

    def report(self, **more: Any) -> TestResponse:
        return ask(self.box, "devices/me/health", self.secret, **({"boot": self.boot} | more))

    def reported(self, **more: Any) -> None:
        """Report its health, and have the server write it down."""
        told(self.report(**more))
        self.box.presence.write()

    def read(self, path: str = "devices/me") -> TestResponse:
        return ask(self.box, path, self.secret, method="GET")


def require_out(*known: StaffMember | Machine) -> None:
    """These are authenticated no more, once the server has forgotten what it remembered."""
    for one in known:
        one.box.authenticator.forget()
        refused(one.read(), "not_signed_in")


def known(box: Box, device: str) -> dict[str, Any]:
    found = told(ask(box, f"centres/{box.centre}/devices", box.bearer(Role.MANAGER), method="GET"))
    kept: dict[str, Any] = next(one for one in found if one["id"] == device)
    return kept


def counter_pc(box: Box, counter: str | None = "1") -> str:
    """The token of a counter's PC."""
    return Machine(box, Role.COUNTER).enrol(counter=box.id(counter) if counter else None).secret


def tries(
    box: Box, login: str, count: int, bearer: str | None = None, address: str = "192.0.2.1"
) -> list[int]:
    """Sign in wrongly so often, from one address; the statuses."""
    wrong = {"login": login, "password": WRONG}
    return [
        ask(box, "sessions", bearer, address=address, **wrong).status_code for _ in range(count)
    ]
