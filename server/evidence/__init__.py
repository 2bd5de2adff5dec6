"""The proof that the log of a centre is whole: its verification, and the digest of each day."""
