"""Faults of languages, texts, icons and colours."""

from collections.abc import Iterator, Sequence
from typing import Final

from contract.centre import CentreConfig, CentreHead
from contract.faults.entries import Fault
from contract.hints import instead_of, one_of
from contract.icons import SERVICE_ICONS
from contract.look import contrast
from contract.model import Texts
from contract.texts import PROGRAM_LANGUAGES

LEAST_CONTRAST: Final = 4.5
"""The minimum contrast of white on a centre's own colour (WCAG 2, level AA)."""


def text_faults(config: CentreConfig) -> Iterator[Fault]:
    """Languages that the programs do not have, missing texts, unknown icons."""
    yield from _missing_languages(config)
    yield from _language_faults(config)
    yield from _illegible(config.centre)
    yield from _unknown_icons(config)


def _language_faults(config: CentreConfig) -> Iterator[Fault]:
    languages = config.centre.languages
    for index, code in enumerate(languages):
        path = ("centre", "languages", index)
        if code not in PROGRAM_LANGUAGES:
            message = f"the programs do not speak '{code}': write {one_of(PROGRAM_LANGUAGES)}"
            yield Fault(path, message)
        if code in languages[:index]:
            yield Fault(path, f"'{code}' is named twice: delete one of the two")
    second = config.voice.second_language
    if second is not None and second not in languages:
        yield Fault(("voice", "second_language"), not_spoken_here(second, languages))


def not_spoken_here(language: str, languages: Sequence[str]) -> str:
    """The message for a language that is not one of the centre's."""
    return f"'{language}' is not a language of the centre: write {one_of(languages)}"


def _unknown_icons(config: CentreConfig) -> Iterator[Fault]:
    for kind in ("categories", "services"):
        for index, entry in enumerate(getattr(config, kind)):
            if entry.icon is not None and entry.icon not in SERVICE_ICONS:
                otherwise = f"write one of {', '.join(SERVICE_ICONS)}"
                instead = instead_of(entry.icon, SERVICE_ICONS, otherwise)
                message = f"there is no icon '{entry.icon}'; {instead}"
                yield Fault((kind, index, "icon"), message)


def _all_texts(config: CentreConfig) -> Iterator[tuple[tuple[str | int, ...], Texts]]:
    yield ("centre", "names"), config.centre.names
    if config.centre.address:
        yield ("centre", "address"), config.centre.address
    for kind in ("zones", "agencies", "categories", "services", "profiles"):
        for index, entry in enumerate(getattr(config, kind)):
            yield (kind, index, "names"), entry.names
    for index, service in enumerate(config.services):
        for place, texts in enumerate(service.documents):
            yield ("services", index, "documents", place), texts


def _missing_languages(config: CentreConfig) -> Iterator[Fault]:
    for path, texts in _all_texts(config):
        missing = [code for code in config.centre.languages if not texts.get(code)]
        if missing:
            added = ", ".join(f'{code} = "..."' for code in missing)
            yield Fault(path, f"the text in {' and '.join(missing)} is missing: add {added}")


def _illegible(head: CentreHead) -> Iterator[Fault]:
    if head.colour is None:
        return
    ratio = contrast(head.colour, "#FFFFFF")
    if ratio < LEAST_CONTRAST:
        yield Fault(
            ("centre", "colour"),
            f"white text on {head.colour} cannot be read (contrast {ratio:.1f}, needed "
            f"{LEAST_CONTRAST}): write a darker colour",
        )
