# Yang dikatakan sama oleh server dan program.

# Mengapa yang ini. Waktu tunggu dalam menit penuh; golongan tidak pernah disebut.
why_longest_wait = Dipanggil sebelum { $next }: menunggu { $waited } dari { $target } menit; { $next } { $next_waited } dari { $next_target }.
why_longest_wait_plain = Dipanggil sebelum { $next }: menunggu { $waited } menit; { $next } { $next_waited } menit.
why_only_one = Dipanggil karena tidak ada orang lain yang dapat dipanggil ke loket ini.
why_only_one_at = Dipanggil karena tidak ada orang lain yang dapat dipanggil ke loket { $counter }.
why_guard = Dipanggil lebih dulu: menunggu { $waited } menit, lebih lama daripada yang boleh dialami siapa pun di sini.
why_cap = Dipanggil menurut urutan menunggu: beberapa panggilan sebelumnya mendahului urutan itu.
why_level = Dipanggil karena loket ini mendahulukan layanan ini dan tiket yang dikirim kepadanya.
why_level_at = Dipanggil karena loket { $counter } mendahulukan layanan ini dan tiket yang dikirim kepadanya.
why_precedence = Dipanggil menurut aturan urutan gedung: selain waktu tunggu, diperhitungkan janji temu, kedatangan kembali, prioritas menurut hukum, dan sasaran tiap layanan.
why_chosen = Dipanggil petugas di luar urutan; alasannya dicatat.
why_rule = Dipanggil menurut aturan gedung.
why_waiting = Tidak ada yang datang belakangan dipanggil lebih dulu.

# Sama, untuk yang masih menunggu.
why_before_longest_wait = { $number } dipanggil sebelum { $own }: menunggu { $waited } dari { $target } menit; { $own } { $own_waited } dari { $own_target }.
why_before_longest_wait_plain = { $number } dipanggil sebelum { $own }: menunggu { $waited } menit; { $own } { $own_waited } menit.
why_before_guard = { $number } dipanggil sebelum { $own }: menunggu { $waited } menit, lebih lama daripada yang boleh dialami siapa pun di sini.
why_before_level = { $number } dipanggil sebelum { $own }: loketnya mendahulukan layanan itu dan tiket yang dikirim kepadanya.
why_before_precedence = { $number } dipanggil sebelum { $own } menurut aturan urutan gedung: selain waktu tunggu, diperhitungkan janji temu, kedatangan kembali, prioritas menurut hukum, dan sasaran tiap layanan.
why_before_chosen = { $number } dipanggil petugas sebelum { $own } di luar urutan; alasannya dicatat.
why_before_not_ready = { $number } dipanggil sebelum { $own }: saat itu { $own } sedang mendahulukan orang lain, ditujukan ke loket tertentu, atau belum dapat dipanggil.
why_before_rule = { $number } dipanggil sebelum { $own } menurut aturan gedung.

# Ada yang berhenti.
still_hall = Layanan gedung berhenti sementara
still_hall_until = Layanan gedung berhenti, diperkirakan lanjut pukul { $time }
still_service = Layanan ini berhenti sementara
still_service_until = Layanan ini berhenti, diperkirakan lanjut pukul { $time }
still_calls = Panggilan berhenti sementara
still_places = Tidak ada yang kehilangan tempat.
still_own_place = Tempat Anda tetap tersimpan.
still_alarm = Ada tanda bahaya: ikuti arahan petugas.
still_drill = Sedang ada latihan: ikuti arahan petugas.
still_power = Listrik padam.
still_strike = Ada mogok kerja.
still_technical = Ada sistem teknis yang tidak berfungsi.
still_other = Petugas dapat memberi keterangan.
