"""Every form and action of the console is sent once; `tests/browser` sends some from a browser."""

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from tests.parts.box import Box
from tests.parts.browsing import Browsing
from tests.parts.rows import rows
from tests.parts.staff import Machine, told
from tests.parts.village import village_data


def do(manager: Browsing, part: str, **words: str) -> None:
    """Send the forms of a part of tests/data/console_steps.txt, and read what the pages say."""
    words |= {"set_up": "console/set-up", "published": "The change is published"}
    for row in rows("console_steps.txt", part):
        path, fields, act, says = (cell.format(**words) for cell in row)
        if path != ".":
            manager.open(f"/{path}")
        before = manager.box.revision
        values = dict(one.split("=", 1) for one in fields.split("; ") if one)
        manager.send(act, **values)
        for one in says.split(" + "):
            assert one in manager.words, (row, manager.words)
        if manager.status == 422 and values:
            # It is said at its field, and the form keeps what was typed.
            assert {f"#{name}" for name in values} & {*manager.read().links}, row
            typed = {name: value for name, value in values.items() if value}
            assert typed.items() <= manager.form(act, next(iter(values))).values.items(), row
        assert manager.status == 200 or manager.box.revision == before, row


def test_the_set_up(box: Box, manager: Browsing) -> None:
    data = village_data()
    data["displays"] = [{"key": "counters", "services": ["paper", "tax"]}]
    box.import_config(CentreConfig.model_validate(data))
    box.issue("tax")
    do(manager, "set up")
    box.give(c.CloseDay)
    manager.send("remove")
    manager.says("The change is published")
    (display,) = box.read(lambda reading: reading.layout.config).displays
    assert display.services == ("paper",)


def test_people_tokens_and_devices(box: Box, manager: Browsing) -> None:
    kiosk, stranger = Machine(box, Role.KIOSK).enrol(), Machine(box, Role.KIOSK)
    told(stranger.begin())
    names = {"kiosk": kiosk.id, "stranger": stranger.waiting_id}
    do(manager, "people, tokens and devices", **names)


def test_the_actions_on_the_hall(box: Box, manager: Browsing) -> None:
    box.give(c.CallForHelp, counter="1")
    for _ in range(2):
        box.issue("paper", priority=True)
    first, second, *_ = [f"console/tickets/{box.issue('tax')['id']}" for _ in range(3)]
    do(manager, "the hall", tax="console/services/village.tax", first=first, second=second)
