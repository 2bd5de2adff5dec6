"""The reasons of a call in one sentence, the same for every reader.

No sentence discloses the class of another visitor's ticket, not even indirectly: where a class may
have decided, it names the order of precedence and no figures. `say` formats the messages of
`contract.texts.SENTENCES`.
"""

from collections.abc import Mapping
from typing import Final

from contract.enums import Rule
from contract.snapshots import QueueHead, Reasons
from contract.texts import Say


def why_called(reasons: Reasons, say: Say, counter: str = "") -> str:
    """Why a ticket was called, for its bearer and for staff.

    Args:
        counter: the number of the counter that called it; "" reads "this counter".
    """
    first, second = _winner(reasons), _named_rival(reasons)
    match reasons.rule:
        case Rule.LONGEST_WAIT if first is not None and second is not None:
            return _compared(say, "why_longest_wait", first, second, "next", next=second.number)
        case Rule.LONGEST_WAIT | Rule.ONLY_ONE if first is not None:
            return _at(say, "why_only_one", counter)
        case Rule.GUARD if first is not None:
            return say("why_guard", waited=minutes(first.waited))
        case Rule.LEVEL:
            return _at(say, "why_level", counter)
        case Rule.CHOSEN:
            return say("why_chosen", reason=reasons.reason or "")
        case Rule.CAP | Rule.PRECEDENCE:
            return say(f"why_{reasons.rule}")
    return say("why_rule")


def why_before(reasons: Reasons, own: QueueHead, say: Say) -> str:
    """Why another ticket was called before a waiting one, for the bearer of the waiting ticket;
    `own` is that ticket as it was at the call."""
    winner = _winner(reasons)
    if winner is None:
        return say("why_rule")
    names = {"number": winner.number, "own": own.number}
    rule = reasons.rule
    if rule in _BY_WAIT and winner.waited < own.waited:
        # It had waited longer and was not compared: by the wait alone it would have been called.
        return say("why_before_not_ready", **names)
    match rule:
        case Rule.LONGEST_WAIT | Rule.ONLY_ONE:
            return _compared(say, "why_before_longest_wait", winner, own, "own", **names)
        case Rule.GUARD:
            return say("why_before_guard", waited=minutes(winner.waited), **names)
        case Rule.CAP | Rule.PRECEDENCE:
            # One sentence for both: if it named the cap, it would disclose that the other ticket
            # has no favoured class.
            return say("why_before_precedence", **names)
        case Rule.LEVEL | Rule.CHOSEN:
            return say(f"why_before_{rule}", **names)
    return say("why_before_rule", **names)


def with_order(sentence: str, rule: str, ahead: int | None, say: Say) -> str:
    """The sentence, and where precedence decided, how visitors with a booking are called: as if
    they had taken a ticket `ahead` minutes before their time. None: there are none."""
    if ahead is None or rule not in (Rule.CAP, Rule.PRECEDENCE):
        return sentence
    return f"{sentence} {say('booked_order', minutes=ahead)}"


def minutes(seconds: int) -> int:
    """Whole minutes, rounded down."""
    return max(0, seconds) // 60


_BY_WAIT: Final = frozenset({Rule.LONGEST_WAIT, Rule.ONLY_ONE, Rule.GUARD})


def _winner(reasons: Reasons) -> QueueHead | None:
    return reasons.compared[0] if reasons.compared else None


def _named_rival(reasons: Reasons) -> QueueHead | None:
    """Whom to name to the bearer of the winner: of the other heads, the first that has waited
    longest for its service. Of two queues for one service one is of another class; the younger head
    would disclose which, to a reader who knows of a ticket that has waited longer."""
    others = reasons.compared[1:]

    def longest(head: QueueHead) -> bool:
        return all(head.waited >= other.waited for other in others if other.service == head.service)

    return next(filter(longest, others), None)


def _at(say: Say, message: str, counter: str) -> str:
    return say(f"{message}_at", counter=counter) if counter else say(message)


def _compared(
    say: Say, message: str, winner: QueueHead, other: QueueHead, prefix: str, **names: str
) -> str:
    """The sentence that compares two waits, also in relation to the targets of their services. A
    target below a minute is not shown (and an old call has none)."""
    figures: Mapping[str, int] = {
        "waited": minutes(winner.waited),
        f"{prefix}_waited": minutes(other.waited),
    }
    target, other_target = minutes(winner.target), minutes(other.target)
    if not target or not other_target:
        return say(f"{message}_plain", **figures, **names)
    return say(message, **figures, target=target, **{f"{prefix}_target": other_target}, **names)
