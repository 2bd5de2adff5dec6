"""The claims of the study, in a small run; `make soak` runs it in full."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from contract.enums import TicketClass
from server.domain.accuracy import Prediction, accuracy
from simulator.cli import main
from simulator.study.alternatives import Method
from simulator.study.cli import BEGIN, END
from simulator.study.days import Days
from simulator.study.floor import Counter, Floor, Ticket
from simulator.study.place import LEVELS, MATTERS, RULES, usual_of
from simulator.study.study import FIRST_DAY, Study
from simulator.study.tables import table_of_methods
from simulator.study.trial import Trial

RIVALS = (Method.LAST_TO_ENTER, Method.HEAD_OF_LINE, Method.MEAN_OF_LAST)


def error(told: Sequence[Prediction]) -> float:
    found = accuracy(told)
    assert found is not None
    return found.error


def coverage(told: Sequence[Prediction]) -> float:
    found = accuracy(told)
    assert found is not None
    return found.coverage


def claims_hold(told: Mapping[Method, Sequence[Prediction]], waits: int) -> None:
    """Less error than each rival and nine of ten in time: of all waits, and of those for
    which no counter was free."""
    ours = told[Method.OURS]
    assert len(ours) > waits
    delayed = [place for place, one in enumerate(ours) if one.estimate > 0]
    assert len(delayed) > len(ours) / 2
    for rival in RIVALS:
        assert len(told[rival]) == len(ours)
        assert error(ours) < error(told[rival])
        assert error([ours[i] for i in delayed]) < error([told[rival][i] for i in delayed])
    assert 0.85 <= coverage(ours) <= 0.95
    assert 0.85 <= coverage([ours[i] for i in delayed]) <= 0.95


def test_waits_are_foretold_better_than_by_the_history_of_delays() -> None:
    claims_hold(Study(seeds=(1,), learned=4, measured=2).run(), waits=1000)


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_waits_are_foretold_better_in_many_halls() -> None:
    claims_hold(Study().run(), waits=25_000)


class Watched(Trial):
    """Also keeps the calls, and checks that no ticket is in two places."""

    calls: list[tuple[int, datetime]]

    def called(self, ticket: Ticket, now: datetime) -> None:
        super().called(ticket, now)
        self.calls.append((ticket.ordinal, now))

    def arrived[T: Ticket](self, floor: Floor[T], ticket: T, now: datetime) -> None:
        super().arrived(floor, ticket, now)
        at_counters = [one.ordinal for counter in floor.counters for one in counter.serving]
        assert len(at_counters) == len(set(at_counters))
        assert not {*at_counters, ticket.ordinal} & {one.ordinal for one in floor.waiting()}


def test_a_day_calls_every_ticket_once_first_and_ends() -> None:
    chance = random.Random(11)
    trial = Watched(usual_of(chance), RULES, FIRST_DAY)
    calls: list[tuple[int, datetime]] = []
    trial.calls = calls
    Days(chance, trial).live(FIRST_DAY)
    assert len({ordinal for ordinal, _ in calls}) == len(calls) > 300
    times = [at for _, at in calls]
    assert times == sorted(times)
    assert FIRST_DAY + timedelta(hours=17) < times[-1] < FIRST_DAY + timedelta(hours=24)
    assert 0.9 * len(calls) < len(trial.told[Method.OURS]) <= len(calls)


A = Ticket(1, "collection", TicketClass.STANDARD, FIRST_DAY)


def trial_of(waits: int, learn: int) -> Trial:
    """A trial of tickets an hour apart, each called a minute and a half after its arrival at
    a single counter that is two minutes busy with another ticket."""
    at = [FIRST_DAY + timedelta(hours=number) for number in range(waits)]
    # An estimate of 180 seconds is in the middle of a band, so that no other band has a say.
    trial = Trial(dict.fromkeys(MATTERS, 180.0), RULES, [*at, None][learn])
    floor = Floor[Ticket]()
    for number, now in enumerate(at):
        busy = replace(A, ordinal=-number - 1, called_at=now - timedelta(minutes=2))
        floor.counters = [Counter(LEVELS[4], serving=[busy], acted_at=now)]
        ticket = replace(A, ordinal=number, arrived=now)
        trial.arrived(floor, ticket, now)
        trial.called(ticket, now + timedelta(seconds=90))
    return trial


def test_a_trial_measures_only_when_it_should_and_learns_all_the_time() -> None:
    trial = trial_of(waits=200, learn=150)
    ours = trial.told[Method.OURS]
    assert len(ours) == 50
    # The wait is always the same share of the estimate: the range has learned it.
    assert ours[-1].estimate == pytest.approx(180, abs=1)
    assert ours[-1].late == 90
    assert trial.told[Method.LAST_TO_ENTER][-1].estimate == 90
    assert trial_of(waits=3, learn=3).told[Method.OURS] == []


def test_a_trial_counts_a_wait_without_an_estimate_for_no_method() -> None:
    trial = Trial(dict.fromkeys(MATTERS, 300.0), RULES, FIRST_DAY)
    trial.arrived(Floor[Ticket](), A, FIRST_DAY)
    trial.called(A, FIRST_DAY + timedelta(seconds=100))
    assert trial.unknown == 1
    assert not any(trial.told.values())


def test_the_command_writes_the_tables_of_a_seed_into_a_document(tmp_path: Path) -> None:
    document = tmp_path / "accuracy.md"
    document.write_text(f"# Before\n\n{BEGIN}old\n{END}\nafter\n", encoding="utf-8")
    words = ["study", "--seed", "4", "--learn", "0", "--days", "1"]
    done = CliRunner().invoke(main, [*words, "--into", str(document)], catch_exceptions=False)
    assert done.exit_code == 0
    # The same seed is the same study, another seed another one.
    same, other = (Study((seed,), learned=0, measured=1).run() for seed in (4, 5))
    assert table_of_methods(same) in done.output
    assert table_of_methods(other) not in done.output
    assert document.read_text("utf-8") == f"# Before\n\n{BEGIN}{done.output}{END}\nafter\n"
    document.write_text("nothing", encoding="utf-8")
    refused = CliRunner().invoke(main, [*words, "--into", str(document)])
    assert refused.exit_code == 2
    assert "no place for the tables" in refused.output
