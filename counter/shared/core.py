"""What all parts of a counter work with."""

from collections.abc import Callable
from dataclasses import dataclass

from client.connection import ServerConnection
from client.ui.wording import Wordings
from contract.catalogue import Catalogue
from contract.snapshots import Desk, Hall
from contract.texts import Say
from counter.shared.command_sender import CommandSender
from counter.shared.seat import Seat


@dataclass(frozen=True, slots=True)
class Core:
    """The connection, the sender of commands, the messages, the operator's counter and a monotonic
    clock, and what is read of them most."""

    connection: ServerConnection
    sender: CommandSender
    wordings: Wordings
    seat: Seat
    monotonic: Callable[[], float]

    @property
    def desk(self) -> Desk | None:
        """The counter and its ticket."""
        return self.connection.latest(Desk)

    @property
    def hall(self) -> Hall | None:
        """The hall around it."""
        return self.connection.latest(Hall)

    @property
    def catalogue(self) -> Catalogue | None:
        """The centre's catalogue."""
        return self.connection.catalogue

    @property
    def say(self) -> Say:
        """The messages in the operator's language."""
        return self.wordings.say

    @property
    def language(self) -> str:
        """The operator's language."""
        return str(self.wordings.language)

    @property
    def ready(self) -> bool:
        """Whether a command can be sent now."""
        return self.connection.connected and self.sender.under_way is None

    def follow(self, refresh: Callable[[], None]) -> None:
        """Call this when the data, the connection, the running command or the language changes."""
        self.connection.changed.connect(refresh)
        self.connection.state_changed.connect(refresh)
        self.sender.changed.connect(refresh)
        self.wordings.languageChanged.connect(refresh)
