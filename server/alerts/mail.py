"""Messages about alarms by SMTP: all that wait for a recipient in one mail."""

import smtplib
import ssl
from collections.abc import Sequence
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from contract.alerts import Alert, AlertEvent, AlertFailure
from contract.dates import locale_of
from contract.texts import Wording, wording
from server.alerts.mail_server import MailServer
from server.alerts.outcome import Outcome
from server.sentences import TEXTS

SECONDS: Final = 15.0
"""How long the mail server may take for each answer."""

AT_ONCE: Final = 50
"""So many messages stand in one mail at most."""


def by_mail(server: MailServer | None, address: str, alerts: Sequence[Alert]) -> Outcome:
    """Send messages (at least one) to an address in one mail; those beyond `AT_ONCE` are left for
    the next mail."""
    if server is None:
        return Outcome(0, AlertFailure.NO_MAIL_SERVER)
    alerts = alerts[:AT_ONCE]
    try:
        connection = _connect(server)
        try:
            connection.send_message(_mail(server, address, alerts))
        finally:
            # The mail is taken or refused by now: how the other end hangs up changes nothing.
            with suppress(smtplib.SMTPException, OSError):
                connection.quit()
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
    except smtplib.SMTPServerDisconnected:
        return Outcome(0, AlertFailure.UNREACHABLE)
    except smtplib.SMTPResponseException as error:
        return Outcome(0, AlertFailure.REFUSED, error.smtp_code)
    except OSError:
        return Outcome(0, AlertFailure.UNREACHABLE)
    return Outcome(len(alerts))


def _connect(server: MailServer) -> smtplib.SMTP:
    """A connection that is encrypted and signed in as the settings say."""
    if server.security == "tls":
        context = ssl.create_default_context()
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=SECONDS, context=context
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    try:
        if server.security == "starttls":
            connection.ehlo_or_helo_if_needed()
            if not connection.has_extn("starttls"):
                # Also where the offer was taken out on the way.
                raise ssl.SSLError("STARTTLS is not offered")
            connection.starttls(context=ssl.create_default_context())
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
    mail["Subject"] = f"{first.centre_name}: {what}"
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
        since = alert.since if alert.event is AlertEvent.BEGAN else None
        at = (since or alert.at).astimezone(ZoneInfo(alert.time_zone))
        time = format_datetime(at, "short", locale=locale_of(alert.language))
        lines.append(say("alert-at", event=alert.event, time=time))
    if alert.contact:
        lines.append(say("alert-contact", line=alert.contact))
    return "\n".join(lines)
