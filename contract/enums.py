"""The vocabulary of the hall: one word per concept, in code, wire, database and on screens."""

from enum import StrEnum
from typing import NewType, Self


class Role(StrEnum):
    """Who acts. `ANONYMOUS` is a client without a token; `CLOCK` is the server's own time;
    `SIGNING_IN` has given a password and has further steps to take; `COUNTER` is a counter's PC
    before an operator signs in; `WALL` is a browser that shows the live hall."""

    ANONYMOUS = "anonymous"
    VISITOR = "visitor"
    KIOSK = "kiosk"
    DISPLAY = "display"
    COUNTER = "counter"
    WALL = "wall"
    SIGNING_IN = "signing_in"
    OPERATOR = "operator"
    GREETER = "greeter"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    VIEWER = "viewer"
    INTEGRATION = "integration"
    CLOCK = "clock"


class TicketState(StrEnum):
    """Where a ticket is in its life."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    ON_HOLD = "on_hold"
    MISSED = "missed"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


ACTIVE = frozenset({TicketState.CALLED, TicketState.SERVING})
"""The states in which a ticket occupies a counter."""

ENDED = frozenset({TicketState.FINISHED, TicketState.CANCELLED, TicketState.EXPIRED})
"""The states of a ticket that is over (so is MISSED past its comeback time)."""


class BookingState(StrEnum):
    """Where a booking is in its life."""

    HELD = "held"
    """Its form is being filled in."""
    PENDING = "pending"
    """Waits for the click in the mail."""
    JOINING = "joining"
    """Is to be put on the waiting list, or into a draw, by the click in the mail."""
    LISTED = "listed"
    """On the waiting list, or in a draw: it has no slot yet."""
    OFFERED = "offered"
    """A slot is kept for it until its visitor takes it, or does not."""
    BOOKED = "booked"
    ARRIVED = "arrived"
    """Its visitor has a ticket."""
    MISSED = "missed"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"
    """It was not filled in, or not confirmed, in time."""


class BookingAction(StrEnum):
    """The actions on a booking."""

    EXTEND = "extend"
    ASK_TO_CONFIRM = "ask_to_confirm"
    BOOK = "book"
    LIST = "list"
    OFFER = "offer"
    ASK = "ask"
    ANSWER = "answer"
    MOVE = "move"
    CANCEL = "cancel"
    LAPSE = "lapse"
    MISS = "miss"
    ARRIVE = "arrive"


class Reach(StrEnum):
    """How the visitor of a booking can be reached."""

    NONE = "none"
    MAIL = "mail"
    PHONE = "phone"


class CounterState(StrEnum):
    """Where a counter is in its day."""

    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


class Paper(StrEnum):
    """What became of the paper of a ticket."""

    NONE = "none"
    PENDING = "pending"
    PRINTED = "printed"
    FAILED = "failed"
    SHOWN = "shown"


class TicketClass(StrEnum):
    """The class of a ticket in the queues; its number does not show it."""

    STANDARD = "standard"
    PRIORITY = "priority"
    APPOINTMENT = "appointment"
    RETURNING = "returning"


class Rule(StrEnum):
    """The rule that decided which ticket is next."""

    ONLY_ONE = "only_one"
    """No other ticket could be called to this counter."""
    GUARD = "guard"
    """It had waited longer than the maximum wait."""
    CAP = "cap"
    """Enough calls in a row had gone to classes that are ahead of others."""
    LEVEL = "level"
    """The counter's work profile puts its service before others."""
    LONGEST_WAIT = "longest_wait"
    """First come, first served."""
    PRECEDENCE = "precedence"
    """Another ticket had waited longer; the class or the service of this one ages faster."""
    CHOSEN = "chosen"
    """An operator chose it, for a reason that the log keeps."""


class Assist(StrEnum):
    """Help that a visitor asks for."""

    SEE = "see"
    HEAR = "hear"
    WALK = "walk"


class Channel(StrEnum):
    """How a ticket was taken."""

    KIOSK = "kiosk"
    GREETER = "greeter"
    COUNTER = "counter"
    PHONE = "phone"
    INTEGRATION = "integration"
    WEB = "web"
    """On the public pages, for a booking."""


class Delay(StrEnum):
    """Why a wait takes longer than promised."""

    COUNTER_CLOSED = "counter_closed"
    COUNTER_PAUSED = "counter_paused"
    SERVICE_PAUSED = "service_paused"
    """The service, or the whole centre."""


class PromiseState(StrEnum):
    """What becomes of the wait that the bearer of a waiting ticket was promised."""

    KEPT = "kept"
    AT_RISK = "at_risk"
    """It is expected to be called later."""
    BROKEN = "broken"
    """It has waited longer."""


class Claim(StrEnum):
    """What became of a claim to priority."""

    NONE = "none"
    OPEN = "open"
    """Made at the kiosk, not yet decided."""
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    """The ticket went back to its ordinary place."""


class StopOrder(StrEnum):
    """Which stop of a ticket comes next."""

    LEAST_TIME = "least_time"
    """The one with which the whole stay is expected to be over first."""
    AS_GIVEN = "as_given"
    """In the order in which they were chosen."""


class LeftVisitor(StrEnum):
    """What became of the visitor at a counter that its operator left."""

    SERVED = "served"
    BACK_TO_QUEUE = "back_to_queue"
    UNFINISHED = "unfinished"


class StopState(StrEnum):
    """The state of one stop of a ticket."""

    PENDING = "pending"
    """Comes after another stop."""
    OPEN = "open"
    """The ticket's current stop."""
    SERVED = "served"
    UNSERVED = "unserved"
    """Ended without service: missed, cancelled, expired, transferred before its start."""


class Outcome(StrEnum):
    """The outcome of a finished stop, chosen by the operator."""

    DONE = "done"
    INCOMPLETE = "incomplete"
    """The visitor has to bring further documents."""
    REFUSED = "refused"
    ELSEWHERE = "elsewhere"
    """Sent to another place outside the hall."""


class ClosedReason(StrEnum):
    """Why no ticket can be taken for a service now."""

    DAY_NOT_OPEN = "day_not_open"
    HOLIDAY = "holiday"
    OUTSIDE_HOURS = "outside_hours"
    LAST_TICKET_PASSED = "last_ticket_passed"
    CLOSED_BY_STAFF = "closed_by_staff"
    INTAKE_STOPPED = "intake_stopped"
    """The whole centre issues no more tickets today."""
    SUSPENDED = "suspended"
    CENTRE_SUSPENDED = "centre_suspended"
    QUOTA_USED = "quota_used"
    WINDOW_USED = "window_used"
    """Its quota of this part of the day is used up; there are tickets later that day."""
    NUMBERS_USED_UP = "numbers_used_up"
    """Every number of its series is in use or not yet free again."""
    WAIT_PASSES_CLOSING = "wait_passes_closing"
    """A visitor who took a ticket now would not be called before the service closes."""


class ClockDoubt(StrEnum):
    """Why the server's clock may be wrong."""

    BEHIND = "behind"
    """It is behind the last event of the log."""
    JUMPED = "jumped"
    """It jumped while the server ran."""
    AHEAD = "ahead"
    """At the server's start it was days ahead of the last event."""


class ProblemKind(StrEnum):
    """What managers have to act on."""

    LIMIT_REACHED = "limit_reached"
    """A device or a token exceeded its rate limit; its further requests are refused."""
    NOT_HANDED_IN = "not_handed_in"
    """A number that a kiosk issued while the server was away was refused, and its ticket is not in
    the queue."""
    LOGIN_GUESSED = "login_guessed"
    """After too many wrong passwords for a person, unknown browsers cannot sign in."""
    LOG_STOPPED = "log_stopped"
    """The log has an event that cannot be applied: the centre takes no command."""
    STATE_DIFFERED = "state_differed"
    """The state in memory differed from the state that the log gives; it was rebuilt."""
    BACKUP_OLD = "backup_old"
    """The last backup is more than a day old, or there is none."""
    COUNTER_SILENT = "counter_silent"
    """A counter is not closed, and its PC has not reported for `take_over_minutes`."""
    ALERTS_FAILED = "alerts_failed"


class Silence(StrEnum):
    """Why a voice did not speak a call."""

    TOO_OLD = "too_old"
    OVER = "over"
    """The visitor had come already, or the call was withdrawn."""
    REPEATED = "repeated"
    """It was a recall, and other calls waited to be spoken until it was too old."""
    NO_SOUND = "no_sound"


class Speak(StrEnum):
    """Whether a voice must speak a call or may apply its own rules."""

    ALWAYS = "always"
    NORMAL = "normal"


class PrintFault(StrEnum):
    """Why a print failed. Only `BEFORE_SENDING` proves that there is no paper."""

    BEFORE_SENDING = "before_sending"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    NO_PROOF = "no_proof"
    """It was sent, but the printer did not confirm it."""


NO_BYTE_SENT = frozenset({PrintFault.BEFORE_SENDING})


class BreakReason(StrEnum):
    """Why a counter pauses."""

    BREAK = "break"
    LUNCH = "lunch"
    BACK_OFFICE = "back_office"
    TRAINING = "training"
    TECHNICAL = "technical"
    OTHER = "other"


class HoldReason(StrEnum):
    """Why a ticket is put on hold: the codes that the programs offer. The wire accepts any code."""

    FORM = "form"
    """The visitor fills in a form."""
    COPIES = "copies"
    """The visitor fetches copies, photographs or a payment slip."""
    PAYMENT = "payment"
    COLLEAGUE = "colleague"
    """The operator asks a colleague or another office."""
    LATER = "later"


class CallReason(StrEnum):
    """Why a ticket is called out of order, by counter or console; as for `HoldReason`."""

    IN_NEED = "in_need"
    """The visitor cannot wait: ill, with a baby, very old."""
    CAME_BACK = "came_back"
    """The visitor was here before, and comes back with what was missing."""
    WRONG_QUEUE = "wrong_queue"
    """The visitor waited long in the queue of another service."""
    TOGETHER = "together"
    """The visitor belongs to the one who was served last."""
    MISSED_CALL = "missed_call"
    STAFF_MISTAKE = "staff_mistake"
    MANAGER = "manager"
    """The manager of the centre asks for it."""
    OTHER = "other"
    WALK_IN = "walk_in"
    """A visitor without a ticket is at the counter; no operator chooses this one."""


CALL_REASONS = tuple(reason for reason in CallReason if reason is not CallReason.WALK_IN)
"""The reasons to choose from."""


class TicketAction(StrEnum):
    """The actions on a ticket."""

    CALL = "call"
    RECALL = "recall"
    START = "start"
    UNDO_START = "undo_start"
    FINISH = "finish"
    REQUEUE = "requeue"
    UNDO_CALL = "undo_call"
    SUSPEND = "suspend"
    MARK_NO_SHOW = "mark_no_show"
    HOLD = "hold"
    RESUME = "resume"
    TRANSFER = "transfer"
    ADD_SERVICE = "add_service"
    CHANGE_SERVICE = "change_service"
    STEP_BACK = "step_back"
    CANCEL = "cancel"
    REOPEN = "reopen"
    EXPIRE = "expire"
    END_WITH_COUPON = "end_with_coupon"
    RELEASE = "release"


class CounterAction(StrEnum):
    """The actions on a counter."""

    OPEN = "open"
    BREAK = "break"
    CLOSE = "close"


class ImportMode(StrEnum):
    """How a configuration is imported."""

    EDIT = "edit"
    """The configuration in use, with a change: it replaces it."""
    MERGE = "merge"
    """A centre file: changes made elsewhere since the previous file stay."""
    REPLACE = "replace"
    """A centre file that replaces the whole configuration."""


CommandName = NewType("CommandName", str)
"""The name of a command, e.g. `call_next`; `Command.name` of its class."""


class SummedUp(StrEnum):
    """Names of what is read or requested, each with its summary in the description of the API."""

    summary: str

    def __new__(cls, name: str, summary: str = "") -> Self:
        """A new member; a member is found by its name alone."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.summary = summary
        return member


class SnapshotName(SummedUp):
    """The six snapshots, each for one kind of reader."""

    MENU = "menu", "The snapshot for kiosks"
    BOARD = "board", "The snapshot for displays"
    HALL = "hall", "The snapshot for staff"
    DESK = "desk", "The snapshot for one counter"
    TICKET = "ticket", "The snapshot for one visitor"
    DEVICE = "device", "The snapshot for one device"
