"""The rules of the hall: values in, values out.

No rule reads the clock, the database or the settings.
"""
