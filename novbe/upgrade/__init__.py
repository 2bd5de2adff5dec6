"""`novbe upgrade`: switches a machine from one release to another, and back if that fails.

Only the standard library and click: it runs on machines of every role.
"""
