issued = { $date }, { $time }
where = Harada gözləməli
zone_on_floor = { $zone }, mərtəbə { $floor }
counters = { $n ->
    [one] Pəncərə { $counters }
   *[other] Pəncərələr { $counters }
}
ahead = { $n ->
    [0] Qarşınızda heç kim yoxdur
   *[other] Qarşınızda { $n } nəfər var
}
expected = adətən { $low }–{ $high } dəq
expected_below = adətən { $high } dəqiqədən az
late = 10 nəfərdən 9-u { $late } dəqiqədən az · saat { $time }
as_of = saat { $time }
documents = Hazır saxlayın
page = Növbənizi telefonda izləyin: bu kodu skan edin.
missed = Çağırışı qaçırdınız? { $minutes } dəqiqə ərzində qayıdın: yeriniz saxlanılır.
help = Suallar üçün: { $line }
