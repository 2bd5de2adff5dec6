"""The plain pages for people who work in the hall: the set-up link, signing in with its steps,
the own account, the devices and the people of a centre.

They work without any script. A page is read by GET and changed by POST, each form with the
word against forgery that the browser's session holds; after a change the browser is sent on
by 303. Who gets which page says `contract.permissions`, what may be done on it the rows of
the commands, which go through the dispatcher like all others.
"""

from server.web.pages.blueprint import Pages

__all__ = ["Pages"]
