"""The plain pages of people who work in the hall, over the real application."""
