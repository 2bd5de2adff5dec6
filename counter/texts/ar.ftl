# كلمات برنامج الموظف.

# المفاتيح
act_open_counter = افتح الشباك
act_back = عُد من الاستراحة
act_call_next = نادِ التالي
act_start = ابدأ
act_finish = أنهِ
act_finish_and_next = أنهِ ونادِ التالي
act_recall = أعد النداء
act_requeue = أعده إلى الدور
act_mark_no_show = لم يحضر
act_hold = أجّلها
act_resume = استأنف { $number }
act_take_break = استراحة
act_close_counter = أغلق الشباك
act_undo_call = تراجع عن النداء
act_undo_start = تراجع عن البدء
act_reopen = أعد فتح الأخير
act_answer_help = سأذهب
key_enter = Enter
key_spoken = { $action }، المفتاح { $key }

# التذكرة عند الشباك
waited = الانتظار: { $time }
minutes = { $n } د
under_a_minute = أقل من دقيقة
recalled = { $n ->
    [one] أعيد النداء مرة
    [two] أعيد النداء مرتين
    [few] أعيد النداء { $n } مرات
   *[other] أعيد النداء { $n } مرة
}
speaks = اللغة: { $language }
why = لماذا هذه التذكرة
quantity = عدد الأشخاص أو الملفات: { $n }
documents = اطلب منه
stops = خدمات هذه التذكرة
stop_pending = لاحقًا
stop_open = الآن
stop_served = تمت
stop_unserved = لم تُقدَّم
class_priority = أولوية
class_appointment = موعد
class_returning = عائد
assist_see = يحتاج مساعدة في الرؤية
assist_hear = يحتاج مساعدة في السمع
assist_walk = يحتاج مساعدة في المشي
paper_pending = لم تتأكد طباعة الورقة
paper_failed = لم تُطبع الورقة
paper_shown = بلا ورقة: عُرض على الشاشة
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

# الصفوف
lines = صفوفك
line_target = الهدف { $time }
line_over = تجاوز الهدف
line_still = متوقفة
day = اليوم
day_served = خُدم: { $n }
day_missed = لم يحضر: { $n }
day_mean = المتوسط { $time }

# الاستراحة
break_title = استراحة
break_minutes = { $n ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
break_start = ابدأ الاستراحة
break_cancel = ليس الآن
break_break = استراحة
break_lunch = غداء
break_back_office = عمل مكتبي
break_training = تدريب
break_technical = عطل فني
break_other = سبب آخر
longer = أطول
shorter = أقصر

# عند تعذر الأمر
working = قيد التنفيذ: { $action }
no_answer = لم يُجب الخادم. عند عودته تعرض الشاشة الوضع الصحيح؛ اضغط مرة أخرى إن لزم.
no_counter_named = أي شباك هذا؟ شغّل البرنامج مع ‎--counter‎ ورقم الشباك، أو برمز شباك واحد.
way_look_again = الشاشة تعرض الوضع الحالي.
way_day_not_open = يمكن لمدير القاعة فتحه.
looking = جارٍ البحث عن القاعة
