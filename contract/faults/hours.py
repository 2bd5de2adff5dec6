"""Faults of opening hours and quotas."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from itertools import pairwise
from typing import Final

from contract.centre import CentreConfig, CentreHead
from contract.faults.entries import Fault
from contract.hours import OpenInterval, minutes_of

type OpenIntervals = tuple[OpenInterval, ...]

DAY: Final = 24 * 60
"""Minutes."""


def hour_faults(config: CentreConfig) -> Iterator[Fault]:
    """The faults of hours, special days and quotas."""
    yield from _overlapping(config)
    yield from _contradicting(config.centre)
    yield from _endless(config)
    yield from _quota_faults(config)


def _weeks(
    config: CentreConfig,
) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, OpenIntervals]]]:
    """All parts that have hours, by a key for each day."""
    yield ("centre", "hours"), {str(day): hours for day, hours in config.centre.hours.items()}
    special = config.centre.special_hours
    yield ("centre", "special_hours"), {day.isoformat(): hours for day, hours in special.items()}
    for index, service in enumerate(config.services):
        if service.hours is not None:
            week = {str(day): hours for day, hours in service.hours.items()}
            yield ("services", index, "hours"), week


def _overlapping(config: CentreConfig) -> Iterator[Fault]:
    turn = config.centre.day_starts_at
    latest = DAY + _minutes(turn)
    for path, week in _weeks(config):
        for day, intervals in week.items():
            spans = sorted(minutes_of(interval) for interval in intervals)
            if any(start < end for (_, end), (start, _) in pairwise(spans)):
                message = (
                    "the intervals overlap: begin each when the one before has ended, like "
                    '["09:00-13:00", "14:00-18:00"]'
                )
                yield Fault((*path, day), message)
            for interval in intervals:
                if minutes_of(interval)[1] > latest:
                    yield Fault((*path, day), _past_turn(interval, turn))


def _past_turn(interval: str, turn: time) -> str:
    """A message for an interval that ends on the next business day; mostly its two times are
    swapped."""
    start, _, end = interval.partition("-")
    if start < end:
        return f"{interval} runs past {turn:%H:%M}, when the business day starts: split it there"
    return (
        f"the interval {interval} ends before it starts: write {end}-{start}; one that runs past "
        f"midnight ends by {turn:%H:%M}, when the next business day starts"
    )


def _contradicting(head: CentreHead) -> Iterator[Fault]:
    for day, hours in head.special_hours.items():
        if hours and day in head.holidays:
            message = f"{day} has special hours and is one of the holidays: delete one of the two"
            yield Fault(("centre", "special_hours", day.isoformat()), message)


def _endless(config: CentreConfig) -> Iterator[Fault]:
    """Work that lasts past the end of the day."""
    head = config.centre
    if head.day_end_latest is None:
        return
    # All in minutes since the day turned; it ends with the next turn.
    turn = _minutes(head.day_starts_at)
    latest = (_minutes(head.day_end_latest) - turn) % DAY or DAY
    for path, week in _weeks(config):
        whose = f" of {config.services[path[1]].key}" if isinstance(path[1], int) else ""
        for day, intervals in week.items():
            for start, end in map(minutes_of, intervals):
                # Time before the turn belongs to the previous day.
                ends = [end - turn] if end > turn else []
                ends += [min(end, turn) + DAY - turn] if start < turn else []
                if any(at > latest for at in ends):
                    yield Fault(
                        ("centre", "day_end_latest"),
                        f"{head.day_end_latest:%H:%M} is before the closing{whose} on {day}: "
                        "write a later time, or leave this field out",
                    )


def _quota_faults(config: CentreConfig) -> Iterator[Fault]:
    for index, service in enumerate(config.services):
        if service.quota is None:
            continue
        path = ("services", index, "quota")
        if service.quota.per_day is None and not service.quota.windows:
            yield Fault(path, "this quota has no number: write per_day = 120, or leave quota out")
        intervals = [window.interval for window in service.quota.windows]
        yield from window_faults((*path, "windows"), intervals, config.centre)


def window_faults(
    path: tuple[str | int, ...], intervals: Sequence[str], head: CentreHead
) -> Iterator[Fault]:
    """The faults of parts of the day, of which each has something of its own."""
    turn, spans = _minutes(head.day_starts_at), []
    for place, interval in enumerate(intervals):
        start, end = minutes_of(interval)
        begins = (start - turn) % DAY
        spans.append((begins, begins + end - start))
        if begins + end - start > DAY:
            yield Fault((*path, place, "interval"), _past_turn(interval, head.day_starts_at))
    if any(start < end for (_, end), (start, _) in pairwise(sorted(spans))):
        yield Fault(path, "the windows overlap: begin each when the one before has ended")


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
