issued = { $date }, { $time }
where = Où attendre
zone_on_floor = { $zone }, étage { $floor }
counters = { $n ->
    [1] Guichet { $counters }
   *[other] Guichets { $counters }
}
ahead = { $n ->
    [0] Personne n’attend avant vous
    [1] 1 personne attend avant vous
   *[other] { $n } personnes attendent avant vous
}
expected = en général { $low }–{ $high } min
expected_below = en général moins de { $high } min
late = neuf fois sur dix moins de { $late } min · à { $time }
as_of = à { $time }
documents = À préparer
page = Suivez votre tour sur votre téléphone : scannez ce code.
missed = Appel manqué ? Revenez dans les { $minutes } min : votre place est gardée.
help = Questions : { $line }
