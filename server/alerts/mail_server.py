"""Where mails about alarms are handed over."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MailServer:
    """The mail server that takes the messages of this server. The security is `tls` from the first
    byte, `starttls`, or `plain`; user and password are "" where it asks for none."""

    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
