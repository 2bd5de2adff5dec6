# Ce que seul le tableau dit.

label_number = Numéro
label_counter = Guichet
label_service = Service
label_waiting = Attente
label_minutes = Minutes

no_calls = Votre numéro apparaît ici quand il est appelé
hall_closed = La salle est fermée
line_still = à l’arrêt
help_line = Aide : { $line }

# For screen readers
board_name = Tableau de la salle
called_now = Appelé : { $number }, guichet { $counter }
