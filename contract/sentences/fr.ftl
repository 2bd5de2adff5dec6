# Ce que le serveur et les programmes disent de même.

# Pourquoi celui-ci. Les attentes sont en minutes entières ; la catégorie n’est jamais dite.
why_longest_wait = Appelé avant { $next } : attente de { $waited } min pour un objectif de { $target } ; { $next } : { $next_waited } pour { $next_target }.
why_longest_wait_plain = Appelé avant { $next } : attente de { $waited } min ; { $next } : { $next_waited } min.
why_only_one = Appelé parce que personne d’autre ne pouvait être appelé à ce guichet.
why_only_one_at = Appelé parce que personne d’autre ne pouvait être appelé au guichet { $counter }.
why_guard = Appelé en premier : attente de { $waited } min, plus que personne ne doit attendre ici.
why_cap = Appelé dans l’ordre d’attente : plusieurs appels venaient de passer avant cet ordre.
why_level = Appelé parce que ce guichet prend d’abord ce service et les tickets qu’on lui envoie.
why_level_at = Appelé parce que le guichet { $counter } prend d’abord ce service et les tickets qu’on lui envoie.
why_precedence = Appelé selon l’ordre de passage de la salle, qui compte, outre l’attente, les rendez-vous, les retours, la priorité légale et l’objectif de chaque service.
why_chosen = Appelé hors de son tour par le personnel ; la raison est enregistrée.
why_rule = Appelé selon les règles de la salle.
why_waiting = Personne arrivé plus tard n’a été appelé avant.

# La même chose, pour qui attend encore.
why_before_longest_wait = { $number } a été appelé avant { $own } : attente de { $waited } min pour un objectif de { $target } ; { $own } : { $own_waited } pour { $own_target }.
why_before_longest_wait_plain = { $number } a été appelé avant { $own } : attente de { $waited } min ; { $own } : { $own_waited } min.
why_before_guard = { $number } a été appelé avant { $own } : attente de { $waited } min, plus que personne ne doit attendre ici.
why_before_level = { $number } a été appelé avant { $own } : son guichet prend d’abord ce service-là et les tickets qu’on lui envoie.
why_before_precedence = { $number } a été appelé avant { $own } selon l’ordre de passage de la salle, qui compte, outre l’attente, les rendez-vous, les retours, la priorité légale et l’objectif de chaque service.
why_before_chosen = { $number } a été appelé avant { $own }, hors de son tour, par le personnel ; la raison est enregistrée.
why_before_not_ready = { $number } a été appelé avant { $own } : à ce moment, { $own } laissait passer d’autres personnes, était destiné à un guichet précis ou ne pouvait pas encore être appelé.
why_before_rule = { $number } a été appelé avant { $own } selon les règles de la salle.

# Quelque chose est à l’arrêt.
still_hall = Le centre est à l’arrêt pour le moment
still_hall_until = Le centre est à l’arrêt, reprise prévue à { $time }
still_service = Le service est à l’arrêt pour le moment
still_service_until = Le service est à l’arrêt, reprise prévue à { $time }
still_calls = Les appels sont à l’arrêt pour le moment
still_places = Personne ne perd sa place.
still_own_place = Vous gardez votre place.
still_alarm = Il y a une alerte : suivez le personnel.
still_drill = Il y a un exercice : suivez le personnel.
still_power = Il y a une coupure de courant.
still_strike = Il y a une grève.
still_technical = Un système technique est en panne.
still_other = Le personnel peut vous en dire plus.
