"""Messages to phones and chats, by apprise, in a process of its own for each attempt.

Apprise takes half a second and 20 MB to load, some of its parts follow redirections, and it logs
addresses: in a process of its own it delays no command, can be ended at any time, connects to no
private address, and its output is thrown away.
"""

import json
import os
import socket
import ssl
import subprocess
import sys
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies

from contract.alerts import Alert, AlertFailure
from server.addresses import is_allowed
from server.outbox.receivers import Receiver
from server.outbox.transport import ATTEMPT_SECONDS, Undelivered, text_of

_REFUSED: Final = 3
_NO_ADDRESS: Final = 4


class Messenger:
    """Sends messages by the services of `contract.alerts.MESSENGERS`."""

    def send(self, receiver: Receiver, message: Alert) -> None:
        """Send a message; see `Transport`."""
        paths = ssl.get_default_verify_paths()
        # The authorities of the system, to which an organisation adds its own, as for mail.
        authorities = {"REQUESTS_CA_BUNDLE": paths.cafile or paths.capath or ""}
        own = {name: value for name, value in os.environ.items() if not name.startswith("NOVBE_")}
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-m", __name__],
                input=json.dumps(
                    [receiver.address, f"{message.centre_name}: {text_of(message)}"]
                ).encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=own | authorities,
                timeout=ATTEMPT_SECONDS,
            )
        except subprocess.TimeoutExpired as error:
            raise Undelivered(AlertFailure.UNREACHABLE) from error
        if done.returncode == _NO_ADDRESS:
            raise Undelivered(AlertFailure.UNUSABLE)
        if done.returncode:
            raise Undelivered(AlertFailure.REFUSED)


def _main() -> int:
    """Send the text to the address on standard input."""
    import apprise

    address, text = json.load(sys.stdin)
    proxy = urlsplit(getproxies().get("https", ""))
    known = socket.getaddrinfo(proxy.hostname, proxy.port or 80) if proxy.hostname else []
    proxies = [info[4][:2] for info in known]

    def refuse_private(event: str, given: tuple[Any, ...]) -> None:
        if event != "socket.connect" or given[1][:2] in proxies:
            return
        if not is_allowed(str(given[1][0]), ()):
            raise OSError("a private address")

    # It sees every connection of every library, also after a redirection.
    sys.addaudithook(refuse_private)
    account = apprise.Apprise.instantiate(
        address, asset=apprise.AppriseAsset(app_id="Novbe", async_mode=False)
    )
    if not isinstance(account, apprise.NotifyBase):
        return _NO_ADDRESS
    return 0 if account.notify(body=text, body_format=apprise.NotifyFormat.TEXT) else _REFUSED


if __name__ == "__main__":
    sys.exit(_main())
