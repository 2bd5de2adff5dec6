# Kata-kata program petugas loket.

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
act_resume = Lanjutkan { $number }
act_take_break = Istirahat
act_close_counter = Tutup loket
act_undo_call = Batalkan panggilan
act_undo_start = Batalkan mulai
act_reopen = Buka lagi yang terakhir
act_answer_help = Saya ke sana
key_enter = Enter
key_spoken = { $action }, tombol { $key }

# Tiket di loket
waited = Menunggu { $time }
minutes = { $n } mnt
under_a_minute = kurang dari semenit
recalled = Dipanggil lagi { $n } kali
speaks = Bahasa: { $language }
why = Mengapa tiket ini
quantity = Untuk { $n } orang atau berkas
documents = Mintalah
stops = Layanan pada tiket ini
stop_pending = Nanti
stop_open = Sekarang
stop_served = Selesai
stop_unserved = Tidak dilayani
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
break_minutes = { $n } menit
break_start = Mulai istirahat
break_cancel = Batal
break_break = Istirahat
break_lunch = Makan siang
break_back_office = Pekerjaan berkas
break_training = Pelatihan
break_technical = Gangguan teknis
break_other = Lainnya
longer = Lebih lama
shorter = Lebih singkat

# Bila tidak berhasil
working = Sedang berjalan: { $action }
no_answer = Server tidak menjawab. Bila sudah kembali, layar menampilkan keadaan yang benar; tekan lagi bila masih perlu.
no_counter_named = Loket berapa ini? Mulai dengan --counter NOMOR, atau dengan token satu loket.
way_look_again = Layar menampilkan keadaan sekarang.
way_day_not_open = Manajer aula dapat membukanya.
looking = Mencari aula
