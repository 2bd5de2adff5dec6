"""`novbe server`, which tells in each answer who asked, as the application sees it.

`NOVBE_TEST_REQUEST_SECONDS` and `NOVBE_TEST_BODY_SECONDS` shorten the patience of the server,
`NOVBE_TEST_CONNECTIONS` says how many connections one address may have, `NOVBE_TEST_WAITING` how
many may wait before the entrance of the news.
"""

import os
import sys
from typing import Any, Final

ADDRESS: Final = "X-Seen-Address"
SCHEME: Final = "X-Seen-Scheme"
HOST: Final = "X-Seen-Host"
PATIENCE: Final = "NOVBE_TEST_REQUEST_SECONDS"
BODY_PATIENCE: Final = "NOVBE_TEST_BODY_SECONDS"
CONNECTIONS: Final = "NOVBE_TEST_CONNECTIONS"
WAITING: Final = "NOVBE_TEST_WAITING"


def main() -> None:
    """Run a command of the server."""
    if sys.argv[1:2] == ["run"]:
        from gevent import monkey

        # As `server.__main__` does, before anything else is imported.
        monkey.patch_all(os=False, signal=False, subprocess=False, select=False)
    from flask import Response, request

    from server import __main__ as program
    from server import bootstrap, connections
    from server.realtime import porch

    assemble = bootstrap.assemble

    def telling(*arguments: Any, **options: Any) -> bootstrap.Server:
        server = assemble(*arguments, **options)

        @server.app.after_request
        def tell(response: Response) -> Response:
            response.headers[ADDRESS] = request.remote_addr or ""
            response.headers[SCHEME] = request.scheme
            response.headers[HOST] = request.host
            return response

        return server

    bootstrap.assemble = telling
    if os.environ.get(PATIENCE):
        connections.REQUEST_SECONDS = float(os.environ[PATIENCE])
    if os.environ.get(BODY_PATIENCE):
        connections.BODY_SECONDS = float(os.environ[BODY_PATIENCE])
    if os.environ.get(CONNECTIONS):
        connections.CONNECTIONS_AT_MOST = int(os.environ[CONNECTIONS])
    if os.environ.get(WAITING):
        porch.WAITING_AT_MOST = int(os.environ[WAITING])
    program.main()


if __name__ == "__main__":
    main()
