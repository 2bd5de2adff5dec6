"""`novbe demo`: a whole hall on one machine, started within seconds and stopped as a whole.

`runner` starts and stops everything in order, `crew` supervises the programs and prints the first
tickets, `tokens` sets the hall up with the server's own commands. `faults` are the simulated
failures with their web page, and `relay` is the network that can be cut.
"""
