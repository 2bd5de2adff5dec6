"""What goes wrong around a server: nothing that was acknowledged is lost, the log says what it is,
and the hall goes on by itself.

A database that restarts is in `test_two_servers`, a flood in `test_floods`, a renewed certificate
in `test_tls`.
"""
