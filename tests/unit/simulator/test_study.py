"""The study's claims, in a small run; in full as a soak."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.domain.accuracy import Told, accuracy
from server.domain.alternatives import Method
from server.domain.trial import Trial
from simulator.study.__main__ import BEGIN, END, main
from simulator.study.days import Days
from simulator.study.floor import Floor, Visitor
from simulator.study.study import FIRST_DAY, Study
from simulator.study.watching import Watch, usual_of

RIVALS = (Method.LAST_TO_ENTER, Method.HEAD_OF_LINE, Method.MEAN_OF_LAST)


def error(told: Sequence[Told]) -> float:
    found = accuracy(told)
    assert found is not None
    return found.error


def coverage(told: Sequence[Told]) -> float:
    found = accuracy(told)
    assert found is not None
    return found.coverage


def claims_hold(told: Mapping[Method, Sequence[Told]], waits: int) -> None:
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


class Onlooker(Watch):
    """Also notes what happens."""

    def called(self, visitor: Visitor, now: datetime) -> None:
        super().called(visitor, now)
        calls.append((visitor.ordinal, now))

    def arrived(self, floor: Floor, visitor: Visitor, now: datetime) -> None:
        super().arrived(floor, visitor, now)
        at_counters = [desk.visitor for desk in floor.desks if desk.visitor is not None]
        assert len(at_counters) == len(set(at_counters))
        assert not set(at_counters) & set(floor.waiting())


calls: list[tuple[int, datetime]] = []


def test_a_day_calls_everybody_once_first_and_ends() -> None:
    calls.clear()
    chance = random.Random(11)
    watch = Onlooker(usual_of(chance), Trial("study"))
    watch.trial.measuring = True
    Days(chance, watch).live(FIRST_DAY)
    assert len({ordinal for ordinal, _ in calls}) == len(calls) > 300
    times = [at for _, at in calls]
    assert times == sorted(times)
    assert FIRST_DAY + timedelta(hours=18) < times[-1] < FIRST_DAY + timedelta(hours=24)
    assert 0.9 * len(calls) < len(watch.trial.told[Method.OURS]) <= len(calls)


def test_the_same_seed_is_the_same_study() -> None:
    study = Study(seeds=(4,), learned=0, measured=1)
    assert study.run() == study.run()
    assert study.run() != Study(seeds=(5,), learned=0, measured=1).run()


def test_the_command_prints_its_tables_and_writes_them_into_a_document(tmp_path: Path) -> None:
    document = tmp_path / "accuracy.md"
    document.write_text(f"# Before\n\n{BEGIN}old\n{END}\nafter\n", encoding="utf-8")
    words = ["--seed", "4", "--learn", "0", "--days", "1"]
    done = CliRunner().invoke(main, [*words, "--into", str(document)], catch_exceptions=False)
    assert done.exit_code == 0
    assert "| ours " in done.output
    assert document.read_text("utf-8") == f"# Before\n\n{BEGIN}{done.output}{END}\nafter\n"
    document.write_text("nothing", encoding="utf-8")
    refused = CliRunner().invoke(main, [*words, "--into", str(document)])
    assert refused.exit_code == 2
    assert "no place for the tables" in refused.output
