"""Messages by mail."""

import smtplib
import ssl
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Final

from contract.alerts import Alert, AlertFailure
from contract.texts import wording
from server.outbox.receivers import Receiver
from server.outbox.transport import Undelivered, line_of, text_of
from server.sentences import TEXTS
from server.settings import MailServer

ANSWER_SECONDS: Final = 15.0
"""How long the mail server may take for each answer."""


class Mail:
    """Sends messages through the mail server of the settings."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    def send(self, receiver: Receiver, message: Alert) -> None:
        """Send a message; see `Transport`."""
        try:
            connection = self._connect()
            try:
                connection.send_message(self._mail(receiver.address, message))
                # The mail is taken by now: what the other end answers changes nothing.
                with suppress(OSError):
                    connection.putcmd("QUIT")
            finally:
                connection.close()
        except smtplib.SMTPNotSupportedError as error:
            # It offers no way to sign in.
            raise Undelivered(AlertFailure.SIGN_IN) from error
        except smtplib.SMTPAuthenticationError as error:
            raise Undelivered(AlertFailure.SIGN_IN, error.smtp_code) from error
        except smtplib.SMTPRecipientsRefused as error:
            code, _ = next(iter(error.recipients.values()))
            raise Undelivered(AlertFailure.ADDRESS, code) from error
        except smtplib.SMTPSenderRefused as error:
            raise Undelivered(AlertFailure.ADDRESS, error.smtp_code) from error
        except smtplib.SMTPResponseException as error:
            raise Undelivered(AlertFailure.REFUSED, error.smtp_code) from error

    def _connect(self) -> smtplib.SMTP:
        """A connection that is encrypted and signed in as the settings say."""
        server = self._server
        context = None if server.security == "plain" else ssl.create_default_context()
        where = server.host, server.port
        connection = (
            smtplib.SMTP_SSL(*where, timeout=ANSWER_SECONDS, context=context)
            if server.security == "tls"
            else smtplib.SMTP(*where, timeout=ANSWER_SECONDS)
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

    def _mail(self, address: str, message: Alert) -> EmailMessage:
        """The mail: with the same `Message-ID` in every attempt."""
        say = wording(TEXTS, message.language)
        domain = self._server.sender.rpartition("@")[2]
        mail = EmailMessage()
        mail["From"] = Address("Novbe", addr_spec=self._server.sender)
        mail["To"] = address
        # A header has one line, and a name may hold any sign that ends one.
        mail["Subject"] = " ".join(f"{message.centre_name}: {line_of(message, say)}".split())
        mail["Date"] = message.at
        mail["Message-ID"] = f"<{message.id}@{domain}>"
        if message.problem:
            # Mail programs show all mails on an alarm as a thread.
            mail["References"] = f"<{message.problem}@{domain}>"
        # So that an absent reader's program does not answer (RFC 3834).
        mail["Auto-Submitted"] = "auto-generated"
        parts = [text_of(message)]
        if message.console:
            parts.append(say("alert-console", address=message.console))
        parts.append(say("alert-why", centre=message.centre_name))
        mail.set_content("\n\n".join(parts) + "\n")
        mail["Content-Language"] = message.language
        return mail
