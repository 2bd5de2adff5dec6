"""Messages for a file that is not valid TOML, in plain sentences."""

import re
from typing import Final

from contract.hints import sentences

_OTHERWISE: Final = "this line is not TOML: check brackets, quotation marks and commas"


def told(message: str, source: bytes) -> tuple[int, str]:
    """The line and the message of a fault, from the error text of `tomllib`."""
    line = re.search(r" \(at line (\d+), column \d+\)$", message)
    known = sentences("toml").items()
    sentence = next((said for error, said in known if message.startswith(error)), _OTHERWISE)
    # Otherwise it is at the end of the document.
    return int(line[1]) if line else len(source.splitlines()) or 1, sentence
