# Kata-kata pada layar kios. Kata bersama ada di client/texts.

# Awal dan pilihan
language = Bahasa
question = Apa keperluan Anda?
back = Kembali
start_again = Mulai lagi
last_ticket = Tiket sampai pukul { $time }
tile_ahead = { $n ->
    [0] tidak ada antrean
   *[other] { $n } orang di depan
}
tile_unserved = tidak ada loket buka

# Untuk petugas: menu servis
service_code = Kode servis
service_code_hint = Manajer dapat melihatnya di halaman perangkat ini.
service_code_wrong = Kode salah. Sisa { $n } percobaan.
service_code_locked = Kode terlalu sering salah. Coba lagi dalam { $n } detik.
service_menu = Menu servis
service_leave = Kembali ke layar pengunjung
service_status = Status
service_test = Uji mandiri
service_reprint = Cetak ulang tiket
service_test_print = Cetak percobaan
service_volume = Volume suara
service_set_up = Pengaturan
service_address = Alamat server
service_restart = Mulai ulang
service_close = Tutup program
service_restart_ask = Mulai ulang kios?
service_restart_words = Ini memerlukan beberapa detik.
service_close_ask = Tutup program?
service_close_words = Layar tetap gelap sampai program atau komputer dinyalakan.
service_printing = Sedang mencetak
service_printed = Sudah dicetak. Periksa apakah kertasnya keluar.
service_no_tickets = Kios ini belum mengeluarkan tiket.
service_reprint_words = Kode pada kertas pertama tidak berlaku lagi setelah itu.
service_report = Cetak laporan
service_again = Uji lagi
service_louder = Lebih keras
service_quieter = Lebih pelan
service_volume_words = Volume { $n } dari 5
service_sound_sentence = Sekeras inilah kios berbicara.
service_skip = Lewati
status_printer = Printer
status_online = Terhubung
status_leases = Tanpa server
status_leases_words = Nomor bebas: { $free }; tiket yang akan diserahkan: { $given }
status_screen_words = { $width } × { $height } piksel, { $inches } inci
status_device = Perangkat
status_version = Versi

# Untuk petugas: uji mandiri
part_paper = Kertas
part_cutter = Pemotong
part_sound = Suara
part_screen = Layar
part_scanner = Pemindai
part_clock = Jam
part_server = Server
part_disk = Disk
state_good = Baik
state_care = Periksa
state_bad = Rusak
state_none = Tidak ada
test_now = Sedang diuji
test_touch = Sentuh setiap tanda
test_scan = Dekatkan kode pada kertas ke pemindai
strip_words = Dekatkan kode ini ke pemindai.
found_server = Merespons dalam { $ms } ms
found_server_refuses = Menolak: { $why }
found_server_silent = Server tidak merespons
found_clock = Selisih { $n } detik dengan jam server
found_clock_unknown = Tidak dapat dibandingkan tanpa server
found_disk = { $n } MB kosong
found_disk_not_written = Tidak ada yang dapat ditulis: { $why }
found_disk_none = Kios ini tidak menyimpan apa pun
found_paper = Kertas tersedia
found_paper_low = Kertas akan segera habis
found_cutter = Sepotong kertas dicetak dan dipotong
found_cutter_not_tried = Tidak diuji: tidak dapat mencetak
found_cutter_no_proof = Printer tidak mengonfirmasi bahwa potongan kertas keluar
found_sound = Kalimat sudah diputar
found_sound_none = Kios ini tidak memiliki suara
found_sound_gone = Perangkat suara tidak ditemukan
found_sound_no_headset = Headset tidak terpasang
found_scanner = Kode terbaca
found_scanner_wrong = Yang terbaca bukan kode ini
found_scanner_silent = Tidak ada yang terbaca
found_scanner_no_strip = Tidak diuji: tidak ada potongan kertas
found_screen = { $n } dari 5 tanda disentuh
report_heading = Laporan kesiapan
report_good = Siap untuk pengunjung
report_care = Siap, tetapi periksa yang ditandai
report_bad = Belum siap

# Untuk petugas: pengaturan
set_up = Pengaturan kios ini
set_up_language = Bahasa layar awal
set_up_language_hall = Bahasa pertama pusat layanan
set_up_panel = Ukuran layar
set_up_ruler = Tempelkan penggaris pada garis. Ubah ukurannya sampai panjang garis 100 mm.
set_up_inches = { $inches } inci
set_up_smaller = Perkecil
set_up_larger = Perbesar
set_up_printer = Printer
set_up_no_printer = Tanpa printer
set_up_network = Printer di jaringan
set_up_address = Alamat printer
set_up_address_hint = Misalnya 192.0.2.20
set_up_address_wrong = Ini bukan alamat.
set_up_paper = Lebar kertas
set_up_mm = { $n } mm
set_up_given = Manajer mengaturnya di “Perangkat”, pada halaman kios ini.
set_up_next = Berikutnya
set_up_save = Simpan
set_up_not_saved = Tidak ada yang dapat disimpan di disk ini.

# Mengapa tutup dan kapan buka
closed_day_not_open = Pusat layanan tidak buka
closed_holiday = Hari ini tutup
closed_outside_hours = Sekarang tutup
closed_last_ticket_passed = Tidak ada tiket lagi hari ini
closed_closed_by_staff = Tiket sementara tidak diberikan
closed_intake_stopped = Tiket sementara tidak diberikan
holders_are_called = Semua yang sudah punya tiket akan dipanggil.
closed_suspended = Dihentikan sementara
closed_centre_suspended = Pelayanan dihentikan sementara
closed_quota_used = Semua tiket hari ini sudah diambil
closed_window_used = Semua tiket untuk waktu ini sudah diambil
closed_numbers_used_up = Semua nomor tiket sedang terpakai
closed_wait_passes_closing = Hari ini kami tidak dapat melayani pengunjung lagi
stopped_by_staff = Petugas menghentikan tiket untuk layanan ini
end_unknown = Belum diketahui sampai kapan.
opens_at = buka pukul { $time }
opens_tomorrow = buka besok pukul { $time }
opens_on = buka { $day }, pukul { $time }
again_at = lagi pukul { $time }
again_tomorrow = lagi besok pukul { $time }
again_on = lagi { $day }, pukul { $time }
free_at = waktu kosong terdekat pukul { $time }
free_tomorrow = waktu kosong terdekat besok pukul { $time }
free_on = waktu kosong terdekat { $day }, pukul { $time }
continues_at = diperkirakan dilanjutkan pukul { $time }
continues_tomorrow = diperkirakan dilanjutkan besok pukul { $time }
continues_on = diperkirakan dilanjutkan { $day }, pukul { $time }

# Layanan dan tiket
have_ready = Siapkan ini
take_ticket = Ambil tiket
take_number = Tampilkan nomor saya
number_instead = Nomor Anda tampil di layar ini.
printer_none = Kios ini tidak mencetak kertas.
printer_paper_out = Kertas printer habis.
printer_cover_open = Printer terbuka.
printer_offline = Printer sedang tidak mencetak.
printer_broken = Printer rusak.
printer_silent = Printer tidak merespons.
printer_unreachable = Printer tidak terhubung.

# Tiket
your_number = Nomor Anda
issuing = Tiket Anda sedang dibuat
printing = Tiket Anda keluar di bawah
still_printing = Tiket Anda masih dicetak
take_paper = Ambil tiket Anda di bawah
take_second_paper = Dicetak sekali lagi. Ambil tiket Anda di bawah
no_paper = Kertas tidak keluar. Ingatlah nomor Anda.
maybe_paper = Tiket mungkin masih keluar. Ingatlah nomor Anda.
remember_number = Ingatlah nomor Anda.
noted = Mengerti
cancel_ticket = Batalkan tiket saya
done = Selesai

# Jika ada yang tidak berhasil
no_answer = Pusat layanan tidak merespons
no_answer_text = Belum diketahui apakah Anda sudah punya tiket. Coba lagi: Anda hanya akan mendapat satu.
try_again = Coba lagi
refused = Sekarang tidak ada tiket
no_server = Tidak ada koneksi ke pusat layanan
no_server_since = Koneksi ke pusat layanan terputus pukul { $time }
ask_staff = Saat ini tidak ada tiket di sini: tanyakan kepada petugas.
starting = Sedang memulai
not_enrolled = Kios ini belum terdaftar

# Tidak ada orang
still_here = Anda masih di sini?
starts_again = Layar ini mulai lagi dalam { $n } detik.
stay = Saya masih di sini

# Searching, choosing more, help, and how the screen looks
question_more = Apa lagi yang Anda perlukan?
search = Cari
search_hint = Ketik yang Anda perlukan
nothing_found = Tidak ditemukan. Coba kata lain, atau pilih di bawah ini.
nothing_found_short = Tidak ditemukan
by_agency = Menurut instansi
by_topic = Menurut topik
scroll_up = Ke atas
scroll_down = Ke bawah
page_of = Halaman { $n } dari { $all }
more = Lanjut
space = Spasi
erase = Hapus
more_letters = Huruf lain
on_ticket = Juga di tiket Anda
remove = Hapus
need_help = Saya perlu bantuan
help = Bantuan
help_calling = Memanggil petugas
help_called = Petugas telah dipanggil
help_stay = Tunggu di sini; petugas akan datang.
help_coming = Petugas sedang menuju ke sini
help_failed = Petugas tidak dapat dipanggil. Silakan tanya petugas di ruang tunggu.
help_seen = Baik
accessibility = Aksesibilitas
text_size = Ukuran teks
text_normal = Normal
text_large = Besar
text_largest = Terbesar
colours = Warna
palette_day = Normal
palette_contrast_light = Hitam di atas putih
palette_contrast = Putih di atas hitam
reach = Tombol lebih rendah
options = Pilihan lain untuk tiket ini
for_how_many = Untuk berapa orang atau dokumen?
fewer = Kurangi satu orang atau dokumen
more_of = Tambah satu orang atau dokumen
claim_priority = Saya berhak didahulukan
assist = Apa yang sulit bagi Anda?
assist_see = Melihat
assist_hear = Mendengar
assist_walk = Berjalan
another_service = Tambah layanan lain
not_out = Tiket saya tidak keluar

# Speech in the headset
voice = Suara di headset
voice_begin = Tombol kiri mundur, tengah memilih, kanan maju. Mundur untuk bahasa dan volume.
volume_now = Volume { $n }
speed_now = Kecepatan { $n } persen
quieter = Lebih pelan
louder = Lebih keras
read_again = Baca lagi
slower = Bicara lebih lambat
faster = Bicara lebih cepat
chosen = Dipilih
not_chosen = Tidak dipilih
dark_screen = Layar gelap

# A code is held to the scanner
scanned_waiting = Silakan tunggu di sini: nomor Anda akan dipanggil
scanned_called = Silakan ke loket { $counter }
scanned_back = Selamat datang kembali: nomor Anda ada di antrean lagi
scanned_missed = Panggilan Anda terlewat. Silakan tanya petugas.
scanned_ended = Kunjungan ini sudah selesai
scanned_unknown = Kode ini bukan tiket pusat layanan ini
print_again = Cetak lagi
scanned_no_answer = Silakan tanya petugas ke mana Anda harus pergi.

# Pengunjung dengan janji temu
have_booking = Saya punya janji temu
booking_code = Ketik kode janji temu Anda
booking_hint = Kode terdiri dari delapan huruf dan angka. Kode ada di surel dan di halaman janji temu Anda.
booking_early = Anda datang terlalu awal
booking_back = Saya akan kembali nanti
booking_given_up = Jika Anda menunggu sekarang, janji temu Anda dibatalkan.
booking_now = Tunggu sekarang tanpa janji temu
booking_no_answer = Coba lagi sebentar lagi. Jika tidak berhasil, ambil tiket biasa dan beri tahu petugas kami bahwa Anda punya janji temu.
