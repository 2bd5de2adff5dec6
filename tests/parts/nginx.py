"""A real nginx on loopback, with the configuration file from the documentation."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from tests.parts.certificates import Made
from tests.parts.hall import ROOT
from tests.parts.ports import free_port

SHIPPED: Final = ROOT / "docs/nginx/novbe.conf"
START_SECONDS: Final = 30.0

_AROUND: Final = """
{user}
worker_processes 1;
worker_shutdown_timeout 30s;
pid {folder}/pid;
error_log stderr warn;
events {{ worker_connections 4096; }}
http {{
    access_log {folder}/others.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/novbe.conf;
}}
"""


@dataclass
class Nginx:
    """One nginx in front of one Novbe; use it as a context."""

    behind: int
    certificate: Made
    port: int = field(default_factory=free_port)
    plain_port: int = field(default_factory=free_port)
    _folder: Path | None = field(default=None, repr=False)
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def said(self) -> str:
        return self._read("said")

    def logged(self) -> str:
        return "".join(map(self._read, ("novbe.access.log", "novbe.error.log", "others.log")))

    def _read(self, name: str) -> str:
        assert self._folder is not None
        return (self._folder / name).read_text()

    def _configuration(self) -> str:
        found = SHIPPED.read_text()
        for placeholder, real in (
            ("unix:/run/novbe/novbe.sock;", f"127.0.0.1:{self.behind};"),
            ("/var/log/nginx/", f"{self._folder}/"),
            ("listen 80;", f"listen 127.0.0.1:{self.plain_port};"),
            ("listen [::]:80;", ""),
            ("listen 443 ssl;", f"listen 127.0.0.1:{self.port} ssl;"),
            ("listen [::]:443 ssl;", ""),
            ("/etc/novbe/hall.pem", str(self.certificate.chain)),
            ("/etc/novbe/hall.key", str(self.certificate.key)),
            ("https://hall.example$", f"{self.url}$"),
        ):
            assert placeholder in found, placeholder
            found = found.replace(placeholder, real)
        return found

    def __enter__(self) -> Self:
        program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if program is None:
            raise RuntimeError("nginx is not installed; on Debian: apt-get install nginx-light")
        self._folder = folder = Path(tempfile.mkdtemp(prefix="novbe-nginx-"))
        # As root, nginx would else run its workers as a user who may not read this folder.
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(_AROUND.format(folder=folder, user=user))
        (folder / "novbe.conf").write_text(self._configuration())
        command = [program, "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]
        with (folder / "said").open("wb") as said:
            self._process = subprocess.Popen(
                [*command, "-g", "daemon off;"], stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            with socket.socket() as knocking:
                if knocking.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.02)
        said_last = self.said()
        self.__exit__()
        raise RuntimeError(f"nginx did not start: {said_last}")

    def __exit__(self, *_exc: object) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.wait(15)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
