"""What is kept for later releases: golden wire examples."""
