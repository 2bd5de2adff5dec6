"""The files that a centre names: its logo, pictures and sounds."""

from collections.abc import Iterator
from typing import Final

from contract.centre import CentreConfig

FILE_KINDS: Final = ("image/png", "image/jpeg", "audio/wav")
"""What can be stored. No SVG: it may hold programs."""

FILE_LIMIT: Final = 2_000_000
"""Bytes of one of them."""


def kind_of_file(content: bytes) -> str | None:
    """The media type of a file by its first bytes; None for what cannot be stored."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "audio/wav"
    return None


def named_files(config: CentreConfig) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each file that a centre names, with the path of the field that names it."""
    if config.centre.logo is not None:
        yield ("centre", "logo"), config.centre.logo
    for index, display in enumerate(config.displays):
        for place, picture in enumerate(display.pictures):
            yield ("displays", index, "pictures", place, "file"), picture.file
    for language, phrases in config.voice.recordings.items():
        for phrase, name in phrases.items():
            yield ("voice", "recordings", language, phrase), name
