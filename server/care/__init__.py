"""Health checks for engineers: findings about the machine, the database and the halls."""
