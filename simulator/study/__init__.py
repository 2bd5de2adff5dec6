"""How good the estimates of waits are, measured in one process on the server's own rules.

The input is random (`study`) or a log of real waits (`replay`). Other methods estimate the same
waits for comparison.
"""
