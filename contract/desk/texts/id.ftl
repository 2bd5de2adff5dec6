# What the desk of a counter says, in the program and on the page.

# Masuk
sign_in_badge = Atau dekatkan kartu Anda ke pemindai.
sign_in_over = Sesi Anda sudah berakhir. Silakan masuk lagi.
sign_in_locked = Loket ini terkunci karena lama tidak dipakai. Masuk lagi; loket tetap seperti semula.
sign_out = Keluar

# Tombol
act_open_counter = Buka loket
act_back = Kembali bertugas
act_call_next = Panggil berikutnya
act_start = Mulai
act_finish = Selesai
act_finish_and_next = Selesai, panggil berikutnya
act_recall = Panggil lagi
act_requeue = Kembalikan ke antrean
act_mark_no_show = Tidak datang
act_hold = Tunda
act_resume = Lanjutkan
act_take_break = Istirahat
act_close_counter = Tutup loket
act_undo_call = Urungkan panggilan
act_undo_start = Urungkan mulai
act_reopen = Buka lagi yang terakhir
act_answer_help = Saya ke sana
key_enter = Enter
key_spoken = { $action }, tombol { $key }

# Tiket di loket
waited = Menunggu { $time }
minutes = { $n } mnt
under_a_minute = kurang dari semenit
recalled = Dipanggil lagi { $n } kali
why = Mengapa tiket ini
speaks = Bahasa: { $language }
quantity = Untuk { $n } orang atau berkas
documents = Mintalah
stops = Layanan pada tiket ini
stop_pending = Nanti
stop_open = Sekarang
stop_served = Selesai
stop_unserved = Tidak dilayani
compare_name = { $name }: bandingkan dengan dokumen
class_priority = Prioritas
class_appointment = Janji temu
class_returning = Datang kembali
assist_see = Perlu bantuan melihat
assist_hear = Perlu bantuan mendengar
assist_walk = Perlu bantuan berjalan
paper_pending = Kertas belum pasti tercetak
paper_failed = Kertas tidak tercetak
paper_shown = Tanpa kertas: tampil di layar
paper_none = Diambil tanpa kertas

# Tidak ada tiket
closed_here = Loket ini tutup
nobody_waits = Tidak ada yang menunggu
nobody_waits_yet = Tiket baru untuk layanan Anda muncul di sini.
waiting_for_you = orang menunggu Anda
longest_wait = Paling lama: { $time }
break_until = Sejak { $since }, kembali { $back }
break_since = Sejak { $since }
break_left = lagi
break_over = lewat waktu
hint_open = Enter membuka loket.
hint_back = Enter mengakhiri istirahat.
hint_next = Enter memanggil yang berikutnya.
hint_paper = Tiket masih dicetak.
hint_still = Tidak ada tiket yang dipanggil selama layanan dihentikan.

# Perlu bantuan
help_wanted = Perlu bantuan · { $time }
help_go_to = Anda ditunggu di: { $place }

# Antrean
lines = Antrean Anda
line_target = sasaran { $time }
line_over = lewat sasaran
line_still = dihentikan
day = Hari ini
day_served = { $n } dilayani
day_missed = { $n } tidak datang
day_mean = rata-rata { $time }

# Istirahat
break_title = Istirahat
form_minutes = { $n } menit
break_start = Mulai istirahat
break_break = Istirahat
break_lunch = Makan siang
break_back_office = Pekerjaan berkas
break_training = Pelatihan
break_technical = Gangguan teknis
break_other = Lainnya

# Bila tidak berhasil
working = Sedang berjalan: { $action }
no_answer = Server tidak merespons. Setelah koneksi pulih, layar menampilkan keadaan terkini; tekan lagi bila masih perlu.
way_look_again = Layar menampilkan keadaan terkini.
way_day_not_open = Manajer pusat layanan dapat membukanya.

act_take_over = Ambil alih
act_finish_with = Selesai dengan hasil
act_transfer = Teruskan
act_add_service = Tambah layanan
act_change_service = Ganti layanan
act_add_note = Catatan
act_set_assist = Bantuan
act_judge_priority = Prioritas
act_call_ticket = Panggil nomor
act_walk_in = Tanpa tiket
act_bring_back = Tiket terlewat
act_call_for_help = Minta bantuan
act_resume_one = Lanjutkan { $number }
keys_title = Semua tombol
keys_close = Tutup
keys_enter = Tombol besar
keys_this = Daftar ini
key_idle = Tombol { $key } tidak berfungsi sekarang. F1 menampilkan semua tombol.
key_away = Tidak sekarang: tidak ada koneksi, dan yang Anda tekan tidak disimpan.
away_hint = Lanjutkan pelayanan. Pengunjung belum dapat dipanggil sampai koneksi pulih; lalu layar menampilkan keadaan terkini.

form_cancel = Nanti saja
form_save = Simpan
search_service = Cari layanan
search_place = Cari layanan atau loket
search_number = Nomor, misalnya A042
search_nothing = Tidak ditemukan.
group_open = Tampilkan layanan
finish_title = Bagaimana hasilnya?
outcome_done = Selesai
outcome_incomplete = Belum lengkap: pengunjung akan kembali
outcome_refused = Ditolak
outcome_elsewhere = Diarahkan ke kantor lain
hold_title = Tunda: mengapa?
remind_in = { $n ->
    [0] Tanpa pengingat
   *[other] Ingatkan dalam { $n } menit
}
remind_at = pengingat { $time }
resume_title = Tiket mana yang kembali?
resume_confirm = Panggil ke loket ini
missed_title = Tiket terlewat
missed_confirm = Kembalikan ke antrean
missed_sentence = Pengunjung sudah kembali: tiket menempati lagi urutannya dalam antrean.
add_title = Satu layanan lagi
add_confirm = Tambahkan
change_title = Layanan mana yang benar?
change_confirm = Ganti
transfer_title = Pengunjung ke mana?
transfer_confirm = Kirim
transfer_return = Setelah itu kembali ke loket ini
note_for_next = Catatan untuk loket berikutnya
note_title = Catatan pada tiket ini
note_confirm = Simpan catatan
note_sentence = Untuk rekan yang melayani tiket ini; dihapus setelah kunjungan.
note_text = Catatan
assist_title = Bantuan apa yang diperlukan?
priority_title = Apakah permintaan prioritas benar?
priority_confirmed = Ya: tiket tetap diprioritaskan
priority_refused = Tidak: kembali ke urutan biasa
walk_in_title = Pengunjung tanpa tiket
walk_in_confirm = Buat tiket dan panggil
walk_in_sentence = Log mencatat bahwa pengunjung ini dipanggil di luar urutan.
choose_title = Panggil nomor di luar urutan
choose_next = Lanjut: alasan
choose_sentence = Yang menunggu terlama di tiap antrean ditampilkan; ketik nomor lain.
choose_nothing = Tidak ada tiket menunggu dengan nomor ini.
reason_title = Mengapa { $number } dipanggil di luar urutan?
reason_confirm = Panggil
reason_sentence = Alasan disimpan di log; siapa pun yang bertanya diberi tahu bahwa ada alasannya.

leave_with_ticket = { $number } masih di loket ini
leave_open = Loket ini masih buka
leave_confirm = Keluar
leave_finish = Layanan selesai; tutup loket
leave_requeue = Kembali ke antrean; tutup loket
leave_hold = Tunda; tutup loket
leave_close = Tutup loket
leave_stay = Biarkan apa adanya: saya segera kembali
leave_away = Tidak ada koneksi, dan loket tetap seperti adanya. Keluar sekali lagi jika Anda yakin.
taken = Petugas lain bekerja di loket ini
hint_other_counter = Esc untuk loket lain.
hint_take_over = Enter mengambil alih, berikut tiketnya.

help_called = Bantuan dipanggil ke loket ini.
not_shown = Belum ada papan yang menampilkan { $number }. Panggil pengunjung dengan suara.
still_with = Masih dengan { $number }? Biasanya { $time }.
held_due = Pengingat: { $number } ditunda { $time }.
held_long = { $number } ditunda { $time }.
gone = { $number } tidak lagi di loket ini.
gone_waiting = { $number } dikembalikan ke antrean.
gone_missed = { $number } ditandai terlewat: pengunjung tidak datang.
gone_cancelled = { $number } dibatalkan.
gone_expired = Hari telah berakhir: { $number } kedaluwarsa.
gone_finished = { $number } diselesaikan di tempat lain.

lines_empty = { $n } antrean tanpa pengunjung
held = Ditunda
missed = Tidak datang
comes_until = urutan antrean berlaku sampai { $time }
notes = Catatan
bar_waiting = { $n } menunggu
bar_longest = terlama { $time }

seat_title = Di loket mana Anda bekerja?
seat_confirm = Bekerja di sini
seat_search = Nomor loket
seat_taken = dipakai
seat_hint = Enter menampilkan loket.

sheet_waits = Belum bisa: perintah sedang berjalan atau tidak ada koneksi. Isian Anda tetap di sini.
sheet_unsaved = Ini belum tersimpan. Isian Anda masih ada di sini: silakan konfirmasi lagi.
early_title = Terlalu awal untuk janji temu
early_confirm = Menunggu sekarang tanpa janji temu
early_sentence = Jika menunggu sekarang, janji temu dibatalkan.
away_title = Apakah tiket harus menunggunya?
away_confirm = Ya, biarkan menunggu
less = Kurang
more = Lebih
assist_replaces = Ini menggantikan yang ditetapkan sebelumnya.

# The page
elsewhere = Loket ini terbuka di tab atau jendela lain. Di sini sekarang tidak ada yang dapat dilakukan.
page_scripts = Halaman ini memerlukan JavaScript, yang dimatikan di peramban ini.
