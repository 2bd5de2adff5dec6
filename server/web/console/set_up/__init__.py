"""Set-up of the centre: forms for what changes often, the centre file for the rest."""
