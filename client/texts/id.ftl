# Kata-kata bersama untuk kios, layar, dan loket.

# Sambungan
not_connected = Tidak tersambung
not_connected_since = Tidak tersambung sejak { $time }
server_not_trusted = Server menunjukkan sertifikat yang bukan sertifikat yang diharapkan

# Ruang layanan
number = Nomor
counter = Loket
counter_number = Loket { $number }
service = Layanan
waiting = Menunggu
floor = Lantai { $n }

# Menunggu
people_waiting = { $n ->
    [0] tidak ada yang menunggu
   *[other] { $n } orang menunggu
}
minutes_range = { $range } mnt
wait_usually = biasanya { $range } mnt
wait_usually_late = biasanya { $range } mnt, sembilan dari sepuluh di bawah { $late }
wait_unknown = waktu tunggu belum diketahui

# Keadaan tiket
ticket_waiting = Menunggu
ticket_called = Dipanggil
ticket_serving = Sedang dilayani
ticket_parked = Disisihkan
ticket_missed = Terlewat
ticket_finished = Selesai
ticket_cancelled = Dibatalkan
ticket_expired = Kedaluwarsa

# Keadaan loket
counter_open = Buka
counter_paused = Istirahat
counter_closed = Tutup

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
