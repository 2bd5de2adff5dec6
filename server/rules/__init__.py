"""What commands and snapshots ask of a centre at one moment; nothing here changes it."""
