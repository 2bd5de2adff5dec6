"""Refusals as `application/problem+json`, with a sentence in the reader's language."""

from flask import Response, request
from pydantic import ValidationError

from contract.errors import FieldFault, ProblemType, Refusal
from contract.model import errors_of
from contract.texts import FALLBACK, PROGRAM_LANGUAGES
from server.sentences import problem_of

RETRY_AFTER_SECONDS = 1


def reader_language() -> str:
    """The language of whoever asks, by `Accept-Language`."""
    return request.accept_languages.best_match(PROGRAM_LANGUAGES) or FALLBACK


def respond(refusal: Refusal) -> Response:
    """The HTTP answer of a refusal."""
    problem = problem_of(refusal, reader_language())
    response = Response(
        problem.model_dump_json(exclude_none=True),
        status=problem.status,
        mimetype="application/problem+json",
    )
    if refusal.kind in (ProblemType.UNAVAILABLE, ProblemType.TOO_FAST):
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    if refusal.kind is ProblemType.BARRED:
        response.headers["Retry-After"] = str(refusal.values["seconds"])
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def malformed(error: ValidationError, drop: int = 0) -> Refusal:
    """The refusal of a body that does not have the command's shape.

    Args:
        error: what the schema found.
        drop: how many leading parts of each location to leave out.
    """
    return Refusal(
        ProblemType.MALFORMED,
        fields=tuple(
            FieldFault(
                field=".".join(str(part) for part in one["loc"][drop:]) or "(body)",
                message=one["msg"],
            )
            for one in errors_of(error)
        ),
    )
