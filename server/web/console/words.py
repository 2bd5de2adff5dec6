"""Formats of numbers and times in the console."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from contract.centre import Agency, Category, Profile, Service, Zone
from contract.enums import Delay, PromiseState, Role
from contract.snapshots import Hall, HallService, Suspension
from contract.suspension import SuspensionSentences, told
from contract.texts import SENTENCES, Wording, pick, wording
from contract.waits import late_promises
from server.domain.principal import is_at_the_server
from server.domain.setup import Setup
from server.web.pages.frame import Frame


def named(
    parts: Iterable[Agency | Category | Profile | Service | Zone], language: str
) -> list[tuple[str, str]]:
    """The key and the name of each part, e.g. as the options of a field."""
    return [(part.key, pick(part.names, language)) for part in parts]


def counter_choices(setup: Setup) -> list[tuple[str, str]]:
    """The id and the number of each counter, as the options of a field."""
    return [(identity, counter.number) for identity, counter in setup.counters.items()]


def service_name(setup: Setup, service: str, language: str) -> str:
    """The name of a service; its id if it is not in the configuration any more."""
    known = setup.services.get(service)
    return pick(known.names, language) if known is not None else service


def paused(
    frame: Frame, suspension: Suspension | None, now: datetime
) -> SuspensionSentences | None:
    """A suspension as text; None for none."""
    if suspension is None:
        return None
    return told(suspension, wording(SENTENCES, frame.say().language), now, frame.zone())


def actor_text(role: Role, actor: str, name: str, say: Wording) -> str:
    """Who did something, with the name, or for the command line of the server the login of the
    account behind it; "" if that is not known."""
    if not is_at_the_server(actor):
        return name or say("console-actor", role=role)
    return say("console-command-line-person", person=name) if name else say("console-command-line")


def plain_number(value: float) -> float | int:
    """A whole number without a decimal point."""
    return int(value) if value == int(value) else round(value, 6)


def minutes(say: Wording, seconds: int) -> str:
    """A duration in minutes, or in hours and minutes."""
    whole = max(0, seconds) // 60
    return say("console-minutes", hours=whole // 60, minutes=whole % 60)


def hall_state(hall: Hall, *, is_working: bool) -> str:
    """The state of the whole hall, and whether it is within its hours."""
    if hall.day is None:
        return "closed"
    if hall.suspension is not None:
        return "paused"
    if not is_working:
        return "outside_hours"
    return "intake_stopped" if hall.intake_stopped is not None else "open"


def queue_state(service: HallService, hall: str) -> str:
    """The state of the queue of a service, in a hall of this state."""
    if service.suspension is not None:
        return "paused"
    if service.unserved:
        return "unserved"
    # The heading shows what concerns the whole hall.
    if service.closed and hall != "outside_hours":
        return "closed_by_staff"
    return "open" if service.open or hall != "open" else "closed"


PROMISE_SIGNS: Final[Mapping[PromiseState, str]] = {
    PromiseState.AT_RISK: "care",
    PromiseState.BROKEN: "bad",
}
"""The sign of a promise that may not be kept."""


def promises_of(service: HallService, language: str) -> list[tuple[str, str]]:
    """How many promised waits of a queue are over, and at risk, each with its sign."""
    sentences = late_promises(service, wording(SENTENCES, language))
    return [(PROMISE_SIGNS[state], sentence) for state, sentence in sentences.items()]


def promise_of(state: PromiseState | None, language: str) -> tuple[str, str] | None:
    """The sign and the words for the promise of a ticket; None if it is kept, or there is none."""
    if state is None or state not in PROMISE_SIGNS:
        return None
    return PROMISE_SIGNS[state], wording(SENTENCES, language)(f"promise_{state}")


def delay_of(delay: Delay | None, language: str) -> str:
    """Why promises are at risk or broken; "" if it is not known."""
    return wording(SENTENCES, language)(f"delay_{delay}") if delay is not None else ""
