"""The launcher without starting anything."""
