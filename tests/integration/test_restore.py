"""A hall goes on from a backup: nothing that the lost hours gave is given again."""

from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server.backup.restoring import NotRestored
from tests.parts.box import Box
from tests.parts.restored import (
    NEXT,
    backup_of,
    following,
    large_village,
    leases_of,
    lived,
    restored,
)


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(one, marks=pytest.mark.soak) for one in range(2, 51))]
)
def test_no_number_is_issued_twice_after_a_restore(box: Box, tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    large_village(box)
    before = lived(box, random, random.randrange(10, 30))
    backup = backup_of(box, tmp_path / "backups")
    lost = lived(box, random, random.randrange(0, 30))
    url, data = f"sqlite:///{tmp_path / 'new.db'}", tmp_path / "new"
    numbers = following(box, [*before.numbers, *lost.numbers])
    new, _ = restored(box, backup, url, data, next_numbers=numbers)
    with closing(new):
        after = lived(new, random, 30)
        for token in before.tokens.values():
            assert new.authenticator.visitor(token).role is Role.VISITOR
        for token in lost.tokens.values():
            with pytest.raises(Refusal) as refused:
                new.authenticator.visitor(token)
            assert refused.value.kind is ProblemType.TICKET_LOST
    for one, other in ((before, after), (lost, after)):
        assert not set(one.numbers) & set(other.numbers)
        assert not set(one.calls) & set(other.calls)
        assert not set(one.tokens) & set(other.tokens)
        assert not set(one.tokens.values()) & set(other.tokens.values())


def test_a_ticket_of_a_lost_lease_is_handed_in_by_its_number_and_token(
    box: Box, tmp_path: Path
) -> None:
    large_village(box)
    backup = backup_of(box, tmp_path / "backups")
    given = leases_of(box)[0]
    box.forward(minutes=5)
    url = f"sqlite:///{tmp_path / 'new.db'}"
    new, _ = restored(box, backup, url, tmp_path / "new", next_numbers=NEXT)
    with closing(new):
        # The kiosk gets no numbers of the lost lease: other visitors may have them.
        assert leases_of(new) == []
        for fields in (
            {"token": None},
            {"token": box.hall.signer.token("village.t999", 0)},
            {"token": given["token"], "number": "K500"},
        ):
            with new.refuses(ProblemType.NOT_FOUND):
                new.hand_in(given, **fields)
        new.hand_in(given, token=given["token"])
        assert new.ticket(given["ticket"])["number"] == given["number"]
        assert new.authenticator.visitor(given["token"]).ticket == given["ticket"]
        new.forward(days=2)
        assert leases_of(new)


def test_a_ticket_of_the_lost_hours_leads_to_the_desk_and_its_number_rests(
    box: Box, tmp_path: Path
) -> None:
    large_village(box)
    first, *_ = [box.issue("paper") for _ in range(5)]
    backup = backup_of(box, tmp_path / "backups")
    second = box.give(c.Reprint, box.who(Role.GREETER), ticket=first["id"])["token"]
    url, next_numbers = f"sqlite:///{tmp_path / 'new.db'}", {"A": 106, "K": 200}
    new, done = restored(box, backup, url, tmp_path / "new", next_numbers=next_numbers)
    with closing(new):
        assert new.authenticator.visitor(first["token"]).ticket == first["id"]
        with pytest.raises(Refusal) as refused:
            new.authenticator.visitor(second)
        assert refused.value.kind is ProblemType.TICKET_LOST
        page = new.client.get(f"/t/{second}?lang=en")
        assert (page.status_code, "at the information desk" in page.text) == (410, True)
        assert [one.last for one in done.centres[0].event.series] == [105, 199]
        assert new.issue("paper")["number"] == "A106"
        new.forward(days=1)
        new.tick()
        # The numbers of those who were not served the day before are in use for a while.
        assert new.issue("paper")["number"] == "A006"


def test_the_next_number_of_each_series_is_asked_for(box: Box, tmp_path: Path) -> None:
    large_village(box)
    box.issue("paper")
    backup = backup_of(box, tmp_path / "backups")
    url, data = f"sqlite:///{tmp_path / 'new.db'}", tmp_path / "new"
    with pytest.raises(NotRestored) as refused:
        restored(box, backup, url, data)
    assert "A: the last number in the backup is A001" in str(refused.value)
    assert "K: the backup has no number of today" in str(refused.value)
    assert str(refused.value).endswith(": --next A=300 --next K=300")
    with pytest.raises(NotRestored, match=r": --next K=300$"):
        restored(box, backup, url, data, next_numbers={"A": 40})
    new, done = restored(box, backup, url, data, next_numbers={"A": 40, "K": 100})
    with closing(new):
        assert new.issue("paper")["number"] == "A040"
        assert done.centres[0].event.call == 10_000


def test_a_number_outside_the_range_is_refused(box: Box, tmp_path: Path) -> None:
    # Twelve numbers of A.
    box.issue("paper")
    backup = backup_of(box, tmp_path / "backups")
    url, data = f"sqlite:///{tmp_path / 'new.db'}", tmp_path / "new"
    with pytest.raises(NotRestored, match="A013 is not a number"):
        restored(box, backup, url, data, next_numbers={"A": 13})
    assert not list(data.iterdir())
    new, _ = restored(box, backup, url, data, next_numbers={"A": 7, "K": 100})
    with closing(new):
        assert [new.issue("paper")["number"] for _ in range(6)] == [
            *(f"A{number:03}" for number in range(7, 13))
        ]
        with new.refuses(ProblemType.NUMBERS_USED_UP):
            new.issue("paper")
