"""Puts a run into `docs/measured.md`: the table, and the comparison with others."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.bench.figures import Figure, shown

_FIGURES: Final = "figures"
_BESIDE: Final = "beside others"

_ROWS: Final = (
    ("", "FQM", "theQ", "Novbe (SQLite)"),
    ("---", "---", "---", "---"),
    (
        "tickets issued a second, 1 / 8 / 32 clients",
        "90 / 136 / 120 by its API, 30 / 66 / 64 by its kiosk form",
        "12 / 13 / 12",
        "{issue_1} / {issue_8} / {issue_32}",
    ),
    (
        "calls a second, 1 / 8 / 32 clients",
        "131 / 196 / 173 by its API, 62 / 94 / 99 by its page",
        "25 / 27 / 22",
        "{chain_1} / {chain_8} / {chain_32}, each with the finish before it",
    ),
    ("p99 of a call at 32 clients", "240 ms", "10.9 s", "{call_p99} ms"),
    ("16 operators, 500 waiting: tickets called twice", "28 to 55", "0", "0"),
    ("16 issuers, 500 tickets: numbers given twice", "37 to 62", "264 to 290", "0"),
    (
        "from the call to 50 boards, p50",
        "1.1 s (they poll every 2 s)",
        "1.0 s (a push, then each fetches)",
        "{quiet} ms; {busy} ms while 32 clients issue",
    ),
    (
        "with 100,000 old tickets (ours: 200,000, and 2,000 waiting): one issue, one call",
        "12 becomes 45 ms, 6 becomes 21 ms",
        "not measured",
        "{young_issue} becomes {old_issue} ms, {young_call} becomes {old_call} ms",
    ),
    ("SQL statements for one issue, one call", "not counted", "36, 14", "{issue_sql}, {call_sql}"),
    (
        "the server's memory",
        "2 x 91 MB",
        "174 MB with 200 boards",
        "{memory} MB with 50 boards",
    ),
    (
        "kill -9 under load",
        "nothing lost",
        "nothing lost, 4 to 8 half-made records left behind",
        "nothing lost, nothing half-made",
    ),
)


def put_into(document: Path, figures: Sequence[Figure], shown_as: str) -> None:
    """Replace what stands between the marks of a document.

    Args:
        shown_as: the table of the figures.

    Raises:
        ValueError: the document has no such marks.
        StopIteration: the run was not a whole one.
    """
    values = _values(figures)
    rows = ["| " + " | ".join(row).format(**values) + " |" for row in _ROWS]
    text = document.read_text(encoding="utf-8")
    for name, block in ((_FIGURES, shown_as), (_BESIDE, "\n".join(rows))):
        begin, end = f"<!-- {name}: written by make bench -->", f"<!-- end of {name} -->"
        before, found, rest = text.partition(begin)
        _, closed, after = rest.partition(end)
        if not found or not closed:
            raise ValueError(f"{document} has no place for the {name}: {begin} ... {end}")
        text = f"{before}{begin}\n{block}\n{end}{after}"
    document.write_text(text, encoding="utf-8")


def _values(figures: Sequence[Figure]) -> Mapping[str, str]:
    def find(part: str, name: str) -> Figure:
        return next(one for one in figures if part in one.part and one.name.startswith(name))

    values: dict[str, str] = {}
    for clients in (1, 8, 32):
        ending = f"{clients} client{'s' if clients > 1 else ''}"
        for key, name in (("issue", "issue"), ("chain", "finish and call next in one")):
            values[f"{key}_{clients}"] = shown(find("HTTP, SQLite", f"{name}, {ending}").value)
    call = next(
        one
        for one in figures
        if "HTTP, SQLite" in one.part
        and one.name.startswith("call next")
        and one.name.endswith("32 clients")
    )
    values["call_p99"] = shown(call.p99 or 0)
    values["quiet"] = shown(find("last of", "in a quiet hall").value)
    values["busy"] = shown(find("last of", "while").value)
    for key, name in (("issue", "issue"), ("call", "call next")):
        aged = find("old tickets", name)
        values[f"old_{key}"] = shown(aged.value)
        values[f"young_{key}"] = shown(aged.limit or 0)
        values[f"{key}_sql"] = shown(find("SQL statements", name).value)
    values["memory"] = shown(find("Memory", "server, 50 boards").value)
    return values
