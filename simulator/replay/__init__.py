"""How good the estimates would have been for a log of real waits, measured in one process on the
server's own rules. Other methods estimate the same waits for comparison.
"""
