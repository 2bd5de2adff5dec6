# كلمات اللوحة وحدها.

label_number = الرقم
label_counter = الشباك
label_wait = مدة الانتظار
floor = الطابق { $n }

no_calls = يظهر رقمك هنا عند النداء عليه
hall_closed = المركز مغلق
hall_opens_at = المركز مغلق. يفتح الساعة { $time }
hall_opens_tomorrow = المركز مغلق. يفتح غدًا الساعة { $time }
hall_opens_on = المركز مغلق. يفتح { $day } الساعة { $time }
earlier = نودي عليها سابقًا
by_mistake = نودي بالخطأ. يرجى الانتظار
again = نداء مكرر
following = التالي
nobody_waits = لا أحد ينتظر
counter_free = شاغر
service_paused = متوقفة
service_paused_until = متوقفة حتى نحو { $time }
service_unserved = لا شباك
service_closed = مغلقة
service_full = نفدت التذاكر
some_services = بعض الخدمات: { $state }
more_waits = { $n } أخرى: اسأل عند المدخل أو امسح رمز تذكرتك
code_ticket = خذ تذكرة بهاتفك
code_check_in = سجّل حضورك لموعدك هنا

# For screen readers
called_now = يُنادى الآن: { $number }، الشباك { $counter }

# As it is spoken
say_call = رقم التذكرة { $number }. يرجى التوجه إلى الشباك، { $counter }.
say_number = { $letters }. { $digits }
say_call_short = { $number }، الشباك { $counter }.
