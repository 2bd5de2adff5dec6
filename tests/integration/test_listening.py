"""Where a server listens: a Unix socket for a proxy, and options that it refuses."""

import http.client
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from server import serving
from server.bootstrap import CannotStart
from tests.parts.cli import FAULTY, cli_on, refused
from tests.parts.hall import ROOT, clean_env


def test_a_unix_socket_for_a_proxy(tmp_path: Path) -> None:
    path = tmp_path / "novbe.sock"
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))  # as a server that was killed leaves it
    command = [sys.executable, "-m", "server", "run", "--data", str(tmp_path)]
    command += ["--host", f"unix:{path}"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=ROOT, env=clean_env(), text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == f"Novbe is ready at unix:{path}\n"
            connection = http.client.HTTPConnection("hall")
            connection.sock = socket.socket(socket.AF_UNIX)
            connection.sock.connect(str(path))
            connection.request("GET", "/api/v1/health")
            assert connection.getresponse().status == 200
            connection.close()
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        finally:
            process.kill()
    assert not path.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--workers", "2"], "need a --database of PostgreSQL"),
        (["--direct-database", "sqlite:////srv/novbe.db"], "direct_database: is for PostgreSQL"),
        (["--direct-database", "novbe"], "direct_database: is not a URL"),
    ],
)
def test_options_that_several_processes_cannot_serve_are_refused(
    options: list[str], said: str, tmp_path: Path
) -> None:
    refused(cli_on(tmp_path, None)("run", "--port", "0", *options), FAULTY, said)


def test_unix_socket_whose_folder_is_missing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run/novbe.sock"
    with pytest.raises(CannotStart, match=f"make the folder {path.parent} "):
        serving.listen(f"unix:{path}", 0)
