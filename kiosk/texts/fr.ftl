# Les mots des écrans de la borne. Les mots communs sont dans client/texts.

# Début et choix
language = Langue
question = Qu’est-ce qui vous amène ?
services_count = { $n ->
    [one] { $n } service
   *[other] { $n } services
}
back = Retour
start_again = Recommencer
more = Suite
page_of = { $page } sur { $pages }
last_ticket = Tickets jusqu’à { $time }
tile_ahead = { $n ->
    [0] personne avant vous
    [one] { $n } personne avant vous
   *[other] { $n } personnes avant vous
}
tile_unserved = aucun guichet ouvert

# Pourquoi c’est fermé, et jusqu’à quand
closed_day_not_open = Le centre n’est pas encore ouvert
closed_holiday = Fermé aujourd’hui
closed_outside_hours = Fermé en ce moment
closed_last_ticket_passed = Plus de tickets aujourd’hui
closed_closed_by_staff = Fermé
closed_intake_stopped = Plus de tickets aujourd’hui
closed_suspended = Interrompu
closed_centre_suspended = Le service est interrompu
closed_quota_used = Tous les tickets du jour sont pris
closed_window_used = Tous les tickets de ce créneau sont pris
closed_numbers_used_up = Tous les numéros de ticket sont utilisés
closed_wait_passes_closing = Trop de personnes attendent pour le reste du jour
opens_at = ouvre à { $time }
opens_tomorrow = ouvre demain à { $time }
opens_on = ouvre { $day } à { $time }
free_at = premier moment libre à { $time }
free_tomorrow = premier moment libre demain à { $time }
free_on = premier moment libre { $day } à { $time }
goes_on_at = reprise prévue à { $time }
goes_on_tomorrow = reprise prévue demain à { $time }
goes_on_on = reprise prévue { $day } à { $time }

# Le service et le ticket
have_ready = À préparer
take_ticket = Prendre un ticket
take_number = Afficher mon numéro
number_instead = Votre numéro s’affichera sur cet écran.
printer_none = Cette borne n’imprime pas.
printer_paper_out = L’imprimante n’a plus de papier.
printer_cover_open = L’imprimante est ouverte.
printer_offline = L’imprimante n’imprime pas en ce moment.
printer_broken = L’imprimante est en panne.
printer_silent = L’imprimante ne répond pas.
printer_unreachable = L’imprimante est injoignable.

# Le ticket
your_number = Votre numéro
issuing = Préparation de votre ticket
printing = Votre ticket sort en bas
take_paper = Prenez votre ticket en bas
no_paper = Aucun papier n’est sorti. Retenez votre numéro.
remember_number = Retenez votre numéro.
noted = C’est noté
cancel_ticket = Annuler mon ticket
done = Terminé

# Quand quelque chose ne va pas
no_answer = Le centre ne répond pas
no_answer_text = On ne sait pas encore si vous avez un ticket. Réessayez : vous n’en aurez jamais deux.
try_again = Réessayer
refused = Pas de ticket maintenant
offline = Pas de liaison avec le centre
offline_since = Pas de liaison avec le centre depuis { $time }
offline_what = Pas de tickets ici pour le moment. Demandez un ticket au personnel. Cet écran se rétablira tout seul.
offline_short = Pas de tickets ici pour le moment : adressez-vous au personnel.
searching = Recherche du centre
not_enrolled = Cette borne n’est pas enregistrée

# Plus personne
still_here = Êtes-vous toujours là ?
starts_again = { $n ->
    [one] Cet écran recommence dans { $n } seconde.
   *[other] Cet écran recommence dans { $n } secondes.
}
stay = Je suis toujours là
