"""Answers that are computed once for a question."""

from collections.abc import Callable


class Memo[K, V](dict[K, V]):
    """The answers of a function by their question, each computed when it is first asked for. For
    an object that lives as long as a command, `functools.cache` takes too long to make."""

    def __init__(self, compute: Callable[[K], V]) -> None:
        super().__init__()
        self._compute = compute

    def __missing__(self, question: K) -> V:
        """The answer to a new question."""
        answer = self[question] = self._compute(question)
        return answer
