"""Call after call: no visitor starves, and favoured classes keep to their cap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from contract.centre import ClassRule
from contract.enums import Rule, TicketClass
from server.domain.calls import ProfileCalls, after_call
from server.domain.selection import Choice, Head, Levels, PriorityRules, choose
from tests.unit.server.heads import (
    ALL,
    MINUTE,
    NOW,
    PRIORITY,
    STANDARD,
    a_head,
    rules_of,
    some_levels,
)


@dataclass(frozen=True)
class Called:
    """A call, the time after NOW at which it was made, and the heads that there were."""

    at: timedelta
    choice: Choice
    heads: Sequence[Head]

    @property
    def favoured(self) -> bool:
        return self.choice.favoured


def arrivals(classes: st.SearchStrategy[TicketClass]) -> st.SearchStrategy[list[Head]]:
    """Visitors in the order of their tickets, each a while after the one before."""
    one = st.tuples(st.integers(0, 6), classes, st.sampled_from("abc"))
    return st.lists(one, min_size=1, max_size=60).map(_coming)


def _coming(some: list[tuple[int, TicketClass, str]]) -> list[Head]:
    minutes, visitors = 0, []
    for number, (after, ticket_class, service) in enumerate(some, start=2):
        minutes += after
        visitors.append(a_head(number, -minutes, ticket_class, service=service))
    return visitors


def calls_of(
    visitors: Sequence[Head], rules: PriorityRules, levels: Levels, each: int
) -> list[Called]:
    """The calls of one counter that needs `each` minutes for a visitor, until none is left."""
    coming = sorted(visitors, key=lambda one: (one.queued_from, one.ordinal))
    waiting: list[Head] = []
    calls: list[Called] = []
    recent, at = ProfileCalls("v.all", "v"), timedelta()
    while coming or waiting:
        if not waiting:
            at = max(at, coming[0].queued_from - NOW)
        while coming and coming[0].queued_from <= NOW + at:
            waiting.append(coming.pop(0))
        heads = list({(one.service, one.ticket_class): one for one in reversed(waiting)}.values())
        choice = choose(heads, NOW + at, rules, levels, recent.favoured)
        assert choice is not None
        calls.append(Called(at, choice, heads))
        recent = after_call(recent, choice.favoured)
        waiting.remove(choice.head)
        at += each * MINUTE
    return calls


any_class = st.sampled_from(TicketClass)
not_standard = st.sampled_from([one for one in TicketClass if one != STANDARD])
FAVOURED = {one: ClassRule(head_start=50.0, rate=50.0) for one in TicketClass if one != STANDARD}


@given(arrivals(not_standard), st.integers(5, 60), st.integers(1, 12), st.booleans())
def test_an_ordinary_visitor_waits_for_the_guard_and_longer_waits_at_most(
    visitors: list[Head], wait_max: int, each: int, other_level: bool
) -> None:
    rules = rules_of(FAVOURED, wait_max=wait_max * MINUTE)
    levels = some_levels("bc", "a", minutes=(0, 600)) if other_level else ALL
    ordinary = a_head(1, 0)
    calls = calls_of([*visitors, ordinary], rules, levels, each)
    called = next(one.at for one in calls if one.choice.head == ordinary)
    # Once the guard applies to it, only tickets that have waited longer still go before it.
    between = [one for one in calls if rules.wait_max < one.at < called]
    assert all(one.choice.head.queued_from <= ordinary.queued_from for one in between)
    assert called <= rules.wait_max + (len(between) + 1) * each * MINUTE


def test_without_guard_and_cap_an_ordinary_visitor_would_starve() -> None:
    # Without them visitors do starve, so the tests above are not vacuous.
    ordinary = a_head(1, -1)
    visitors = [a_head(2, 0, PRIORITY), *_coming([(1, PRIORITY, "a")] * 60)[1:], ordinary]
    assert calls_of(visitors, rules_of(FAVOURED), ALL, 2)[-1].choice.head == ordinary
    guarded = calls_of(visitors, rules_of(FAVOURED, wait_max=30 * MINUTE), ALL, 2)
    assert next(one.at for one in guarded if one.choice.head == ordinary) <= 34 * MINUTE


# The cap over any run of calls

MIXED = {
    PRIORITY: ClassRule(head_start=0.5, rate=8.0),
    TicketClass.APPOINTMENT: ClassRule(head_start=0.5, rate=4.0, strict=True),
    TicketClass.RETURNING: ClassRule(head_start=0.25, rate=2.0),
}
caps = st.tuples(st.integers(1, 6), st.integers(0, 6))


def passed_an_ordinary_visitor(one: Called, rules: PriorityRules) -> bool:
    """A favoured class that is not strict was called, though an ordinary visitor waited."""
    return one.choice.head.ticket_class in (PRIORITY, TicketClass.RETURNING) and any(
        not rules.favoured(head.ticket_class) for head in one.heads
    )


@given(arrivals(any_class), caps, st.integers(1, 12))
def test_no_run_of_calls_has_more_favoured_ones_than_the_cap(
    visitors: list[Head], window: tuple[int, int], each: int
) -> None:
    cap_of, cap = window
    rules = rules_of(MIXED, cap_of=cap_of, cap=cap)
    calls = calls_of(visitors, rules, ALL, each)
    favoured = [passed_an_ordinary_visitor(one, rules) for one in calls]
    assert [one.favoured for one in calls] == favoured
    assert sorted(one.choice.head.ordinal for one in calls) == [one.ordinal for one in visitors]
    for end, one in enumerate(calls, start=1):
        assert sum(favoured[max(0, end - cap_of) : end]) <= cap
        # The cap takes no more than it has to: a run that it changed was full.
        if one.choice.reasons.rule == Rule.CAP:
            assert sum(favoured[max(0, end - cap_of) : end - 1]) == cap
