"""Many open ticket pages in one process: `python -m tests.bench.phones`.

Each is a bare socket in the room of its own ticket, as the visitor's page opens one. Says
`ready` once each has its first snapshot, then a line for each ticket that is called: what its page
said first, the moment (`time.monotonic`) at which it got the call, and the length of the frame.
"""

import json
import re
from dataclasses import dataclass
from typing import Final

from tests.bench.boards import Board, Crowd

_CALLED: Final = re.compile(rb'"state":\s*"called"')


@dataclass(eq=False)
class Phone(Board):
    """A ticket page."""

    called: bool = False

    def _hear(self, frame: bytes) -> bool:
        if not frame.startswith(b'42["ticket"'):
            return super()._hear(frame)
        self.frames += 1
        self.length = len(frame)
        was, self.called = self.called, _CALLED.search(frame) is not None
        return self.called and not was


class Phones(Crowd):
    reader = Phone

    def heard(self, board: Board, now: float) -> None:
        """Tell of a page that is called."""
        print(json.dumps([board.hello, now, board.length]), flush=True)


if __name__ == "__main__":
    Phones().run()
