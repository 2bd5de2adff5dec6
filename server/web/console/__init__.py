"""The manager's console: the live floor and its actions, set-up, reports, people, devices and
tokens.

Pages are rendered by the server and work without scripts. The live floor refreshes itself: its
script listens to the room `hall` and has htmx fetch the page again.
"""
