"""Socket.IO: subscriptions to rooms, snapshots, and the only publisher."""
