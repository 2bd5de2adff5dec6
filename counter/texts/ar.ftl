# كلمات برنامج الموظف.

# تسجيل الدخول
sign_in = تسجيل الدخول
sign_in_name = اسم المستخدم
sign_in_password = كلمة المرور
sign_in_missing = أدخل اسم المستخدم وكلمة المرور.
sign_in_name_odd = يتكون اسم المستخدم من حروف وأرقام دون مسافات.
sign_in_barred = { $n ->
    [one] حاول مرة أخرى بعد ثانية واحدة.
    [two] حاول مرة أخرى بعد ثانيتين.
    [few] حاول مرة أخرى بعد { $n } ثوانٍ.
   *[other] حاول مرة أخرى بعد { $n } ثانية.
}
sign_in_no_answer = المركز لا يستجيب. حاول مرة أخرى.
sign_in_working = لحظة: جارٍ الاتصال بالمركز
sign_in_caps = مفتاح Caps Lock مفعّل
step_password = اختر كلمة مرور خاصة بك
step_password_what = الكلمة التي أُعطيت لك كانت للمرة الأولى فقط.
new_password = كلمة المرور الجديدة
new_password_again = كلمة المرور الجديدة مرة أخرى
password_keep = احفظ كلمة المرور هذه
password_missing = اكتب كلمة المرور الجديدة في الحقلين.
password_differs = كلمتا المرور غير متطابقتين.
step_factor = أكّد أنك أنت
step_factor_what = أدخل الأرقام الستة التي يعرضها تطبيق المصادقة الآن.
factor_code = ستة أرقام
factor_go_on = متابعة
factor_digits = يتكون الرمز من ستة أرقام.
step_new_factor = إعداد الخطوة الثانية
step_new_factor_what = امسح المربع بتطبيق المصادقة على هاتفك، ثم أدخل الأرقام الستة التي يعرضها.
factor_picture = رمز QR لتطبيق المصادقة
factor_secret = دون كاميرا، اكتب هذا في التطبيق:
step_back = رجوع

# عند تعذر الأمر
looking = جارٍ البحث عن المركز

keys_form = نافذة البرنامج أو الشريط

transfer_return_service = يعود بعدها إلى خدمة: { $service }

seat_entrance = عند المدخل، موظف استقبال
greeter_search = الرقم أو وقت أخذها (10:42)
greeter_hint = اكتب رقمًا أو وقت أخذ التذكرة.
greeter_search_booked = الرقم أو الوقت أو رمز الموعد أو اسمه
greeter_hint_booked = اكتب رقمًا أو وقتًا أو رمز الموعد أو اسم صاحبه.
greeter_check_in = وصل الزائر
greeter_has_ticket = التذكرة: { $number }
booking_booked = محجوز
booking_missed = فائت
booking_arrived = وصل
greeter_needs = ما يحتاج إلى أحد
greeter_calm = لا شيء يحتاج إليك الآن.
greeter_code = رمز QR للزائر
greeter_issue_ticket = تذكرة جديدة
greeter_reopen = إعادتها
greeter_requeue = إعادة إلى الطابور
greeter_change_service = تغيير الخدمة
greeter_add_service = إضافة خدمة
greeter_transfer = تحويل
greeter_step_back = السماح لغيره بالمرور قبله
greeter_judge_priority = التحقق من الأولوية
greeter_set_assist = المساعدة المطلوبة
greeter_add_note = ملاحظة
greeter_reprint = رمز جديد
greeter_print = طباعة مرة أخرى
greeter_give_coupon = إنهاء بقسيمة
greeter_cancel = إلغاء التذكرة
greeter_answer_help = سأذهب
greeter_take_break = وضعه في استراحة
greeter_close_counter = إغلاقه
greeter_judge = تحقق
greeter_answered = ينتظرونك هناك.
greeter_printing = تُطبع { $number } الآن.
greeter_printed = طُبعت { $number }.
greeter_not_printed = لم تُطبع { $number }. اعرض هذه الشاشة على الزائر.
greeter_shown = لا طباعة هنا. اعرض { $number } على الزائر.
greeter_done = تم: { $number }.
greeter_taken = أُخذت { $time }
greeter_counters = الشبابيك: { $numbers }
greeter_ended = انتهت لهذا اليوم
greeter_claim = { $number } تطلب الأولوية
greeter_not_shown = { $number } إلى الشباك { $counter }: لم تعرضها أي لوحة
greeter_silent = الشباك { $number }: برنامجه لا يستجيب
greeter_offline = غير متصل
greeter_own_printer = طابعة هذا المكتب
greeter_printer_paper_low = الورق على وشك النفاد
greeter_printer_paper_out = لا ورق
greeter_printer_cover_open = الطابعة مفتوحة
greeter_printer_offline = الطابعة لا تستجيب
issue_title = تذكرة لزائر
issue_next = متابعة: اللغة
issue_priority = يطلب الأولوية
issue_language = بأي لغة؟
issue_confirm = إنشاء التذكرة
reprint_title = رمز جديد لـ { $number }؟
reprint_sentence = سيبطل عندئذ الرمز الذي مع الزائر الآن.
coupon_title = إنهاء { $number } اليوم بقسيمة؟
coupon_confirm = إعطاء القسيمة
coupon_sentence = يعود الزائر في يوم العمل التالي قبل غيره.
cancel_title = إلغاء { $number }؟
cancel_confirm = إلغاء التذكرة
cancel_sentence = يفقد الزائر مكانه؛ ويمكن إعادتها لمدة قصيرة.
greeter_ahead = { $n ->
    [0] التالية
    [one] قبلها شخص واحد
    [two] قبلها شخصان
    [few] قبلها { $n } أشخاص
    [many] قبلها { $n } شخصًا
   *[other] قبلها { $n } شخص
}
