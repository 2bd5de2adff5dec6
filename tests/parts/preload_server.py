"""What a loader of servers imports: as `server.__main__` does it, gevent first."""

from gevent import monkey

monkey.patch_all(os=False, signal=False, subprocess=False, select=False)

import server.cli  # noqa: E402
import server.workers  # noqa: E402, F401
