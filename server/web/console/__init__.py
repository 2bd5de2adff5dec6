"""The manager's console: the live hall and its actions, set-up, reports, people, devices and
tokens.

Pages work without scripts. The script of the live hall listens to the room `hall` and has htmx
fetch the page again.
"""
