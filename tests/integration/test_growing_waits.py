"""What the phone says of a wait that grows, and of the time to come back."""

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from tests.parts.box import Box
from tests.parts.village import village_data


@pytest.mark.parametrize(
    ("leaves", "said"),
    [(c.CloseCounter, "counter_closed"), (c.TakeBreak, "counter_paused"), (None, None)],
)
def test_a_wait_that_grows_says_which_counter_left(
    box: Box, leaves: type[c.Command] | None, said: str | None
) -> None:
    data = village_data()
    data["series"][0]["last"] = 99
    box.bring_in(CentreConfig.model_validate(data))
    box.give(c.OpenCounter, counter="3")
    for _ in range(12):
        box.issue("paper")
    last = box.issue("paper")
    assert last["delay"] is None
    box.forward(seconds=30)
    if leaves is not None:
        box.give(leaves, counter="3")
    assert box.ticket(last["id"])["delay"] == said
    # One that has come back is not the reason any more.
    if leaves is not None:
        box.give(c.OpenCounter, counter="3")
        assert box.ticket(last["id"])["delay"] is None
        box.give(leaves, counter="3")
    # Who comes after that was promised what is so.
    assert box.issue("paper")["delay"] is None


def test_the_phone_of_who_may_come_back_says_so_until_then(box: Box) -> None:
    token = box.issue("tax")["token"]
    other = box.issue("paper")["token"]
    box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service="village.tax")
    box.give(c.CloseDay)
    box.forward(days=1)
    box.open_day()
    assert box.get(f"tickets/{other}").status_code == 410
    page = box.get(f"tickets/{token}").get_json()
    assert (page["state"], page["return_until"]) == ("cancelled", "2026-11-24")
    box.give(c.CloseDay)
    assert box.get(f"tickets/{token}").status_code == 200
    box.forward(days=1)
    box.open_day()
    assert box.get(f"tickets/{token}").status_code == 410
    box.give(c.CloseDay)
    assert box.get(f"tickets/{token}").status_code == 410
