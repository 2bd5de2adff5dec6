"""Four machines with nothing but Debian become a hall by their bundles alone.

`python -m tests.parts.empty_machines FOLDER`, started in network, mount and process namespaces of
its own: `FOLDER/ROLE` is the root of each machine, with its bundle in `/root/bundle`. They share a
loopback interface and reach nothing else. It prints a line of JSON for each role: how many seconds
`install.sh` took, by the clock and of the processor, and how many bytes are on the disk then.
At the end a ticket is on paper, and called.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.parts.emupos import EmuPos
from tests.parts.hall import ROOT

ROLES: Final = ("server", "kiosk", "display", "counter")
USERS: Final = {"server": "novbe", "kiosk": "novbe-kiosk", "display": "novbe-display"}
CURRENT: Final = "/opt/novbe/current"
SERVER: Final = "http://127.0.0.1:8750"
NUMBER: Final = r"^\W*A\W*001\W*$"
"""The first number, as screens write it."""
SECONDS: Final = 600


class Machine:
    """One of them."""

    def __init__(self, folder: Path, role: str) -> None:
        self.role = role
        self.root = folder / role
        for kind, where in (("proc", "proc"), ("tmpfs", "run"), ("tmpfs", "tmp")):
            _run("mount", "-t", kind, kind, str(self.root / where))
        (self.root / "tmp").chmod(0o1777)
        _run("mount", "--rbind", "/dev", str(self.root / "dev"))

    def words(self, *words: str, user: str = "root", **env: str) -> list[str]:
        home = "/root" if user == "root" else f"/var/lib/{user}"
        around = {"PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home}
        around |= {"LC_ALL": "C.UTF-8"} | env
        listed = (f"{name}={value}" for name, value in around.items())
        return ["chroot", f"--userspec={user}", str(self.root), "env", "-i", *listed, *words]

    def run(self, *words: str, user: str = "root") -> str:
        return _run(*self.words(*words, user=user))

    def install(self, bundle: str = "/root/bundle") -> str:
        return self.run("sh", f"{bundle}/install.sh")

    def size(self, path: str) -> int:
        """Bytes on the disk, without what it shares with other machines."""
        return int(self.run("du", "-sxB1", path).split()[0])

    def start(self, *words: str, **env: str) -> subprocess.Popen[str]:
        """Start the program, driven by these steps where it has a window."""
        user = USERS.get(self.role, "nobody")
        # With a timeout, in case the awaited line does not come.
        line = self.words("timeout", str(SECONDS), *words, user=user, **env)
        return subprocess.Popen(line, stdout=subprocess.PIPE, text=True)

    def driven(self, token: str, *words: str) -> subprocess.Popen[str]:
        (self.root / "tmp" / "driven.py").write_bytes((ROOT / "tests/parts/driven.py").read_bytes())
        program = (f"{CURRENT}/bin/python", "-P", "/tmp/driven.py", self.role)
        kept = ("--folder", f"/tmp/{self.role}") if self.role != "counter" else ()
        env: Mapping[str, str] = {"NOVBE_TOKEN": token, "NOVBE_SERVER": SERVER, "HOME": "/tmp"}
        return self.start(*program, *words, *kept, **env)


def install(machine: Machine) -> None:
    before, started, worked = machine.size("/"), time.monotonic(), _worked()
    said = machine.install()
    if "is installed. Next:" not in said:
        raise SystemExit(said)
    took = {"seconds": round(time.monotonic() - started), "cpu": round(_worked() - worked)}
    sizes = {"novbe": machine.size(f"{CURRENT}/"), "added": machine.size("/") - before}
    print(json.dumps({"role": machine.role} | took | sizes), flush=True)


def serve(server: Machine) -> tuple[subprocess.Popen[str], dict[str, str]]:
    """Import a centre and serve it; a token for each other role."""
    centre = f"{CURRENT}/lib/python3.13/site-packages/server/centres/village.toml"
    # By the installer its user may read it: commands know it, as the server does.
    database = "/var/lib/novbe/hall.db"
    settings = server.root / "etc/novbe/server.env"
    settings.write_text(f"NOVBE_DATABASE=sqlite:///{database}\n", "utf-8")
    said = server.run("novbe", "server", "import", "--yes", centre, user="novbe")
    if f"published in {database}" not in said:
        raise SystemExit(said)
    made = ("novbe", "server", "token", "--centre", "village", "--role")
    tokens = {one: server.run(*made, one, user="novbe").strip() for one in ("kiosk", "display")}
    people = (f"{CURRENT}/bin/python", "-P", "-m", "server.cli.simulated", "village")
    said = server.run(*people, "--counter", "1", user="novbe")
    tokens["counter"] = said.splitlines()[1]
    clock = ("--clock-start", "2026-11-24T10:00:00+04:00")
    running = server.start("novbe", "server", "run", "--no-announce", *clock)
    await_line(running, "Novbe is ready at")
    return running, tokens


def await_line(program: subprocess.Popen[str], wanted: str) -> str:
    """The next line with this in it.

    Raises:
        SystemExit: the program ended before.
    """
    assert program.stdout is not None
    for line in program.stdout:
        if wanted in line:
            return line.strip()
    raise SystemExit(f"{program.args!r} ended without '{wanted}'")


def a_day(machines: Mapping[str, Machine]) -> None:
    """A visitor takes a ticket at the kiosk, the counter calls it, the display shows it."""
    server, tokens = serve(machines["server"])
    with EmuPos() as printer:
        machines["kiosk"].driven(
            tokens["kiosk"], "touch=service-village.certificate", "touch=take", "--",
            "--printer", printer.address,
        )  # fmt: skip
        display = machines["display"].driven(tokens["display"], f"text={NUMBER}", "--")
        printer.await_receipts(1, SECONDS)
        counter = machines["counter"].driven(
            tokens["counter"], "touch=key_open_counter", "touch=key_call_next", f"text={NUMBER}",
            "--", "--speaker", "none",
        )  # fmt: skip
        await_line(counter, "001")
        await_line(display, "001")
    print(json.dumps({"called": "A001"}), flush=True)
    server.terminate()
    server.wait()


def again(machine: Machine) -> None:
    """Install the same bundle again, a newer one, and one of another role.

    Raises:
        AssertionError: it did not go as install.sh promises.
    """
    assert "is there already" in machine.install()
    newer = machine.root / "root" / "newer"
    _run("cp", "-r", str(machine.root / "root" / "bundle"), str(newer))
    release, sums = newer / "release", newer / "SHA256SUMS"

    def change(old: str, new: str) -> None:
        release.write_text(release.read_text().replace(old, new))

    def sign() -> None:
        kept = [one for one in sums.read_text().splitlines() if not one.endswith("  release")]
        digest = machine.run("sha256sum", "/root/newer/release").split()[0]
        sums.write_text("\n".join([*kept, f"{digest}  release"]) + "\n")

    def refused() -> str:
        words = machine.words("sh", "/root/newer/install.sh")
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 1, done.stderr
        return done.stderr

    change('version="', 'version="99.')
    sign()
    before = (machine.root / "opt/novbe/current").readlink()
    said = machine.install("/root/newer")
    assert "backing the hall up" in said, said
    assert " is in use." in said, said
    after = (machine.root / "opt/novbe/current").readlink()
    assert after == Path("releases") / f"99.{before.name}"
    assert (machine.root / "opt/novbe" / before / "bundle/complete").exists()
    change(f'roles="{machine.role}"', 'roles="counter"')
    assert "the bundle is damaged" in refused()
    sign()
    assert f"this machine has the {machine.role} too" in refused()
    print(json.dumps({"again": machine.role}), flush=True)


def _worked() -> float:
    """CPU seconds of the programs that have ended."""
    used = os.times()
    return used.children_user + used.children_system


def _run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def main() -> None:
    _run("ip", "link", "set", "lo", "up")
    machines = {role: Machine(Path(sys.argv[1]), role) for role in ROLES}
    for machine in machines.values():
        install(machine)
    a_day(machines)
    again(machines["server"])


if __name__ == "__main__":
    main()
