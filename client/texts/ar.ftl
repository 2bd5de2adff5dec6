# كلمات مشتركة بين الكشك واللوحة والشباك.

# الاتصال
not_connected = لا يوجد اتصال
not_connected_since = لا يوجد اتصال منذ { $time }
server_not_trusted = الشهادة التي يعرضها الخادم ليست الشهادة المتوقعة

# القاعة
number = الرقم
counter = الشباك
counter_number = الشباك { $number }
service = الخدمة
waiting = في الانتظار
floor = الطابق { $n }

# الانتظار
people_waiting = { $n ->
    [zero] لا أحد ينتظر
    [one] شخص واحد ينتظر
    [two] شخصان ينتظران
    [few] { $n } أشخاص ينتظرون
    [many] { $n } شخصًا ينتظرون
   *[other] { $n } شخص ينتظرون
}
minutes_range = { $range } د
wait_usually = عادةً { $range } دقيقة
wait_usually_late = عادةً { $range } دقيقة، وتسعة من كل عشرة أقل من { $late }
wait_unknown = مدة الانتظار غير معروفة بعد

# حالات التذكرة
ticket_waiting = في الانتظار
ticket_called = تم النداء
ticket_serving = قيد الخدمة
ticket_parked = مؤجلة
ticket_missed = فائتة
ticket_finished = منتهية
ticket_cancelled = ملغاة
ticket_expired = منتهية الصلاحية

# حالات الشباك
counter_open = مفتوح
counter_paused = في استراحة
counter_closed = مغلق

# الاتجاهات
direction_left = إلى اليسار
direction_right = إلى اليمين
direction_ahead = إلى الأمام
direction_back = خلفك
direction_ahead_left = إلى الأمام يسارًا
direction_ahead_right = إلى الأمام يمينًا
direction_back_left = إلى الخلف يسارًا
direction_back_right = إلى الخلف يمينًا
direction_up = في الطابق الأعلى
direction_down = في الطابق الأسفل
