"""Parts that tests of several kinds use: real programs around the one that is tested."""
