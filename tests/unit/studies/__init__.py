"""The studies of simulated halls, in small runs."""
