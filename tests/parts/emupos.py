"""A receipt printer in a process of its own: the simulator emupos on a free port.

It speaks ESC/POS over TCP as a printer in the network does, keeps a picture of
each receipt, and has faults on request.
"""

import io
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

import requests
from PIL import Image

from tests.parts.ports import free_port

FAULTS: Final = ("paper-near-end", "paper-out", "cover-open", "offline")
START_SECONDS: Final = 20.0


@dataclass
class EmuPos:
    """One simulated printer; use it as a context, or `start` and `stop` it.

    Attributes:
        folder: its configuration and its receipts; removed by `stop` when made here.
    """

    port: int = 0
    api_port: int = 0
    folder: Path | None = None
    profile: str = "epson-tm-t20iii"
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _own_folder: bool = field(default=False, repr=False)

    @property
    def address(self) -> str:
        """What `kiosk --printer` takes."""
        return f"tcp://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Start it and wait until it takes connections.

        Raises:
            RuntimeError: it ended, or did not come up in time; the message holds what it said.
        """
        self.port = self.port or free_port()
        self.api_port = self.api_port or free_port()
        if self.folder is None:
            self.folder = Path(tempfile.mkdtemp(prefix="emupos-"))
            self._own_folder = True
        self.folder.mkdir(parents=True, exist_ok=True)
        config = self.folder / "emupos.yaml"
        # JSON is YAML.
        config.write_text(json.dumps(self._config()), encoding="utf-8")
        said = (self.folder / "emupos.log").open("wb")
        command = [str(Path(sys.executable).with_name("emupos")), "run", "--config", str(config)]
        self._process = subprocess.Popen(command, stdout=said, stderr=said, cwd=self.folder)
        said.close()
        self._await_ready()
        return self

    def stop(self) -> None:
        """End it; a second time does nothing."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        if self._own_folder and self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder, self._own_folder = None, False

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_exc: object) -> None:
        self.stop()

    def receipts(self) -> list[Image.Image]:
        """Pictures of all receipts so far, oldest first."""
        pictures: list[Image.Image] = []
        for one in reversed(self._ask("GET", "receipts").json()):
            answer = self._ask("GET", f"receipts/{one['id']}/image")
            pictures.append(Image.open(io.BytesIO(answer.content)))
        return pictures

    def await_receipts(self, count: int, seconds: float = 10) -> list[Image.Image]:
        """The receipts, once there are at least `count`.

        Raises:
            TimeoutError: there are fewer.
        """
        end = time.monotonic() + seconds
        while len(found := self._ask("GET", "receipts").json()) < count:
            if time.monotonic() > end:
                raise TimeoutError(f"{len(found)} receipts after {seconds} s, not {count}")
            time.sleep(0.05)
        return self.receipts()

    def fault(self, name: str) -> None:
        self._ask("PUT", f"faults/{name}")

    def clear(self) -> None:
        """Take all faults off; what it held meanwhile is printed then."""
        for one in FAULTS:
            self._ask("DELETE", f"faults/{one}")

    def _ask(self, method: str, path: str) -> requests.Response:
        url = f"http://127.0.0.1:{self.api_port}/api/v1/devices/printer/{path}"
        answer = requests.request(method, url, timeout=5)
        answer.raise_for_status()
        return answer

    def _config(self) -> Mapping[str, Any]:
        assert self.folder is not None
        return {
            "schema": 1,
            "api": {"host": "127.0.0.1", "port": self.api_port},
            "devices": [
                {
                    "id": "printer",
                    "type": "printer",
                    "profile": self.profile,
                    "connections": [{"tcp": {"port": self.port}}],
                    "receipts_dir": str(self.folder / "receipts"),
                }
            ],
        }

    def _await_ready(self) -> None:
        assert self._process is not None
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            try:
                with socket.create_connection(("127.0.0.1", self.api_port), timeout=1):
                    pass
                self._ask("GET", "receipts")
                return
            except (OSError, requests.RequestException):
                time.sleep(0.05)
        assert self.folder is not None
        said = (self.folder / "emupos.log").read_text(errors="replace")
        self.stop()
        raise RuntimeError(f"emupos did not start: {said}")
