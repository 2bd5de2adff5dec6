"""HTTP: the API, its description, and the visitor's page."""
