# Kata-kata program petugas loket.

# Masuk
sign_in = Masuk
sign_in_name = Nama pengguna
sign_in_password = Kata sandi
sign_in_missing = Masukkan nama pengguna dan kata sandi Anda.
sign_in_name_odd = Nama pengguna terdiri atas huruf dan angka, tanpa spasi.
sign_in_barred = Coba lagi dalam { $n } detik.
sign_in_no_answer = Pusat layanan tidak merespons. Coba lagi.
sign_in_working = Sebentar: pusat layanan sedang dihubungi
sign_in_caps = Caps Lock aktif
step_password = Pilih kata sandi Anda sendiri
step_password_what = Kata sandi yang diberikan hanya untuk pertama kali.
new_password = Kata sandi baru
new_password_again = Kata sandi baru sekali lagi
password_keep = Simpan kata sandi ini
password_missing = Isi kedua kolom dengan kata sandi baru.
password_differs = Isi kedua kolom tidak sama.
step_factor = Pastikan bahwa ini Anda
step_factor_what = Masukkan enam angka yang sekarang tampil di aplikasi autentikator Anda.
factor_code = Enam angka
factor_go_on = Lanjutkan
factor_digits = Kode terdiri atas enam angka.
step_new_factor = Siapkan langkah kedua
step_new_factor_what = Pindai kotak ini dengan aplikasi autentikator di ponsel Anda, lalu masukkan enam angka yang tampil.
factor_picture = Kode QR untuk aplikasi autentikator
factor_secret = Tanpa kamera, ketik ini di aplikasi:
step_back = Kembali

# Bila tidak berhasil
looking = Mencari pusat layanan

keys_form = Jendela atau bilah

transfer_return_service = Setelah itu kembali ke layanan: { $service }

seat_entrance = Di pintu masuk, sebagai penyambut
greeter_search = Nomor, atau jam pengambilan (10:42)
greeter_hint = Ketik nomor, atau jam tiket diambil.
greeter_search_booked = Nomor, waktu, atau kode atau nama janji temu
greeter_hint_booked = Ketik nomor, waktu, atau kode atau nama janji temu.
greeter_check_in = Sudah datang
greeter_has_ticket = Tiket: { $number }
booking_booked = terjadwal
booking_missed = tidak datang
booking_arrived = sudah datang
greeter_needs = Perlu perhatian
greeter_calm = Tidak ada yang perlu ditangani.
greeter_code = Kode QR untuk pengunjung
greeter_issue_ticket = Tiket baru
greeter_reopen = Kembalikan
greeter_requeue = Kembali ke antrean
greeter_change_service = Ganti layanan
greeter_add_service = Tambah layanan
greeter_transfer = Teruskan
greeter_step_back = Dahulukan yang lain
greeter_judge_priority = Periksa prioritas
greeter_set_assist = Bantuan
greeter_add_note = Catatan
greeter_reprint = Kode baru
greeter_print = Cetak lagi
greeter_give_coupon = Akhiri dengan kupon
greeter_cancel = Batalkan tiket
greeter_answer_help = Saya ke sana
greeter_take_break = Istirahatkan
greeter_close_counter = Tutup
greeter_judge = Periksa
greeter_answered = Anda ditunggu di sana.
greeter_printing = { $number } sedang dicetak.
greeter_printed = { $number } sudah dicetak.
greeter_not_printed = { $number } tidak tercetak. Tunjukkan layar ini kepada pengunjung.
greeter_shown = Di sini tidak ada printer. Tunjukkan { $number } kepada pengunjung.
greeter_done = Selesai: { $number }.
greeter_taken = Diambil pukul { $time }
greeter_counters = Loket: { $numbers }
greeter_ended = Diakhiri untuk hari ini
greeter_claim = { $number } meminta prioritas
greeter_not_shown = { $number } ke loket { $counter }: belum tampil di papan
greeter_silent = Loket { $number }: programnya tidak merespons
greeter_offline = Tidak terhubung
greeter_own_printer = Printer di meja ini
greeter_printer_paper_low = Kertas hampir habis
greeter_printer_paper_out = Kertas habis
greeter_printer_cover_open = Printer terbuka
greeter_printer_offline = Printer tidak merespons
issue_title = Tiket untuk pengunjung
issue_next = Lanjut: bahasa
issue_priority = Meminta prioritas
issue_language = Dalam bahasa apa?
issue_confirm = Buat tiket
reprint_title = Kode baru untuk { $number }?
reprint_sentence = Kode yang dipegang pengunjung sekarang tidak berlaku lagi.
coupon_title = Akhiri { $number } hari ini dengan kupon?
coupon_confirm = Beri kupon
coupon_sentence = Pengunjung datang pada hari buka berikutnya, sebelum yang lain.
cancel_title = Batalkan { $number }?
cancel_confirm = Batalkan
cancel_sentence = Pengunjung kehilangan urutan antreannya; sebentar masih dapat dikembalikan.
greeter_ahead = { $n ->
    [0] Dipanggil berikutnya
   *[other] { $n } orang di depan
}
