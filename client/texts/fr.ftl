# Mots communs à la borne, au tableau et au guichet.

# Connexion
not_connected = Non connecté
not_connected_since = Non connecté depuis { $time }
server_not_trusted = Le serveur présente un certificat qui n’est pas celui attendu

# La salle
number = Numéro
counter = Guichet
counter_number = Guichet { $number }
service = Service
waiting = En attente
floor = Étage { $n }

# L'attente
people_waiting = { $n ->
    [0] personne n'attend
    [one] { $n } personne attend
   *[other] { $n } personnes attendent
}
minutes_range = { $range } min
wait_usually = d’habitude { $range } min
wait_usually_late = d’habitude { $range } min, neuf fois sur dix moins de { $late }
wait_unknown = attente pas encore connue

# États d'un ticket
ticket_waiting = En attente
ticket_called = Appelé
ticket_serving = Au guichet
ticket_parked = Mis de côté
ticket_missed = Manqué
ticket_finished = Terminé
ticket_cancelled = Abandonné
ticket_expired = Expiré

# États d'un guichet
counter_open = Ouvert
counter_paused = En pause
counter_closed = Fermé

# Directions
direction_left = à gauche
direction_right = à droite
direction_ahead = tout droit
direction_back = derrière vous
direction_ahead_left = devant à gauche
direction_ahead_right = devant à droite
direction_back_left = derrière à gauche
direction_back_right = derrière à droite
direction_up = à l'étage au-dessus
direction_down = à l'étage au-dessous
