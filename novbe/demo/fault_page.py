"""The page on which the user breaks and fixes parts of a demo, at a random URL.

It listens on the loopback interface alone. Its URL contains a random key, so that other pages in
the same browser cannot send requests to it.
"""

import logging
import secrets
import threading
from typing import Final

import requests
from flask import Flask, Response, abort, redirect, render_template
from werkzeug.serving import make_server
from werkzeug.wrappers import Response as AnyResponse

from novbe.demo.faults import Faults

STYLES: Final = ("look.css", "static/ticket.css", "static/pages.css")
"""The style sheets of the server's pages. The page has a copy, because it must work while the
server is down."""

STYLE_SECONDS: Final = 20.0


def look_of(server: str) -> str:
    """The style sheets of a server's pages.

    Raises:
        requests.RequestException: the server does not answer.
    """
    answers = [requests.get(f"{server}/{name}", timeout=STYLE_SECONDS) for name in STYLES]
    return "\n".join(answer.text for answer in answers)


def make_app(faults: Faults, key: str, look: str) -> Flask:
    """The page as a WSGI application.

    Args:
        key: the first part of every path; any other path is not found.
        look: style sheets.
    """
    app = Flask(__name__)
    nonce = secrets.token_urlsafe()

    @app.get(f"/{key}/")
    def page() -> str:
        rows = [(name, switch, switch.now()) for name, switch in faults.switches.items()]
        return render_template("faults.html", rows=rows, look=look, nonce=nonce)

    @app.post(f"/{key}/<switch>/<state>")
    def press(switch: str, state: str) -> AnyResponse:
        try:
            faults.set(switch, state)
        except KeyError:
            abort(404)
        except OSError as error:
            abort(503, f"The part does not answer: {error}")
        return redirect(f"../#{switch}", 303)

    @app.after_request
    def guard(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        return response

    return app


def serve(faults: Faults, look: str) -> str:
    """Serve the page from a thread for as long as this process lives; returns its address."""
    # Otherwise each request would print a line on the terminal.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    key = secrets.token_urlsafe()
    server = make_server("127.0.0.1", 0, make_app(faults, key, look), threaded=True)
    threading.Thread(target=server.serve_forever, name="faults", daemon=True).start()
    return f"http://127.0.0.1:{server.port}/{key}/"
