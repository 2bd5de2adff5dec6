"""Improvements to a centre file that is valid."""

from collections.abc import Iterator
from typing import Final

from contract.centre import CentreConfig
from contract.faults.base import Fault
from contract.faults.prefixes import prefix_advice

CATEGORIES: Final = 16
"""More than these do not fit on two pages of a kiosk."""

NAME: Final = 60
"""Characters; a longer name takes more than three lines of a tile."""


def advice(config: CentreConfig) -> Iterator[Fault]:
    """Advice on what makes a kiosk hard to use or a call hard to hear: too many categories, names
    that are too long or not translated, prefixes that are easily confused."""
    yield from prefix_advice(config)
    yield from _untranslated(config)
    if len(config.categories) > CATEGORIES:
        message = (
            f"{len(config.categories)} categories are many to look through at a kiosk; "
            f"{CATEGORIES} or fewer are easier"
        )
        yield Fault(("categories",), message)
    for kind in ("categories", "services"):
        for index, entry in enumerate(getattr(config, kind)):
            for language, name in entry.names.items():
                if len(name) > NAME:
                    message = (
                        f"this name has {len(name)} characters; up to {NAME} are easier to read"
                    )
                    yield Fault((kind, index, "names", language), message)


def _untranslated(config: CentreConfig) -> Iterator[Fault]:
    """Names that are the same in all languages of the hall, where it has several."""
    for kind in ("zones", "agencies", "categories", "services"):
        for index, one in enumerate(getattr(config, kind)):
            if len(one.names) > 1 and len(set(one.names.values())) == 1:
                message = (
                    "this name is the same in all languages of the hall: translate it, unless it "
                    "is a proper name"
                )
                yield Fault((kind, index, "names"), message)
