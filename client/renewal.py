"""Another secret for a device, so that no moment of the change leaves it outside.

The order: write the new secret beside the old; tell the server its hash; use it; drop the old.
Whatever is lost in between, the device has both and gets in by one of them (`client.bearer`).
"""

import logging

from client.api import Api
from client.bearer import Bearer
from client.identity import Identity, IdentityFile, new_secret
from contract.access import RenewSecret
from contract.pairing import hash_of
from contract.permissions import Act
from contract.snapshots import Device

log = logging.getLogger(__name__)


def is_wanted(identity: Identity, device: Device) -> bool:
    """Whether the hall asked for another secret since the last one."""
    met, asked = identity.renewed_for, device.rotate_since
    return asked is not None and (met is None or asked > met)


class Renewal:
    """Keeps an enrolled device's secret what the hall wants it to be. Calls block.

    Args:
        file: the device's identity.
        identity: as it is in the file.
        bearer: what the whole program signs in with.
        api: signs in with the same bearer.
    """

    def __init__(self, file: IdentityFile, identity: Identity, bearer: Bearer, api: Api) -> None:
        self.identity = identity
        self._file = file
        self._bearer = bearer
        self._api = api

    def settle(self) -> None:
        """The bearer was just let in: if by the next secret, the old one has ended.

        Raises:
            IdentityUnusable: the file cannot be written; the bearer goes on with both.
        """
        following = self.identity.next_secret
        if following and self._bearer.now == following:
            met = self.identity.next_for
            self._become(secret=following, next_secret="", next_for=None, renewed_for=met)
            self._bearer.take(following)
            log.info("the secret of this device was renewed as the hall asked")

    def know(self, device: Device) -> None:
        """Remember who this device is, by which it proves itself to its hall elsewhere, and what
        the console sets for it.

        Raises:
            IdentityUnusable: the file cannot be written.
        """
        now = {"device": device.device, "centre": device.centre, "settings": device.settings}
        if any(getattr(self.identity, name) != value for name, value in now.items()):
            self._become(**now)

    def renew(self, device: Device) -> None:
        """Do what the hall asks.

        Raises:
            Refused, Unreachable: not done yet; to be tried again, now or after a restart.
            IdentityUnusable: the file cannot be written, and nothing was sent.
        """
        if not self.identity.next_secret:
            self._become(next_secret=new_secret(), next_for=device.rotate_since)
        following = self.identity.next_secret
        self._api.act(Act.RENEW_SECRET, RenewSecret(secret_hash=hash_of(following)))
        # From here on the server takes both, until it sees the new one.
        self._bearer.take(following, self.identity.secret)
        self._api.device()
        self.settle()

    def _become(self, **changes: object) -> None:
        identity = self.identity.model_copy(update=changes)
        self._file.save(identity)
        self.identity = identity
