"""The server's texts for people, and refusals as problem documents with a sentence."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from contract.errors import Problem, Refusal
from contract.texts import FALLBACK, PROGRAM_LANGUAGES, pick, wording

TEXTS = Path(__file__).parent / "texts"
"""The folder of the server's Fluent files."""


def problem_of(refusal: Refusal, language: str) -> Problem:
    """The problem document of a refusal; in English if the language is unknown."""
    if language not in PROGRAM_LANGUAGES:
        language = FALLBACK
    values = {key: sayable(value, language) for key, value in refusal.values.items()}
    return Problem(
        type=f"/problems/{refusal.kind}",
        title=refusal.kind.replace("_", " "),
        status=refusal.status,
        detail=wording(TEXTS, language)(f"problem-{refusal.kind.replace('_', '-')}", **values),
        fields=refusal.fields,
        state=refusal.state,
        allowed=refusal.allowed,
    )


def sayable(value: Any, language: str) -> str | int | float:
    """Format a value for a sentence: texts in the language, dates in full."""
    if isinstance(value, Mapping):
        return pick(value, language)
    if isinstance(value, date):
        # Most commands of the command line write no date, and start faster without Babel.
        from contract.dates import full_date

        return full_date(value, language)
    return value if isinstance(value, int | float) else str(value)
