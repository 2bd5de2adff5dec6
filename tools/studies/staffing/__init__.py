"""Measures the advice of `server.staffing.advice`: a simulated hall follows the advice for a month,
on the server's own calling rule, and is compared with the same days at the hall's usual counters.
"""
