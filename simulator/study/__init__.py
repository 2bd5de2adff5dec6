"""How good the estimates of waits are, measured in one process on the server's own rules.

A hall is fed by chance (`study`) or by a log of real waits (`replay`). The wait is that of
`server.domain.estimation` with what `server.domain.learning` has learned up to that moment, and
in a simulated hall `server.domain.selection` calls. Beside it other methods estimate the same
waits.
"""
