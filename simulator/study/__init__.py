"""How good the estimates of waits are, measured in one process on the server's own rules.

The input is random (`study`) or a log of real waits (`replay`). The estimate is that of
`server.domain.estimation` with what `server.domain.learned` has learned up to that moment; in a
simulated hall `server.domain.selection` chooses the calls. Other methods estimate the same waits
for comparison.
"""
