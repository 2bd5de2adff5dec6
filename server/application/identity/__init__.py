"""Identity: signing in, enrolling devices, and a manager's commands on both."""
