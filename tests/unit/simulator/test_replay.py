"""`novbe simulate replay`: estimates for a log of real waits."""

import random
from collections.abc import Callable, Iterable
from copy import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from heapq import heapify, heappop, heappush
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from simulator.cli import main
from simulator.replay.alternatives import EstimateMethod
from simulator.replay.cli import FAULTS_TOLD
from simulator.replay.hall import LoggedOutcome, LogRow
from simulator.replay.hall import replay as replayed
from simulator.replay.log import FURTHEST, FaultyLine, Log, read_log

RIVALS = (EstimateMethod.LAST_TO_ENTER, EstimateMethod.HEAD_OF_LINE, EstimateMethod.MEAN_OF_LAST)
HEAD = "arrived,called,finished,service,counter,priority,outcome"
HOUR = 3600

type Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(lines: Iterable[str], head: str = HEAD) -> Path:
        path = tmp_path / "log.csv"
        path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        return path

    return write


def replay(path: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["replay", str(path), *words], catch_exceptions=False)


@cache
def a_log(days: int) -> list[str]:
    """Two services at four counters, first come, first served; some do not come."""
    chance, lines = random.Random(5), []
    for day in range(days):
        free = [(day * 86400 + 32400.0, f"c{i}") for i in range(4)]
        heapify(free)
        now = day * 86400 + 32400.0
        while now < day * 86400 + 61200:
            now += chance.expovariate(1 / (75 if now % 86400 < 46800 else 110))
            service = chance.choices(["short", "long"], [3, 1])[0]
            at, counter = heappop(free)
            called = max(at, now) + 3
            absent = chance.random() < 0.05
            usual = 230 if service == "short" else 560
            needs = 80 if absent else chance.lognormvariate(0, 0.5) * usual
            heappush(free, (called + needs, counter))
            times = ",".join(f"{one:.0f}" for one in (now, called, called + needs))
            lines.append(f"{times},{service},{counter},0,{'no_show' if absent else 'done'}")
    return lines


def retold(lines: Iterable[str], say: Callable[[int], str]) -> list[str]:
    """The same lines with the seconds written in another way."""
    cells = [line.split(",") for line in lines]
    return [",".join([*(say(int(one)) for one in line[:3]), *line[3:]]) for line in cells]


def dated(at: int) -> str:
    """A moment of November, in the time of Baku."""
    day, rest = divmod(at, 86400)
    return f"2026-11-{2 + day:02}T{rest // 3600:02}:{rest % 3600 // 60:02}:{rest % 60:02}+04:00"


def second(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def test_ours_errs_less_than_what_the_history_of_delays_says(write: Write) -> None:
    def figures(method: str) -> tuple[float, float]:
        """The error and the coverage of a method in the first table."""
        line = next(one for one in done.output.splitlines() if one.startswith(f"| {method} "))
        error, _bias, _longer, covered = (one.strip() for one in line.strip("|").split("|")[1:])
        return float(error), float(covered.rstrip("%")) / 100

    done = replay(write(a_log(3)))
    assert done.exit_code == 0, done.output
    head, *_ = done.output.splitlines()
    assert head.startswith(f"{len(a_log(3))} tickets, ")
    assert head.endswith("bias below zero: it took longer")
    error, covered = figures(EstimateMethod.OURS)
    assert all(error < figures(rival)[0] for rival in RIVALS)
    assert 0.85 <= covered <= 0.95
    services = [line.split("|")[1].strip() for line in done.output.splitlines() if "|" in line]
    assert {"short", "long"} <= set(services)


def test_moments_are_seconds_of_any_clock_or_rfc_3339(write: Write) -> None:
    def since_first(log: Log) -> list[timedelta]:
        assert not log.faults
        moments = [at for one in log.rows for at in (one.arrived, one.called, one.finished) if at]
        return [at - moments[0] for at in moments]

    lines = a_log(1)[:60]
    found = since_first(read_log(write(lines)))
    # The letters of RFC 3339 may be small ones (5.6), and a clock may begin in the middle.
    for say in (dated, lambda at: dated(at).lower(), lambda at: str(at - 43200)):
        assert since_first(read_log(write(retold(lines, say)))) == found


def test_an_estimate_uses_neither_later_lines_nor_the_order_of_the_lines(write: Write) -> None:
    rows, ten, noon = read_log(write(a_log(1))).rows, second(10 * HOUR), second(12 * HOUR)
    before = [one for one in rows if one.called and one.called < noon]
    cut = [
        one if one.finished and one.finished < noon else replace(one, finished=second(13 * HOUR))
        for one in before
    ]
    assert before != cut
    told = replayed(before, ten).told
    assert told[EstimateMethod.OURS]
    assert replayed(cut, ten).told == told
    assert replayed(before[::-1], ten).told == told


def test_the_first_part_is_a_share_or_until_a_time(write: Write) -> None:
    lines = a_log(2)[::10]
    path = write(lines)
    log = read_log(path)
    arrivals = [one.arrived for one in log.rows]
    first = next(place for place, at in enumerate(arrivals) if at >= second(86400))
    assert log.arrival_after("86400") == second(86400)
    assert log.arrival_after(f"{first / len(arrivals) - 1e-9:.12f}") == arrivals[first]
    assert log.arrival_after("1") is None
    for wrong in ("half", dated(86400), "0001-01-01T00:00:00+23:59", "9" * 400):
        with pytest.raises(FaultyLine):
            log.arrival_after(wrong)
    done = replay(path, "--learn", "half")
    assert done.exit_code == 2
    assert "no share from 0 to 1" in done.output
    in_baku = read_log(write(retold(lines, dated)))
    assert in_baku.arrival_after(dated(86400)) == datetime(2026, 11, 2, 20, tzinfo=UTC)


FAULTY = [
    ("2026-11-02T09:00:00Z,200,300,a,1,0,done", "'arrived' in RFC 3339, the lines before in sec"),
    ("100,soon,300,a,1,0,done", "has 'soon' as 'called'"),
    ("100,2026-11-02T09:00:00,300,a,1,0,done", "neither seconds nor RFC 3339 with a zone"),
    ("100,50,300,a,1,0,done", "is called before it arrived"),
    ("100,200,150,a,1,0,done", "is finished before it is called"),
    ("100,,50,a,,0,left", "left before it arrived"),
    ("100,,,a,1,0,done", "has no call"),
    ("100,200,,a,1,0,done", "is done but not finished"),
    ("100,200,300,a,,0,done", "is called to no counter"),
    ("100,200,300,,1,0,done", "is for no service"),
    ("100,200,300,a,1,0,lost", "has 'lost' as its outcome"),
    ("100,200,300,a,1,maybe,done", "has 'maybe' as its priority"),
    ("100,200,300,a,1,0,left", "has left, so it has no call"),
    (",200,300,a,1,0,done", "has no 'arrived'"),
    ("100,200,-1763989300000,a,1,0,done", "these look like milliseconds; write seconds"),
    (f"100,200,{'9' * 400},a,1,0,done", "outside the calendar"),
    *(
        (f"{moment},,,a,1,0,left", f"has '{moment}' as 'arrived': no year from 1970 to 2200")
        for moment in (
            "0001-01-01T00:00:00Z",
            "0001-01-01T00:00:00+23:59",
            "9999-12-31T23:59:59-23:59",
            "1969-12-31T23:59:59Z",
            "2201-01-01T00:00:00Z",
        )
    ),
]


def test_faulty_lines_are_named_and_left_out_on_demand(write: Write) -> None:
    lines = a_log(1)[:60]
    faulty = [line for line, _ in FAULTY]
    found = read_log(write([*lines, *faulty])).faults
    for number, ((line, said), fault) in enumerate(zip(FAULTY, found, strict=True), len(lines) + 2):
        assert fault.startswith(f"line {number} "), line
        assert said in fault, line
    refused = replay(write([*lines, *faulty]))
    going_on = replay(write([*lines, *faulty]), "--skip-faulty")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert (going_on.exit_code, going_on.stdout) == (0, replay(write(lines)).stdout)
    for done in (refused, going_on):
        assert all(one in done.stderr for one in found[:FAULTS_TOLD])
        assert f"and {len(FAULTY) - FAULTS_TOLD} more faulty lines" in done.stderr


def test_a_faulty_line_does_not_say_how_the_others_write_times(write: Write) -> None:
    log = read_log(write(["0,0,0,,,,", *retold(a_log(1)[:60], dated)]))
    assert [one[:7] for one in log.faults] == ["line 2 "]
    assert len(log.rows) == 60


def test_times_that_can_be_meant_are_told_to_the_end(write: Write) -> None:
    far = f"{FURTHEST:.0f}"
    lines = [f"-{far},-{far},{far},short,c1,0,done", f"0,{far},{far},short,c1,0,done"]
    assert replay(write([*lines, *a_log(1)[:60]])).exit_code == 0
    early, late = "1970-01-01T00:00:00+23:59", "2200-12-31T23:59:59-23:59"
    lines = [f"{early},{late},{late},short,c1,0,done", *retold(a_log(1)[:60], dated)]
    assert replay(write(lines)).exit_code == 0


@pytest.mark.parametrize("gave_up", [80, None])
def test_a_visitor_who_leaves_is_out_of_the_queue(gave_up: int | None) -> None:
    rows = [
        LogRow(second(0), second(10), second(90), "a", "1"),
        LogRow(
            second(20),
            None,
            second(gave_up) if gave_up else None,
            "a",
            "",
            outcome=LoggedOutcome.LEFT,
        ),
        LogRow(second(30), second(100), second(400), "a", "1"),
        LogRow(second(110), second(410), second(700), "a", "1"),
    ]
    told = replayed(rows, measured_from=second(5)).told[EstimateMethod.HEAD_OF_LINE]
    # The visitor of minute 30 comes after the one who leaves; that of 110 finds an empty queue.
    assert [one.estimate for one in told] == [10, 0]


def test_columns_may_stand_in_any_order_and_the_last_two_may_be_missing(write: Write) -> None:
    lines = a_log(1)[:60]
    turned = [",".join(line.split(",")[4::-1]) for line in lines]
    found = read_log(write(turned, head="counter,service,Finished,called,arrived"))
    known = read_log(write(lines)).rows
    assert found.rows == [replace(one, outcome=LoggedOutcome.DONE) for one in known]
    missing = read_log(write(lines, head=HEAD.replace("finished", "done")))
    assert missing.faults == ["line 1 has no column finished"]


def test_a_log_without_a_wait_to_measure_is_refused_with_the_reason(write: Write) -> None:
    hourly = [f"{i * HOUR},{i * HOUR + 5},{i * HOUR + 60},a,1,0,done" for i in range(4)]
    for lines, words, said in (
        ([], (), "has no tickets"),
        (a_log(1)[:20], ("--learn", "1"), "no wait is left to measure"),
        (hourly, (), "no counter for them was active: 2"),
    ):
        done = replay(write(lines), *words)
        assert (done.exit_code, done.stdout) == (2, "")
        assert said in done.stderr
        assert ("--learn" in done.stderr) == bool(words)
