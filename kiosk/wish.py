"""The visitor's selection for the ticket: services, quantity, assistance."""

from collections.abc import Callable
from typing import Any, Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.ui.hyphens import picked
from client.ui.models import RowModel
from client.ui.qt import pyqtProperty, shown
from contract.catalogue import Catalogue
from contract.commands import ServiceWish
from contract.enums import Assist
from contract.screens import Kiosks
from contract.texts import pick

QUANTITY_AT_MOST: Final = 20
"""The largest quantity; visitors with more go to staff."""


class TicketWish(QObject):
    """The selection of the current visitor."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._catalogue: Catalogue | None = None
        self._language = ""
        self._quantities: dict[str, int] = {}
        self._present = ""
        self.coupon: str | None = None
        """The token of the coupon with which the visitor came back."""
        self.priority = False
        self._assist: set[Assist] = set()
        self._rows = RowModel(("key", "name", "quantity"), parent=self)

    @property
    def services(self) -> tuple[ServiceWish, ...]:
        """The services of the ticket, in the order of choice."""
        return tuple(
            ServiceWish(service=service, quantity=quantity)
            for service, quantity in self._quantities.items()
        )

    @property
    def assist(self) -> tuple[Assist, ...]:
        """The requested assistance."""
        return tuple(assist for assist in Assist if assist in self._assist)

    def reset(self) -> None:
        """Clear the selection for the next visitor."""
        self._quantities.clear()
        self._present, self.priority, self.coupon = "", False, None
        self._assist.clear()
        self._tell()

    def read(self, catalogue: Catalogue | None, language: str) -> None:
        """The names of the services, and the language in which they are shown."""
        self._catalogue, self._language = catalogue, language
        self._tell()

    def look_at(self, service: str) -> None:
        """Show a service; it is on the ticket unless the visitor goes back."""
        self._present = service
        self._quantities.setdefault(service, 1)
        self._tell()

    def look_away(self) -> None:
        """Drop the shown service."""
        self._quantities.pop(self._present, None)
        self._present = ""
        self._tell()

    def look_back(self) -> str | None:
        """Show the last service on the ticket again; None if there is none."""
        self._present = next(reversed(self._quantities), "")
        self._tell()
        return self._present or None

    def keep(self) -> None:
        """Keep the shown service on the ticket, to choose another one."""
        self._present = ""
        self._tell()

    def without_closed(self, is_open: Callable[[str], bool]) -> list[str]:
        """Remove services that have closed meanwhile; returns them."""
        closed = [service for service in self._quantities if not is_open(service)]
        for service in closed:
            if service != self._present:
                del self._quantities[service]
        if closed:
            self._tell()
        return closed

    @pyqtSlot(str)
    def remove(self, service: str) -> None:
        """Remove a service from the ticket."""
        self._quantities.pop(service, None)
        self._tell()

    @pyqtSlot(int)
    def count(self, by: int) -> None:
        """Change the quantity of the shown service."""
        if self._present in self._quantities:
            wanted = self._quantities[self._present] + by
            self._quantities[self._present] = min(max(wanted, 1), QUANTITY_AT_MOST)
            self._tell()

    @pyqtSlot(str)
    def toggle(self, choice: str) -> None:
        """Toggle priority or an assistance: `priority`, or one of `Assist`."""
        if choice == "priority":
            self.priority = not self.priority
        else:
            self._assist ^= {Assist(choice)}
        self._tell()

    def _tell(self) -> None:
        texts = (
            {service.id: service.names for service in self._catalogue.services}
            if self._catalogue
            else {}
        )

        def name(service: str) -> str:
            return picked(texts.get(service, {}), self._language)

        self._rows.update(
            [
                {"key": service, "name": name(service), "quantity": quantity}
                for service, quantity in self._quantities.items()
                if service != self._present
            ]
        )
        self.changed.emit()

    @property
    def _rules(self) -> Kiosks:
        return self._catalogue.kiosk if self._catalogue is not None else Kiosks()

    def _get_asked(self) -> dict[str, Any]:
        rules = self._rules
        return {
            "quantity": rules.ask_quantity,
            "assist": rules.ask_assist,
            "priority": bool(rules.priority),
            "another": len(self._quantities) < rules.services_per_ticket,
        }

    others = pyqtProperty(QObject, lambda self: self._rows, constant=True)
    quantity = shown(int, lambda self: self._quantities.get(self._present, 1), changed)
    wantsPriority = shown(bool, lambda self: self.priority, changed)
    priorityWords = shown(str, lambda self: pick(self._rules.priority, self._language), changed)
    asked = pyqtProperty("QVariantMap", _get_asked, notify=changed)
    asksAnything = shown(bool, lambda self: any(self._get_asked().values()), changed)
    wantedAssist = shown(
        "QStringList", lambda self: [str(assist) for assist in self.assist], changed
    )
