"""Waiting in several queues at once, compared with Novbe's rule, in simulated halls.

A study only: no program uses it. Visitors with several services stand in all their queues at once,
or in one after the other as the server chooses; the server's own calling rule calls them.
"""
