"""The life cycles as a document: `python -m tools.lifecycles > docs/lifecycles.md`."""

from collections.abc import Mapping

from contract.enums import (
    BookingAction,
    BookingState,
    CounterAction,
    CounterState,
    TicketAction,
    TicketState,
)
from contract.lifecycle import BOOKING, COUNTER, TICKET, Transition

_HEAD = """# Lives of tickets, counters and bookings

Generated from the three tables in `contract/lifecycle.py` by
`python -m tools.lifecycles > docs/lifecycles.md`; a test compares them.
"""


def _diagram[
    S: TicketState | CounterState | BookingState,
    X: TicketAction | CounterAction | BookingAction,
](table: Mapping[tuple[S, X], Transition[S]], first: S) -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {first}"]
    for (state, action), step in table.items():
        lines.append(f"    {state} --> {step.to}: {action}")
        if step.with_next_stop is not None:
            lines.append(f"    {state} --> {step.with_next_stop}: {action} (more stops)")
    return [*lines, "```", ""]


def document() -> str:
    """The document."""
    ticket = ["## A ticket", "", *_diagram(TICKET, TicketState.WAITING)]
    counter = ["## A counter", "", *_diagram(COUNTER, CounterState.CLOSED)]
    booking = ["## A booking", "", *_diagram(BOOKING, BookingState.HELD)]
    return "\n".join([_HEAD, *ticket, *counter, *booking])


if __name__ == "__main__":
    print(document(), end="")
