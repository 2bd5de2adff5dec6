"""The results as tables in Markdown."""

from collections.abc import Sequence
from typing import Final

from simulator.staffing.hall import COUNTERS
from simulator.staffing.month import Method, Outcome, Results, Staffing
from simulator.study.tables import table

STAFFINGS: Final = {
    Staffing.AS_OPEN: "the counters that were open",
    Staffing.ERLANG: "Erlang C, each hour by itself",
    Staffing.ADVISED: "the advice",
}

METHODS: Final = {
    Method.FITTED: "regression",
    Method.LAST_WEEK: "the same day a week before",
    Method.FOUR_WEEKS: "mean of the same weekday in four weeks",
}


def table_of_staffings(results: Results) -> str:
    """Each way of staffing over all hours."""
    was_open = results.of(Staffing.AS_OPEN).counters
    rows = [
        (
            name,
            *_quality(results.of(one)),
            f"{results.of(one).counters:.0f}",
            f"{results.of(one).counters / was_open - 1:+.0%}",
        )
        for one, name in STAFFINGS.items()
    ]
    enough = sum(results.hindsight.values())
    rows.append(("enough in hindsight", "", "", f"{enough:.0f}", f"{enough / was_open - 1:+.0%}"))
    head = ("counters", "hours that kept the target", "visitors within it", "counter-hours")
    return table((*head, "against those open"), rows)


def table_of_profiles(results: Results) -> str:
    """Each work profile: counters per hour, and the hours that kept the target."""
    return table(
        (
            "work profile",
            "open",
            "enough in hindsight",
            "advised",
            "more than open",
            "hours kept, as open",
            "hours kept, as advised",
        ),
        [_profile(results, profile) for profile in COUNTERS],
    )


def _profile(results: Results, profile: str) -> Sequence[str]:
    was_open = results.outcomes[Staffing.AS_OPEN, profile]
    advised = results.outcomes[Staffing.ADVISED, profile]
    hours = results.hours
    return (
        profile,
        f"{was_open.counters / hours:.1f}",
        f"{results.hindsight[profile] / hours:.1f}",
        f"{advised.counters / hours:.1f}",
        f"{(advised.counters - was_open.counters) / hours:+.1f}",
        f"{was_open.kept / was_open.hours:.0%}",
        f"{advised.kept / advised.hours:.0%}",
    )


def table_of_forecasts(results: Results) -> str:
    """The mean absolute error of each forecast, in visitors of a quarter of an hour."""
    rows = [
        (name, f"{results.errors[one] / results.quarters:.2f}") for one, name in METHODS.items()
    ]
    mean = f"mean absolute error ({results.visitors / results.quarters:.2f} visitors came)"
    return table(("forecast", mean), rows)


def _quality(one: Outcome) -> tuple[str, str]:
    return f"{one.kept / one.hours:.1%}", f"{one.within / one.visitors:.1%}"
