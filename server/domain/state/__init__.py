"""The state of a centre in memory: the fold of its log, and the indexes that the rules need."""
