"""The manager of a running server, who confirms its devices and asks them for what they do."""

from contextlib import suppress
from datetime import datetime
from typing import Any

import requests

from client.net.api import RequestRefused
from client.net.enrolment import EnrolmentClient
from client.net.identity import IdentityFile
from contract.access import KnownDevice, WaitingDevice
from contract.commands import AskDevice, ConfirmDevice, RefuseDevice, RevokeDevice
from contract.pairing import code_of, hash_of
from tests.browser.staff import Staff
from tests.parts.requesting import send
from tests.parts.waiting import until


class DeviceManager(Staff):
    """Devices and people are named by their ids."""

    def confirm(self, code: str, **more: Any) -> str:
        """Confirm the machine that shows a code, once the server knows it."""
        found: list[str] = []

        def confirmed() -> bool:
            with suppress(RequestRefused):
                found.append(self.give(ConfirmDevice, code=code, label="door", **more)["device"])
            return bool(found)

        until(confirmed)
        return found[0]

    def confirm_next(self, file: IdentityFile, **more: Any) -> str:
        """Confirm the machine with this file, once it has an identity that is not enrolled."""
        until(lambda: (new := file.load()) is not None and not new.enrolled)
        identity = file.load()
        assert identity is not None
        return self.confirm(code_of(hash_of(identity.secret)), **more)

    def enrol(self, file: IdentityFile, server: str, **more: Any) -> str:
        """Enrol a device with this file at an address."""
        enrolment = EnrolmentClient(file, file.role)
        status = enrolment.begin(server)
        device = self.confirm(status.code, **more)
        assert enrolment.poll(status).enrolled
        return device

    def refuse_all(self) -> None:
        """Refuse all machines that wait: their codes are over."""
        for one in self.waiting():
            self.give(RefuseDevice, machine=one.id)

    def revoke(self, device: str) -> None:
        self.give(RevokeDevice, device=device)

    def ask(self, device: str, what: str) -> datetime:
        """Ask for a `restart`, a `screenshot` or a new secret (`rotate`); the time of that."""
        self.give(AskDevice, device=device, what=what)
        asked: datetime = getattr(self.known(device), f"{what}_since")
        return asked

    def known(self, device: str) -> KnownDevice:
        found = self._get("devices").json()
        return KnownDevice.model_validate(next(one for one in found if one["id"] == device))

    def waiting(self) -> list[WaitingDevice]:
        return [WaitingDevice.model_validate(one) for one in self._get("devices/waiting").json()]

    def picture(self, device: str) -> bytes:
        """The last picture of its screen."""
        return self._get(f"devices/{device}/picture").content

    def is_signed_in(self, person: str) -> bool:
        found = self._get("people").json()
        return any(one["signed_in"] for one in found if one["id"] == person)

    def _get(self, path: str) -> requests.Response:
        return send(self.server, "GET", f"centres/{self.server.centre}/{path}", self.api.token)
