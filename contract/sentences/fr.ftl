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
why_chosen = Appelé hors de son tour par le personnel ; la raison est enregistrée.
why_rule = Appelé selon les règles du centre.
why_waiting = Aucun ticket pris plus tard pour votre service n’a été appelé avant.

# La même chose, pour qui attend encore.
why_before_longest_wait = { $number } a été appelé avant { $own } : attente de { $waited } min (objectif { $target }) ; { $own } : { $own_waited } min (objectif { $own_target }).
why_before_longest_wait_plain = { $number } a été appelé avant { $own } : attente de { $waited } min ; { $own } : { $own_waited } min.
why_before_guard = { $number } a été appelé avant { $own } : attente de { $waited } min, au-delà du maximum.
why_before_level = { $number } a été appelé avant { $own } : son guichet traite d’abord ce service-là et les tickets qui lui sont envoyés.
why_before_precedence = { $number } a été appelé avant { $own } selon la priorité et l’attente.
why_before_chosen = { $number } a été appelé avant { $own }, hors de son tour, par le personnel ; la raison est enregistrée.
why_before_not_ready = { $number } a été appelé avant { $own } : { $own } ne pouvait pas encore être appelé ou est réservé à un guichet précis.
why_before_rule = { $number } a été appelé avant { $own } selon les règles du centre.

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
