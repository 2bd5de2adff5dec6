"""The statements of reading, built once; a module for each module of `reading`.

The states of the partial indexes stand in them as literals: a bound parameter would
keep the planner from seeing that an index fits.
"""
