"""What a display has shown and dealt with, kept on its disk: a restart repeats nothing and leaves
nothing out."""

from pydantic import BaseModel

from contract.commands import ReportCall

RECORD = "calls"


class Record(BaseModel):
    """The state of a display that survives its restart.

    Attributes:
        epoch: of the database in which the calls have their numbers.
        shown: the last call that came onto the screen; None before the first board.
        voiced: the last call that the voice dealt with, or began to speak.
        suspension: the id of the pause of the hall that was announced last.
        untold: what the server has not heard yet, the oldest first.
    """

    epoch: str = ""
    shown: int | None = None
    voiced: int = 0
    suspension: str = ""
    untold: tuple[ReportCall, ...] = ()
