"""What is kept of each release: golden wire examples, and a database with everything in it."""
