# Ce que seul le tableau dit.

label_number = Numéro
label_counter = Guichet
label_wait = Attente
floor = Étage { $n }

no_calls = Votre numéro apparaît ici quand il est appelé
hall_closed = Le centre est fermé
hall_opens_at = Le centre est fermé. Il ouvre à { $time }
hall_opens_tomorrow = Le centre est fermé. Il ouvre demain à { $time }
hall_opens_on = Le centre est fermé. Il ouvre { $day } à { $time }
earlier = Derniers appels
by_mistake = Appelé par erreur. Veuillez patienter
again = Nouvel appel
following = Suivants
nobody_waits = Personne n’attend
counter_free = Libre
service_paused = interrompu
service_paused_until = interrompu jusqu’à { $time } environ
service_unserved = aucun guichet
service_closed = fermé
service_full = plus de tickets
some_services = certains services : { $state }
more_waits = { $n } autres : demandez à l’entrée ou scannez votre ticket
code_ticket = Prenez un ticket avec votre téléphone
code_check_in = Rendez-vous ? Signalez ici votre arrivée

# For screen readers
called_now = Appelé : { $number }, guichet { $counter }

# As it is spoken
say_call = Ticket { $number }. Veuillez vous présenter au guichet, { $counter }.
say_number = { $letters }. { $digits }
say_call_short = { $number }, guichet { $counter }.
