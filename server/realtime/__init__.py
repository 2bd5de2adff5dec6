"""Socket.IO: who may enter which room, snapshots, and the one publisher."""
