"""Texts that a form asks for in each language of the hall, in fields like `name_en`."""

from collections.abc import Iterable
from typing import Any

from contract.texts import OWN_NAMES, is_right_to_left
from server.web.pages.forms import Form


def fields_in(form: Form, name: str, languages: Iterable[str]) -> list[tuple[Any, str, str, bool]]:
    """The fields of one text: field, the language's own name, its code, right to left."""
    return [
        (form[f"{name}_{code}"], OWN_NAMES.get(code, code), code, is_right_to_left(code))
        for code in languages
    ]


def texts_in(form: Form, name: str, languages: Iterable[str]) -> dict[str, str]:
    """One text by language, as a form says it; a language without one gets the first there is.
    Empty where no field is filled in."""
    written = {code: (form[f"{name}_{code}"].data or "").strip() for code in languages}
    first = next((text for text in written.values() if text), "")
    return {code: text or first for code, text in written.items()} if first else {}
