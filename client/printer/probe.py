"""The actual answers of a printer, for the person who sets it up: cloned firmware does not always
follow its data sheet. Nothing is printed."""

import time
from collections.abc import Iterator
from typing import Final

from client.printer.escpos import ANSWER_SECONDS, EscposPrinter, job_bytes
from client.printer.lines import PrinterLine, serial_seconds
from client.printer.status import ASKED, DLE_EOT, GS_R_PAPER, is_proof, judge, meanings
from client.receipt.example import example_content
from client.receipt.render import render
from contract.access.enums import SLOW_TICKET_SECONDS

IDENTITY: Final = {66: "maker", 67: "model", 65: "firmware", 68: "serial number"}
"""`GS I n`, printer information B: a header, text, and a NUL."""


def probe(printer: EscposPrinter) -> Iterator[str]:
    """Send every query that the programs rely on; one line of report each. Raises
    `ConnectionError`, which says what to check, where no printer answers."""
    began = time.monotonic()
    try:
        line = printer.open_line()
    except OSError as error:
        raise ConnectionError(
            f"No printer answers at {printer.name} ({error}). Is it switched on and connected, "
            "and is this its address?"
        ) from error
    try:
        yield f"connected to {printer.name} in {_ms(began)}"
        yield from _questions(line)
        yield _speed(line)
    except OSError as error:
        yield f"the connection broke: {error}"
    finally:
        line.close()


def _questions(line: PrinterLine) -> Iterator[str]:
    answers: dict[int, int] = {}
    for n in ASKED:
        heard, took = _ask(line, DLE_EOT + bytes([n]))
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
    heard, took = _ask(line, GS_R_PAPER)
    if heard and is_proof(heard[0]):
        yield f"GS r 1: {heard.hex(' ')} in {took}: it can prove that a job came out"
    elif heard:
        yield f"GS r 1: {heard.hex(' ')} in {took}: not an answer to this question"
    else:
        yield "GS r 1: no answer: it proves no job (or cannot print now); tickets count as unproven"
    for n, word in IDENTITY.items():
        heard, _took = _ask(line, b"\x1dI" + bytes([n]))
        text = _shown(heard.strip(b"_\x00"))
        yield f"GS I {n}, {word}: {text or ('empty' if heard else 'no answer')}"


def _speed(line: PrinterLine) -> str:
    if not line.baud:
        return "the time for a ticket: see the console after the first ticket"
    seconds = serial_seconds(job_bytes(render(example_content("en"), 576)), line.baud)
    told = f"a ticket on 80 mm paper takes about {seconds:.0f} s at {line.baud} baud"
    if seconds <= SLOW_TICKET_SECONDS:
        return told
    return (
        f"{told}: visitors wait for more than {SLOW_TICKET_SECONDS} s. Set a higher speed in the "
        "printer and in the address (?baud=115200), or use USB or the network."
    )


def _shown(heard: bytes) -> str:
    """A printer's text without control characters, which could control the terminal."""
    text = heard.decode("ascii", "replace")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _ask(line: PrinterLine, question: bytes) -> tuple[bytes, str]:
    began = time.monotonic()
    line.send(question)
    return line.receive(ANSWER_SECONDS), _ms(began)


def _ms(began: float) -> str:
    return f"{(time.monotonic() - began) * 1000:.0f} ms"
