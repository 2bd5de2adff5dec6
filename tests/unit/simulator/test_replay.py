"""`novbe simulate replay`: estimates for a log of real waits."""

import random
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from heapq import heapify, heappop, heappush
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from simulator.cli import main
from simulator.study.alternatives import Method
from simulator.study.log import FURTHEST
from simulator.study.replay import Outcome, Row
from simulator.study.replay import replay as replayed

RIVALS = ("last to enter service", "head of line", "mean of the last 30")
HEAD = "arrived,called,finished,service,counter,priority,outcome"

type Replay = Callable[..., Result]


@pytest.fixture
def replay(tmp_path: Path) -> Replay:
    """Writes a log and runs the command on it."""

    def run(lines: list[str], *words: str, head: str = HEAD) -> Result:
        path = tmp_path / "log.csv"
        path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        return CliRunner().invoke(main, ["replay", str(path), *words], catch_exceptions=False)

    return run


@cache
def a_log(days: int, rfc3339: bool = False) -> list[str]:
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
            times = [f"{one:.0f}" for one in (now, called, called + needs)]
            if rfc3339:
                times = [written(float(one)) for one in times]
            outcome = "no_show" if absent else "done"
            lines.append(f"{','.join(times)},{service},{counter},0,{outcome}")
    return lines


def written(at: float) -> str:
    """A moment of November, in the time of Baku."""
    day, rest = divmod(round(at), 86400)
    return f"2026-11-{2 + day:02}T{rest // 3600:02}:{rest % 3600 // 60:02}:{rest % 60:02}+04:00"


def figures(output: str, method: str) -> tuple[float, float, float]:
    """The error, bias and coverage of a method in the first table."""
    line = next(one for one in output.splitlines() if one.startswith(f"| {method} "))
    error, bias, _, covered = (one.strip() for one in line.strip("|").split("|")[1:])
    return float(error), float(bias), float(covered.rstrip("%")) / 100


def test_ours_errs_less_than_what_the_history_of_delays_says(replay: Replay) -> None:
    done = replay(a_log(6))
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[0].endswith("bias below zero: it took longer")
    error, _, covered = figures(done.output, "ours")
    for rival in RIVALS:
        assert error < figures(done.output, rival)[0]
    assert 0.85 <= covered <= 0.95
    services = [line.split("|")[1].strip() for line in done.output.splitlines() if "|" in line]
    assert {"short", "long"} <= set(services)


def test_seconds_and_rfc_3339_tell_the_same(replay: Replay) -> None:
    lines, dated = a_log(1), a_log(1, rfc3339=True)
    first, second = replay(lines), replay(dated)
    assert first.exit_code == second.exit_code == 0
    # The letters of RFC 3339 may be small ones (5.6).
    assert replay([one.replace("T", "t") for one in dated]).output == second.output
    # The hour and weekday of what is learned differ; the history of delays does not.
    for rival in RIVALS:
        assert figures(first.output, rival) == figures(second.output, rival)


def test_the_order_of_the_lines_is_no_matter(replay: Replay) -> None:
    lines = a_log(1)
    assert replay(lines).output == replay(lines[::-1]).output


def test_an_estimate_does_not_use_later_lines(replay: Replay) -> None:
    """The estimates until noon of the second day do not depend on later lines."""
    lines = a_log(2)
    at_noon = 86400 + 43200
    before = [one for one in lines if int(one.split(",")[1]) < at_noon]
    words = ("--learn", str(86400))
    cut = [one if int(one.split(",")[2]) < at_noon else changed(one, at_noon) for one in before]
    arrived = [one for one in before if int(one.split(",")[0]) < at_noon]
    assert len(arrived) == len(before)
    assert replay(cut, *words).output == replay(before, *words).output


def changed(line: str, at: int) -> str:
    """The same, finished an hour after a moment."""
    cells = line.split(",")
    return ",".join([*cells[:2], str(at + 3600), *cells[3:]])


def test_the_first_part_is_a_share_or_until_a_time(replay: Replay) -> None:
    lines = a_log(2)
    # The first of the day comes before any counter was seen to act.
    second = sum(int(one.split(",")[0]) >= 86400 for one in lines) - 1
    by_time = replay(lines, "--learn", "86400")
    assert f"{len(lines)} tickets, {second} waits measured" in by_time.output
    share = 1 - (second + 1) / len(lines)
    assert replay(lines, "--learn", f"{share - 1e-9:.12f}").output == by_time.output
    dated = replay(a_log(2, rfc3339=True), "--learn", written(86400))
    assert f"{second} waits measured" in dated.output
    for wrong in ("half", written(86400)):
        done = replay(lines, "--learn", wrong)
        assert done.exit_code == 2
        assert "no share from 0 to 1" in done.output


FAULTY = [
    ("2026-11-02T09:00:00Z,200,300,a,1,0,done", "has 'arrived' in RFC 3339"),
    ("100,soon,300,a,1,0,done", "has 'soon' as 'called'"),
    ("100,2026-11-02T09:00:00,300,a,1,0,done", "neither seconds nor RFC 3339 with a zone"),
    ("100,50,300,a,1,0,done", "is called before it arrived"),
    ("100,200,150,a,1,0,done", "is finished before it is called"),
    ("100,,,a,1,0,done", "has no call"),
    ("100,200,,a,1,0,done", "is done but not finished"),
    ("100,200,300,a,,0,done", "is called to no counter"),
    ("100,200,300,,1,0,done", "is for no service"),
    ("100,200,300,a,1,0,lost", "has 'lost' as its outcome"),
    ("100,200,300,a,1,maybe,done", "has 'maybe' as its priority"),
    ("100,200,300,a,1,0,left", "has left, so it has no call"),
    (",200,300,a,1,0,done", "has no 'arrived'"),
    (
        "1763989200000,1763989260000,1763989300000,a,1,0,done",
        "has '1763989200000' as 'arrived': these look like milliseconds; write seconds",
    ),
    ("100,1763989260000,1763989300000,a,1,0,done", "has '1763989260000' as 'called'"),
    ("-10,0,-5,a,9,0,done", "is finished before it is called"),
    ("100,200,-1763989300000,a,1,0,done", "these look like milliseconds"),
    ("1763989200000000,,,a,1,0,left", "outside the calendar"),
    ("100,200,253402300799,a,1,0,done", "has '253402300799' as 'finished'"),
    (f"100,200,{'9' * 400},a,1,0,done", "outside the calendar"),
]


def test_faulty_lines_are_named_and_left_out_on_demand(replay: Replay) -> None:
    lines = [line for line, _ in FAULTY]
    refused = replay([*a_log(1), *lines])
    going_on = replay([*a_log(1), *lines], "--skip-faulty")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert (going_on.exit_code, going_on.stdout) == (0, replay(a_log(1)).stdout)
    for done in (refused, going_on):
        named = dict(re.findall(r"line (\d+) (.*)", done.stderr))
        for number, (line, said) in enumerate(FAULTY, start=len(a_log(1)) + 2):
            assert said in named[str(number)], line


def test_a_log_of_two_ways_to_write_times_is_refused_with_the_line(replay: Replay) -> None:
    dated = "2026-11-02T09:00:00Z,2026-11-02T09:05:00Z,2026-11-02T09:09:00Z,a,1,0,done"
    done = replay(["100,200,300,a,1,0,done", dated])
    assert done.exit_code == 2
    assert "line 3 has 'arrived' in RFC 3339, the lines before in seconds" in done.stderr


def test_a_faulty_line_does_not_say_how_the_others_write_times(replay: Replay) -> None:
    hour = "2026-11-02T09"
    dated = [
        f"{hour}:{n:02}:00Z,{hour}:{n + 1:02}:00Z,{hour}:{n + 2:02}:00Z,a,1,0,done"
        for n in range(20)
    ]
    done = replay(["0,0,0,,,,", *dated], "--skip-faulty")
    assert done.exit_code == 0
    assert "line 2 " in done.stderr
    assert "line 3 " not in done.stderr


def test_times_at_the_ends_of_the_calendar_are_faults_of_their_lines(replay: Replay) -> None:
    good = ["2026-11-04T09:00:00Z", "2026-11-04T09:05:00Z", "2026-11-04T09:09:00Z"]
    lines = a_log(1, rfc3339=True)
    wrong, said = [], []
    for moment in (
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-23:59",
        "1969-12-31T23:59:59Z",
        "2201-01-01T00:00:00Z",
    ):
        assert replay(lines, "--learn", moment).exit_code == 2
        for place, column in enumerate(("arrived", "called", "finished")):
            times = [*good[:place], moment, *good[place + 1 :]]
            wrong.append(f"{','.join(times)},short,c1,0,done")
            said.append(
                f"line {len(lines) + len(wrong) + 1} has '{moment}' as '{column}': "
                "no year from 1970 to 2200"
            )
    refused = replay([*lines, *wrong])
    going_on = replay([*lines, *wrong], "--skip-faulty")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert going_on.exit_code == 0
    for done in (refused, going_on):
        assert [one for one in said if one not in done.stderr] == []


def test_times_that_can_be_meant_are_told_to_the_end(replay: Replay) -> None:
    far = f"{FURTHEST:.0f}"
    lines = [f"-{far},-{far},{far},short,c1,0,done", f"0,{far},{far},short,c1,0,done", *a_log(1)]
    assert replay(lines).exit_code == 0
    dated = ["1970-01-01T00:00:00+23:59", "2200-12-31T23:59:59-23:59"]
    line = f"{dated[0]},{dated[1]},{dated[1]},short,c1,0,done"
    assert replay([line, *a_log(1, rfc3339=True)]).exit_code == 0


@pytest.mark.parametrize("gave_up", [80, None])
def test_a_visitor_who_leaves_is_out_of_the_queue(gave_up: int | None) -> None:
    rows = [
        Row(second(0), second(10), second(90), "a", "1"),
        Row(second(20), None, second(gave_up) if gave_up else None, "a", "", outcome=Outcome.LEFT),
        Row(second(30), second(100), second(400), "a", "1"),
        Row(second(110), second(410), second(700), "a", "1"),
    ]
    told = replayed(rows, measured_from=second(5)).told[Method.HEAD_OF_LINE]
    # The visitor of minute 30 comes after the one who leaves; that of 110 finds an empty queue.
    assert [one.estimate for one in told] == [10, 0]


def second(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def test_a_clock_may_begin_in_the_middle_of_the_log(replay: Replay) -> None:
    lines = a_log(1)
    moved = []
    for line in lines:
        *times, service, counter, priority, outcome = line.split(",")
        early = [str(int(one) - int(lines[0].split(",")[1])) for one in times]
        moved.append(",".join([*early, service, counter, priority, outcome]))
    assert moved[0].split(",")[1] == "0"
    first, second = replay(moved).output, replay(lines).output
    for rival in RIVALS:
        assert figures(first, rival) == figures(second, rival)


def test_columns_may_stand_in_any_order_and_the_last_two_may_be_missing(replay: Replay) -> None:
    lines = a_log(1)
    turned = []
    for line in lines:
        arrived, called, finished, service, counter, *_ = line.split(",")
        turned.append(f"{counter},{service},{finished},{called},{arrived}")
    done = replay(turned, head="counter,service,Finished,called,arrived")
    assert done.exit_code == 0, done.output
    missing = replay(lines, head="arrived,called,done,service,counter,priority,outcome")
    assert missing.exit_code == 2
    assert "line 1 has no column finished" in missing.stderr


def test_an_empty_log_and_one_that_is_learned_whole_say_so(replay: Replay) -> None:
    assert "has no tickets" in replay([]).stderr
    done = replay(a_log(1), "--learn", "1")
    assert done.exit_code == 2
    assert "no wait is left to measure" in done.stderr


def test_where_no_counter_was_active_it_is_not_the_first_part_that_is_blamed(
    replay: Replay,
) -> None:
    hour = 3600
    lines = [f"{i * hour},{i * hour + 5},{i * hour + 60},a,1,0,done" for i in range(4)]
    done = replay(lines)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "nothing was measured" in done.stderr
    assert "no counter for them was active: 2" in done.stderr
    assert "--learn" not in done.stderr
