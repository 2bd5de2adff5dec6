"""Rotation of a device's secret, without a moment in which the device has no valid secret.

The order: store the new secret with the old; send the server its hash; use it; drop the old. If an
answer is lost in between, the device has both and authenticates with one of them
(`client.net.api.Bearer`).
"""

import logging

from client.net.api import ApiClient, Bearer
from client.net.identity import Identity, IdentityFile, new_secret
from contract.access import RenewSecret
from contract.operations import Act
from contract.pairing import hash_of
from contract.snapshots import Device

log = logging.getLogger(__name__)


def is_wanted(identity: Identity, device: Device) -> bool:
    """Whether the server has requested a rotation since the last one."""
    met, asked = identity.renewed_for, device.rotate_since
    return asked is not None and (met is None or asked > met)


class Renewal:
    """Rotates an enrolled device's secret on the server's request. Calls block. The bearer is
    shared by the whole program, and the API uses it too."""

    def __init__(
        self, file: IdentityFile, identity: Identity, bearer: Bearer, api: ApiClient
    ) -> None:
        self.identity = identity
        self._file = file
        self._bearer = bearer
        self._api = api

    def settle(self) -> None:
        """The bearer was just accepted: if with the next secret, drop the old one. Raises
        `IdentityUnusable` where the file cannot be written; the bearer keeps both."""
        following = self.identity.next_secret
        if following and self._bearer.now == following:
            met = self.identity.next_for
            self._become(secret=following, next_secret="", next_for=None, renewed_for=met)
            self._bearer.take(following)
            log.info("rotated the secret of this device")

    def know(self, device: Device) -> None:
        """Store the device's id, with which it can prove itself at another address, and its
        settings from the console. Raises `IdentityUnusable`."""
        now = {"device": device.device, "centre": device.centre, "settings": device.settings}
        if any(getattr(self.identity, name) != value for name, value in now.items()):
            self._become(**now)

    def renew(self, device: Device) -> None:
        """Carry out the requested rotation.

        Raises:
            RequestRefused, Unreachable: not done yet; to be retried, also after a restart.
            IdentityUnusable: the file cannot be written, and nothing was sent.
        """
        if not self.identity.next_secret:
            self._become(next_secret=new_secret(), next_for=device.rotate_since)
        following = self.identity.next_secret
        self._api.act(Act.RENEW_SECRET, RenewSecret(secret_hash=hash_of(following)))
        # From here on the server accepts both, until it sees the new one.
        self._bearer.take(following, self.identity.secret)
        self._api.device()
        self.settle()

    def _become(self, **changes: object) -> None:
        identity = self.identity.model_copy(update=changes)
        self._file.save(identity)
        self.identity = identity
