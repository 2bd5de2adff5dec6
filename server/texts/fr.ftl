# Ce que le serveur dit aux gens.

# Pourquoi c’est refusé, et que faire.

problem-malformed = Cette demande est illisible. Corrigez les champs en cause et renvoyez-la.
problem-not-signed-in = Il faut un jeton valable. Demandez-en un nouveau au responsable de la salle.
problem-wrong-sign-in = Ce n’est pas correct. Vérifiez votre saisie et réessayez.
problem-barred = Trop d’essais incorrects. Réessayez dans { $seconds ->
    [one] { $seconds } seconde.
   *[other] { $seconds } secondes.
}
problem-step-needed = Terminez d’abord la connexion.
problem-forged = Cette demande ne vient pas de notre page. Rouvrez la page et recommencez là.
problem-login-taken = Le nom « { $login } » est déjà pris. Choisissez-en un autre.
problem-weak-password = { $why ->
    [short] Le mot de passe doit compter au moins { $signs } caractères. Quelques mots se retiennent facilement.
    [name] Le mot de passe est presque entièrement votre propre nom. Choisissez-en un autre.
    [same] C’est le mot de passe actuel. Choisissez-en un autre.
   *[common] Ce mot de passe est connu de tous. Choisissez-en un autre.
}
problem-not-permitted = Ce rôle n’a pas ce droit ici. Adressez-vous au responsable de la salle.
problem-not-found = Il n’y a rien de ce nom ici. Vérifiez l’adresse ou le numéro.
problem-method-not-allowed = Cette adresse n’accepte pas ce type de demande. Voyez la description : /api/v1/openapi.json.
problem-not-allowed-now = Ce n’est pas possible maintenant. Regardez où en sont les choses, puis choisissez de nouveau.
problem-not-this-ticket = Ce ticket n’est plus à ce guichet. Rien n’a été fait.
problem-no-one-waiting = Personne n’attend pour ce guichet en ce moment.
problem-counter-taken = { $own ->
    [yes] Vous êtes déjà au guichet { $counter }. Fermez-le d’abord.
   *[no] Le guichet { $counter } est occupé par un autre opérateur. Fermez-le d’abord là-bas, ou prenez un autre guichet.
}
problem-too-late = { $staff ->
    [yes] Le délai est passé.
   *[no] Le délai est passé. Demandez de l’aide au personnel.
}
problem-command-reused = Ce numéro de commande a déjà servi à autre chose. Renvoyez-la avec un nouveau.
problem-day-not-open = La journée du centre n’est pas ouverte. Les tickets sont donnés dès qu’elle l’est.
problem-day-already-open = La journée est déjà ouverte. Il n’y a rien à faire.
problem-past-day = Ce ticket date d’une journée terminée. Prenez un nouveau ticket pour une nouvelle visite.
problem-unknown-service = Ce service n’existe pas ici. Choisissez-en un parmi ceux proposés.
problem-service-closed = { $name } : { $reason ->
    [day_not_open] le centre n’est pas encore ouvert.
    [holiday] fermé aujourd’hui.
    [last_ticket_passed] plus de tickets aujourd’hui.
    [closed_by_staff] fermé par le personnel.
    [suspended] interrompu pour le moment.
    [centre_suspended] le centre est interrompu pour le moment.
    [quota_used] tous les tickets du jour sont pris.
    [wait_passes_closing] trop de personnes attendent pour ce qui reste de la journée.
   *[outside_hours] fermé en ce moment.
}{ $reason ->
    [quota_used] { problem-free }
    [suspended] { problem-goes-on }
   *[other] { problem-opens }
}
problem-opens = { $day ->
    [unknown] {" "}Demandez au personnel ce que vous pouvez faire.
   *[known] {" "}Ouverture { problem-moment }.
}
problem-free = { $day ->
    [unknown] {" "}Demandez au personnel ce que vous pouvez faire.
   *[known] {" "}Premier moment libre : { problem-moment }.
}
problem-goes-on = { $day ->
    [unknown] {" "}Demandez au personnel ce que vous pouvez faire.
   *[known] {" "}Reprise prévue { problem-moment }.
}
problem-moment = { $day ->
    [today] aujourd’hui à { $time }
    [tomorrow] demain à { $time }
    [mon] lundi à { $time }
    [tue] mardi à { $time }
    [wed] mercredi à { $time }
    [thu] jeudi à { $time }
    [fri] vendredi à { $time }
    [sat] samedi à { $time }
    [sun] dimanche à { $time }
   *[later] le { $date } à { $time }
}
problem-numbers-used-up = Tous les numéros de la série { $series } sont pris. Réessayez dans quelques minutes, ou adressez-vous au personnel.
problem-centre-faulty = Le centre ne peut pas être configuré ainsi. Corrigez les champs en cause.
problem-too-large = C’est trop volumineux. Envoyez-en moins à la fois.
problem-too-fast = C’était trop rapide. Attendez un instant et réessayez.
problem-stands-still = { $what ->
    [service] Le service est à l’arrêt pour le moment. Chacun garde sa place. Un superviseur peut le relancer.
   *[centre] Le centre est à l’arrêt pour le moment. Chacun garde sa place. Un superviseur peut le relancer.
}
problem-counter-away = { $back ->
    [known] Le guichet { $counter } est en pause jusqu’à { $time }. Attendez-le, ou envoyez le ticket dans la file du service.
   *[unknown] Ce guichet ou cet opérateur n’est pas en service. Envoyez le ticket dans la file du service.
}
problem-strands-a-line = Des personnes attendent pour { $name }{ $more ->
    [0] {""}
    [one] {" "}et un autre service
   *[other] {" "}et { $more } autres services
}, et personne d’autre ne les recevrait. Appuyez de nouveau si vous êtes sûr.
problem-not-in-profile = Ce guichet ne sert pas le ticket { $number }. Choisissez dans ses propres files, ou adressez-vous à un superviseur.
problem-already-done = C’est déjà fait. Il n’y a plus rien à faire.
problem-internal = Une erreur s’est produite sur le serveur. Rien n’a été modifié. Si cela se répète, prévenez le responsable de la salle.
problem-unavailable = Le serveur ne peut rien enregistrer en ce moment. Attendez un instant et réessayez.

# La page du visiteur.

page-language = Langue
page-number = Votre numéro
page-counter = Guichet
page-help = Questions : { $line }

# Les états, une phrase chacun, et que faire.
page-waiting = Vous êtes dans la file
page-waiting-hint = Gardez cette page ouverte ou regardez le tableau : votre appel s’affiche sur les deux.
page-called = C’est à vous : allez à ce guichet
page-serving = On s’occupe de vous au guichet { $counter }
page-parked = Votre ticket est mis de côté
page-parked-hint = Le guichet vous rappellera. Restez à proximité.
page-missed = Vous avez manqué votre appel
page-missed-hint = Votre place est gardée jusqu’à { $time }. Êtes-vous de retour dans la salle ?
page-missed-still = Votre place est gardée tant que dure l’arrêt. Êtes-vous de retour dans la salle ?
page-missed-over = Le délai pour revenir est passé. Demandez de l’aide au personnel.
page-finished = Votre visite est terminée
page-finished-hint = Merci de votre venue.
page-cancelled = Ce ticket a été abandonné
page-cancelled-hint = Vous pouvez le reprendre jusqu’à { $time }.
page-ended = Le service pour ce ticket a été arrêté
page-return = Vous pouvez revenir jusqu’au { $date } : présentez alors ce ticket.
page-over = Cette journée est terminée
page-over-hint = Le ticket n’est plus valable et rien n’en est affiché ici. Prenez un nouveau ticket pour une nouvelle visite.
page-unknown = Il n’y a pas de ticket ici
page-unknown-hint = Scannez de nouveau le code de votre papier. S’il a été imprimé deux fois, seul le plus récent est valable. Le personnel peut vous aider.
page-trouble = Cette page ne peut pas être affichée maintenant
page-title-called = { $number } : guichet { $counter }

# La place dans la file. L’attente est en minutes.
page-ahead = { $n ->
    [0] Personne n’attend avant vous
    [one] { $n } personne attend avant vous
   *[other] { $n } personnes attendent avant vous
}
page-ahead-many = Plus de { $n } personnes attendent avant vous
page-wait = en général { $low }–{ $high } min
page-wait-below = en général moins de { $high } min
page-wait-late = neuf fois sur dix moins de { $late } min
page-wait-unknown = L’attente n’est pas encore connue
page-delay-counter-closed = C’est plus long qu’annoncé : un guichet a fermé.
page-delay-counter-paused = C’est plus long qu’annoncé : un guichet est en pause.

# Où aller.
page-where = Où attendre
page-zone = { $zone }, étage { $floor }
page-counters-one = Guichet { $counters }
page-counters-many = Guichets { $counters }

# Plusieurs services sur un ticket.
page-stops = Vos services
page-stop-served = fait
page-stop-open = maintenant
page-stop-pending = ensuite
page-stop-unserved = non fait

# Ce que le visiteur peut faire.
page-give-up = Abandonner mon ticket
page-give-up-ask = Abandonner le ticket { $number } ? Votre place ira à la personne suivante.
page-give-up-yes = Oui, l’abandonner
page-give-up-no = Non, garder ma place
page-come-back = Je suis de retour
page-take-back = Reprendre mon ticket
page-not-sent = Le centre n’a rien reçu. Réessayez.

# À quel point c’est récent.
page-connecting = Connexion
page-live = En direct
page-polled = À { $time }
page-offline = Non connecté depuis { $time }. Voici où on en était alors.
page-no-script = À { $time }. Se recharge toutes les 30 secondes.
