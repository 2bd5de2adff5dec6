"""The plain pages for staff: the set-up link, signing in with its steps, and the user's own
account.

They work without scripts. A page is read by GET and changed by POST, each form with the CSRF token
of the browser's session; after a change the browser is redirected by 303. `contract.operations`
says who gets which page; the commands on it have their own rows and go through the dispatcher like
all others.
"""
