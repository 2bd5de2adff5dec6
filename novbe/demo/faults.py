"""The faults of a running demo: a switch for each part, and the page that sets them.

The user sets the switches on the page of `novbe demo --faults`, the end-to-end tests through its
requests. The page listens on the loopback interface alone. Its URL contains a random key, so that
other pages in the same browser cannot send requests to it.
"""

import logging
import secrets
import shutil
import signal
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import requests
from flask import Flask, Response, abort, redirect, render_template
from werkzeug.serving import make_server
from werkzeug.wrappers import Response as AnyResponse

from novbe.demo.child import READY, Child
from novbe.demo.relay import Relay

PRINTER_FAULTS: Final[Mapping[str, frozenset[str]]] = {
    "offline": frozenset({"offline"}),
    "low": frozenset({"paper-near-end"}),
    # A printer without paper reports both paper end and paper near end.
    "out": frozenset({"paper-near-end", "paper-out"}),
    "open": frozenset({"cover-open"}),
}
"""The faults of the printer simulator in each state of a switch; none in any other state."""

PRINTER_SECONDS: Final = 5.0


type States = Mapping[str, tuple[str, str]]
"""By name: the text of the state, and the button that sets it. The first state is the normal one,
the others are faults."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A part of the demo that can be broken and fixed; `now` returns the name of its state, "" for
    a part that does not answer."""

    part: str
    states: States
    now: Callable[[], str]
    set: Callable[[str], None]


class DemoFaults:
    """All switches of a running demo.

    Args:
        printer: the address of the printer simulator's API for its printer.
        server: the crew restarts it when it is no longer held.
        sound: the folder that replaces the sound output of the kiosk.
    """

    def __init__(self, printer: str, relay: Relay, server: Child, sound: Path) -> None:
        of_printer = partial(_of_printer, printer)

        def plug(state: str) -> None:
            if state == "there":
                sound.mkdir(exist_ok=True)
            elif sound.is_dir():
                shutil.rmtree(sound)

        def connect(state: str) -> None:
            (relay.join if state == "connected" else relay.cut)()

        def run(state: str) -> None:
            server.falls = 0
            server.held = state == "killed"
            if server.held:
                server.signal(signal.SIGKILL)
                server.wait()

        def running() -> str:
            if not server.running:
                return "killed"
            return "running" if READY in server.said() else ""

        self.switches: Mapping[str, Switch] = {
            "printer": of_printer("Printer", online=("Online", "Bring back online"),
                                  offline=("Offline", "Take offline")),
            "paper": of_printer("Paper", full=("Enough paper", "Put in a full roll"),
                                low=("Nearly used up", "Let it run low"),
                                out=("Out of paper", "Let it run out")),
            "cover": of_printer("Printer cover", closed=("Closed", "Close"), open=("Open", "Open")),
            "sound": Switch("Sound output of the kiosk",
                            {"there": ("There", "Bring back"), "away": ("Away", "Take away")},
                            lambda: "there" if sound.is_dir() else "away", plug),
            "network": Switch("Network between the programs and the server",
                              {"connected": ("Connected", "Connect"), "cut": ("Cut", "Cut")},
                              lambda: "connected" if relay.joined else "cut", connect),
            "server": Switch("Server",
                             {"running": ("Running", "Start again"), "killed": ("Killed", "Kill")},
                             running, run),
        }  # fmt: skip

    def set(self, switch: str, state: str) -> None:
        """Break or fix a part; `KeyError` for an unknown part or state, `OSError` if it does not
        answer."""
        chosen = self.switches[switch]
        if state not in chosen.states:
            raise KeyError(state)
        chosen.set(state)


def _of_printer(printer: str, part: str, **states: tuple[str, str]) -> Switch:
    """A switch whose states are sets of faults of the printer simulator."""
    faults = {name: PRINTER_FAULTS.get(name, frozenset()) for name in states}
    own = frozenset[str]().union(*faults.values())

    def now() -> str:
        try:
            answer = requests.get(printer, timeout=PRINTER_SECONDS).json()
        except requests.RequestException:
            return ""
        present = own.intersection(answer["state"]["faults"])
        return next((name for name, ones in faults.items() if ones == present), "")

    def bring(state: str) -> None:
        for fault in sorted(own):
            method = "PUT" if fault in faults[state] else "DELETE"
            address = f"{printer}/faults/{fault}"
            requests.request(method, address, timeout=PRINTER_SECONDS).raise_for_status()

    return Switch(part, states, now, bring)


STYLES: Final = ("look.css", "static/ticket.css", "static/pages.css")
"""The style sheets of the server's pages. The page has a copy, because it must work while the
server is down."""

STYLE_SECONDS: Final = 20.0


def look_of(server: str) -> str:
    """The style sheets of a server's pages; `requests.RequestException` if it does not answer."""
    answers = [requests.get(f"{server}/{name}", timeout=STYLE_SECONDS) for name in STYLES]
    return "\n".join(answer.text for answer in answers)


def make_app(faults: DemoFaults, key: str, look: str) -> Flask:
    """The page as a WSGI application. Only paths that begin with the key are found."""
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


def serve(faults: DemoFaults, look: str) -> str:
    """Serve the page from a thread for as long as this process lives; returns its address."""
    # Otherwise each request would print a line on the terminal.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    key = secrets.token_urlsafe()
    server = make_server("127.0.0.1", 0, make_app(faults, key, look), threaded=True)
    threading.Thread(target=server.serve_forever, name="faults", daemon=True).start()
    return f"http://127.0.0.1:{server.port}/{key}/"
