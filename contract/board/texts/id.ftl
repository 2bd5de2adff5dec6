# Kata-kata khusus papan.

label_number = Nomor
label_counter = Loket
label_wait = Tunggu
floor = Lantai { $n }

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
service_paused_until = dihentikan sampai sekitar pukul { $time }
service_unserved = loket tutup
service_closed = tutup
service_full = nomor habis
some_services = sebagian layanan: { $state }
more_waits = { $n } lainnya: tanyakan di pintu masuk atau pindai tiket Anda
code_ticket = Ambil tiket dengan ponsel Anda
code_check_in = Lapor datang di sini jika Anda punya janji temu

# For screen readers
called_now = Dipanggil: { $number }, loket { $counter }

# As it is spoken
say_call = Nomor antrean { $number }. Silakan menuju loket, { $counter }.
say_number = { $letters }. { $digits }
say_call_short = { $number }, loket { $counter }.
