"""The benchmark: real servers, driven from other processes over the wire (`make bench`)."""
