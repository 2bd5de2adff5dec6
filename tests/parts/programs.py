"""A program with a window, run until it ends by itself."""

import subprocess
import tempfile

from tests.parts import preloaded
from tests.parts.hall import clean_env


def run_program(name: str, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a program until it ends by itself.

    Args:
        env: further variables; those of Novbe are not inherited.

    Raises:
        subprocess.TimeoutExpired: it had not ended after 60 s.
    """
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        process = preloaded.start(
            preloaded.WINDOWS, name, *arguments, env=clean_env() | env, stdout=out, stderr=err
        )
        try:
            code = process.wait(60)
        finally:
            process.kill()
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(process.args, code, out.read(), err.read())
