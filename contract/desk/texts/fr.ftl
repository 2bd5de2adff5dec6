# What the desk of a counter says, in the program and on the page.

# Se connecter
sign_in_badge = Ou présentez votre badge au lecteur.
sign_in_over = Votre session est terminée. Reconnectez-vous.
sign_in_locked = Ce guichet s’est verrouillé car il n’a pas servi pendant un moment. Connectez-vous à nouveau ; tout est resté tel quel.
sign_out = Se déconnecter

# Les touches
act_open_counter = Ouvrir le guichet
act_back = Reprendre le service
act_call_next = Appeler le suivant
act_start = Commencer
act_finish = Terminer
act_finish_and_next = Terminer, appeler le suivant
act_recall = Rappeler
act_requeue = Remettre en file
act_mark_no_show = Non venu
act_hold = Mettre en suspens
act_resume = Reprendre
act_take_break = Pause
act_close_counter = Fermer le guichet
act_undo_call = Annuler l’appel
act_undo_start = Annuler le début
act_reopen = Rouvrir le dernier
act_answer_help = J’y vais
key_enter = Entrée
key_spoken = { $action }, touche { $key }

# Le ticket au guichet
waited = Attente : { $time }
minutes = { $n } min
under_a_minute = moins d’une minute
recalled = { $n ->
    [one] Rappelé une fois
   *[other] Rappelé { $n } fois
}
why = Pourquoi ce ticket
speaks = Langue : { $language }
quantity = { $n ->
    [one] Pour { $n } personne ou dossier
   *[other] Pour { $n } personnes ou dossiers
}
documents = À demander
stops = Services de ce ticket
stop_pending = Plus tard
stop_open = Maintenant
stop_served = Fait
stop_unserved = Non servi
compare_name = { $name } : à comparer avec le document
class_priority = Priorité
class_appointment = Rendez-vous
class_returning = De retour
assist_see = Aide pour voir
assist_hear = Aide pour entendre
assist_walk = Aide pour marcher
paper_pending = Papier non confirmé
paper_failed = Papier non imprimé
paper_shown = Sans papier : montré à l’écran
paper_none = Pris sans papier

# Pas de ticket
closed_here = Ce guichet est fermé
nobody_waits = Personne n’attend
nobody_waits_yet = Les nouveaux tickets pour vos services apparaissent ici.
waiting_for_you = { $n ->
    [one] personne vous attend
   *[other] personnes vous attendent
}
longest_wait = Attente la plus longue : { $time }
break_until = Depuis { $since }, retour à { $back }
break_since = Depuis { $since }
break_left = restantes
break_over = de dépassement
hint_open = Entrée ouvre le guichet.
hint_back = Entrée termine la pause.
hint_next = Entrée appelle le ticket suivant.
hint_paper = Les tickets sont encore à l’impression.
hint_still = Aucun ticket n’est appelé pendant l’interruption.

# Aide demandée
help_wanted = Aide demandée · { $time }
help_go_to = On vous attend : { $place }

# Les files
lines = Vos files
line_target = objectif { $time }
line_over = au-delà de l’objectif
line_still = interrompu
day = Aujourd’hui
day_served = { $n ->
    [one] { $n } servi
   *[other] { $n } servis
}
day_missed = { $n ->
    [one] { $n } non venu
   *[other] { $n } non venus
}
day_mean = { $time } en moyenne

# La pause
break_title = Pause
form_minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
break_start = Commencer la pause
break_break = Pause
break_lunch = Déjeuner
break_back_office = Dossiers
break_training = Formation
break_technical = Panne technique
break_other = Autre chose

# Quand cela ne va pas
working = En cours : { $action }
no_answer = Le serveur n’a pas répondu. À son retour, l’écran montre l’état actuel ; appuyez de nouveau si besoin.
way_look_again = L’écran montre l’état actuel.
way_day_not_open = Un responsable du centre peut l’ouvrir.

act_take_over = Reprendre ce guichet
act_finish_with = Terminer avec résultat
act_transfer = Transférer
act_add_service = Ajouter un service
act_change_service = Changer le service
act_add_note = Note
act_set_assist = Aide nécessaire
act_judge_priority = Priorité
act_call_ticket = Appeler un numéro
act_walk_in = Sans ticket
act_bring_back = Non venus
act_call_for_help = Demander de l’aide
act_resume_one = Reprendre { $number }
keys_title = Toutes les touches
keys_close = Fermer
keys_enter = La grande touche
keys_this = Cette liste
key_idle = La touche { $key } ne fait rien pour le moment. F1 montre toutes les touches.
key_away = Pas maintenant : il n’y a pas de connexion, et rien de ce que vous tapez n’est gardé.
away_hint = Continuez à servir. Personne ne peut être appelé avant le retour de la connexion ; l’écran montrera alors l’état actuel.

form_cancel = Pas maintenant
form_save = Enregistrer
search_service = Chercher un service
search_place = Chercher un service ou un guichet
search_number = Numéro, par exemple A042
search_nothing = Rien n’a été trouvé.
group_open = Afficher les services
finish_title = Comment cela s’est-il terminé ?
outcome_done = Fait
outcome_incomplete = Il manque quelque chose : la personne revient
outcome_refused = Refusé
outcome_elsewhere = Orienté vers un autre bureau
hold_title = Mise en suspens : pourquoi ?
remind_in = { $n ->
    [0] Sans rappel
   *[other] Rappel dans { $n } min
}
remind_at = rappel à { $time }
resume_title = Quel ticket revient ?
resume_confirm = Appeler à ce guichet
missed_title = Non venus
missed_confirm = Remettre dans la file
missed_sentence = La personne est revenue : le ticket reprend sa place dans la file.
add_title = Un service de plus
add_confirm = Ajouter
change_title = Quel est le bon service ?
change_confirm = Changer
transfer_title = Où va la personne ?
transfer_confirm = Envoyer
transfer_return = Revient ensuite à ce guichet
note_for_next = Note pour le guichet suivant
note_title = Note sur ce ticket
note_confirm = Enregistrer la note
note_sentence = Pour les collègues qui traitent ce ticket ; elle est effacée après la visite.
note_text = Note
assist_title = Quelle aide est nécessaire ?
priority_title = La demande de priorité est-elle justifiée ?
priority_confirmed = Oui : le ticket garde sa priorité
priority_refused = Non : retour à sa place ordinaire
walk_in_title = Une personne sans ticket
walk_in_confirm = Créer un ticket et l’appeler
walk_in_sentence = Le journal note que cette personne passe hors de son tour.
choose_title = Appeler un numéro hors de son tour
choose_next = Suite : la raison
choose_sentence = La plus longue attente de chaque file est affichée ; tapez un autre numéro.
choose_nothing = Aucun ticket en attente avec ce numéro.
reason_title = Pourquoi { $number } passe-t-il hors de son tour ?
reason_confirm = Appeler
reason_sentence = La raison reste dans le journal ; on dit à qui le demande qu’il y en a une.

leave_with_ticket = { $number } est encore à ce guichet
leave_open = Ce guichet est encore ouvert
leave_confirm = Quitter
leave_finish = Le service est fait ; fermer le guichet
leave_requeue = Remettre dans la file ; fermer le guichet
leave_hold = Mettre en suspens ; fermer le guichet
leave_close = Fermer le guichet
leave_stay = Tout laisser ainsi : je reviens tout de suite
leave_away = Il n’y a pas de connexion, et le guichet reste tel quel. Quittez encore une fois si vous êtes sûr.
taken = Un autre agent travaille à ce guichet
hint_other_counter = Échap mène à un autre guichet.
hint_take_over = Entrée le reprend, avec le ticket qui s’y trouve.

help_called = De l’aide est demandée à ce guichet.
not_shown = Aucun tableau n’a encore affiché { $number }. Appelez la personne à voix haute.
still_with = Toujours avec { $number } ? D’habitude cela prend { $time }.
held_due = Rappel : { $number } est en suspens depuis { $time }.
held_long = { $number } est en suspens depuis { $time }.
gone = { $number } n’est plus à ce guichet.
gone_waiting = { $number } a été remis dans la file.
gone_missed = { $number } : la personne n’est pas venue.
gone_cancelled = { $number } a été annulé.
gone_expired = La journée est finie : { $number } a expiré.
gone_finished = { $number } a été terminé ailleurs.

lines_empty = { $n ->
    [one] { $n } file sans visiteur
   *[other] { $n } files sans visiteur
}
held = En suspens
missed = Non venus
comes_until = place gardée jusqu’à { $time }
notes = Notes
bar_waiting = { $n } en attente
bar_longest = la plus longue { $time }

seat_title = À quel guichet travaillez-vous ?
seat_confirm = Travailler ici
seat_search = Numéro du guichet
seat_taken = occupé
seat_hint = Entrée montre les guichets.

sheet_waits = Pas maintenant : une commande est en cours, ou la connexion manque. Ce que vous avez saisi reste ici.
sheet_unsaved = Rien n’est encore enregistré. Votre saisie est toujours là : veuillez confirmer à nouveau.
early_title = Trop tôt pour le rendez-vous
early_confirm = Attendre maintenant sans rendez-vous
early_sentence = Attendre maintenant annule le rendez-vous.
away_title = Le ticket doit-il l’attendre ?
away_confirm = Oui, qu’il attende
less = Moins
more = Plus
assist_replaces = Cela remplace ce qui était indiqué avant.

# The page
elsewhere = Ce guichet est ouvert dans un autre onglet ou une autre fenêtre. Rien ne peut être fait ici pour l’instant.
page_scripts = Cette page a besoin de JavaScript, qui est désactivé dans ce navigateur.
