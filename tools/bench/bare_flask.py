"""A bare Flask on gevent that only answers: `python -m tools.bench.bare_flask`. It prints its port,
and answers every request with the ticket that is its first line on standard input."""

import sys


def main() -> None:
    # Before anything else is imported, as the server does.
    from gevent import monkey

    monkey.patch_all(os=False, signal=False, subprocess=False, select=False)
    import socket

    from flask import Flask, Response
    from gevent.pywsgi import WSGIServer

    ticket = sys.stdin.readline()
    app = Flask("bare")

    @app.post("/<path:_address>")
    def answer(_address: str) -> Response:
        return Response(ticket, mimetype="application/json")

    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    # Inherited by accepted sockets, as in the server.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.setblocking(False)
    print(listener.getsockname()[1], flush=True)
    WSGIServer(listener, app, log=None).serve_forever()


if __name__ == "__main__":
    main()
