"""Each role's bundle makes a program of an empty Debian 13 without network; together, a hall."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parts.empty_machines import ROLES
from tests.parts.hall import ROOT
from tools import bundle

pytestmark = [pytest.mark.soak, pytest.mark.e2e]

NEEDED = ("debootstrap", "unshare", "chroot", "ip", "dpkg-scanpackages", "apt-get")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not pytest's own: it would keep some gigabytes of the last runs."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    if lacking or os.geteuid() != 0:
        pytest.fail(
            f"needs root and {', '.join(lacking) or 'nothing else'}, to make empty machines; "
            "tools/setup.sh dev installs them on Debian"
        )
    with tempfile.TemporaryDirectory(prefix="novbe-machines-") as name:
        yield Path(name)


def debian(folder: Path) -> Path:
    kept = ROOT / "build" / "empty-debian.tar"
    if not kept.exists():
        sources = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Codename: trixie"]
        listed = subprocess.run(sources, check=True, capture_output=True, text=True).stdout.split()
        root, whole = folder / "debian", kept.with_suffix(".new")
        mirror = next(one for one in listed if one.startswith("http"))
        words = ["debootstrap", "--variant=minbase", "trixie", str(root), mirror]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.fail(f"debootstrap ended with {done.returncode}: {done.stdout[-2000:]}")
        kept.parent.mkdir(exist_ok=True)
        subprocess.run(["tar", "-C", str(root), "--one-file-system", "-cf", whole, "."], check=True)
        whole.replace(kept)
        shutil.rmtree(root)
    return kept


def test_a_ticket_is_called_between_four_machines_that_had_nothing(folder: Path) -> None:
    empty, rows = debian(folder), {}
    for role in ROLES:
        made = bundle.make([role], folder / "bundles")
        rows[role] = {"bundle": made.stat().st_size}
        root = folder / role
        root.mkdir()
        subprocess.run(["tar", "-C", str(root), "-xf", str(empty)], check=True)
        with tarfile.open(made) as archive:
            archive.extractall(root / "root", filter="tar")
        (root / "root" / made.stem).rename(root / "root" / "bundle")
        made.unlink()
    own = ("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child")
    child = (sys.executable, "-m", "tests.parts.empty_machines", str(folder))
    done = subprocess.run([*own, *child], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"called": "A001"} in said
    assert {"again": "server"} in said
    for one in said:
        if "role" in one:
            rows[one.pop("role")] |= one
    (ROOT / "build" / "empty-machines.json").write_text(json.dumps(rows, indent=1) + "\n")
