# ما يقوله الخادم للناس.

# لماذا رُفض الطلب وما العمل.

problem-malformed = تعذّرت قراءة هذا الطلب. صحّح الحقول الخاطئة ثم أرسله من جديد.
problem-not-signed-in = يلزم رمز صالح. اطلب رمزًا جديدًا من مدير القاعة.
problem-wrong-sign-in = هذا غير صحيح. تحقّق مما كتبته وحاول مرة أخرى.
problem-too-many-attempts = محاولات خاطئة كثيرة. حاول مرة أخرى بعد { $seconds ->
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
problem-other-counter = أنت معيّن على الشباك { $counter }. سجّل الدخول هناك أو راجع مدير القاعة.
problem-not-found = { $what ->
    [open_data] لا ينشر هذا المركز أوقات الانتظار.
   *[other] لا شيء هنا بهذا الاسم. تحقق من العنوان أو الرقم.
}
problem-method-not-allowed = لا يقبل هذا العنوان طلبًا من هذا النوع. انظر الوصف في ‎/api/v1/openapi.json.
problem-not-allowed-now = لا يمكن ذلك الآن: تغيّرت حالة التذكرة أو الشباك. تحقق منها ثم حاول مرة أخرى.
problem-not-this-ticket = لم تعد تلك التذكرة عند هذا الشباك. لم يتغير شيء.
problem-no-one-waiting = لا تذكرة تنتظر هذا الشباك الآن.
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
problem-service-closed = { $name }: { problem-closed }
problem-closed = { $reason ->
    [day_not_open] لم يفتح المركز بعد.
    [holiday] مغلق اليوم.
    [last_ticket_passed] لا تذاكر أخرى اليوم.
    [closed_by_staff] أغلقها الموظفون.
    [intake_stopped] لا يعطي المركز تذاكر أخرى اليوم.
    [suspended] متوقفة مؤقتًا.
    [centre_suspended] العمل في المركز متوقف مؤقتًا.
    [quota_used] نفدت تذاكر اليوم.
    [window_used] نفدت تذاكر هذه الفترة.
    [numbers_used_up] كل أرقام التذاكر مستعملة حاليًا.
    [wait_passes_closing] عدد المنتظرين أكبر مما يتسع له باقي اليوم.
   *[outside_hours] مغلق الآن.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
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
problem-centre-changed = غيّر مدير آخر الإعدادات في هذه الأثناء. راجع التغييرات ثم حاول مرة أخرى.
problem-too-large = هذا كبير جدًا. أرسل أقل في كل مرة.
problem-too-fast = كان ذلك سريعًا جدًا. انتظر لحظة ثم حاول مرة أخرى.
problem-suspended = { $what ->
    [service] هذه الخدمة متوقفة مؤقتًا. يحتفظ الجميع بأماكنهم. يمكن للمشرف استئنافها.
   *[centre] العمل في المركز متوقف مؤقتًا. يحتفظ الجميع بأماكنهم. يمكن للمشرف استئنافه.
}
problem-clock-in-doubt = قد تكون ساعة الخادم خاطئة. على أحد المديرين أن يتحقق منها ويؤكد الوقت.
problem-counter-away = { $back ->
    [known] الشباك { $counter } في استراحة حتى الساعة { $time }. انتظره أو أرسل التذكرة إلى صف الخدمة.
   *[unknown] ذلك الشباك أو الموظف لا يعمل الآن. أرسل التذكرة إلى صف الخدمة.
}
problem-queue-unserved = هناك من ينتظر { $name }{ $more ->
    [0] {""}
    [one] {" "}وخدمة أخرى
    [two] {" "}وخدمتين أخريين
    [few] {" "}و{ $more } خدمات أخرى
   *[other] {" "}و{ $more } خدمة أخرى
}، ولن يخدمهم أحد غيرك.
problem-not-in-profile = هذا الشباك لا يخدم التذكرة { $number }. اختر من صفوفه أو راجع المشرف.
problem-not-this-service = الرمز يخص: { $name }. اختر هذه الخدمة، أو خذ تذكرة بلا رمز.
problem-already-done = { $command ->
    [add_service] هذه الخدمة مدرجة في التذكرة من قبل. يُسجل العدد عند تقديمها.
   *[other] تم ذلك من قبل. لا حاجة إلى شيء آخر.
}
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
page-on_hold = تذكرتك مؤجلة
page-on_hold-hint = سيناديك الشباك من جديد. ابقَ قريبًا من فضلك.
page-missed = نودي عليك ولم تحضر
page-missed-hint = مكانك محفوظ حتى الساعة { $time }. هل عدت إلى القاعة؟
page-missed-still = مكانك محفوظ ما دامت الخدمة متوقفة. هل عدت إلى القاعة؟
page-missed-over = انتهى وقت العودة. اطلب المساعدة من الموظفين.
page-finished = انتهت زيارتك
page-finished-hint = شكرًا لحضورك.
page-cancelled = أُلغيت هذه التذكرة
page-cancelled-hint = يمكنك استعادتها حتى الساعة { $time }.
page-ended = لا يمكن خدمة هذه التذكرة اليوم
page-coupon-for = رمز خدمة { $name }
page-over = انتهى هذا اليوم
page-over-hint = لم تعد التذكرة صالحة ولا يُعرض منها شيء هنا. خذ تذكرة جديدة لزيارة جديدة.
page-unknown = لا توجد تذكرة هنا
page-unknown-hint = امسح الرمز الموجود على ورقتك مرة أخرى. إن طُبعت مرتين فالأحدث وحدها صالحة. يمكن للموظفين مساعدتك.
page-trouble = لا يمكن عرض هذه الصفحة الآن
page-title-ahead = أمامك { $ahead } · { $number } · { $centre }
page-title-called = { $number }: الشباك { $counter }

# المكان في الصف.
page-ahead-many = أمامك أكثر من { $n } شخص
page-wait-unknown = مدة الانتظار غير معروفة بعد
page-promise = عند أخذ التذكرة قلنا لك: { $wait }. أي حتى الساعة { $time } تقريبًا.
page-delay-counter-closed = يستغرق الأمر وقتًا أطول مما قيل: أُغلق أحد الشبابيك.
page-delay-counter-paused = يستغرق الأمر وقتًا أطول مما قيل: أحد الشبابيك في استراحة.
page-stepped-back = يتقدم غيرك حتى الساعة { $time }. مكانك محفوظ.

# التنبيه بالصوت والاهتزاز.
page-alert = نبّهني بالصوت والاهتزاز
page-alert-sound = نبّهني بالصوت
page-alert-vibration = نبّهني بالاهتزاز
page-alert-hint = قد لا يصدر التنبيه إذا كان الهاتف مقفلًا أو كانت الصفحة في الخلفية. أبقِ هذه الصفحة مفتوحة أو تابع اللوحة.
page-alert-touch = المس الصفحة مرة واحدة لتشغيل التنبيه من جديد.

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
page-minutes = { $n } د

# ما يمكن للزائر فعله.
page-give-up = إلغاء تذكرتي
page-give-up-ask = هل تريد إلغاء التذكرة { $number }؟ سيذهب مكانك إلى الشخص التالي.
page-give-up-yes = نعم، ألغها
page-give-up-no = لا، احتفظ بمكاني
page-step-back = تقديم غيري
page-step-back-ask = { $minutes ->
    [one] هل تريد تقديم غيرك لمدة دقيقة واحدة؟ مكانك محفوظ.
    [two] هل تريد تقديم غيرك لمدة دقيقتين؟ مكانك محفوظ.
    [few] هل تريد تقديم غيرك لمدة { $minutes } دقائق؟ مكانك محفوظ.
   *[other] هل تريد تقديم غيرك لمدة { $minutes } دقيقة؟ مكانك محفوظ.
}
page-step-back-yes = نعم، قدّم غيري
page-step-back-no = لا، أبقِ الأمر كما هو
page-come-back = لقد عدت
page-take-back = استعادة تذكرتي
page-not-sent = لم يصل ذلك إلى المركز. حاول مرة أخرى.

# التقييم.
page-rate = كيف كانت الخدمة؟
page-rate-1 = سيئة جدًا
page-rate-2 = سيئة
page-rate-3 = مقبولة
page-rate-4 = جيدة
page-rate-5 = جيدة جدًا
page-rate-comment = تعليقك (اختياري)
page-rate-comment-hint = لا تكتب أسماء أو بيانات شخصية.
page-rate-send = إرسال التقييم
page-rate-thanks = شكرًا على تقييمك.

# مدى حداثة المعلومات.
page-connecting = جارٍ الاتصال
page-live = مباشر
page-polled = عند الساعة { $time }
page-offline = لا اتصال منذ الساعة { $time }. هكذا كان الوضع حينها.
page-no-script = عند الساعة { $time }. تُحمَّل من جديد كل 30 ثانية.

# أوقات الانتظار للجميع.
page-open-title = أوقات الانتظار الآن
page-open-lead = للزائر الذي يأخذ تذكرة الآن.
page-open-until = مفتوح حتى الساعة { $time }
page-open-closed = مغلق الآن.
page-open-waiting = { $n ->
    [0] لا أحد ينتظر
    [one] شخص واحد ينتظر
    [two] شخصان ينتظران
    [few] { $n } أشخاص ينتظرون
    [many] { $n } شخصًا ينتظرون
   *[other] { $n } شخص ينتظرون
}
page-open-counters = { $n ->
    [0] لا شباك مفتوح
    [one] شباك واحد مفتوح
    [two] شباكان مفتوحان
    [few] { $n } شبابيك مفتوحة
    [many] { $n } شباكًا مفتوحًا
   *[other] { $n } شباك مفتوح
}
page-open-called = آخر من نودي عليهم
page-open-promises = في { $day } نودي على { $share } من الزوار ضمن الوقت الذي ذُكر لهم.
page-open-refresh = عند الساعة { $time }. يُحدَّث كل 30 ثانية.
page-open-data = الأرقام نفسها كبيانات مفتوحة (JSON)

# صفحات العاملين هنا: الدخول، الحساب، الأجهزة، الأشخاص.

account-faults = توجد مشكلة
account-fault = { $field ->
    [login] اكتب اسم الدخول: من 2 إلى 60 حرفًا ورقمًا، ويجوز أن تتخللها النقطة و @ و + و - و _ أيضًا.
    [full_name] اكتب الاسم في سطر واحد.
    [password] اكتب كلمة المرور.
    [old] اكتب كلمة المرور الحالية.
    [new] اكتب كلمة المرور الجديدة.
    [again] كلمتا المرور غير متطابقتين. اكتب الجديدة مرتين.
    [digits] اكتب الأرقام الستة التي يعرضها التطبيق.
    [code] اكتب الخانات الثماني الظاهرة على شاشة الجهاز.
    [label] اكتب الاسم الذي تطلقه على الجهاز في سطر واحد.
    [language] اختر لغة.
    [role] اختر مهمة.
    [agency] اختر جهة من جهات هذا المركز.
    [counter] لا يناسب ذلك شباكًا. اختر غيره أو لا تختر شيئًا.
    [replaces] اختر جهازًا من النوع نفسه، أو لا تختر شيئًا.
    [display] اختر شاشة من شاشات هذا المركز أو لوحة القاعة كلها.
   *[other] في هذا النموذج ما تتعذر قراءته. افتح الصفحة من جديد.
}
account-sent-before = أُرسل هذا من قبل. انظر هل تم، وإن لم يتم فأرسله من جديد.
account-sorry = لا يمكن عرض هذا
account-save = حفظ
account-go-on = متابعة
account-none = لا شيء
account-display = يعرض
account-whole-board = لوحة القاعة كلها
account-look-again = تحميل من جديد

# ما تم، يُقال مرة واحدة.
account-failed = { $count ->
    [one] فشلت محاولة واحدة لتسجيل الدخول إلى حسابك منذ آخر دخول لك: { $time }.
    [two] فشلت محاولتان لتسجيل الدخول إلى حسابك منذ آخر دخول لك، آخرهما: { $time }.
    [few] فشلت { $count } محاولات لتسجيل الدخول إلى حسابك منذ آخر دخول لك، آخرها: { $time }.
   *[other] فشلت { $count } محاولة لتسجيل الدخول إلى حسابك منذ آخر دخول لك، آخرها: { $time }.
} إن لم تكن أنت من حاول، فغيّر كلمة المرور وأخبر المدير.
account-done = { $what ->
    [signed_out] سجّلت خروجك.
    [password] تغيّرت كلمة المرور.
    [factor] رُبط الهاتف الجديد. لم تعد رموز الهاتف القديم صالحة.
    [device_in] قُبل الجهاز. يبدأ العمل خلال ثوانٍ قليلة.
    [device_set] تم الحفظ.
    [device_revoke] أُخرج الجهاز.
    [device_restart] طُلب من الجهاز أن يبدأ من جديد.
    [device_screenshot] طُلبت من الجهاز صورة. حمّل الصفحة من جديد بعد ثوانٍ قليلة.
    [device_rotate] طُلب من الجهاز أن ينشئ مفتاحًا جديدًا.
    [person_factor] فُصل الهاتف. يُربط هاتف جديد عند الدخول التالي.
    [person_sessions] سُجّل خروج هذا الشخص في كل مكان.
    [person_forget] حُذف هذا الشخص.
   *[other] تم ذلك.
}

# الدخول.
account-set-up = أنشئ حسابك
account-set-up-why = ستصبح مديرًا هنا. يعمل هذا الرابط مرة واحدة.
account-set-up-do = إنشاء حسابي
account-login = اسم الدخول
account-login-hint = حروف وأرقام بلا مسافات، مثل leyla.m
account-name = الاسم الكامل
account-password = كلمة المرور
account-password-hint = لا تقل عن { $signs } خانات. المهم هو الطول: بضع كلمات متتالية قوية وسهلة التذكر.
account-password-again = كلمة المرور نفسها مرة أخرى
account-no-link = هذا الرابط غير صالح
account-no-link-why = استُعمل من قبل، أو مضى عليه أكثر من { $hours } ساعة، أو هو غير كامل.
account-no-link-how = يحصل المسؤول عن الخادم على رابط جديد هناك بهذا الأمر:
account-no-link-centre = CENTRE
account-sign-in = تسجيل الدخول
account-sign-in-first = سجّل الدخول لترى تلك الصفحة.
account-sign-in-as = تسجّل الدخول بصفة
account-forgotten = نسيت كلمة المرور؟ يمكن لمدير في مركزك أن يعطيك كلمة مرور أولى جديدة.
account-start-over = الدخول باسم آخر
account-factor = أكّد أنك أنت
account-factor-how = افتح تطبيق الرموز على هاتفك. اكتب الأرقام الستة التي يعرضها من أجل Novbe.
account-digits = رمز من ستة أرقام
account-factor-lost = ضاع الهاتف أو تبدّل؟ يمكن لمدير آخر أن يفصله.
account-new-factor = اربط هاتفك
account-new-factor-why = يدخل المديرون والمشرفون بكلمة مرور ورمز من الهاتف. لا يحتاج الهاتف إلى شبكة من أجل ذلك.
account-new-factor-app = ثبّت تطبيقًا ينشئ رموز الدخول، مثل FreeOTP أو Aegis أو Google Authenticator.
account-new-factor-scan = امسح هذه الصورة في التطبيق.
account-new-factor-picture = رمز QR فيه المفتاح للتطبيق
account-new-factor-key = تعذّر المسح؟ اكتب هذا المفتاح في التطبيق:
account-new-factor-code = اكتب الأرقام الستة التي يعرضها التطبيق الآن.
account-new-factor-present = الرمز الذي يعرضه الآن الهاتف المرتبط حاليًا
account-new-factor-begin = عرض الصورة
account-new-factor-again = إنشاء صورة أخرى
account-own-password = اختر كلمة مرور خاصة بك
account-own-password-why = كلمة المرور الأولى أعطاك إياها شخص آخر. من الآن لا يعرف كلمة مرورك أحد سواك.
account-change-password = تغيير كلمة المرور
account-password-now = كلمة المرور الحالية
account-password-new = كلمة المرور الجديدة
account-password-ends = سيُسجَّل خروجك من كل مكان آخر.

# الحساب.
account-title = حسابك
account-role = { $role ->
    [manager] مدير
    [supervisor] مشرف
    [operator] موظف شباك
    [greeter] موظف استقبال
    [viewer] مراقب
   *[other] { $role }
}
account-at-counter = الشباك { $counter }
account-signed-in = مدة الدخول
account-until = حتى { $time }، أو حتى تمر { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
} بلا نشاط
account-change-factor = ربط هاتف آخر
account-others = مهامك الأخرى
account-others-how = يُسجَّل خروجك هنا ثم تدخل من جديد بتلك الصفة.
account-sign-out = تسجيل الخروج

# الأجهزة.
account-devices = الأجهزة
account-devices-none = لا توجد أجهزة بعد.
account-device-kind = { $kind ->
    [kiosk] كشك
    [display] لوحة عرض
    [counter] حاسوب شباك
   *[other] { $kind }
}
account-device-state = { $state ->
    [online] ✓ متصل
    [offline] ✕ منقطع منذ { $time }
    [not_connected] … لم يصل منه شيء بعد
   *[revoked] ✕ أُخرج نهائيًا
}
account-device-copied = ! جهاز آخر يستعمل نسخة من مفتاح هذا الجهاز. استبدل الجهاز أو أخرجه.
account-printer = { $state ->
    [ok] ✓ الطابعة جاهزة
    [paper_low] ! الورق يوشك أن ينفد
    [paper_out] ! لا ورق في الطابعة
    [cover_open] ! الطابعة مفتوحة
    [offline] ! الطابعة لا تطبع
    [none] لا طابعة
   *[unknown] ! الطابعة لا تستجيب
}
account-sound-failed = ! الصوت لا يعمل
account-clock-off = ! ساعته مخطئة بمقدار { $seconds ->
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
   *[other] { $seconds } ثانية
}
account-device-add = قبول جهاز
account-device-add-how = شغّل Novbe على الجهاز الجديد. يعرض الجهاز رمزًا: اكتبه هنا.
account-device-code = الرمز الظاهر على شاشة الجهاز
account-device-code-hint = ثماني خانات. لا فرق بين الحروف الكبيرة والصغيرة ولا أثر للمسافات.
account-no-such-code = لا جهاز يعرض هذا الرمز الآن. قارنه بالشاشة.
account-label = الاسم الذي تطلقه عليه
account-label-hint = مثل «كشك المدخل»
account-counter = الشباك
account-counter-of-device-hint = لحاسوب الشباك فقط.
account-replaces = يحل محل
account-replaces-hint = يُخرَج الجهاز الذي تختاره منذ ذلك الحين.
account-device-confirm = قبول
account-waiting = في انتظار القبول
account-waiting-hint = لا تقبل إلا الجهاز الذي أمامك: الرمز على شاشته وليس في أي مكان آخر.
account-waiting-none = لا جهاز ينتظر الآن.
account-waiting-since = منذ { $time }
account-device-since = قُبل
account-device-printer = الطابعة
account-device-screen = الشاشة
account-device-version = الإصدار
account-device-service-code = رمز الخدمة
account-device-picture = الشاشة عند { $time }
account-device-rename = الاسم والمكان
account-device-ask = طلب من الجهاز
account-ask = { $what ->
    [restart] البدء من جديد
    [screenshot] إرسال صورة لشاشته
   *[rotate] إنشاء مفتاح جديد
}
account-asked = طُلب ولم يتم بعد.
account-device-revoke = إخراج الجهاز
account-device-revoke-what = يتوقف فورًا ونهائيًا. يمكن قبول الجهاز نفسه لاحقًا برمز جديد.
account-device-revoke-do = نعم، أخرجه

# الأشخاص.
account-people = الأشخاص
account-person-add = إضافة شخص
account-person-add-do = إضافة
account-duty = المهمة
account-agency = الجهة
account-agency-all = المركز كله
account-counter-any = أي شباك
account-counter-of-person-hint = فقط لموظف شباك أو استقبال يعمل عند شباك واحد.
account-person-in = ✓ مسجّل الدخول الآن
account-person-first = … لم يختر كلمة مرور خاصة به بعد
account-person-no-factor = … لم يربط هاتفًا بعد
account-first = كلمة المرور الأولى
account-first-what = أعطها لهذا الشخص وحده. لا تُعرض إلا الآن وتصلح { $days ->
    [one] يومًا واحدًا
    [two] يومين
    [few] { $days } أيام
   *[other] { $days } يومًا
}، وعند أول دخول يستبدلها بكلمة مرور خاصة به.
account-person-own = هذا أنت. غيّر ما يخصك في حسابك.
account-person-help = لا يستطيع الدخول؟
account-person-password = إعطاء كلمة مرور أولى جديدة
account-person-password-what = تبطل القديمة ويُسجَّل خروج هذا الشخص في كل مكان.
account-person-factor = فصل الهاتف
account-person-factor-what = لهاتف ضاع أو تبدّل. يُسجَّل خروج هذا الشخص في كل مكان.
account-person-sessions = تسجيل خروجه في كل مكان
account-person-forget = حذف الشخص
account-person-forget-what = يُحذف الاسم واسم الدخول وكلمة المرور والمهام نهائيًا. يحتفظ السجل بما جرى، بلا اسم.
account-person-forget-do = نعم، احذفه
