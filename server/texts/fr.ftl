# Ce que le serveur dit aux gens.

# Pourquoi c’est refusé, et que faire.

problem-malformed = Cette demande est illisible. Corrigez les champs en cause et renvoyez-la.
problem-not-signed-in = Il faut un jeton valable. Demandez-en un nouveau au responsable de la salle.
problem-wrong-sign-in = Ce n’est pas correct. Vérifiez votre saisie et réessayez.
problem-too-many-attempts = Trop d’essais incorrects. Réessayez dans { $seconds ->
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
problem-other-counter = Vous êtes affecté au guichet { $counter }. Connectez-vous là-bas ou adressez-vous au responsable de la salle.
problem-not-found = { $what ->
    [open_data] Ce centre ne publie pas ses temps d’attente.
   *[other] Il n’y a rien de ce nom ici. Vérifiez l’adresse ou le numéro.
}
problem-method-not-allowed = Cette adresse n’accepte pas ce type de demande. Voyez la description : /api/v1/openapi.json.
problem-not-allowed-now = Ce n’est pas possible maintenant : le ticket ou le guichet a changé. Vérifiez, puis réessayez.
problem-not-this-ticket = Ce ticket n’est plus à ce guichet. Rien n’a été fait.
problem-no-one-waiting = Aucun ticket n’attend pour ce guichet en ce moment.
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
problem-service-closed = { $name } : { problem-closed }
problem-closed = { $reason ->
    [day_not_open] le centre n’est pas encore ouvert.
    [holiday] fermé aujourd’hui.
    [last_ticket_passed] plus de tickets aujourd’hui.
    [closed_by_staff] fermé par le personnel.
    [intake_stopped] le centre ne donne plus de tickets aujourd’hui.
    [suspended] interrompu.
    [centre_suspended] tout le service est interrompu.
    [quota_used] tous les tickets du jour sont pris.
    [window_used] tous les tickets de ce créneau sont pris.
    [numbers_used_up] tous les numéros de ticket sont utilisés pour le moment.
    [wait_passes_closing] trop de personnes attendent pour ce qui reste de la journée.
   *[outside_hours] fermé en ce moment.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
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
problem-centre-changed = Entre-temps, un autre responsable a modifié la configuration. Consultez les changements et réessayez.
problem-too-large = C’est trop volumineux. Envoyez-en moins à la fois.
problem-too-fast = C’était trop rapide. Attendez un instant et réessayez.
problem-suspended = { $what ->
    [service] Ce service est interrompu. Chacun garde sa place. Un superviseur peut le reprendre.
   *[centre] Le service est interrompu. Chacun garde sa place. Un superviseur peut le reprendre.
}
problem-clock-in-doubt = L’horloge du serveur est peut-être fausse. Un responsable doit la vérifier et confirmer l’heure.
problem-counter-away = { $back ->
    [known] Le guichet { $counter } est en pause jusqu’à { $time }. Attendez-le, ou envoyez le ticket dans la file du service.
   *[unknown] Ce guichet ou cet opérateur n’est pas en service. Envoyez le ticket dans la file du service.
}
problem-queue-unserved = Des personnes attendent pour { $name }{ $more ->
    [0] {""}
    [one] {" "}et un autre service
   *[other] {" "}et { $more } autres services
}, et personne d’autre ne les recevrait.
problem-not-in-profile = Ce guichet ne sert pas le ticket { $number }. Choisissez dans ses propres files, ou adressez-vous à un superviseur.
problem-not-this-service = Le code vaut pour : { $name }. Choisissez ce service, ou prenez un ticket sans le code.
problem-already-done = { $command ->
    [add_service] Ce service est déjà sur le ticket. La quantité est notée au moment où il est rendu.
   *[other] C’est déjà fait. Il n’y a plus rien à faire.
}
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
page-on_hold = Votre ticket est mis en attente
page-on_hold-hint = Le guichet vous rappellera. Restez à proximité.
page-missed = Vous avez manqué votre appel
page-missed-hint = Votre place est gardée jusqu’à { $time }. Êtes-vous de retour dans la salle ?
page-missed-still = Votre place est gardée pendant l’interruption. Êtes-vous de retour dans la salle ?
page-missed-over = Le délai pour revenir est passé. Demandez de l’aide au personnel.
page-finished = Votre visite est terminée
page-finished-hint = Merci de votre venue.
page-cancelled = Ce ticket a été annulé
page-cancelled-hint = Vous pouvez le reprendre jusqu’à { $time }.
page-ended = Ce ticket ne peut pas être traité aujourd’hui
page-coupon-for = Code pour { $name }
page-over = Cette journée est terminée
page-over-hint = Le ticket n’est plus valable et rien n’en est affiché ici. Prenez un nouveau ticket pour une nouvelle visite.
page-unknown = Il n’y a pas de ticket ici
page-unknown-hint = Scannez de nouveau le code de votre papier. S’il a été imprimé deux fois, seul le plus récent est valable. Le personnel peut vous aider.
page-trouble = Cette page ne peut pas être affichée maintenant
page-title-ahead = { $ahead } avant vous · { $number } · { $centre }
page-title-called = { $number } : guichet { $counter }

# La place dans la file.
page-ahead-many = Plus de { $n } personnes attendent avant vous
page-wait-unknown = L’attente n’est pas encore connue
page-promise = À la prise du ticket, nous avons annoncé : { $wait }. C’est-à-dire jusqu’à { $time } environ.
page-delay-counter-closed = C’est plus long qu’annoncé : un guichet a fermé.
page-delay-counter-paused = C’est plus long qu’annoncé : un guichet est en pause.
page-stepped-back = D’autres passent avant vous jusqu’à { $time }. Vous gardez votre place.

# Prévenir par un son et une vibration.
page-alert = Me prévenir par un son et une vibration
page-alert-sound = Me prévenir par un son
page-alert-vibration = Me prévenir par une vibration
page-alert-hint = Un téléphone verrouillé ou une page en arrière-plan peut rester silencieux. Gardez cette page ouverte ou regardez le tableau.
page-alert-touch = Touchez la page une fois pour réactiver l’alerte.

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
page-minutes = { $n } min

# Ce que le visiteur peut faire.
page-give-up = Annuler mon ticket
page-give-up-ask = Annuler le ticket { $number } ? Votre place ira à la personne suivante.
page-give-up-yes = Oui, l’annuler
page-give-up-no = Non, garder ma place
page-step-back = Laisser passer d’autres personnes
page-step-back-ask = { $minutes ->
    [one] Laisser passer d’autres personnes pendant { $minutes } minute ? Vous gardez votre place.
   *[other] Laisser passer d’autres personnes pendant { $minutes } minutes ? Vous gardez votre place.
}
page-step-back-yes = Oui, les laisser passer
page-step-back-no = Non, ne rien changer
page-come-back = Je suis de retour
page-take-back = Reprendre mon ticket
page-not-sent = Le centre n’a rien reçu. Réessayez.

# L’avis.
page-rate = Comment s’est passé votre passage au guichet ?
page-rate-1 = Très mal
page-rate-2 = Mal
page-rate-3 = Moyen
page-rate-4 = Bien
page-rate-5 = Très bien
page-rate-comment = Votre commentaire (facultatif)
page-rate-comment-hint = N’indiquez ni nom ni donnée personnelle.
page-rate-send = Envoyer mon avis
page-rate-thanks = Merci pour votre avis.

# À quel point c’est récent.
page-connecting = Connexion
page-live = En direct
page-polled = À { $time }
page-offline = Non connecté depuis { $time }. Voici où on en était alors.
page-no-script = À { $time }. Se recharge toutes les 30 secondes.

# Les temps d’attente pour tous.
page-open-title = Temps d’attente actuels
page-open-lead = Pour les visiteurs qui prennent un ticket maintenant.
page-open-until = Ouvert jusqu’à { $time }
page-open-closed = Fermé actuellement.
page-open-waiting = { $n ->
    [0] personne n’attend
    [one] { $n } personne attend
   *[other] { $n } personnes attendent
}
page-open-counters = { $n ->
    [0] aucun guichet ouvert
    [one] { $n } guichet ouvert
   *[other] { $n } guichets ouverts
}
page-open-called = Derniers appels
page-open-promises = Le { $day }, { $share } des visiteurs ont été appelés dans le délai annoncé.
page-open-refresh = À { $time }. Actualisé toutes les 30 secondes.
page-open-data = Les mêmes chiffres en données ouvertes (JSON)

# Les pages du personnel : l’entrée, son compte, les appareils, les personnes.

account-faults = Il y a un problème
account-fault = { $field ->
    [login] Saisissez l’identifiant : 2 à 60 lettres et chiffres, avec . @ + - _ à l’intérieur.
    [full_name] Saisissez le nom, sur une ligne.
    [password] Saisissez le mot de passe.
    [old] Saisissez le mot de passe actuel.
    [new] Saisissez le nouveau mot de passe.
    [again] Les deux mots de passe diffèrent. Saisissez le nouveau deux fois.
    [digits] Saisissez les six chiffres affichés par l’application.
    [code] Saisissez les huit caractères affichés sur l’appareil.
    [label] Saisissez le nom de l’appareil, sur une ligne.
    [language] Choisissez une langue.
    [role] Choisissez une fonction.
    [agency] Choisissez une administration de ce centre.
    [counter] Cela ne va pas avec un guichet. Choisissez-en un autre ou aucun.
    [replaces] Choisissez un appareil du même type, ou aucun.
    [display] Choisissez un affichage de ce centre, ou toute la salle.
   *[other] Une partie de ce formulaire est illisible. Rouvrez la page.
}
account-sent-before = Ce formulaire a déjà été envoyé. Regardez si c’est fait ; sinon, renvoyez-le.
account-sorry = Impossible d’afficher cette page
account-save = Enregistrer
account-go-on = Continuer
account-none = Aucun
account-display = Affiche
account-whole-board = Le tableau de toute la salle
account-look-again = Recharger

# Ce qui a été fait, dit une fois.
account-failed = { $count ->
    [one] Une tentative de connexion à votre compte a échoué depuis votre dernière connexion : { $time }.
   *[other] { $count } tentatives de connexion à votre compte ont échoué depuis votre dernière connexion, la dernière : { $time }.
} Si ce n’était pas vous, changez votre mot de passe et prévenez votre responsable.
account-done = { $what ->
    [signed_out] Vous êtes déconnecté.
    [password] Votre mot de passe est changé.
    [factor] Le nouveau téléphone est associé. Les codes de l’ancien ne sont plus valables.
    [device_in] L’appareil est admis. Il commence à fonctionner dans quelques secondes.
    [device_set] C’est enregistré.
    [device_revoke] L’appareil est exclu.
    [device_restart] L’appareil doit redémarrer : la demande est envoyée.
    [device_screenshot] Une image est demandée à l’appareil. Rechargez la page dans quelques secondes.
    [device_rotate] L’appareil doit créer une nouvelle clé : la demande est envoyée.
    [person_factor] Le téléphone est dissocié. Un nouveau sera associé à la prochaine connexion.
    [person_sessions] La personne est déconnectée partout.
    [person_forget] La personne est supprimée.
   *[other] C’est fait.
}

# L’entrée.
account-set-up = Créez votre compte
account-set-up-why = Vous devenez responsable ici. Ce lien sert une seule fois.
account-set-up-do = Créer mon compte
account-login = Identifiant
account-login-hint = Lettres et chiffres sans espaces, par exemple leyla.m
account-name = Nom complet
account-password = Mot de passe
account-password-hint = Au moins { $signs } caractères. C’est la longueur qui compte : quelques mots à la suite sont sûrs et se retiennent facilement.
account-password-again = Le même mot de passe encore une fois
account-no-link = Ce lien n’est pas valable
account-no-link-why = Il a déjà servi, date de plus de { $hours } heures ou est incomplet.
account-no-link-how = La personne qui gère le serveur en obtient un nouveau sur place par cette commande :
account-no-link-centre = CENTRE
account-sign-in = Se connecter
account-sign-in-first = Connectez-vous pour voir cette page.
account-sign-in-as = Vous vous connectez comme
account-forgotten = Mot de passe oublié ? Un responsable de votre centre peut vous en donner un nouveau provisoire.
account-start-over = Se connecter sous un autre nom
account-factor = Confirmez que c’est vous
account-factor-how = Ouvrez l’application de codes sur votre téléphone. Saisissez les six chiffres qu’elle affiche pour Novbe.
account-digits = Code à six chiffres
account-factor-lost = Téléphone perdu ou remplacé ? Un autre responsable peut le dissocier.
account-new-factor = Associez votre téléphone
account-new-factor-why = Les responsables et les superviseurs se connectent avec un mot de passe et un code de leur téléphone. Le téléphone n’a besoin d’aucun réseau pour cela.
account-new-factor-app = Installez une application de codes de connexion, par exemple FreeOTP, Aegis ou Google Authenticator.
account-new-factor-scan = Scannez cette image dans l’application.
account-new-factor-picture = Code QR contenant la clé pour l’application
account-new-factor-key = Impossible de scanner ? Saisissez cette clé dans l’application :
account-new-factor-code = Saisissez les six chiffres que l’application affiche maintenant.
account-new-factor-present = Code que montre maintenant le téléphone déjà associé
account-new-factor-begin = Afficher l’image
account-new-factor-again = Créer une autre image
account-own-password = Choisissez votre propre mot de passe
account-own-password-why = Le mot de passe provisoire vous a été donné par quelqu’un d’autre. Désormais, vous seul connaissez le vôtre.
account-change-password = Changer le mot de passe
account-password-now = Mot de passe actuel
account-password-new = Nouveau mot de passe
account-password-ends = Vous serez déconnecté partout ailleurs.

# Son compte.
account-title = Votre compte
account-role = { $role ->
    [manager] Responsable
    [supervisor] Superviseur
    [operator] Opérateur
    [greeter] Agent d’accueil
    [viewer] Observateur
   *[other] { $role }
}
account-at-counter = Guichet { $counter }
account-signed-in = Connexion
account-until = jusqu’à { $time }, ou après { $minutes } minutes sans activité
account-change-factor = Associer un autre téléphone
account-others = Vos autres fonctions
account-others-how = Vous êtes déconnecté ici et vous vous reconnectez dans cette fonction.
account-sign-out = Se déconnecter

# Les appareils.
account-devices = Appareils
account-devices-none = Il n’y a pas encore d’appareil.
account-device-kind = { $kind ->
    [kiosk] Borne
    [display] Tableau d’affichage
    [counter] Ordinateur de guichet
   *[other] { $kind }
}
account-device-state = { $state ->
    [online] ✓ Connecté
    [offline] ✕ Absent depuis { $time }
    [not_connected] … Pas encore de nouvelles
   *[revoked] ✕ Exclu définitivement
}
account-device-copied = ! Une autre machine utilise une copie de la clé de cet appareil. Remplacez-le ou excluez-le.
account-printer = { $state ->
    [ok] ✓ Imprimante prête
    [paper_low] ! Il reste peu de papier
    [paper_out] ! Plus de papier
    [cover_open] ! L’imprimante est ouverte
    [offline] ! L’imprimante n’imprime pas
    [none] Pas d’imprimante
   *[unknown] ! L’imprimante ne répond pas
}
account-sound-failed = ! Le son ne fonctionne pas
account-clock-off = ! Son horloge se trompe de { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
}
account-device-add = Admettre un appareil
account-device-add-how = Lancez Novbe sur le nouvel appareil. Il affiche un code : saisissez-le ici.
account-device-code = Code affiché sur l’appareil
account-device-code-hint = Huit caractères. Les espaces et les minuscules ne comptent pas.
account-no-such-code = Aucun appareil n’affiche ce code en ce moment. Comparez-le avec l’écran.
account-label = Le nom que vous lui donnez
account-label-hint = Par exemple « borne de l’entrée »
account-counter = Guichet
account-counter-of-device-hint = Seulement pour l’ordinateur d’un guichet.
account-replaces = Prend la place de
account-replaces-hint = L’appareil choisi est exclu à partir de ce moment.
account-device-confirm = Admettre
account-waiting = En attente d’admission
account-waiting-hint = N’admettez que l’appareil qui est devant vous : le code est sur son écran et nulle part ailleurs.
account-waiting-none = Aucune machine n’attend en ce moment.
account-waiting-since = depuis { $time }
account-device-since = Admis
account-device-printer = Imprimante
account-device-screen = Écran
account-device-version = Version
account-device-service-code = Code de service
account-device-picture = L’écran à { $time }
account-device-rename = Nom et emplacement
account-device-ask = Demander à l’appareil
account-ask = { $what ->
    [restart] Redémarrer
    [screenshot] Envoyer une image de son écran
   *[rotate] Créer une nouvelle clé
}
account-asked = Demandé ; pas encore fait.
account-device-revoke = Exclure l’appareil
account-device-revoke-what = Il s’arrête aussitôt et définitivement. La même machine pourra être admise de nouveau plus tard, avec un nouveau code.
account-device-revoke-do = Oui, l’exclure

# Les personnes.
account-people = Personnes
account-person-add = Ajouter une personne
account-person-add-do = Ajouter
account-duty = Fonction
account-agency = Administration
account-agency-all = Tout le centre
account-counter-any = N’importe lequel
account-counter-of-person-hint = Seulement pour un opérateur ou un agent d’accueil qui travaille à un seul guichet.
account-person-in = ✓ Connecté en ce moment
account-person-first = … N’a pas encore choisi son propre mot de passe
account-person-no-factor = … N’a pas encore associé de téléphone
account-first = Le mot de passe provisoire
account-first-what = Donnez-le à cette personne seulement. Il n’est affiché que maintenant et vaut { $days } jours ; à la première connexion, la personne le remplace par le sien.
account-person-own = C’est vous. Modifiez ce qui vous concerne dans votre compte.
account-person-help = Connexion impossible ?
account-person-password = Donner un nouveau mot de passe provisoire
account-person-password-what = L’ancien ne fonctionne plus, et la personne est déconnectée partout.
account-person-factor = Dissocier le téléphone
account-person-factor-what = Pour un téléphone perdu ou remplacé. La personne est déconnectée partout.
account-person-sessions = Déconnecter partout
account-person-forget = Supprimer la personne
account-person-forget-what = Nom, identifiant, mot de passe et fonctions sont supprimés définitivement. Le journal garde ce qui a été fait, sans le nom.
account-person-forget-do = Oui, supprimer
