# Les mots du programme de l’agent.

# Les touches
act_open_counter = Ouvrir le guichet
act_back = Reprendre le service
act_call_next = Appeler le suivant
act_start = Commencer
act_finish = Terminer
act_finish_and_next = Terminer, appeler le suivant
act_recall = Rappeler
act_requeue = Remettre en file
act_mark_no_show = Absent
act_hold = Mettre en attente
act_resume = Reprendre { $number }
act_take_break = Pause
act_close_counter = Fermer le guichet
act_undo_call = Annuler l’appel
act_undo_start = Annuler le début
act_reopen = Rouvrir le dernier
act_answer_help = J’y vais
key_enter = Entrée
key_spoken = { $action }, touche { $key }

# Le ticket au guichet
waited = Attente : { $time }
minutes = { $n } min
under_a_minute = moins d’une minute
recalled = { $n ->
    [one] Rappelé une fois
   *[other] Rappelé { $n } fois
}
speaks = Langue : { $language }
why = Pourquoi ce ticket
quantity = Pour { $n } personnes ou dossiers
documents = À demander
stops = Services de ce ticket
stop_pending = Plus tard
stop_open = Maintenant
stop_served = Fait
stop_unserved = Non servi
class_priority = Priorité
class_appointment = Rendez-vous
class_returning = De retour
assist_see = Aide pour voir
assist_hear = Aide pour entendre
assist_walk = Aide pour marcher
paper_pending = Papier non confirmé
paper_failed = Papier non imprimé
paper_shown = Sans papier : montré à l’écran
paper_none = Pris sans papier

# Pas de ticket
closed_here = Ce guichet est fermé
nobody_waits = Personne n’attend
nobody_waits_yet = Les nouveaux tickets pour vos services apparaissent ici.
waiting_for_you = { $n ->
    [one] personne vous attend
   *[other] personnes vous attendent
}
longest_wait = Attente la plus longue : { $time }
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
help_go_to = On vous attend : { $place }

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
    [one] { $n } absent
   *[other] { $n } absents
}
day_mean = { $time } en moyenne

# La pause
break_title = Pause
break_minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
break_start = Commencer la pause
break_cancel = Annuler
break_break = Pause
break_lunch = Déjeuner
break_back_office = Dossiers
break_training = Formation
break_technical = Panne technique
break_other = Autre chose
longer = Plus longue
shorter = Plus courte

# Quand cela ne va pas
working = En cours : { $action }
no_answer = Le serveur n’a pas répondu. À son retour, l’écran montre la situation exacte ; appuyez de nouveau si besoin.
no_counter_named = Quel est ce guichet ? Lancez avec --counter NUMÉRO, ou avec le jeton d’un guichet.
way_look_again = L’écran montre la situation actuelle.
way_day_not_open = Le responsable de la salle peut l’ouvrir.
looking = Recherche de la salle
