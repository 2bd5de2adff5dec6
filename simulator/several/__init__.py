"""A study: waiting in several queues at once, compared with Novbe's rule, in simulated halls."""
