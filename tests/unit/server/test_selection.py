"""Which ticket is next: in every hall the one that the rules name, and their limits by hand.

That the cap holds call after call is shown by the plain hall of `tests/parts/plain`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from contract.centre import ClassRule
from contract.enums import Rule, TicketClass
from server.domain.selection import Head, Levels, PriorityRules, choose
from tests.unit.server.heads import (
    LONG,
    MINUTE,
    NOW,
    PRIORITY,
    SERVICES,
    STANDARD,
    a_head,
    some_levels,
)

MOMENT, SECOND = timedelta(microseconds=1), timedelta(seconds=1)
ELSEWHERE = "d"
"""A service that drawn levels do not have."""

APPOINTMENT, RETURNING = TicketClass.APPOINTMENT, TicketClass.RETURNING


def rules_of(
    classes: Mapping[TicketClass, ClassRule] | None = None,
    *,
    targets: Mapping[str, timedelta] | None = None,
    wait_max: timedelta = LONG,
    cap_of: int = 0,
    cap: int = 0,
) -> PriorityRules:
    """Equal classes and targets, no guard and no cap, with these changes."""
    every = dict.fromkeys((*SERVICES, ELSEWHERE), 10 * MINUTE)
    return PriorityRules(classes or {}, {**every, **(targets or {})}, wait_max, cap_of, cap)


ALL = some_levels("abc")
"""All services, at one level."""

FASTER = {PRIORITY: ClassRule(rate=2.0)}
"""Priority twice as fast as all others, without a head start."""


def chosen(
    some: Sequence[Head], rules: PriorityRules, levels: Levels = ALL, recent: Sequence[bool] = ()
) -> tuple[Head, Rule]:
    """The head that is called, and which rule decided it."""
    choice = choose(some, NOW, rules, levels, recent)
    assert choice is not None
    return choice.head, Rule(choice.reasons.rule)


def waited(head: Head) -> timedelta:
    return max(timedelta(), NOW - head.queued_from)


heads = st.lists(
    st.builds(
        a_head,
        st.integers(1, 999),
        # Some a little in the future, as when a clock was put back; many at the same time.
        (st.integers(-5, 3600) | st.sampled_from([0, 600, 1200])).map(lambda seconds: seconds / 60),
        st.sampled_from(TicketClass),
        service=st.sampled_from((*SERVICES, ELSEWHERE)),
        reserved_for=st.sampled_from(("", "", "", "c:1")),
        deferred=st.sampled_from((False, False, False, True)),
    ),
    unique_by=lambda head: head.ordinal,
    max_size=8,
)

quarters = st.integers(0, 16).map(lambda quarter: quarter / 4)
"""Few and exact, so that ties are met."""

some_rules = st.builds(
    PriorityRules,
    classes=st.dictionaries(
        st.sampled_from(TicketClass),
        st.builds(ClassRule, head_start=quarters, rate=quarters.filter(bool), strict=st.booleans()),
    ),
    targets=st.fixed_dictionaries(
        {one: st.sampled_from([4, 8, 32]).map(lambda m: m * MINUTE) for one in (*SERVICES, "d")}
    ),
    wait_max=st.integers(1, 90).map(lambda minutes: minutes * MINUTE),
    cap_of=st.integers(0, 6),
    cap=st.integers(0, 6),
)

levels = st.builds(
    Levels,
    st.fixed_dictionaries({}, optional={one: st.integers(0, 2) for one in SERVICES}),
    st.lists(st.integers(0, 30).map(lambda m: m * MINUTE), min_size=3, max_size=3),
)

memories = st.lists(st.booleans(), max_size=8)


def place(one: Head) -> tuple[datetime, int]:
    return one.queued_from, one.ordinal


def named(
    some: Sequence[Head], rules: PriorityRules, levels: Levels, recent: Sequence[bool]
) -> tuple[Head, bool]:
    """The head that the rules name, one test after the other, and whether the cap counts it."""

    def counted(one: Head) -> timedelta:
        return waited(one) - levels.call_after[levels.level(one)]

    def score(one: Head) -> float:
        seconds = max(timedelta(), counted(one)).total_seconds()
        return rules.score(one.ticket_class, one.service).at(seconds)

    best = min(map(levels.level, some))
    overdue = [one for one in some if waited(one) > rules.wait_max]
    eligible = [
        one
        for one in some
        if one in overdue or levels.level(one) == best or counted(one) > timedelta()
    ]
    ordinary = any(not rules.favoured(one.ticket_class) for one in eligible)
    full = rules.cap_of > 0 and sum(recent[: rules.cap_of - 1]) >= rules.cap
    if full and ordinary:
        eligible = [one for one in eligible if not rules.capped_class(one.ticket_class)]
    if overdue:
        found = min(overdue, key=place)
    else:
        found = min(eligible, key=lambda one: (-score(one), *place(one)))
    return found, ordinary and rules.capped_class(found.ticket_class)


def reason(
    some: Sequence[Head], rules: PriorityRules, levels: Levels, recent: Sequence[bool]
) -> Rule:
    """The rule without which another head would have been called."""
    head, _ = named(some, rules, levels, recent)
    if len(some) == 1:
        return Rule.ONLY_ONE
    if any(waited(one) > rules.wait_max for one in some):
        return Rule.GUARD
    uncapped = replace(rules, cap_of=0)
    if named(some, uncapped, levels, ())[0] != head:
        return Rule.CAP
    several = len({levels.level(one) for one in some}) > 1
    at_one_level = Levels(dict.fromkeys(levels.level_of, 0), [timedelta()])
    if several and named(some, uncapped, at_one_level, ())[0] != head:
        return Rule.LEVEL
    return Rule.LONGEST_WAIT if head == min(some, key=place) else Rule.PRECEDENCE


@settings(max_examples=150)
@given(heads, some_rules, levels, memories, st.randoms(use_true_random=False))
def test_the_rules_name_the_head_that_is_called(
    some: list[Head], rules: PriorityRules, levels: Levels, recent: list[bool], chance: Random
) -> None:
    served = [one for one in some if levels.serves(one)]
    choice = choose(some, NOW, rules, levels, recent)
    assert (choice is None) is (not served)
    assume(choice is not None)
    assert choice is not None
    # A deferred head is called only where no other head is.
    served = [one for one in served if not one.deferred] or served
    assert (choice.head, choice.favoured) == named(served, rules, levels, recent)
    assert choice.reasons.rule == reason(served, rules, levels, recent)
    assert choice.reasons.reason is None
    # The call carries the heads that were compared.
    by_ticket = {one.ticket: one for one in served}
    compared = choice.reasons.compared
    assert compared[0].ticket == choice.head.ticket
    assert len({one.ticket for one in compared}) == len(compared) == min(len(served), 6)
    for one in compared:
        head = by_ticket[one.ticket]
        assert (one.number, one.service) == (head.number, head.service)
        assert one.waited == int(waited(head).total_seconds())
        assert timedelta(seconds=one.target) == rules.targets[head.service]
    # Their order does not matter, nor do those that are not served.
    chance.shuffle(served)
    assert choose(served, NOW, rules, levels, recent) == choice


@given(heads, some_rules)
def test_without_cap_and_levels_the_second_is_called_in_place_of_the_first(
    some: list[Head], rules: PriorityRules
) -> None:
    some, rules = [replace(one, deferred=False) for one in some], replace(rules, cap_of=0)
    first = choose(some, NOW, rules, some_levels("abcd"), ())
    assume(first is not None)
    assert first is not None
    second = choose([one for one in some if one != first.head], NOW, rules, some_levels("abcd"), ())
    if second is not None:
        assert first.reasons.compared[1].ticket == second.head.ticket


def test_reasons_do_not_reveal_a_class() -> None:
    def text(ticket_class: TicketClass) -> str:
        some = [a_head(1, 9, ticket_class), a_head(2, 3, ticket_class)]
        choice = choose(some, NOW, rules_of(FASTER), ALL, ())
        assert choice is not None
        return choice.reasons.model_dump_json()

    assert len({text(one) for one in TicketClass}) == 1


def test_the_score_is_the_head_start_and_the_share_of_the_target_at_the_rate_of_the_class() -> None:
    rules = rules_of({PRIORITY: ClassRule(head_start=0.5, rate=2.0)})
    assert rules.score(PRIORITY, "a").at(5 * 60) == 0.5 + 2.0 * (5 / 10)
    assert rules.score(STANDARD, "a").at(5 * 60) == 5 / 10


def test_a_lower_level_competes_with_the_wait_beyond_its_figure() -> None:
    levels = some_levels("a", "b", "c", minutes=(0, 10, 20))
    best = a_head(1, 5)
    for service, after in (("b", 10), ("c", 20)):
        short, long = (a_head(2, after + more, service=service) for more in (4.9, 5.1))
        assert chosen([best, short], rules_of(), levels) == (best, Rule.LEVEL)
        assert chosen([best, long], rules_of(), levels) == (long, Rule.LONGEST_WAIT)
    # At its figure it does not count, however near its target is; a moment later it does.
    lower, urgent = a_head(2, 10, service="b"), rules_of(targets={"b": SECOND})
    assert chosen([a_head(1, 0), lower], urgent, levels)[0].ordinal == 1
    counted = replace(lower, queued_from=lower.queued_from - MOMENT)
    assert chosen([a_head(1, 0), counted], urgent, levels)[0] == counted


def test_a_ticket_reserved_for_the_counter_is_of_the_best_level() -> None:
    levels = some_levels("a", "b", minutes=(0, 10))
    for service in ("b", ELSEWHERE):
        reserved = a_head(2, 5, service=service, reserved_for="c:1")
        assert chosen([a_head(1, 4), reserved], rules_of(), levels)[0] == reserved
        lower = a_head(1, 9, service="b")
        assert chosen([lower, reserved], rules_of(), levels) == (reserved, Rule.LEVEL)


def test_the_guard_begins_above_its_figure_and_not_at_it() -> None:
    rules = rules_of(FASTER, wait_max=30 * MINUTE)
    old, fast = a_head(1, 30), a_head(2, 29, PRIORITY)
    assert chosen([old, fast], rules)[0] == fast
    older = replace(old, queued_from=old.queued_from - MOMENT)
    assert chosen([older, fast], rules) == (older, Rule.GUARD)


# The cap

FAST, USUAL = a_head(1, 10, PRIORITY), a_head(2, 10)


def favoured(
    some: list[Head], rules: PriorityRules, recent: tuple[bool, ...] = (), levels: Levels = ALL
) -> tuple[Head, bool]:
    """The head that is called, and whether the cap counts the call."""
    choice = choose(some, NOW, rules, levels, recent)
    assert choice is not None
    return choice.head, choice.favoured


def test_the_cap_bounds_favoured_calls_while_an_ordinary_visitor_waits() -> None:
    rules = rules_of(FASTER, cap_of=5, cap=3)
    assert favoured([FAST, USUAL], rules, (True, False, True, False)) == (FAST, True)
    full = (True, True, False, True)
    assert chosen([FAST, USUAL], rules, ALL, full) == (USUAL, Rule.CAP)
    # What lies further back than this call and the four before it does not count.
    assert chosen([FAST, USUAL], rules, ALL, (False, True, False, True, True, True))[0] == FAST
    # Without an ordinary visitor it protects no visitor and counts nothing.
    assert favoured([FAST], rules, full) == (FAST, False)
    newcomer = a_head(2, 0)
    assert chosen([FAST, newcomer], rules_of(FASTER, cap_of=1)) == (newcomer, Rule.CAP)


def test_a_class_is_favoured_that_starts_ahead_of_standard_or_ages_faster() -> None:
    rules = rules_of(
        {
            STANDARD: ClassRule(head_start=0.25, rate=2.0),
            PRIORITY: ClassRule(head_start=0.0, rate=2.5),
            APPOINTMENT: ClassRule(head_start=0.5, rate=1.0),
            RETURNING: ClassRule(head_start=0.25, rate=2.0),
        }
    )
    assert {one for one in TicketClass if rules.favoured(one)} == {PRIORITY, APPOINTMENT}
    # A class without a rule ages by the plain one.
    assert not rules_of(FASTER).favoured(RETURNING)


def test_the_cap_neither_bounds_nor_counts_a_strict_class() -> None:
    fast = ClassRule(rate=2.0)
    strict = fast.model_copy(update={"strict": True})
    rules = rules_of({PRIORITY: strict, RETURNING: fast}, cap_of=2)
    returning, plain = a_head(2, 10, RETURNING), a_head(3, 10)
    assert favoured([FAST, returning, plain], rules, (True,)) == (FAST, False)
    assert chosen([returning, plain], rules, ALL, (True,)) == (plain, Rule.CAP)
    # A visitor of a strict class is no ordinary one.
    assert chosen([a_head(1, 1, PRIORITY), returning], rules, ALL, (True,))[0] == returning


def test_a_favoured_call_by_the_guard_counts_while_an_ordinary_visitor_is_overdue_too() -> None:
    rules = rules_of(FASTER, wait_max=30 * MINUTE)
    levels = some_levels("a", "b", minutes=(0, 60))
    fast = a_head(1, 40, PRIORITY)
    for minutes, counts in ((35, True), (25, False)):
        some = [fast, a_head(2, minutes, service="b")]
        assert favoured(some, rules, (), levels) == (fast, counts)
