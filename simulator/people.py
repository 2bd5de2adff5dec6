"""The properties of visitors: language, walking time, patience, reliability. Pure except for
randomness."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from contract.enums import Assist

FIRST_LANGUAGE_SHARE: Final = 0.6
"""The share of visitors with the hall's default language; each further language has half the share
of the one before."""

NO_SHOW: Final = 0.04
"""The probability that a visitor is absent when called."""

COMES_BACK: Final = 0.5
"""The probability that an absent visitor comes back within the comeback time."""

DISTRACTED: Final = 0.06
"""The probability that a visitor comes only after a recall."""

LEAVES_QUIETLY: Final = 0.5
"""The share of impatient visitors who leave without cancelling the ticket."""

PRIORITY: Final = 0.05
PATIENCE_MEDIAN: Final = 55 * 60.0
PATIENCE_SIGMA: Final = 0.5
WALK_MEDIAN: Final = 22.0
WALK_SIGMA: Final = 0.45
WALK_LIMITS: Final = (6.0, 150.0)

_ASSIST: Final = ((Assist.WALK, 0.02), (Assist.SEE, 0.005), (Assist.HEAR, 0.005))


@dataclass(frozen=True, slots=True)
class VisitorTraits:
    """A visitor; durations in seconds of the hall.

    Attributes:
        walk: from the call to the counter.
        patience: how long to wait before leaving.
        comes_back: for an absent visitor: the seconds until the return; None: never.
        leaves_quietly: whether to leave without cancelling the ticket when patience ends.
    """

    language: str
    priority: bool
    assist: tuple[Assist, ...]
    quantity: int
    walk: float
    patience: float
    comes: bool
    comes_back: float | None
    leaves_quietly: bool


class VisitorStream:
    """The stream of visitors.

    Args:
        languages: of the hall, its default first.
        comeback: the hall's comeback time in seconds.
    """

    def __init__(self, languages: Sequence[str], chance: random.Random, comeback: float) -> None:
        if not languages:
            raise ValueError("a hall speaks at least one language")
        self._languages = tuple(languages)
        rest = [0.5**place for place in range(len(languages) - 1)]
        scale = (1 - FIRST_LANGUAGE_SHARE) / sum(rest) if rest else 0.0
        self._shares = (FIRST_LANGUAGE_SHARE, *(share * scale for share in rest))
        self._chance = chance
        self._comeback = comeback

    def next(self) -> VisitorTraits:
        """Draw the next visitor."""
        chance = self._chance
        assist = tuple(assist for assist, share in _ASSIST if chance.random() < share)
        walk = chance.lognormvariate(0, WALK_SIGMA) * WALK_MEDIAN
        if Assist.WALK in assist:
            walk *= 2
        if chance.random() < DISTRACTED:
            walk += chance.uniform(40, 90)
        comes = chance.random() >= NO_SHOW
        back = chance.uniform(0.1, 0.8) * self._comeback
        return VisitorTraits(
            language=chance.choices(self._languages, self._shares)[0],
            priority=chance.random() < PRIORITY,
            assist=assist,
            quantity=chance.randint(2, 4) if chance.random() < 0.04 else 1,
            walk=min(max(walk, WALK_LIMITS[0]), WALK_LIMITS[1]),
            patience=chance.lognormvariate(0, PATIENCE_SIGMA) * PATIENCE_MEDIAN,
            comes=comes,
            comes_back=back if not comes and chance.random() < COMES_BACK else None,
            leaves_quietly=chance.random() < LEAVES_QUIETLY,
        )
