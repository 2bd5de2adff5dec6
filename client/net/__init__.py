"""The network half: requests, pushed snapshots, trust, and the identity of a device. No Qt."""
