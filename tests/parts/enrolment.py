"""A manager who enters the code of a device, over the real wire."""

from contextlib import suppress
from uuid import uuid4

from client.net.api import Api, Refused
from contract.commands import ConfirmDevice


def confirm_code(manager: Api, centre: str, code: str) -> None:
    """Confirm the enrolment of the device that shows this code, if the server knows it."""
    command = ConfirmDevice.model_validate(
        {"command_id": uuid4(), "centre": centre, "code": code, "label": "at the wall"}
    )
    with suppress(Refused):
        manager.send(command)
