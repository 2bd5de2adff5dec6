"""`novbe demo`: a whole hall on one machine, started within seconds and stopped as a whole.

`cli` parses the command line, `runner` starts and stops everything in order, `crew` supervises the
programs, `child` is one of them and `programs` has their command lines. `place` is the demo's
folder, `centre` reads the centre file, `tokens` sets the hall up with the server's own commands,
`first_tickets` prints the first tickets, `screens` computes the sizes of the windows, `greeting` is
the text for the user, and `signals` ends the demo. `faults` are the simulated failures,
`fault_page` is their web page, and `relay` the network that can be cut.
"""
