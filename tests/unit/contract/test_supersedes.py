"""Which of two snapshots a reader shows."""

from datetime import timedelta

from contract.snapshots import supersedes
from tests.unit.client.examples import board


def test_a_snapshot_gives_way_to_another_epoch_and_to_one_that_is_not_older() -> None:
    shown = board(5)
    earlier, later = (shown.at + timedelta(seconds=seconds) for seconds in (-1, 1))
    assert supersedes(shown, None)
    assert supersedes(board(6, at=earlier), shown)
    assert supersedes(board(5, at=later), shown)
    assert supersedes(shown, shown)
    assert not supersedes(board(5, at=earlier), shown)
    assert not supersedes(board(4, at=later), shown)
    assert supersedes(board(1, epoch="e2", at=earlier), shown)
