# Les mots du programme de l’agent.

# Se connecter
sign_in = Se connecter
sign_in_name = Identifiant
sign_in_password = Mot de passe
sign_in_missing = Saisissez votre identifiant et votre mot de passe.
sign_in_name_odd = Un identifiant se compose de lettres et de chiffres, sans espaces.
sign_in_barred = { $n ->
    [one] Réessayez dans { $n } seconde.
   *[other] Réessayez dans { $n } secondes.
}
sign_in_no_answer = Le centre ne répond pas. Réessayez.
sign_in_working = Un instant : connexion au centre
sign_in_caps = Verr. Maj. est activé
step_password = Choisissez votre mot de passe
step_password_what = Celui que vous avez reçu ne servait que la première fois.
new_password = Nouveau mot de passe
new_password_again = Nouveau mot de passe, encore une fois
password_keep = Garder ce mot de passe
password_missing = Saisissez le nouveau mot de passe dans les deux champs.
password_differs = Les deux mots de passe ne sont pas identiques.
step_factor = Confirmez que c’est bien vous
step_factor_what = Saisissez les six chiffres affichés maintenant par votre application d’authentification.
factor_code = Six chiffres
factor_go_on = Continuer
factor_digits = Le code a six chiffres.
step_new_factor = Configurez la deuxième étape
step_new_factor_what = Scannez le carré avec une application d’authentification sur votre téléphone, puis saisissez les six chiffres qu’elle affiche.
factor_picture = Code QR pour l’application d’authentification
factor_secret = Sans appareil photo, saisissez ceci dans l’application :
step_back = Retour

# Quand cela ne va pas
looking = Recherche du centre

keys_form = Fenêtre ou barre

transfer_return_service = Revient ensuite pour : { $service }

seat_entrance = À l’entrée, à l’accueil
greeter_search = Numéro, ou heure de prise (10:42)
greeter_hint = Tapez un numéro, ou l’heure à laquelle le ticket a été pris.
greeter_search_booked = Numéro, heure, code ou nom d’un rendez-vous
greeter_hint_booked = Saisissez un numéro, une heure, le code ou le nom d’un rendez-vous.
greeter_check_in = Arrivé
greeter_has_ticket = Ticket : { $number }
booking_booked = réservé
booking_missed = manqué
booking_arrived = arrivé
greeter_needs = À traiter
greeter_calm = Rien à traiter pour le moment.
greeter_code = Code QR pour la personne
greeter_issue_ticket = Nouveau ticket
greeter_reopen = Faire revenir
greeter_requeue = Remettre dans la file
greeter_change_service = Changer le service
greeter_add_service = Ajouter un service
greeter_transfer = Transférer
greeter_step_back = Laisser passer d’autres
greeter_judge_priority = Vérifier la priorité
greeter_set_assist = Aide nécessaire
greeter_add_note = Note
greeter_reprint = Nouveau code
greeter_print = Réimprimer
greeter_give_coupon = Terminer avec un coupon
greeter_cancel = Annuler le ticket
greeter_answer_help = J’y vais
greeter_take_break = Mettre en pause
greeter_close_counter = Le fermer
greeter_judge = Vérifier
greeter_answered = On vous attend là-bas.
greeter_printing = { $number } s’imprime.
greeter_printed = { $number } est imprimé.
greeter_not_printed = { $number } n’a pas été imprimé. Montrez cet écran à la personne.
greeter_shown = Rien ne s’imprime ici. Montrez { $number } à la personne.
greeter_done = Fait : { $number }.
greeter_taken = Pris à { $time }
greeter_counters = Guichets : { $numbers }
greeter_ended = Terminé pour aujourd’hui
greeter_claim = { $number } demande la priorité
greeter_not_shown = { $number } au guichet { $counter } : aucun tableau ne l’a affiché
greeter_silent = Guichet { $number } : son programme ne répond plus
greeter_offline = Non connecté
greeter_own_printer = L’imprimante de ce poste
greeter_printer_paper_low = Le papier s’épuise
greeter_printer_paper_out = Plus de papier
greeter_printer_cover_open = L’imprimante est ouverte
greeter_printer_offline = L’imprimante ne répond pas
issue_title = Un ticket pour une personne
issue_next = Suite : la langue
issue_priority = Demande la priorité
issue_language = En quelle langue ?
issue_confirm = Créer le ticket
reprint_title = Un nouveau code pour { $number } ?
reprint_sentence = Le code que la personne a maintenant ne sera plus valable.
coupon_title = Terminer { $number } pour aujourd’hui avec un coupon ?
coupon_confirm = Donner le coupon
coupon_sentence = La personne revient le prochain jour d’ouverture, avant les autres.
cancel_title = Annuler { $number } ?
cancel_confirm = L’annuler
cancel_sentence = La personne perd sa place ; le ticket peut revenir pendant un court moment.
greeter_ahead = { $n ->
    [0] Prochain appelé
    [one] { $n } personne devant
   *[other] { $n } personnes devant
}
