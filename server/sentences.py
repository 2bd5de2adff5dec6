"""What the server says to people: its texts, and refusals as problems with a sentence."""

from pathlib import Path
from typing import Any

from contract.errors import STATUS, Problem, Refusal
from contract.texts import wording

TEXTS = Path(__file__).parent / "texts"
"""The folder of the server's Fluent files."""


def problem_of(refusal: Refusal, language: str) -> Problem:
    """What a refusal says on the wire."""
    values = {key: _sayable(value) for key, value in refusal.values.items()}
    return Problem(
        type=f"/problems/{refusal.kind}",
        title=refusal.kind.replace("_", " "),
        status=STATUS[refusal.kind],
        detail=wording(TEXTS, language)(f"problem-{refusal.kind.replace('_', '-')}", **values),
        fields=refusal.fields,
        state=refusal.state,
        allowed=refusal.allowed,
    )


def _sayable(value: Any) -> str | int | float:
    return value if isinstance(value, int | float) else str(value)
