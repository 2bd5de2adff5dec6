"""The life cycles as a document: `python -m tools.lifecycles > docs/lifecycles.md`."""

from collections.abc import Mapping

from contract.enums import CounterAction, CounterState, TicketAction, TicketState
from contract.lifecycle import COUNTER, TICKET, Transition

_HEAD = """# Lives of tickets and counters

Generated from the two tables in `contract/lifecycle.py` by
`python -m tools.lifecycles > docs/lifecycles.md`; a test compares them.
"""


def _diagram[S: TicketState | CounterState, X: TicketAction | CounterAction](
    table: Mapping[tuple[S, X], Transition[S]], first: S
) -> list[str]:
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
    return "\n".join([_HEAD, *ticket, *counter])


if __name__ == "__main__":
    print(document(), end="")
