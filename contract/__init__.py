"""The vocabulary that clients and server share. Nothing here depends on a framework, a database or
a screen."""
