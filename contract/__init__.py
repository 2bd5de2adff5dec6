"""The vocabulary that clients and server share.

Ids, states and actions, commands, events, snapshots, errors, rooms and permissions. Nothing here
depends on a framework, a database or a screen.
"""
