"""What an engineer looks at: findings about the machine, the database and the halls."""
