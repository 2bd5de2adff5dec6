"""`novbe demo`: a whole hall on one machine, started within seconds and stopped as a whole.

`cli` parses the command line, `runner` starts and stops everything in order, `crew` supervises the
programs and prints the first tickets, `child` is one of them and `programs` has their command lines
and the sizes of their windows. `place` is the demo's folder, `centre` reads the centre file,
`tokens` sets the hall up with the server's own commands, and `signals` ends the demo. `faults` are
the simulated failures with their web page, and `relay` is the network that can be cut.
"""
