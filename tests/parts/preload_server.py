"""What a loader of servers imports, as `server.__main__` does it, gevent first; and the routes of a
server, compiled."""

from gevent import monkey

monkey.patch_all(os=False, signal=False, subprocess=False, select=False)

import gc  # noqa: E402
import threading  # noqa: E402
from unittest.mock import MagicMock, patch  # noqa: E402

from server.web.app import make_app  # noqa: E402
from tests.parts import routes  # noqa: E402

routes.install()
# Its routes alone are of interest: no hall is behind them, and no thread outlives a fork.
with patch.object(threading.Thread, "start"):
    make_app(MagicMock(), MagicMock(), MagicMock())

# A server collects all garbage at its start, what is frozen too: each would go through all that the
# loader has imported, and copy its memory, which is half of the CPU time of a start.
setattr(gc, "unfreeze", lambda: None)  # noqa: B010
