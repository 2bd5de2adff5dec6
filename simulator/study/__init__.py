"""How well the wait is foretold, measured in a hall of chance in one process.

The hall lives by the server's own rules: who is next is `server.domain.selection`, the
wait `server.domain.estimation` with what `server.domain.learning` has learned up to
that moment. Beside it the alternatives of the literature foretell the same waits.
"""
