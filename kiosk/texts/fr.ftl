# Les mots des écrans de la borne. Les mots communs sont dans client/texts.

# Début et choix
language = Langue
question = Qu’est-ce qui vous amène ?
back = Retour
start_again = Recommencer
last_ticket = Tickets jusqu’à { $time }
tile_ahead = { $n ->
    [0] aucune attente
    [one] { $n } personne avant vous
   *[other] { $n } personnes avant vous
}
tile_unserved = aucun guichet ouvert

# Pour le personnel : le menu de service
service_code = Code de service
service_code_hint = Les responsables le trouvent sur la page de cet appareil.
service_code_wrong = { $n ->
    [one] Code erroné. Encore un essai.
   *[other] Code erroné. Encore { $n } essais.
}
service_code_locked = { $n ->
    [one] Trop de codes erronés. Réessayez dans { $n } seconde.
   *[other] Trop de codes erronés. Réessayez dans { $n } secondes.
}
service_menu = Menu de service
service_leave = Retour à l’écran des visiteurs
service_status = État
service_test = Autotest
service_reprint = Réimprimer un ticket
service_test_print = Impression d’essai
service_volume = Volume
service_set_up = Configuration
service_address = Adresse du serveur
service_restart = Redémarrer
service_close = Fermer le programme
service_restart_ask = Redémarrer la borne ?
service_restart_words = Cela prend quelques secondes.
service_close_ask = Fermer le programme ?
service_close_words = L’écran reste noir jusqu’à ce que l’on démarre le programme ou l’ordinateur.
service_printing = Impression en cours
service_printed = Imprimé. Vérifiez que le papier est sorti.
service_no_tickets = Cette borne n’a encore délivré aucun ticket.
service_reprint_words = Le code du premier papier n’est alors plus valable.
service_report = Imprimer le rapport
service_again = Tester à nouveau
service_louder = Plus fort
service_quieter = Moins fort
service_volume_words = Volume { $n } sur 5
service_sound_sentence = Voici le volume de la voix de la borne.
service_skip = Passer
status_printer = Imprimante
status_online = Connecté
status_leases = Sans le serveur
status_leases_words = Numéros libres : { $free } ; tickets à transmettre : { $given }
status_screen_words = { $width } × { $height } pixels, { $inches } pouces
status_device = Appareil
status_version = Version

# Pour le personnel : l’autotest
part_paper = Papier
part_cutter = Massicot
part_sound = Son
part_screen = Écran
part_scanner = Lecteur
part_clock = Horloge
part_server = Serveur
part_disk = Disque
state_good = En ordre
state_care = À vérifier
state_bad = Panne
state_none = Aucun
test_now = Test en cours
test_touch = Touchez chaque repère
test_scan = Présentez le code du papier au lecteur
strip_words = Présentez ce code au lecteur.
found_server = Répond en { $ms } ms
found_server_refuses = Refuse : { $why }
found_server_silent = Le serveur ne répond pas
found_clock = { $n } s d’écart avec celle du serveur
found_clock_unknown = Pas de comparaison possible sans le serveur
found_disk = { $n } Mo libres
found_disk_not_written = Écriture impossible : { $why }
found_disk_none = Cette borne ne conserve rien
found_paper = Il y a du papier
found_paper_low = Le papier sera bientôt épuisé
found_cutter = Une bande a été imprimée et coupée
found_cutter_not_tried = Non testé : impression impossible
found_cutter_no_proof = L’imprimante n’a pas confirmé la sortie de la bande
found_sound = La phrase a été lue
found_sound_none = Cette borne n’a pas de son
found_sound_gone = Le périphérique audio est introuvable
found_sound_no_headset = Aucun casque n’est branché
found_scanner = A lu le code
found_scanner_wrong = A lu autre chose
found_scanner_silent = Rien n’a été lu
found_scanner_no_strip = Non testé : il n’y a pas de bande
found_screen = { $n } repères touchés sur 5
report_heading = Rapport de disponibilité
report_good = Prête pour les visiteurs
report_care = Prête, mais voyez ce qui est signalé
report_bad = Pas prête

# Pour le personnel : la configuration
set_up = Configurer cette borne
set_up_language = Langue de l’écran d’accueil
set_up_language_hall = Première langue du centre
set_up_panel = Taille de l’écran
set_up_ruler = Posez une règle sur la ligne. Changez la taille jusqu’à ce que la ligne mesure 100 mm.
set_up_inches = { $inches } pouces
set_up_smaller = Réduire
set_up_larger = Agrandir
set_up_printer = Imprimante
set_up_no_printer = Sans imprimante
set_up_network = Imprimante du réseau
set_up_address = Adresse de l’imprimante
set_up_address_hint = Par exemple 192.0.2.20
set_up_address_wrong = Ce n’est pas une adresse.
set_up_paper = Largeur du papier
set_up_mm = { $n } mm
set_up_given = Un responsable a défini ceci sous « Appareils », à la page de cette borne.
set_up_next = Suivant
set_up_save = Enregistrer
set_up_not_saved = Rien ne peut être enregistré sur ce disque.

# Pourquoi c’est fermé, et jusqu’à quand
closed_day_not_open = Le centre n’est pas ouvert
closed_holiday = Fermé aujourd’hui
closed_outside_hours = Fermé en ce moment
closed_last_ticket_passed = Plus de tickets aujourd’hui
closed_closed_by_staff = Pas de tickets pour le moment
closed_intake_stopped = Pas de tickets pour le moment
holders_are_called = Toutes les personnes qui ont un ticket seront appelées.
closed_suspended = Interrompu
closed_centre_suspended = Le service est interrompu
closed_quota_used = Tous les tickets du jour sont pris
closed_window_used = Tous les tickets de ce créneau sont pris
closed_numbers_used_up = Tous les numéros de ticket sont utilisés
closed_wait_passes_closing = Nous ne pouvons plus recevoir personne aujourd’hui
stopped_by_staff = Notre personnel a arrêté les tickets pour ce service
end_unknown = On ne sait pas encore jusqu’à quand.
opens_at = ouvre à { $time }
opens_tomorrow = ouvre demain à { $time }
opens_on = ouvre { $day } à { $time }
again_at = de nouveau à { $time }
again_tomorrow = de nouveau demain à { $time }
again_on = de nouveau { $day } à { $time }
free_at = premier moment libre à { $time }
free_tomorrow = premier moment libre demain à { $time }
free_on = premier moment libre { $day } à { $time }
continues_at = reprise prévue à { $time }
continues_tomorrow = reprise prévue demain à { $time }
continues_on = reprise prévue { $day } à { $time }

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
still_printing = Votre ticket s’imprime encore
take_paper = Prenez votre ticket en bas
take_second_paper = Imprimé une seconde fois. Prenez votre ticket en bas
no_paper = Aucun papier n’est sorti. Retenez votre numéro.
maybe_paper = Le ticket peut encore sortir. Retenez votre numéro.
remember_number = Retenez votre numéro.
noted = C’est noté
cancel_ticket = Annuler mon ticket
done = Terminé

# Quand quelque chose ne va pas
no_answer = Le centre ne répond pas
no_answer_text = On ne sait pas encore si vous avez un ticket. Réessayez : vous n’en aurez qu’un seul.
try_again = Réessayer
refused = Pas de ticket maintenant
no_server = Pas de connexion au centre
no_server_since = Connexion au centre perdue à { $time }
ask_staff = Pas de tickets ici pour le moment : adressez-vous au personnel.
starting = Démarrage en cours
not_enrolled = Cette borne n’est pas enregistrée

# Plus personne
still_here = Êtes-vous toujours là ?
starts_again = { $n ->
    [one] Cet écran recommence dans { $n } seconde.
   *[other] Cet écran recommence dans { $n } secondes.
}
stay = Je suis toujours là

# Searching, choosing more, help, and how the screen looks
question_more = De quoi d’autre avez-vous besoin ?
search = Rechercher
search_hint = Tapez ce que vous cherchez
nothing_found = Rien n’a été trouvé. Essayez un autre mot ou choisissez ci-dessous.
nothing_found_short = Rien n’a été trouvé
by_agency = Par organisme
by_topic = Par thème
scroll_up = Vers le haut
scroll_down = Vers le bas
page_of = Page { $n } sur { $all }
more = Suite
space = Espace
erase = Effacer
more_letters = Autres lettres
on_ticket = Aussi sur votre ticket
remove = Retirer
need_help = J’ai besoin d’aide
help = Aide
help_calling = Nous appelons le personnel
help_called = Le personnel est prévenu
help_stay = Attendez ici : un agent va venir.
help_coming = Un agent vient vous aider
help_failed = Le personnel n’a pas pu être appelé. Adressez-vous à un agent dans la salle.
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
options = Autres choix
for_how_many = Pour combien de personnes ou de dossiers ?
fewer = Une personne ou un dossier de moins
more_of = Une personne ou un dossier de plus
claim_priority = Je suis prioritaire
assist = Qu’est-ce qui vous est difficile ?
assist_see = Voir
assist_hear = Entendre
assist_walk = Marcher
another_service = Ajouter un autre service
not_out = Mon ticket n’est pas sorti

# Speech in the headset
voice = Voix dans le casque
voice_begin = La touche de gauche recule, celle du milieu valide, celle de droite avance. Reculez pour la langue et le volume.
volume_now = Volume { $n }
speed_now = Vitesse { $n } pour cent
quieter = Moins fort
louder = Plus fort
read_again = Relire
slower = Parler moins vite
faster = Parler plus vite
chosen = Choisi
not_chosen = Non choisi
dark_screen = Écran noir

# A code is held to the scanner
scanned_waiting = Attendez ici : votre numéro sera appelé
scanned_called = Allez au guichet { $counter }
scanned_back = Bon retour : votre numéro est de nouveau dans la file
scanned_missed = Vous avez manqué votre appel. Adressez-vous au personnel.
scanned_ended = Cette visite est terminée
scanned_unknown = Ce code n’est pas un ticket de ce centre
print_again = Imprimer à nouveau
scanned_no_answer = Demandez au personnel où aller.

# Un visiteur avec rendez-vous
have_booking = J’ai un rendez-vous
booking_code = Saisissez le code de votre rendez-vous
booking_hint = Il compte huit lettres et chiffres. Il se trouve dans le courriel et sur la page de votre rendez-vous.
booking_early = Vous êtes en avance
booking_back = Je reviendrai à ce moment-là
booking_given_up = Si vous attendez maintenant, votre rendez-vous sera annulé.
booking_now = Attendre maintenant sans rendez-vous
booking_no_answer = Réessayez dans un instant. Si cela ne suffit pas, prenez un ticket ordinaire et dites à notre personnel que vous avez un rendez-vous.
