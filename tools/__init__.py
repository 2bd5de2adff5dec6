"""What sets up a checkout: Debian's packages, the environment, fonts and web assets."""
