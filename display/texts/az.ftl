# Yalnız lövhənin sözləri.

label_number = Nömrə
label_counter = Pəncərə
label_service = Xidmət
label_waiting = Gözləyir
label_minutes = Dəqiqə

no_calls = Nömrəniz çağırılanda burada görünəcək
hall_closed = Zal bağlıdır
line_still = dayanıb
help_line = Yardım: { $line }

# For screen readers
board_name = Zalın lövhəsi
called_now = İndi çağırılır: { $number }, pəncərə { $counter }
