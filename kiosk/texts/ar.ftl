# كلمات شاشات الكشك. الكلمات المشتركة في client/texts.

# البداية والاختيار
language = اللغة
question = كيف يمكننا مساعدتك؟
back = رجوع
start_again = البدء من جديد
last_ticket = التذاكر حتى الساعة { $time }
tile_ahead = { $n ->
    [0] لا أحد أمامك
    [one] أمامك شخص واحد
    [two] أمامك شخصان
    [few] أمامك { $n } أشخاص
    [many] أمامك { $n } شخصًا
   *[other] أمامك { $n } شخص
}
tile_unserved = لا يوجد شباك مفتوح

# للموظفين: قائمة الخدمة
service_code = رمز الصيانة
service_code_hint = يجده المدير في صفحة هذا الجهاز.
service_code_wrong = { $n ->
    [one] الرمز خطأ. بقيت محاولة واحدة.
    [two] الرمز خطأ. بقيت محاولتان.
   *[other] الرمز خطأ. المحاولات الباقية: { $n }.
}
service_code_locked = { $n ->
    [one] رموز خاطئة كثيرة. حاول مجددًا بعد ثانية واحدة.
    [two] رموز خاطئة كثيرة. حاول مجددًا بعد ثانيتين.
    [few] رموز خاطئة كثيرة. حاول مجددًا بعد { $n } ثوانٍ.
   *[other] رموز خاطئة كثيرة. حاول مجددًا بعد { $n } ثانية.
}
service_menu = قائمة الصيانة
service_leave = العودة إلى شاشة الزوار
service_status = الحالة
service_test = الفحص الذاتي
service_reprint = إعادة طباعة تذكرة
service_test_print = طباعة تجريبية
service_volume = مستوى الصوت
service_set_up = الإعداد
service_address = عنوان الخادم
service_restart = إعادة التشغيل
service_close = إغلاق البرنامج
service_restart_ask = هل تريد إعادة تشغيل الكشك؟
service_restart_words = يستغرق ذلك بضع ثوانٍ.
service_close_ask = هل تريد إغلاق البرنامج؟
service_close_words = تبقى الشاشة مظلمة حتى يُشغَّل البرنامج أو الحاسوب.
service_printing = جارٍ الطباعة
service_printed = تمت الطباعة. تأكد من خروج الورقة.
service_no_tickets = لم يصدر هذا الكشك أي تذكرة بعد.
service_reprint_words = يبطل بعد ذلك الرمز المطبوع على الورقة الأولى.
service_report = طباعة التقرير
service_again = إعادة الفحص
service_louder = أعلى
service_quieter = أخفض
service_volume_words = مستوى الصوت { $n } من 5
service_sound_sentence = بهذا المستوى يتكلم الكشك.
service_skip = تخطٍّ
status_printer = الطابعة
status_online = متصل
status_leases = دون الخادم
status_leases_words = الأرقام المتاحة: { $free }؛ التذاكر التي ستُسلَّم: { $given }
status_screen_words = { $width } × { $height } بكسل، { $inches } بوصة
status_device = الجهاز
status_version = الإصدار

# للموظفين: الفحص الذاتي
part_paper = الورق
part_cutter = القاطع
part_sound = الصوت
part_screen = الشاشة
part_scanner = الماسح
part_clock = الساعة
part_server = الخادم
part_disk = القرص
state_good = سليم
state_care = تحقق
state_bad = عطل
state_none = لا يوجد
test_now = جارٍ الفحص
test_touch = المس كل علامة
test_scan = قرّب الرمز المطبوع من الماسح
strip_words = قرّب هذا الرمز من الماسح.
found_server = يستجيب خلال { $ms } مللي ثانية
found_server_refuses = يرفض: { $why }
found_server_silent = الخادم لا يستجيب
found_clock = الفرق عن ساعة الخادم بالثواني: { $n }
found_clock_unknown = لا يمكن المقارنة دون الخادم
found_disk = المساحة المتاحة: { $n } ميغابايت
found_disk_not_written = لا يمكن كتابة أي شيء: { $why }
found_disk_none = لا يحفظ هذا الكشك أي شيء
found_paper = يوجد ورق
found_paper_low = سينفد الورق قريبًا
found_cutter = طُبع شريط وقُطع
found_cutter_not_tried = لم يُفحص: لا يمكن الطباعة
found_cutter_no_proof = لم تؤكد الطابعة خروج الشريط
found_sound = سُمعت الجملة
found_sound_none = ليس لهذا الكشك صوت
found_sound_gone = جهاز الصوت غير موجود
found_sound_no_headset = لم توصل سماعة رأس
found_scanner = قرأ الرمز
found_scanner_wrong = قرأ شيئًا آخر
found_scanner_silent = لم يُقرأ أي شيء
found_scanner_no_strip = لم يُفحص: لا يوجد شريط
found_screen = لُمست { $n } من 5 علامات
report_heading = تقرير الجاهزية
report_good = جاهز للزوار
report_care = جاهز، لكن انظر إلى ما أُشير إليه
report_bad = غير جاهز

# للموظفين: الإعداد
set_up = إعداد هذا الكشك
set_up_language = لغة شاشة البداية
set_up_language_hall = اللغة الأولى للمركز
set_up_panel = مقاس الشاشة
set_up_ruler = ضع مسطرة على الخط. غيّر المقاس حتى يصبح طول الخط 100 مم.
set_up_inches = { $inches } بوصة
set_up_smaller = أصغر
set_up_larger = أكبر
set_up_printer = الطابعة
set_up_no_printer = دون طابعة
set_up_network = طابعة في الشبكة
set_up_address = عنوان الطابعة
set_up_address_hint = مثلًا 192.0.2.20
set_up_address_wrong = هذا ليس عنوانًا.
set_up_paper = عرض الورق
set_up_mm = { $n } مم
set_up_given = حدد المدير هذا في «الأجهزة»، في صفحة هذا الكشك.
set_up_next = التالي
set_up_save = حفظ
set_up_not_saved = لا يمكن الحفظ على هذا القرص.

# سبب الإغلاق وموعد الفتح
closed_day_not_open = المركز غير مفتوح
closed_holiday = مغلق اليوم
closed_outside_hours = مغلق الآن
closed_last_ticket_passed = لا تذاكر أخرى اليوم
closed_closed_by_staff = لا تذاكر حاليًا
closed_intake_stopped = لا تذاكر حاليًا
holders_are_called = سيُنادى على كل من يحمل تذكرة.
closed_suspended = متوقفة مؤقتًا
closed_centre_suspended = العمل في المركز متوقف مؤقتًا
closed_quota_used = نفدت تذاكر اليوم
closed_window_used = نفدت تذاكر هذه الفترة
closed_numbers_used_up = كل أرقام التذاكر مستعملة حاليًا
closed_wait_passes_closing = لا يمكننا استقبال المزيد من الزوار اليوم
stopped_by_staff = أوقف موظفونا إصدار التذاكر لهذه الخدمة
end_unknown = لا يُعرف بعد إلى متى.
opens_at = يفتح الساعة { $time }
opens_tomorrow = يفتح غدًا الساعة { $time }
opens_on = يفتح { $day } الساعة { $time }
again_at = من جديد الساعة { $time }
again_tomorrow = من جديد غدًا الساعة { $time }
again_on = من جديد { $day } الساعة { $time }
free_at = أقرب وقت متاح الساعة { $time }
free_tomorrow = أقرب وقت متاح غدًا الساعة { $time }
free_on = أقرب وقت متاح { $day } الساعة { $time }
continues_at = يُتوقع أن يُستأنف الساعة { $time }
continues_tomorrow = يُتوقع أن يُستأنف غدًا الساعة { $time }
continues_on = يُتوقع أن يُستأنف { $day } الساعة { $time }

# الخدمة والتذكرة
have_ready = جهّز ما يلي
take_ticket = أخذ تذكرة
take_number = عرض رقمي
number_instead = سيظهر رقمك على هذه الشاشة.
printer_none = هذا الكشك لا يطبع.
printer_paper_out = لا ورق في الطابعة.
printer_cover_open = الطابعة مفتوحة.
printer_offline = الطابعة لا تطبع الآن.
printer_broken = الطابعة معطلة.
printer_silent = الطابعة لا تستجيب.
printer_unreachable = لا اتصال بالطابعة.

# التذكرة
your_number = رقمك
issuing = جارٍ إصدار تذكرتك
printing = تذكرتك تخرج من الأسفل
still_printing = ما زالت تذكرتك قيد الطباعة
take_paper = خذ تذكرتك من الأسفل
take_second_paper = طُبعت مرة أخرى. خذ تذكرتك من الأسفل
no_paper = لم تخرج الورقة. تذكّر رقمك من فضلك.
maybe_paper = قد تخرج تذكرتك لاحقًا. تذكّر رقمك من فضلك.
remember_number = تذكّر رقمك من فضلك.
noted = فهمت
cancel_ticket = إلغاء تذكرتي
done = تم

# عند حدوث خلل
no_answer = المركز لا يستجيب
no_answer_text = لا نعرف بعد إن كانت لك تذكرة. حاول مرة أخرى: ستحصل على تذكرة واحدة فقط.
try_again = إعادة المحاولة
refused = لا تذكرة الآن
no_server = لا اتصال بالمركز
no_server_since = انقطع الاتصال بالمركز الساعة { $time }
ask_staff = لا تذاكر هنا الآن: اسأل الموظفين من فضلك.
starting = جارٍ بدء التشغيل
not_enrolled = هذا الكشك غير مسجّل

# لا أحد هنا
still_here = هل ما زلت هنا؟
starts_again = { $n ->
    [one] تبدأ هذه الشاشة من جديد بعد ثانية واحدة.
    [two] تبدأ هذه الشاشة من جديد بعد ثانيتين.
    [few] تبدأ هذه الشاشة من جديد بعد { $n } ثوانٍ.
   *[other] تبدأ هذه الشاشة من جديد بعد { $n } ثانية.
}
stay = ما زلت هنا

# Searching, choosing more, help, and how the screen looks
question_more = ماذا تحتاج أيضًا؟
search = بحث
search_hint = اكتب ما تحتاج إليه
nothing_found = لم يُعثر على شيء. جرّب كلمة أخرى أو اختر مما يلي.
nothing_found_short = لم يُعثر على شيء
by_agency = حسب الجهة
by_topic = حسب الموضوع
scroll_up = إلى الأعلى
scroll_down = إلى الأسفل
page_of = صفحة { $n } من { $all }
more = المزيد
space = مسافة
erase = حذف
more_letters = حروف أخرى
on_ticket = على تذكرتك أيضًا
remove = إزالة
need_help = أحتاج إلى مساعدة
help = مساعدة
help_calling = جارٍ استدعاء الموظفين
help_called = تم استدعاء الموظفين
help_stay = انتظر هنا، سيأتي إليك أحد الموظفين.
help_coming = أحد الموظفين في طريقه إليك
help_failed = تعذّر استدعاء الموظفين. يرجى سؤال أحد الموظفين في القاعة.
help_seen = حسنًا
accessibility = إمكانية الوصول
text_size = حجم النص
text_normal = عادي
text_large = كبير
text_largest = الأكبر
colours = الألوان
palette_day = عادية
palette_contrast_light = أسود على أبيض
palette_contrast = أبيض على أسود
reach = الأزرار في الأسفل
options = خيارات أخرى للتذكرة
for_how_many = لكم شخص أو مستند؟
fewer = إنقاص شخص أو مستند واحد
more_of = زيادة شخص أو مستند واحد
claim_priority = لديّ أولوية
assist = ما الذي يصعب عليك؟
assist_see = الرؤية
assist_hear = السمع
assist_walk = المشي
another_service = إضافة خدمة أخرى
not_out = لم تخرج تذكرتي

# Speech in the headset
voice = الصوت في سماعة الرأس
voice_begin = الزر الأيسر للرجوع والأوسط للاختيار والأيمن للتقدم. ارجع لاختيار اللغة والصوت.
volume_now = مستوى الصوت { $n }
speed_now = السرعة { $n } بالمئة
quieter = خفض الصوت
louder = رفع الصوت
read_again = إعادة القراءة
slower = صوت أبطأ
faster = صوت أسرع
chosen = مختار
not_chosen = غير مختار
dark_screen = شاشة معتمة

# A code is held to the scanner
scanned_waiting = انتظر هنا من فضلك: سيُنادى على رقمك
scanned_called = توجه إلى الشباك { $counter }
scanned_back = أهلًا بعودتك: رقمك في الطابور من جديد
scanned_missed = فاتك النداء. اسأل الموظفين من فضلك.
scanned_ended = انتهت هذه الزيارة
scanned_unknown = هذا الرمز ليس تذكرة من هذا المركز
print_again = طباعة مرة أخرى
scanned_no_answer = اسأل الموظفين إلى أين تذهب.

# زائر لديه موعد
have_booking = لدي موعد
booking_code = اكتب رمز موعدك
booking_hint = يتكون الرمز من ثمانية أحرف وأرقام. تجده في رسالة البريد وفي صفحة موعدك.
booking_early = لقد أتيت مبكرًا
booking_back = سأعود في ذلك الوقت
booking_given_up = إذا انتظرت الآن، فسيُلغى موعدك.
booking_now = الانتظار الآن من دون موعد
booking_no_answer = حاول مرة أخرى بعد قليل. وإن لم ينجح ذلك، فخذ تذكرة عادية وأخبر موظفينا بأن لديك موعدًا.
