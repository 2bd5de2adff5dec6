"""Migrations of the database, forward on every start; each goes up and down on both stores."""
