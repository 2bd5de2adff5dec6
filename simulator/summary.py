"""The results of a run, as numbers and as a table."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from contract.errors import ProblemType
from server.domain.spreading import point


@dataclass(slots=True)
class Summary:
    """The counts of one run.

    Attributes:
        came_back: missed tickets that were brought back by their visitors.
        left_quietly: visitors who left without cancelling their ticket.
        turned_away: visitors whose service took no tickets.
        waits: the seconds from the start of the wait to the first call, by group of services.
        refused: by type; `no_one_waiting` when another operator was faster.
        away: how often the server was unreachable.
        hall_seconds, world_seconds: the duration in the hall's and in real time.
    """

    issued: int = 0
    served: int = 0
    missed: int = 0
    cancelled: int = 0
    came_back: int = 0
    left_quietly: int = 0
    turned_away: int = 0
    calls: int = 0
    recalls: int = 0
    waits: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    refused: Counter[ProblemType] = field(default_factory=Counter)
    away: int = 0
    away_seconds: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)
    hall_seconds: float = 0.0
    world_seconds: float = 0.0

    def table(self, names: Mapping[str, str]) -> str:
        """The summary as text.

        Args:
            names: of the groups of services.
        """
        lines = [
            f"Simulated {_span(self.hall_seconds)} of the hall in {_span(self.world_seconds)}",
            "",
            *_columns(
                [
                    ("tickets issued", str(self.issued)),
                    ("served", str(self.served)),
                    ("missed (did not come)", f"{self.missed}, {self.came_back} of them came back"),
                    ("given up", f"{self.cancelled}, and {self.left_quietly} left quietly"),
                    ("turned away (closed)", str(self.turned_away)),
                    ("calls", f"{self.calls}, and {self.recalls} recalls"),
                ]
            ),
            "",
            *self._waits(names),
            "",
            f"commands refused: {_tally(self.refused)}",
            f"server away: {self._away()}",
            f"errors: {_tally(self.faults)}",
        ]
        return "\n".join(lines) + "\n"

    def _waits(self, names: Mapping[str, str]) -> list[str]:
        rows = [
            (names.get(group, group), *_wait_row(waits))
            for group, waits in sorted(self.waits.items(), key=lambda row: names.get(row[0], ""))
        ]
        every = [wait for waits in self.waits.values() for wait in waits]
        if not every:
            return ["no visitor was called"]
        rows.append(("all", *_wait_row(every)))
        return _columns([("wait until called", "called", "mean", "p90", "longest"), *rows])

    def _away(self) -> str:
        if not self.away:
            return "never"
        times = "once" if self.away == 1 else f"{self.away} times"
        return f"{times}, {self.away_seconds:.0f} s in all"


def _wait_row(waits: Sequence[int]) -> tuple[str, str, str, str]:
    mean = sum(waits) / len(waits)
    shown = (_clock(mean), _clock(point(sorted(waits), 0.9)), _clock(max(waits)))
    return (str(len(waits)), *shown)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def _span(seconds: float) -> str:
    whole = round(seconds)
    if whole < 120:
        return f"{whole} s"
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"


def _tally(counts: Mapping[ProblemType, int] | Mapping[str, int]) -> str:
    if not counts:
        return "none"
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return ", ".join(f"{count} {str(name).replace('_', ' ')}" for name, count in ranked)


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """The first column left-aligned, the others right-aligned, unless there are only two."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    has_two_columns = len(widths) == 2
    return [
        "  ".join(
            cell.ljust(width) if place == 0 or has_two_columns else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
