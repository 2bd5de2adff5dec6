"""What readers are shown: the six snapshots, reports, and what they share. It changes nothing."""
