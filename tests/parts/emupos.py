"""A receipt printer in a process of its own: the simulator emupos on a free port.

It speaks ESC/POS over TCP as a printer in the network does, keeps a picture of
each receipt, and has faults on request.
"""

import io
import json
import sys
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final, Self

import requests
from PIL import Image

from tests.parts.child import running
from tests.parts.ports import free_port
from tests.parts.waiting import until

FAULTS: Final = ("paper-near-end", "paper-out", "cover-open", "offline")


class EmuPos:
    """One simulated printer; use it as a context."""

    def __init__(self) -> None:
        self.port, self.api_port = free_port(), free_port()
        self._ends = ExitStack()

    @property
    def address(self) -> str:
        """What `kiosk --printer` takes."""
        return f"tcp://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        """Start it and wait until it takes connections."""
        with ExitStack() as ends:
            folder = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="emupos-")))
            config, log = folder / "emupos.yaml", folder / "emupos.log"
            printer = {
                "id": "printer",
                "type": "printer",
                "profile": "epson-tm-t20iii",
                "connections": [{"tcp": {"port": self.port}}],
                "receipts_dir": str(folder / "receipts"),
            }
            api = {"host": "127.0.0.1", "port": self.api_port}
            # JSON is YAML.
            config.write_text(json.dumps({"schema": 1, "api": api, "devices": [printer]}))
            program = str(Path(sys.executable).with_name("emupos"))
            ends.enter_context(running([program, "run", "--config", str(config)], log))
            until(self._answers, told=log.read_text)
            self._ends = ends.pop_all()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._ends.close()

    def receipts(self) -> list[Image.Image]:
        """Pictures of all receipts so far, oldest first."""
        pictures: list[Image.Image] = []
        for one in reversed(self._ask("GET", "receipts").json()):
            answer = self._ask("GET", f"receipts/{one['id']}/image")
            pictures.append(Image.open(io.BytesIO(answer.content)))
        return pictures

    def await_receipts(self, count: int, seconds: float = 10) -> list[Image.Image]:
        """The receipts, once there are at least `count`."""
        until(lambda: len(self._ask("GET", "receipts").json()) >= count, seconds)
        return self.receipts()

    def fault(self, name: str) -> None:
        self._ask("PUT", f"faults/{name}")

    def clear(self) -> None:
        """Take all faults off; what it held meanwhile is printed then."""
        for one in FAULTS:
            self._ask("DELETE", f"faults/{one}")

    def _answers(self) -> bool:
        with suppress(requests.RequestException):
            self._ask("GET", "receipts")
            return True
        return False

    def _ask(self, method: str, path: str) -> requests.Response:
        url = f"http://127.0.0.1:{self.api_port}/api/v1/devices/printer/{path}"
        answer = requests.request(method, url, timeout=30)
        answer.raise_for_status()
        return answer
