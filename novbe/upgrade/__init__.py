"""`novbe upgrade`: a machine goes from one release to another, and back where that fails.

Only the standard library and click: it runs on machines of every role.
"""
