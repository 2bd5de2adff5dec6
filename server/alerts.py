"""Sends messages about alarms: by SMTP, and to webhooks signed as Standard Webhooks lays down.

Headers of a webhook: `webhook-id` (the message; the same in every attempt), `webhook-timestamp`
(seconds since 1970) and `webhook-signature`: `v1,` and the Base64 of the HMAC-SHA256 over
`{id}.{timestamp}.{body}` with the secret.
Source: https://www.standardwebhooks.com/
"""

import base64
import hmac
import smtplib
import ssl
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from http import HTTPStatus
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import requests
from babel.dates import format_datetime
from gevent import Timeout

from contract.alerts import Alert, AlertEvent, AlertFailure
from contract.dates import locale_of
from contract.texts import Wording, wording
from server.sentences import TEXTS
from server.settings import MailServer

ATTEMPT_SECONDS: Final = 20.0
"""How long a whole attempt may take: the other limits start again with each byte that arrives."""

MAIL_SECONDS: Final = 15.0
"""How long the mail server may take for each answer."""

MAILED_AT_ONCE: Final = 50
"""So many messages stand in one mail at most."""

WEBHOOK_SECONDS: Final = 10.0
"""How long the other end may take to connect, and again for its answer."""

POSTED_AT_ONCE: Final = 10
"""So many messages are posted in one attempt at most."""


class Outcome(NamedTuple):
    """How many messages the other end took, why not the next, and its answer (0 without one)."""

    sent: int
    failure: AlertFailure | None = None
    code: int = 0


def by_mail(server: MailServer | None, address: str, alerts: Sequence[Alert]) -> Outcome:
    """Send messages (at least one) to an address in one mail, at most `MAILED_AT_ONCE`."""
    if server is None:
        return Outcome(0, AlertFailure.NO_MAIL_SERVER)
    alerts = alerts[:MAILED_AT_ONCE]
    try:
        with Timeout(ATTEMPT_SECONDS):
            connection = _connect(server)
            try:
                connection.send_message(_mail(server, address, alerts))
                # The mail is taken by now: what the other end answers changes nothing.
                with suppress(OSError):
                    connection.putcmd("QUIT")
            finally:
                connection.close()
    except ssl.SSLError:
        return Outcome(0, AlertFailure.CERTIFICATE)
    except smtplib.SMTPNotSupportedError:
        # It offers no way to sign in.
        return Outcome(0, AlertFailure.SIGN_IN)
    except smtplib.SMTPAuthenticationError as error:
        return Outcome(0, AlertFailure.SIGN_IN, error.smtp_code)
    except smtplib.SMTPRecipientsRefused as error:
        code, _ = next(iter(error.recipients.values()))
        return Outcome(0, AlertFailure.ADDRESS, code)
    except smtplib.SMTPSenderRefused as error:
        return Outcome(0, AlertFailure.ADDRESS, error.smtp_code)
    except smtplib.SMTPResponseException as error:
        return Outcome(0, AlertFailure.REFUSED, error.smtp_code)
    except (OSError, Timeout):
        return Outcome(0, AlertFailure.UNREACHABLE)
    except ValueError:
        # It cannot be written: the others get theirs.
        return Outcome(0, AlertFailure.REFUSED)
    return Outcome(len(alerts))


def _connect(server: MailServer) -> smtplib.SMTP:
    """A connection that is encrypted and signed in as the settings say."""
    context = None if server.security == "plain" else ssl.create_default_context()
    where = server.host, server.port
    connection = (
        smtplib.SMTP_SSL(*where, timeout=MAIL_SECONDS, context=context)
        if server.security == "tls"
        else smtplib.SMTP(*where, timeout=MAIL_SECONDS)
    )
    try:
        if server.security == "starttls":
            connection.ehlo_or_helo_if_needed()
            if not connection.has_extn("starttls"):
                # Also where the offer was taken out on the way.
                raise ssl.SSLError("STARTTLS is not offered")
            connection.starttls(context=context)
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _mail(server: MailServer, address: str, alerts: Sequence[Alert]) -> EmailMessage:
    """The mail: the same `Message-ID` in every attempt that sends the same messages."""
    first = alerts[0]
    say = wording(TEXTS, first.language)
    mail = EmailMessage()
    mail["From"] = Address("Novbe", addr_spec=server.sender)
    mail["To"] = address
    what = _line(first, say) if len(alerts) == 1 else say("alert-several", count=len(alerts))
    # A header has one line, and a name may hold any sign that ends one.
    mail["Subject"] = " ".join(f"{first.centre_name}: {what}".split())
    mail["Date"] = max(one.at for one in alerts)
    mail["Message-ID"] = f"<{first.id}.{len(alerts)}@{server.sender.rpartition('@')[2]}>"
    # So that an absent reader's program does not answer (RFC 3834).
    mail["Auto-Submitted"] = "auto-generated"
    parts = [_paragraph(one, say) for one in alerts]
    if first.console:
        parts.append(say("alert-console", address=first.console))
    parts.append(say("alert-why", centre=first.centre_name))
    mail.set_content("\n\n".join(parts) + "\n")
    mail["Content-Language"] = first.language
    return mail


def _line(alert: Alert, say: Wording) -> str:
    return say("alert-line", event=alert.event, sentence=alert.sentence)


def _paragraph(alert: Alert, say: Wording) -> str:
    lines = [_line(alert, say)]
    if alert.event is not AlertEvent.TEST:
        since = alert.since if alert.event is not AlertEvent.OVER else None
        at = (since or alert.at).astimezone(ZoneInfo(alert.time_zone))
        time = format_datetime(at, "short", locale=locale_of(alert.language))
        lines.append(say("alert-at", event=alert.event, time=time, hours=alert.minutes // 60))
    if alert.contact:
        lines.append(say("alert-contact", line=alert.contact))
    return "\n".join(lines)


def by_webhook(url: str, key: bytes, alerts: Sequence[Alert], now: datetime) -> Outcome:
    """Post messages to a URL in their order, at most `POSTED_AT_ONCE`, until one is not taken or
    the time is over; `key` is what the webhook's secret holds."""
    sent = 0
    try:
        with Timeout(ATTEMPT_SECONDS):
            for alert in alerts[:POSTED_AT_ONCE]:
                code = _post(url, key, alert, now)
                if not HTTPStatus.OK <= code < HTTPStatus.MULTIPLE_CHOICES:
                    return Outcome(sent, AlertFailure.REFUSED, code)
                sent += 1
    except requests.exceptions.SSLError:
        return Outcome(sent, AlertFailure.CERTIFICATE)
    except (requests.RequestException, ValueError):
        return Outcome(sent, AlertFailure.UNREACHABLE)
    except Timeout:
        # One that is slow, but takes some, gets the others in the next attempt.
        return Outcome(sent, None if sent else AlertFailure.UNREACHABLE)
    return Outcome(sent)


def _post(url: str, key: bytes, alert: Alert, now: datetime) -> int:
    """Post a message; returns the status code of the answer."""
    # The authorities of the system, to which an organisation adds its own, as for mail.
    paths = ssl.get_default_verify_paths()
    body = alert.model_dump_json().encode()
    timestamp = str(int(now.timestamp()))
    signed = hmac.digest(key, f"{alert.id}.{timestamp}.".encode() + body, "sha256")
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Novbe",
        "webhook-id": alert.id,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
    }
    # Not redirected: only the address that a manager entered gets the message. Not read: what a
    # receiver says is shown nowhere.
    with requests.post(
        url,
        data=body,
        headers=headers,
        timeout=WEBHOOK_SECONDS,
        verify=paths.cafile or paths.capath or True,
        allow_redirects=False,
        stream=True,
    ) as answer:
        return answer.status_code
