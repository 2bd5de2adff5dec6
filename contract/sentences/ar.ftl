# ما يقوله الخادم والبرامج بالكلمات نفسها.

# الانتظار: كم شخصًا في الأمام وكم يطول، بالدقائق أو الساعات.
people_ahead = { $n ->
    [0] لا أحد أمامك
    [one] أمامك شخص واحد
    [two] أمامك شخصان
    [few] أمامك { $n } أشخاص
    [many] أمامك { $n } شخصًا
   *[other] أمامك { $n } شخص
}
unserved = لا يوجد شباك مفتوح لهذه الخدمة الآن
unserved_ticket = سيُنادى على رقمك عندما يُفتح شباك
amount_minutes = { $n ->
    [few] { $n } دقائق
   *[other] { $n } دقيقة
}
amount_hours = { $n ->
    [two] ساعتين
    [few] { $n } ساعات
   *[other] { $n } ساعة
}
amount_half_hours = { $n ->
    [one] ساعة ونصف
    [two] ساعتين ونصف
    [few] { $n } ساعات ونصف
   *[other] { $n } ساعة ونصف
}
figure_hours = { $n ->
    [two] ساعتين
    [few] { $n } ساعات
   *[other] { $n } ساعة
}
figure_half_hours = { $n ->
    [one] ساعة ونصف
    [two] ساعتين ونصف
    [few] { $n } ساعات ونصف
   *[other] { $n } ساعة ونصف
}
wait_minutes = عادةً من { $low } إلى { $high }
wait_minutes_hours = من { $low } إلى { $high } تقريبًا
wait_hours = من { $low } إلى { $high } تقريبًا
wait_below = عادةً أقل من { $high }
late = 9 من كل 10 ينتظرون أقل من { $late }
short_minutes =
    { "\u2066" }{ $low }–{ $high }{ "\u2069" } { $high ->
        [few] دقائق
       *[other] دقيقة
    }
short_minutes_hours = { $low } – { $high }
short_hours = { $low } – { $high }
short_below = أقل من { $high }
coupon = يمكنك العودة بهذا الرمز حتى نهاية يوم { $date }: سيُنادى على رقمك قبل غيرك
on_weekday = { $weekday ->
    [mon] يوم الاثنين { $date }
    [tue] يوم الثلاثاء { $date }
    [wed] يوم الأربعاء { $date }
    [thu] يوم الخميس { $date }
    [fri] يوم الجمعة { $date }
    [sat] يوم السبت { $date }
   *[sun] يوم الأحد { $date }
}

# أصحاب المواعيد
booked_for = موعدك في { $time }
booked_from = سيُنادى رقمك بدءًا من { $time }
booked_order = يُنادى أصحاب المواعيد كما لو أنهم أخذوا تذكرة قبل وقتهم بمدة { $minutes } دقيقة.
booked_kept = في الأسابيع الأربعة الماضية نودي { $kept } من كل 100 من أصحاب المواعيد خلال { $minutes } دقيقة من موعدهم.

# لماذا هذه التذكرة. الانتظار بالدقائق الكاملة؛ ولا تُذكر الفئة أبدًا.
why_longest_wait =
    نوديت قبل { $next }: انتظرت { $waited ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $waited } دقائق
       *[other] { $waited } دقيقة
    } (الهدف { $target })؛ أما { $next } فانتظرت { $next_waited ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $next_waited } دقائق
       *[other] { $next_waited } دقيقة
    } (الهدف { $next_target }).
why_longest_wait_plain =
    نوديت قبل { $next }: انتظرت { $waited ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $waited } دقائق
       *[other] { $waited } دقيقة
    }؛ أما { $next } فانتظرت { $next_waited ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $next_waited } دقائق
       *[other] { $next_waited } دقيقة
    }.
why_only_one = التذكرة الوحيدة التي تنتظر هذا الشباك.
why_only_one_at = التذكرة الوحيدة التي تنتظر الشباك { $counter }.
why_guard =
    نوديت أولًا: انتظرت { $waited ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $waited } دقائق
       *[other] { $waited } دقيقة
    }، أطول من الحد الأقصى.
why_cap = التالية بحسب مدة الانتظار: سبقتها عدة تذاكر قبل ذلك.
why_level = يخدم هذا الشباك أولًا هذه الخدمة والتذاكر المحوّلة إليه.
why_level_at = يخدم الشباك { $counter } أولًا هذه الخدمة والتذاكر المحوّلة إليه.
why_precedence = التالية بحسب الأولوية ومدة الانتظار.
why_chosen = { $reason ->
    [in_need] ناداها الموظفون خارج دورها لحاجة ملحّة.
    [came_back] ناداها الموظفون خارج دورها بعد العودة بما كان ناقصًا.
    [wrong_queue] ناداها الموظفون خارج دورها بعد الانتظار في طابور آخر.
    [together] ناداها الموظفون خارج دورها مع زائر آخر.
    [missed_call] ناداها الموظفون خارج دورها بعد نداء فائت.
    [staff_mistake] ناداها الموظفون خارج دورها لتصحيح خطأ.
    [manager] ناداها الموظفون خارج دورها بطلب من المدير.
    [walk_in] نوديت عند أخذ التذكرة عند الشباك.
   *[other] ناداها الموظفون خارج دورها؛ والسبب مسجّل.
}
why_rule = نوديت وفق قواعد المركز.
why_waiting = لم تُنادَ قبلها أي تذكرة لخدمتك أُخذت بعدها.

# الشيء نفسه لمن لا يزال ينتظر.
why_before_longest_wait =
    نوديت { $number } قبل { $own }: انتظرت { $waited ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $waited } دقائق
       *[other] { $waited } دقيقة
    } (الهدف { $target })؛ أما { $own } فانتظرت { $own_waited ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $own_waited } دقائق
       *[other] { $own_waited } دقيقة
    } (الهدف { $own_target }).
why_before_longest_wait_plain =
    نوديت { $number } قبل { $own }: انتظرت { $waited ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $waited } دقائق
       *[other] { $waited } دقيقة
    }؛ أما { $own } فانتظرت { $own_waited ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $own_waited } دقائق
       *[other] { $own_waited } دقيقة
    }.
why_before_guard =
    نوديت { $number } قبل { $own }: انتظرت { $waited ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $waited } دقائق
       *[other] { $waited } دقيقة
    }، أطول من الحد الأقصى.
why_before_level = نوديت { $number } قبل { $own }: شباكها يخدم أولًا تلك الخدمة والتذاكر المحوّلة إليه.
why_before_precedence = نوديت { $number } قبل { $own } بحسب الأولوية ومدة الانتظار.
why_before_chosen = نادى الموظفون { $number } قبل { $own } خارج دورها، مثلًا لحاجة ملحّة أو بعد العودة بما كان ناقصًا. والسبب مسجّل.
why_before_not_ready = نوديت { $number } قبل { $own }: لم يكن ممكنًا نداء { $own } بعد، أو هي مخصصة لشباك معيّن.
why_before_rule = نوديت { $number } قبل { $own } وفق قواعد المركز.

# لماذا تُنادى تذكرة خارج دورها (الأخيران في السجلات القديمة فقط)، ولماذا تؤجَّل.
call_reason_in_need = لا يستطيع الانتظار: مريض، رضيع، مسنّ
call_reason_came_back = عاد بما كان ناقصًا
call_reason_wrong_queue = انتظر في طابور خاطئ
call_reason_together = مع الزائر السابق
call_reason_missed_call = لم يسمع النداء
call_reason_staff_mistake = خطأ منا
call_reason_manager = بطلب من مدير المركز
call_reason_walk_in = أخذ التذكرة عند الشباك
call_reason_other = سبب آخر
hold_reason_form = يملأ استمارة
hold_reason_copies = يحضر أوراقًا
hold_reason_payment = يدفع
hold_reason_colleague = بانتظار ردّ زميل
hold_reason_later = يعود لاحقًا

# الخدمة متوقفة.
still_hall = العمل في المركز متوقف مؤقتًا
still_hall_until = العمل في المركز متوقف حتى الساعة { $time } تقريبًا
still_service = هذه الخدمة متوقفة مؤقتًا
still_service_until = هذه الخدمة متوقفة حتى الساعة { $time } تقريبًا
still_places = يحتفظ الجميع بأماكنهم.
still_own_place = مكانك محفوظ.
still_alarm = هناك إنذار. اتبع إرشادات الموظفين.
still_drill = هناك تمرين. اتبع إرشادات الموظفين.
still_power = التيار الكهربائي منقطع.
still_strike = هناك إضراب.
still_technical = أحد الأنظمة التقنية معطل.
still_break = الموظفون في استراحة.
still_meeting = الموظفون في اجتماع.
still_other = يمكن للموظفين إفادتك بالمزيد.
promises_broken = تجاوزوا الانتظار الموعود: { $n }
promises_at_risk = الانتظار الموعود مهدد: { $n }
promise_broken = تجاوز الانتظار الموعود
promise_at_risk = الانتظار الموعود مهدد
delay_counter_closed = أُغلق أحد الشبابيك
delay_counter_paused = أحد الشبابيك في استراحة
delay_service_paused = الخدمة متوقفة مؤقتًا

# Connection, counters and tickets
not_connected = لا يوجد اتصال
not_connected_since = انقطع الاتصال الساعة { $time }
counter = الشباك
counter_number = الشباك { $number }
ticket_waiting = في الانتظار
ticket_called = تم النداء
ticket_serving = قيد الخدمة
ticket_on_hold = مؤجلة
ticket_missed = فائتة
ticket_finished = منتهية
ticket_cancelled = ملغاة
ticket_expired = منتهية الصلاحية
counter_open = مفتوح
counter_paused = في استراحة
counter_closed = مغلق
