"""Which ticket is next: properties of every hall, score, levels, guard, and the rule
that decided. The cap: `test_cap.py`."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from contract.centre import ClassRule
from contract.enums import Rule, TicketClass
from server.domain.selection import Choice, Head, Levels, PriorityRules, choose
from tests.unit.server.heads import (
    ALL,
    ELSEWHERE,
    FASTER,
    MINUTE,
    MOMENT,
    NOW,
    PRIORITY,
    SECOND,
    a_head,
    chosen,
    heads,
    levels,
    memories,
    rules_of,
    some_levels,
    some_rules,
    waited,
)

HALLS = settings(max_examples=60)


def choice_of(
    some: list[Head], rules: PriorityRules, levels: Levels, recent: list[bool]
) -> tuple[Choice, list[Head]]:
    """The choice, and the heads that the counter serves; there is at least one."""
    served = [one for one in some if levels.serves(one)]
    choice = choose(some, NOW, rules, levels, recent)
    assert (choice is None) is (not served)
    assume(choice is not None)
    assert choice is not None
    return choice, served


@HALLS
@given(heads, some_rules, levels, memories, st.randoms(use_true_random=False))
def test_the_choice_depends_on_the_heads_that_are_served_and_not_on_their_order(
    some: list[Head], rules: PriorityRules, levels: Levels, recent: list[bool], chance: Random
) -> None:
    choice, served = choice_of(some, rules, levels, recent)
    assert choice.head in served
    chance.shuffle(served)
    assert choose(served, NOW, rules, levels, recent) == choice


@HALLS
@given(heads, some_rules, levels, memories, st.lists(st.booleans(), min_size=8, max_size=8))
def test_a_deferred_head_is_called_only_where_no_other_head_is(
    some: list[Head], rules: PriorityRules, levels: Levels, recent: list[bool], marks: list[bool]
) -> None:
    some = [replace(one, deferred=mark) for one, mark in zip(some, marks, strict=False)]
    choice, served = choice_of(some, rules, levels, recent)
    others = [one for one in served if not one.deferred]
    assert choice.head.deferred is (not others)
    assert choose(others or served, NOW, rules, levels, recent) == choice


@HALLS
@given(heads, some_rules, levels, memories)
def test_a_call_carries_the_heads_compared_in_the_order_of_their_calls(
    some: list[Head], rules: PriorityRules, levels: Levels, recent: list[bool]
) -> None:
    choice, heads = choice_of(some, rules, levels, recent)
    served = {one.ticket: one for one in heads}
    compared = choice.reasons.compared
    assert compared[0].ticket == choice.head.ticket
    assert len({one.ticket for one in compared}) == len(compared) == min(len(served), 6)
    for one in compared:
        head = served[one.ticket]
        assert (one.number, one.service) == (head.number, head.service)
        assert one.waited == int(waited(head).total_seconds())
        assert timedelta(seconds=one.target) == rules.targets[head.service]
    assert choice.reasons.reason is None
    assert (choice.reasons.rule == Rule.ONLY_ONE) == (len(served) == 1)
    # Without cap and levels the second is the one that would be called in place of the first.
    free, one_level = replace(rules, cap_of=0), some_levels("abcd")
    first = choose(some, NOW, free, one_level, ())
    assert first is not None
    second = choose([one for one in some if one != first.head], NOW, free, one_level, ())
    if second is not None:
        assert first.reasons.compared[1].ticket == second.head.ticket


def test_reasons_do_not_reveal_a_class() -> None:
    def text(ticket_class: TicketClass) -> str:
        some = [a_head(1, 9, ticket_class), a_head(2, 3, ticket_class)]
        choice = choose(some, NOW, rules_of(FASTER), ALL, ())
        assert choice is not None
        return choice.reasons.model_dump_json()

    assert len({text(one) for one in TicketClass}) == 1


# First come, first served


@HALLS
@given(heads, st.integers(0, 3), memories, st.integers(1, 90))
def test_equal_classes_and_targets_are_first_come_first_served(
    some: list[Head], cap: int, recent: list[bool], wait_max: int
) -> None:
    rules = rules_of(wait_max=wait_max * MINUTE, cap_of=4, cap=cap)
    left, order = list(some), []
    while (choice := choose(left, NOW, rules, some_levels("abcd"), recent)) is not None:
        assert not choice.favoured
        assert choice.reasons.rule in (Rule.ONLY_ONE, Rule.GUARD, Rule.LONGEST_WAIT)
        order.append(choice.head)
        left.remove(choice.head)
    assert order == sorted(some, key=lambda one: (one.queued_from, one.ordinal))


# The score


@HALLS
@given(heads, some_rules)
def test_without_guard_cap_and_levels_the_highest_score_is_called(
    some: list[Head], rules: PriorityRules
) -> None:
    assume(some)
    rules = replace(rules, wait_max=timedelta(days=1), cap_of=0)
    head, rule = chosen(some, rules, some_levels("abcd"))

    def score(one: Head) -> float:
        of = rules.classes.get(one.ticket_class, ClassRule())
        return of.head_start + of.rate * (waited(one) / rules.targets[one.service])

    def place(one: Head) -> tuple[object, int]:
        return one.queued_from, one.ordinal

    best = max(map(score, some))
    assert head == min((one for one in some if score(one) == best), key=place)
    if len(some) > 1:
        longest = head == min(some, key=place)
        assert rule is (Rule.LONGEST_WAIT if longest else Rule.PRECEDENCE)


# The levels


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
    assert choose([a_head(1, 50, service=ELSEWHERE)], NOW, rules_of(), levels, ()) is None


# The guard


@HALLS
@given(heads, some_rules, levels, memories)
def test_a_ticket_that_waited_longer_than_the_guard_allows_is_next(
    some: list[Head], rules: PriorityRules, levels: Levels, recent: list[bool]
) -> None:
    choice, served = choice_of(some, rules, levels, recent)
    overdue = [one for one in served if NOW - one.queued_from > rules.wait_max]
    if overdue:
        assert choice.head == min(overdue, key=lambda one: (one.queued_from, one.ordinal))
    if len(served) > 1:
        assert (choice.reasons.rule == Rule.GUARD) == bool(overdue)


def test_the_guard_begins_above_its_figure_and_not_at_it() -> None:
    rules = rules_of(FASTER, wait_max=30 * MINUTE)
    old, fast = a_head(1, 30), a_head(2, 29, PRIORITY)
    assert chosen([old, fast], rules)[0] == fast
    older = replace(old, queued_from=old.queued_from - MOMENT)
    assert chosen([older, fast], rules) == (older, Rule.GUARD)


# The rule that decided


@HALLS
@given(heads, some_rules, levels, memories)
def test_a_cap_or_level_that_is_the_reason_changed_the_choice(
    some: list[Head], rules: PriorityRules, levels: Levels, recent: list[bool]
) -> None:
    choice, served = choice_of(some, rules, levels, recent)
    rule = choice.reasons.rule
    uncapped, _ = choice_of(some, replace(rules, cap_of=0), levels, recent)
    if rule == Rule.CAP:
        assert not rules.capped_class(choice.head.ticket_class)
        assert rules.favoured(uncapped.head.ticket_class)
    else:
        assert uncapped.head == choice.head
    flat = Levels(dict.fromkeys(levels.level_of, 0), [timedelta()])
    by_score, _ = choice_of(some, replace(rules, cap_of=0), flat, recent)
    several = len({levels.level(one) for one in served}) > 1
    if rule == Rule.LEVEL:
        assert by_score.head != choice.head
    elif rule in (Rule.LONGEST_WAIT, Rule.PRECEDENCE) and several:
        assert by_score.head == choice.head
