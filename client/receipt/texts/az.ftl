issued = { $date }, { $time }
where = Harada gözləməli
zone_on_floor = { $zone }, mərtəbə { $floor }
counters = { $n ->
    [one] Pəncərə { $counters }
   *[other] Pəncərələr { $counters }
}
as_of = saat { $time } üçün
documents = Hazır saxlayın
page = Növbənizi telefonda izləyin: bu kodu skan edin.
for_scanner = Bu kodu köşkə tutun: hara getməli olduğunuzu göstərəcək.
missed = Çağırışı qaçırdınız? { $minutes } dəqiqə ərzində qayıdın: yeriniz saxlanılır.
help = Suallar üçün: { $line }
alone = Serverlə bağlantı olmadan verilib; gözləmə vaxtı indi məlum deyil.
