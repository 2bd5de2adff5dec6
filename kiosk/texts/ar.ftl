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

# سبب الإغلاق وموعد الفتح
closed_day_not_open = لم يفتح المركز بعد
closed_holiday = مغلق اليوم
closed_outside_hours = مغلق الآن
closed_last_ticket_passed = لا تذاكر أخرى اليوم
closed_closed_by_staff = مغلق
closed_intake_stopped = لا تذاكر أخرى اليوم
closed_suspended = متوقفة مؤقتًا
closed_centre_suspended = العمل في المركز متوقف مؤقتًا
closed_quota_used = نفدت تذاكر اليوم
closed_window_used = نفدت تذاكر هذه الفترة
closed_numbers_used_up = كل أرقام التذاكر مستعملة حاليًا
closed_wait_passes_closing = عدد المنتظرين أكبر مما يتسع له باقي اليوم
opens_at = يفتح الساعة { $time }
opens_tomorrow = يفتح غدًا الساعة { $time }
opens_on = يفتح { $day } الساعة { $time }
free_at = أقرب وقت متاح الساعة { $time }
free_tomorrow = أقرب وقت متاح غدًا الساعة { $time }
free_on = أقرب وقت متاح { $day } الساعة { $time }
goes_on_at = يُتوقع أن يُستأنف الساعة { $time }
goes_on_tomorrow = يُتوقع أن يُستأنف غدًا الساعة { $time }
goes_on_on = يُتوقع أن يُستأنف { $day } الساعة { $time }

# الخدمة والتذكرة
have_ready = جهّز ما يلي
take_ticket = خذ تذكرة
take_number = أظهر رقمي
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
take_paper = خذ تذكرتك من الأسفل
no_paper = لم تخرج الورقة. تذكّر رقمك من فضلك.
remember_number = تذكّر رقمك من فضلك.
noted = فهمت
cancel_ticket = إلغاء تذكرتي
done = تم

# عند حدوث خلل
no_answer = المركز لا يستجيب
no_answer_text = لا نعرف بعد إن كانت لك تذكرة. حاول مرة أخرى: لن تحصل على تذكرتين.
try_again = حاول مرة أخرى
refused = لا تذكرة الآن
no_server = لا اتصال بالمركز
no_server_since = لا اتصال بالمركز منذ الساعة { $time }
ask_staff = لا تذاكر هنا الآن: اسأل الموظفين من فضلك.
searching = جارٍ البحث عن المركز
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
nothing_found = لم يُعثر على شيء. جرّب كلمة أخرى أو اطلب المساعدة.
by_agency = حسب الجهة
by_topic = حسب الموضوع
scroll_up = إلى الأعلى
scroll_down = إلى الأسفل
space = مسافة
erase = حذف
more_letters = حروف أخرى
on_ticket = على تذكرتك أيضًا
remove = إزالة
need_help = أحتاج إلى مساعدة
help_calling = جارٍ استدعاء الموظفين
help_called = تم استدعاء الموظفين
help_stay = انتظر هنا، سيأتي إليك أحد الموظفين.
help_coming = هناك من يأتي لمساعدتك
help_failed = تعذّر استدعاء الموظفين. يرجى سؤال أحدهم في القاعة.
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
fewer = أقل
more_of = أكثر
claim_priority = لديّ أولوية
assist = ما الذي يصعب عليك؟
assist_see = الرؤية
assist_hear = السمع
assist_walk = المشي
another_service = أضف خدمة أخرى
not_out = لم تخرج تذكرتي

# Speech in the headset
voice_welcome = الإرشاد الصوتي مفعّل. ينتقل زر التالي من خيار إلى الذي يليه، ويعود زر السابق، ويختار الزر الأوسط.
volume_now = مستوى الصوت { $n }
speed_now = السرعة { $n } بالمئة
quieter = أخفض
louder = أعلى
read_again = اقرأ مرة أخرى
slower = تحدث أبطأ
faster = تحدث أسرع
chosen = مختار

# A code is held to the scanner
scanned_waiting = انتظر هنا من فضلك: سيُنادى رقمك
scanned_called = توجه إلى الشباك { $counter }
scanned_back = أهلًا بعودتك: رقمك في الطابور من جديد
scanned_missed = فاتك النداء مرة أخرى. اسأل الموظفين من فضلك
scanned_ended = انتهت هذه الزيارة
scanned_unknown = هذا الرمز ليس تذكرة من هذا المركز
print_again = اطبعها مرة أخرى
