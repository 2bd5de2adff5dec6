"""Writes the golden logs: `python -m tests.parts.golden_days NAME...`.

A name that is there already is left as it is.
"""

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

from contract import commands as c
from contract.enums import Role
from contract.errors import Refusal
from tests.parts import golden
from tests.parts.box import Box
from tests.parts.wild_day import WildDay

WILD: Final = 14
"""Logs of one wild day."""

LONG: Final = (*range(1, 11), 12, 14)
"""Logs of several days. In two a visitor would rate with a paper of a day that is over,
which the door refuses."""

DAYS, STEPS = 4, 150


def wild(box: Box, number: int) -> None:
    """One day on which staff and visitors give random commands."""
    hall = WildDay(box, number)
    box.open_day()
    hall.live()
    with suppress(Refusal):
        box.give(c.CloseDay)


def several(box: Box, number: int) -> None:
    """Some days in a row; the clock opens and closes them, kiosks are without the server."""
    chance = Random(number)
    for day in range(DAYS):
        # Visitors of the day before do not come again: their tickets open nothing any more.
        hall = WildDay(box, DAYS * number + day)
        box.tick()
        for _ in range(3):
            hall.live(STEPS // 3)
            _without_server(box, chance)
            _in_the_hall(box, chance)
            box.forward(minutes=chance.randrange(1, 50))
            box.tick()
        box.forward(hours=6)
        box.tick()
        box.clock.forward(_to_next_morning(box))


def _to_next_morning(box: Box) -> timedelta:
    now = box.clock.now()
    morning = now.replace(hour=5, minute=0, second=0, microsecond=0)
    return morning + timedelta(days=morning <= now) - now


def _without_server(box: Box, chance: Random) -> None:
    kiosk = box.who(Role.KIOSK)
    with suppress(Refusal):
        leases = box.give(c.GrantLease, kiosk, device=kiosk.id, series="A")["leases"]
        for one in leases[: chance.randrange(4)]:
            given = box.clock.now() - timedelta(seconds=chance.randrange(300))
            box.hand_in(one, services=[box.id(chance.choice(("paper", "tax")))], issued_at=given)


def _in_the_hall(box: Box, chance: Random) -> None:
    """Notices, calls for help, stops of tickets, a gap of the server."""
    doing: list[Callable[[], object]] = [
        lambda: box.give(c.PostNotice, texts={"az": "Printer", "en": "The printer is out"}),
        lambda: box.give(c.CallForHelp, box.who(Role.KIOSK)),
        lambda: box.give(c.StopIntake, reason="break"),
        lambda: box.give(c.ResumeIntake),
        lambda: box.give(c.CloseService, service=box.id("tax"), reason="staff"),
        lambda: box.give(c.OpenService, service=box.id("tax")),
    ]
    for one in chance.sample(doing, 2):
        with suppress(Refusal):
            one()


def live(name: str, number: int, days: Callable[[Box, int], None]) -> None:
    """Simulate days and write their log."""
    with tempfile.TemporaryDirectory() as folder:
        box = Box(f"sqlite:///{folder}/hall.db", Path(folder))
        days(box, number)
        golden.write(name, tuple(box.events()))
        box.close()


def main(names: list[str]) -> None:
    """Write the missing logs."""
    if not golden.FIELDS.exists():
        golden.write_fields()
    wanted = {f"wild-{one:02}": (one, wild) for one in range(1, WILD + 1)}
    wanted |= {f"days-{one:02}": (one, several) for one in LONG}
    for name, (number, days) in wanted.items():
        if (not names or name in names) and not (golden.FOLDER / f"{name}.jsonl.gz").exists():
            live(name, number, days)
            print(name, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
