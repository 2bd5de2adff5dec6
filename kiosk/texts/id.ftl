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

# Mengapa tutup dan kapan buka
closed_day_not_open = Gedung belum buka
closed_holiday = Hari ini tutup
closed_outside_hours = Sekarang tutup
closed_last_ticket_passed = Tidak ada tiket lagi hari ini
closed_closed_by_staff = Tutup
closed_intake_stopped = Tidak ada tiket lagi hari ini
closed_suspended = Dihentikan sementara
closed_centre_suspended = Pelayanan dihentikan sementara
closed_quota_used = Semua tiket hari ini sudah diambil
closed_window_used = Semua tiket untuk waktu ini sudah diambil
closed_numbers_used_up = Semua nomor tiket sedang terpakai
closed_wait_passes_closing = Terlalu banyak yang menunggu untuk sisa hari ini
opens_at = buka pukul { $time }
opens_tomorrow = buka besok pukul { $time }
opens_on = buka { $day } pukul { $time }
free_at = waktu kosong terdekat pukul { $time }
free_tomorrow = waktu kosong terdekat besok pukul { $time }
free_on = waktu kosong terdekat { $day } pukul { $time }
goes_on_at = diperkirakan lanjut pukul { $time }
goes_on_tomorrow = diperkirakan lanjut besok pukul { $time }
goes_on_on = diperkirakan lanjut { $day } pukul { $time }

# Layanan dan tiket
have_ready = Siapkan ini
take_ticket = Ambil tiket
take_number = Tampilkan nomor saya
number_instead = Nomor Anda tampil di layar ini.
printer_none = Kios ini tidak mencetak kertas.
printer_paper_out = Kertas pencetak habis.
printer_cover_open = Pencetak terbuka.
printer_offline = Pencetak sedang tidak mencetak.
printer_broken = Pencetak rusak.
printer_silent = Pencetak tidak menjawab.
printer_unreachable = Pencetak tidak terhubung.

# Tiket
your_number = Nomor Anda
issuing = Tiket Anda sedang dibuat
printing = Tiket Anda keluar di bawah
take_paper = Ambil tiket Anda di bawah
no_paper = Kertas tidak keluar. Ingatlah nomor Anda.
remember_number = Ingatlah nomor Anda.
noted = Mengerti
cancel_ticket = Batalkan tiket saya
done = Selesai

# Jika ada yang tidak berhasil
no_answer = Gedung tidak menjawab
no_answer_text = Belum diketahui apakah Anda sudah punya tiket. Coba lagi: Anda tidak akan mendapat dua.
try_again = Coba lagi
refused = Sekarang tidak ada tiket
no_server = Tidak ada sambungan ke gedung
no_server_since = Tidak ada sambungan ke gedung sejak pukul { $time }
ask_staff = Saat ini tidak ada tiket di sini: tanyakan kepada petugas.
searching = Mencari gedung
not_enrolled = Kios ini belum terdaftar

# Tidak ada orang
still_here = Anda masih di sini?
starts_again = Layar ini mulai lagi dalam { $n } detik.
stay = Saya masih di sini

# Searching, choosing more, help, and how the screen looks
question_more = Apa lagi yang Anda perlukan?
search = Cari
search_hint = Ketik yang Anda perlukan
nothing_found = Tidak ditemukan. Coba kata lain, atau minta bantuan.
by_agency = Menurut instansi
by_topic = Menurut topik
scroll_up = Ke atas
scroll_down = Ke bawah
space = Spasi
erase = Hapus
more_letters = Huruf lain
on_ticket = Juga di tiket Anda
remove = Hapus
need_help = Saya perlu bantuan
help_calling = Memanggil petugas
help_called = Petugas telah dipanggil
help_stay = Tunggu di sini; petugas akan datang.
help_coming = Petugas sedang menuju ke sini
help_failed = Petugas tidak dapat dipanggil. Silakan tanya petugas di aula.
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
fewer = Kurangi
more_of = Tambah
claim_priority = Saya berhak didahulukan
assist = Apa yang sulit bagi Anda?
assist_see = Melihat
assist_hear = Mendengar
assist_walk = Berjalan
another_service = Tambah layanan lain
not_out = Tiket saya tidak keluar

# Speech in the headset
voice_welcome = Panduan suara aktif. Tombol berikutnya pindah ke pilihan berikutnya, tombol sebelumnya kembali, dan tombol tengah memilih.
volume_now = Volume { $n }
speed_now = Kecepatan { $n } persen
quieter = Lebih pelan
louder = Lebih keras
read_again = Baca lagi
slower = Bicara lebih lambat
faster = Bicara lebih cepat
chosen = Dipilih

# A code is held to the scanner
scanned_waiting = Silakan tunggu di sini: nomor Anda akan dipanggil
scanned_called = Silakan ke loket { $counter }
scanned_back = Selamat datang kembali: nomor Anda ada di antrean lagi
scanned_missed = Panggilan Anda terlewat lagi. Silakan tanya petugas
scanned_ended = Kunjungan ini sudah selesai
scanned_unknown = Kode ini bukan tiket pusat layanan ini
print_again = Cetak lagi
