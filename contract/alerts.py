"""Alarms, and the messages about them that people and other systems get."""

import re
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from contract.model import Instant, Language, Outgoing

_MAIL: Final = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*"
)
_URL: Final = re.compile(r"https?://[!-~]+")
_SERVICE_URL: Final = re.compile(r"([a-z0-9]+)://([!->@-~]+)")
_TOPIC: Final = re.compile(r"[A-Za-z0-9_-]{1,64}/?")

_SCHEMES: Final = """
    46elks bulksms bulkvs clickatell clicksend d7sms elks kavenegar msg91 msgbird nexmo plivo
    seven sinch smsc smsmgr telnyx threema twilio vonage
    discord gchat line slack tgram viber webex whatsapp wxteams zulip
    ntfy ntfys pbul pover prowl
    ilert opsgenie pagerduty pagertree signl4 spike splunk
"""

MESSENGERS: Final = frozenset(_SCHEMES.split())
"""The services that carry messages to phones and chats, by the schemes of apprise's URLs: SMS
gateways, chats, pushes, on-call services. Each has a host of its own: no URL leads elsewhere."""


class AlarmKind(StrEnum):
    """The kinds of alarms, the most urgent first."""

    LOG_STOPPED = "log_stopped"
    """The log cannot be read on: the hall takes no command."""
    STATE_DIFFERED = "state_differed"
    """The state in memory differed from the state that the log gives."""
    CLOCK_IN_DOUBT = "clock_in_doubt"
    HELP_CALL = "help_call"
    NO_COUNTER = "no_counter"
    """Tickets are issued, and no counter is open."""
    UNSERVED = "unserved"
    """Tickets wait for a service, and no open counter serves it."""
    PRINTER = "printer"
    CALL_NOT_SHOWN = "call_not_shown"
    CALL_UNANSWERED = "call_unanswered"
    """A called visitor is neither served nor marked as missed."""
    PAUSE_OVERDUE = "pause_overdue"
    """The hall or a service is paused for longer than was expected."""
    DEVICE_OFFLINE = "device_offline"
    SOUND = "sound"
    VOICE_BEHIND = "voice_behind"
    """Calls come faster than the voice of a zone can speak."""
    COUNTER_SILENT = "counter_silent"
    ALERTS_FAILED = "alerts_failed"
    SERVICE_LONG = "service_long"
    """A visitor has been at a counter for much longer than usual."""
    PROMISES = "promises"
    """Visitors of a service wait, or are expected to wait, longer than promised."""
    WAIT_LONG = "wait_long"
    MANY_WAITING = "many_waiting"
    BACKUP_OLD = "backup_old"
    """The last backup is older than a day: later events could be lost."""
    LOGIN_GUESSED = "login_guessed"
    CLAIM = "claim"
    ON_HOLD = "on_hold"
    """A ticket on hold is due, or has been on hold for long."""
    NOT_HANDED_IN = "not_handed_in"
    """A visitor holds a paper whose ticket is not in the queue."""
    LIMIT_REACHED = "limit_reached"


class AlertWay(StrEnum):
    """The channel by which a recipient gets messages."""

    MAIL = "mail"
    WEBHOOK = "webhook"
    MESSENGER = "messenger"
    """An SMS gateway, a chat or a push service."""


class AlertEvent(StrEnum):
    """What a message says."""

    BEGAN = "alarm_began"
    LASTS = "alarm_lasts"
    """Sent each hour."""
    OVER = "alarm_over"
    TEST = "test"
    DIGEST = "digest"
    """The digest of a day, when it is closed."""


class AlertFailure(StrEnum):
    """Why messages do not reach a recipient."""

    NO_MAIL_SERVER = "no_mail_server"
    """The server's settings name none."""
    UNREACHABLE = "unreachable"
    """The other end was not found, did not answer in time, or closed the connection."""
    CERTIFICATE = "certificate"
    """The certificate of the other end is not trusted, or it speaks no TLS."""
    SIGN_IN = "sign_in"
    """The mail server does not accept the user name and password."""
    ADDRESS = "address"
    """The mail server does not accept the address of the recipient or the sender."""
    UNUSABLE = "unusable"
    """The address leads to a network that webhooks may not reach, or apprise does not know it."""
    REFUSED = "refused"
    """The other end answered, and did not accept the message."""


class Alert(Outgoing):
    """A message about an alarm or a day, in the language of its recipient. It is the body of a
    webhook; the other ways say the same. It names no person: where an alarm is about one, the
    console names the person.

    Attributes:
        id: of the message; the same in every attempt to send it.
        problem: an id that all messages on one alarm share; "" without an alarm.
        at: when the alarm was detected, or found to be over; when the day was closed.
        since: the start of the alarm by the hall's time, where it is known.
        minutes: how long it has lasted.
        subject: the id of the service, counter, device or ticket; "" where there is none.
        contact: the contact line as it is when the message is sent; "" where the centre has none.
        console: the console's URL; "" where the server does not know it.
    """

    id: str
    event: AlertEvent
    centre: str
    centre_name: str
    language: Language
    time_zone: str
    at: Instant
    sentence: str
    kind: AlarmKind | None = None
    problem: str = ""
    subject: str = ""
    since: Instant | None = None
    minutes: int = 0
    contact: str = ""
    console: str = ""


def is_address(way: AlertWay, address: str) -> bool:
    """Whether an address is valid for its way: a mailbox, or the URL of a webhook or a messenger.
    A messenger's has no query: there apprise takes options that name hosts and files."""
    if way is AlertWay.MAIL:
        return _MAIL.fullmatch(address) is not None
    if way is AlertWay.MESSENGER:
        match = _SERVICE_URL.fullmatch(address)
        if match is None or match[1] not in MESSENGERS:
            return False
        # With more than a topic, it would name a server of its own.
        return not match[1].startswith("ntfy") or _TOPIC.fullmatch(match[2]) is not None
    if _URL.fullmatch(address) is None:
        return False
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False


def shown_address(way: AlertWay, address: str) -> str:
    """An address without what may be a secret in it: a mailbox, or the beginning of a URL."""
    if way is AlertWay.MAIL:
        return address
    scheme = address.partition("://")[0]
    return f"{scheme}://{urlsplit(address).netloc if way is AlertWay.WEBHOOK else ''}…"
