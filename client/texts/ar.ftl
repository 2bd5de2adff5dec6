# كلمات مشتركة بين الكشك واللوحة والشباك.

# الاتصال
server_not_trusted = الشهادة التي يعرضها الخادم ليست الشهادة المتوقعة
search_looking = جارٍ البحث عن الخادم …
search_without_tls = خادم المركز يستجيب الآن من دون TLS. شغّله مع TLS من جديد.
search_unknown = خادم لهذا المركز يستجيب لكنه لا يعرف هذا الجهاز. يمكن للمدير إضافته من جديد.
search_no_hall = لا يستجيب هناك أي خادم لهذا المركز
search_trying = جارٍ تجربة هذا العنوان …
search_enrol = إضافة هذا الجهاز من جديد

# القاعة
number = الرقم
service = الخدمة
waiting = في الانتظار

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

# جهاز جديد. { $address } هو عنوان الخادم.
pair_device_kiosk = كشك
pair_device_display = لوحة القاعة
pair_device_counter = حاسوب الشباك
pair_looking = البحث عن المركز
pair_looking_what = تواصل هذه الشاشة عملها تلقائيًا عندما يستجيب المركز في الشبكة.
pair_choose = لأي مركز هذا الجهاز؟
pair_hall_nameless = مركز بلا اسم
pair_asking = جارٍ الاتصال بالمركز
pair_give = أعطِ هذا الرمز لمدير المركز
pair_continues = بعد أن يُدخله المدير أو يمسح الصورة تواصل هذه الشاشة عملها تلقائيًا.
pair_code_spoken = الرمز: { $code }
pair_waiting = في انتظار المدير
pair_silent = المركز لا يستجيب، وتُعاد المحاولة تلقائيًا
pair_exposed = بدون TLS: يمكن لآخرين في الشبكة قراءة هذا الاتصال.
pair_unreachable = المركز لا يستجيب
pair_unreachable_what = تُعاد المحاولة تلقائيًا. تأكد من أن الخادم يعمل وأن هذا الجهاز في شبكته.
pair_distrusted = شهادة الخادم غير مقبولة
pair_refused = لا يقبل المركز أجهزة جديدة الآن
pair_fault = لا يستطيع هذا الجهاز حفظ مفتاحه السري
pair_over = انتهت صلاحية الرمز السابق. هذا رمز جديد.
pair_out = لم يعد المركز يعرف هذا الجهاز. يمكن للمدير قبوله من جديد.
pair_server = الخادم: { $address }
pair_other = مركز آخر
pair_enter_address = إدخال عنوان
pair_address = عنوان الخادم
pair_use_address = استخدم هذا العنوان
pair_address_fault = اكتبه هكذا: 192.0.2.7 أو http://hall:8750
pair_back = رجوع

# كما يُقرأ بصوت عالٍ.
aloud_range = { $low } إلى { $high }
aloud_half = { $n } ونصف
aloud_half_hours = { $n ->
    [one] ساعة ونصف
    [two] ساعتين ونصف
    [few] { $n } ساعات ونصف
   *[other] { $n } ساعة ونصف
}
aloud_minutes = { $n ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $n } دقائق
   *[other] { $n } دقيقة
}
aloud_hours = { $n ->
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $n } ساعات
   *[other] { $n } ساعة
}
aloud_hour = { $hour }
aloud_time =
    { $hour } و { $minute ->
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minute } دقائق
       *[other] { $minute } دقيقة
    }
