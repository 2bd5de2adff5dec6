# ما يقوله الخادم للناس.

# لماذا رُفض الطلب وما العمل.

problem-malformed = تعذّرت قراءة هذا الطلب. صحّح الحقول الخاطئة ثم أرسله من جديد.
problem-not-signed-in = يلزم رمز صالح. اطلب رمزًا جديدًا من مدير القاعة.
problem-wrong-sign-in = هذا غير صحيح. تحقّق مما كتبته وحاول مرة أخرى.
problem-barred = محاولات خاطئة كثيرة. حاول مرة أخرى بعد { $seconds ->
    [one] ثانية واحدة.
    [two] ثانيتين.
    [few] { $seconds } ثوانٍ.
   *[other] { $seconds } ثانية.
}
problem-step-needed = أكمل تسجيل الدخول أولًا.
problem-forged = لم يأتِ هذا الطلب من صفحتنا. افتح الصفحة من جديد وأعد المحاولة هناك.
problem-login-taken = الاسم «{ $login }» مستخدم. اختر اسمًا آخر.
problem-weak-password = { $why ->
    [short] يجب ألا تقل كلمة المرور عن { $signs } خانات. بضع كلمات يسهل تذكّرها.
    [name] كلمة المرور هي اسمك في معظمها. اختر غيرها.
    [same] هذه هي كلمة المرور الحالية. اختر غيرها.
   *[common] كلمة المرور هذه يعرفها الجميع. اختر غيرها.
}
problem-not-permitted = لا يُسمح لهذا الدور بذلك هنا. راجع مدير القاعة.
problem-not-found = لا شيء هنا بهذا الاسم. تحقق من العنوان أو الرقم.
problem-method-not-allowed = لا يقبل هذا العنوان طلبًا من هذا النوع. انظر الوصف في ‎/api/v1/openapi.json.
problem-not-allowed-now = لا يمكن ذلك الآن. انظر إلى الوضع الحالي ثم اختر من جديد.
problem-not-this-ticket = لم تعد تلك التذكرة عند هذا الشباك. لم يتغير شيء.
problem-no-one-waiting = لا أحد ينتظر هذا الشباك الآن.
problem-counter-taken = { $own ->
    [yes] أنت تعمل بالفعل على الشباك { $counter }. أغلقه أولًا.
   *[no] يعمل موظف آخر على الشباك { $counter }. أغلقه هناك أولًا أو اختر شباكًا آخر.
}
problem-too-late = { $staff ->
    [yes] انتهى الوقت المتاح لذلك.
   *[no] انتهى الوقت المتاح لذلك. اطلب المساعدة من الموظفين.
}
problem-command-reused = استُعمل رقم هذا الأمر من قبل لغرض آخر. أرسله برقم جديد.
problem-day-not-open = لم يُفتح يوم العمل بعد. تُعطى التذاكر عند فتحه.
problem-day-already-open = يوم العمل مفتوح بالفعل. لا حاجة إلى شيء.
problem-past-day = هذه التذكرة من يوم انتهى. خذ تذكرة جديدة لزيارة جديدة.
problem-unknown-service = لا توجد هنا خدمة كهذه. اختر خدمة من المعروض.
problem-service-closed = { $name }: { $reason ->
    [day_not_open] لم يفتح المركز بعد.
    [holiday] مغلق اليوم.
    [last_ticket_passed] لا تذاكر أخرى اليوم.
    [closed_by_staff] أغلقها الموظفون.
    [suspended] متوقفة مؤقتًا.
    [centre_suspended] المركز متوقف مؤقتًا.
    [quota_used] نفدت تذاكر اليوم.
    [wait_passes_closing] عدد المنتظرين أكبر مما يتسع له باقي اليوم.
   *[outside_hours] مغلق الآن.
}{ $reason ->
    [quota_used] { problem-free }
    [suspended] { problem-goes-on }
   *[other] { problem-opens }
}
problem-opens = { $day ->
    [unknown] {" "}اسأل الموظفين عما يمكنك فعله.
   *[known] {" "}تفتح { problem-moment }.
}
problem-free = { $day ->
    [unknown] {" "}اسأل الموظفين عما يمكنك فعله.
   *[known] {" "}أقرب وقت متاح: { problem-moment }.
}
problem-goes-on = { $day ->
    [unknown] {" "}اسأل الموظفين عما يمكنك فعله.
   *[known] {" "}من المتوقع أن تُستأنف { problem-moment }.
}
problem-moment = { $day ->
    [today] اليوم الساعة { $time }
    [tomorrow] غدًا الساعة { $time }
    [mon] يوم الاثنين الساعة { $time }
    [tue] يوم الثلاثاء الساعة { $time }
    [wed] يوم الأربعاء الساعة { $time }
    [thu] يوم الخميس الساعة { $time }
    [fri] يوم الجمعة الساعة { $time }
    [sat] يوم السبت الساعة { $time }
    [sun] يوم الأحد الساعة { $time }
   *[later] في { $date } الساعة { $time }
}
problem-numbers-used-up = كل أرقام السلسلة { $series } مستعملة. حاول بعد بضع دقائق أو راجع الموظفين.
problem-centre-faulty = لا يمكن إعداد المركز بهذا الشكل. صحّح الحقول الخاطئة.
problem-too-large = هذا كبير جدًا. أرسل أقل في كل مرة.
problem-too-fast = كان ذلك سريعًا جدًا. انتظر لحظة ثم حاول مرة أخرى.
problem-stands-still = { $what ->
    [service] الخدمة متوقفة مؤقتًا. يحتفظ الجميع بأماكنهم. يمكن للمشرف استئنافها.
   *[centre] المركز متوقف مؤقتًا. يحتفظ الجميع بأماكنهم. يمكن للمشرف استئناف العمل.
}
problem-counter-away = { $back ->
    [known] الشباك { $counter } في استراحة حتى الساعة { $time }. انتظره أو أرسل التذكرة إلى صف الخدمة.
   *[unknown] ذلك الشباك أو الموظف لا يعمل الآن. أرسل التذكرة إلى صف الخدمة.
}
problem-strands-a-line = هناك من ينتظر { $name }{ $more ->
    [0] {""}
    [one] {" "}وخدمة أخرى
    [two] {" "}وخدمتين أخريين
    [few] {" "}و{ $more } خدمات أخرى
   *[other] {" "}و{ $more } خدمة أخرى
}، ولن يخدمهم أحد غيرك. اضغط مرة أخرى إن كنت متأكدًا.
problem-not-in-profile = هذا الشباك لا يخدم التذكرة { $number }. اختر من صفوفه أو راجع المشرف.
problem-already-done = تم ذلك من قبل. لا حاجة إلى شيء آخر.
problem-internal = حدث خطأ في الخادم. لم يتغير شيء. إن تكرر فأخبر مدير القاعة.
problem-unavailable = لا يستطيع الخادم حفظ شيء الآن. انتظر لحظة ثم حاول مرة أخرى.

# صفحة الزائر.

page-language = اللغة
page-number = رقمك
page-counter = الشباك
page-help = للاستفسار: { $line }

# الحالات: جملة لكل حالة، وما العمل.
page-waiting = أنت في صف الانتظار
page-waiting-hint = أبقِ هذه الصفحة مفتوحة أو تابع اللوحة: يظهر نداؤك على كلتيهما.
page-called = حان دورك: توجه إلى هذا الشباك
page-serving = تجري خدمتك عند الشباك { $counter }
page-parked = تذكرتك مؤجلة
page-parked-hint = سيناديك الشباك من جديد. ابقَ قريبًا من فضلك.
page-missed = نودي عليك ولم تحضر
page-missed-hint = مكانك محفوظ حتى الساعة { $time }. هل عدت إلى القاعة؟
page-missed-still = مكانك محفوظ ما دام التوقف مستمرًا. هل عدت إلى القاعة؟
page-missed-over = انتهى وقت العودة. اطلب المساعدة من الموظفين.
page-finished = انتهت زيارتك
page-finished-hint = شكرًا لحضورك.
page-cancelled = تم التخلي عن هذه التذكرة
page-cancelled-hint = يمكنك استعادتها حتى الساعة { $time }.
page-ended = أُوقفت الخدمة لهذه التذكرة
page-return = يمكنك العودة حتى { $date }: أظهر هذه التذكرة عندئذٍ.
page-over = انتهى هذا اليوم
page-over-hint = لم تعد التذكرة صالحة ولا يُعرض منها شيء هنا. خذ تذكرة جديدة لزيارة جديدة.
page-unknown = لا توجد تذكرة هنا
page-unknown-hint = امسح الرمز الموجود على ورقتك مرة أخرى. إن طُبعت مرتين فالأحدث وحدها صالحة. يمكن للموظفين مساعدتك.
page-trouble = لا يمكن عرض هذه الصفحة الآن
page-title-called = { $number }: الشباك { $counter }

# المكان في الصف. أرقام الانتظار بالدقائق.
page-ahead = { $n ->
    [0] لا أحد أمامك
    [one] أمامك شخص واحد
    [two] أمامك شخصان
    [few] أمامك { $n } أشخاص
    [many] أمامك { $n } شخصًا
   *[other] أمامك { $n } شخص
}
page-ahead-many = أمامك أكثر من { $n } شخص
page-wait = عادةً من { $low } إلى { $high } دقيقة
page-wait-below = عادةً أقل من { $high } دقيقة
page-wait-late = تسعة من كل عشرة أقل من { $late } دقيقة
page-wait-unknown = مدة الانتظار غير معروفة بعد
page-delay-counter-closed = يستغرق الأمر وقتًا أطول مما قيل: أُغلق أحد الشبابيك.
page-delay-counter-paused = يستغرق الأمر وقتًا أطول مما قيل: أحد الشبابيك في استراحة.

# إلى أين.
page-where = مكان الانتظار
page-zone = { $zone }، الطابق { $floor }
page-counters-one = الشباك { $counters }
page-counters-many = الشبابيك { $counters }

# عدة خدمات في تذكرة واحدة.
page-stops = خدماتك
page-stop-served = تمت
page-stop-open = الآن
page-stop-pending = لاحقًا
page-stop-unserved = لم تتم

# ما يمكن للزائر فعله.
page-give-up = التخلي عن تذكرتي
page-give-up-ask = هل تتخلى عن التذكرة { $number }؟ سيذهب مكانك إلى الشخص التالي.
page-give-up-yes = نعم، أتخلى عنها
page-give-up-no = لا، احتفظ بمكاني
page-come-back = لقد عدت
page-take-back = استعادة تذكرتي
page-not-sent = لم يصل ذلك إلى المركز. حاول مرة أخرى.

# مدى حداثة المعلومات.
page-connecting = جارٍ الاتصال
page-live = مباشر
page-polled = عند الساعة { $time }
page-offline = لا اتصال منذ الساعة { $time }. هكذا كان الوضع حينها.
page-no-script = عند الساعة { $time }. تُحمَّل من جديد كل 30 ثانية.
