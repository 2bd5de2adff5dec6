issued = { $date }, { $time }
where = Où attendre
where_first = Où attendre d’abord
zone_on_floor = { $zone }, étage { $floor }
counters = { $n ->
    [1] Guichet { $counters }
   *[other] Guichets { $counters }
}
as_of = situation à { $time }
documents = À préparer
page = Suivez votre tour sur votre téléphone : scannez ce code.
for_scanner = Scannez ce code à la borne : elle vous indique où aller.
missed = Appel manqué ? Revenez dans les { $minutes } min : votre place est gardée.
help = Questions : { $line }
alone = Délivré hors connexion ; l’attente n’est pas connue pour le moment.
