"""The state of a centre in memory: what folding its log makes, and the indexes the rules need."""
