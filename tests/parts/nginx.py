"""A real nginx on loopback, with the configuration file from the documentation."""

import os
import re
import shutil
import socket
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final, Self

from tests.parts.certificates import Made
from tests.parts.child import running
from tests.parts.hall import ROOT
from tests.parts.ports import free_port
from tests.parts.waiting import until

SHIPPED: Final = ROOT / "docs/nginx/novbe.conf"
OUTSIDE: Final = ROOT / "docs/nginx/novbe_public.conf"
_BLOCK: Final = re.DOTALL | re.MULTILINE
LARGER: Final = ROOT / "docs/larger.md"

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
    include {folder}/novbe*.conf;
}}
"""


class Nginx:
    """One nginx in front of one Novbe, or of two as the page for larger halls says; use it as a
    context."""

    def __init__(self, behind: int, certificate: Made, second: int | None = None) -> None:
        self._behind, self._second, self.certificate = behind, second, certificate
        self.port, self.plain_port, self.public_port = free_port(), free_port(), free_port()
        self._folder = Path()
        self._ends = ExitStack()

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def said(self) -> str:
        return self._read("said")

    def logged(self) -> str:
        return "".join(map(self._read, ("novbe.access.log", "novbe.error.log", "others.log")))

    def _read(self, name: str) -> str:
        return (self._folder / name).read_text()

    def _configuration(self) -> str:
        found = SHIPPED.read_text()
        if self._second is not None:
            upstream, lines = re.findall(r"^```nginx\n(.*?)^```", LARGER.read_text(), _BLOCK)
            for number, port in ((11, self._behind), (12, self._second)):
                upstream = upstream.replace(f"192.0.2.{number}:8750", f"127.0.0.1:{port}")
            found = re.sub(r"^upstream .*?^}", "# unix:/run/novbe/novbe.sock;", found, flags=_BLOCK)
            passed = "proxy_pass http://novbe;\n"
            found = upstream + found.replace(passed, passed + lines)
        for placeholder, real in (
            ("unix:/run/novbe/novbe.sock;", f"127.0.0.1:{self._behind};"),
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

    def _public_site(self) -> str:
        found = OUTSIDE.read_text()
        for placeholder, real in (
            ("/var/log/nginx/", f"{self._folder}/"),
            ("listen 443 ssl;", f"listen 127.0.0.1:{self.public_port} ssl;"),
            ("listen [::]:443 ssl;", ""),
            ("/etc/novbe/visit.pem", str(self.certificate.chain)),
            ("/etc/novbe/visit.key", str(self.certificate.key)),
        ):
            assert placeholder in found, placeholder
            found = found.replace(placeholder, real)
        return found

    def __enter__(self) -> Self:
        program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if program is None:
            raise RuntimeError("nginx is not installed; on Debian: apt-get install nginx-light")
        # As root, nginx would else run its workers as a user who may not read this folder.
        user = "user root;" if os.geteuid() == 0 else ""
        with ExitStack() as ends:
            folder = ends.enter_context(tempfile.TemporaryDirectory(prefix="novbe-nginx-"))
            self._folder = Path(folder)
            (self._folder / "nginx.conf").write_text(_AROUND.format(folder=folder, user=user))
            (self._folder / "novbe.conf").write_text(self._configuration())
            (self._folder / "novbe_public.conf").write_text(self._public_site())
            words = ("-p", folder, "-c", "nginx.conf", "-e", "stderr", "-g", "daemon off;")
            ends.enter_context(running([program, *words], self._folder / "said"))
            until(self._takes_connections, told=self.said)
            self._ends = ends.pop_all()
        return self

    def _takes_connections(self) -> bool:
        with socket.socket() as knocking:
            return knocking.connect_ex(("127.0.0.1", self.port)) == 0

    def __exit__(self, *_exc: object) -> None:
        self._ends.close()
