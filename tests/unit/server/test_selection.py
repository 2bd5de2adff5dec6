"""Who is next: what holds in every hall, first come first served, and the score."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from contract.centre import ClassRule
from contract.enums import Rule, TicketClass
from server.domain.selection import Head, Levels, PriorityRules, choose
from tests.unit.server.heads import (
    ALL,
    APPOINTMENT,
    FASTER,
    MINUTE,
    NOW,
    PRIORITY,
    RETURNING,
    SECOND,
    a_head,
    a_law,
    chosen,
    heads,
    laws,
    levels,
    memories,
    some_levels,
    waited,
)

# What holds whatever the hall is like


@given(heads, laws, levels, memories, st.randoms(use_true_random=False))
def test_the_same_heads_in_any_order_give_the_same_choice(
    some: list[Head], law: PriorityRules, levels: Levels, recent: list[bool], chance: Random
) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)
    choice = choose(some, NOW, law, levels, recent)
    assert choose(shuffled, NOW, law, levels, recent) == choice
    assert choose(tuple(some), NOW, law, levels, tuple(recent)) == choice


@given(heads, laws, levels, memories)
def test_somebody_is_next_unless_nobody_waits_for_the_counter(
    some: list[Head], law: PriorityRules, levels: Levels, recent: list[bool]
) -> None:
    served = [head for head in some if head.reserved_for or head.service in levels.level_of]
    choice = choose(some, NOW, law, levels, recent)
    assert choice == choose(served, NOW, law, levels, recent)
    if choice is None:
        assert not served
    else:
        assert choice.head in served


@given(heads, laws, levels, memories, st.integers(0, 5400), st.data())
def test_whoever_is_next_stays_so_having_waited_longer_and_the_others_less(
    some: list[Head],
    law: PriorityRules,
    levels: Levels,
    recent: list[bool],
    more: int,
    data: st.DataObject,
) -> None:
    choice = choose(some, NOW, law, levels, recent)
    assume(choice is not None)
    assert choice is not None
    winner = replace(choice.head, queued_from=choice.head.queued_from - more * SECOND)
    others = [
        replace(one, queued_from=one.queued_from + data.draw(st.integers(0, 3600)) * SECOND)
        for one in some
        if one != choice.head
    ]
    again = choose([*others, winner], NOW, law, levels, recent)
    assert again is not None
    assert again.head == winner


@given(heads, laws, levels, memories, st.data())
def test_whoever_is_next_stays_so_when_another_line_of_the_same_level_and_kind_ends(
    some: list[Head], law: PriorityRules, levels: Levels, recent: list[bool], data: st.DataObject
) -> None:
    choice = choose(some, NOW, law, levels, recent)
    assume(choice is not None)
    assert choice is not None

    def kind(head: Head) -> tuple[int, bool]:
        level = 0 if head.reserved_for else levels.level_of.get(head.service, -1)
        return level, law.favoured(head.ticket_class)

    gone = [one for one in some if one != choice.head and kind(one) == kind(choice.head)]
    assume(gone)
    leaver = data.draw(st.sampled_from(gone))
    again = choose([one for one in some if one != leaver], NOW, law, levels, recent)
    assert again is not None
    assert again.head == choice.head


@given(heads, laws, levels, memories)
def test_a_call_carries_its_reasons(
    some: list[Head], law: PriorityRules, levels: Levels, recent: list[bool]
) -> None:
    choice = choose(some, NOW, law, levels, recent)
    assume(choice is not None)
    assert choice is not None
    served = {one.ticket: one for one in some if one.reserved_for or one.service in levels.level_of}
    compared = choice.reasons.compared
    assert compared[0].ticket == choice.head.ticket
    assert len({one.ticket for one in compared}) == len(compared) == min(len(served), 6)
    for one in compared:
        head = served[one.ticket]
        assert (one.number, one.service) == (head.number, head.service)
        assert one.waited == int(waited(head).total_seconds())
        assert timedelta(seconds=one.target) == law.targets[head.service]
    assert choice.reasons.reason is None
    assert (choice.reasons.rule == Rule.ONLY_ONE) == (len(served) == 1)


@given(heads, laws, levels, memories)
def test_the_heads_compared_are_in_the_order_in_which_they_would_be_called(
    some: list[Head], law: PriorityRules, levels: Levels, recent: list[bool]
) -> None:
    choice = choose(some, NOW, law, some_levels("abcd"), recent)
    assume(choice is not None)
    assert choice is not None
    overdue = [one.waited for one in choice.reasons.compared if one.waited * SECOND > law.wait_max]
    assert overdue == sorted(overdue, reverse=True)
    assert [one.waited for one in choice.reasons.compared][: len(overdue)] == overdue
    # Without cap and levels the second is the one that would be called in place of the first.
    rest = [one for one in some if one != choice.head]
    second = choose(rest, NOW, replace(law, cap_of=0), some_levels("abcd"), ())
    free = choose(some, NOW, replace(law, cap_of=0), some_levels("abcd"), ())
    if second is not None and free is not None and free.head == choice.head:
        assert free.reasons.compared[1].ticket == second.head.ticket


def test_reasons_do_not_tell_the_class_of_anybody() -> None:
    def told(ticket_class: TicketClass) -> str:
        some = [a_head(1, 9, ticket_class), a_head(2, 3, ticket_class)]
        choice = choose(some, NOW, a_law(FASTER), ALL, ())
        assert choice is not None
        return choice.reasons.model_dump_json()

    assert len({told(one) for one in TicketClass}) == 1


# First come, first served


@given(heads, st.integers(0, 3), memories, st.integers(1, 90))
def test_equal_classes_and_targets_are_first_come_first_served(
    some: list[Head], cap: int, recent: list[bool], wait_max: int
) -> None:
    law = a_law(wait_max=wait_max * MINUTE, cap_of=4, cap=cap)
    left, order = list(some), []
    while (choice := choose(left, NOW, law, some_levels("abcd"), recent)) is not None:
        assert not choice.favoured
        assert choice.reasons.rule in (Rule.ONLY_ONE, Rule.GUARD, Rule.LONGEST_WAIT)
        order.append(choice.head)
        left.remove(choice.head)
    assert order == sorted(some, key=lambda one: (one.queued_from, one.ordinal))


def test_of_two_that_waited_equally_long_the_one_created_first_is_next() -> None:
    assert chosen([a_head(2, 5), a_head(1, 5)], a_law())[0].ordinal == 1
    # Twice as fast for half as long is the same score: the longer wait decides.
    tie = [a_head(1, 5, PRIORITY), a_head(2, 10)]
    assert chosen(tie, a_law(FASTER)) == (tie[1], Rule.LONGEST_WAIT)


def test_a_clock_that_went_back_makes_no_wait_negative_and_keeps_the_order() -> None:
    some = [a_head(1, -1), a_head(2, -4)]
    choice = choose(some, NOW, a_law(), ALL, ())
    assert choice is not None
    assert [one.waited for one in choice.reasons.compared] == [0, 0]
    assert choice.head.ordinal == 1
    # A wait below zero is not worth less than none to a class that ages fast.
    late = [a_head(1, -1, PRIORITY), a_head(2, -2)]
    assert chosen(late, a_law(FASTER))[0].ordinal == 1
    soon = [a_head(1, -9, PRIORITY), a_head(2, -2)]
    assert chosen(soon, a_law({PRIORITY: ClassRule(head_start=0.5, rate=4.0)}))[0].ordinal == 1


# The score


@given(heads.filter(bool), laws)
def test_the_largest_score_is_next_where_no_other_test_decides(
    some: list[Head], law: PriorityRules
) -> None:
    law = replace(law, wait_max=timedelta(days=1), cap_of=0)
    head, rule = chosen(some, law, some_levels("abcd"))

    def score(one: Head) -> float:
        of = law.classes.get(one.ticket_class, ClassRule())
        return of.head_start + of.rate * (waited(one) / law.targets[one.service])

    assert score(head) == max(map(score, some))
    ties = [one for one in some if score(one) == score(head)]
    assert head == min(ties, key=lambda one: (one.queued_from, one.ordinal))
    longest = head == min(some, key=lambda one: (one.queued_from, one.ordinal))
    if len(some) > 1:
        assert rule is (Rule.LONGEST_WAIT if longest else Rule.PRECEDENCE)


def test_a_head_start_is_worth_that_many_target_waits() -> None:
    law = a_law({RETURNING: ClassRule(head_start=0.5)})
    newcomer = a_head(2, 0, RETURNING)
    assert chosen([a_head(1, 4.9), newcomer], law) == (newcomer, Rule.PRECEDENCE)
    # At five of ten minutes both score one half, and the longer wait decides.
    assert chosen([a_head(1, 5), newcomer], law)[0].ordinal == 1


def test_a_rate_is_worth_that_much_of_the_wait() -> None:
    fast = a_head(2, 5, APPOINTMENT)
    law = a_law({APPOINTMENT: ClassRule(rate=1.5)})
    assert chosen([a_head(1, 7.4), fast], law) == (fast, Rule.PRECEDENCE)
    assert chosen([a_head(1, 7.6), fast], law)[0].ordinal == 1


def test_each_service_ages_on_its_own_scale() -> None:
    law = a_law(targets={"a": 40 * MINUTE, "b": 4 * MINUTE})
    short = a_head(2, 3, service="b")
    assert chosen([a_head(1, 29, service="a"), short], law) == (short, Rule.PRECEDENCE)
    assert chosen([a_head(1, 31, service="a"), short], law)[0].ordinal == 1
