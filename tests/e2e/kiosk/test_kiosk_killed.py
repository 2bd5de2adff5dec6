"""The kiosk is killed at random moments of visits, with its server and without: nothing is lost,
nothing doubled, the order is right."""

import random
import time
from collections import Counter as Tally
from copy import replace
from pathlib import Path
from typing import Final

import pytest

from contract.enums import Role
from tests.e2e.kiosk.conftest import SOAK, nothing_is_doubled
from tests.parts.emupos import EmuPos
from tests.parts.hall import RunningServer
from tests.parts.kiosk_child import KioskChild, Task
from tests.parts.visiting import Seen, Told, copies_on_paper, told

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.timeout(300)]

TOLD: Final[tuple[list[str], ...]] = ([], ["printed"], ["failed"], ["failed", "printed"])
"""What the server may hear of a paper when the kiosk is killed meanwhile."""

VISIT_SECONDS = 0.4
"""From the touch to the next visitor, about: the kiosk dies within it."""


@pytest.mark.parametrize(
    ("seed", "kills", "each"), [(19, 2, 1), pytest.param(2, 100, 5, marks=SOAK)]
)
def test_kiosk_killed_in_a_visit(
    hall: RunningServer, tmp_path: Path, seed: int, kills: int, each: int
) -> None:
    """`each` kills while the server runs, then as many while it is down, by turns."""
    chance, seen, away = random.Random(seed), list[Seen](), False
    with EmuPos() as emupos:
        task = Task(
            server=hall.url,
            token=hall.token(Role.KIOSK, label="kiosk"),
            folder=str(tmp_path / "kiosk"),
            printer=emupos.address,
            seed=seed,
        )
        for kill in range(kills):
            with KioskChild(replace(task, seed=seed * 1000 + kill)) as kiosk:
                if kill % (2 * each) == each:
                    hall.kill()
                    away = True
                elif kill % (2 * each) == 0 and away:
                    hall.start()
                    away = False
                for _ in range(chance.randrange(1, 4)):
                    kiosk.await_said("touch")
                time.sleep(chance.uniform(0, VISIT_SECONDS))
                kiosk.kill()
            seen += seen_at(kiosk)
        if away:
            hall.start()
        with KioskChild(task) as kiosk:
            kiosk.await_said("seen")
            kiosk.end()
        seen += seen_at(kiosk)
        copies = copies_on_paper(emupos.receipts())
    audit(seen, told(hall), copies, kills)
    assert any(one.alone for one in seen)
    assert not all(one.alone for one in seen)


def seen_at(kiosk: KioskChild) -> list[Seen]:
    """What the visitors of an ended kiosk saw."""
    lines = [one for one in kiosk.said if "seen" in one]
    assert not [one["refused"] for one in lines if one["refused"]]
    return [Seen(**one["seen"]) for one in lines]


def audit(seen: list[Seen], tickets: dict[str, Told], copies: Tally[str], kills: int) -> None:
    """Compare screens and receipts with the server's log."""
    nothing_is_doubled(seen, tickets, copies)
    for one in seen:
        known = tickets[one.ticket]
        assert one.step != "ticket" or copies[one.token] == 1, one
        if not known.cancelled:
            assert known.handed_in or known.papers in TOLD, (one, known)
    # A token begins with the ticket's id.
    on_paper = {token.rsplit(".", 2)[0] for token in copies}
    assert on_paper <= tickets.keys()
    # At each kill, one visitor may have a ticket that was never shown; of its print only the
    # start is reported.
    unseen = tickets.keys() - {one.ticket for one in seen}
    assert len(unseen) <= kills
    for name in unseen:
        known = tickets[name]
        assert known.handed_in or known.papers in TOLD, known
