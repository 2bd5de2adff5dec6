"""Machines that ask to be enrolled, and the manager who enters their code."""

import secrets
from contextlib import suppress
from functools import cached_property
from uuid import uuid4

from client.net.api import ApiClient, RequestRefused
from contract.commands import ConfirmDevice
from contract.enums import Role
from contract.pairing import code_of, hash_of, shown


def new_secret() -> str:
    return f"novbe_d_{secrets.token_hex(16)}"


class Enrolling:
    """A machine, before it is enrolled."""

    role: Role
    secret: str

    @property
    def hash(self) -> str:
        return hash_of(self.secret)

    @cached_property
    def code(self) -> str:
        """What it shows; kept, for it takes 50 ms to make."""
        return code_of(self.hash)

    @property
    def shown_code(self) -> str:
        return shown(self.code)

    @property
    def waiting_id(self) -> str:
        """Its id while it waits for confirmation."""
        return f"{self.role}-{hash_of(self.hash)[:10]}"


def confirm_code(manager: ApiClient, centre: str, code: str) -> None:
    """Confirm the enrolment of the device that shows this code, if the server knows it."""
    command = ConfirmDevice.model_validate(
        {"command_id": uuid4(), "centre": centre, "code": code, "label": "at the wall"}
    )
    with suppress(RequestRefused):
        manager.send(command)
