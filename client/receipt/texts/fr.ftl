issued = { $date }, { $time }
where = Où attendre
zone_on_floor = { $zone }, étage { $floor }
counters = { $n ->
    [1] Guichet { $counters }
   *[other] Guichets { $counters }
}
as_of = à { $time }
documents = À préparer
page = Suivez votre tour sur votre téléphone : scannez ce code.
for_scanner = Présentez ce code à la borne : elle dit où aller.
missed = Appel manqué ? Revenez dans les { $minutes } min : votre place est gardée.
help = Questions : { $line }
alone = Délivré sans le serveur ; l’attente n’est pas connue pour le moment.
