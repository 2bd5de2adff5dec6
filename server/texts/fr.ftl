# Ce que le serveur dit aux gens.

# Pourquoi c’est refusé, et que faire.

problem-malformed = Cette demande est illisible. Corrigez ces champs et renvoyez-la.
problem-not-signed-in = Un jeton valable est nécessaire. Reconnectez-vous, ou demandez un nouveau jeton à un responsable.
problem-wrong-sign-in = { $what ->
    [badge] Ce badge n’est pas connu ici. Connectez-vous avec votre identifiant et votre mot de passe.
    [code] Code incorrect. Saisissez le code que l’application affiche maintenant.
    [password] Mot de passe incorrect.
   *[login] Identifiant ou mot de passe incorrect.
}
problem-device-unknown = Cet appareil n’est pas connu ici, ou son secret est différent. Un responsable peut l’ajouter de nouveau à sa place.
problem-too-many-attempts = Trop d’échecs. Réessayez dans { $seconds ->
    [one] une seconde.
   *[other] { $seconds } secondes.
}
problem-login-guarded = Trop de mots de passe erronés ont été essayés pour cet identifiant. Connectez-vous avec un navigateur ou à un guichet que vous avez déjà utilisé, ou demandez un lien de connexion à un responsable.
problem-step-needed = Terminez d’abord la connexion.
problem-forged = Cette demande ne vient pas de notre page. Rouvrez la page et recommencez là.
problem-login-taken = L’identifiant « { $login } » est déjà pris. Choisissez-en un autre.
problem-weak-password = { $why ->
    [short] Utilisez au moins { $signs } caractères. Quelques mots se retiennent facilement.
    [name] Ce mot de passe est surtout votre propre nom. Choisissez-en un autre.
    [same] C’est votre mot de passe actuel. Choisissez-en un autre.
   *[common] Ce mot de passe est trop courant. Choisissez-en un autre.
}
problem-not-permitted = { $need ->
    [scope] Ce jeton n’a pas l’autorisation « { $scope } ». Demandez à un responsable un jeton qui l’a.
   *[role] Votre rôle ne le permet pas ici. Adressez-vous à un responsable.
}
problem-other-counter = Vous travaillez au guichet { $counter }. Connectez-vous là-bas, ou adressez-vous à un responsable.
problem-not-found = { $what ->
    [booking] Il n’y a pas de tel rendez-vous aujourd’hui. Vérifiez le jour et le code, ou adressez-vous au personnel.
    [open_data] Ce centre ne publie pas ses temps d’attente.
   *[other] Rien n’a été trouvé sous ce nom. Vérifiez l’adresse ou le numéro.
}
problem-method-not-allowed = Cette adresse n’accepte pas ce type de demande. Voyez la description : /api/v1/openapi.json.
problem-not-allowed-now = { $what ->
    [action] Ce n’est pas possible maintenant. C’est peut-être déjà fait : vérifiez la situation, puis réessayez.
   *[other] Ce n’est pas possible maintenant : le ticket ou le guichet a changé. Vérifiez, puis réessayez.
}
problem-not-this-ticket = Ce ticket n’est plus à ce guichet. Rien n’a été modifié.
problem-no-one-waiting = Aucun ticket n’attend pour ce guichet en ce moment.
problem-counter-taken = { $own ->
    [yes] Vous êtes déjà au guichet { $counter }. Fermez-le d’abord.
   *[no] Le guichet { $counter } est occupé par un autre agent. Fermez-le d’abord là-bas, ou prenez un autre guichet.
}
problem-too-late = { $staff ->
    [yes] Il est trop tard pour cela.
   *[no] Il est trop tard pour cela. Demandez de l’aide au personnel.
}
problem-server-replaced = Ce serveur n’est plus à jour : la salle a été restaurée sur un autre. Demandez à l’ingénieur de garde de l’arrêter.
problem-update-device = Le programme de cet appareil est plus ancien que le serveur du centre et n’est plus compatible avec lui. Mettez à jour cet appareil.
problem-update-server = Le serveur du centre est plus ancien que le programme de cet appareil et n’est pas compatible avec lui. Mettez à jour le serveur.
problem-command-reused = Ce numéro de commande a déjà servi à autre chose. Renvoyez-la avec un nouveau.
problem-day-not-open = La journée du centre n’est pas ouverte. Les tickets sont donnés dès qu’elle l’est.
problem-day-already-open = La journée est déjà ouverte. Il n’y a rien à faire.
problem-past-day = Ce ticket date d’une journée terminée. Prenez un nouveau ticket pour une nouvelle visite.
problem-ticket-lost = Ce ticket a été pris avant la restauration du système, qui ne le connaît plus. Montrez-le au personnel de l’accueil : on s’occupera de vous tout de suite.
problem-unknown-service = Ce service n’existe pas ici. Choisissez-en un parmi ceux proposés.
problem-service-closed = { $name } : { problem-closed }
problem-closed = { $reason ->
    [day_not_open] le centre n’est pas ouvert.
    [holiday] fermé aujourd’hui.
    [last_ticket_passed] plus de tickets aujourd’hui.
    [closed_by_staff] aucun ticket n’est donné pour ce service pour le moment.
    [intake_stopped] le centre ne donne pas de tickets pour le moment.
    [suspended] interrompu.
    [centre_suspended] tout le service est interrompu.
    [quota_used] tous les tickets du jour sont pris.
    [window_used] tous les tickets de ce créneau sont pris.
    [numbers_used_up] tous les numéros de ticket sont utilisés pour le moment.
    [wait_passes_closing] nous ne pouvons plus recevoir personne aujourd’hui.
   *[outside_hours] fermé en ce moment.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
    [suspended] { problem-goes-on }
    [centre_suspended] { problem-goes-on }
   *[other] { problem-opens }
}
problem-opens = { $day ->
    [unknown] {" "}Demandez au personnel ce que vous pouvez faire.
   *[known] {" "}Ouverture { problem-moment }.
}
problem-free = { $day ->
    [unknown] {" "}Demandez au personnel ce que vous pouvez faire.
   *[known] {" "}Premier moment libre : { problem-moment }.
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
problem-centre-faulty = Ces paramètres ne sont pas valables. Corrigez ces champs.
problem-centre-changed = Entre-temps, un autre responsable a modifié les paramètres. Consultez les changements et réessayez.
problem-too-large = C’est plus de { $limit }. Envoyez-en moins à la fois.
problem-too-fast = { $what ->
    [tickets] Trop de tickets ont été pris ici en peu de temps. Attendez un instant et réessayez.
   *[requests] Trop de demandes en peu de temps. Attendez un instant et réessayez.
}
problem-suspended = { $what ->
    [service] Ce service est interrompu. Chacun garde sa place. Un superviseur peut le reprendre.
   *[centre] Le service est interrompu. Chacun garde sa place. Un superviseur peut le reprendre.
}
problem-clock-in-doubt = L’horloge du serveur est peut-être fausse. Un responsable doit la vérifier et confirmer l’heure.
problem-counter-away = { $back ->
    [known] Le guichet { $counter } est en pause jusqu’à { $time }. Attendez-le, ou envoyez le ticket dans la file du service.
   *[unknown] Ce guichet ou cet agent n’est pas en service. Envoyez le ticket dans la file du service.
}
problem-queue-unserved = Des personnes attendent pour { $name }{ $more ->
    [0] {""}
    [one] {" "}et un autre service
   *[other] {" "}et { $more } autres services
}, et aucun autre guichet ne les recevrait.
problem-not-in-profile = Ce guichet ne sert pas le ticket { $number }. Choisissez un ticket de ses propres files, ou adressez-vous à un superviseur.
problem-not-this-service = Le code vaut pour : { $name }. Choisissez ce service, ou prenez un ticket sans le code.
problem-already-done = { $command ->
    [check_in] Ce rendez-vous a déjà son ticket. Si vous ne l’avez pas, adressez-vous au personnel.
    [add_service] Ce service est déjà sur le ticket. Indiquez la quantité quand le service est terminé.
    [set_badge] Ce badge appartient à une autre personne.
   *[other] C’est déjà fait. Il n’y a plus rien à faire.
}
problem-not-bookable = Ce service ne se réserve pas. Venez aux heures d’ouverture et prenez un ticket.
problem-slot-taken = { $day ->
    [none] Cette heure n’est plus libre, et aucune autre ne l’est. Regardez de nouveau demain, ou venez sans rendez-vous.
   *[known] Cette heure n’est plus libre. La plus proche est { problem-moment }.
}
problem-booking-limit = { $what ->
    [moves] Ce rendez-vous a déjà été modifié { $number } fois. Annulez-le et prenez-en un autre, ou adressez-vous au personnel.
    [missed] Après deux rendez-vous manqués, cette adresse ne peut réserver que pour aujourd’hui et demain. Le personnel peut réserver un autre jour pour vous.
    [mails] Trois messages ont été envoyés aujourd’hui à cette adresse. Ouvrez le lien du dernier, ou adressez-vous au personnel.
    [many] Trop de réservations ont été commencées depuis votre réseau. Réessayez dans quelques minutes, ou adressez-vous au personnel.
    [draw] Une demande à ce nom participe déjà à ce tirage. Si ce n’est pas la vôtre, adressez-vous au personnel.
   *[other] Cette adresse a déjà { $number ->
        [one] un rendez-vous
       *[other] { $number } rendez-vous
    }. Annulez-en un d’abord, ou adressez-vous au personnel.
}
problem-too-early = Il est trop tôt pour ce rendez-vous. Vous pourrez annoncer votre arrivée { problem-moment }.
problem-bookings-displaced = Ce changement prend leur heure à { $displaced } rendez-vous ({ $by_mail } avec une adresse, { $others } sans). Rien n’a été modifié. Pour le faire malgré tout, confirmez ce nombre.
problem-internal = Une erreur s’est produite sur le serveur. Rien n’a été modifié. Si cela se répète, prévenez un responsable.
problem-unavailable = { $cause ->
    [newer_log] Ce serveur est plus ancien que le journal du centre. Mettez-le à jour.
   *[other] Le serveur ne peut rien enregistrer en ce moment. Attendez un instant et réessayez.
}

# Ce que novbe server doctor et la page de la console disent du serveur, et ce qu’il faut faire.

finding-name = { $what ->
    [disk] Disque
    [database] Base de données
    [log] Journal des événements
    [clock] Horloge
    [time] Serveur de temps
    [certificate] Certificat
    [backup] { $state ->
        [same_disk] Disque des sauvegardes
       *[other] Sauvegarde
    }
    [devices] { $state ->
        [copied] Secrets des appareils
        [version] Versions des appareils
        [offline] Connexions des appareils
       *[ok] Appareils
    }
    [address] Adresse
    [proxies] Proxys
    [units] Services du système
    [manager] Responsable
    [settings] Paramètres
    [zone] Fuseau horaire
    [key] Clé du serveur
   *[server] Serveur
}
finding-level = { $level ->
    [good] En ordre
    [care] À traiter
   *[bad] Urgent
}
finding-disk = { $state ->
    [elsewhere] La base de données est sur { $host } : vérifiez-y la place libre.
   *[ok] { $free } Mo sont libres sur le disque de { $folder }.
}
finding-disk-do = Libérez de la place sur ce disque ou donnez-en un plus grand au serveur : quand il est plein, aucun ticket ne peut être délivré.
finding-database = { $state ->
    [ok] La base de données est lue et écrite.
    [disk_full] Rien ne peut être enregistré : le disque de la base de données est plein.
    [read_only] Rien ne peut être enregistré : la base de données est en lecture seule.
    [locked] Rien ne peut être enregistré : un autre programme occupe la base de données.
    [refused] La base de données refuse le serveur.
    [damaged] La base de données est endommagée{ $named ->
        [0] .
       *[other] {" "}: { $parts }.
    }
    [disk_fails] Le disque de la base de données signale des erreurs.
    [missing] Il n’y a pas encore de centre dans { $database }.
    [unusable] { $reason }
    [not_writable] Rien ne peut être enregistré : le compte du serveur n’a pas le droit d’écrire la base de données.
   *[gone] La base de données est injoignable.
}
finding-database-do = { $state ->
    [disk_full] Libérez de la place sur le disque de la base de données.
    [read_only] Le système met en lecture seule un disque défaillant : consultez dmesg, vérifiez le disque (fsck), montez-le de nouveau et démarrez le serveur.
    [locked] Fermez l’autre programme qui tient le fichier de la base ouvert.
    [refused] Vérifiez l’utilisateur, le mot de passe et le nom de la base, ainsi que le nombre de connexions que PostgreSQL autorise.
    [damaged] Arrêtez le serveur et gardez une copie de ses fichiers. Copiez les données dans un nouveau fichier : novbe server copy --to sqlite:////var/lib/novbe/new.db. Si cela réussit, seuls des index ou des états enregistrés sont endommagés et rien n’est perdu : utilisez le nouveau fichier. Sinon, restaurez la dernière sauvegarde.
    [disk_fails] Remplacez le disque et restaurez la dernière sauvegarde.
    [missing] Importez un centre : sudo -u novbe novbe server import FILE. S’il se trouve dans une autre base, corrigez NOVBE_DATA ou NOVBE_DATABASE.
    [unusable] Faites ce que dit cette phrase, puis relancez le contrôle.
    [not_writable] Donnez la base de données et son dossier au compte du serveur : sudo chown -R novbe:novbe, puis le dossier.
    [file_gone] Vérifiez que le dossier des données est présent et que l’utilisateur du serveur peut lire et écrire le fichier de la base.
   *[gone] Vérifiez que PostgreSQL fonctionne et que les paramètres y mènent.
}
finding-key = { $state ->
    [ok] La clé du serveur est celle de cette salle.
    [missing] La clé du serveur manque : { $file }.
    [unreadable] La clé du serveur ne peut pas être lue : { $file }.
    [open] D’autres comptes de cet ordinateur peuvent lire { $file }.
   *[other] La clé du serveur n’est pas celle de cette salle : { $file }.
}
finding-key-do = { $state ->
    [unreadable] Lancez le contrôle avec l’utilisateur du serveur, ou autorisez-le à lire le fichier.
    [open] Réservez sa lecture au compte du serveur : sudo chmod 600 { $file }
   *[other] Remettez la clé depuis une sauvegarde ou une autre machine de cette salle avant de redémarrer le serveur. Avec une nouvelle clé, les codes de tous les tickets, les connexions en deux étapes, les badges et les secrets des webhooks ne sont plus valables.
}
finding-log = { $state ->
    [ok] Le serveur suit le journal jusqu’à l’entrée { $revision }.
   *[stopped] Le serveur ne peut plus suivre le journal à partir de l’entrée { $revision }. Rien ne peut être fait dans la salle.
}
finding-log-do = Lancez « novbe server verify ». Restaurez ensuite la dernière sauvegarde ou signalez ce que dit la commande.
finding-clock = { $state ->
    [ok] L’heure du serveur ne fait aucun doute.
    [ahead] L’horloge du serveur avance peut-être de plusieurs jours. Aucun ticket n’est délivré.
   *[other] L’heure du serveur est douteuse.
}
finding-clock-do = Vérifiez l’horloge du serveur et corrigez-la si elle est fausse. Confirmez ensuite l’heure sur la page de la salle.
finding-time = { $state ->
    [ok] Un serveur de temps règle l’horloge de cet ordinateur.
    [ahead] L’horloge de cet ordinateur a été avancée de { $minutes } min pendant que le serveur fonctionnait.
    [back] L’horloge de cet ordinateur a été retardée de { $minutes } min pendant que le serveur fonctionnait.
   *[none] Aucun serveur de temps ne règle l’horloge de cet ordinateur.
}
finding-time-do = { $state ->
    [none] Activez le service de temps : timedatectl set-ntp true. Dans un réseau qui n’en a pas, comparez l’horloge chaque semaine.
   *[other] { finding-clock-do }
}
finding-certificate = { $state ->
    [ok] Le certificat est encore valable { $days } jours.
    [soon] Le certificat n’est plus valable que { $days } jours.
    [over] Le certificat a expiré.
    [unreadable] Le certificat { $file } est illisible.
    [proxy] Un proxy devant le serveur détient le certificat.
   *[none] Le serveur fonctionne sans TLS : d’autres peuvent lire sur le réseau ce que les appareils envoient.
}
finding-certificate-do = { $state ->
    [none] Activez TLS si d’autres personnes utilisent le même réseau.
   *[other] Renouvelez le certificat : le serveur prend le nouveau de lui-même.
}
finding-backup = { $state ->
    [ok] La dernière sauvegarde date de { $hours } heures.
    [old] La dernière sauvegarde date de { $hours } heures.
    [same_disk] { $folder } est sur le même disque que les données du hall : les sauvegardes seraient perdues avec elles.
   *[none] Aucune sauvegarde n’est connue.
}
finding-backup-do = { $state ->
    [same_disk] Montez un autre disque, ou un dossier d’un autre ordinateur, sur { $folder }.
   *[other] Faites une sauvegarde chaque nuit et gardez-la sur un autre ordinateur.
}
finding-devices = { $state ->
    [ok] Appareils connectés : { $count }, tous à la version du serveur.
    [version] { $devices } : version différente de celle du serveur ({ $version }).
    [offline] { $devices } : pas de connexion.
    [paper] { $devices } : l’imprimante n’a pas de papier ou est ouverte.
    [printer] { $devices } : l’imprimante ne répond pas.
   *[copied] { $devices } : un autre ordinateur utilise une copie du secret.
}
finding-devices-do = { $state ->
    [version] Mettez ces appareils à jour.
    [offline] Vérifiez qu’ils sont allumés et qu’ils atteignent l’adresse du serveur.
    [paper] Mettez du papier et fermez l’imprimante.
    [printer] Vérifiez l’alimentation, le câble et l’adresse de l’imprimante.
   *[copied] Ajoutez de nouveau ces appareils à leur place ou retirez-les.
}
finding-manager = Ce centre n’a pas encore de responsable.
finding-manager-do = Créez un lien pour le premier responsable : sudo -u novbe novbe server user set-up-link { $centre }
finding-settings = { $name } dans { $file } n’est pas un paramètre du serveur et reste sans effet.
finding-settings-do = { $state ->
    [near] Écrivez { $near } à la place, puis redémarrez le serveur.
   *[unknown] Corrigez le nom ou supprimez la ligne, puis redémarrez le serveur.
}
finding-address = { $state ->
    [ok] Le serveur se trouve à l’adresse { $address }.
    [local] Le serveur n’est joignable que depuis cet ordinateur : { $address }.
   *[phones] Les téléphones ne peuvent pas ouvrir leur ticket : le serveur n’a pas d’adresse publique.
}
finding-address-do = { $state ->
    [local] Donnez à NOVBE_HOST la valeur 0.0.0.0 ou placez un proxy devant le serveur.
   *[phones] Indiquez dans NOVBE_PUBLIC_URL l’adresse que les téléphones peuvent joindre.
}
finding-proxies = { $state ->
    [ok] Proxys auxquels le serveur se fie : { $count }.
   *[open] Le serveur se fie à des proxys mais reste joignable sans eux : { $address }.
}
finding-proxies-do = Faites écouter le serveur sur un socket ou sur 127.0.0.1.
finding-units = { $state ->
    [ok] Aucun service de Novbe n’est en échec : { $units }.
   *[failed] En échec : { $units }.
}
finding-units-do = Lisez pourquoi : journalctl -u { $units }
finding-zone = Le fuseau horaire de cet ordinateur est { $machine }, celui du centre { $zone }.
finding-zone-do = Réglez le fuseau horaire de l’ordinateur : sudo timedatectl set-timezone { $zone }. La sauvegarde de nuit et le journal du système suivent l’heure de l’ordinateur.
finding-server = { $state ->
    [ok] Le serveur répond à l’adresse { $address } et accepte les commandes.
    [waiting] Le serveur à { $address } attend : un autre serveur sert le centre.
    [not_ready] Le serveur n’est pas prêt : { $checks }.
    [other] Le port de { $address } est pris, et ce qui l’occupe ne répond pas comme ce serveur.
   *[silent] Le serveur ne répond pas à l’adresse { $address }.
}
finding-server-do = { $state ->
    [not_ready] Faites ce que disent les autres points. S’il n’y en a pas, redémarrez le serveur.
    [other] Voyez quel programme occupe le port : sudo ss -ltnp. Si c’est un autre, arrêtez-le ou réglez un autre NOVBE_PORT. Si c’est le serveur lui-même, il est bloqué : redémarrez-le.
   *[silent] Démarrez le serveur. S’il s’arrête encore, son journal dit pourquoi : journalctl -u novbe-server
}

# La page du visiteur.

page-language = Langue
page-number = Votre numéro
live-counter = Guichet
page-help = Questions : { $line }

# Les états, une phrase chacun, et que faire.
live-waiting = Vous êtes dans la file
live-waiting-hint = Gardez cette page ouverte ou regardez le tableau : votre appel s’affiche sur les deux.
live-called = C’est à vous : allez à ce guichet
live-after-closing = Plus de tickets pour ce service aujourd’hui. Vous en avez un et serez servi.
live-serving = Vous êtes reçu au guichet { $counter }
live-on_hold = Votre ticket est en suspens
live-on_hold-hint = Le guichet vous rappellera. Restez à proximité.
live-missed = Vous avez manqué votre appel
live-missed-hint = Votre place est gardée jusqu’à { $time }. Êtes-vous de retour dans la salle ?
live-missed-still = Votre place est gardée pendant l’interruption. Êtes-vous de retour dans la salle ?
live-missed-over = Le délai pour revenir est passé. Demandez de l’aide au personnel.
live-finished = Votre visite est terminée
live-finished-hint = Merci de votre venue.
live-cancelled = Ce ticket a été annulé
live-cancelled-hint = Vous pouvez le reprendre jusqu’à { $time }.
live-ended = Ce ticket ne peut pas être traité aujourd’hui
page-coupon-for = Code pour { $name }
live-over = La journée de ce ticket est terminée
live-over-hint = Le ticket n’est plus valable et rien n’en est affiché ici. Prenez un nouveau ticket pour une nouvelle visite.
live-unknown = Il n’y a pas de ticket ici
live-unknown-hint = Scannez de nouveau le code de votre papier. S’il a été imprimé deux fois, seul le plus récent est valable. Le personnel peut vous aider.
page-trouble = Cette page ne peut pas être affichée maintenant
live-title-ahead = { $ahead } avant vous · { $number } · { $centre }
live-title-called = { $number } : guichet { $counter }

# La place dans la file.
page-ahead-many = Plus de { $n } personnes attendent avant vous
page-order = L’ordre dépend aussi du service et des priorités, pas seulement du numéro.
live-wait-unknown = L’attente n’est pas encore connue
live-promise = À la prise du ticket, nous avons annoncé : { $wait }. C’est-à-dire jusqu’à { $time } environ.
live-promise-at_risk = Votre attente sera peut-être plus longue qu’annoncé.
live-promise-broken = Votre attente est plus longue qu’annoncé. Nous vous prions de nous en excuser.
live-stepped-back = D’autres passent avant vous jusqu’à { $time }. Vous gardez votre place.
live-alert = Me prévenir par un son et une vibration
live-alert-sound = Me prévenir par un son
live-alert-vibration = Me prévenir par une vibration
live-alert-hint = Un téléphone verrouillé ou une page en arrière-plan peut rester silencieux. Gardez cette page ouverte ou regardez le tableau.
live-alert-touch = Touchez la page une fois pour réactiver l’alerte.

# Où aller.
page-where = Où attendre
page-zone = { $zone }, étage { $floor }
live-counters-one = Guichet { $counters }
live-counters-many = Guichets { $counters }

# Plusieurs services sur un ticket.
page-stops = Vos services
live-stop-served = fait
live-stop-open = maintenant
live-stop-pending = ensuite
live-stop-unserved = non fait
live-minutes = { $n } min

# Ce que le visiteur peut faire.
page-give-up = Annuler mon ticket
live-give-up-ask = Annuler le ticket { $number } ? Votre place ira à la personne suivante.
live-give-up-yes = Oui, l’annuler
live-give-up-no = Non, garder ma place
page-step-back = Laisser passer d’autres personnes
page-step-back-ask = { $minutes ->
    [one] Laisser passer d’autres personnes pendant { $minutes } minute ? Vous gardez votre place.
   *[other] Laisser passer d’autres personnes pendant { $minutes } minutes ? Vous gardez votre place.
}
live-step-back-yes = Oui, les laisser passer
live-step-back-no = Non, ne rien changer
live-come-back = Je suis de retour
live-take-back = Reprendre mon ticket
live-not-sent = Le centre n’a rien reçu. Réessayez.
live-why-waiting = Pourquoi d’autres sont-ils appelés avant moi ?
live-why-called = Pourquoi suis-je appelé maintenant ?
live-not-asked = Pas de connexion pour le moment. Veuillez réessayer.
page-rate = Comment s’est passé votre passage au guichet ?
page-rate-1 = Très mal
page-rate-2 = Mal
page-rate-3 = Moyen
page-rate-4 = Bien
page-rate-5 = Très bien
page-rate-comment = Votre commentaire (facultatif)
page-rate-comment-hint = N’indiquez ni nom ni donnée personnelle.
page-rate-send = Envoyer mon avis
live-rate-thanks = Merci pour votre avis.

# À quel point c’est récent.
live-connecting = Connexion
live-live = En direct
live-polled = Situation à { $time }
live-offline = Connexion perdue à { $time }. Dernières informations à cette heure.
page-no-script = Situation à { $time }. Se recharge toutes les 30 secondes.

# The waiting times for everybody.
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
page-open-promises = Le { $day }, parmi les { $calls } visiteurs appelés, { $share } l’ont été dans le délai qui leur avait été annoncé.
page-open-record = Ces 30 derniers jours, parmi les { $calls } visiteurs appelés, { $share } l’ont été dans le délai qui leur avait été annoncé. Écart habituel avec notre estimation : { $minutes } min.
balance = Tickets pris : { $arrivals } = { $served } servis + { $cancelled } annulés + { $no_shows } non venus + { $left } partis sans appel + { $unfinished } non terminés + { $coupons } renvoyés avec un coupon + { $here } encore présents
page-open-booked = Les visiteurs qui ont un rendez-vous sont appelés comme s’ils avaient pris un ticket { $ahead } minutes avant leur heure. Neuf sur dix doivent être appelés dans les { $within } minutes qui la suivent.
page-open-booked-kept = Ces quatre dernières semaines, cela a été tenu pour { $share } d’entre eux.
page-open-digest = Avec ce code, chacun peut vérifier que le journal du { $day } n’a pas été modifié :
page-open-refresh = Situation à { $time }. Actualisé toutes les 30 secondes.
page-open-staff = Connexion du personnel
page-open-data = Les mêmes chiffres en données ouvertes (JSON)

# Les pages du personnel : la connexion, son compte, les appareils, les personnes.

account-faults = Il y a un problème
account-fault = { $field ->
    [login] Saisissez un identifiant : 2 à 60 lettres et chiffres, avec . @ + - _ à l’intérieur.
    [full_name] Saisissez le nom complet, sur une ligne.
    [password] Saisissez le mot de passe.
    [old] Saisissez votre mot de passe actuel.
    [new] Saisissez le nouveau mot de passe.
    [again] Les deux mots de passe diffèrent. Saisissez le nouveau deux fois.
    [digits] Saisissez les six chiffres affichés par l’application.
    [code] Saisissez les huit caractères affichés sur l’appareil.
    [label] Saisissez un nom, sur une ligne.
    [language] Choisissez une langue.
    [role] Choisissez un rôle.
    [agency] Choisissez un organisme de ce centre.
    [counter] Cela ne va pas avec ce guichet. Choisissez un autre guichet ou aucun.
    [replaces] Choisissez un appareil du même type, ou aucun.
    [display] Choisissez un tableau de ce centre, ou le tableau de toute la salle.
    [printer] Saisissez l’imprimante comme tcp://192.0.2.20:9100, usb:04b8:0e15 ou serial:/dev/ttyS0, ou laissez vide.
    [inches] Saisissez la taille d’un coin à l’autre. Une borne demande au moins 10,1 pouces ; un tableau doit se lire depuis le siège le plus éloigné.
    [farthest_seat_m] Saisissez la distance en mètres, 100 au plus, ou laissez vide.
    [screen] Saisissez le nom de l’écran sur une ligne, ou laissez vide.
    [headset] Saisissez le nom d’une sortie audio, ou laissez vide.
    [speaker] Saisissez le nom d’une sortie audio, ou laissez vide.
    [screens_off] Saisissez les heures comme 22:00-07:00, ou laissez vide.
    [reason] Choisissez une raison.
    [expected_end] Choisissez une heure à venir, ou aucune.
    [profile] Choisissez un profil de travail.
    [visitor] Choisissez ce que devient le visiteur.
    [to_service] Choisissez un service.
    [ends] Choisissez combien de temps l’annonce est affichée.
    [until] Saisissez une heure d’aujourd’hui encore à venir.
    [centre_file] Choisissez un fichier du centre.
    [people_file] Choisissez une liste au format CSV.
    [holiday] Choisissez un jour.
    [special_day] Choisissez un jour.
    [special_hours] Saisissez les horaires, par exemple 09:00-14:00.
    [series] Choisissez une série de numéros : l’organisme n’a pas encore d’autre service.
    [category] Choisissez une catégorie.
    [typical_minutes] Saisissez la durée habituelle du service, en minutes.
    [target_minutes] Saisissez l’attente maximale souhaitée, en minutes.
    [per_day] Saisissez un nombre de tickets, ou laissez vide.
    [last_ticket] Saisissez une heure, ou laissez vide.
    [day_end_latest] Saisissez une heure, ou laissez vide.
    [alarm_minutes] Saisissez un nombre de minutes, ou laissez vide.
    [alarm_waiting] Saisissez un nombre de visiteurs, ou laissez vide.
    [number] Saisissez le numéro du guichet.
    [badge] Présentez le badge au lecteur, ou saisissez au moins 8 caractères. Un badge appartient à une seule personne.
    [scopes] Choisissez ce que le jeton permet.
    [last_day] Choisissez un jour à venir, ou aucun.
    [way] Choisissez comment envoyer les messages.
    [address] Saisissez une adresse électronique comme duty@town.example, pour un webhook une adresse comme https://alerts.example/novbe sans nom d’utilisateur ni mot de passe, ou pour les SMS et les messageries une adresse Apprise comme tgram://TOKEN/CHAT.
    [kinds] Choisissez au moins une alerte.
    [quiet_from] Saisissez le début des heures calmes, ou laissez les deux champs vides.
    [quiet_until] Saisissez la fin des heures calmes, ou laissez les deux champs vides.
    [line] Saisissez 120 caractères au plus sur une ligne, ou laissez vide.
    [text] Saisissez le texte de l’annonce.
    [name] Saisissez un nom dans au moins une langue.
    [hours] Saisissez les heures comme 09:00-13:00, 14:00-18:00, dans l’ordre, ou laissez le jour vide.
    [profiles] Choisissez au moins un profil utilisé par un guichet. Sinon, aucun guichet ne peut appeler ses tickets.
    [how_long] Choisissez la durée.
    [at] Choisissez une heure.
    [booked_name] Saisissez le nom, comme sur la pièce d’identité.
    [phone] Saisissez un numéro comme +994 12 555 01 02, ou laissez vide.
    [mail] Saisissez une adresse comme name@example.org, ou laissez vide.
    [booking] Saisissez un nombre dans les limites.
    [booked_counters] Saisissez le nombre de guichets, ou laissez vide.
    [booked_draw_day] Choisissez un jour de la semaine et une heure pour le tirage.
    [booked_draw_time] Choisissez un jour de la semaine et une heure pour le tirage.
    [booked_windows] Saisissez chaque partie de la journée sur une ligne, comme 12:00-14:00 2.
   *[other] Il manque quelque chose, ou une partie est illisible. Vérifiez le formulaire, ou rouvrez la page.
}
account-sent-before = Ce formulaire a déjà été envoyé. Vérifiez si c’est fait. Sinon, renvoyez-le.
account-sorry = Impossible d’afficher cette page
account-save = Enregistrer
account-go-on = Continuer
account-none = Aucun
account-display = Ce qu’il affiche
account-whole-board = Le tableau de toute la salle
account-look-again = Actualiser

# Ce qui a été fait, dit une fois.
account-failed = { $count ->
    [one] Une tentative de connexion à votre compte a échoué depuis votre dernière connexion : { $time }.
   *[other] { $count } tentatives de connexion à votre compte ont échoué depuis votre dernière connexion, la dernière : { $time }.
} Si ce n’était pas vous, changez votre mot de passe et prévenez votre responsable.
account-done = { $what ->
    [signed_out] Vous êtes déconnecté.
    [locked] Ce guichet s’est verrouillé car il n’a pas servi pendant un moment. Connectez-vous à nouveau ; tout est resté tel quel.
    [password] Votre mot de passe est changé.
    [factor] La connexion en deux étapes est configurée sur le nouveau téléphone. Les codes de l’ancien ne sont plus valables.
    [device_in] L’appareil est ajouté. Il commence à fonctionner dans quelques secondes.
    [set_up] Le changement est publié.
    [device_set] L’appareil est enregistré.
    [device_refused] L’appareil est refusé. Son code n’est plus valable.
    [token_revoked] Le jeton est révoqué.
    [recipient_set] Le destinataire est enregistré.
    [recipient_removed] Le destinataire est supprimé.
    [test_alert] Le message d’essai est en route. Actualisez la page dans quelques secondes pour voir s’il est arrivé.
    [contacts_set] Les contacts sont enregistrés.
    [person_names] Les noms sont enregistrés.
    [person_duty] Le rôle est ajouté.
    [person_end_duty] Le rôle est retiré.
    [person_badge] Le badge est enregistré.
    [person_no_badge] Le badge est retiré.
    [device_revoke] L’appareil est retiré.
    [device_restart] L’appareil va redémarrer.
    [restart_device] L’appareil va redémarrer.
    [device_screenshot] L’appareil va envoyer une image de son écran. Actualisez la page dans quelques secondes.
    [device_rotate] L’appareil va remplacer sa clé d’accès.
    [open_day] La journée est ouverte.
    [close_day] La journée est terminée.
    [pause_hall] Tous les services sont interrompus.
    [resume_hall] Tous les services reprennent.
    [stop_intake] Aucun ticket n’est donné pour le moment.
    [resume_intake] Des tickets sont de nouveau donnés.
    [stop_phones] Aucun ticket ne peut être pris sur téléphone maintenant.
    [resume_phones] Des tickets peuvent de nouveau être pris sur téléphone.
    [pause_service] Le service est interrompu.
    [resume_service] Le service reprend.
    [close_service] Aucun ticket n’est donné pour ce service pour le moment.
    [open_service] Des tickets sont de nouveau donnés pour ce service.
    [move_tickets] Les tickets sont déplacés.
    [end_with_coupon] Les tickets sont terminés. Leurs visiteurs ont reçu des coupons.
    [set_profile] Le profil de travail est changé.
    [close_counter] Le guichet est fermé.
    [free_counter] Le guichet est libéré et fermé.
    [call_ticket] Le ticket est appelé.
    [confirm_claim] La priorité est confirmée.
    [refuse_claim] La priorité est refusée.
    [requeue] Le ticket est remis dans la file.
    [step_back] Le ticket laisse passer les autres.
    [reopen] Le ticket est de retour.
    [give_coupon] Le ticket est terminé. Son visiteur a reçu un coupon.
    [cancel] Le ticket est annulé.
    [notice_up] L’annonce est affichée.
    [notice_down] L’annonce est retirée.
    [confirm_time] L’heure est confirmée.
    [answer_help] L’appel à l’aide a reçu une réponse.
    [person_factor] La connexion en deux étapes est réinitialisée. La personne la configure de nouveau à la prochaine connexion.
    [person_sessions] La personne est déconnectée partout.
    [person_forget] La personne est supprimée.
    [booked] Le rendez-vous est pris.
    [booking_moved] Le rendez-vous est déplacé.
    [booking_cancelled] Le rendez-vous est annulé.
    [booking_listed] Le visiteur est sur la liste d’attente.
    [displaced_told] Les messages vont être envoyés.
   *[other] C’est fait.
}

# La connexion.
account-set-up = Créez votre compte
account-set-up-why = Vous devenez responsable ici. Ce lien sert une seule fois.
account-set-up-do = Créer le compte
account-login = Identifiant
account-login-hint = Lettres et chiffres sans espaces, par exemple leyla.m
account-name = Nom complet
account-password = Mot de passe
account-password-hint = Au moins { $signs } caractères. Quelques mots à la suite sont sûrs et se retiennent facilement.
account-password-again = Répétez le mot de passe
account-no-link = Ce lien n’est pas valable
account-no-link-why = Il a déjà servi, date de plus de { $hours } heures ou est incomplet.
account-no-link-how = L’administrateur du serveur peut y créer un nouveau lien avec cette commande :
account-no-link-centre = CENTRE
account-same-options = Si le serveur est lancé avec --data, --database, --host ou --port, ajoutez les mêmes options à la commande.
account-no-centre = Ce serveur n’a pas encore de centre
account-no-centre-how = L’administrateur du serveur y importe le fichier du centre et crée le lien du premier responsable avec ces commandes :
account-no-centre-then = Ouvrez ensuite le lien.
account-sign-in = Se connecter
account-by-link = Ce lien sert une seule fois.
account-sign-in-first = Connectez-vous pour voir cette page.
account-sign-in-as = Vous vous connectez comme
account-forgotten = Mot de passe oublié ? Un responsable de votre centre peut vous donner un nouveau mot de passe provisoire.
account-start-over = Se connecter avec un autre compte
account-factor = Connexion en deux étapes
account-factor-how = Ouvrez l’application d’authentification sur votre téléphone. Saisissez les six chiffres qu’elle affiche pour Novbe.
account-digits = Code à six chiffres
account-factor-lost = Téléphone perdu ou remplacé ? Un autre responsable peut réinitialiser votre connexion en deux étapes.
account-new-factor = Configurez la connexion en deux étapes
account-new-factor-why = Les responsables et les superviseurs se connectent avec un mot de passe et un code de leur téléphone. Le téléphone n’a besoin d’aucun réseau pour cela.
account-new-factor-app = Installez une application d’authentification sur votre téléphone, par exemple FreeOTP, Aegis ou Google Authenticator.
account-new-factor-scan = Scannez cette image dans l’application.
account-new-factor-picture = Code QR contenant la clé pour l’application
account-new-factor-key = Impossible de scanner ? Saisissez cette clé dans l’application :
account-new-factor-code = Saisissez les six chiffres que l’application affiche maintenant.
account-new-factor-present = Code à six chiffres de votre téléphone actuel
account-new-factor-begin = Afficher l’image
account-new-factor-again = Créer une autre image
account-own-password = Choisissez votre propre mot de passe
account-own-password-why = Une autre personne connaît le mot de passe provisoire. Choisissez-en un que vous seul connaissez.
account-change-password = Changer le mot de passe
account-password-now = Mot de passe actuel
account-password-new = Nouveau mot de passe
account-password-ends = Vous serez déconnecté partout ailleurs.

# Son compte.
account-title = Votre compte
account-role = { $role ->
    [manager] Responsable
    [supervisor] Superviseur
    [operator] Agent de guichet
    [greeter] Agent d’accueil
   *[viewer] Observateur
}
account-at-counter = Guichet { $counter }
account-signed-in = Connexion
account-until = jusqu’à { $time }, ou après { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} sans activité
account-change-factor = Configurer la connexion en deux étapes sur un autre téléphone
account-others = Vos autres rôles
account-others-how = Vous restez connecté. Si le rôle exige la connexion en deux étapes et qu’elle n’est pas encore configurée, vous vous reconnectez.
account-sign-out = Se déconnecter

# Les appareils.
account-devices = Appareils
account-devices-none = Il n’y a pas encore d’appareil.
account-device-kind = { $kind ->
    [kiosk] Borne
    [display] Tableau
    [wall] Écran mural
   *[counter] Poste de guichet
}
account-device-state = { $state ->
    [online] ✓ Connecté
    [offline] ✕ Hors ligne depuis { $time }
    [not_connected] … Pas encore connecté
   *[revoked] ✕ Retiré
}
account-device-address = Dernière adresse
account-device-offline = { $because ->
    [ended] Son programme a été arrêté normalement, par exemple parce que l’ordinateur a été éteint ou redémarré.
    [together] { $count ->
        [one] { $count } autre appareil a
       *[other] { $count } autres appareils ont
    } cessé de répondre au même moment. Vérifiez le réseau et l’alimentation électrique.
   *[silent] Il est le seul à avoir cessé de répondre, sans prévenir. Vérifiez son alimentation, son câble réseau et son écran.
}
account-device-copied = ! Un autre appareil utilise une copie de la clé d’accès de cet appareil. Remplacez cet appareil ou retirez-le.
account-printer = { $state ->
    [ok] ✓ Imprimante prête
    [paper_low] ! Le papier s’épuise
    [paper_out] ! Plus de papier
    [cover_open] ! L’imprimante est ouverte
    [offline] ! L’imprimante n’imprime pas
    [none] Pas d’imprimante
   *[unknown] ! L’imprimante ne répond pas
}
account-ticket-slow = ! L’impression d’un ticket prend { $seconds } s. Augmentez la vitesse de la liaison série, ou utilisez l’USB ou le réseau.
account-ticket-time = Durée d’impression d’un ticket
account-ticket-seconds = { $seconds } s
account-sound-failed = ! Le son ne fonctionne pas
account-clock-off = ! Son horloge se trompe de { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
}
account-device-add = Ajouter un appareil
account-device-add-how = Lancez Novbe sur le nouvel appareil. Il affiche un code. Saisissez ce code ici.
account-device-add-wall = Pour un écran mural avec la salle en direct, ouvrez { $address } dans son navigateur.
account-device-add-board = Pour un tableau d’appel dans le navigateur d’un téléviseur, ouvrez-y { $address }.
account-device-code = Code affiché sur l’appareil
account-device-code-hint = Huit caractères. Les espaces, majuscules et minuscules ne comptent pas.
account-no-such-code = Aucun appareil n’affiche ce code en ce moment. Comparez-le avec l’écran.
account-label = Nom de l’appareil
account-label-hint = Par exemple « borne de l’entrée »
account-counter = Guichet
account-counter-of-device-hint = Seulement pour un poste de guichet.
account-replaces = Remplace
account-replaces-hint = L’appareil que vous choisissez ici sera retiré. Laissez le nom vide pour garder le sien.
account-device-confirm = Ajouter cet appareil
account-waiting = En attente d’ajout
account-waiting-hint = N’ajoutez que l’appareil qui est devant vous : le code est sur son écran et nulle part ailleurs.
account-waiting-none = Aucun appareil n’attend en ce moment.
account-waiting-since = depuis { $time }
account-waiting-place = Était déjà ici : { $label }
account-device-since = Ajouté
account-device-printer = Imprimante
account-device-screen = Écran
account-device-version = Version
account-device-service-code = Code de service
account-device-picture = L’écran à { $time }
account-device-rename = Nom et emplacement
console-device-settings = Paramètres
console-device-settings-what = { $kind ->
    [kiosk] Ce que vous laissez vide reste comme choisi à l’écran de la borne. Les changements s’appliquent dès qu’aucun visiteur ne l’utilise.
    [display] Ce que vous laissez vide reste comme d’habitude. Les changements s’appliquent en quelques secondes.
   *[counter] Ce que vous laissez vide reste comme d’habitude. Les changements s’appliquent à la prochaine connexion.
}
console-not-set = Non défini
console-dots = { $dots } points
console-percent = { $n } %
account-device-ask = Actions
account-ask = { $what ->
    [restart] Redémarrer
    [screenshot] Prendre une image de l’écran
   *[rotate] Remplacer la clé d’accès
}
account-asked = Demandé, pas encore fait.
account-device-revoke = Retirer cet appareil
account-device-revoke-what = Il cesse aussitôt de fonctionner. Il pourra être ajouté de nouveau plus tard, avec un nouveau code.
account-device-revoke-do = Oui, le retirer

# Les personnes.
account-people = Personnes
account-person-add = Ajouter une personne
account-person-add-do = Ajouter cette personne
account-duty = Rôle
account-agency = Organisme
account-agency-all = Tout le centre
account-counter-any = N’importe lequel
account-counter-of-person-hint = Seulement pour un agent de guichet ou un agent d’accueil qui travaille toujours au même guichet.
account-person-in = ✓ Connecté en ce moment
account-person-first = … Première connexion en attente
account-person-no-factor = … Connexion en deux étapes non configurée
account-first = Mot de passe provisoire
account-first-what = Donnez-le à cette personne seulement. Il n’est affiché que maintenant et reste valable { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}. À la première connexion, la personne en choisit un nouveau.
account-duty-end = Retirer ce rôle
account-duty-give = Ajouter un rôle
account-names = Noms
account-badge = Badge
account-badge-has = Cette personne a un badge pour se connecter à un guichet.
account-badge-none = Pas encore de badge.
account-badge-new = Nouveau badge
account-badge-hint = Présentez-le au lecteur.
account-badge-remove = Retirer le badge
account-refuse = Refuser
account-devices-here = Appareils de ce centre
account-person-own = C’est vous. Modifiez vos propres informations dans votre compte.
account-person-help = Connexion impossible ?
account-person-password = Créer un nouveau mot de passe provisoire
account-person-password-what = L’ancien mot de passe ne fonctionne plus, et la personne est déconnectée partout.
account-person-factor = Réinitialiser la connexion en deux étapes
account-person-factor-what = Pour un téléphone perdu ou remplacé. La personne est déconnectée partout.
account-person-link = Créer un lien de connexion
account-person-link-what = La personne se connecte une fois avec ce lien, depuis n’importe quel navigateur. Le mot de passe ne change pas.
account-link = Lien de connexion
account-link-what = Donnez-le à cette personne seulement. Il n’est affiché que maintenant et fonctionne une fois, pendant une heure, sans mot de passe ni code.
account-person-sessions = Déconnecter partout
account-person-forget = Supprimer cette personne
account-person-forget-what = Nom, identifiant, mot de passe et rôles sont supprimés définitivement. Le journal garde ce qui a été fait, sans le nom.
account-person-forget-do = Oui, supprimer

# Les pages de gestion.
console-parts = Rubriques de gestion
console-part = { $part ->
    [console] Salle en direct
    [tickets] Tickets
    [notices] Annonces
    [reports] Rapports
    [devices] Appareils
    [people] Personnes
    [tokens] Accès pour d’autres systèmes
    [alerts] Alertes
    [set-up] Paramètres
    [bookings] Rendez-vous
   *[account] Compte
}
console-choose = Choisir…
console-profile-left-empty = Le profil « { $name } » ne sert que ce service. Supprimez d’abord le profil, ou ajoutez-y un autre service.
console-counter-moved = Pour l’instant, ce guichet travaille avec « { $profile } », choisi sur la page « Salle en direct ». Le profil indiqué ici s’appliquera quand ce choix sera annulé.
console-call-needs-counter = Pour appeler ce ticket hors de son tour, il faut un guichet ouvert et libre.
console-event-reason = Motif : { $reason }.
console-cancel = Retour
console-change = Modifier
console-service = Service
console-counter = Guichet
console-counters = Guichets
console-profile = Profil de travail
console-queues = Files
console-number = Numéro du ticket
console-day = Jour
console-find = Chercher
console-filter = Chercher dans cette liste
console-filter-none = Rien dans cette liste ne correspond.
console-filter-shown = { $shown } sur { $all } affichés
console-filter-failed = La recherche a échoué. Vérifiez la connexion et réessayez.
console-several-agencies = Plusieurs organismes
console-no-services = Sans service
console-minutes = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}

# La salle en direct.
console-hall-state = { $state ->
    [open] Le centre est ouvert
    [paused] Le service est interrompu
    [intake_stopped] Le centre est ouvert, sans nouveaux tickets
   *[closed] Le centre est fermé
}
console-hall-now = { $waiting ->
    [one] { $waiting } visiteur attend
   *[other] { $waiting } visiteurs attendent
} · guichets ouverts : { $open } sur { $counters }
console-stopped = { $time ->
    [none] Plus aucun ticket n’est donné aujourd’hui.
   *[other] Aucun ticket n’est donné jusqu’à { $time }.
}
console-resumes = { $itself ->
    [yes] La reprise est automatique à cette heure.
   *[no] La pause dure jusqu’à ce que le personnel la lève.
}
console-still-served = { $time ->
    [none] Les visiteurs qui ont un ticket sont servis.
   *[other] Les visiteurs qui ont un ticket sont servis jusqu’à { $time } au plus tard.
}
console-as-of = État à { $time }. Actualisez la page pour voir le dernier état.
console-live = ● En direct
console-lost = ○ Pas de connexion au serveur. Cette page n’est peut-être plus à jour.
console-board = Tableau d’appel
console-board-what = Ce navigateur affichera en permanence les numéros appelés et les attentes, sans connexion. Un responsable doit le confirmer une fois.
console-board-sound = Certains navigateurs restent muets tant qu’on ne les touche pas : après chaque démarrage, touchez une fois l’écran ou appuyez sur OK sur la télécommande. Un signal retentit ensuite à chaque appel.
console-wall = Écran mural
console-wall-what = Ce navigateur affichera la salle en direct en permanence, sans connexion à un compte. Un responsable doit le confirmer une fois.
console-screen-begin = Afficher le code
console-screen-code = Un responsable saisit ce code dans la console : Appareils, Ajouter un appareil.
console-screen-picture = Ou scannez ce code avec un téléphone connecté à la console.
console-screen-removed = Cet écran a été retiré de la salle, ou son code n’a pas été saisi à temps.
console-wall-lost = ○ Pas de connexion au serveur. Chiffres de { $time }.
console-sound-on = Son pour les nouvelles alertes : activé
console-sound-off = Son pour les nouvelles alertes : désactivé
console-alarms = { $count ->
    [0] À traiter
    [one] { $count } point à traiter
   *[other] { $count } points à traiter
}
console-alarms-more = { $count } de plus
console-all-well = ✓ Rien à traiter
console-first-steps = Premiers pas
console-first-step = { $step ->
    [kiosk] Installez une borne avec son imprimante
    [board] Installez un tableau
    [people] Ajoutez les personnes qui travaillent aux guichets
   *[counter] Ouvrez un guichet : un agent se connecte sur son poste
}
console-since = depuis { $time }
console-alarm = { $kind ->
    [clock_in_doubt] { $state ->
        [behind] L’horloge du serveur retarde. Vérifiez-la, puis confirmez l’heure.
        [ahead] L’horloge du serveur avance de plusieurs jours. Vérifiez-la, puis confirmez l’heure.
       *[jumped] L’horloge du serveur a sauté. Vérifiez-la, puis confirmez l’heure.
    }
    [help_call] Aide demandée : { $label }
    [unserved] { $label } : { $count ->
        [one] { $count } visiteur attend, mais aucun guichet ne sert cette file en ce moment
       *[other] { $count } visiteurs attendent, mais aucun guichet ne sert cette file en ce moment
    }
    [printer] { $label } : { $state ->
        [paper_low] le papier s’épuise
        [paper_out] plus de papier
        [cover_open] l’imprimante est ouverte
        [offline] l’imprimante n’imprime pas
       *[unknown] l’imprimante ne répond pas
    }
    [call_not_shown] { $label } est appelé au guichet { $counter }, mais aucun tableau ne l’a affiché
    [device_offline] { $label } est hors ligne
    [sound] { $label } : le son ne fonctionne pas
    [voice_behind] { $label } : la voix ne suit pas le rythme des appels. Appels non annoncés à voix haute ces 15 dernières minutes : { $count }. Installez dans chaque zone un tableau avec sa propre voix, ou utilisez des enregistrements plus courts
    [counter_silent] Le guichet { $label } est ouvert, mais son poste ne répond pas
    [promises] { $label } : { $count ->
        [one] { $count } visiteur attend plus longtemps que promis, ou risque de le faire
       *[other] { $count } visiteurs attendent plus longtemps que promis, ou risquent de le faire
    }{ $state ->
        [closed] . Le guichet { $counter } sert cette file et il est fermé
        [paused] . Le guichet { $counter } sert cette file et il est en pause
       *[open] { "" }
    }
    [wait_long] { $label } : un visiteur attend depuis { console-minutes }
    [many_waiting] { $label } : { $count ->
        [one] { $count } visiteur attend
       *[other] { $count } visiteurs attendent
    }
    [claim] { $label } demande la priorité
    [on_hold] { $label } est en suspens et doit être rappelé
    [login_guessed] Quelqu’un cherche le mot de passe de { $label } : seuls les navigateurs et guichets connus permettent la connexion ; créez un lien de connexion si besoin
    [pause_overdue] { $state ->
        [hall] Le service est toujours interrompu, bien que l’heure de reprise soit passée
       *[service] { $label } : toujours interrompu, bien que l’heure de reprise soit passée
    }
    [no_counter] Des tickets sont donnés, mais aucun guichet n’est ouvert
    [call_unanswered] { $label } est appelé au guichet { $counter }, mais le service n’a pas commencé
    [service_long] { $label } est au guichet { $counter } depuis { console-minutes }
    [not_handed_in] Un visiteur peut avoir le ticket { $label }, imprimé par une borne hors connexion ; il n’est pas dans la file
    [backup_old] Aucune sauvegarde depuis plus d’un jour. Prévenez l’ingénieur de garde
    [state_differed] Le serveur a trouvé une erreur interne et l’a corrigée. Prévenez l’ingénieur de garde
    [log_stopped] Le journal est illisible à partir de l’entrée { $label } : plus rien n’est possible dans cet accueil. Appelez l’ingénieur de garde
    [alerts_failed] Les messages d’alerte n’arrivent pas à { $label }
   *[limit_reached] { $label } envoie trop de demandes ; certaines sont refusées
}
console-alarm-queues = { $kind ->
    [unserved] Des visiteurs attendent dans { $count } files qu’aucun guichet ne sert en ce moment
    [promises] Les attentes promises sont menacées dans { $count } files
    [wait_long] Des visiteurs attendent depuis trop longtemps dans { $count } files
   *[many_waiting] Trop de visiteurs attendent dans { $count } files
}
console-mend = { $what ->
    [confirm_time] L’heure est juste
    [answer_help] J’y vais
    [confirm_claim] Confirmer la priorité
    [refuse_claim] Refuser la priorité
    [resume_hall] Reprendre tous les services
    [resume_service] Reprendre ce service
   *[restart_device] Redémarrer l’appareil
}
console-look = { $what ->
    [service] Voir la file
    [set_profile] Changer le profil du guichet { $counter }
    [counter] Voir le guichet
    [device] Voir l’appareil
    [devices] Voir les appareils
    [person] Voir la personne
    [token] Voir le jeton
    [alerts] Voir le destinataire
    [stop_intake] Ne plus donner de tickets
   *[ticket] Voir le ticket
}
console-waiting = En attente
console-longest = Attente la plus longue
console-open-at = Au guichet
console-wait-of = { $wait } (objectif { $target })
console-no-queue = Aucun visiteur n’attend.
console-quiet = { $count ->
    [one] { $count } service sans visiteur en attente
   *[other] { $count } services sans visiteur en attente
}
console-closed-counters = { $count ->
    [one] { $count } guichet fermé
   *[other] { $count } guichets fermés
}
console-queue-state = { $state ->
    [paused] Interrompu
    [unserved] Pas servi en ce moment
    [closed] Fermé en ce moment
   *[open] Ouvert
}
console-counter-state = { $state ->
    [open] Libre
    [paused] En pause
    [called] Appel en cours
    [serving] Service en cours
   *[closed] Fermé
}
console-ticket-state = { $state ->
    [waiting] Dans la file
    [called] Appelé
    [serving] Au guichet
    [on_hold] En suspens
    [missed] Non venu
    [finished] Terminé
    [cancelled] Annulé
    [left] Parti sans appel
   *[unfinished] Non servi jusqu’au bout
}
console-stop-state = { $state ->
    [pending] plus tard
    [open] maintenant
    [served] fait
   *[unserved] non servi
}

# Un service, un guichet, un ticket.
console-target = Objectif d’attente : { $target }
console-who-serves = Guichets pour ce service
console-who-serves-how = Pour ajouter un guichet, changez son profil de travail. Le nouveau profil vaut à partir de son prochain appel.
console-serves = ✓ Le sert
console-waiting-count = { $count ->
    [0] Aucun visiteur n’attend
    [one] { $count } visiteur attend
   *[other] { $count } visiteurs attendent
}
console-profile-what = Les services que ce guichet sert maintenant.
console-profile-choice = { $name } ({ $waiting } en attente){ $present ->
    [yes] {" "}– utilisé maintenant
   *[no] {""}
}{ $own ->
    [yes] {" "}– profil habituel de ce guichet
   *[no] {""}
}
console-ticket-find = Chercher un ticket
console-no-ticket = Il n’y avait pas de ticket { $number } ce jour-là.
console-history = Historique
console-actor = { $role ->
    [clock] automatiquement
    [visitor] le visiteur
    [kiosk] une borne
    [display] un tableau
    [counter] un poste de guichet
    [operator] un agent de guichet
    [greeter] un agent d’accueil
    [supervisor] un superviseur
    [manager] un responsable
    [integration] un autre système
   *[other] le serveur
}
console-command-line = en ligne de commande
console-command-line-person = en ligne de commande, par { $person }
console-event = { $type ->
    [ticket_issued] Ticket pris pour { $services }{ $promise ->
        [0] .
       *[other] . Promesse : appel en moins de { $promise } min (9 fois sur 10).
    }
    [ticket_handed_in] Ticket pris sans le serveur, pour { $services }. La borne l’a transmis ensuite.
    [ticket_printed] { $paper ->
        [shown] Le numéro a été montré à l’écran ; rien n’a été imprimé.
       *[printed] Imprimé.
    }
    [print_failed] L’impression a échoué : { $fault ->
        [paper_out] plus de papier.
        [cover_open] l’imprimante était ouverte.
        [offline] l’imprimante était hors ligne.
        [before_sending] l’imprimante était injoignable.
       *[no_proof] l’imprimante ne l’a pas confirmée.
    }
    [ticket_reprinted] Réimprimé. L’ancien papier n’est plus valable.
    [ticket_called] Appelé au guichet { $counter } après { $minutes } min d’attente.
    [ticket_recalled] Rappelé au guichet { $counter }.
    [service_started] Service commencé au guichet { $counter }.
    [start_undone] Le début a été annulé.
    [service_finished] { $service } : terminé au guichet { $counter }, résultat : { $outcome ->
        [done] fait.
        [incomplete] il manque quelque chose.
        [refused] refusé.
       *[elsewhere] orienté vers un autre bureau.
    }
    [ticket_requeued] { $held ->
        [yes] Le ticket mis en suspens au guichet { $counter } est remis dans la file.
       *[no] Le visiteur n’est pas venu au guichet { $counter }. Le ticket est remis dans la file.
    }
    [call_withdrawn] L’appel au guichet { $counter } a été annulé.
    [ticket_held] Mis en suspens au guichet { $counter }.
    [ticket_resumed] Appelé au guichet { $counter } après la mise en suspens.
    [ticket_transferred] Transféré : { $service }{ $to_counter ->
        [none] {""}
       *[other] {""}, guichet { $to_counter }
    }.
    [ticket_released] N’est plus réservé à un seul guichet ou agent.
    [service_added] Service ajouté : { $service }.
    [service_changed] Service changé : { $service }.
    [ticket_missed] Le visiteur n’est pas venu au guichet { $counter }. Le ticket est marqué « non venu ».
    [ticket_reopened] De retour.
    [priority_judged] { $confirmed ->
        [yes] Priorité confirmée.
       *[no] Priorité refusée. Le ticket est revenu à sa place ordinaire.
    }
    [assist_set] L’aide nécessaire au visiteur a été notée.
    [private_erased] Ce qui était conservé du visiteur hors de cet historique a été effacé.
    [note_added] Une note a été ajoutée.
    [tickets_moved] Déplacé avec toute la file : { $to_service }.
    [ticket_ended_with_coupon] { $service } : terminé pour aujourd’hui avec un coupon.
    [lease_granted] Une borne a reçu ce numéro pour les moments sans serveur.
    [lease_ended] La borne n’a plus ce numéro.
    [ticket_expired] { console-ticket-state }.
    [ticket_cancelled] Annulé.
    [ticket_stepped_back] Le visiteur laisse passer les autres.
    [service_rated] Note : { $stars } sur 5.
   *[other] Autre inscription.
}

# Les actions : un lien ou un titre, ce qui va se passer, le bouton.
console-action = { $name ->
    [open_day] Ouvrir la journée
    [close_day] Terminer la journée
    [pause_hall] Interrompre tous les services
    [resume_hall] Reprendre tous les services
    [stop_intake] Ne plus donner de tickets
    [resume_intake] Donner de nouveau des tickets
    [stop_phones] Ne plus donner de tickets sur téléphone
    [resume_phones] Donner de nouveau des tickets sur téléphone
    [pause_service] Interrompre ce service
    [resume_service] Reprendre ce service
    [close_service] Ne plus donner de tickets
    [open_service] Donner de nouveau des tickets
    [move_tickets] Déplacer tous les tickets de la file
    [end_with_coupon] Terminer tous les tickets de la file avec des coupons
    [set_profile] Changer le profil de travail
    [close_counter] Fermer ce guichet
    [free_counter] Libérer le guichet
    [call_ticket] Appeler hors de son tour
    [confirm_claim] Confirmer la priorité
    [refuse_claim] Refuser la priorité
    [requeue] Remettre dans la file
    [step_back] Laisser passer d’autres
    [reopen] Faire revenir
    [give_coupon] Terminer avec un coupon
   *[cancel] Annuler le ticket
}
console-action-why = { $name ->
    [open_day] Les bornes donnent des tickets pour tous les services ouverts.
    [close_day] { $count ->
        [0] Aucun ticket n’est ouvert. La journée se termine, et tous les guichets sont fermés.
        [one] { $count } ticket ouvert expirerait. Son visiteur devrait prendre un nouveau ticket un autre jour. Pour le servir d’abord, ne terminez pas la journée : cessez seulement de donner des tickets.
       *[other] { $count } tickets ouverts expireraient. Leurs visiteurs devraient prendre de nouveaux tickets un autre jour. Pour les servir d’abord, ne terminez pas la journée : cessez seulement de donner des tickets.
    }
    [pause_hall] Aucun ticket n’est donné ni appelé. Chacun garde sa place. Les écrans, les téléphones et la voix disent pourquoi.
    [resume_hall] Les tickets sont de nouveau appelés, dans le même ordre.
    [stop_intake] Aucun ticket n’est donné pendant la durée choisie. Les visiteurs qui en ont un sont servis.
    [resume_intake] Les bornes donnent des tickets pour tous les services ouverts.
    [stop_phones] Le code disparaît des écrans jusqu’à ce que vous l’autorisiez de nouveau. Les bornes continuent, et les tickets pris restent valables.
    [resume_phones] Les écrans montrent de nouveau un code. Qui le scanne dans la salle peut prendre un ticket.
    [pause_service] Ses tickets ne sont pas appelés pour le moment. Ils gardent leurs places, et les écrans disent pourquoi.
    [resume_service] Ses tickets sont de nouveau appelés, dans le même ordre.
    [close_service] Aucun ticket n’est donné pour ce service pendant la durée choisie. Les visiteurs qui en ont un sont servis.
    [open_service] Les bornes donnent de nouveau des tickets pour ce service.
    [move_tickets] { $count ->
        [one] { $count } ticket de la file passe à un autre service. Il garde son numéro et sa place.
       *[other] { $count } tickets de la file passent à un autre service. Ils gardent leurs numéros et leurs places.
    }
    [end_with_coupon] { $count ->
        [one] { $count } ticket de la file se termine pour aujourd’hui. Son visiteur reçoit un coupon, revient un autre jour et passe alors avant les autres.
       *[other] { $count } tickets de la file se terminent pour aujourd’hui. Chaque visiteur reçoit un coupon, revient un autre jour et passe alors avant les autres.
    }
    [set_profile] Le nouveau profil vaut à partir du prochain appel du guichet. Le ticket qui s’y trouve est terminé comme d’habitude.
    [close_counter] Les tickets réservés à ce guichet passent dans les files de leurs services.
    [free_counter] Pour un guichet que son agent a quitté. Il est fermé. Le temps écoulé depuis la dernière action de l’agent compte comme inconnu.
    [call_ticket] Le ticket est appelé avant son tour. Le journal garde la raison.
    [confirm_claim] Le ticket garde sa priorité.
    [refuse_claim] Le ticket revient à sa place ordinaire.
    [requeue] { $state ->
        [on_hold] Le visiteur est revenu. Le ticket reprend sa place dans la file.
       *[called] Le visiteur n’est pas venu. Le ticket attend de nouveau et n’est pas appelé pendant quelques minutes.
    }
    [step_back] Le ticket n’est pas appelé pendant quelques minutes tant que d’autres attendent.
    [reopen] Le ticket reprend sa place dans la file.
    [give_coupon] Le ticket se termine pour aujourd’hui. Son visiteur reçoit un coupon, revient un autre jour et passe alors avant les autres.
   *[cancel] Le ticket se termine. Son visiteur perd sa place dans la file.
}
console-action-do = { $name ->
    [open_day] Ouvrir la journée
    [close_day] Terminer la journée maintenant
    [pause_hall] Interrompre tous les services
    [resume_hall] Reprendre tous les services
    [stop_intake] Ne plus donner de tickets
    [resume_intake] Donner de nouveau des tickets
    [stop_phones] Ne plus donner de tickets sur téléphone
    [resume_phones] Donner de nouveau des tickets sur téléphone
    [pause_service] Interrompre ce service
    [resume_service] Reprendre ce service
    [close_service] Ne plus donner de tickets
    [open_service] Donner de nouveau des tickets
    [move_tickets] Déplacer les tickets
    [end_with_coupon] Terminer et donner des coupons
    [set_profile] Changer le profil
    [close_counter] Fermer le guichet
    [free_counter] Libérer et fermer le guichet
    [call_ticket] Appeler le ticket
    [confirm_claim] Confirmer la priorité
    [refuse_claim] Refuser la priorité
    [requeue] Remettre dans la file
    [step_back] Laisser passer d’autres
    [reopen] Faire revenir
    [give_coupon] Terminer et donner un coupon
   *[cancel] Annuler le ticket
}
console-field = { $field ->
    [reason] Raison
    [expected_end] Reprise prévue à
    [profile] Profil de travail
    [sure] Le faire même si des visiteurs restent sans guichet
    [visitor] Ce que devient le visiteur
    [to_service] Déplacer vers
    [counter] Guichet
    [ends] Durée d’affichage de l’annonce
    [until] Heure
    [label] À quoi il sert
    [scopes] Ce qu’il permet
    [last_day] Dernier jour
    [way] Envoyé par
    [address] Adresse
    [kinds] Alertes
    [digest] Aussi l’empreinte de chaque journée
    [quiet_from] Heures calmes à partir de
    [quiet_until] Heures calmes jusqu’à
    [day_end_latest] La journée se termine au plus tard à
    [holiday] Jour férié
    [special_day] Jour
    [special_hours] Horaires
    [agency] Organisme
    [category] Catégorie sur la borne
    [series] Série de numéros
    [profiles] Profils de travail qui le servent
    [typical_minutes] Durée habituelle du service, en minutes
    [target_minutes] Objectif d’attente, en minutes
    [per_day] Nombre maximal de tickets par jour
    [last_ticket] Plus de tickets à partir de
    [own_hours] Ce service a ses propres horaires
    [alarm_minutes] Alerte après une attente de tant de minutes
    [alarm_waiting] Alerte quand le nombre de visiteurs en attente dépasse
    [centre_file] Fichier du centre
    [other_files] Logos, images et sons
    [number] Numéro
    [zone] Zone
    [how_long] Pour combien de temps
    [resume_automatically] Reprendre automatiquement à cette heure
    [language] Langue
    [printer] Imprimante de tickets
    [paper_dots] Largeur d’impression
    [inches] Taille de l’écran en pouces
    [farthest_seat_m] Distance du siège le plus éloigné, en mètres
    [screen] Quel écran de l’ordinateur
    [headset] Sortie audio du casque
    [always_heard] Le casque est en USB, ou le pavé a son propre son
    [speaker] Sortie audio
    [volume] Volume
    [scanner] Un lecteur de codes est branché
    [bar] Démarrer en barre étroite
    [screens_off] Écran éteint pendant
    [stays_on] Ne jamais éteindre l’écran
   *[direction] Direction, vue depuis le tableau
}
console-hint = { $field ->
    [expected_end] Laissez vide si elle n’est pas connue.
    [until] Seulement si vous avez choisi une heure.
    [label] Par exemple « site de la ville »
    [last_day] Laissez vide s’il n’y a pas de fin.
    [address] Une adresse électronique, l’adresse d’un webhook (https://…), ou l’adresse Apprise d’un service de SMS ou d’une messagerie, par exemple ntfy://topic.
    [digest] Un nombre qui prouve plus tard que le registre de la journée n’a pas été modifié. Il est envoyé à la clôture de la journée.
    [quiet_until] Rien n’est envoyé pendant ces heures. Ce qui dure encore à la fin est envoyé alors. Laissez les deux vides si ce n’est pas utile.
    [day_end_latest] Laissez vide pour la terminer au début du jour suivant.
    [per_day] Laissez vide s’il n’y a pas de limite.
    [last_ticket] Laissez vide pour donner des tickets jusqu’à la fermeture.
    [alarm_minutes] Laissez vide pour l’alerte habituelle du centre.
    [alarm_waiting] Laissez vide pour l’alerte habituelle du centre.
    [other_files] Seulement si le fichier du centre en nomme de nouveaux.
    [profiles] Choisissez-en au moins un : seuls les guichets de ce profil appellent ses tickets.
    [printer] Par exemple tcp://192.0.2.20:9100, usb:04b8:0e15 ou serial:/dev/ttyS0
    [paper_dots] Papier de 58 mm : 384 points. Papier de 80 mm : le plus souvent 576 points.
    [inches] D’un coin à l’autre.
    [screen] Seulement si plusieurs écrans sont branchés. Par exemple HDMI-A-1
    [headset] Nom de la sortie. « none » coupe le son.
    [speaker] Nom de la sortie. « none » coupe le son.
    [screens_off] Par exemple 22:00-07:00. Laissez vide pour les heures du centre.
   *[other] {""}
}
console-reason = { $reason ->
    [alarm] Alarme : tout le monde quitte la salle
    [drill] Exercice
    [power] Coupure de courant
    [strike] Grève
    [technical] Panne technique
    [left] Est parti
    [mistake] Pris par erreur
    [duplicate] Pris deux fois
    [break] Pause
    [meeting] Réunion
   *[other] Autre
}
console-left-visitor = { $visitor ->
    [served] A été servi
    [back_to_queue] Retourne dans la file à sa place
   *[unfinished] N’a pas été servi jusqu’au bout
}
console-stop-for = { $how_long ->
    [quarter] 15 minutes
    [half] 30 minutes
    [hour] Une heure
    [time] Jusqu’à une heure précise
   *[day] Jusqu’à la fin de la journée
}

# Les annonces.
console-notices-what = Les annonces sont affichées sur les tableaux, les bornes et les téléphones.
console-notices-none = Aucune annonce n’est affichée en ce moment.
console-notice-new = Nouvelle annonce
console-notice-change = Modifier l’annonce
console-notice-languages = Si une langue reste vide, le premier texte est affiché.
console-notice-ends = { $ends ->
    [day] Jusqu’à la fin de la journée
    [time] Jusqu’à une heure précise
   *[taken_down] Jusqu’à ce qu’elle soit retirée
}
console-notice-until = jusqu’à { $time }
console-notice-up = Afficher l’annonce
console-take-down = Retirer

# L’accès pour d’autres systèmes.
console-alarm-kind = { $kind ->
    [log_stopped] Journal illisible
    [state_differed] Erreur corrigée par le serveur
    [backup_old] Pas de sauvegarde récente
    [clock_in_doubt] Horloge incertaine
    [help_call] Aide demandée
    [no_counter] Aucun guichet ouvert
    [unserved] File sans guichet
    [printer] Papier et imprimantes
    [call_not_shown] Appel non affiché
    [call_unanswered] Appel sans réponse
    [pause_overdue] Interruption trop longue
    [device_offline] Appareil hors ligne
    [sound] Son en panne
    [voice_behind] Voix dépassée
    [counter_silent] Poste de guichet sans réponse
    [alerts_failed] Messages non remis
    [service_long] Service très long
    [promises] Attentes promises menacées
    [wait_long] Longue attente
    [many_waiting] Beaucoup de visiteurs en attente
    [login_guessed] Recherche de mot de passe
    [claim] Priorité demandée
    [on_hold] Ticket longtemps en suspens
    [not_handed_in] Ticket hors connexion introuvable
   *[limit_reached] Trop de demandes
}
console-alerts-what = Les destinataires reçoivent un message quand une alerte commence, chaque heure tant qu’elle dure et quand elle est finie.
console-alerts-none = Il n’y a pas encore de destinataire : les alertes ne s’affichent que dans la console.
console-alerts-no-mail = Ce serveur ne peut pas encore envoyer de courriel. L’ingénieur indique un serveur de messagerie dans ses paramètres (NOVBE_MAIL_SERVER).
console-alert-way = { $way ->
    [mail] Courriel
    [messenger] SMS ou messagerie
   *[webhook] Webhook
}
console-alert-name = Nom
console-alert-name-hint = Par exemple « ingénieur de garde ».
console-alert-keeps = Laissez vide pour garder l’adresse. Elle peut contenir un secret et n’est donc plus affichée.
console-alert-quiet = Rien n’est envoyé de { $from } à { $until }
console-alert-told = Dernier message remis : { $time }
console-alert-waiting = Messages en attente : { $count }
console-alert-given-up = Messages abandonnés : { $count }
console-alert-failed = Aucun message remis depuis { $time } : { $reason }
console-alert-next = Prochain essai : { $time }
console-alert-failure = { $reason ->
    [no_mail_server] aucun serveur de messagerie dans les paramètres du serveur
    [unreachable] l’autre côté ne répond pas
    [certificate] la connexion ne peut pas être sécurisée ; vérifiez le certificat
    [sign_in] le serveur de messagerie refuse l’identifiant ou le mot de passe du serveur
    [address] le serveur de messagerie refuse l’adresse
    [unusable] l’adresse n’est pas utilisable : elle mène à un réseau que les paramètres du serveur n’autorisent pas, ou elle est mal saisie
   *[refused] l’autre côté refuse le message
}
console-alert-test = Envoyer un message d’essai
console-alert-change = Modifier
console-alert-new = Nouveau destinataire
console-alert-remove = Supprimer le destinataire
console-alert-remove-what = Il ne reçoit plus de messages. Les messages en attente sont supprimés.
console-alert-secret = Le secret du nouveau webhook
console-alert-secret-what = Saisissez-le dans le programme destinataire : chaque message est signé avec lui. Copiez-le maintenant. Il ne sera plus affiché.
console-contacts = Qui contacter
console-contacts-what = Par exemple « accueil, 12 ». La ligne s’affiche près de l’alerte, ici et au poste d’accueil, et figure dans chaque message.
alert-line = { $event ->
    [alarm_over] Terminé : { $sentence }
    [alarm_lasts] Toujours : { $sentence }
   *[other] { $sentence }
}
alert-at = { $event ->
    [alarm_over] Terminé : { $time }
    [alarm_lasts] Dure depuis { $hours } h, début : { $time }
   *[alarm_began] Depuis : { $time }
}
alert-contact = Contact : { $line }
alert-console = Console : { $address }
alert-why = Vous recevez ce message parce que cette adresse figure dans la console de { $centre }, Paramètres, Alertes.
alert-test = Message d’essai : les alertes arrivent à cette adresse.
alert-digest = Empreinte du registre du { $day }, jusqu’à l’événement { $revision } : { $sha256 }
alert-without-name = { $kind ->
    [login_guessed] Quelqu’un cherche le mot de passe d’un agent. La console indique lequel.
    [claim] Un visiteur demande la priorité. La console indique le ticket.
    [alerts_failed] Les messages d’alerte n’arrivent pas à un destinataire. La console indique lequel.
   *[limit_reached] Un appareil, un programme ou une personne envoie trop de demandes ; certaines sont refusées. La console indique lequel.
}
console-tokens-what = Avec un jeton, un autre système (par exemple un site ou un programme de rapports) peut lire ou faire ce que le jeton permet.
console-tokens-none = Aucun autre système n’a accès.
console-token-new = Nouveau jeton
console-token-make = Créer le jeton
console-token-made = Votre nouveau jeton
console-token-once = Copiez-le maintenant. Il ne sera plus affiché.
console-token-since = créé : { $time }
console-token-until = valable jusqu’à : { $time }
console-token-revoked = Révoqué : { $time }
console-token-revoke = Révoquer
console-scope = { $scope ->
    [bookings] Réserver, modifier et enregistrer les arrivées
    [tickets] Prendre des tickets
    [waits] Lire les files et les temps d’attente
    [log] Lire le journal des événements
    [metrics] Lire les indicateurs du serveur pour la supervision
    [all_centres] Pour les indicateurs : tous les centres du serveur
   *[reports] Lire les rapports et les chiffres de chaque jour
}

# Les paramètres.
console-set-up = { $part ->
    [hours] Horaires et jours fériés
    [services] Services
    [profiles] Profils de travail
    [counters] Guichets
    [file] Fichier du centre
    [history] Historique des paramètres
    [alerts] Alertes par courriel et webhook
    [care] Contrôle du serveur
    [bookings] Rendez-vous
   *[tokens] Accès pour d’autres systèmes
}
console-backup = Dernière sauvegarde : { $at }
console-no-backup = Il n’y a pas encore de sauvegarde
console-set-up-what = { $part ->
    [hours] Quand le centre est ouvert, jours fériés, jours à autres horaires
    [services] Noms, organismes, séries de numéros, objectifs, limites
    [profiles] Quels services un guichet sert, et lesquels d’abord
    [counters] Numéros, profils de travail et emplacements des guichets
    [file] Tous les paramètres dans un fichier : le télécharger, le modifier, le vérifier et le publier
    [history] Qui a changé quoi et quand, et comment revenir en arrière
    [alerts] Qui reçoit un message pour quelle alerte, heures calmes et personnes à contacter
    [care] Ce qu’il faut faire pour le serveur, son disque, sa base de données, son horloge, son certificat et les appareils
    [bookings] Combien de temps à l’avance, combien, jusqu’à quand : les règles de tous les services à rendez-vous
   *[tokens] Jetons pour les sites, les rapports et d’autres programmes
}
console-weekday = { $day ->
    [mon] Lundi
    [tue] Mardi
    [wed] Mercredi
    [thu] Jeudi
    [fri] Vendredi
    [sat] Samedi
   *[sun] Dimanche
}
console-hours-how = Par exemple 09:00-13:00, 14:00-18:00. Laissez vide un jour de fermeture.
console-holidays = Jours fériés
console-special-days = Jours à autres horaires
console-special-how = Par exemple une journée courte avant un jour férié. Pour fermer plus tôt aujourd’hui, choisissez « Ne plus donner de tickets » sur la page « Salle en direct ».
console-add = Ajouter
console-remove = Retirer
console-service-add = Ajouter un service
console-series-of-agency = Comme les autres services de l’organisme
console-service-remove = Retirer ce service
console-service-remove-what = Il disparaît des bornes et des tableaux. Ses tickets passés restent dans les rapports.
console-belongs = Rattachement
console-times = Durées et limites
console-alarms-of-service = Alertes
console-profile-add = Ajouter un profil de travail
console-profile-remove = Retirer ce profil
console-levels-how = Un guichet appelle d’abord les services du niveau 1, puis ceux des niveaux 2 et 3.
console-level = { $level ->
    [0] Non servi
   *[other] Niveau { $level }
}
console-counter-add = Ajouter un guichet
console-counter-remove = Retirer ce guichet
console-direction = { $direction ->
    [left] À gauche
    [right] À droite
    [ahead] Tout droit
    [back] Derrière
    [ahead_left] Devant à gauche
    [ahead_right] Devant à droite
    [back_left] Derrière à gauche
    [back_right] Derrière à droite
    [up] À l’étage au-dessus
   *[down] À l’étage au-dessous
}

# Les rapports.
console-report = { $name ->
    [overview] Vue d’ensemble
    [wait] Attente
    [walk] Trajet jusqu’au guichet
    [service] Durée du service
    [stay] Visite entière
    [visitors] Visiteurs
    [promises] Attentes promises
    [ratings] Notes
    [staff] Personnel
    [counters] Guichets
    [staffing] Guichets nécessaires
    [bookings] Rendez-vous
   *[sheet] Feuille du jour
}
console-report-title = { $name ->
    [wait] Combien de temps les visiteurs attendent-ils ?
    [walk] Combien de temps les visiteurs mettent-ils pour venir au guichet ?
    [service] Combien de temps dure le service ?
    [stay] Combien de temps les visiteurs restent-ils ?
    [visitors] Combien de visiteurs viennent, et comment leurs visites se terminent-elles ?
    [promises] Les attentes promises sont-elles tenues ?
    [ratings] Les visiteurs sont-ils satisfaits ?
    [staff] Que fait notre personnel ?
    [staffing] Combien de guichets faut-il ?
    [bookings] Qui vient sur rendez-vous, et l’heure est-elle tenue ?
   *[counters] Comment les guichets sont-ils utilisés ?
}
console-staffing-week = Toute la semaine
console-staffing-rests = Calculé à partir { $days ->
    [one] d’un jour
   *[other] de { $days } jours
} des huit dernières semaines.
console-spread = { $name ->
    [wait] Visites selon l’attente, en minutes
    [walk] Visites selon le trajet jusqu’au guichet, en minutes
    [service] Visites selon la durée du service, en minutes
   *[stay] Visites selon la durée totale, en minutes
}
console-by = { $by ->
    [service] Par service
    [agency] Par organisme
    [hour] Par heure
    [weekday] Par jour de la semaine
    [day] Par jour
    [counter] Par guichet
   *[operator] Par membre du personnel
}
console-grouped = Regroupement
console-show = Afficher
console-from = Du
console-to = Au
console-period = { $period ->
    [today] Aujourd’hui
    [yesterday] Hier
    [week] 7 derniers jours
    [month] 30 derniers jours
   *[year] 365 derniers jours
}
console-total = Total
console-unknown = Inconnu
console-no-figures = Il n’y a pas de chiffres pour ces jours.
console-comments = Ce que les visiteurs ont écrit
console-as-ended = Une visite est comptée quand elle est terminée. Les visiteurs encore présents ne figurent pas encore dans ces durées.
console-searched = Cherché sans résultat
console-searched-hint = Les mots que des visiteurs ont tapés dans la recherche d’une borne sans toucher de résultat, lors de cinq visites ou plus. Ajoutez-les aux synonymes du service dans le fichier du centre. Ils sont supprimés après huit semaines.
console-searched-week = Semaine du { $day }
console-made = Établi à { $time }
console-print = Imprimez cette page avec le navigateur. Seule la feuille est imprimée.
console-definitions = Ce que signifient les chiffres
console-share-of = { $share } sur { $whole }
console-unit = { $kind ->
    [duration] min
    [hours] h
    [share] %
   *[other] {""}
}
console-column = { $key ->
    [visits] Visites
    [p50] La moitié en moins de
    [p90] 9 sur 10 en moins de
    [p95] 95 sur 100 en moins de
    [target_kept] Dans l’objectif
    [arrivals] Tickets pris
    [served] Servis
    [no_shows] Non venus
    [no_show_rate] Part des non venus
    [missed_calls] Appels sans visiteur
    [missed_call_rate] Part des appels sans visiteur
    [cancelled] Annulés
    [cancelled_rate] Part des annulés
    [left] Partis sans appel
    [unfinished] Non terminés
    [here] Encore présents
    [coupons] Renvoyés avec un coupon
    [transfers] Transférés
    [walk_ins] Pris par le personnel
    [by_phone] Pris sur téléphone
    [promised] Attentes promises
    [promise_kept] Promesse tenue
    [estimate_error] Écart de l’estimation
    [estimate_bias] Estimation moins attente
    [rated] Notes
    [mean_stars] Note moyenne
    [stars_1] 1 étoile
    [stars_2] 2 étoiles
    [stars_3] 3 étoiles
    [stars_4] 4 étoiles
    [stars_5] 5 étoiles
    [served_stops] Services terminés
    [calls] Appels
    [recalls] Rappels
    [out_of_order] Hors de leur tour
    [open] Ouvert
    [occupied] Avec un visiteur
    [idle] Sans visiteur
    [disconnected] Inconnu
    [occupancy] Part avec un visiteur
    [breaks] Toutes les pauses
    [break_break] Pause
    [break_lunch] Déjeuner
    [break_back_office] Dossiers
    [break_training] Formation
    [break_technical] Panne technique
    [break_other] Autre chose
    [visitors_expected] Visiteurs attendus
    [visitors_came] Visiteurs venus
    [counters_advised] Guichets nécessaires
    [counters_open] Guichets ouverts
    [counters_needed] Auraient suffi
    [wait_p50] Attente : la moitié en moins de
    [wait_p90] Attente : 9 sur 10 en moins de
    [service_p50] Service : la moitié en moins de
    [booked] Rendez-vous
    [booked_arrived] Venus
    [booked_missed] Pas venus
    [booked_cancelled] Annulés
    [booked_came] Part des venus
    [booked_in_time] Appelés comme promis
    [booked_mean_wait] Attente moyenne
   *[stay_p50] Visite entière : la moitié en moins de
}
console-definition = { $key ->
    [visits] Nombre de visites dont proviennent les durées : une par service du ticket. Pour les visites entières, une par ticket servi.
    [p50] La moitié des visites n’a pas duré plus longtemps (médiane, au rang le plus proche, en secondes entières).
    [p90] 90 visites sur 100 n’ont pas duré plus longtemps.
    [p95] 95 visites sur 100 n’ont pas duré plus longtemps.
    [target_kept] Visites dont l’attente est restée dans l’objectif du service à ce moment, sur toutes les visites appelées. Les visiteurs partis sans appel n’en font pas partie.
    [arrivals] Tickets pris, appelés ou non. Les tickets qui n’ont été ni imprimés ni montrés ne sont pas comptés.
    [served] Tickets dont le dernier service est terminé.
    [no_shows] Visiteurs appelés qui ne sont pas venus et ne sont pas revenus.
    [no_show_rate] Visiteurs non venus, sur tous les tickets pris.
    [missed_calls] Appels dont le visiteur n’est pas venu, même s’il est revenu plus tard.
    [missed_call_rate] Appels sans visiteur, sur tous les appels.
    [cancelled] Tickets annulés, par le visiteur ou par le personnel.
    [cancelled_rate] Tickets annulés, sur tous les tickets pris.
    [left] Tickets jamais appelés avant la fin de la journée : leurs visiteurs sont partis.
    [unfinished] Tickets appelés dont tous les services n’étaient pas terminés à la fin de la journée.
    [here] Tickets encore ouverts.
    [coupons] Tickets terminés pour la journée avec un coupon pour revenir.
    [transfers] Visiteurs transférés à un autre service, guichet ou agent.
    [walk_ins] Tickets que le personnel a pris pour un visiteur, à un guichet ou à l’accueil.
    [by_phone] Tickets que des visiteurs dans la salle ont pris sur leur téléphone.
    [promised] Tickets avec une attente promise, comparable à l’attente jusqu’au premier appel. Les tickets dont le service a été interrompu ou changé ne sont pas comptés.
    [promise_kept] Tickets appelés dans le délai annoncé au visiteur, parmi ceux dont l’attente a été annoncée. L’objectif est de 90 %.
    [estimate_error] Écart moyen entre l’attente prévue et l’attente réelle, trop longue ou trop courte.
    [estimate_bias] Moyenne de l’attente prévue moins l’attente réelle. Au-dessous de zéro, les visiteurs ont attendu plus longtemps que prévu.
    [rated] Nombre de services notés.
    [mean_stars] Moyenne des notes, de 1 à 5.
    [served_stops] Services terminés, un par service du ticket.
    [calls] Visiteurs appelés, sans les rappels.
    [recalls] Appels répétés pour le même visiteur.
    [out_of_order] Visiteurs appelés avant leur tour. Le journal garde la raison.
    [open] Temps pendant lequel le guichet était ouvert, sans les pauses.
    [occupied] Temps entre un appel et la fin du service : trajet et service.
    [idle] Temps pendant lequel le guichet était ouvert sans visiteur et son poste répondait.
    [disconnected] Temps pendant lequel le guichet était ouvert, mais son poste ne répondait pas ou son agent ne donnait plus signe.
    [occupancy] Temps avec un visiteur, sur le temps où le guichet était ouvert et son poste répondait.
    [breaks] Toutes les pauses ensemble.
    [break_break] Pauses pour cette raison.
    [break_lunch] Pauses pour cette raison.
    [break_back_office] Pauses pour cette raison.
    [break_training] Pauses pour cette raison.
    [break_technical] Pauses pour cette raison.
    [break_other] Pauses pour cette raison.
    [visitors_expected] Visiteurs qui devraient prendre un ticket pendant cette heure, d’après les huit dernières semaines : l’heure, le jour de la semaine et la fermeture éventuelle la veille. Un service servi par plusieurs profils de travail est réparti selon leur nombre de guichets. Les heures où le centre n’a jamais été ouvert pendant ces semaines ne sont pas affichées.
    [visitors_came] Visiteurs qui ont pris un ticket pendant cette heure, répartis de la même façon.
    [counters_advised] Le plus petit nombre de guichets en service avec lequel 9 visiteurs sur 10 de cette heure sont appelés dans l’objectif de leur service. Un guichet en pause ne compte pas. Dans la ligne des totaux : heures de tous les guichets.
    [counters_open] Guichets ouverts pendant cette heure, sans les pauses ni le temps inconnu, en moyenne.
    [counters_needed] Le plus petit nombre de guichets en service avec lequel 9 visiteurs sur 10 de cette heure auraient pu être appelés dans l’objectif, si l’on avait su qui viendrait.
    [wait_p50] La moitié des visites a été appelée dans ce délai après l’entrée dans la file.
    [wait_p90] 90 visites sur 100 ont été appelées dans ce délai.
    [service_p50] La moitié des services n’a pas duré plus longtemps du début à la fin, sans le temps de mise en suspens.
    [stay_p50] La moitié des visiteurs servis n’est pas restée plus longtemps, du ticket à la fin du dernier service.
    [booked] Rendez-vous de ces jours dont les visiteurs sont venus, ne sont pas venus ou ont annulé. Ceux qui n’ont jamais été confirmés ne sont pas comptés.
    [booked_arrived] Visiteurs qui ont reçu un ticket pour leur rendez-vous, à l’heure ou plus tard le même jour.
    [booked_missed] Visiteurs qui ne se sont pas annoncés à temps et ne sont pas venus ensuite.
    [booked_cancelled] Rendez-vous annulés par le visiteur ou le personnel, aussi par ceux qui sont venus tôt et ont attendu sans.
    [booked_came] Visiteurs venus, parmi les rendez-vous non annulés.
    [booked_in_time] Visiteurs avec rendez-vous appelés dans les minutes promises après l’heure, parmi ceux qui ont été appelés ou sont partis sans appel. L’objectif est de 90 %.
    [booked_mean_wait] Durée moyenne de l’heure du rendez-vous à l’appel. En dessous de zéro, les visiteurs ont été appelés avant l’heure.
   *[other] Combien de fois ce nombre d’étoiles a été donné.
}

# Le fichier du centre et son historique.
console-file-what = Le fichier du centre contient tous les paramètres du centre. Téléchargez-le, modifiez-le dans un éditeur de texte et vérifiez-le ici.
console-download = Télécharger
console-file-check = Vérifier le fichier
console-file-check-what = Rien ne change encore. Vous voyez ce qui changerait, puis vous décidez.
console-list = Personnes à partir d’une liste
console-list-what = Un fichier CSV contient une ligne par personne et par rôle. Il ajoute et modifie des personnes. Celles qui ne sont pas dans la liste restent inchangées.
console-list-columns = La première ligne nomme les colonnes : { $columns }. L’identifiant, le nom complet et le rôle sont nécessaires. Un rôle s’écrit comme ici ou comme sur la page d’une personne :
console-list-present = Télécharger les personnes en liste
console-list-file = Liste (CSV, UTF-8)
console-list-unreadable = { $why ->
    [encoding] Le fichier n’est pas en UTF-8. Enregistrez-le en « CSV UTF-8 » et choisissez-le de nouveau.
    [long] La liste a plus de 1 000 lignes. Divisez-la.
   *[columns] La première ligne ne nomme pas les colonnes. Il faut : { $columns }.
}
console-list-differs = Une autre ligne donne à cette personne un autre nom ou une autre langue.
console-list-count = { $what ->
    [refused] Impossible : { $count }
    [added] Ajouts : { $count }
   *[changed] Modifications : { $count }
}
console-list-same = Sans changement : { $count }
console-list-do = Ajouter et modifier ces personnes
console-list-done = La liste est traitée
console-list-passwords = Donnez à chaque personne uniquement son propre premier mot de passe. Ils ne sont affichés que maintenant et sont valables { $days } jours.
console-file-faulty = Ce fichier n’est pas utilisable. Corrigez ce qui est indiqué et vérifiez-le de nouveau.
console-file-not-now = Cela ne peut pas être publié maintenant. La liste dit ce qu’il faut faire d’abord.
console-file-conflicts = Ce fichier et la console diffèrent
console-file-conflicts-how = Ces paramètres ont été modifiés ici depuis le dernier fichier, et ce fichier indique autre chose. Rien n’est encore publié. Téléchargez le fichier du centre, ajoutez-y vos modifications et vérifiez-le de nouveau ; ou remplacez les paramètres par ce fichier.
console-file-replacing = Si vous remplacez les paramètres
console-file-replace = Remplacer par ce fichier
console-file-kept = Modifié ici depuis le dernier fichier, et conservé
console-file-same = Le fichier indique ce qui est déjà en vigueur. Publiez-le une fois : le prochain fichier lui sera comparé.
console-line = Ligne { $line }
console-changes = { $count ->
    [0] Rien ne change
    [one] { $count } changement
   *[other] { $count } changements
}
console-advice = Conseils
console-publish = Publier
console-restore = Rétablir cette version
console-present = ✓ Utilisée maintenant
console-first-version = Première version
console-older = Versions plus anciennes
console-yes = oui
console-no = non
console-kind = { $kind ->
    [bookings] Rendez-vous
    [centre] Centre
    [rules] Règles
    [series] Série de numéros
    [zone] Zone
    [agency] Organisme
    [category] Catégorie
    [service] Service
    [profile] Profil de travail
    [counter] Guichet
    [kiosk] Bornes
    [receipt] Ticket papier
    [display] Tableau
    [voice] Voix
    [alarms] Alertes
   *[file] Fichier
}
console-happened = { $what ->
    [added] ajout
    [removed] suppression
    [reordered] autre ordre
   *[changed] modification
}

# The pages on which visitors book a time, and the mails about bookings.

booking-title = Prendre rendez-vous
booking-next = Prochaine heure libre : { $when }
booking-no-time = Aucune heure n’est libre en ce moment
booking-staff-only = Ce centre ne prend pas de rendez-vous sur cette page. { $known ->
    [yes] Appelez le { $line } ou adressez-vous au personnel du centre, qui peut vous donner un rendez-vous.
   *[no] Adressez-vous au personnel du centre, qui peut vous donner un rendez-vous.
}
booking-choose = Choisissez une heure
booking-nearest = Les heures libres les plus proches
booking-more = Afficher plus de jours
booking-none = Aucune heure n’est libre dans { $days ->
    [one] le prochain jour
   *[other] les { $days } prochains jours
}. { $day ->
    [unknown] Demandez au personnel ce que vous pouvez faire.
    [drawn] Les heures de ce service sont tirées au sort entre ceux qui en demandent une : vous pouvez le faire ci-dessous. Les heures que d’autres annulent apparaissent aussi ici.
   *[known] La prochaine heure s’ouvre { problem-moment }. Les heures que d’autres annulent apparaissent aussi ici.
}
booking-held = D’autres personnes remplissent le formulaire pour les derniers horaires de ces jours. Regardez à nouveau dans quelques minutes.
booking-checking = Un instant : votre navigateur fait un court calcul qui écarte les robots.
booking-bring = À apporter
booking-rules = Bon à savoir
booking-promise = 9 visiteurs sur 10 qui ont rendez-vous sont appelés dans les { $minutes } minutes après l’heure prévue.{ $measured ->
    [yes] {" "}Au cours des quatre dernières semaines : { $share }.
   *[no] {""}
}
booking-order = Les visiteurs qui ont rendez-vous sont appelés comme s’ils avaient pris un ticket { $minutes } minutes avant leur heure.
booking-what = Service
booking-when = Heure
booking-where = Lieu
booking-moment = { $date }, { $time }
booking-name = Nom et prénom
booking-name-hint = Comme sur votre document. Le nom est vérifié au guichet et ne peut plus être modifié ensuite.
booking-mail = Adresse électronique
booking-mail-hint = { $act ->
    [join] Nous vous envoyons un lien pour confirmer la demande, puis un message dès qu’une heure est libre. L’adresse ne sert qu’à cela et elle est effacée ensuite.
   *[other] Nous vous envoyons un lien pour confirmer le rendez-vous. L’adresse ne sert qu’à ce rendez-vous et elle est effacée après votre visite.
}
booking-send = Réserver cette heure
booking-state = { $state ->
    [held] Vos informations
    [pending] Consultez votre messagerie
    [booked] Votre rendez-vous
    [arrived] Votre arrivée est annoncée
    [missed] Ce rendez-vous est passé
    [cancelled] Ce rendez-vous est annulé
    [joining] Consultez votre messagerie
    [listed] Vous êtes sur la liste d’attente
    [in_draw] Vous participez au tirage au sort
    [offered] Une heure est libre pour vous
    [declined] Cette offre est terminée
    [left] Votre demande est retirée
    [unconfirmed] Votre demande n’a pas été confirmée
   *[lapsed] Cette heure ne vous est plus réservée
}
booking-hint = { $state ->
    [held] Cette heure vous est réservée jusqu’à { $time }.
    [pending] Nous vous avons envoyé un lien. Ouvrez-le avant { $time } pour confirmer le rendez-vous ; sinon, d’autres pourront prendre cette heure. Si vous ne trouvez pas le message, regardez parmi les indésirables.
    [arrived] Regardez votre ticket : il indique quand vient votre tour.
    [missed] Vous pouvez encore venir aujourd’hui et prendre un ticket, ou choisir une autre heure.
    [cancelled] D’autres auront cette heure. Vous pouvez en prendre une autre.
    [joining] Nous vous avons envoyé un lien. Ouvrez-le avant { $time } pour confirmer votre demande ; sinon, elle est effacée. Si vous ne trouvez pas le message, regardez parmi les indésirables.
    [listed] Dès qu’une heure se libère l’un de vos jours, nous vous la réservons et nous vous écrivons.
    [in_draw] Le tirage décide à qui une heure est proposée en premier. S’il y en a une pour vous, nous vous la réservons et nous vous écrivons.
    [offered] Cette heure vous est réservée jusqu’à ce moment : { $time }. Si vous ne l’acceptez pas, un autre visiteur l’aura.
    [declined] Vous n’avez pas accepté cette heure à temps, ou vous l’avez refusée. Un autre visiteur peut l’avoir maintenant. Vous pouvez réserver une autre heure ou vous inscrire de nouveau sur la liste d’attente.
    [left] Vous pouvez faire une nouvelle demande à tout moment.
    [unconfirmed] Le lien de notre message n’a pas été ouvert à temps. Vous pouvez refaire une demande.
   *[lapsed] Le formulaire n’a pas été envoyé, ou le rendez-vous n’a pas été confirmé, à temps. Rien n’est réservé. Vous pouvez choisir de nouveau une heure.
}
booking-extend = La garder { $minutes } minutes de plus
booking-code = En arrivant, scannez cette image ou entrez ce code à la borne.
booking-come = Venez entre { $start } et { $end }. Après, le rendez-vous est perdu.
booking-asked = Venez-vous ? { $until ->
    [no] Votre réponse nous aide à prévoir.
   *[other] Répondez avant ce moment : { $until }. Sinon, le rendez-vous est annulé.
}
booking-come-yes = Oui, je viens
booking-sent-to = { $act ->
    [withdraw] Le courriel part à { $mail }. Si l’adresse est fausse, retirez la demande et refaites-la.
   *[other] Le courriel part à { $mail }. Si l’adresse est fausse, annulez le rendez-vous et choisissez l’heure à nouveau : elle est libre aussitôt.
}
booking-calendar = Enregistrer dans l’agenda
booking-change = Choisir une autre heure
booking-cancel = { $act ->
    [withdraw] Retirer la demande
    [decline] Je ne veux pas de cette heure
   *[other] Annuler le rendez-vous
}
booking-again = Reprendre rendez-vous
booking-too-late = L’heure peut être changée jusqu’à { $minutes } minutes avant. Vous pouvez encore annuler.
booking-displaced = Les heures d’ouverture ont changé : votre heure n’est plus possible. Choisissez-en une autre.
booking-ticket = Ouvrir votre ticket
booking-ask = { $act ->
    [cancel] Annuler ce rendez-vous ?
    [move] Choisir cette heure ?
    [withdraw] Retirer votre demande ?
    [decline] Refuser cette heure ?
    [join] Confirmez votre demande
   *[confirm] Confirmez ce rendez-vous
}
booking-yes = { $act ->
    [cancel] Oui, l’annuler
    [move] Oui, la choisir
    [withdraw] Oui, la retirer
    [decline] Oui, la refuser
    [join] Confirmer
   *[confirm] Confirmer
}
booking-keep = { $act ->
    [withdraw] Non, garder ma demande
    [decline] Non, revenir à l’offre
   *[other] Non, garder mon rendez-vous
}
booking-unknown = Il n’y a pas de rendez-vous ici
booking-unknown-hint = Ouvrez de nouveau le lien de votre dernier message. Si le jour du rendez-vous est passé, vous n’avez rien à faire. Sinon, adressez-vous au personnel de l’accueil, qui vous aidera tout de suite.
booking-fault = { $field ->
    [mail] Saisissez une adresse comme name@example.org.
    [visitor] Saisissez votre nom et votre prénom.
    [code] Ce n’est pas le code d’un rendez-vous d’aujourd’hui. Vérifiez les lettres et le jour, ou demandez au personnel.
    [days] Choisissez un à cinq de ces jours.
   *[at] Choisissez l’une de ces heures.
}
booking-ask-until = Les heures sont tirées au sort. Vous pouvez en demander une jusqu’à ce moment : { $when }
booking-how-many = Combien de visiteurs ont besoin de ce service ?
booking-visitors = Nombre de visiteurs
booking-list-title = Liste d’attente
booking-list = M’inscrire sur la liste d’attente
booking-list-hint = Si une heure se libère l’un de vos jours, nous vous la réservons et nous vous écrivons. Vous avez alors jusqu’à deux heures pour l’accepter.
booking-draw = Tirage au sort
booking-draw-week = Les heures de la semaine du { $week } sont tirées au sort. Date du tirage : { $when }. Toutes les demandes faites d’ici là ont la même chance.
booking-draw-ask = Participer au tirage au sort
booking-draw-proof = Vérifier le tirage (données)
booking-draw-limits = Avec ces données, chacun peut vérifier le résultat du tirage. Elles ne protègent pas de l’exploitant de ce serveur, qui peut connaître l’ordre à l’avance.
booking-days = Jours
booking-days-hint = Choisissez un à cinq jours où vous pouvez venir.
booking-day-part = Moment de la journée
booking-part = { $part ->
    [any] Toute la journée
    [morning] Avant 13:00
   *[afternoon] À partir de 13:00
}
booking-place = { $before ->
    [0] Vous êtes en tête de la liste.
   *[other] Avant vous sur la liste : { $before }.
}
booking-rank = Votre rang au tirage : { $rank }.
booking-drawn-at = Date du tirage : { $when }.
booking-hash = Dans les données du tirage, votre demande figure sous la forme :
booking-take = Accepter cette heure
booking-mail-subject = { $kind ->
    [confirm] Confirmez votre rendez-vous
    [booked] Rendez-vous pris
    [changed] Rendez-vous modifié
    [cancelled] Rendez-vous annulé
    [displaced] Choisissez une autre heure
    [ask] Venez-vous ?
    [join] Confirmez votre demande
    [offer] Une heure est libre pour vous
   *[reminder] Rappel
} : { $service }{ $when ->
    [no] {""}
   *[other] , { $when }
}
booking-mail-lead = { $kind ->
    [confirm] Ouvrez le lien ci-dessous avant { $time } et confirmez votre rendez-vous. Si vous n’avez rien demandé, vous n’avez rien à faire : sans ce lien, rien n’est réservé.
    [booked] Votre rendez-vous est pris.
    [changed] Votre rendez-vous a été modifié. Voici ce qui compte maintenant.
    [cancelled] Votre rendez-vous est annulé. Vous pouvez le retirer de votre agenda.
    [closed] Votre horaire n’est plus possible et aucun autre ne peut être réservé pour le moment. Nous en sommes désolés. Demandez au personnel du centre ce que vous pouvez faire.
    [displaced] Les heures d’ouverture ont changé et votre heure n’est plus possible. Nous vous prions de nous en excuser. Choisissez une autre heure : voici les plus proches.
    [ask] Vous avez réservé cette heure. Venez-vous ? Ouvrez la page de votre rendez-vous et répondez ; vous pouvez aussi le changer ou l’annuler.
    [join] Ouvrez le lien ci-dessous avant { $time } et confirmez votre demande. Si vous n’avez rien demandé, vous n’avez rien à faire : sans ce lien, la demande ne compte pas.
    [offer] Cette heure vous est réservée jusqu’à ce moment : { $time }. Si vous ne l’acceptez pas, un autre visiteur l’aura.
   *[reminder] Nous vous attendons. Si vous ne pouvez pas venir, annulez le rendez-vous : un autre visiteur pourra prendre votre heure.
}
booking-mail-code = Code pour la borne : { $code }
booking-mail-page = Voir, modifier ou annuler votre rendez-vous :
booking-mail-other = Autres heures :
booking-mail-take = Accepter ou refuser cette heure :
booking-mail-why = Vous recevez ce message parce que cette adresse a été donnée pour un rendez-vous à { $centre }. Merci de ne pas y répondre.

# La page d’un téléphone dans la salle.
presence-title = Vous êtes dans la salle
presence-booked = J’ai un rendez-vous
presence-code = Code du rendez-vous
presence-code-hint = Huit lettres et chiffres. Il est dans notre courriel et sur la page de votre rendez-vous.
presence-check-in = Signaler mon arrivée
presence-now = Attendre maintenant sans le rendez-vous. Il sera annulé.
presence-services = Un autre service
presence-take = Prendre un ticket
presence-none = Aucun ticket n’est donné sur téléphone pour le moment. Allez à la borne, ou adressez-vous au personnel.
presence-taken = Votre numéro
presence-old = Ce code est trop ancien
presence-old-hint = Scannez à nouveau l’image de l’écran : elle change chaque minute. Ou prenez un ticket à la borne.

# Les rendez-vous dans la console.
bookings-find = Code, nom, numéro de téléphone ou heure
bookings-of-day = Rendez-vous du { $day }
bookings-none = Aucun rendez-vous n’a été trouvé.
bookings-new = Prendre un rendez-vous pour un visiteur
bookings-other = Un autre service ou jour
bookings-book = Prendre cette heure
bookings-figures = Créneaux du jour
bookings-column = { $key ->
    [slots] Créneaux
    [booked] Réservés
    [arrived] Venus
    [missed] Pas venus
   *[free] Libres
}
bookings-state = { $state ->
    [held] En cours de saisie
    [pending] Pas encore confirmé
    [joining] Liste d’attente : pas encore confirmé
    [listed] Attend un horaire
    [offered] Horaire proposé
    [booked] Réservé
    [arrived] Visiteur venu
    [missed] Visiteur pas venu
   *[cancelled] Annulé
}
bookings-code = Code { $code }
bookings-ticket = Ticket
bookings-lost = ! Il n’a plus de créneau
bookings-told = Le visiteur a reçu un courriel
bookings-mail-failed = ! Le message n’a pas pu être envoyé
bookings-displaced = Rendez-vous sans créneau
bookings-displaced-what = Des horaires, des guichets ou des services ont changé. Écrivez à ces visiteurs ou appelez-les, et déplacez ou annulez leurs rendez-vous ici. Si le changement est annulé, ils retrouvent leur créneau.
bookings-displaced-tell = { $count ->
    [one] Écrire au visiteur qui a une adresse
   *[other] Écrire aux { $count } visiteurs qui ont une adresse
}
bookings-check-in = Le visiteur est là
bookings-too-early = Il est trop tôt : ce rendez-vous compte à partir de { $time }.
bookings-come-back = Le visiteur reviendra
bookings-wait-now = Attendre maintenant, sans rendez-vous
bookings-late = L’heure est passée. Le visiteur reçoit un ticket ordinaire.
bookings-change = Changer l’heure
bookings-times = Montrer les heures libres
bookings-nearest = Heures libres les plus proches
bookings-at = Heure
bookings-name = Nom, comme sur la pièce d’identité
bookings-phone = Téléphone
bookings-mail = Adresse électronique
bookings-mail-hint = Le visiteur reçoit le rendez-vous et un lien par message.
bookings-no-times = Aucune heure n’est libre ce jour-là.
bookings-cancel = Annuler le rendez-vous
bookings-cancel-what = L’heure est libre pour d’autres. Nom, adresse et numéro de téléphone sont supprimés.
bookings-to-list = Sans horaire : inscrire le visiteur sur la liste d’attente de ce jour, ou au tirage au sort
bookings-lists = Liste d’attente : { $count }
bookings-lists-title = Listes d’attente et tirages au sort
bookings-lists-what = Un horaire libre est proposé au premier de la liste, entre 8:00 et 20:00 : par courriel ou par votre appel. La page des rendez-vous indique qui appeler. Un horaire tiré au sort ne peut pas être réservé avant le tirage.
bookings-lists-none = Aucun visiteur n’est sur une liste d’attente.
bookings-lists-more = Autres visiteurs : { $count }
bookings-draw-open = Tirage au sort de la semaine du { $week } : { $at }. Demandes reçues : { $count }.
bookings-draw-day = Tirer au sort les horaires d’une semaine
bookings-draw-none = Non : le premier qui demande est servi
bookings-draw-how = Pour un service dont les horaires manquent. Tous ceux qui demandent avant ce moment de la semaine précédente ont la même chance ; le reste peut ensuite être réservé. Le nom du visiteur est nécessaire.
bookings-draw-time = Heure du tirage
bookings-call = Appelez ces visiteurs : un horaire est gardé pour eux
bookings-call-what = Ils n’ont pas d’adresse électronique. Ouvrez le rendez-vous et indiquez si le visiteur prend cet horaire.
bookings-take = Le visiteur prend cet horaire
bookings-until = Gardé jusqu’à { $time }
bookings-visitors = Visiteurs ensemble
bookings-for = Nombre de visiteurs : { $visitors }
bookings-capacity = Capacité
bookings-capacity-what = Les créneaux des deux prochaines semaines ; parmi les libres, ceux gardés pour le personnel. Les jours sans créneau ne sont pas montrés.
bookings-no-slots = Il n’y a aucun créneau dans ces deux semaines.
bookings-learned = { $learned ->
    [one] Ce service dure ici une minute
   *[other] Ce service dure ici { $learned } minutes
}, mais ses créneaux comptent avec { $typical }. Corrigez sa durée habituelle dans ses paramètres.
bookings-displace = { $count ->
    [one] Publier malgré tout : un rendez-vous perd son heure
   *[other] Publier malgré tout : { $count } rendez-vous perdent leur heure
}
bookings-settings-what = Ces règles valent pour tous les services à rendez-vous. Chaque service s’ouvre aux rendez-vous sur sa propre page.
bookings-setting = { $name ->
    [part] Part du temps des guichets pour les rendez-vous, en %
    [step_minutes] Minutes d’une heure à la suivante
    [horizon_days] Jours à l’avance où l’on peut prendre rendez-vous
    [lead_minutes] Une heure se réserve jusqu’à tant de minutes avant
    [hold_minutes] Minutes pour remplir le formulaire
    [change_until_minutes] Le visiteur peut changer l’heure jusqu’à tant de minutes avant
    [early_minutes] Le visiteur peut s’annoncer à partir de tant de minutes avant
    [late_minutes] Le visiteur peut s’annoncer jusqu’à tant de minutes après
    [staff_part] Part des créneaux gardée pour le personnel jusqu’à la veille, en %
    [per_address] Rendez-vous d’une même adresse à la fois
    [overbook] Surréserver une heure de 12 places ou plus d’au plus, en %
    [group_max] Visiteurs par rendez-vous, au plus
   *[within_minutes] Promesse : 9 visiteurs sur 10 sont appelés en tant de minutes
}
bookings-setting-hint = De { $low } à { $high }. { $name ->
    [part] Le reste est pour les visiteurs sans rendez-vous. Avec 40 %, la promesse est tenue même dans un centre plein.
    [horizon_days] Plus ce délai est court, plus les visiteurs viennent.
    [late_minutes] Ensuite, le rendez-vous est manqué et le visiteur peut prendre un ticket ordinaire.
    [staff_part] Pour que les visiteurs qui téléphonent aient une heure aussi.
    [overbook] Tant que les visiteurs d’avant montrent que, neuf heures sur dix, il n’en vient pas plus que de places. 0 : jamais.
   *[other] {""}
}
bookings-ask-title = Demander deux jours avant aux visiteurs qui ont réservé tôt s’ils viennent
bookings-ask = { $ask ->
    [off] Non
    [required] Oui, et annuler le rendez-vous sans réponse à 18:00 la veille
   *[ask] Oui
}
bookings-bookable = Ce service se prend sur rendez-vous
bookings-bookable-how = Ses créneaux découlent des horaires, de la durée habituelle et des guichets.
bookings-slots = Créneaux par jour :
bookings-counters = Guichets pour ses rendez-vous
bookings-counters-how = Laissez vide pour compter chaque guichet qui a le service au niveau 1, partagé à parts égales entre les services à rendez-vous.
bookings-windows = Parties de la journée avec d’autres guichets
bookings-windows-how = Une par ligne : de, à, guichets. Par exemple 12:00-14:00 2
bookings-named = Demander le nom du visiteur
bookings-named-how = Il ne peut pas être changé, et l’agent le compare avec la pièce d’identité. Ainsi, une heure ne se revend pas.
