"""Several ways foretell the same waits, side by side, and learn from what happens.

Ours learns as the hall does (`server.domain.learned`), from plain values instead of
events. Each way has ranges of its own, learned in the same manner from its own past.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import inf

from server.domain import alternatives, learning
from server.domain.accuracy import Accuracy, Told, accuracy, by_service
from server.domain.alternatives import Method, Past
from server.domain.estimation import Need
from server.domain.learning import Absence, History, Learned, Pace, Spread
from server.domain.spreading import spread_about


@dataclass(slots=True)
class Trial:
    """What was learned, and what was foretold and came.

    Attributes:
        centre: the id under which ours is learned.
        told: by method; of the waits that were measured.
        unknown: how many measured waits nobody could foretell; no method counts them.
        measuring: whether what comes now is measured; it is learned from in any case.
    """

    centre: str
    told: dict[Method, list[Told]] = field(default_factory=lambda: {one: [] for one in Method})
    unknown: int = 0
    measuring: bool = False
    _paces: dict[str, Pace] = field(default_factory=dict)
    _histories: dict[str, History] = field(default_factory=dict)
    _absences: dict[str, Absence] = field(default_factory=dict)
    _spreads: dict[str, Spread] = field(default_factory=dict)
    _pasts: dict[str, Past] = field(default_factory=dict)
    _said: dict[int, dict[Method, float]] = field(default_factory=dict)

    @property
    def learned(self) -> Learned:
        """What was learned up to now."""
        return Learned(self.centre, self._paces, self._histories, self._absences, self._spreads)

    def foretell(
        self,
        ticket: int,
        service: str,
        ours: float | None,
        *,
        need: Need,
        waited: Sequence[float],
        serving: int,
    ) -> None:
        """Foretell the wait of a ticket that is being taken.

        Args:
            ticket: how it is known when it is called.
            service: what it is for.
            ours: what `server.domain.estimation` says; None: nobody knows.
            need: what a ticket of the service takes.
            waited: the seconds that those have waited who wait for the service now.
            serving: how many active counters serve it.
        """
        if ours is None:
            self.unknown += self.measuring
            return
        past = self._pasts.get(service, Past())
        self._said[ticket] = {
            Method.OURS: ours,
            Method.LAST_TO_ENTER: alternatives.last_to_enter(past),
            Method.HEAD_OF_LINE: alternatives.head_of_line(waited),
            Method.MEAN_OF_LAST: alternatives.mean_of_last(past),
            Method.ABANDONMENT: alternatives.abandonment(
                len(waited), serving, need.seconds, past.theta
            ),
        }

    def called(self, ticket: int, service: str, actual: float) -> None:
        """A ticket was called for the first time, after so many seconds."""
        for method, estimate in self._said.pop(ticket, {}).items():
            owner = self.centre if method is Method.OURS else method
            if self.measuring:
                points = Learned(owner, spreads=self._spreads).points()
                late = spread_about(estimate, points).late
                self.told[method].append(Told(service, estimate, late, actual))
            key = learning.spread_id(owner, estimate)
            spread = self._spreads.get(key) or Spread(key, self.centre)
            self._spreads[key] = learning.waited(spread, estimate, actual)
        self._pasts[service] = self._pasts.get(service, Past()).after(actual, came=True)

    def gave_up(self, ticket: int, service: str, waited: float) -> None:
        """A ticket was given up after so many seconds of waiting."""
        self._said.pop(ticket, None)
        self._pasts[service] = self._pasts.get(service, Past()).after(waited, came=False)
        self.missed(service, 0.0)

    def missed(self, service: str, lost: float) -> None:
        """Nobody came to a call, for which a counter waited so many seconds."""
        absence = self._absences.get(service) or Absence(service, self.centre)
        self._absences[service] = learning.stayed_away(absence, round(lost * 1000))

    def served(
        self, service: str, local: datetime, taken: float, items: int = 1, *, confirmed: bool
    ) -> None:
        """A ticket kept its counter for so many seconds, up to a local time."""
        absence = self._absences.get(service) or Absence(service, self.centre)
        self._absences[service] = learning.came(absence)
        key = learning.history_id(service, local)
        self._paces[service], self._histories[key] = learning.served(
            self.learned.pace(service),
            self._histories.get(key) or History(key, self.centre),
            round(taken * 1000),
            items,
            confirmed=confirmed,
        )


TITLES: Mapping[Method, str] = {
    Method.OURS: "ours",
    Method.LAST_TO_ENTER: "last to enter service",
    Method.HEAD_OF_LINE: "head of line",
    Method.MEAN_OF_LAST: "mean of the last 30",
    Method.ABANDONMENT: "queue length with abandonment",
}
"""The methods as a table says them."""


def table_of_methods(told: Mapping[Method, Sequence[Told]]) -> str:
    """Each method over all waits: a table in Markdown, times in seconds."""
    rows = [
        (TITLES[method], f"{found.error:.0f}", f"{found.bias:+.0f}", f"{found.coverage:.1%}")
        for method in Method
        if (found := accuracy(told[method]))
    ]
    return table(("all waits", "mean absolute error", "bias", "at most `late`"), rows)


def table_of_services(told: Mapping[Method, Sequence[Told]]) -> str:
    """Each service: ours in full, of the others the error; Markdown, times in seconds."""
    found = {method: by_service(told[method]) for method in Method}
    others = [method for method in Method if method is not Method.OURS]

    def row(service: str, ours: Accuracy) -> tuple[str, ...]:
        return (
            service,
            str(ours.count),
            f"{ours.wait:.0f}",
            f"{ours.error:.0f}",
            f"{ours.bias:+.0f}",
            f"{ours.coverage:.1%}",
            *(f"{found[method][service].error:.0f}" for method in others),
        )

    return table(
        (
            "service",
            "waits",
            "mean wait",
            "error, ours",
            "bias",
            "at most `late`",
            *(f"error, {TITLES[method]}" for method in others),
        ),
        [row(service, ours) for service, ours in found[Method.OURS].items()],
    )


LENGTHS = (0, 60, 300, 600, 1200, 2400)
"""From how many seconds on an estimate belongs to a row of `table_of_lengths`."""


def table_of_lengths(told: Mapping[Method, Sequence[Told]]) -> str:
    """Ours by how long it said that it would take; Markdown, times in seconds."""
    rows = []
    for start, end in zip(LENGTHS, (*LENGTHS[1:], inf), strict=True):
        some = [one for one in told[Method.OURS] if start <= one.estimate < end]
        if found := accuracy(some):
            span = f"{start} to {end}" if end < inf else f"{start} and more"
            rows.append(
                (
                    span,
                    str(found.count),
                    f"{found.wait:.0f}",
                    f"{found.error:.0f}",
                    f"{found.bias:+.0f}",
                    f"{found.coverage:.1%}",
                )
            )
    head = ("estimate", "waits", "mean wait", "mean absolute error", "bias", "at most `late`")
    return table(head, rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown that can be read as it is: the first column from the left, the
    others from the right."""
    every = [head, *rows]
    widths = [max(len(row[place]) for row in every) for place in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        shown = [
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(shown)} |"

    marks = [
        ("-" * width if not place else "-" * (width - 1) + ":")
        for place, width in enumerate(widths)
    ]
    return "\n".join([line(head), line(marks), *map(line, every[1:])]) + "\n"
