# Les mots des écrans de la borne. Les mots communs sont dans client/texts.

# Début et choix
language = Langue
question = Qu’est-ce qui vous amène ?
back = Retour
start_again = Recommencer
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
no_server = Pas de liaison avec le centre
no_server_since = Pas de liaison avec le centre depuis { $time }
ask_staff = Pas de tickets ici pour le moment : adressez-vous au personnel.
searching = Recherche du centre
not_enrolled = Cette borne n’est pas enregistrée

# Plus personne
still_here = Êtes-vous toujours là ?
starts_again = { $n ->
    [one] Cet écran recommence dans { $n } seconde.
   *[other] Cet écran recommence dans { $n } secondes.
}
stay = Je suis toujours là

# Searching, choosing more, help, and how the screen looks
question_more = De quoi d’autre avez-vous besoin ?
search = Rechercher
search_hint = Tapez ce que vous cherchez
nothing_found = Rien n’a été trouvé. Essayez un autre mot ou demandez de l’aide.
by_agency = Par organisme
by_topic = Par thème
scroll_up = Vers le haut
scroll_down = Vers le bas
space = Espace
erase = Effacer
more_letters = Autres lettres
on_ticket = Aussi sur votre ticket
remove = Retirer
need_help = J’ai besoin d’aide
help_calling = Nous appelons le personnel
help_called = Le personnel est prévenu
help_stay = Attendez ici, quelqu’un va venir.
help_coming = Quelqu’un vient vous aider
help_failed = L’appel n’a pas abouti. Adressez-vous à quelqu’un dans la salle.
help_seen = D’accord
accessibility = Accessibilité
text_size = Taille du texte
text_normal = Normale
text_large = Grande
text_largest = Très grande
colours = Couleurs
palette_day = Normales
palette_contrast_light = Noir sur blanc
palette_contrast = Blanc sur noir
reach = Boutons plus bas
options = Plus d’options
for_how_many = Pour combien de personnes ou de dossiers ?
fewer = Moins
more_of = Plus
claim_priority = Je suis prioritaire
assist = Qu’est-ce qui vous est difficile ?
assist_see = Voir
assist_hear = Entendre
assist_walk = Marcher
another_service = Ajouter un autre service
not_out = Mon ticket n’est pas sorti

# Speech in the headset
voice_welcome = Le guidage vocal est activé. La touche suivante passe d’un choix au suivant, la touche précédente revient en arrière, la touche du milieu valide.
volume_now = Volume { $n }
speed_now = Vitesse { $n } pour cent
quieter = Moins fort
louder = Plus fort
read_again = Relire
slower = Parler moins vite
faster = Parler plus vite
chosen = Choisi

# A code is held to the scanner
scanned_waiting = Attendez ici : votre numéro sera appelé
scanned_called = Allez au guichet { $counter }
scanned_back = Vous revoilà : votre numéro est de nouveau dans la file
scanned_missed = Vous avez encore manqué l’appel. Adressez-vous au personnel
scanned_ended = Cette visite est terminée
scanned_unknown = Ce code n’est pas un ticket de ce centre
print_again = Imprimer à nouveau
