"""A contract for import-linter that lists the allowed imports instead of the forbidden ones."""

import sys
from collections.abc import Set

import grimp
from importlinter import Contract, ContractCheck, fields, output


class OnlyContract(Contract):
    """The source packages import themselves, the standard library and `allowed_modules` alone.

    Unlike a list of forbidden packages it covers packages added later. A source package that does
    not exist breaks the contract, so that a rename cannot disable it.
    """

    type_name = "only"

    source_modules = fields.ListField(subfield=fields.StringField())
    allowed_modules = fields.ListField(subfield=fields.StringField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        """List each direct import that leaves the allowed set."""
        sources = _strings(self.source_modules)
        allowed = {*sources, *_strings(self.allowed_modules)}
        strayed: list[tuple[str, str]] = []
        for source in sorted(sources):
            if source not in graph.modules:
                strayed.append((source, "(no such package)"))
                continue
            for importer in sorted({source, *graph.find_descendants(source)}):
                strayed += [
                    (importer, imported)
                    for imported in sorted(graph.find_modules_directly_imported_by(importer))
                    if not _within(imported, allowed)
                ]
        return ContractCheck(kept=not strayed, metadata={"strayed": strayed})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line for each import that is not allowed."""
        for importer, imported in check.metadata["strayed"]:
            output.print_error(f"- {importer} -> {imported}", bold=False)
        output.new_line()


def _strings(field: object) -> Set[str]:
    # import-linter turns the declared field into its value on the instance.
    assert isinstance(field, list)
    return {str(item) for item in field}


def _within(module: str, allowed: Set[str]) -> bool:
    if module.partition(".")[0] in sys.stdlib_module_names:
        return True
    return any(module == name or module.startswith(f"{name}.") for name in allowed)
