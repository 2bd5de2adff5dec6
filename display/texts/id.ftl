# Kata-kata khusus papan.

label_number = Nomor
label_counter = Loket
label_wait = Tunggu

no_calls = Nomor Anda muncul di sini saat dipanggil
hall_closed = Pusat layanan tutup
hall_opens_at = Pusat layanan tutup. Buka pukul { $time }
hall_opens_tomorrow = Pusat layanan tutup. Buka besok pukul { $time }
hall_opens_on = Pusat layanan tutup. Buka { $day }, pukul { $time }
earlier = Dipanggil sebelumnya
by_mistake = Salah panggil. Mohon tunggu
again = Dipanggil lagi
following = Berikutnya
nobody_waits = Tidak ada yang menunggu
counter_free = Kosong
service_paused = dihentikan sementara
service_unserved = loket tutup
service_closed = tutup

# For screen readers
called_now = Dipanggil: { $number }, loket { $counter }

# As it is spoken
say_call = { $number }, loket { $counter }.
