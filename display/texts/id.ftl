# Kata-kata khusus papan.

label_number = Nomor
label_counter = Loket
label_service = Layanan
label_waiting = Antre
label_minutes = Menit

no_calls = Nomor Anda muncul di sini saat dipanggil
hall_closed = Ruang layanan tutup
line_still = berhenti
help_line = Bantuan: { $line }

# For screen readers
board_name = Papan ruang layanan
called_now = Dipanggil: { $number }, loket { $counter }
