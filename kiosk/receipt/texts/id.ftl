issued = { $date }, { $time }
where = Tempat menunggu
zone_on_floor = { $zone }, lantai { $floor }
counters = Loket { $counters }
ahead = { $n ->
    [0] Tidak ada orang di depan Anda
   *[other] { $n } orang di depan Anda
}
expected = biasanya { $low }–{ $high } mnt
expected_below = biasanya kurang dari { $high } mnt
late = sembilan dari sepuluh di bawah { $late } mnt · pukul { $time }
as_of = pukul { $time }
documents = Siapkan
page = Ikuti giliran Anda di ponsel: pindai kode ini.
missed = Terlewat panggilan? Kembalilah dalam { $minutes } menit: tempat Anda tetap ada.
help = Pertanyaan: { $line }
