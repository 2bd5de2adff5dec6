"""The hall's authority: its rules, its memory, its voice on the wire."""
