"""What staff do at a kiosk: the gesture in the corner, the code, the search for the server."""

from pathlib import Path
from typing import Any, cast

from PyQt6.QtCore import QPointF

from client.net.following import AddressSearch
from client.net.identity import IdentityFile
from client.pages.server_search import SearchState, ServerSearch
from contract.enums import Role
from tests.gui.kiosk.conftest import Visitor
from tests.gui.window import present


def code_of(visitor: Visitor) -> str:
    """What a manager reads on the page of the device, once the kiosk knows it."""
    code = visitor.kiosk.service._code
    visitor.until(lambda: code.device is not None)
    return present(code.device).service_code


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def hold(visitor: Visitor, x: float, y: float, *, opens: bool = True) -> None:
    """Put a finger there until the menu opens; where it must not, longer than it takes."""
    finger, service = cast(Any, visitor._finger), visitor.kiosk.service
    root = visitor.window.contentItem()
    service.second = 40
    service.changed.emit()
    finger.press(root, x, y)
    if opens:
        visitor.until(lambda: service.page == "code")
    else:
        visitor.qtbot.wait(2 * service.hold)
    finger.release(root, x, y)
    service.second = 1000
    service._timer.setInterval(1000)


def enter(visitor: Visitor, code: str) -> None:
    """Open the menu by the gesture, and type a code."""
    visitor.until(visitor.window.isExposed)
    corner = visitor.find("serviceCorner")
    at = corner.mapToScene(QPointF(corner.width() / 2, corner.height() / 2))
    hold(visitor, at.x(), at.y())
    visitor.find("digit-1")
    type_code(visitor, code)


def type_code(visitor: Visitor, code: str) -> None:
    for digit in code:
        visitor.touch(f"digit-{digit}")


def looking(visitor: Visitor, folder: Path) -> ServerSearch:
    """The kiosk looks for its server, and one does not know its secret."""
    search = ServerSearch(IdentityFile(folder / "kiosk.json", Role.KIOSK), AddressSearch())
    visitor.engine.search.show(search, enters=False)
    search._set(SearchState.UNKNOWN, "http://192.0.2.7:8750")
    return search
