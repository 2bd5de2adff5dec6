"""What both screens use: sheets and forms, commands, messages."""
