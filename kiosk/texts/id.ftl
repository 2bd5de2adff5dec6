# Kata-kata pada layar kios. Kata bersama ada di client/texts.

# Awal dan pilihan
language = Bahasa
question = Apa keperluan Anda?
services_count = { $n } layanan
back = Kembali
start_again = Mulai lagi
more = Lainnya
page_of = { $page } dari { $pages }
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
offline = Tidak ada sambungan ke gedung
offline_since = Tidak ada sambungan ke gedung sejak pukul { $time }
offline_what = Untuk sementara tidak ada tiket di sini. Silakan minta tiket kepada petugas. Layar ini akan pulih sendiri.
offline_short = Saat ini tidak ada tiket di sini: tanyakan kepada petugas.
searching = Mencari gedung
not_enrolled = Kios ini belum terdaftar

# Tidak ada orang
still_here = Anda masih di sini?
starts_again = Layar ini mulai lagi dalam { $n } detik.
stay = Saya masih di sini
