"""The page of `novbe demo --faults` needs its key, and knows its own switches alone."""

import os
import re
from contextlib import closing
from pathlib import Path

from novbe.demo.child import Child
from novbe.demo.faults import DemoFaults, make_app
from novbe.demo.relay import Relay
from tests.parts.emupos import EmuPos
from tests.parts.ports import free_port


def test_without_the_key_nothing_is_shown_and_nothing_pressed(tmp_path: Path) -> None:
    with EmuPos() as printer, closing(Relay("127.0.0.1", free_port())) as relay:
        address = f"http://127.0.0.1:{printer.api_port}/api/v1/devices/printer"
        server = Child("server", ["true"], dict(os.environ), tmp_path / "server.log")
        faults = DemoFaults(address, relay, server, tmp_path)
        page = make_app(faults, "key", look="").test_client()
        for path in ("/", "/other/", "/static/faults.html"):
            assert page.get(path).status_code == 404
        for path in ("/cover/open", "/other/cover/open", "/key/cover/ajar", "/key/roof/open"):
            assert page.post(path).status_code == 404
        assert page.get("/key/cover/open").status_code == 405
        shown = page.get("/key/")
        assert 'id="cover" data-state="closed"' in shown.text
        policy = shown.headers["Content-Security-Policy"]
        assert re.search(
            r"default-src 'none';.* form-action 'self';.* frame-ancestors 'none'", policy
        )
