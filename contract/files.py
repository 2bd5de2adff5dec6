"""The files that a centre names: its logo, pictures and sounds."""

from collections.abc import Iterator
from typing import Final

from contract.centre import CentreConfig

FILE_KINDS: Final = ("image/png", "image/jpeg", "audio/wav")
"""The kinds of files that can be stored. No SVG: it may contain scripts."""

FILE_LIMIT: Final = 2_000_000
"""The maximum size of one file, in bytes."""

FILES_LIMIT: Final = 50_000_000
"""The maximum size of all files of a centre, in bytes."""

PICTURE_SIDE: Final = 4096
"""The maximum length of a picture's longer side, in pixels. A few bytes of PNG may declare
millions: a program that opens the picture would need gigabytes."""

_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG that give the size of the picture."""


_SEGMENTS: Final = 1000
"""The number of segments after which the search for a size ends."""


def kind_of_file(content: bytes) -> str | None:
    """The media type of a file, from its first bytes; None if it cannot be stored."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "audio/wav"
    return None


def fault_of_file(content: bytes) -> str | None:
    """Why a file cannot be stored, as the end of a sentence that names it; None if it can."""
    kind = kind_of_file(content)
    if kind is None:
        return "is not a PNG, JPEG or WAV: save it as one"
    if len(content) > FILE_LIMIT:
        return f"is larger than {FILE_LIMIT // 1_000_000} MB: make it smaller"
    return fault_of_picture(content) if kind.startswith("image/") else None


def fault_of_picture(content: bytes) -> str | None:
    """Why a PNG or JPEG cannot be shown, as the end of a sentence; None if it can."""
    width, height = _size_of_jpeg(content) if content[:1] == b"\xff" else _size_of_png(content)
    if not (width and height):
        return "is not a whole picture: save it again"
    if max(width, height) > PICTURE_SIDE:
        return f"is larger than {PICTURE_SIDE} x {PICTURE_SIDE} pixels: make it smaller"
    return None


def _size_of_png(content: bytes) -> tuple[int, int]:
    if content[12:16] != b"IHDR":
        return 0, 0
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _size_of_jpeg(content: bytes) -> tuple[int, int]:
    at = 2
    for _ in range(_SEGMENTS):
        start, marker = content[at : at + 1], content[at + 1 : at + 2]
        if start != b"\xff":
            break
        if marker == b"\xff":
            # A padding byte.
            at += 1
        elif marker and marker[0] in _FRAMES:
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return int.from_bytes(width), int.from_bytes(height)
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return 0, 0


def named_files(config: CentreConfig) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each file that a centre names, with the path of its field."""
    if config.centre.logo is not None:
        yield ("centre", "logo"), config.centre.logo
    for index, display in enumerate(config.displays):
        for place, picture in enumerate(display.pictures):
            yield ("displays", index, "pictures", place, "file"), picture.file
    for language, phrases in config.voice.recordings.items():
        for phrase, name in phrases.items():
            yield ("voice", "recordings", language, phrase), name
