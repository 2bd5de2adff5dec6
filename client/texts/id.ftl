# Kata-kata bersama untuk kios, papan, dan loket.

# Koneksi
server_not_trusted = Server menunjukkan sertifikat yang bukan sertifikat yang diharapkan
search_looking = Mencari server …
search_without_tls = Server pusat layanan kini merespons tanpa TLS. Jalankan lagi dengan TLS.
search_unknown = Server pusat layanan ini merespons, tetapi tidak mengenal perangkat ini. Manajer dapat menambahkannya lagi.
search_no_hall = Tidak ada server pusat layanan ini yang merespons di sana
search_trying = Alamat ini sedang dicoba …
search_enrol = Tambahkan lagi perangkat ini

# Ruang layanan
number = Nomor
service = Layanan
waiting = Menunggu

# Arah
direction_left = di kiri
direction_right = di kanan
direction_ahead = lurus ke depan
direction_back = di belakang Anda
direction_ahead_left = di depan sebelah kiri
direction_ahead_right = di depan sebelah kanan
direction_back_left = di belakang sebelah kiri
direction_back_right = di belakang sebelah kanan
direction_up = di lantai atas
direction_down = di lantai bawah

# Perangkat baru. { $address } adalah alamat server.
pair_device_kiosk = Kios
pair_device_display = Papan antrean
pair_device_counter = Komputer loket
pair_looking = Mencari pusat layanan
pair_looking_what = Layar ini berlanjut otomatis begitu pusat layanan merespons di jaringan.
pair_choose = Perangkat ini milik pusat layanan mana?
pair_hall_nameless = Pusat layanan tanpa nama
pair_asking = Menghubungi pusat layanan
pair_give = Berikan kode ini kepada manajer pusat layanan
pair_continues = Setelah manajer memasukkannya atau memindai gambarnya, layar ini berlanjut otomatis.
pair_code_spoken = Kode: { $code }
pair_waiting = Menunggu manajer
pair_silent = Pusat layanan tidak merespons; dicoba lagi secara otomatis
pair_exposed = Tanpa TLS: pihak lain di jaringan dapat membaca pertukaran ini.
pair_unreachable = Pusat layanan tidak merespons
pair_unreachable_what = Dicoba lagi secara otomatis. Pastikan server berjalan dan perangkat ini berada di jaringannya.
pair_distrusted = Sertifikat server tidak diterima
pair_refused = Pusat layanan sedang tidak menerima perangkat baru
pair_fault = Perangkat ini tidak dapat menyimpan kunci rahasianya
pair_over = Kode sebelumnya sudah kedaluwarsa. Ini kode yang baru.
pair_out = Pusat layanan tidak lagi mengenal perangkat ini. Manajer dapat mendaftarkannya kembali.
pair_server = Server: { $address }
pair_other = Pusat layanan lain
pair_enter_address = Masukkan alamat
pair_address = Alamat server
pair_use_address = Pakai alamat ini
pair_address_fault = Tulis seperti 192.0.2.7 atau http://loket:8750
pair_back = Kembali

# Seperti dibacakan.
aloud_range = { $low } sampai { $high }
aloud_half = { $n } setengah
aloud_half_hours = { $n } setengah jam
aloud_minutes = { $n } menit
aloud_hours = { $n } jam
aloud_hour = { $hour }
aloud_time = { $hour } lewat { $minute } menit
