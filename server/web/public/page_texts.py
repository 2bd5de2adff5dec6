"""The texts of the visitor's page in one language, with placeholders that the browser fills in.

The page updates itself, so its sentences are sent with it. A value that is known only later has a
placeholder such as `{counter}`; where the form depends on a number, the page has the complete
sentences, so that an old phone needs no plural rules.
"""

from collections.abc import Mapping
from typing import Any, Final

from contract.enums import Delay, StopState
from contract.ids import full_id
from contract.suspension import KNOWN_REASONS, why_message
from contract.texts import SENTENCES, Wording, pick, wording
from contract.waits import wait_sentences
from server.domain.layout import Layout

PREFIX: Final = "page-"

AHEAD_AT_MOST: Final = 100
"""Up to this many people ahead there is a separate sentence for each number."""

LIVE: Final[Mapping[str, tuple[str, ...]]] = {
    "waiting": (),
    "waiting-hint": (),
    "called": (),
    "serving": ("counter",),
    "on_hold": (),
    "on_hold-hint": (),
    "missed": (),
    "missed-hint": ("time",),
    "missed-still": (),
    "missed-over": (),
    "finished": (),
    "finished-hint": (),
    "cancelled": (),
    "cancelled-hint": ("time",),
    "ended": (),
    "over": (),
    "over-hint": (),
    "unknown": (),
    "unknown-hint": (),
    "title-ahead": ("ahead", "number", "centre"),
    "title-called": ("number", "counter"),
    "counter": (),
    "wait-unknown": (),
    "promise": ("wait", "time"),
    "stepped-back": ("time",),
    "promise-at_risk": (),
    "promise-broken": (),
    "counters-one": ("counters",),
    "counters-many": ("counters",),
    **{f"stop-{state}": () for state in StopState},
    "minutes": ("n",),
    "alert": (),
    "alert-sound": (),
    "alert-vibration": (),
    "alert-hint": (),
    "alert-touch": (),
    "give-up-ask": ("number",),
    "give-up-yes": (),
    "give-up-no": (),
    "step-back-yes": (),
    "step-back-no": (),
    "come-back": (),
    "take-back": (),
    "rate": (),
    **{f"rate-{stars}": () for stars in range(1, 6)},
    "rate-comment": (),
    "rate-comment-hint": (),
    "rate-send": (),
    "rate-thanks": (),
    "why-waiting": (),
    "why-called": (),
    "not-asked": (),
    "not-sent": (),
    "connecting": (),
    "live": (),
    "polled": ("time",),
    "offline": ("time",),
}
"""The messages that the page fills in itself, and the values that it has for each."""


def page_texts(say: Wording, layout: Layout, catalogue: str) -> dict[str, Any]:
    """The texts of a page in one language for a ticket of this centre, with its version of the
    catalogue."""
    language = say.language
    sentences = wording(SENTENCES, language)
    rules = layout.config.rules
    pause = max(1, round(rules.step_back_minutes))
    return {
        "language": language,
        "centre": pick(layout.config.centre.names, language),
        "catalogue": catalogue,
        "time_zone": layout.config.centre.time_zone,
        "reopen_minutes": rules.reopen_minutes,
        "say": {
            "step-back-ask": say(f"{PREFIX}step-back-ask", minutes=pause),
            **{
                name: say(f"{PREFIX}{name}", **{value: f"{{{value}}}" for value in values})
                for name, values in LIVE.items()
            },
        },
        "still": _still(sentences),
        "delays": {one: f"{sentences(f'delay_{one}')}." for one in Delay},
        "ahead": [sentences("people_ahead", n=n) for n in range(AHEAD_AT_MOST + 1)],
        "ahead_many": say(f"{PREFIX}ahead-many", n=AHEAD_AT_MOST),
        "unserved": sentences("unserved"),
        "unserved_ticket": sentences("unserved_ticket"),
        "waits": wait_sentences(sentences),
        "services": {key: pick(one.names, language) for key, one in layout.services.items()},
        "zones": {
            full_id(layout.slug, one.key): _zone(say, pick(one.names, language), one.floor)
            for one in layout.config.zones
        },
    }


def _still(say: Wording) -> dict[str, Any]:
    """The texts of a suspension; `why` by the reason codes of staff."""
    return {
        "hall": say("still_hall"),
        "hall_until": say("still_hall_until", time="{time}"),
        "service": say("still_service"),
        "service_until": say("still_service_until", time="{time}"),
        "own_place": say("still_own_place"),
        "why": {reason: say(why_message(reason)) for reason in KNOWN_REASONS},
        "why_other": say(why_message("")),
    }


def _zone(say: Wording, name: str, floor: int) -> str:
    """A zone with its floor, unless that is the floor of the entrance."""
    return say(f"{PREFIX}zone", zone=name, floor=floor) if floor else name
