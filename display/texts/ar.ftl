# كلمات اللوحة وحدها.

label_number = الرقم
label_counter = الشباك
label_service = الخدمة
label_waiting = الانتظار
label_minutes = دقيقة

no_calls = يظهر رقمك هنا عند النداء عليه
hall_closed = القاعة مغلقة
line_still = متوقفة
help_line = المساعدة: { $line }

# For screen readers
board_name = لوحة القاعة
called_now = يُنادى الآن: { $number }، الشباك { $counter }
