"""What a large hall answers on a fixed day stays the same, to the last letter."""

from pathlib import Path

from tests.parts.seeded_day import RECORDED, SeededDay


def test_a_seeded_day_has_the_recorded_answers_snapshots_and_calls(tmp_path: Path) -> None:
    recorded = RECORDED.read_text().splitlines()
    lines = SeededDay(tmp_path).lines()
    for number, (line, expected) in enumerate(zip(lines, recorded, strict=True), 1):
        assert line == expected, f"line {number} of {RECORDED.name}"
