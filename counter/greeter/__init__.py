"""The greeter's screen: search for tickets, help visitors, see what needs attention."""
