# Mots communs à la borne, au tableau et au guichet.

# Connexion
server_not_trusted = Le serveur présente un certificat qui n’est pas celui attendu
search_looking = Recherche du serveur …
search_without_tls = Le serveur du centre répond maintenant sans TLS. Redémarrez-le avec TLS.
search_unknown = Un serveur de ce centre répond, mais ne connaît pas cet appareil. Un responsable peut l’ajouter de nouveau.
search_no_hall = Aucun serveur de ce centre n’y répond
search_trying = Essai de cette adresse …
search_enrol = Ajouter de nouveau cet appareil

# La salle
number = Numéro
service = Service
waiting = En attente

# Directions
direction_left = à gauche
direction_right = à droite
direction_ahead = tout droit
direction_back = derrière vous
direction_ahead_left = devant à gauche
direction_ahead_right = devant à droite
direction_back_left = derrière à gauche
direction_back_right = derrière à droite
direction_up = à l’étage au-dessus
direction_down = à l’étage au-dessous

# Un nouvel appareil. { $address } est celle d’un serveur.
pair_device_kiosk = Borne
pair_device_display = Tableau de la salle
pair_device_counter = Poste de guichet
pair_looking = Recherche du centre
pair_looking_what = Cet écran continue de lui-même dès qu’un centre répond sur le réseau.
pair_choose = À quel centre appartient cet appareil ?
pair_hall_nameless = Un centre sans nom
pair_asking = Connexion au centre
pair_give = Donnez ce code au responsable du centre
pair_continues = Une fois le code saisi, ou l’image scannée, par le responsable, cet écran continue de lui-même.
pair_code_spoken = Code : { $code }
pair_waiting = En attente du responsable
pair_silent = Le centre ne répond pas ; nouvel essai automatique
pair_exposed = Sans TLS : d’autres sur le réseau peuvent lire cet échange.
pair_unreachable = Le centre ne répond pas
pair_unreachable_what = Il est rappelé automatiquement. Vérifiez que le serveur fonctionne et que cet appareil est sur son réseau.
pair_distrusted = Le certificat du serveur n’est pas accepté
pair_refused = Le centre n’accepte pas de nouvel appareil en ce moment
pair_fault = Cet appareil ne peut pas enregistrer sa clé de sécurité
pair_over = Le code précédent a expiré. En voici un nouveau.
pair_out = Le centre ne connaît plus cet appareil. Un responsable peut l’admettre à nouveau.
pair_server = Serveur : { $address }
pair_other = Un autre centre
pair_enter_address = Saisir une adresse
pair_address = Adresse du serveur
pair_use_address = Utiliser cette adresse
pair_address_fault = Écrivez par exemple 192.0.2.7 ou http://salle:8750
pair_back = Retour

# Tel que lu à voix haute.
aloud_range = { $low } à { $high }
aloud_half = { $n } et demi
aloud_half_hours = { $n ->
    [one] { $n } heure et demie
   *[other] { $n } heures et demie
}
aloud_minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
aloud_hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
}
aloud_hour = { $hour ->
    [one] { $hour } heure
   *[other] { $hour } heures
}
aloud_time = { $hour ->
    [one] { $hour } heure { $minute }
   *[other] { $hour } heures { $minute }
}
