"""Runs a program that finds the libraries of its role and no others, as where only they are.

`python -m tests.parts.only_role ROLE WORD...` imports each module of the package ROLE, then runs it
with these words of a command line. What requirements/ROLE.txt does not name cannot be imported.
"""

import importlib
import pkgutil
import re
import runpy
import sys
from collections.abc import Collection
from importlib.metadata import packages_distributions

from tools.requirements import pins


class Blocked:
    """Refuses modules, before any other finder sees them."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = names

    def find_spec(self, name: str, *_where: object) -> None:
        if name.partition(".")[0] in self._names:
            raise ModuleNotFoundError(f"{name} is not of this role", name=name)


def main() -> None:
    role, *words = sys.argv[1:]
    has = {"novbe"} | {pin.partition("==")[0] for pin in pins(role)}
    foreign = {
        module
        for module, packages in packages_distributions().items()
        if has.isdisjoint(re.sub(r"[-_.]+", "-", package).lower() for package in packages)
    }
    sys.meta_path.insert(0, Blocked(foreign))
    if role == "server":
        from gevent import monkey

        monkey.patch_all(os=False, signal=False, subprocess=False, select=False)
    for module in pkgutil.walk_packages(importlib.import_module(role).__path__, f"{role}."):
        if not module.name.endswith(("__main__", ".env")) and ".versions." not in module.name:
            importlib.import_module(module.name)
    sys.argv[1:] = words
    runpy.run_module(role, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
