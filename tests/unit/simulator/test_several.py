"""The study of waiting in several queues at once: its rules, on a day; `make soak` runs it in
full."""

import random
from collections import Counter
from datetime import timedelta
from functools import cache
from itertools import pairwise
from math import sqrt

import pytest
from click.testing import CliRunner

from contract.enums import TicketClass
from simulator.cli import main
from simulator.several.hall import Hall, Rule, Served
from simulator.several.study import DAYS, Difference, compare
from simulator.several.visits import Visit, visits_of
from simulator.study.days import FIRST_DAY
from simulator.study.place import CLOSES, LEVELS, OPENS

AGEING = (Rule.ONE_AGEING, Rule.ALL_AGEING)


@cache
def day(load: float, share: float, seed: int = 1) -> list[Visit]:
    return visits_of(FIRST_DAY, load, share, random.Random(seed))


def apart(served: list[Served]) -> bool:
    """Whether no service begins before the one before has ended."""
    return all(one.ended <= other.called for one, other in pairwise(served))


@pytest.mark.parametrize("rule", Rule)
def test_each_service_is_given_once_and_no_counter_idles_while_visitors_wait(rule: Rule) -> None:
    visits = day(0.95, 0.3)[:200]
    hall = Hall(visits, rule, FIRST_DAY, "1")
    most = 0
    while hall.step():
        waiting = {one.service for one in hall.floor.waiting()}
        for desk in hall.desks:
            if desk.is_idle and not desk.looking:
                assert waiting.isdisjoint(desk.levels.level_of)
        called = {one.ordinal for desk in hall.desks for one in desk.serving}
        places = [one.ordinal for one in hall.floor.waiting()]
        assert called.isdisjoint(places), "the other places of a visitor at a counter sleep"
        most = max(most, *Counter(places).values(), 0)
        for one in hall.floor.waiting():
            stay = hall.stays[one.ordinal - 1]
            waited = timedelta() if rule is Rule.FROM_END else stay.waited
            since = stay.visit.arrived if rule in AGEING else stay.since - waited
            assert one.arrived == since, "a place keeps its age"
    assert most == (3 if rule in (Rule.ALL, Rule.ALL_AGEING) else 1)
    assert [one.visit for one in hall.stays] == visits
    for stay in hall.stays:
        assert sorted(one.service for one in stay.served) == sorted(stay.visit.services)
        assert apart(stay.served)
        assert stay.waited == sum((one.called - one.waiting for one in stay.served), timedelta())
    for desk in hall.desks:
        own = [one for stay in hall.stays for one in stay.served if one.desk is desk]
        assert apart(sorted(own, key=lambda one: one.called))
        assert {one.service for one in own} <= desk.levels.level_of.keys()


def test_where_each_visitor_has_one_service_the_rules_are_the_same() -> None:
    days = [Hall(day(0.6, 0), rule, FIRST_DAY, "1").run() for rule in Rule]
    first, *others = ([[one.called for one in stay.served] for stay in stays] for stays in days)
    assert all(other == first for other in others)


@pytest.mark.parametrize("rule", Rule)
def test_the_first_service_is_that_of_the_shorter_queue_unless_the_order_is_given(
    rule: Rule,
) -> None:
    ten = FIRST_DAY + timedelta(hours=10)
    seconds = {"contract": 2400.0, "copies": 360.0}
    wanted = [("contract",)] * 5 + [("contract", "copies")]
    visits = [Visit(ten, TicketClass.STANDARD, services, seconds) for services in wanted]
    *_, last = Hall(visits, rule, FIRST_DAY, "1").run()
    assert last.served[0].service == ("contract" if rule is Rule.GIVEN else "copies")


def test_the_visitors_of_a_day_bring_the_work_of_the_load() -> None:
    days = [day(0.8, 0.3, seed) for seed in range(20)]
    services = [len(visit.services) for visits in days for visit in visits]
    assert sum(one > 1 for one in services) / len(services) == pytest.approx(0.3, abs=0.02)
    assert set(services) == {1, 2, 3}
    work = sum(sum(visit.seconds.values()) for visits in days for visit in visits)
    hours = len(days) * len(LEVELS) * (CLOSES - OPENS)
    assert work / 3600 / hours == pytest.approx(0.8, rel=0.03)


def test_a_difference_is_paired_and_has_a_margin() -> None:
    found = Difference.of([11.0, 22.0, 33.0], [10.0, 20.0, 30.0])
    assert found.mean == 2
    assert found.margin == pytest.approx(1.96 / sqrt(3), abs=1e-4)


def test_the_command_prints_a_row_for_each_rule() -> None:
    words = ["several", "--load", "0.3", "--share", "0.2", "--days", "2"]
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    rows = done.output.splitlines()[2:]
    assert [row[2:].partition(" |")[0].rstrip() for row in rows] == [
        f"0.30, 20%: {rule}" for rule in Rule
    ]


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("load", [0.6, 0.82, 0.95])
@pytest.mark.parametrize("share", [0.15, 0.3])
def test_the_conclusions_of_the_document_hold(load: float, share: float) -> None:
    figures = compare(load, share, DAYS)

    def differs(rule: Rule, measure: str) -> Difference:
        return Difference.of(figures[rule][measure], figures[Rule.ONE][measure])

    in_all = differs(Rule.ALL, "stay, several services")
    assert abs(in_all.mean) + in_all.margin < 1, "minutes"
    from_end = differs(Rule.FROM_END, "stay, several services")
    assert from_end.mean - from_end.margin > 0
    by_age, by_both = (differs(rule, "stay, several services") for rule in AGEING)
    assert by_age.mean + by_age.margin < 0
    assert by_age.mean < 0.75 * by_both.mean
    paid = differs(Rule.ONE_AGEING, "wait, one service")
    assert paid.mean - paid.margin > 0
