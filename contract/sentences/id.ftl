# Yang dikatakan sama oleh server dan program.

# Menunggu: berapa orang di depan dan berapa lama, dalam menit atau jam.
people_ahead = { $n ->
    [0] Tidak ada orang di depan Anda
   *[other] { $n } orang di depan Anda
}
unserved = Saat ini tidak ada loket yang buka untuk layanan ini
unserved_ticket = Nomor Anda akan dipanggil setelah ada loket yang buka
amount_minutes = { $n } menit
amount_hours = { $n } jam
amount_half_hours = { $n },5 jam
figure_hours = { $n }
figure_half_hours = { $n },5
wait_minutes = biasanya { $low }–{ $high }
wait_minutes_hours = sekitar { $low } sampai { $high }
wait_hours = sekitar { $low }–{ $high }
wait_below = biasanya kurang dari { $high }
late = 9 dari 10 orang menunggu kurang dari { $late }
short_minutes = { $low }–{ $high } menit
short_minutes_hours = { $low } – { $high } jam
short_hours = { $low }–{ $high } jam
short_below = di bawah { $high }
coupon = Anda dapat datang kembali dengan kode ini sampai { $date }: Anda akan dipanggil lebih dulu
on_weekday = { $weekday ->
    [mon] hari Senin, { $date }
    [tue] hari Selasa, { $date }
    [wed] hari Rabu, { $date }
    [thu] hari Kamis, { $date }
    [fri] hari Jumat, { $date }
    [sat] hari Sabtu, { $date }
   *[sun] hari Minggu, { $date }
}

# Pengunjung dengan janji temu
booked_for = Janji temu pukul { $time }
booked_from = Nomor Anda dipanggil mulai pukul { $time }
booked_order = Pengunjung dengan janji temu dipanggil seolah-olah mengambil tiket { $minutes } menit sebelum waktunya.
booked_kept = Dalam empat minggu terakhir, { $kept } dari 100 pengunjung dengan janji temu dipanggil dalam { $minutes } menit setelah waktunya.

# Mengapa yang ini. Waktu tunggu dalam menit penuh; golongan tidak pernah disebut.
why_longest_wait = Dipanggil sebelum { $next }: menunggu { $waited } menit (sasaran { $target }); { $next } menunggu { $next_waited } menit (sasaran { $next_target }).
why_longest_wait_plain = Dipanggil sebelum { $next }: menunggu { $waited } menit; { $next } { $next_waited } menit.
why_only_one = Satu-satunya tiket yang menunggu loket ini.
why_only_one_at = Satu-satunya tiket yang menunggu loket { $counter }.
why_guard = Dipanggil lebih dulu: menunggu { $waited } menit, melewati batas waktu tunggu.
why_cap = Berikutnya menurut waktu tunggu: beberapa tiket sebelumnya telah didahulukan.
why_level = Loket ini mendahulukan layanan ini dan tiket yang dikirim kepadanya.
why_level_at = Loket { $counter } mendahulukan layanan ini dan tiket yang dikirim kepadanya.
why_precedence = Berikutnya menurut prioritas dan waktu tunggu.
why_chosen = { $reason ->
    [in_need] Dipanggil petugas di luar urutan karena kebutuhan mendesak.
    [came_back] Dipanggil petugas di luar urutan karena kembali membawa yang kurang.
    [wrong_queue] Dipanggil petugas di luar urutan karena sudah menunggu di antrean lain.
    [together] Dipanggil petugas di luar urutan bersama pengunjung lain.
    [missed_call] Dipanggil petugas di luar urutan karena panggilan terlewat.
    [staff_mistake] Dipanggil petugas di luar urutan untuk memperbaiki kesalahan.
    [manager] Dipanggil petugas di luar urutan atas permintaan manajer.
    [walk_in] Dipanggil saat tiket diambil di loket.
   *[other] Dipanggil petugas di luar urutan; alasannya dicatat.
}
why_rule = Dipanggil menurut aturan pusat layanan.
why_waiting = Tidak ada tiket yang lebih baru untuk layanan Anda dipanggil lebih dulu.

# Sama, untuk yang masih menunggu.
why_before_longest_wait = { $number } dipanggil sebelum { $own }: menunggu { $waited } menit (sasaran { $target }); { $own } menunggu { $own_waited } menit (sasaran { $own_target }).
why_before_longest_wait_plain = { $number } dipanggil sebelum { $own }: menunggu { $waited } menit; { $own } { $own_waited } menit.
why_before_guard = { $number } dipanggil sebelum { $own }: menunggu { $waited } menit, melewati batas waktu tunggu.
why_before_level = { $number } dipanggil sebelum { $own }: loketnya mendahulukan layanan itu dan tiket yang dikirim kepadanya.
why_before_precedence = { $number } dipanggil sebelum { $own } menurut prioritas dan waktu tunggu.
why_before_chosen = { $number } dipanggil petugas sebelum { $own } di luar urutan, misalnya karena kebutuhan mendesak atau kembali membawa yang kurang. Alasannya dicatat.
why_before_not_ready = { $number } dipanggil sebelum { $own }: saat itu { $own } belum dapat dipanggil atau ditujukan ke loket tertentu.
why_before_rule = { $number } dipanggil sebelum { $own } menurut aturan pusat layanan.

# Mengapa tiket dipanggil di luar urutan (dua terakhir hanya di log lama), dan mengapa ditunda.
call_reason_in_need = Tidak bisa menunggu: sakit, bayi, lansia
call_reason_came_back = Kembali membawa yang kurang
call_reason_wrong_queue = Menunggu di antrean yang salah
call_reason_together = Bersama pengunjung sebelumnya
call_reason_missed_call = Tidak mendengar panggilan
call_reason_staff_mistake = Kesalahan kami
call_reason_manager = Diminta manajer pusat layanan
call_reason_walk_in = Mengambil tiket di loket
call_reason_other = Alasan lain
hold_reason_form = Mengisi formulir
hold_reason_copies = Mengambil berkas
hold_reason_payment = Membayar
hold_reason_colleague = Menunggu jawaban rekan
hold_reason_later = Kembali nanti

# Layanan dihentikan sementara.
still_hall = Pelayanan dihentikan sementara
still_hall_until = Pelayanan dihentikan sementara sampai sekitar pukul { $time }
still_service = Layanan ini dihentikan sementara
still_service_until = Layanan ini dihentikan sementara sampai sekitar pukul { $time }
still_places = Urutan antrean semua orang tetap berlaku.
still_own_place = Urutan antrean Anda tetap berlaku.
still_alarm = Ada tanda bahaya. Ikuti arahan petugas.
still_drill = Sedang ada latihan. Ikuti arahan petugas.
still_power = Listrik padam.
still_strike = Ada mogok kerja.
still_technical = Ada sistem teknis yang tidak berfungsi.
still_break = Petugas sedang istirahat.
still_meeting = Petugas sedang rapat.
still_other = Petugas dapat memberi keterangan.
promises_broken = Melewati janji waktu tunggu: { $n }
promises_at_risk = Janji waktu tunggu terancam: { $n }
promise_broken = Melewati janji waktu tunggu
promise_at_risk = Janji waktu tunggu terancam
delay_counter_closed = Satu loket telah tutup
delay_counter_paused = Satu loket sedang istirahat
delay_service_paused = Layanan dihentikan sementara

# Connection, counters and tickets
not_connected = Tidak terhubung
not_connected_since = Koneksi terputus pukul { $time }
counter = Loket
counter_number = Loket { $number }
ticket_waiting = Menunggu
ticket_called = Dipanggil
ticket_serving = Sedang dilayani
ticket_on_hold = Ditunda
ticket_missed = Terlewat
ticket_finished = Selesai
ticket_cancelled = Dibatalkan
ticket_expired = Kedaluwarsa
counter_open = Buka
counter_paused = Istirahat
counter_closed = Tutup
