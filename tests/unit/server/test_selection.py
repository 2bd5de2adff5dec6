"""Which ticket is next: in thousands of small halls, with many ties and limits, the one that the
rules name.

That the cap holds call after call is shown by the plain hall of `tests/parts/plain`.
"""

from collections.abc import Iterator, Sequence
from copy import replace
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from contract.centre import ClassRule
from contract.enums import Rule, TicketClass
from server.domain.selection import Head, Levels, PriorityRules, choose
from tests.unit.server.heads import (
    FAST,
    MINUTE,
    NOW,
    SERVICES,
    STANDARD,
    a_head,
    rules_of,
    some_levels,
)

ELSEWHERE = "d"
"""A service that no counter here has a level for."""

USUAL = ClassRule()
"""How a class without a rule ages."""


class Case(NamedTuple):
    """What a choice is made of."""

    heads: list[Head]
    rules: PriorityRules
    levels: Levels
    recent: list[bool]


def a_case(chance: Random) -> Case:
    """Of few values each, so that ties and limits are met; a wait may be a little in the future, as
    when a clock was put back."""

    def a_class_rule() -> ClassRule:
        start, rate = chance.choice([0, 0.25, 0.5]), chance.choice([1, 2])
        return ClassRule(head_start=start, rate=rate, strict=chance.random() < 0.3)

    every, count = [*SERVICES, ELSEWHERE], chance.choice([0, 1, 2, 2, 3, 3, 4, 8])
    heads = [
        a_head(
            number,
            chance.choice([-1, 0, 4, 5, 10, 10, 15, 20, 20, 30]),
            chance.choice(list(TicketClass)),
            service=chance.choice(every),
            reserved_for=chance.choice(["", "", "", "c:1"]),
            deferred=chance.random() < 0.1,
        )
        for number in chance.sample(range(1, 99), count)
    ]
    rules = PriorityRules(
        {one: a_class_rule() for one in TicketClass if chance.random() < 0.7},
        {one: chance.choice([5, 10, 20]) * MINUTE for one in every},
        chance.choice([10, 20, 90]) * MINUTE,
        cap_of=chance.randint(0, 4),
        cap=chance.randint(0, 3),
    )
    levels = Levels(
        {one: chance.randint(0, 2) for one in SERVICES if chance.random() < 0.8},
        [chance.choice([0, 5, 10, 20]) * MINUTE for _ in range(3)],
    )
    return Case(heads, rules, levels, [chance.random() < 0.5 for _ in range(chance.randint(0, 6))])


def cases() -> Iterator[Case]:
    return (a_case(Random(seed)) for seed in range(5000))


def waited(head: Head) -> timedelta:
    return max(timedelta(), NOW - head.queued_from)


def is_served(one: Head, levels: Levels) -> bool:
    return bool(one.reserved_for) or one.service in levels.level_of


def level(one: Head, levels: Levels) -> int:
    """The best for a ticket that is reserved for this counter."""
    return 0 if one.reserved_for else levels.level_of[one.service]


def place(one: Head) -> tuple[datetime, int]:
    return one.queued_from, one.ordinal


def named(
    some: Sequence[Head], rules: PriorityRules, levels: Levels, recent: Sequence[bool]
) -> tuple[Head, bool]:
    """The head that the rules name, one test after the other, and whether the cap counts it."""

    def counted(one: Head) -> timedelta:
        return waited(one) - levels.call_after[level(one, levels)]

    def score(one: Head) -> float:
        """The head start, and the share of the target at the rate of the class."""
        rule, target = rules.classes.get(one.ticket_class, USUAL), rules.targets[one.service]
        seconds = max(timedelta(), counted(one)).total_seconds()
        return rule.head_start + rule.rate / target.total_seconds() * seconds

    def is_favoured(one: Head) -> bool:
        """Whether its class starts ahead of standard or ages faster."""
        rule, standard = (rules.classes.get(c, USUAL) for c in (one.ticket_class, STANDARD))
        return rule.head_start > standard.head_start or rule.rate > standard.rate

    def is_capped(one: Head) -> bool:
        return is_favoured(one) and not rules.classes.get(one.ticket_class, USUAL).strict

    best = min(level(one, levels) for one in some)
    overdue = [one for one in some if waited(one) > rules.wait_max]
    eligible = [
        one
        for one in some
        if one in overdue or level(one, levels) == best or counted(one) > timedelta()
    ]
    ordinary = any(not is_favoured(one) for one in eligible)
    full = rules.cap_of > 0 and sum(recent[: rules.cap_of - 1]) >= rules.cap
    if full and ordinary:
        eligible = [one for one in eligible if not is_capped(one)]
    if overdue:
        found = min(overdue, key=place)
    else:
        found = min(eligible, key=lambda one: (-score(one), *place(one)))
    return found, ordinary and is_capped(found)


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
    several = len({level(one, levels) for one in some}) > 1
    at_one_level = Levels(dict.fromkeys(levels.level_of, 0), [timedelta()])
    if several and named(some, uncapped, at_one_level, ())[0] != head:
        return Rule.LEVEL
    return Rule.LONGEST_WAIT if head == min(some, key=place) else Rule.PRECEDENCE


def test_the_rules_name_the_head_that_is_called() -> None:
    for case in cases():
        some, rules, levels, recent = case
        served = [one for one in some if is_served(one, levels)]
        choice = choose(some, NOW, rules, levels, recent)
        assert (choice is None) is (not served), case
        if choice is None:
            continue
        # A deferred head is called only where no other head is.
        served = [one for one in served if not one.deferred] or served
        assert (choice.head, choice.favoured) == named(served, rules, levels, recent), case
        assert choice.reasons.rule == reason(served, rules, levels, recent), case
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
        assert choose(served[::-1], NOW, rules, levels, recent) == choice, case


def test_without_cap_and_levels_the_second_head_is_called_when_the_first_is_gone() -> None:
    for case in cases():
        some = [replace(one, deferred=False) for one in case.heads]
        rules, levels = replace(case.rules, cap_of=0), some_levels("abcd")
        if len(some) > 1:
            first = choose(some, NOW, rules, levels, ())
            assert first is not None
            second = choose([one for one in some if one != first.head], NOW, rules, levels, ())
            assert second is not None
            assert first.reasons.compared[1].ticket == second.head.ticket, case


def test_reasons_do_not_reveal_a_class() -> None:
    def text(ticket_class: TicketClass) -> str:
        some = [a_head(1, 9, ticket_class), a_head(2, 3, ticket_class)]
        choice = choose(some, NOW, rules_of(FAST), some_levels("abc"), ())
        assert choice is not None
        return choice.reasons.model_dump_json()

    assert len({text(one) for one in TicketClass}) == 1
