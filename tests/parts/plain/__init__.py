"""A plain model of the hall, to which the real one is compared.

Written from the rules alone, without a database and without the server's code. It says which
ticket is called, which commands are refused and why, and what tickets, counters, coupons and
leases are afterwards. `PlainHall` is the model, `BothHalls` gives each command to both halls,
and the machine (`life` and the modules after it) makes up the commands.

It leaves out what is only recorded and read again: notices, calls for help, and what displays
report.
"""
