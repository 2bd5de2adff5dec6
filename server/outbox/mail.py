"""Messages by mail."""

import smtplib
import ssl
from contextlib import closing, suppress
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from contract.alerts import Alert, AlertFailure
from contract.texts import wording
from server.outbox.receivers import Receiver
from server.outbox.transport import Undelivered, line_of, text_of
from server.sentences import TEXTS
from server.settings import FOLDER, MailServer

ANSWER_SECONDS: Final = 15.0
"""How long the mail server may take for each answer."""


class Mail:
    """Sends messages through the mail server of the settings."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    def send(self, receiver: Receiver, message: Alert) -> None:
        """Send a message; see `Transport`."""
        self.deliver(self._mail(receiver.address, message))

    def deliver(self, mail: EmailMessage) -> None:
        """Hand a mail to the server, or write it into the folder; raises as `send`."""
        if self._server.security == FOLDER:
            folder = Path(self._server.host)
            folder.mkdir(parents=True, exist_ok=True)
            name = mail["Message-ID"].strip("<>").partition("@")[0]
            (folder / f"{name}.eml").write_bytes(mail.as_bytes())
            return
        try:
            with closing(self._connection()) as connection:
                self._sign_in(connection)
                connection.send_message(mail)
                # The mail is taken by now: what the other end answers changes nothing.
                with suppress(OSError):
                    connection.putcmd("QUIT")
        except (smtplib.SMTPNotSupportedError, smtplib.SMTPAuthenticationError) as error:
            raise Undelivered(AlertFailure.SIGN_IN) from error
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused) as error:
            raise Undelivered(AlertFailure.ADDRESS) from error
        except smtplib.SMTPResponseException as error:
            raise Undelivered(AlertFailure.REFUSED) from error

    def _connection(self) -> smtplib.SMTP:
        server = self._server
        if server.security == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(
                server.host, server.port, timeout=ANSWER_SECONDS, context=context
            )
        return smtplib.SMTP(server.host, server.port, timeout=ANSWER_SECONDS)

    def _sign_in(self, connection: smtplib.SMTP) -> None:
        if self._server.security == "starttls":
            try:
                connection.starttls(context=ssl.create_default_context())
            except smtplib.SMTPNotSupportedError as error:
                # Also where the offer was taken out on the way.
                raise Undelivered(AlertFailure.CERTIFICATE) from error
        if self._server.user:
            connection.login(self._server.user, self._server.password)

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
