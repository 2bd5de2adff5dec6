"""The waits that a centre publishes: what they say, the JSON and the page."""
