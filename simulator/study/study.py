"""Some halls, each for some days: how well was each wait foretold?"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from server.domain.accuracy import Told
from server.domain.alternatives import Method
from server.domain.trial import Trial
from simulator.study.days import Days
from simulator.study.watching import Watch, usual_of

FIRST_DAY: Final = datetime(2026, 11, 2, tzinfo=UTC)
"""A Monday."""


@dataclass(frozen=True, slots=True)
class Study:
    """What is studied.

    Attributes:
        seeds: of each hall; the same seed is the same hall, people and days.
        learned: days from which is only learned.
        measured: days whose waits are measured, after those.
    """

    seeds: Sequence[int] = (1, 2, 3, 4, 5, 6)
    learned: int = 14
    measured: int = 7

    def run(self) -> dict[Method, list[Told]]:
        """What was foretold and came, by method, in all halls."""
        told: dict[Method, list[Told]] = {method: [] for method in Method}
        for seed in self.seeds:
            for method, some in self._hall(seed).told.items():
                told[method] += some
        return told

    def _hall(self, seed: int) -> Trial:
        chance = random.Random(seed)
        watch = Watch(usual_of(chance), Trial("study"))
        days = Days(chance, watch)
        for number in range(self.learned + self.measured):
            watch.trial.measuring = number >= self.learned
            days.live(FIRST_DAY + timedelta(days=number))
        return watch.trial
