"""Where mails about alarms are handed over."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MailServer:
    """The mail server that takes the messages of this server.

    Attributes:
        host, port: where it is.
        security: `tls` from the first byte, `starttls`, or `plain`.
        sender: the address that the mails come from.
        user, password: by which to sign in; "" without.
    """

    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
