"""The last calls of each work profile, which the cap counts."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class ProfileCalls:
    """The last calls of a work profile.

    Attributes:
        recent: newest first, "1" for a call that went to a favoured class while
            ordinary visitors waited, "0" for any other.
    """

    id: str
    centre: str
    recent: str = ""

    @property
    def favoured(self) -> tuple[bool, ...]:
        """Of the last calls, newest first, whether each went to a favoured class."""
        return tuple(one == "1" for one in self.recent)


KEPT_CALLS = 20
"""The longest window that a centre's cap may have."""


def after_call(calls: ProfileCalls, favoured: bool) -> ProfileCalls:
    """The last calls with one more."""
    return replace(calls, recent=(("1" if favoured else "0") + calls.recent)[:KEPT_CALLS])


def without_call(calls: ProfileCalls, counted: str) -> ProfileCalls:
    """The last calls without the newest that was counted like this."""
    return replace(calls, recent=calls.recent.replace(counted, "", 1))
