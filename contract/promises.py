"""The words for promised waits that are over or at risk, for staff."""

from contract.enums import PromiseState
from contract.snapshots import HallService
from contract.texts import Say


def late_promises(service: HallService, say: Say) -> dict[PromiseState, str]:
    """How many promises of a queue are broken, and how many at risk; without those that are none.

    Args:
        say: the messages of `contract.texts.SENTENCES`.
    """
    counts = {
        PromiseState.BROKEN: service.promises_broken,
        PromiseState.AT_RISK: service.promises_at_risk,
    }
    return {state: say(f"promises_{state}", n=count) for state, count in counts.items() if count}
