"""The words that both ends of the wire share.

Ids, states and actions, commands, events, snapshots, errors, rooms and
permissions. Nothing here knows a framework, a database or a screen.
"""
