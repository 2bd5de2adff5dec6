issued = { $date }, { $time }
where = Harada gözləməli
where_first = Əvvəlcə harada gözləməli
zone_on_floor = { $zone }, mərtəbə { $floor }
counters = { $n ->
    [one] Pəncərə { $counters }
   *[other] Pəncərələr { $counters }
}
as_of = saat { $time } vəziyyətinə
documents = Hazır saxlayın
page = Növbənizi telefonda izləyin: bu kodu skan edin.
for_scanner = Hara getməli olduğunuzu bilmək üçün bu kodu köşkün skanerinə tutun.
missed = Çağırışı qaçırdınız? { $minutes } dəqiqə ərzində qayıdın: yeriniz saxlanılır.
help = Suallar üçün: { $line }
alone = Bağlantı olmadan verilib; gözləmə vaxtı hələ məlum deyil.
