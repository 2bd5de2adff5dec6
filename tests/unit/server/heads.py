"""Heads of queues, priority rules and levels to choose with, and strategies that draw them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from contract.centre import ClassRule
from contract.enums import Rule, TicketClass
from server.domain.selection import Head, Levels, PriorityRules, choose

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
LONG = timedelta(days=365)
"""A `wait_max` that no wait reaches."""

SERVICES = ("a", "b", "c")
ELSEWHERE = "d"
"""A service that drawn levels do not have."""

STANDARD, PRIORITY = TicketClass.STANDARD, TicketClass.PRIORITY
APPOINTMENT, RETURNING = TicketClass.APPOINTMENT, TicketClass.RETURNING


def a_head(
    number: int,
    minutes: float,
    ticket_class: TicketClass = STANDARD,
    *,
    service: str = "a",
    reserved_for: str = "",
    deferred: bool = False,
) -> Head:
    """The head that was created as the `number`th and has waited for `minutes`."""
    return Head(
        ticket=f"v.t{number}",
        number=f"A{number:03}",
        service=service,
        queued_from=NOW - timedelta(minutes=minutes),
        ordinal=number,
        ticket_class=ticket_class,
        reserved_for=reserved_for,
        deferred=deferred,
    )


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


def some_levels(*levels: str, minutes: tuple[float, ...] = (0, 10, 20)) -> Levels:
    """Each level is the letters of its services; `minutes` is from when on it counts."""
    return Levels(
        {service: level for level, services in enumerate(levels) for service in services},
        [timedelta(minutes=one) for one in minutes],
    )


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
