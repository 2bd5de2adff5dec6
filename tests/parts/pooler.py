"""A real PgBouncer in front of a PostgreSQL of the tests."""

import os
import pwd
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from sqlalchemy.engine import make_url

from tests.parts.child import running
from tests.parts.postgres import RUN_AS, SUPERUSER
from tests.parts.waiting import until

_SETTINGS = """
[databases]
* = host={host} user={user}
[pgbouncer]
listen_addr =
unix_socket_dir = {folder}
auth_type = any
auth_file =
pool_mode = {mode}
ignore_startup_parameters = options
"""


class Pooler:
    """One PgBouncer, use it as a context; `url` leads through it."""

    def __init__(self, url: str, mode: str) -> None:
        self._behind, self._mode = make_url(url), mode
        self._ends = ExitStack()
        self.url = ""

    def __enter__(self) -> Self:
        program = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if program is None:
            raise RuntimeError("PgBouncer is not installed; on Debian: apt-get install pgbouncer")
        with ExitStack() as ends:
            folder = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="novbe-pool-")))
            host = self._behind.query["host"]
            (folder / "settings.ini").write_text(
                _SETTINGS.format(host=host, user=SUPERUSER, folder=folder, mode=self._mode)
            )
            command = [program, str(folder / "settings.ini")]
            if os.geteuid() == 0:
                account = pwd.getpwnam(RUN_AS)
                os.chown(folder, account.pw_uid, account.pw_gid)
                command = ["runuser", "-u", RUN_AS, "--", *command]
            ends.enter_context(running(command, folder / "said"))
            until((folder / ".s.PGSQL.6432").exists, told=(folder / "said").read_text)
            self.url = f"postgresql://{SUPERUSER}@/{self._behind.database}?host={folder}&port=6432"
            self._ends = ends.pop_all()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._ends.close()
