"""What a printer truly answers: questions and raw bytes, for whoever sets one up.

Cloned firmware lies; a data sheet is not a printer. Nothing is printed.
"""

import time
from collections.abc import Iterator
from typing import Final

from kiosk.printer.network import ANSWER_SECONDS, CONNECT_SECONDS, TcpDevice
from kiosk.printer.status import ASKED, DLE_EOT, GS_R_PAPER, is_proof, judge, meanings

IDENTITY: Final = {66: "maker", 67: "model", 65: "firmware", 68: "serial number"}
"""`GS I n`, printer information B: a header, text, and a NUL."""


def probe(host: str, port: int) -> Iterator[str]:
    """Ask everything the kiosk relies on; one line of report each.

    Raises:
        ConnectionError: nothing answers there; the message says what to look at.
    """
    device = TcpDevice(host, port, timeout=CONNECT_SECONDS)
    began = time.monotonic()
    try:
        device.open()
    except OSError as error:
        raise ConnectionError(
            f"No printer answers at {host}:{port} ({error}). Is it switched on, "
            "in this network, and is this its address? Port 9100 is the usual one."
        ) from error
    try:
        yield f"connected to {host}:{port} in {_ms(began)}"
        yield from _questions(device)
    except OSError as error:
        yield f"the connection broke: {error}"
    finally:
        device.close()


def _questions(device: TcpDevice) -> Iterator[str]:
    answers: dict[int, int] = {}
    for n in ASKED:
        heard, took = _ask(device, DLE_EOT + bytes([n]))
        if heard:
            answers[n] = heard[0]
            yield f"DLE EOT {n}: {heard.hex(' ')} in {took}: {meanings(n, heard[0])}"
        else:
            yield f"DLE EOT {n}: no answer in {ANSWER_SECONDS:g} s"
    if answers:
        status = judge(answers)
        yield f"the kiosk calls this '{status.condition}'" + (
            f": {status.detail}" if status.detail else ""
        )
    else:
        yield "the kiosk calls this 'silent', and prints nothing on it"
    heard, took = _ask(device, GS_R_PAPER)
    if heard and is_proof(heard[0]):
        yield f"GS r 1: {heard.hex(' ')} in {took}: it can prove that a job came out"
    elif heard:
        yield f"GS r 1: {heard.hex(' ')} in {took}: not an answer to this question"
    else:
        yield "GS r 1: no answer: it proves no job (or cannot print now); tickets count as unproven"
    for n, word in IDENTITY.items():
        heard, _took = _ask(device, b"\x1dI" + bytes([n]))
        text = _shown(heard.strip(b"_\x00"))
        yield f"GS I {n}, {word}: {text or ('empty' if heard else 'no answer')}"


def _shown(heard: bytes) -> str:
    """Text of a printer; whatever answers there steers no terminal."""
    text = heard.decode("ascii", "replace")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _ask(device: TcpDevice, question: bytes) -> tuple[bytes, str]:
    began = time.monotonic()
    device._raw(question)
    device.device.settimeout(ANSWER_SECONDS)
    try:
        heard: bytes = device._read()
    except TimeoutError:
        return b"", _ms(began)
    if not heard:
        raise ConnectionError("the printer closed it")
    return heard, _ms(began)


def _ms(began: float) -> str:
    return f"{(time.monotonic() - began) * 1000:.0f} ms"
