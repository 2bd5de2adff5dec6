"""The hall's authority."""
