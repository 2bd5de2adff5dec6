"""Reports: tables of figures about some business days, made from the facts of a centre.

A report has columns and rows of plain numbers. The page adds titles, names and explanations in the
reader's language.
"""
