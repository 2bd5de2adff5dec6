"""The routes of web applications, compiled once in a process: each application would compile the
expressions and functions of its 200 rules again, which takes most of the time of its making."""

from typing import Any

from werkzeug.routing import Rule

_compile = Rule.compile
_COMPILED: dict[tuple[Any, ...], Rule] = {}


def compile_once(rule: Rule) -> None:
    """Compile a rule, or take what another one of the same text has; it depends on nothing else."""
    key = (rule.rule, rule.merge_slashes, repr(rule.defaults))
    known = _COMPILED.setdefault(key, rule)
    if known is rule:
        _compile(rule)
        return
    for name in ("_parts", "_trace", "_converters"):
        setattr(rule, name, getattr(known, name))
    rule.arguments |= known.arguments
    for name in ("_build", "_build_unknown"):
        setattr(rule, name, getattr(known, name).__func__.__get__(rule, None))


def install() -> None:
    setattr(Rule, "compile", compile_once)  # noqa: B010
