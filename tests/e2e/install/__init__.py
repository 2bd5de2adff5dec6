"""Installing on machines that had nothing."""
