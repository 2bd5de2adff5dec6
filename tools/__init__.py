"""Tools for a checkout and for releases."""
