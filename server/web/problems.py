"""Refusals as `application/problem+json`, with a sentence in the reader's language."""

import traceback
from collections.abc import Iterator
from dataclasses import replace

from flask import Response, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from contract.errors import FieldFault, ProblemType, Refusal
from contract.model import errors_of
from contract.texts import FALLBACK, PROGRAM_LANGUAGES
from server.sentences import problem_of

RETRY_AFTER_SECONDS = 1

FAULTS_NAMED = 20
"""The maximum number of faulty fields in an answer: a small body must not get a large answer."""

_BY_STATUS = {
    404: ProblemType.NOT_FOUND,
    405: ProblemType.METHOD,
    413: ProblemType.TOO_LARGE,
    429: ProblemType.TOO_FAST,
}


_WAITED_OUT = frozenset(
    {ProblemType.UNAVAILABLE, ProblemType.TOO_FAST, ProblemType.TOO_MANY_ATTEMPTS}
)
"""Temporary refusals: retry after the seconds of the refusal, if it gives them."""


def reader_language() -> str:
    """The language of the client, from `Accept-Language`."""
    return request.accept_languages.best_match(PROGRAM_LANGUAGES) or FALLBACK


def known_language(*codes: str | None) -> str:
    """The first of some codes that is a language of the programs, else the fallback."""
    return next((code for code in codes if code in PROGRAM_LANGUAGES), None) or FALLBACK


def respond(refusal: Refusal) -> Response:
    """The HTTP answer of a refusal."""
    problem = problem_of(replace(refusal, fields=refusal.fields[:FAULTS_NAMED]), reader_language())
    response = Response(
        problem.model_dump_json(exclude_none=True),
        status=problem.status,
        mimetype="application/problem+json",
    )
    if refusal.kind in _WAITED_OUT:
        seconds = refusal.values.get("seconds", RETRY_AFTER_SECONDS)
        response.headers["Retry-After"] = str(seconds)
    return response


def refusal_of(error: HTTPException) -> Refusal:
    """The refusal for an error of the framework."""
    kind = _BY_STATUS.get(error.code or 500, ProblemType.MALFORMED)
    limit = request.max_content_length or 0
    size = f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit // 1024} KB"
    return Refusal(kind, {"what": "page", "limit": size})


def malformed(error: ValidationError) -> Refusal:
    """The refusal of a body that does not match the command's model."""
    return Refusal(
        ProblemType.MALFORMED,
        fields=tuple(
            FieldFault(
                field=".".join(str(part) for part in one["loc"]) or "(body)",
                message=one["msg"],
            )
            for one in errors_of(error)
        ),
    )


def without_words(error: BaseException) -> str:
    """An error with its causes, without their messages, which may contain a password or a name from
    a request. Their places in the program and their types are enough to find a fault."""
    told = [_where(one) for one in _led_to(error)]
    return "\nThen, because of it or meanwhile:\n".join(told)


def _led_to(error: BaseException) -> Iterator[BaseException]:
    """The causes of an error, the first one first, and the error itself."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _led_to(before)
    yield error


def _where(error: BaseException) -> str:
    kind = type(error)
    places = "".join(traceback.format_tb(error.__traceback__))
    return f"{places}{kind.__module__}.{kind.__qualname__}"
