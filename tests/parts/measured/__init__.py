"""The facts of a log, computed independently, to be compared with the real ones.

It reads raw events and nothing else of the server. Where the server keeps moments on the clock
of a service and subtracts them, this has stopwatches: each runs while its service runs, and
the spans between events are added up.
"""
