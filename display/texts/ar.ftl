# كلمات اللوحة وحدها.

label_number = الرقم
label_counter = الشباك
label_service = الخدمة
label_ahead = أمامك
label_wait = مدة الانتظار
range_minutes = { $range } د
range_hours = { $range } س

no_calls = يظهر رقمك هنا عند النداء عليه
hall_closed = القاعة مغلقة
service_paused = متوقفة
service_unserved = لا شباك
service_closed = مغلقة
help_line = المساعدة: { $line }

# For screen readers
board_name = لوحة القاعة
called_now = يُنادى الآن: { $number }، الشباك { $counter }

# As it is spoken
say_call = { $number }، النافذة { $counter }.
