"""The hall's board: who is called where, and how long the lines are."""
