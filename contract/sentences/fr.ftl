# Ce que le serveur et les programmes disent de même.

# L’attente : combien de personnes sont devant, et combien de temps, en minutes ou en heures.
people_ahead = { $n ->
    [0] Personne n’attend avant vous
    [one] { $n } personne attend avant vous
   *[other] { $n } personnes attendent avant vous
}
unserved = Aucun guichet n’est ouvert pour ce service en ce moment
unserved_ticket = Votre numéro sera appelé dès qu’un guichet ouvrira
amount_minutes = { $n } min
amount_hours = { $n } h
amount_half_hours = { $n } h 30
figure_hours = { $n } h
figure_half_hours = { $n } h 30
wait_minutes = en général { $low } à { $high }
wait_minutes_hours = environ { $low } à { $high }
wait_hours = environ { $low } à { $high }
wait_below = en général moins de { $high }
late = 9 personnes sur 10 attendent moins de { $late }
short_minutes = { $low }–{ $high } min
short_minutes_hours = { $low } – { $high }
short_hours = { $low } – { $high }
short_below = moins de { $high }
coupon = Revenez avec ce code jusqu’au { $date } inclus : vous passerez avant les autres
on_weekday = { $weekday ->
    [mon] le lundi { $date }
    [tue] le mardi { $date }
    [wed] le mercredi { $date }
    [thu] le jeudi { $date }
    [fri] le vendredi { $date }
    [sat] le samedi { $date }
   *[sun] le dimanche { $date }
}

# Les visiteurs avec rendez-vous
booked_for = Rendez-vous à { $time }
booked_from = Votre numéro sera appelé à partir de { $time }
booked_order = Les visiteurs avec rendez-vous sont appelés comme s’ils avaient pris un ticket { $minutes } minutes avant leur heure.
booked_kept = Ces quatre dernières semaines, { $kept } visiteurs avec rendez-vous sur 100 ont été appelés dans les { $minutes } minutes suivant leur heure.

# Pourquoi celui-ci. Les attentes sont en minutes entières ; la catégorie n’est jamais dite.
why_longest_wait = Appelé avant { $next } : attente de { $waited } min (objectif { $target }) ; { $next } : { $next_waited } min (objectif { $next_target }).
why_longest_wait_plain = Appelé avant { $next } : attente de { $waited } min ; { $next } : { $next_waited } min.
why_only_one = Seul ticket en attente pour ce guichet.
why_only_one_at = Seul ticket en attente pour le guichet { $counter }.
why_guard = Appelé en premier : attente de { $waited } min, au-delà du maximum.
why_cap = Suivant selon l’attente : plusieurs tickets venaient de passer avant lui.
why_level = Ce guichet traite d’abord ce service et les tickets qui lui sont envoyés.
why_level_at = Le guichet { $counter } traite d’abord ce service et les tickets qui lui sont envoyés.
why_precedence = Suivant selon la priorité et l’attente.
why_chosen = { $reason ->
    [in_need] Appelé hors de son tour par le personnel, pour un besoin urgent.
    [came_back] Appelé hors de son tour par le personnel, au retour avec ce qui manquait.
    [wrong_queue] Appelé hors de son tour par le personnel, après une attente dans une autre file.
    [together] Appelé hors de son tour par le personnel, avec un autre visiteur.
    [missed_call] Appelé hors de son tour par le personnel, après un appel manqué.
    [staff_mistake] Appelé hors de son tour par le personnel, pour corriger une erreur.
    [manager] Appelé hors de son tour par le personnel, à la demande du responsable.
    [walk_in] Appelé dès la prise du ticket au guichet.
   *[other] Appelé hors de son tour par le personnel ; la raison est enregistrée.
}
why_rule = Appelé selon les règles du centre.
why_waiting = Aucun ticket pris plus tard pour votre service n’a été appelé avant.

# La même chose, pour qui attend encore.
why_before_longest_wait = { $number } a été appelé avant { $own } : attente de { $waited } min (objectif { $target }) ; { $own } : { $own_waited } min (objectif { $own_target }).
why_before_longest_wait_plain = { $number } a été appelé avant { $own } : attente de { $waited } min ; { $own } : { $own_waited } min.
why_before_guard = { $number } a été appelé avant { $own } : attente de { $waited } min, au-delà du maximum.
why_before_level = { $number } a été appelé avant { $own } : son guichet traite d’abord ce service-là et les tickets qui lui sont envoyés.
why_before_precedence = { $number } a été appelé avant { $own } selon la priorité et l’attente.
why_before_chosen = { $number } a été appelé avant { $own }, hors de son tour, par le personnel : par exemple pour un besoin urgent, ou au retour avec ce qui manquait. La raison est enregistrée.
why_before_not_ready = { $number } a été appelé avant { $own } : { $own } ne pouvait pas encore être appelé ou est réservé à un guichet précis.
why_before_rule = { $number } a été appelé avant { $own } selon les règles du centre.

# Pourquoi un ticket est appelé hors de son tour (les deux derniers seulement dans d’anciens journaux), et pourquoi il est en suspens.
call_reason_in_need = Ne peut pas attendre : malade, bébé, grand âge
call_reason_came_back = Revient avec ce qui manquait
call_reason_wrong_queue = A attendu dans la mauvaise file
call_reason_together = Accompagne la personne précédente
call_reason_missed_call = N’a pas entendu l’appel
call_reason_staff_mistake = Notre erreur
call_reason_manager = Demande du responsable
call_reason_walk_in = A pris le ticket au guichet
call_reason_other = Autre raison
hold_reason_form = Remplit un formulaire
hold_reason_copies = Va chercher des papiers
hold_reason_payment = Va payer
hold_reason_colleague = Un collègue doit répondre
hold_reason_later = Revient plus tard

# Le service est interrompu.
still_hall = Le service est interrompu
still_hall_until = Le service est interrompu jusqu’à { $time } environ
still_service = Ce service est interrompu
still_service_until = Ce service est interrompu jusqu’à { $time } environ
still_places = Chacun garde sa place.
still_own_place = Vous gardez votre place.
still_alarm = Une alerte est en cours. Suivez les consignes du personnel.
still_drill = Un exercice est en cours. Suivez les consignes du personnel.
still_power = Il y a une coupure de courant.
still_strike = Il y a une grève.
still_technical = Un système technique est en panne.
still_break = Le personnel est en pause.
still_meeting = Le personnel est en réunion.
still_other = Le personnel peut vous en dire plus.
promises_broken = Attente promise dépassée : { $n }
promises_at_risk = Attente promise menacée : { $n }
promise_broken = Attente promise dépassée
promise_at_risk = Attente promise menacée
delay_counter_closed = Un guichet a fermé
delay_counter_paused = Un guichet est en pause
delay_service_paused = Le service est interrompu

# Connection, counters and tickets
not_connected = Non connecté
not_connected_since = Connexion perdue à { $time }
counter = Guichet
counter_number = Guichet { $number }
ticket_waiting = Dans la file
ticket_called = Appelé
ticket_serving = Au guichet
ticket_on_hold = En suspens
ticket_missed = Non venu
ticket_finished = Terminé
ticket_cancelled = Annulé
ticket_expired = Expiré
counter_open = Ouvert
counter_paused = En pause
counter_closed = Fermé
