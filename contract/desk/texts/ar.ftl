# What the desk of a counter says, in the program and on the page.

# تسجيل الدخول
sign_in_badge = أو قرّب بطاقتك من الماسح.
sign_in_over = انتهت جلستك. سجّل الدخول من جديد.
sign_in_locked = أُقفل هذا الشباك لأنه لم يُستخدم مدة. سجّل الدخول من جديد؛ كل شيء كما تركته.
sign_out = تسجيل الخروج

# المفاتيح
act_open_counter = فتح الشباك
act_back = العودة من الاستراحة
act_call_next = نداء التالي
act_start = بدء
act_finish = إنهاء
act_finish_and_next = إنهاء ونداء التالي
act_recall = تكرار النداء
act_requeue = إعادة إلى الطابور
act_mark_no_show = لم يحضر
act_hold = تأجيل
act_resume = استئناف
act_take_break = استراحة
act_close_counter = إغلاق الشباك
act_undo_call = تراجع عن النداء
act_undo_start = تراجع عن البدء
act_reopen = إعادة فتح الأخيرة
act_answer_help = سأذهب
key_enter = Enter
key_spoken = { $action }، المفتاح { $key }

# التذكرة عند الشباك
waited = الانتظار: { $time }
minutes = { $n ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
   *[other] { $n } دقيقة
}
under_a_minute = أقل من دقيقة
recalled = { $n ->
    [one] أعيد النداء مرة
    [two] أعيد النداء مرتين
    [few] أعيد النداء { $n } مرات
   *[other] أعيد النداء { $n } مرة
}
why = لماذا هذه التذكرة
speaks = اللغة: { $language }
quantity = { $n ->
    [one] لشخص واحد أو ملف واحد
    [two] لشخصين أو ملفين
    [few] لعدد { $n } أشخاص أو ملفات
   *[other] لعدد { $n } شخصًا أو ملفًا
}
documents = اطلب منه
stops = خدمات هذه التذكرة
stop_pending = لاحقًا
stop_open = الآن
stop_served = تمت
stop_unserved = لم تُقدَّم
compare_name = { $name }: قارن بالوثيقة
class_priority = أولوية
class_appointment = موعد
class_returning = عائد
assist_see = يحتاج مساعدة في الرؤية
assist_hear = يحتاج مساعدة في السمع
assist_walk = يحتاج مساعدة في المشي
paper_pending = لم تتأكد طباعة الورقة
paper_failed = لم تُطبع الورقة
paper_shown = بلا ورقة: عُرضت على الشاشة
paper_none = أُخذت بلا ورقة

# لا توجد تذكرة
closed_here = هذا الشباك مغلق
nobody_waits = لا أحد ينتظر
nobody_waits_yet = تظهر هنا التذاكر الجديدة لخدماتك.
waiting_for_you = { $n ->
    [one] شخص ينتظرك
    [two] شخصان ينتظرانك
    [few] أشخاص ينتظرونك
    [many] شخصًا ينتظرونك
   *[other] شخص ينتظرونك
}
longest_wait = أطول انتظار: { $time }
break_until = منذ { $since }، العودة { $back }
break_since = منذ { $since }
break_left = متبقية
break_over = تأخير
hint_open = اضغط Enter لفتحه.
hint_back = اضغط Enter للعودة.
hint_next = اضغط Enter لنداء التالي.
hint_paper = ما زالت التذاكر قيد الطباعة.
hint_still = لا تُنادى أي تذكرة ما دامت الخدمة متوقفة.

# المساعدة مطلوبة
help_wanted = المساعدة مطلوبة · { $time }
help_go_to = هناك من ينتظرك عند: { $place }

# الطوابير
lines = طوابيرك
line_target = الهدف { $time }
line_over = تجاوز الهدف
line_still = متوقفة
day = اليوم
day_served = خُدم: { $n }
day_missed = لم يحضر: { $n }
day_mean = المتوسط { $time }

# الاستراحة
break_title = استراحة
form_minutes = { $n ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
break_start = بدء الاستراحة
break_break = استراحة
break_lunch = غداء
break_back_office = عمل مكتبي
break_training = تدريب
break_technical = عطل فني
break_other = سبب آخر

# عند تعذر الأمر
working = قيد التنفيذ: { $action }
no_answer = لم يستجب الخادم. عند عودته تعرض الشاشة الوضع الحالي؛ اضغط مرة أخرى إن لزم.
way_look_again = الشاشة تعرض الوضع الحالي.
way_day_not_open = يمكن لمدير المركز فتحه.

act_take_over = تسلّم الشباك
act_finish_with = إنهاء مع النتيجة
act_transfer = تحويل
act_add_service = إضافة خدمة
act_change_service = تغيير الخدمة
act_add_note = ملاحظة
act_set_assist = المساعدة المطلوبة
act_judge_priority = الأولوية
act_call_ticket = نداء رقم
act_walk_in = بلا تذكرة
act_bring_back = التذاكر الفائتة
act_call_for_help = طلب مساعدة
act_resume_one = استئناف { $number }
keys_title = كل المفاتيح
keys_close = إغلاق
keys_enter = المفتاح الكبير
keys_this = هذه القائمة
key_idle = المفتاح { $key } لا يفعل شيئًا الآن. ‏F1 يعرض كل المفاتيح.
key_away = ليس الآن: لا يوجد اتصال، ولا يُحفظ ما تضغطه.
away_hint = واصل الخدمة. لا يمكن نداء أحد حتى يعود الاتصال؛ ثم تعرض الشاشة الوضع الحالي.

form_cancel = ليس الآن
form_save = حفظ
search_service = ابحث عن خدمة
search_place = ابحث عن خدمة أو شباك
search_number = الرقم، مثل A042
search_nothing = لم يُعثر على شيء.
group_open = عرض الخدمات
finish_title = كيف انتهت الخدمة؟
outcome_done = تمّت
outcome_incomplete = ينقص شيء: سيعود الزائر
outcome_refused = رُفضت
outcome_elsewhere = أُحيل إلى جهة أخرى
hold_title = لماذا تؤجَّل؟
remind_in = { $n ->
    [0] بلا تذكير
    [one] تذكير بعد دقيقة واحدة
    [two] تذكير بعد دقيقتين
    [few] تذكير بعد { $n } دقائق
   *[other] تذكير بعد { $n } دقيقة
}
remind_at = تذكير { $time }
resume_title = أي تذكرة تعود؟
resume_confirm = نداء إلى هذا الشباك
missed_title = التذاكر الفائتة
missed_confirm = إعادة إلى الطابور
missed_sentence = عاد الزائر: تستعيد التذكرة مكانها في الطابور.
add_title = خدمة أخرى
add_confirm = إضافة
change_title = ما الخدمة الصحيحة؟
change_confirm = تغيير
transfer_title = إلى أين يذهب الزائر؟
transfer_confirm = إرسال
transfer_return = يعود بعدها إلى هذا الشباك
note_for_next = ملاحظة للشباك التالي
note_title = ملاحظة على هذه التذكرة
note_confirm = حفظ الملاحظة
note_sentence = للزملاء الذين يخدمون هذه التذكرة؛ تُحذف بعد الزيارة.
note_text = الملاحظة
assist_title = ما المساعدة المطلوبة؟
priority_title = هل طلب الأولوية صحيح؟
priority_confirmed = نعم: تحتفظ التذكرة بأولويتها
priority_refused = لا: تعود إلى مكانها العادي
walk_in_title = زائر بلا تذكرة
walk_in_confirm = إنشاء تذكرة ونداؤها
walk_in_sentence = يُسجَّل أن هذا الزائر نودي عليه خارج دوره.
choose_title = نداء رقم خارج دوره
choose_next = متابعة: السبب
choose_sentence = تظهر الأطول انتظارًا في كل طابور؛ اكتب أي رقم آخر.
choose_nothing = لا توجد تذكرة منتظرة بهذا الرقم.
reason_title = لماذا تُنادى { $number } خارج دورها؟
reason_confirm = نداء الآن
reason_sentence = يُحفظ السبب في السجل، ويُقال لمن يسأل إن هناك سببًا.

leave_with_ticket = { $number } ما زالت عند هذا الشباك
leave_open = هذا الشباك ما زال مفتوحًا
leave_confirm = خروج
leave_finish = انتهت الخدمة؛ إغلاق الشباك
leave_requeue = إعادة إلى الطابور؛ إغلاق الشباك
leave_hold = تأجيل؛ إغلاق الشباك
leave_close = إغلاق الشباك
leave_stay = ترك كل شيء كما هو: سأعود حالًا
leave_away = لا يوجد اتصال، ويبقى الشباك كما هو. اخرج مرة أخرى إن كنت متأكدًا.
taken = يعمل موظف آخر على هذا الشباك
hint_other_counter = ‏Esc لشباك آخر.
hint_take_over = ‏Enter يتسلّمه مع التذكرة الموجودة.

help_called = طُلبت المساعدة إلى هذا الشباك.
not_shown = لم تعرض أي لوحة { $number } بعد. نادِ الزائر بصوتك.
still_with = ما زلت مع { $number }؟ المعتاد { $time }.
held_due = تذكير: أُجّلت { $number } منذ { $time }.
held_long = أُجّلت { $number } منذ { $time }.
gone = { $number } لم تعد عند هذا الشباك.
gone_waiting = أُعيدت { $number } إلى الطابور.
gone_missed = عُدّت { $number } فائتة: لم يأتِ الزائر.
gone_cancelled = أُلغيت { $number }.
gone_expired = انتهى اليوم: انتهت صلاحية { $number }.
gone_finished = أُنهيت { $number } في مكان آخر.

lines_empty = { $n ->
    [one] طابور واحد بلا زوار
    [two] طابوران بلا زوار
    [few] { $n } طوابير بلا زوار
   *[other] { $n } طابورًا بلا زوار
}
held = المؤجّلة
missed = لم يحضروا
comes_until = المكان محفوظ حتى { $time }
notes = ملاحظات
bar_waiting = ينتظر { $n }
bar_longest = الأطول { $time }

seat_title = على أي شباك تعمل؟
seat_confirm = العمل هنا
seat_search = رقم الشباك
seat_taken = مشغول
seat_hint = ‏Enter يعرض الشبابيك.

sheet_waits = ليس الآن: هناك أمر قيد التنفيذ أو لا اتصال. ما أدخلته يبقى هنا.
sheet_unsaved = لم يُحفظ هذا بعد. ما أدخلته ما زال هنا: يُرجى التأكيد مرة أخرى.
early_title = الوقت مبكر على الموعد
early_confirm = الانتظار الآن من دون موعد
early_sentence = الانتظار الآن يلغي الموعد.
away_title = هل تنتظر التذكرة؟
away_confirm = نعم، لتنتظر
less = أقل
more = أكثر
assist_replaces = يحلّ هذا محل ما حُدّد من قبل.

# The page
elsewhere = هذا الشباك مفتوح في علامة تبويب أو نافذة أخرى. لا يمكن فعل شيء هنا الآن.
page_scripts = تحتاج هذه الصفحة إلى JavaScript، وهو متوقف في هذا المتصفح.
