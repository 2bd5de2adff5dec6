"""The sentences of a wait for people: in minutes, and from an hour and a half on in half hours.

Each end of a range has its own unit. The lower end is never rounded up and the upper end never
down, so that no less is promised than is expected. `server/web/static/words.js` applies the same
rules to a wait that changes on a phone. `say` formats the messages of `contract.texts.SENTENCES`.
"""

from collections.abc import Mapping
from typing import Any, Final

from contract.enums import PromiseState
from contract.snapshots import Expected, HallService
from contract.texts import Say

STEP: Final = 5 * 60
"""Seconds between the values of a wait in minutes."""

HALF_HOUR: Final = 30 * 60

HOURS_FROM: Final = 90 * 60
"""From this many seconds on, waits are given in half hours."""

LONGEST: Final = 12 * 60 * 60
"""Longer waits, in seconds, are not predicted."""


def at_most(seconds: int) -> int:
    """A wait of at most this long, rounded up to a value in the sentences, in seconds."""
    step = _step(seconds)
    return max(1, -(-seconds // step)) * step


def at_least(seconds: int) -> int:
    """A wait of at least this long, rounded down to a value in the sentences, in seconds; 0 if it
    may be none."""
    step = _step(seconds)
    return max(0, seconds) // step * step


def usual_wait(expected: Expected, say: Say) -> str:
    """`usually 10–20 min`, `about 40 min to 2 hours` or `about 1½ to 2 hours`."""
    low, high = _range(expected)
    if not low:
        return say("wait_below", high=_amount(high, say))
    form = _form(low, high)
    return say(f"wait_{form}", low=_first(low, form, say), high=_amount(high, say))


def late_wait(expected: Expected, say: Say) -> str:
    """`9 out of 10 people wait less than 25 min`; "" if that is no longer than the usual wait."""
    late = at_most(expected.late)
    return "" if late <= at_most(expected.high) else late_sentence(late, say)


def late_sentence(seconds: int, say: Say) -> str:
    """The sentence that 9 out of 10 people wait less than this many seconds."""
    return say("late", late=_amount(at_most(seconds), say))


def short_wait(expected: Expected, say: Say) -> str:
    """The usual wait in a short form: `under 5 min`, `10–20 min`, `40 min–2 h` or `1½–2 h`."""
    low, high = _range(expected)
    if not low:
        return say("short_below", high=_amount(high, say))
    form = _form(low, high)
    # A number of minutes, as some languages have plural forms even for the short unit.
    last = high // 60 if form == "minutes" else _figure(high, say)
    return say(f"short_{form}", low=_first(low, form, say), high=last)


def late_promises(service: HallService, say: Say) -> dict[PromiseState, str]:
    """How many promises of a queue are broken, and how many at risk; zeros are left out."""
    counts = {
        PromiseState.BROKEN: service.promises_broken,
        PromiseState.AT_RISK: service.promises_at_risk,
    }
    return {state: say(f"promises_{state}", n=count) for state, count in counts.items() if count}


def wait_sentences(say: Say) -> Mapping[str, Any]:
    """What a page needs to show a wait that it receives later: every amount and figure by its
    seconds, and the sentences with `{low}` and `{high}` as placeholders."""
    numbers = [*range(STEP, HOURS_FROM, STEP), *range(HOURS_FROM, LONGEST + 1, HALF_HOUR)]
    places = {"low": "{low}", "high": "{high}"}
    return {
        "step": STEP,
        "half_hour": HALF_HOUR,
        "hours_from": HOURS_FROM,
        "amounts": {str(number): _amount(number, say) for number in numbers},
        "figures": {str(number): _figure(number, say) for number in numbers},
        "minutes": say("wait_minutes", **places),
        "minutes_hours": say("wait_minutes_hours", **places),
        "hours": say("wait_hours", **places),
        "below": say("wait_below", high="{high}"),
        "late": say("late", late="{high}"),
    }


def _step(seconds: int) -> int:
    return STEP if seconds < HOURS_FROM else HALF_HOUR


def _range(expected: Expected) -> tuple[int, int]:
    high = at_most(expected.high)
    return at_least(min(expected.low, high - 1)), high


def _form(low: int, high: int) -> str:
    if high < HOURS_FROM:
        return "minutes"
    return "hours" if low >= HOURS_FROM else "minutes_hours"


def _first(low: int, form: str, say: Say) -> str:
    return _amount(low, say) if form == "minutes_hours" else _figure(low, say)


def _amount(seconds: int, say: Say) -> str:
    """With its unit."""
    if seconds < HOURS_FROM:
        return say("amount_minutes", n=seconds // 60)
    hours, rest = divmod(seconds, 2 * HALF_HOUR)
    return say("amount_half_hours" if rest else "amount_hours", n=hours)


def _figure(seconds: int, say: Say) -> str:
    """A figure before another one of the same unit; with its own unit where the language repeats
    it."""
    if seconds < HOURS_FROM:
        return str(seconds // 60)
    hours, rest = divmod(seconds, 2 * HALF_HOUR)
    return say("figure_half_hours" if rest else "figure_hours", n=hours)
