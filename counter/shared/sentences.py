"""Sentences of both screens. Pure functions; no Qt."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from client.net.api import RequestRefused, Unreachable
from client.ui.formatting import whole_minutes
from contract.errors import ProblemType
from contract.snapshots import HelpCall
from contract.texts import Say

type ListRow = Mapping[str, Any]
"""One row of a list on the screen."""


def minutes(say: Say, seconds: int) -> str:
    """A duration in whole minutes: `14 min`, or "under one"."""
    whole = whole_minutes(seconds)
    return say("minutes", n=whole) if whole else say("under_a_minute")


def failure(say: Say, error: RequestRefused | Unreachable) -> tuple[str, str]:
    """The message of a failed command or search, with advice, and its tone."""
    if isinstance(error, Unreachable):
        return say("no_answer"), "care"
    way = _WAY_OUT.get(error.kind)
    sentence = f"{error} {say(way)}" if way is not None else str(error)
    return sentence, "quiet" if error.kind is ProblemType.NO_ONE_WAITING else "care"


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
