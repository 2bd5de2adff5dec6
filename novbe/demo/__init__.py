"""`novbe demo`: a whole hall on one machine, alive within seconds, and gone as a whole.

`cli` reads the command line, `hall` says what is started in which order,
`crew` keeps the programs running and ends them, `child` is one of them and
`programs` their command lines. `place` is where everything is kept, `centre`
what the launcher has to know of the centre, `tokens` makes the hall with the
server's own commands, `first_tickets` brings the first visitors with paper,
`screens` says how large the windows are, `greeting` what a person is told, and
`signals` how a person ends it. `faults` are the parts that can be broken,
`fault_page` shows them, and `relay` is the network that can be cut.
"""
