"""For which services a ticket waited, event by event, as the log tells them."""

from dataclasses import dataclass
from datetime import datetime

from contract import events as e


@dataclass(slots=True)
class WaitingFor:
    """What one ticket waits for until it is called.

    Attributes:
        services: of its stops.
        stop: the index of the one it waits for.
        since: the services it waited for, each from when on; the first is what it was taken for.
    """

    services: list[str]
    stop: int
    since: list[tuple[datetime, str]]

    @classmethod
    def taken(cls, data: e.TicketIssued, at: datetime) -> "WaitingFor":
        """A ticket that is taken."""
        services = [one.service for one in data.stops]
        return cls(services, 0, [(at, services[0])])

    def after(self, data: e.Payload, at: datetime) -> None:
        """Take note of an event on the ticket; what changes nothing of this is passed over."""
        match data:
            case e.ServiceAdded():
                self.services.append(data.service)
            case e.ServiceChanged(instead=None):
                self.services[self.stop] = data.service
            case e.ServiceChanged(instead=int(later)):
                self.stop = later
            case e.TicketsMoved():
                self.services[self.stop] = data.to_service
            case e.TicketTransferred():
                self._sent_on(data)
            case e.TicketEndedWithReturn(next_stop=int(following)):
                self.stop = following
            case _:
                return
        if self.services[self.stop] != self.since[-1][1]:
            self.since.append((at, self.services[self.stop]))

    def _sent_on(self, data: e.TicketTransferred) -> None:
        was = self.services[self.stop]
        self.services[data.stop : data.stop + 1] = [data.service]
        if data.return_to is not None:
            self.services.append(was)
        self.stop = data.stop
