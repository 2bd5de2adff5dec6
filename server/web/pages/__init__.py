"""The plain pages for staff: their frame and forms, signing in, and the user's own account.

They work without scripts. Each form has the CSRF token of the browser's session; after a change the
browser is redirected by 303. `contract.operations` says who gets which page; its commands have rows
of their own.
"""
