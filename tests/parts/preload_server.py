"""What a loader of servers imports, as `server.__main__` does it, gevent first; and the routes of a
server, which each would compile again, for most of the time of its start."""

from gevent import monkey

monkey.patch_all(os=False, signal=False, subprocess=False, select=False)

from collections.abc import Callable  # noqa: E402
from unittest.mock import MagicMock  # noqa: E402

from werkzeug.routing import Rule  # noqa: E402

import server.cli  # noqa: E402
import server.workers  # noqa: E402, F401
from server.web.app import make_app  # noqa: E402

_compile = Rule._compile_builder
_COMPILED: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}


def _builder(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    """What builds the addresses of a rule; it depends on the text of the rule alone."""
    key = (rule.rule, repr(rule.defaults), *rule._trace, append_unknown)
    if key not in _COMPILED:
        _COMPILED[key] = _compile(rule, append_unknown)
    return _COMPILED[key]


setattr(Rule, "_compile_builder", _builder)  # noqa: B010
# Its routes alone are of interest: no hall is behind them.
make_app(MagicMock(), MagicMock(), MagicMock())
