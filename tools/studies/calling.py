"""Calls in a studied hall, by the server's own rule."""

import random
from collections.abc import Hashable
from datetime import datetime
from typing import Final

from server.domain.calls import ProfileCalls, after_call
from server.domain.selection import Head, Levels, PriorityRules, choose
from simulator.replay.study_hall import StudyHall, StudyTicket
from simulator.serving import REACTION
from tools.studies.place import RULES

IDLES: Final = 0.11
"""The probability that an operator, once free, does something else without pressing break ..."""

IDLE_SECONDS: Final = 240.0
"""... and its mean duration, which is about a third of the free time."""


def seconds_until_look(chance: random.Random) -> float:
    """The seconds until a free operator looks for waiting tickets."""
    seconds = chance.uniform(*REACTION)
    if chance.random() < IDLES:
        seconds += chance.expovariate(1 / IDLE_SECONDS)
    return seconds


class TicketCaller[T: StudyTicket]:
    """Chooses the next ticket. Counters of one work profile share the state of the cap."""

    def __init__(self, hall: StudyHall[T], rules: PriorityRules = RULES) -> None:
        self._hall = hall
        self._rules = rules
        self._recent: dict[Hashable, ProfileCalls] = {}

    def next_for(self, profile: Hashable, levels: Levels, now: datetime) -> T | None:
        """Remove the next ticket for a counter from its queue; None if there is none.

        Args:
            profile: identifies the counter's work profile.
        """
        recent = self._recent.get(profile) or ProfileCalls("", "")
        first = [queue[0] for queue in self._hall.queues.values() if queue]
        heads = [_head(ticket, now) for ticket in first]
        choice = choose(heads, now, self._rules, levels, recent.favoured)
        if choice is None:
            return None
        self._recent[profile] = after_call(recent, choice.favoured)
        (chosen,) = (ticket for ticket in first if ticket.ordinal == choice.head.ordinal)
        self._hall.leave(chosen)
        return chosen


def _head(ticket: StudyTicket, now: datetime) -> Head:
    """The ticket as the server's rule compares it; the ordinal is its number. One with a booking
    waits from the booked time on."""
    return Head(
        f"study.t{ticket.ordinal}",
        str(ticket.ordinal),
        ticket.service,
        ticket.arrived,
        ticket.ordinal,
        ticket.ticket_class,
        deferred=ticket.arrived > now,
    )
