# Köşk, lövhə və pəncərə proqramlarının ortaq sözləri.

# Bağlantı
not_connected = Bağlantı yoxdur
not_connected_since = Bağlantı kəsilib, saat { $time }
server_not_trusted = Serverin göstərdiyi sertifikat gözlənilən sertifikat deyil

# Zal
number = Nömrə
counter = Pəncərə
counter_number = Pəncərə { $number }
service = Xidmət
waiting = Gözləyir
floor = Mərtəbə { $n }

# Gözləmə
people_waiting = { $n ->
    [0] heç kim gözləmir
   *[other] { $n } nəfər gözləyir
}
minutes_range = { $range } dəq
wait_usually = adətən { $range } dəq
wait_usually_late = adətən { $range } dəq, on nəfərdən doqquzu { $late } dəqiqədən az
wait_unknown = gözləmə vaxtı hələ bilinmir

# Növbə biletinin halları
ticket_waiting = Gözləyir
ticket_called = Çağırılıb
ticket_serving = Xidmət göstərilir
ticket_parked = Kənara qoyulub
ticket_missed = Ötürülüb
ticket_finished = Bitib
ticket_cancelled = İmtina edilib
ticket_expired = Vaxtı keçib

# Pəncərənin halları
counter_open = Açıqdır
counter_paused = Fasilədə
counter_closed = Bağlıdır

# İstiqamətlər
direction_left = solda
direction_right = sağda
direction_ahead = düz qabaqda
direction_back = arxanızda
direction_ahead_left = qabaqda, solda
direction_ahead_right = qabaqda, sağda
direction_back_left = arxada, solda
direction_back_right = arxada, sağda
direction_up = yuxarı mərtəbədə
direction_down = aşağı mərtəbədə
