"""A server that listens on a Unix socket for a proxy."""

import http.client
import signal
import socket
import subprocess
import sys
from pathlib import Path

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
