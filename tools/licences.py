"""Writes the table of docs/licences.md from the installed packages.

`python -m tools.licences`, after tools/setup.sh dev. The text above the mark in the file is written
by hand and kept.
"""

import re
import sys
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata

from tools.made import ROOT
from tools.requirements import SETS, pins

DOCUMENT = ROOT / "docs" / "licences.md"
MARK = "<!-- The rest is written by `make licences`. -->\n"
PARTS = tuple(name for name in SETS if name != "demo")
# Some packages state their licence only in their own words.
SAME = {
    "Apache Software License": "Apache-2.0",
    "APL 2": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "ISC License": "ISC",
    "LGPL v3": "LGPL-3.0-only",
    "MIT License": "MIT",
}
# One states none: it contains eSpeak NG.
SILENT = {"espeakng-loader": "GPL-3.0-or-later"}


def main() -> int:
    """Rewrite the table; 1 with the names of packages that do not state their licence."""
    by_hand = DOCUMENT.read_text(encoding="utf-8").partition(MARK)[0]
    python = {name: licence_of(name, metadata(name)) for name in sorted(installed("demo"))}
    used = {name: sorted(part for part in PARTS if name in installed(part)) for name in python}
    lines = ["", "## Python packages", "", "| package | licence | in |", "| --- | --- | --- |"]
    lines += [
        f"| {name} | {licence} | {', '.join(used[name]) or 'demo'} |"
        for name, licence in python.items()
    ]
    DOCUMENT.write_text(by_hand + MARK + "\n".join(lines) + "\n", encoding="utf-8")
    silent = [name for name, licence in python.items() if not licence]
    if silent:
        print("no licence told by:", ", ".join(silent), file=sys.stderr)
    return 1 if silent else 0


def installed(name: str) -> set[str]:
    """The packages of a requirements file for this platform."""
    found = set()
    for pin in pins(name):
        package = pin.partition("==")[0]
        try:
            metadata(package)
        except PackageNotFoundError:
            continue  # one of another platform
        found.add(package)
    return found


def licence_of(package: str, told: PackageMetadata) -> str:
    """The SPDX expression of a package, or its own statement, from its metadata."""
    if expression := told.get("License-Expression"):
        return str(expression)
    first_line = str(told.get("License", "")).partition("\n")[0]
    classified = [
        re.sub(r" \(.*\)$", "", line.rpartition(" :: ")[2])
        for line in told.get_all("Classifier") or []
        if line.startswith("License")
    ]
    said = first_line or (classified[0] if classified else "") or SILENT.get(package, "")
    return SAME.get(said, said)


if __name__ == "__main__":
    sys.exit(main())
