"""What the windows are made of: theme, texts, icons, worker threads; shared by all programs."""
