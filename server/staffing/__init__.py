"""How many counters a centre needs: past demand, the advice by a formula, and the report."""
