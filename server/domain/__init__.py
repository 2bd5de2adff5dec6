"""The rules of the hall: values in, values out.

Nothing here reads a clock, a database or a setting.
"""
