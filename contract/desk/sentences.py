"""Sentences of a counter's screens. Pure functions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from contract.errors import ProblemType
from contract.formatting import whole_minutes
from contract.snapshots import HelpCall
from contract.texts import Say

TEXTS: Final = Path(__file__).parent / "texts"
"""The messages of a counter's desk."""

type ListRow = Mapping[str, Any]
"""One row of a list on the screen."""


def minutes(say: Say, seconds: int) -> str:
    """A duration in whole minutes: `14 min`, or "under one"."""
    whole = whole_minutes(seconds)
    return say("minutes", n=whole) if whole else say("under_a_minute")


def refused(say: Say, kind: ProblemType | None, detail: str) -> tuple[str, str]:
    """The message of a refusal, with advice, and its tone; `detail` is the server's sentence."""
    way = _WAY_OUT.get(kind) if kind is not None else None
    sentence = f"{detail} {say(way)}" if way is not None else detail
    return sentence, "quiet" if kind is ProblemType.NO_ONE_WAITING else "care"


_WAY_OUT: Final[Mapping[ProblemType, str]] = {
    ProblemType.NOT_THIS_TICKET: "way_look_again",
    ProblemType.TOO_LATE: "way_look_again",
    ProblemType.DAY_NOT_OPEN: "way_day_not_open",
}
"""Advice to operators in addition to the server's sentence."""


def place_name(say: Say, call: HelpCall, counters: Sequence[str]) -> str:
    """The place of a call for help, in words."""
    if call.place in counters:
        return say("counter_number", number=call.label)
    return call.label or call.place


NO_HELP_WANTED: Final[Mapping[str, str]] = {"place": "", "wanted": "", "more": ""}


def help_wanted(
    say: Say, calls: Sequence[HelpCall], counters: Sequence[str], now: datetime
) -> Mapping[str, str]:
    """The longest waiting of the calls, which is the first: `place`, `wanted` (since how many
    minutes), and `more`, the number of other calls; each is "" if there is none."""
    if not calls:
        return NO_HELP_WANTED
    waited = int((now - calls[0].since).total_seconds())
    others = len(calls) - 1
    return {
        "place": place_name(say, calls[0], counters),
        "wanted": say("help_wanted", time=minutes(say, waited)),
        # A direction isolate keeps the sign before the number, in Arabic too.
        "more": f"\u2066+{others}\u2069" if others else "",
    }
