"""`novbe server`, whose answers name the client as the application sees it.

`NOVBE_TEST_IDLE_SECONDS` shortens the time that a connection may be idle,
`NOVBE_TEST_HEAD_SECONDS` that for the head of a request and that for its body.
"""

import os
from typing import Any, Final

from tests.parts import gevent_first

ADDRESS: Final = "X-Seen-Address"
SCHEME: Final = "X-Seen-Scheme"
HOST: Final = "X-Seen-Host"
REQUEST: Final = "X-Seen-Request"
IDLE: Final = "NOVBE_TEST_IDLE_SECONDS"
HEAD: Final = "NOVBE_TEST_HEAD_SECONDS"


def main() -> None:
    gevent_first.patch()
    from flask import Response, request

    from server import __main__ as program
    from server import http_server, serving

    assemble = serving.assemble

    def telling(*arguments: Any, **options: Any) -> serving.Server:
        server = assemble(*arguments, **options)

        @server.app.after_request
        def tell(response: Response) -> Response:
            response.headers[ADDRESS] = request.remote_addr or ""
            response.headers[SCHEME] = request.scheme
            response.headers[HOST] = request.host
            response.headers[REQUEST] = request.headers.get("X-Request-ID", "")
            return response

        return server

    serving.assemble = telling
    if os.environ.get(IDLE):
        http_server.IDLE_SECONDS = float(os.environ[IDLE])
    if os.environ.get(HEAD):
        http_server.HEAD_SECONDS = http_server.BODY_SECONDS = float(os.environ[HEAD])
    program.main()


if __name__ == "__main__":
    main()
