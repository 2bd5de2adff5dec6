"""What the three desktop programs share."""
