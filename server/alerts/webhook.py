"""Messages about alarms to webhooks, signed as Standard Webhooks lays down.

Headers: `webhook-id` (the message; the same in every attempt), `webhook-timestamp` (seconds since
1970) and `webhook-signature`: `v1,` and the Base64 of the HMAC-SHA256 over
`{id}.{timestamp}.{body}` with the secret.
Source: https://www.standardwebhooks.com/
"""

import base64
import hashlib
import hmac
import ssl
from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Final

import requests

from contract.alerts import Alert, AlertFailure
from server.alerts.outcome import Outcome

SECONDS: Final = 10.0
"""How long the other end may take to connect, and again for its answer."""

AT_ONCE: Final = 10
"""So many messages are posted in one attempt at most."""


def by_webhook(url: str, key: bytes, alerts: Sequence[Alert], now: datetime) -> Outcome:
    """Post messages to a URL in their order, one request each, until one is not taken; those beyond
    `AT_ONCE` are left for the next attempt. `key` is what the webhook's secret holds."""
    alerts = alerts[:AT_ONCE]
    # The authorities of the system, to which an organisation adds its own, as for mail.
    paths = ssl.get_default_verify_paths()
    for count, alert in enumerate(alerts):
        body = alert.model_dump_json().encode()
        timestamp = str(int(now.timestamp()))
        signed = hmac.new(key, f"{alert.id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Novbe",
            "webhook-id": alert.id,
            "webhook-timestamp": timestamp,
            "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
        }
        try:
            # Not redirected: only the address that a manager entered gets the message. Not read:
            # what a receiver says is shown nowhere.
            with requests.post(
                url,
                data=body,
                headers=headers,
                timeout=SECONDS,
                verify=paths.cafile or paths.capath or True,
                allow_redirects=False,
                stream=True,
            ) as answer:
                code = answer.status_code
        except requests.exceptions.SSLError:
            return Outcome(count, AlertFailure.CERTIFICATE)
        except (requests.RequestException, ValueError):
            return Outcome(count, AlertFailure.UNREACHABLE)
        if not HTTPStatus.OK <= code < HTTPStatus.MULTIPLE_CHOICES:
            return Outcome(count, AlertFailure.REFUSED, code)
    return Outcome(len(alerts))
