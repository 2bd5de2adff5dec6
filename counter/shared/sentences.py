"""The message of a failed command or search."""

from client.net.api import RequestRefused, Unreachable
from contract.desk.sentences import refused
from contract.texts import Say


def failure(say: Say, error: RequestRefused | Unreachable) -> tuple[str, str]:
    """The message, with advice, and its tone."""
    if isinstance(error, Unreachable):
        return say("no_answer"), "care"
    return refused(say, error.kind, str(error))
