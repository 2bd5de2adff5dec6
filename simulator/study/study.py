"""Measures the estimates in simulated halls over some days."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from server.domain.accuracy import Prediction
from simulator.study.alternatives import Method
from simulator.study.days import Days
from simulator.study.place import RULES, usual_of
from simulator.study.trial import Trial

FIRST_DAY: Final = datetime(2026, 11, 2, tzinfo=UTC)
"""A Monday."""


@dataclass(frozen=True, slots=True)
class Study:
    """The parameters of a study.

    Attributes:
        seeds: of each hall; the same seed is the same hall, people and days.
        learned: the days for learning only.
        measured: the days after those, whose waits are measured.
    """

    seeds: Sequence[int] = (1, 2, 3, 4, 5, 6)
    learned: int = 14
    measured: int = 7

    def run(self) -> dict[Method, list[Prediction]]:
        """What was estimated and came, by method, in all halls."""
        told: dict[Method, list[Prediction]] = {method: [] for method in Method}
        for seed in self.seeds:
            for method, some in self._hall(seed).told.items():
                told[method] += some
        return told

    def _hall(self, seed: int) -> Trial:
        chance = random.Random(seed)
        measured_from = FIRST_DAY + timedelta(days=self.learned)
        trial = Trial(usual_of(chance), RULES, measured_from)
        days = Days(chance, trial)
        for number in range(self.learned + self.measured):
            days.live(FIRST_DAY + timedelta(days=number))
        return trial
