# ما يقوله الخادم للناس.

# لماذا رُفض الطلب وما العمل.

problem-malformed = تعذّرت قراءة هذا الطلب. صحّح هذه الحقول ثم أرسله من جديد.
problem-not-signed-in = يلزم رمز وصول صالح. سجّل الدخول من جديد أو اطلب رمزًا جديدًا من أحد المديرين.
problem-wrong-sign-in = { $what ->
    [badge] هذه البطاقة غير معروفة هنا. سجّل الدخول باسم المستخدم وكلمة المرور.
    [code] الرمز غير صحيح. أدخل الرمز الذي يعرضه التطبيق الآن.
    [password] كلمة المرور غير صحيحة.
   *[login] اسم المستخدم أو كلمة المرور غير صحيحة.
}
problem-device-unknown = هذا الجهاز غير معروف هنا، أو أن مفتاحه السري مختلف. يمكن لأحد المديرين إضافته من جديد في مكانه السابق.
problem-too-many-attempts = محاولات فاشلة كثيرة. حاول مرة أخرى بعد { $seconds ->
    [one] ثانية واحدة.
    [two] ثانيتين.
    [few] { $seconds } ثوانٍ.
   *[other] { $seconds } ثانية.
}
problem-login-guarded = أُدخلت كلمات مرور خاطئة كثيرة لاسم المستخدم هذا. سجّل الدخول من متصفح أو شباك استخدمته من قبل، أو اطلب من أحد المديرين رابط دخول.
problem-step-needed = أكمل تسجيل الدخول أولًا.
problem-forged = لم يأتِ هذا الطلب من صفحتنا. افتح الصفحة من جديد وأعد المحاولة هناك.
problem-login-taken = اسم المستخدم «{ $login }» مستخدم. اختر اسمًا آخر.
problem-weak-password = { $why ->
    [short] { $signs ->
        [few] استعمل { $signs } أحرف على الأقل. بضع كلمات يسهل تذكّرها.
       *[other] استعمل { $signs } حرفًا على الأقل. بضع كلمات يسهل تذكّرها.
    }
    [name] كلمة المرور هذه هي اسمك في معظمها. اختر غيرها.
    [same] هذه هي كلمة مرورك الحالية. اختر غيرها.
   *[common] كلمة المرور هذه شائعة جدًا. اختر غيرها.
}
problem-not-permitted = { $need ->
    [scope] ليست لهذا الرمز صلاحية “{ $scope }”. اطلب من أحد المديرين رمزًا له هذه الصلاحية.
   *[role] دورك الوظيفي لا يسمح بذلك هنا. راجع أحد المديرين.
}
problem-other-counter = أنت تعمل على الشباك { $counter }. سجّل الدخول هناك أو راجع أحد المديرين.
problem-not-found = { $what ->
    [booking] لا يوجد حجز كهذا لليوم. تحقق من اليوم والرمز، أو اسأل الموظفين.
    [open_data] لا ينشر هذا المركز أوقات الانتظار.
   *[other] لم يُعثر على شيء بهذا الاسم. تحقق من العنوان أو الرقم.
}
problem-method-not-allowed = لا يقبل هذا العنوان طلبًا من هذا النوع. انظر الوصف في ‎/api/v1/openapi.json.
problem-not-allowed-now = { $what ->
    [action] لا يمكن تنفيذ ذلك الآن. ربما نُفِّذ من قبل: انظر إلى الوضع الحالي ثم حاول مرة أخرى.
   *[other] لا يمكن ذلك الآن: تغيّرت حالة التذكرة أو الشباك. تحقق منها ثم حاول مرة أخرى.
}
problem-not-this-ticket = لم تعد هذه التذكرة عند هذا الشباك. لم يتغير شيء.
problem-no-one-waiting = لا تذكرة تنتظر هذا الشباك الآن.
problem-counter-taken = { $own ->
    [yes] أنت تعمل بالفعل على الشباك { $counter }. أغلقه أولًا.
   *[no] يعمل موظف آخر على الشباك { $counter }. أغلقه هناك أولًا أو اختر شباكًا آخر.
}
problem-too-late = { $staff ->
    [yes] فات أوان ذلك.
   *[no] فات أوان ذلك. اطلب المساعدة من الموظفين.
}
problem-server-replaced = هذا الخادم قديم: استُعيد عمل القاعة على خادم آخر. أبلغ المهندس المناوب ليوقف هذا الخادم.
problem-update-device = برنامج هذا الجهاز أقدم من خادم المركز ولا يتوافق معه. حدِّث هذا الجهاز.
problem-update-server = خادم المركز أقدم من برنامج هذا الجهاز ولا يتوافق معه. حدِّث الخادم.
problem-command-reused = استُعمل رقم هذا الأمر من قبل لغرض آخر. أرسله برقم جديد.
problem-day-not-open = لم يُفتح يوم العمل بعد. تُعطى التذاكر عند فتحه.
problem-day-already-open = يوم العمل مفتوح بالفعل. لا حاجة إلى شيء.
problem-past-day = هذه التذكرة من يوم انتهى. خذ تذكرة جديدة لزيارة جديدة.
problem-ticket-lost = أُخذت هذه التذكرة قبل استعادة النظام، والنظام لا يعرفها. أرِها للموظف عند مكتب الاستعلامات: سيساعدك فورًا.
problem-unknown-service = لا توجد هنا خدمة كهذه. اختر خدمة من المعروض.
problem-service-closed = { $name }: { problem-closed }
problem-closed = { $reason ->
    [day_not_open] المركز غير مفتوح.
    [holiday] مغلق اليوم.
    [last_ticket_passed] لا تذاكر أخرى اليوم.
    [closed_by_staff] لا تُعطى تذاكر لهذه الخدمة حاليًا.
    [intake_stopped] لا يعطي المركز تذاكر حاليًا.
    [suspended] متوقفة مؤقتًا.
    [centre_suspended] العمل في المركز متوقف مؤقتًا.
    [quota_used] نفدت تذاكر اليوم.
    [window_used] نفدت تذاكر هذه الفترة.
    [numbers_used_up] كل أرقام التذاكر مستعملة حاليًا.
    [wait_passes_closing] لا يمكننا استقبال المزيد من الزوار اليوم.
   *[outside_hours] مغلق الآن.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
    [suspended] { problem-goes-on }
    [centre_suspended] { problem-goes-on }
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
problem-centre-faulty = هذه الإعدادات غير صالحة. صحّح هذه الحقول.
problem-centre-changed = غيّر مدير آخر الإعدادات في هذه الأثناء. راجع التغييرات ثم حاول مرة أخرى.
problem-too-large = هذا أكبر من { $limit }. أرسل أقل في كل مرة.
problem-too-fast = { $what ->
    [tickets] أُخذت هنا تذاكر كثيرة في وقت قصير. انتظر لحظة ثم حاول مرة أخرى.
   *[requests] طلبات كثيرة في وقت قصير. انتظر لحظة ثم حاول مرة أخرى.
}
problem-suspended = { $what ->
    [service] هذه الخدمة متوقفة مؤقتًا. يحتفظ الجميع بأماكنهم. يمكن للمشرف استئنافها.
   *[centre] العمل في المركز متوقف مؤقتًا. يحتفظ الجميع بأماكنهم. يمكن للمشرف استئنافه.
}
problem-clock-in-doubt = قد تكون ساعة الخادم خاطئة. على أحد المديرين أن يتحقق منها ويؤكد الوقت.
problem-counter-away = { $back ->
    [known] الشباك { $counter } في استراحة حتى الساعة { $time }. انتظره أو أرسل التذكرة إلى طابور الخدمة.
   *[unknown] هذا الشباك أو الموظف لا يعمل الآن. أرسل التذكرة إلى طابور الخدمة.
}
problem-queue-unserved = هناك من ينتظر { $name }{ $more ->
    [0] {""}
    [one] {" "}وخدمة أخرى
    [two] {" "}وخدمتين أخريين
    [few] {" "}و{ $more } خدمات أخرى
   *[other] {" "}و{ $more } خدمة أخرى
}، ولن يخدمهم أي شباك آخر.
problem-not-in-profile = هذا الشباك لا يخدم التذكرة { $number }. اختر تذكرة من طوابيره أو راجع المشرف.
problem-not-this-service = الرمز يخص: { $name }. اختر هذه الخدمة، أو خذ تذكرة بلا رمز.
problem-already-done = { $command ->
    [check_in] صدرت تذكرة هذا الحجز من قبل. إن لم تكن معك فاسأل الموظفين.
    [add_service] هذه الخدمة مدرجة في التذكرة من قبل. أدخل العدد عند إنهاء الخدمة.
    [set_badge] هذه البطاقة لشخص آخر.
   *[other] تم ذلك من قبل. لا حاجة إلى شيء آخر.
}
problem-not-bookable = لا يمكن حجز هذه الخدمة. احضر في ساعات العمل وخذ تذكرة.
problem-slot-taken = { $day ->
    [none] لم يعد هذا الموعد متاحًا، ولا يوجد موعد آخر. ابحث مرة أخرى غدًا، أو احضر دون حجز.
   *[known] لم يعد هذا الموعد متاحًا. أقرب موعد متاح { problem-moment }.
}
problem-booking-limit = { $what ->
    [moves] تم تغيير هذا الحجز { $number } مرات من قبل. ألغوه واحجزوا من جديد، أو اسألوا الموظفين.
    [missed] بعد موعدين لم تحضرهما لا يمكن الحجز بهذا البريد إلا لليوم وغدًا. يمكن للموظفين أن يحجزوا لك يومًا آخر.
    [mails] أُرسلت اليوم ثلاث رسائل إلى هذا العنوان. افتح الرابط في آخرها، أو اسأل الموظفين.
    [many] بدأت حجوزات كثيرة من شبكتك. حاول مرة أخرى بعد بضع دقائق، أو اسأل الموظفين.
    [draw] يشارك في هذه القرعة طلب بهذا الاسم بالفعل. إن لم يكن لك فاسأل الموظفين.
   *[other] لهذا البريد حجوزات بالفعل، عددها { $number }. ألغِ واحدًا أولًا، أو اسأل الموظفين.
}
problem-too-early = الوقت مبكر لهذا الموعد. يمكنك تسجيل الحضور { problem-moment }.
problem-bookings-displaced = يُفقد هذا التغيير مواعيد عددها { $displaced } ({ $by_mail } ببريد إلكتروني، { $others } دونه). لم يتغير شيء. لإجرائه رغم ذلك أكّد هذا العدد.
problem-internal = حدث خطأ في الخادم. لم يتغير شيء. إن تكرر فأخبر أحد المديرين.
problem-unavailable = { $cause ->
    [newer_log] هذا الخادم أقدم من سجلات القاعة. حدِّثه.
   *[other] لا يستطيع الخادم حفظ شيء الآن. انتظر لحظة ثم حاول مرة أخرى.
}

# ما يقوله “novbe server doctor” وصفحة لوحة التحكم عن الخادم، وما يجب فعله.

finding-name = { $what ->
    [disk] القرص
    [database] قاعدة البيانات
    [log] سجل الأحداث
    [clock] الساعة
    [time] خادم الوقت
    [certificate] الشهادة
    [backup] { $state ->
        [same_disk] قرص النسخ الاحتياطية
       *[other] النسخة الاحتياطية
    }
    [devices] { $state ->
        [copied] المفاتيح السرية للأجهزة
        [version] إصدارات الأجهزة
        [offline] اتصال الأجهزة
       *[ok] الأجهزة
    }
    [address] العنوان
    [proxies] الوسطاء
    [units] خدمات النظام
    [manager] المدير
    [settings] الإعدادات
    [zone] المنطقة الزمنية
    [key] مفتاح الخادم
   *[server] الخادم
}
finding-level = { $level ->
    [good] سليم
    [care] يحتاج إلى إجراء
   *[bad] عاجل
}
finding-disk = { $state ->
    [elsewhere] قاعدة البيانات على { $host }: تحقق من المساحة الفارغة هناك.
   *[ok] المساحة الفارغة على قرص { $folder }: { $free } ميغابايت.
}
finding-disk-do = وفّر مساحة على هذا القرص أو زوّد الخادم بقرص أكبر: إذا امتلأ فلن تُصدر تذاكر.
finding-database = { $state ->
    [ok] قاعدة البيانات تُقرأ وتُكتب.
    [disk_full] لا يمكن حفظ شيء: قرص قاعدة البيانات ممتلئ.
    [read_only] لا يمكن حفظ شيء: قاعدة البيانات للقراءة فقط.
    [locked] لا يمكن حفظ شيء: برنامج آخر يشغل قاعدة البيانات.
    [refused] قاعدة البيانات ترفض الخادم.
    [damaged] قاعدة البيانات تالفة{ $named ->
        [0] .
       *[other] : { $parts }.
    }
    [disk_fails] قرص قاعدة البيانات يبلّغ عن أخطاء.
    [missing] لا يوجد مركز في { $database } بعد.
    [unusable] { $reason }
    [not_writable] لا يمكن حفظ شيء: لا يحق لحساب الخادم الكتابة في قاعدة البيانات.
   *[gone] لا يمكن الوصول إلى قاعدة البيانات.
}
finding-database-do = { $state ->
    [disk_full] وفّر مساحة على قرص قاعدة البيانات.
    [read_only] يجعل النظام القرص المعطوب للقراءة فقط: راجع dmesg وافحص القرص (fsck) ثم أعد توصيله وشغّل الخادم.
    [locked] أغلق البرنامج الآخر الذي يفتح ملف قاعدة البيانات.
    [refused] تحقق من المستخدم وكلمة المرور واسم قاعدة البيانات، ومن عدد الاتصالات التي يسمح بها PostgreSQL.
    [damaged] أوقف الخادم واحتفظ بنسخة من ملفاته. انسخ البيانات إلى ملف جديد: novbe server copy --to sqlite:////var/lib/novbe/new.db. إن نجح ذلك فالتالف هو الفهارس أو الحالات المحفوظة فقط ولم يضع شيء: استخدم الملف الجديد. وإلا فاستعد آخر نسخة احتياطية.
    [disk_fails] استبدل القرص واستعد آخر نسخة احتياطية.
    [missing] استورد مركزًا: sudo -u novbe novbe server import FILE. وإذا كان في قاعدة بيانات أخرى فصحّح NOVBE_DATA أو NOVBE_DATABASE.
    [unusable] افعل ما تقوله هذه الجملة، ثم شغّل الفحص من جديد.
    [not_writable] أعطِ قاعدة البيانات ومجلدها لحساب الخادم: sudo chown -R novbe:novbe ثم المجلد.
    [file_gone] تحقق من وجود مجلد البيانات ومن أن مستخدم الخادم يستطيع قراءة ملف قاعدة البيانات والكتابة فيه.
   *[gone] تحقق من أن PostgreSQL يعمل وأن الإعدادات تؤدي إليه.
}
finding-key = { $state ->
    [ok] مفتاح الخادم هو مفتاح هذه القاعة.
    [missing] مفتاح الخادم غير موجود: { $file }.
    [unreadable] لا يمكن قراءة مفتاح الخادم: { $file }.
    [open] تستطيع حسابات أخرى على هذا الحاسوب قراءة { $file }.
   *[other] مفتاح الخادم ليس مفتاح هذه القاعة: { $file }.
}
finding-key-do = { $state ->
    [unreadable] شغّل الفحص بحساب مستخدم الخادم، أو اسمح له بقراءة الملف.
    [open] اجعل القراءة لحساب الخادم وحده: sudo chmod 600 { $file }
   *[other] أعد المفتاح من نسخة احتياطية أو من جهاز آخر لهذه القاعة قبل تشغيل الخادم مرة أخرى. فمع مفتاح جديد تبطل الرموز على كل التذاكر والتحقق بخطوتين والبطاقات وأسرار خطافات الويب.
}
finding-log = { $state ->
    [ok] الخادم يتابع السجل حتى القيد { $revision }.
   *[stopped] لا يستطيع الخادم متابعة السجل ابتداءً من القيد { $revision }. لا يمكن فعل شيء في القاعة.
}
finding-log-do = نفّذ “novbe server verify”، ثم استعد آخر نسخة احتياطية أو أبلغ بما يقوله الأمر.
finding-clock = { $state ->
    [ok] لا شك في وقت الخادم.
    [ahead] قد تكون ساعة الخادم متقدمة بعدة أيام. لا تُصدر تذاكر.
   *[other] وقت الخادم مشكوك فيه.
}
finding-clock-do = تحقق من ساعة الخادم وصحّحها إن كانت خاطئة، ثم أكّد الوقت في صفحة الصالة.
finding-time = { $state ->
    [ok] خادم وقت يضبط ساعة هذا الحاسوب.
    [ahead] قُدّمت ساعة هذا الحاسوب أثناء عمل الخادم. الفرق بالدقائق: { $minutes }.
    [back] أُخّرت ساعة هذا الحاسوب أثناء عمل الخادم. الفرق بالدقائق: { $minutes }.
   *[none] لا يضبط أي خادم وقت ساعة هذا الحاسوب.
}
finding-time-do = { $state ->
    [none] شغّل خدمة الوقت: timedatectl set-ntp true. وفي شبكة ليست فيها هذه الخدمة قارن الساعة كل أسبوع.
   *[other] { finding-clock-do }
}
finding-certificate = { $state ->
    [ok] الشهادة صالحة. الأيام المتبقية: { $days }.
    [soon] تنتهي صلاحية الشهادة قريبًا. الأيام المتبقية: { $days }.
    [over] انتهت صلاحية الشهادة.
    [unreadable] تتعذر قراءة الشهادة { $file }.
    [proxy] الشهادة لدى وسيط أمام الخادم.
   *[none] يعمل الخادم من دون TLS: يستطيع آخرون في الشبكة قراءة ما ترسله الأجهزة.
}
finding-certificate-do = { $state ->
    [none] شغّل TLS إذا كان آخرون يستخدمون الشبكة نفسها.
   *[other] جدّد الشهادة، وسيستخدم الخادم الجديدة من تلقاء نفسه.
}
finding-backup = { $state ->
    [ok] الساعات المنقضية منذ آخر نسخة احتياطية: { $hours }.
    [old] الساعات المنقضية منذ آخر نسخة احتياطية: { $hours }.
    [same_disk] المجلد { $folder } على القرص نفسه الذي توجد عليه بيانات القاعة: إذا تلف القرص ضاعت النسخ الاحتياطية أيضًا.
   *[none] لا تُعرف أي نسخة احتياطية.
}
finding-backup-do = { $state ->
    [same_disk] ركّب قرصًا آخر، أو مجلدًا من حاسوب آخر، في { $folder }.
   *[other] أنشئ نسخة احتياطية كل ليلة واحفظها على حاسوب آخر.
}
finding-devices = { $state ->
    [ok] الأجهزة المتصلة: { $count }، وكلها بإصدار الخادم.
    [version] { $devices }: إصدار مختلف عن إصدار الخادم ({ $version }).
    [offline] { $devices }: لا يوجد اتصال.
    [paper] { $devices }: لا ورق في الطابعة أو هي مفتوحة.
    [printer] { $devices }: الطابعة لا تستجيب.
   *[copied] { $devices }: حاسوب آخر يستخدم نسخة من المفتاح السري.
}
finding-devices-do = { $state ->
    [version] حدّث هذه الأجهزة.
    [offline] تحقق من أنها تعمل وتصل إلى عنوان الخادم.
    [paper] ضع الورق وأغلق الطابعة.
    [printer] تحقق من كهرباء الطابعة وكابلها وعنوانها.
   *[copied] أضف هذه الأجهزة من جديد في مكانها أو احذفها.
}
finding-manager = ليس لهذا المركز مدير بعد.
finding-manager-do = أنشئ رابطًا للمدير الأول: sudo -u novbe novbe server user set-up-link { $centre }
finding-settings = { $name } في { $file } ليس من إعدادات الخادم ولا يؤخذ به.
finding-settings-do = { $state ->
    [near] اكتب { $near } بدلًا منه ثم أعد تشغيل الخادم.
   *[unknown] صحّح الاسم أو احذف السطر ثم أعد تشغيل الخادم.
}
finding-address = { $state ->
    [ok] عنوان الخادم: { $address }.
    [local] لا يمكن الوصول إلى الخادم إلا من هذا الحاسوب: { $address }.
   *[phones] لا تستطيع الهواتف فتح تذاكرها: ليس للخادم عنوان عام.
}
finding-address-do = { $state ->
    [local] اجعل قيمة NOVBE_HOST هي 0.0.0.0 أو ضع وسيطًا أمام الخادم.
   *[phones] اكتب في NOVBE_PUBLIC_URL العنوان الذي تصل إليه الهواتف.
}
finding-proxies = { $state ->
    [ok] الوسطاء الذين يثق بهم الخادم: { $count }.
   *[open] يثق الخادم بوسطاء مع أنه يمكن الوصول إليه من دونهم: { $address }.
}
finding-proxies-do = اجعل الخادم يستقبل الاتصالات على مقبس أو على 127.0.0.1.
finding-units = { $state ->
    [ok] لم تفشل أي خدمة من خدمات Novbe:‏ { $units }.
   *[failed] فشلت: { $units }.
}
finding-units-do = اقرأ السبب: journalctl -u { $units }
finding-zone = المنطقة الزمنية لهذا الحاسوب { $machine } ومنطقة المركز { $zone }.
finding-zone-do = اضبط المنطقة الزمنية للحاسوب: sudo timedatectl set-timezone { $zone }. النسخة الاحتياطية الليلية وسجل النظام يتبعان وقت الحاسوب.
finding-server = { $state ->
    [ok] يستجيب الخادم على { $address } ويقبل الأوامر.
    [waiting] الخادم على { $address } في وضع الانتظار، وخادم آخر يخدم القاعة.
    [not_ready] الخادم غير جاهز: { $checks }.
    [other] المنفذ في { $address } مشغول، والبرنامج الذي يشغله لا يستجيب كهذا الخادم.
   *[silent] لا يستجيب الخادم على { $address }.
}
finding-server-do = { $state ->
    [not_ready] افعل ما تقوله البنود الأخرى. وإن لم توجد فأعد تشغيل الخادم.
    [other] اعرف أي برنامج يشغل المنفذ: sudo ss -ltnp. إن كان برنامجًا آخر فأوقفه أو حدد NOVBE_PORT آخر. وإن كان الخادم نفسه فهو متجمد: أعد تشغيله.
   *[silent] شغّل الخادم. وإذا توقف مرة أخرى فالسبب في سجله: journalctl -u novbe-server
}

# صفحة الزائر.

page-language = اللغة
page-number = رقمك
live-counter = الشباك
page-help = للاستفسار: { $line }

# الحالات: جملة لكل حالة، وما العمل.
live-waiting = أنت في الطابور
live-waiting-hint = أبقِ هذه الصفحة مفتوحة أو تابع اللوحة: يظهر نداؤك على كلتيهما.
live-called = حان دورك: توجه إلى هذا الشباك
live-after-closing = لا تُعطى تذاكر أخرى لهذه الخدمة اليوم. معك تذكرة وستُخدم.
live-serving = أنت الآن عند الشباك { $counter }
live-on_hold = تذكرتك مؤجلة
live-on_hold-hint = سيناديك الشباك من جديد. ابقَ قريبًا من فضلك.
live-missed = نودي عليك ولم تحضر
live-missed-hint = مكانك محفوظ حتى الساعة { $time }. هل عدت إلى القاعة؟
live-missed-still = مكانك محفوظ ما دامت الخدمة متوقفة. هل عدت إلى القاعة؟
live-missed-over = انتهى وقت العودة. اطلب المساعدة من الموظفين.
live-finished = انتهت زيارتك
live-finished-hint = شكرًا لحضورك.
live-cancelled = أُلغيت هذه التذكرة
live-cancelled-hint = يمكنك استعادتها حتى الساعة { $time }.
live-ended = لا يمكن تقديم الخدمة بهذه التذكرة اليوم
page-coupon-for = رمز خدمة { $name }
live-over = انتهى يوم هذه التذكرة
live-over-hint = لم تعد التذكرة صالحة ولا يُعرض منها شيء هنا. خذ تذكرة جديدة لزيارة جديدة.
live-unknown = لا توجد تذكرة هنا
live-unknown-hint = امسح الرمز الموجود على ورقتك مرة أخرى. إن طُبعت مرتين فالأحدث وحدها صالحة. يمكن للموظفين مساعدتك.
page-trouble = لا يمكن عرض هذه الصفحة الآن
live-title-ahead = أمامك { $ahead } · { $number } · { $centre }
live-title-called = { $number }: الشباك { $counter }

# المكان في الطابور.
page-ahead-many = أمامك أكثر من { $n } شخص
page-order = يعتمد الترتيب أيضًا على الخدمة والأولوية، لا على الرقم وحده.
live-wait-unknown = مدة الانتظار غير معروفة بعد
live-promise = عند أخذ التذكرة قلنا لك: { $wait }. أي حتى الساعة { $time } تقريبًا.
live-promise-at_risk = قد يطول انتظارك أكثر مما ذكرنا لك.
live-promise-broken = طال انتظارك أكثر مما ذكرنا لك. نعتذر عن ذلك.
live-stepped-back = يمر غيرك قبلك حتى الساعة { $time }. مكانك محفوظ.
live-alert = نبّهني بالصوت والاهتزاز
live-alert-sound = نبّهني بالصوت
live-alert-vibration = نبّهني بالاهتزاز
live-alert-hint = قد لا يصدر التنبيه إذا كان الهاتف مقفلًا أو كانت الصفحة في الخلفية. أبقِ هذه الصفحة مفتوحة أو تابع اللوحة.
live-alert-touch = المس الصفحة مرة واحدة لتشغيل التنبيه من جديد.

# إلى أين.
page-where = مكان الانتظار
page-zone = { $zone }، الطابق { $floor }
live-counters-one = الشباك { $counters }
live-counters-many = الشبابيك { $counters }

# عدة خدمات في تذكرة واحدة.
page-stops = خدماتك
live-stop-served = تمت
live-stop-open = الآن
live-stop-pending = لاحقًا
live-stop-unserved = لم تتم
live-minutes = { $n } دقيقة

# ما يمكن للزائر فعله.
page-give-up = إلغاء تذكرتي
live-give-up-ask = هل تريد إلغاء التذكرة { $number }؟ سيذهب مكانك إلى الشخص التالي.
live-give-up-yes = نعم، ألغها
live-give-up-no = لا، احتفظ بمكاني
page-step-back = السماح لغيري بالمرور قبلي
page-step-back-ask = { $minutes ->
    [one] هل تسمح لغيرك بالمرور قبلك لمدة دقيقة واحدة؟ مكانك محفوظ.
    [two] هل تسمح لغيرك بالمرور قبلك لمدة دقيقتين؟ مكانك محفوظ.
    [few] هل تسمح لغيرك بالمرور قبلك لمدة { $minutes } دقائق؟ مكانك محفوظ.
   *[other] هل تسمح لغيرك بالمرور قبلك لمدة { $minutes } دقيقة؟ مكانك محفوظ.
}
live-step-back-yes = نعم، أسمح لغيري بالمرور
live-step-back-no = لا، أبقِ الأمر كما هو
live-come-back = لقد عدت
live-take-back = استعادة تذكرتي
live-not-sent = لم يصل ذلك إلى المركز. حاول مرة أخرى.
live-why-waiting = لماذا يُنادى على غيري قبلي؟
live-why-called = لماذا نودي عليّ الآن؟
live-not-asked = لا اتصال حاليًا. يُرجى المحاولة مرة أخرى.
page-rate = كيف كانت الخدمة؟
page-rate-1 = سيئة جدًا
page-rate-2 = سيئة
page-rate-3 = مقبولة
page-rate-4 = جيدة
page-rate-5 = جيدة جدًا
page-rate-comment = تعليقك (اختياري)
page-rate-comment-hint = لا تكتب أسماء أو بيانات شخصية.
page-rate-send = إرسال التقييم
live-rate-thanks = شكرًا على تقييمك.

# مدى حداثة المعلومات.
live-connecting = جارٍ الاتصال
live-live = مباشر
live-polled = الوضع عند الساعة { $time }
live-offline = انقطع الاتصال الساعة { $time }. هكذا كان الوضع حينها.
page-no-script = الوضع عند الساعة { $time }. تُحمَّل الصفحة من جديد كل 30 ثانية.

# The waiting times for everybody.
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
page-open-promises = في { $day } من بين من نودي عليهم ({ $calls }) نودي على { $share } ضمن الوقت الذي أُبلغوا به.
page-open-record = خلال آخر 30 يومًا من بين من نودي عليهم ({ $calls }) نودي على { $share } ضمن الوقت الذي أُبلغوا به. الفرق المعتاد عن تقديرنا: { $minutes } د.
balance = التذاكر المأخوذة: { $arrivals } = { $served } خُدمت + { $cancelled } أُلغيت + { $no_shows } لم يحضروا + { $left } غادروا دون نداء + { $unfinished } لم تكتمل + { $coupons } صُرفوا بقسيمة + { $here } ما زالوا هنا
page-open-booked = يُنادى على الزائر صاحب الموعد كما لو أنه أخذ تذكرة قبل موعده بـ { $ahead } د. ويُوعَد 9 من كل 10 بالنداء خلال { $within } د بعده.
page-open-booked-kept = خلال الأسابيع الأربعة الأخيرة تحقق ذلك لـ { $share } منهم.
page-open-digest = بهذا الرقم يمكن لأي شخص التحقق من أن سجل { $day } لم يُغيَّر:
page-open-refresh = الوضع عند الساعة { $time }. يُحدَّث كل 30 ثانية.
page-open-staff = دخول الموظفين
page-open-data = الأرقام نفسها كبيانات مفتوحة (JSON)

# صفحات العاملين هنا: تسجيل الدخول، الحساب، الأجهزة، الأشخاص.

account-faults = توجد مشكلة
account-fault = { $field ->
    [login] أدخل اسم مستخدم: من 2 إلى 60 حرفًا ورقمًا، ويجوز أن تتخللها ⁦. @ + - _⁩
    [full_name] أدخل الاسم الكامل في سطر واحد.
    [password] أدخل كلمة المرور.
    [old] أدخل كلمة مرورك الحالية.
    [new] أدخل كلمة المرور الجديدة.
    [again] كلمتا المرور غير متطابقتين. أدخل الجديدة مرتين.
    [digits] أدخل الأرقام الستة التي يعرضها التطبيق.
    [code] أدخل الأحرف الثمانية الظاهرة على شاشة الجهاز.
    [label] أدخل اسمًا في سطر واحد.
    [language] اختر لغة.
    [role] اختر دورًا وظيفيًا.
    [agency] اختر جهة من جهات هذا المركز.
    [counter] لا يناسب ذلك هذا الشباك. اختر شباكًا آخر أو لا تختر شيئًا.
    [replaces] اختر جهازًا من النوع نفسه، أو لا تختر شيئًا.
    [display] اختر لوحة من لوحات هذا المركز أو لوحة القاعة كلها.
    [printer] اكتب الطابعة هكذا: ⁦tcp://192.0.2.20:9100⁩ أو ⁦usb:04b8:0e15⁩ أو ⁦serial:/dev/ttyS0⁩، أو اتركها فارغة.
    [inches] أدخل المقاس من الزاوية إلى الزاوية. يحتاج الكشك إلى 10.1 بوصة على الأقل، ويجب أن تُقرأ اللوحة من أبعد مقعد.
    [farthest_seat_m] أدخل المسافة بالأمتار، 100 على الأكثر، أو اتركها فارغة.
    [screen] أدخل اسم الشاشة في سطر واحد، أو اتركه فارغًا.
    [headset] أدخل اسم مخرج صوت، أو اتركه فارغًا.
    [speaker] أدخل اسم مخرج صوت، أو اتركه فارغًا.
    [screens_off] اكتب الساعات هكذا: ⁦22:00-07:00⁩، أو اتركها فارغة.
    [reason] اختر سببًا.
    [expected_end] اختر وقتًا لم يأتِ بعد، أو اتركه فارغًا.
    [profile] اختر ملف عمل.
    [visitor] اختر مصير الزائر.
    [to_service] اختر خدمة.
    [ends] اختر مدة عرض الإعلان.
    [until] أدخل وقتًا من اليوم لم يأتِ بعد.
    [centre_file] اختر ملف المركز.
    [people_file] اختر قائمة بصيغة CSV.
    [holiday] اختر يومًا.
    [special_day] اختر يومًا.
    [special_hours] أدخل ساعات العمل، مثل ⁦09:00-14:00⁩.
    [series] اختر سلسلة أرقام: ليس للجهة خدمة أخرى بعد.
    [category] اختر فئة.
    [typical_minutes] أدخل مدة الخدمة المعتادة بالدقائق.
    [target_minutes] أدخل أطول انتظار مقبول للزائر بالدقائق.
    [per_day] أدخل عدد التذاكر، أو اتركه فارغًا.
    [last_ticket] أدخل وقتًا، أو اتركه فارغًا.
    [day_end_latest] أدخل وقتًا، أو اتركه فارغًا.
    [alarm_minutes] أدخل عدد الدقائق، أو اتركه فارغًا.
    [alarm_waiting] أدخل عدد الزوار، أو اتركه فارغًا.
    [number] أدخل رقم الشباك.
    [badge] قرّب البطاقة من الماسح أو أدخل 8 أحرف على الأقل. البطاقة لشخص واحد.
    [scopes] اختر ما يسمح به رمز الوصول.
    [last_day] اختر يومًا لم يأتِ بعد، أو اتركه فارغًا.
    [way] اختر طريقة إرسال الرسائل.
    [address] أدخل عنوان بريد مثل ⁦duty@town.example⁩، أو لخطاف الويب عنوانًا مثل ⁦https://alerts.example/novbe⁩ من دون اسم مستخدم وكلمة مرور، أو للرسائل القصيرة والمحادثات عنوان ⁦Apprise⁩ مثل ⁦tgram://TOKEN/CHAT⁩.
    [kinds] اختر تنبيهًا واحدًا على الأقل.
    [quiet_from] أدخل وقت بدء ساعات الهدوء، أو اترك الوقتين فارغين.
    [quiet_until] أدخل وقت انتهاء ساعات الهدوء، أو اترك الوقتين فارغين.
    [line] أدخل ١٢٠ حرفًا على الأكثر في سطر واحد، أو اتركه فارغًا.
    [text] اكتب نص الإعلان.
    [name] اكتب اسمًا بلغة واحدة على الأقل.
    [hours] اكتب الساعات هكذا: ⁦09:00-13:00, 14:00-18:00⁩ بالترتيب، أو اترك اليوم فارغًا.
    [profiles] اختر ملف عمل واحدًا على الأقل يستخدمه شباك. وإلا فلن يستطيع أي شباك نداء تذاكرها.
    [how_long] اختر المدة.
    [at] اختر وقتًا.
    [booked_name] أدخل الاسم كما هو في الوثيقة.
    [phone] أدخل رقم هاتف مثل ⁦+994 12 555 01 02⁩، أو اتركه فارغًا.
    [mail] أدخل بريدًا إلكترونيًا مثل ⁦name@example.org⁩، أو اتركه فارغًا.
    [booking] أدخل عددًا ضمن الحدود.
    [booked_counters] أدخل عدد الشبابيك، أو اتركه فارغًا.
    [booked_draw_day] اختاروا يوم القرعة ووقتها.
    [booked_draw_time] اختاروا يوم القرعة ووقتها.
    [booked_windows] أدخل كل جزء من اليوم في سطر مستقل، مثل ⁦12:00-14:00 2⁩.
   *[other] ينقص شيء أو تتعذر قراءته. راجع النموذج أو افتح الصفحة من جديد.
}
account-sent-before = أُرسل هذا النموذج من قبل. تحقق هل تم ذلك. إن لم يتم فأرسله من جديد.
account-sorry = لا يمكن عرض هذا
account-save = حفظ
account-go-on = متابعة
account-none = لا شيء
account-display = ما يعرضه
account-whole-board = لوحة القاعة كلها
account-look-again = تحديث

# ما تم، يُقال مرة واحدة.
account-failed = { $count ->
    [one] فشلت محاولة واحدة لتسجيل الدخول إلى حسابك منذ آخر دخول لك: { $time }.
    [two] فشلت محاولتان لتسجيل الدخول إلى حسابك منذ آخر دخول لك، آخرهما: { $time }.
    [few] فشلت { $count } محاولات لتسجيل الدخول إلى حسابك منذ آخر دخول لك، آخرها: { $time }.
   *[other] فشلت { $count } محاولة لتسجيل الدخول إلى حسابك منذ آخر دخول لك، آخرها: { $time }.
} إن لم تكن أنت من حاول، فغيّر كلمة المرور وأخبر المدير.
account-done = { $what ->
    [signed_out] سجّلت خروجك.
    [locked] أُقفل هذا الشباك لأنه لم يُستخدم مدة. سجّل الدخول من جديد؛ كل شيء كما تركته.
    [password] تغيّرت كلمة مرورك.
    [factor] أُعدّ التحقق بخطوتين على الهاتف الجديد. لم تعد رموز الهاتف القديم صالحة.
    [device_in] أُضيف الجهاز. يبدأ العمل خلال ثوانٍ قليلة.
    [set_up] نُشر التغيير.
    [device_set] حُفظ الجهاز.
    [device_refused] رُفض الجهاز. لم يعد رمزه صالحًا.
    [token_revoked] أُبطل رمز الوصول.
    [recipient_set] حُفظ المستلم.
    [recipient_removed] حُذف المستلم.
    [test_alert] رسالة التجربة في الطريق. حدّث الصفحة بعد ثوانٍ لترى هل وصلت.
    [contacts_set] حُفظت جهات الاتصال.
    [person_names] حُفظت الأسماء.
    [person_duty] أُضيف الدور الوظيفي.
    [person_end_duty] أُزيل الدور الوظيفي.
    [person_badge] حُفظت البطاقة.
    [person_no_badge] أُزيلت البطاقة.
    [device_revoke] أُزيل الجهاز.
    [device_restart] سيُعاد تشغيل الجهاز.
    [restart_device] سيُعاد تشغيل الجهاز.
    [device_screenshot] سيرسل الجهاز صورة لشاشته. حدّث الصفحة بعد ثوانٍ قليلة.
    [device_rotate] سيستبدل الجهاز مفتاح وصوله.
    [open_day] فُتح يوم العمل.
    [close_day] انتهى يوم العمل.
    [pause_hall] أُوقفت كل الخدمات مؤقتًا.
    [resume_hall] استُؤنفت كل الخدمات.
    [stop_intake] لا تُعطى تذاكر حاليًا.
    [resume_intake] تُعطى التذاكر من جديد.
    [stop_phones] لا يمكن أخذ تذاكر على الهاتف الآن.
    [resume_phones] يمكن أخذ تذاكر على الهاتف من جديد.
    [pause_service] أُوقفت الخدمة مؤقتًا.
    [resume_service] استُؤنفت الخدمة.
    [close_service] لا تُعطى تذاكر لهذه الخدمة حاليًا.
    [open_service] تُعطى تذاكر هذه الخدمة من جديد.
    [move_tickets] نُقلت التذاكر.
    [end_with_coupon] أُنهيت التذاكر. حصل أصحابها على قسائم.
    [set_profile] تغيّر ملف العمل.
    [close_counter] أُغلق الشباك.
    [free_counter] أُفرغ الشباك وأُغلق.
    [call_ticket] نوديت التذكرة.
    [confirm_claim] تأكدت الأولوية.
    [refuse_claim] رُفضت الأولوية.
    [requeue] أُعيدت التذكرة إلى الطابور.
    [step_back] تسمح التذكرة لغيرها بالمرور قبلها.
    [reopen] أُعيدت التذكرة.
    [give_coupon] أُنهيت التذكرة. حصل صاحبها على قسيمة.
    [cancel] أُلغيت التذكرة.
    [notice_up] يُعرض الإعلان الآن.
    [notice_down] أُزيل الإعلان.
    [confirm_time] تأكد الوقت.
    [answer_help] أُجيب طلب المساعدة.
    [person_factor] أُعيد ضبط التحقق بخطوتين. يعدّه هذا الشخص من جديد عند الدخول التالي.
    [person_sessions] سُجّل خروج هذا الشخص في كل مكان.
    [person_forget] حُذف هذا الشخص.
    [booked] تم الحجز.
    [booking_moved] تم تغيير الموعد.
    [booking_cancelled] أُلغي الموعد.
    [booking_listed] أُضيف الزائر إلى قائمة الانتظار.
    [displaced_told] ستُرسل الرسائل.
   *[other] تم ذلك.
}

# تسجيل الدخول.
account-set-up = أنشئ حسابك
account-set-up-why = ستصبح مديرًا هنا. يعمل هذا الرابط مرة واحدة.
account-set-up-do = إنشاء الحساب
account-login = اسم المستخدم
account-login-hint = حروف وأرقام بلا مسافات، مثل leyla.m
account-name = الاسم الكامل
account-password = كلمة المرور
account-password-hint = { $signs ->
    [few] { $signs } أحرف على الأقل. بضع كلمات متتالية قوية وسهلة التذكر.
   *[other] { $signs } حرفًا على الأقل. بضع كلمات متتالية قوية وسهلة التذكر.
}
account-password-again = أعد كتابة كلمة المرور
account-no-link = هذا الرابط غير صالح
account-no-link-why = استُعمل من قبل، أو مضى عليه أكثر من { $hours } ساعة، أو هو غير كامل.
account-no-link-how = يمكن لمسؤول الخادم أن ينشئ رابطًا جديدًا هناك بهذا الأمر:
account-no-link-centre = CENTRE
account-same-options = إذا كان الخادم يعمل بالخيارات ⁦--data⁩ أو ⁦--database⁩ أو ⁦--host⁩ أو ⁦--port⁩ فأضفها إلى الأمر.
account-no-centre = لا يوجد مركز على هذا الخادم بعد
account-no-centre-how = يستورد مسؤول الخادم ملف المركز هناك وينشئ رابط المدير الأول بهذين الأمرين:
account-no-centre-then = ثم افتح الرابط.
account-sign-in = تسجيل الدخول
account-by-link = يعمل هذا الرابط مرة واحدة.
account-sign-in-first = سجّل الدخول لترى تلك الصفحة.
account-sign-in-as = تسجّل الدخول بصفة
account-forgotten = نسيت كلمة المرور؟ يمكن لمدير في مركزك أن يعطيك كلمة مرور أولى جديدة.
account-start-over = الدخول بحساب آخر
account-factor = التحقق بخطوتين
account-factor-how = افتح تطبيق المصادقة على هاتفك. أدخل الأرقام الستة التي يعرضها من أجل Novbe.
account-digits = رمز من ستة أرقام
account-factor-lost = ضاع الهاتف أو تبدّل؟ يمكن لمدير آخر أن يعيد ضبط التحقق بخطوتين لحسابك.
account-new-factor = إعداد التحقق بخطوتين
account-new-factor-why = يدخل المديرون والمشرفون بكلمة المرور ورمز من الهاتف. لا يحتاج الهاتف إلى شبكة من أجل ذلك.
account-new-factor-app = ثبّت تطبيق مصادقة على هاتفك، مثل FreeOTP أو Aegis أو Google Authenticator.
account-new-factor-scan = امسح هذه الصورة في التطبيق.
account-new-factor-picture = رمز QR فيه المفتاح للتطبيق
account-new-factor-key = تعذّر المسح؟ اكتب هذا المفتاح في التطبيق:
account-new-factor-code = أدخل الأرقام الستة التي يعرضها التطبيق الآن.
account-new-factor-present = رمز من ستة أرقام من هاتفك الحالي
account-new-factor-begin = عرض الصورة
account-new-factor-again = إنشاء صورة أخرى
account-own-password = اختر كلمة مرور خاصة بك
account-own-password-why = كلمة المرور الأولى يعرفها شخص آخر. اختر كلمة مرور لا يعرفها سواك.
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
   *[viewer] مراقب
}
account-at-counter = الشباك { $counter }
account-signed-in = مدة الدخول
account-until = حتى { $time }، أو بعد { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
} بلا استعمال
account-change-factor = إعداد التحقق بخطوتين على هاتف آخر
account-others = أدوارك الوظيفية الأخرى
account-others-how = تبقى مسجّل الدخول. إذا كان الدور يتطلب الدخول بخطوتين ولم تُعدّه بعد، فستدخل من جديد.
account-sign-out = تسجيل الخروج

# الأجهزة.
account-devices = الأجهزة
account-devices-none = لا توجد أجهزة بعد.
account-device-kind = { $kind ->
    [kiosk] كشك
    [display] لوحة عرض
    [wall] شاشة حائط
   *[counter] حاسوب شباك
}
account-device-state = { $state ->
    [online] ✓ متصل
    [offline] ✕ منقطع منذ { $time }
    [not_connected] … لم يتصل بعد
   *[revoked] ✕ أُزيل
}
account-device-address = آخر عنوان
account-device-offline = { $because ->
    [ended] أُنهي برنامجه بصورة عادية، مثلًا لأن الحاسوب أُطفئ أو أُعيد تشغيله.
    [together] توقف عن الاستجابة في الوقت نفسه { $count ->
        [one] جهاز آخر
        [two] جهازان آخران
        [few] { $count } أجهزة أخرى
       *[other] { $count } جهازًا آخر
    }. تحقق من الشبكة ومن الكهرباء.
   *[silent] توقف وحده عن الاستجابة دون إشعار. تحقق من كهربائه وكابل شبكته وشاشته.
}
account-device-copied = ! جهاز آخر يستعمل نسخة من مفتاح وصول هذا الجهاز. استبدل هذا الجهاز أو أزله.
account-printer = { $state ->
    [ok] ✓ الطابعة جاهزة
    [paper_low] ! الورق على وشك النفاد
    [paper_out] ! لا ورق
    [cover_open] ! الطابعة مفتوحة
    [offline] ! الطابعة لا تطبع
    [none] لا طابعة
   *[unknown] ! الطابعة لا تستجيب
}
account-ticket-slow = ! تستغرق طباعة التذكرة { $seconds } ث. ارفع سرعة الخط التسلسلي للطابعة، أو استخدم USB أو الشبكة.
account-ticket-time = مدة طباعة التذكرة
account-ticket-seconds = { $seconds } ث
account-sound-failed = ! الصوت لا يعمل
account-clock-off = ! ساعته مخطئة بمقدار { $seconds ->
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
   *[other] { $seconds } ثانية
}
account-device-add = إضافة جهاز
account-device-add-how = شغّل Novbe على الجهاز الجديد. يعرض الجهاز رمزًا. أدخل هذا الرمز هنا.
account-device-add-wall = لشاشة حائط تعرض الصالة مباشرة، افتح { $address } في متصفحها.
account-device-add-board = لعرض لوحة النداء في متصفح التلفاز، افتح فيه { $address }.
account-device-code = الرمز الظاهر على شاشة الجهاز
account-device-code-hint = ثمانية أحرف. لا أثر للمسافات ولا لحجم الحروف.
account-no-such-code = لا جهاز يعرض هذا الرمز الآن. قارنه بالشاشة.
account-label = اسم الجهاز
account-label-hint = مثل «كشك المدخل»
account-counter = الشباك
account-counter-of-device-hint = لحاسوب الشباك فقط.
account-replaces = يحل محل
account-replaces-hint = يُزال الجهاز الذي تختاره هنا. اترك الاسم فارغًا ليبقى اسمه.
account-device-confirm = إضافة هذا الجهاز
account-waiting = في انتظار الإضافة
account-waiting-hint = لا تضف إلا الجهاز الذي أمامك: الرمز على شاشته وليس في أي مكان آخر.
account-waiting-none = لا جهاز ينتظر الآن.
account-waiting-since = منذ { $time }
account-waiting-place = كان هنا من قبل باسم { $label }
account-device-since = أُضيف
account-device-printer = الطابعة
account-device-screen = الشاشة
account-device-version = الإصدار
account-device-service-code = رمز الصيانة
account-device-picture = الشاشة عند { $time }
account-device-rename = الاسم والمكان
console-device-settings = الإعدادات
console-device-settings-what = { $kind ->
    [kiosk] ما تتركه فارغًا يبقى كما اختير على شاشة الكشك نفسه. تسري التغييرات حين لا يستخدمه أي زائر.
    [display] ما تتركه فارغًا يبقى كالمعتاد. تسري التغييرات خلال ثوانٍ.
   *[counter] ما تتركه فارغًا يبقى كالمعتاد. تسري التغييرات عند تسجيل الدخول التالي.
}
console-not-set = غير محدد
console-dots = { $dots } نقطة
console-percent = { $n }٪
account-device-ask = الإجراءات
account-ask = { $what ->
    [restart] إعادة التشغيل
    [screenshot] التقاط صورة للشاشة
   *[rotate] استبدال مفتاح الوصول
}
account-asked = طُلب ولم يتم بعد.
account-device-revoke = إزالة هذا الجهاز
account-device-revoke-what = يتوقف عن العمل فورًا. يمكن إضافته من جديد لاحقًا برمز جديد.
account-device-revoke-do = نعم، أزله

# الأشخاص.
account-people = الأشخاص
account-person-add = إضافة شخص
account-person-add-do = إضافة هذا الشخص
account-duty = الدور الوظيفي
account-agency = الجهة
account-agency-all = المركز كله
account-counter-any = أي شباك
account-counter-of-person-hint = فقط لموظف شباك أو استقبال يعمل دائمًا عند الشباك نفسه.
account-person-in = ✓ مسجّل الدخول الآن
account-person-first = … لم يسجّل الدخول بعد
account-person-no-factor = … التحقق بخطوتين غير معدّ
account-first = كلمة المرور الأولى
account-first-what = أعطها لهذا الشخص وحده. لا تُعرض إلا الآن وتصلح { $days ->
    [one] يومًا واحدًا
    [two] يومين
    [few] { $days } أيام
   *[other] { $days } يومًا
}. عند أول دخول يختار الشخص كلمة جديدة.
account-duty-end = إزالة هذا الدور
account-duty-give = إضافة دور وظيفي
account-names = الأسماء
account-badge = البطاقة
account-badge-has = لهذا الشخص بطاقة لتسجيل الدخول عند الشباك.
account-badge-none = لا بطاقة بعد.
account-badge-new = بطاقة جديدة
account-badge-hint = قرّبها من الماسح.
account-badge-remove = إزالة البطاقة
account-refuse = رفض
account-devices-here = أجهزة هذا المركز
account-person-own = هذا أنت. غيّر بياناتك في حسابك.
account-person-help = لا يستطيع الدخول؟
account-person-password = إنشاء كلمة مرور أولى جديدة
account-person-password-what = تبطل كلمة المرور القديمة ويُسجَّل خروج هذا الشخص في كل مكان.
account-person-factor = إعادة ضبط التحقق بخطوتين
account-person-factor-what = لهاتف ضاع أو تبدّل. يُسجَّل خروج هذا الشخص في كل مكان.
account-person-link = إنشاء رابط دخول
account-person-link-what = يسجّل الشخص الدخول به مرة واحدة من أي متصفح. تبقى كلمة المرور كما هي.
account-link = رابط الدخول
account-link-what = أعطه لهذا الشخص وحده. لا يُعرض إلا الآن، ويعمل مرة واحدة خلال ساعة، دون كلمة مرور أو رمز.
account-person-sessions = تسجيل خروجه في كل مكان
account-person-forget = حذف هذا الشخص
account-person-forget-what = يُحذف الاسم واسم المستخدم وكلمة المرور والأدوار نهائيًا. يحتفظ السجل بما جرى، بلا اسم.
account-person-forget-do = نعم، احذفه

# صفحات الإدارة.
console-parts = أقسام الإدارة
console-part = { $part ->
    [console] القاعة الآن
    [tickets] التذاكر
    [notices] الإعلانات
    [reports] التقارير
    [devices] الأجهزة
    [people] الأشخاص
    [tokens] وصول الأنظمة الأخرى
    [alerts] التنبيهات
    [set-up] الإعدادات
    [bookings] المواعيد
   *[account] الحساب
}
console-choose = اختر…
console-profile-left-empty = ملف العمل «{ $name }» يخدم هذه الخدمة وحدها. احذف الملف أولًا أو أضف إليه خدمة أخرى.
console-counter-moved = يعمل هذا الشباك الآن بملف «{ $profile }» الذي اختير في صفحة «القاعة الآن». يسري الملف المذكور هنا بعد إلغاء ذلك الاختيار.
console-call-needs-counter = لنداء هذه التذكرة خارج دورها يجب أن يكون هناك شباك مفتوح وخالٍ.
console-event-reason = السبب: { $reason }.
console-cancel = رجوع
console-change = تغيير
console-service = الخدمة
console-counter = الشباك
console-counters = الشبابيك
console-profile = ملف العمل
console-queues = الطوابير
console-number = رقم التذكرة
console-day = اليوم
console-find = بحث
console-filter = ابحث في هذه القائمة
console-filter-none = لا شيء مطابق في هذه القائمة.
console-filter-shown = المعروض: { $shown } من { $all }
console-filter-failed = تعذّر البحث. تحقق من الاتصال وحاول مرة أخرى.
console-several-agencies = عدة جهات
console-no-services = بلا خدمات
console-minutes = { $hours ->
    [0] { $minutes } د
   *[other] { $hours } س { $minutes } د
}

# القاعة الآن.
console-hall-state = { $state ->
    [open] القاعة مفتوحة
    [paused] العمل في المركز متوقف مؤقتًا
    [intake_stopped] القاعة مفتوحة لكن لا تُعطى تذاكر
   *[closed] القاعة مغلقة
}
console-hall-now = { $waiting ->
    [one] زائر واحد ينتظر
    [two] زائران ينتظران
    [few] { $waiting } زوار ينتظرون
    [many] { $waiting } زائرًا ينتظرون
   *[other] { $waiting } زائر ينتظرون
} · الشبابيك المفتوحة: { $open } من { $counters }
console-stopped = { $time ->
    [none] لا تُعطى تذاكر أخرى اليوم.
   *[other] لا تُعطى تذاكر حتى { $time }.
}
console-resumes = { $itself ->
    [yes] تُستأنف تلقائيًا في ذلك الوقت.
   *[no] يبقى التوقف حتى يستأنفها الموظفون.
}
console-still-served = { $time ->
    [none] يُخدم الزوار الذين معهم تذاكر.
   *[other] يُخدم الزوار الذين معهم تذاكر حتى الساعة { $time } على الأكثر.
}
console-as-of = الحالة عند { $time }. حدّث الصفحة لترى آخر حالة.
console-live = ● مباشر
console-lost = ○ لا اتصال بالخادم. قد تكون هذه الصفحة قديمة.
console-board = لوحة النداء
console-board-what = سيعرض هذا المتصفح الأرقام التي تُنادى وأوقات الانتظار طوال الوقت من دون تسجيل دخول. يجب أن يؤكده المدير مرة واحدة.
console-board-sound = بعض المتصفحات صامتة حتى تُلمس: المس الشاشة مرة واحدة بعد كل تشغيل، أو اضغط OK في جهاز التحكم عن بُعد. بعد ذلك تُسمع نغمة عند كل نداء.
console-wall = شاشة حائط
console-wall-what = سيعرض هذا المتصفح حالة الصالة مباشرة وباستمرار دون تسجيل دخول. يجب أن يؤكده مدير مرة واحدة.
console-screen-begin = إظهار الرمز
console-screen-code = يُدخل مدير هذا الرمز في لوحة الإدارة: الأجهزة، إضافة جهاز.
console-screen-picture = أو امسح هذا الرمز بهاتف سُجّل الدخول منه إلى لوحة الإدارة.
console-screen-removed = أُزيلت هذه الشاشة من الصالة، أو لم يُدخل رمزها في الوقت المحدد.
console-wall-lost = ○ لا اتصال بالخادم. هذه أرقام الساعة { $time }.
console-sound-on = صوت التنبيهات الجديدة: مفعّل
console-sound-off = صوت التنبيهات الجديدة: متوقف
console-alarms = { $count ->
    [0] ما يحتاج إلى انتباه
    [one] أمر واحد يحتاج إلى انتباه
    [two] أمران يحتاجان إلى انتباه
    [few] { $count } أمور تحتاج إلى انتباه
    [many] { $count } أمرًا يحتاج إلى انتباه
   *[other] { $count } أمر يحتاج إلى انتباه
}
console-alarms-more = { $count } أخرى
console-all-well = ✓ لا شيء يحتاج إلى انتباه
console-first-steps = الخطوات الأولى
console-first-step = { $step ->
    [kiosk] جهّز كشكًا مع طابعته
    [board] جهّز لوحة عرض
    [people] أضف الموظفين العاملين على الشبابيك
   *[counter] افتح شباكًا: يسجّل موظف الدخول على حاسوبه
}
console-since = منذ { $time }
console-alarm = { $kind ->
    [clock_in_doubt] { $state ->
        [behind] ساعة الخادم متأخرة. تحقق منها ثم أكّد الوقت.
        [ahead] ساعة الخادم متقدمة بأيام. تحقق منها ثم أكّد الوقت.
       *[jumped] تغيّرت ساعة الخادم فجأة. تحقق منها ثم أكّد الوقت.
    }
    [help_call] المساعدة مطلوبة: { $label }
    [unserved] { $label }: { $count ->
        [one] زائر واحد ينتظر ولا شباك يخدم هذا الطابور حاليًا
        [two] زائران ينتظران ولا شباك يخدم هذا الطابور حاليًا
        [few] { $count } زوار ينتظرون ولا شباك يخدم هذا الطابور حاليًا
        [many] { $count } زائرًا ينتظرون ولا شباك يخدم هذا الطابور حاليًا
       *[other] { $count } زائر ينتظرون ولا شباك يخدم هذا الطابور حاليًا
    }
    [printer] { $label }: { $state ->
        [paper_low] الورق على وشك النفاد
        [paper_out] لا ورق
        [cover_open] الطابعة مفتوحة
        [offline] الطابعة لا تطبع
       *[unknown] الطابعة لا تستجيب
    }
    [call_not_shown] نوديت { $label } إلى الشباك { $counter } ولم تعرض ذلك أي لوحة
    [device_offline] { $label } غير متصل
    [sound] { $label }: الصوت لا يعمل
    [voice_behind] { $label }: النداءات أسرع مما يستطيع الصوت إعلانه. نداءات لم تُعلن صوتيًا في آخر 15 دقيقة: { $count }. ضع في كل منطقة لوحة بصوتها الخاص، أو استخدم تسجيلات أقصر
    [counter_silent] الشباك { $label } مفتوح لكن حاسوبه لا يستجيب
    [promises] { $label }: زوار ينتظرون، أو يُتوقع أن ينتظروا، أطول مما وُعدوا: { $count }{ $state ->
        [closed] . الشباك { $counter } يخدم هذا الطابور وهو مغلق
        [paused] . الشباك { $counter } يخدم هذا الطابور وهو في استراحة
       *[open] { "" }
    }
    [wait_long] { $label }: زائر ينتظر منذ { console-minutes }
    [many_waiting] { $label }: { $count ->
        [one] زائر واحد ينتظر
        [two] زائران ينتظران
        [few] { $count } زوار ينتظرون
        [many] { $count } زائرًا ينتظرون
       *[other] { $count } زائر ينتظرون
    }
    [claim] { $label } تطلب الأولوية
    [on_hold] { $label } مؤجلة وحان نداؤها من جديد
    [login_guessed] هناك من يحاول تخمين كلمة مرور { $label }: لا يمكن الدخول إلا من المتصفحات والشبابيك المعروفة؛ أنشئ رابط دخول عند الحاجة
    [pause_overdue] { $state ->
        [hall] حان وقت الاستئناف ومضى، وما زال العمل في القاعة متوقفًا
       *[service] { $label }: مضى وقت الاستئناف وما زالت الخدمة متوقفة
    }
    [no_counter] تُعطى التذاكر ولا شباك مفتوح
    [call_unanswered] نوديت { $label } إلى الشباك { $counter } ولم تبدأ خدمتها
    [service_long] { $label } عند الشباك { $counter } منذ { console-minutes }
    [not_handed_in] قد تكون لدى أحد الزوار التذكرة { $label } التي طبعها كشك من دون اتصال، وهي ليست في الطابور
    [backup_old] لم تُنشأ نسخة احتياطية منذ أكثر من يوم. أبلغ المهندس المناوب
    [state_differed] اكتشف الخادم خطأً داخليًا وصحّحه. أبلغ المهندس المناوب
    [log_stopped] تتعذّر قراءة السجل ابتداءً من القيد { $label }: لا يمكن فعل أي شيء في هذه القاعة. اتصل بالمهندس المناوب
    [alerts_failed] لا تصل رسائل التنبيه إلى { $label }
   *[limit_reached] { $label } يرسل طلبات كثيرة جدًا؛ يُرفض بعضها
}
console-alarm-queues = { $kind ->
    [unserved] طوابير فيها زوار ينتظرون ولا يخدمها أي شباك حاليًا: { $count }
    [promises] طوابير يُخشى فيها تجاوز الانتظار الموعود: { $count }
    [wait_long] طوابير طال فيها انتظار الزوار: { $count }
   *[many_waiting] طوابير ينتظر فيها عدد كبير من الزوار: { $count }
}
console-mend = { $what ->
    [confirm_time] الوقت صحيح
    [answer_help] سأذهب
    [confirm_claim] تأكيد الأولوية
    [refuse_claim] رفض الأولوية
    [resume_hall] استئناف كل الخدمات
    [resume_service] استئناف هذه الخدمة
   *[restart_device] إعادة تشغيل الجهاز
}
console-look = { $what ->
    [service] عرض الطابور
    [set_profile] تغيير ملف الشباك { $counter }
    [counter] عرض الشباك
    [device] عرض الجهاز
    [devices] عرض الأجهزة
    [person] عرض الشخص
    [token] عرض الرمز
    [alerts] عرض المستلم
    [stop_intake] إيقاف إعطاء التذاكر
   *[ticket] عرض التذكرة
}
console-waiting = في الانتظار
console-longest = أطول انتظار
console-open-at = عند الشباك
console-wait-of = { $wait } (الهدف { $target })
console-no-queue = لا زائر ينتظر.
console-quiet = { $count ->
    [one] خدمة واحدة بلا زوار منتظرين
    [two] خدمتان بلا زوار منتظرين
    [few] { $count } خدمات بلا زوار منتظرين
    [many] { $count } خدمة بلا زوار منتظرين
   *[other] { $count } خدمة بلا زوار منتظرين
}
console-closed-counters = { $count ->
    [one] شباك واحد مغلق
    [two] شباكان مغلقان
    [few] { $count } شبابيك مغلقة
    [many] { $count } شباكًا مغلقًا
   *[other] { $count } شباك مغلق
}
console-queue-state = { $state ->
    [paused] متوقفة مؤقتًا
    [unserved] لا تُخدم حاليًا
    [closed] مغلقة الآن
   *[open] مفتوحة
}
console-counter-state = { $state ->
    [open] شاغر
    [paused] في استراحة
    [called] ينادي
    [serving] يخدم
   *[closed] مغلق
}
console-ticket-state = { $state ->
    [waiting] في الانتظار
    [called] تم النداء
    [serving] قيد الخدمة
    [on_hold] مؤجلة
    [missed] لم يحضر الزائر
    [finished] منتهية
    [cancelled] ملغاة
    [left] غادر الزائر دون نداء
   *[unfinished] لم تكتمل الخدمة
}
console-stop-state = { $state ->
    [pending] لاحقًا
    [open] الآن
    [served] تمت
   *[unserved] لم تُقدَّم
}

# خدمة واحدة، شباك واحد، تذكرة واحدة.
console-target = هدف الانتظار: { $target }
console-who-serves = شبابيك هذه الخدمة
console-who-serves-how = لإضافة شباك غيّر ملف عمله. يسري الملف الجديد من ندائه التالي.
console-serves = ✓ يخدمها
console-waiting-count = { $count ->
    [0] لا زائر ينتظر
    [one] زائر واحد ينتظر
    [two] زائران ينتظران
    [few] { $count } زوار ينتظرون
    [many] { $count } زائرًا ينتظرون
   *[other] { $count } زائر ينتظرون
}
console-profile-what = الخدمات التي يقدمها هذا الشباك الآن.
console-profile-choice = { $name } (في الانتظار: { $waiting }){ $present ->
    [yes] {" "}– مستعمل الآن
   *[no] {""}
}{ $own ->
    [yes] {" "}– الملف المعتاد لهذا الشباك
   *[no] {""}
}
console-ticket-find = البحث عن تذكرة
console-no-ticket = لم تكن هناك تذكرة { $number } في ذلك اليوم.
console-history = السجل
console-actor = { $role ->
    [clock] تلقائيًا
    [visitor] الزائر
    [kiosk] كشك
    [display] لوحة عرض
    [counter] حاسوب شباك
    [operator] موظف شباك
    [greeter] موظف استقبال
    [supervisor] مشرف
    [manager] مدير
    [integration] نظام آخر
   *[other] الخادم
}
console-command-line = من سطر الأوامر
console-command-line-person = من سطر الأوامر، بواسطة { $person }
console-event = { $type ->
    [ticket_issued] أُخذت تذكرة من أجل: { $services }{ $promise ->
        [0] .
       *[other] . الوعد: النداء خلال { $promise } دقيقة (9 من كل 10).
    }
    [ticket_handed_in] أُخذت تذكرة دون الخادم من أجل: { $services }. سلّمها الكشك لاحقًا.
    [ticket_printed] { $paper ->
        [shown] عُرض الرقم على الشاشة ولم يُطبع شيء.
       *[printed] طُبعت.
    }
    [print_failed] فشلت الطباعة: { $fault ->
        [paper_out] لا ورق.
        [cover_open] كانت الطابعة مفتوحة.
        [offline] كانت الطابعة غير متصلة.
        [before_sending] تعذر الوصول إلى الطابعة.
       *[no_proof] لم تؤكد الطابعة ذلك.
    }
    [ticket_reprinted] طُبعت مرة أخرى. لم تعد الورقة القديمة صالحة.
    [ticket_called] نوديت إلى الشباك { $counter } بعد انتظار { $minutes ->
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
       *[other] { $minutes } دقيقة
    }.
    [ticket_recalled] نوديت من جديد إلى الشباك { $counter }.
    [service_started] بدأت الخدمة عند الشباك { $counter }.
    [start_undone] أُلغي البدء.
    [service_finished] { $service }: انتهت عند الشباك { $counter }، النتيجة: { $outcome ->
        [done] تمّت.
        [incomplete] ينقص شيء.
        [refused] رُفضت.
       *[elsewhere] أُحيل الزائر إلى جهة أخرى.
    }
    [ticket_requeued] { $held ->
        [yes] أُعيدت التذكرة المؤجلة عند الشباك { $counter } إلى الطابور.
       *[no] لم يحضر الزائر إلى الشباك { $counter }. أُعيدت التذكرة إلى الطابور.
    }
    [call_withdrawn] أُلغي النداء إلى الشباك { $counter }.
    [ticket_held] أُجّلت عند الشباك { $counter }.
    [ticket_resumed] نوديت بعد التأجيل إلى الشباك { $counter }.
    [ticket_transferred] حُوّلت إلى: { $service }{ $to_counter ->
        [none] {""}
       *[other] {""}، الشباك { $to_counter }
    }.
    [ticket_released] لم تعد محجوزة لشباك أو موظف واحد.
    [service_added] أُضيفت خدمة: { $service }.
    [service_changed] تغيّرت الخدمة إلى: { $service }.
    [ticket_missed] لم يحضر الزائر إلى الشباك { $counter }. عُدّت التذكرة فائتة.
    [ticket_reopened] أُعيدت.
    [priority_judged] { $confirmed ->
        [yes] تأكدت الأولوية.
       *[no] رُفضت الأولوية. عادت التذكرة إلى مكانها العادي.
    }
    [assist_set] سُجّلت المساعدة التي يحتاجها الزائر.
    [private_erased] حُذفت بيانات الزائر المحفوظة خارج هذا السجل.
    [note_added] أُضيفت ملاحظة.
    [tickets_moved] نُقلت مع الطابور كله إلى: { $to_service }.
    [ticket_ended_with_coupon] { $service }: أُنهيت لهذا اليوم بقسيمة.
    [lease_granted] حصل كشك على هذا الرقم لوقت غياب الخادم.
    [lease_ended] لم يعد هذا الرقم عند الكشك.
    [ticket_expired] { console-ticket-state }.
    [ticket_cancelled] أُلغيت.
    [ticket_stepped_back] يقدّم الزائر غيره.
    [service_rated] التقييم: { $stars } من 5 نجوم.
   *[other] قيد آخر.
}

# الإجراءات: رابط أو عنوان، ما سيحدث، الزر.
console-action = { $name ->
    [open_day] فتح يوم العمل
    [close_day] إنهاء يوم العمل
    [pause_hall] إيقاف كل الخدمات مؤقتًا
    [resume_hall] استئناف كل الخدمات
    [stop_intake] إيقاف إعطاء التذاكر
    [resume_intake] إعطاء التذاكر من جديد
    [stop_phones] إيقاف التذاكر على الهاتف
    [resume_phones] إعطاء التذاكر على الهاتف من جديد
    [pause_service] إيقاف هذه الخدمة مؤقتًا
    [resume_service] استئناف هذه الخدمة
    [close_service] إيقاف إعطاء التذاكر
    [open_service] إعطاء التذاكر من جديد
    [move_tickets] نقل كل التذاكر المنتظرة
    [end_with_coupon] إنهاء كل التذاكر المنتظرة بقسائم
    [set_profile] تغيير ملف العمل
    [close_counter] إغلاق هذا الشباك
    [free_counter] إفراغ الشباك
    [call_ticket] نداء خارج دورها
    [confirm_claim] تأكيد الأولوية
    [refuse_claim] رفض الأولوية
    [requeue] إعادة إلى الطابور
    [step_back] السماح لغيره بالمرور قبله
    [reopen] إعادة التذكرة
    [give_coupon] إنهاء بقسيمة
   *[cancel] إلغاء التذكرة
}
console-action-why = { $name ->
    [open_day] تعطي الأكشاك تذاكر لكل الخدمات المفتوحة.
    [close_day] { $count ->
        [0] لا توجد تذكرة مفتوحة. ينتهي يوم العمل وتُغلق كل الشبابيك.
        [one] ستنتهي صلاحية تذكرة مفتوحة واحدة، وعلى صاحبها أن يأخذ تذكرة جديدة في يوم آخر. لخدمته أولًا لا تُنهِ يوم العمل، بل أوقف إعطاء التذاكر.
        [two] ستنتهي صلاحية تذكرتين مفتوحتين، وعلى صاحبيهما أن يأخذا تذكرتين جديدتين في يوم آخر. لخدمتهما أولًا لا تُنهِ يوم العمل، بل أوقف إعطاء التذاكر.
        [few] ستنتهي صلاحية { $count } تذاكر مفتوحة، وعلى أصحابها أن يأخذوا تذاكر جديدة في يوم آخر. لخدمتهم أولًا لا تُنهِ يوم العمل، بل أوقف إعطاء التذاكر.
       *[other] ستنتهي صلاحية { $count } تذكرة مفتوحة، وعلى أصحابها أن يأخذوا تذاكر جديدة في يوم آخر. لخدمتهم أولًا لا تُنهِ يوم العمل، بل أوقف إعطاء التذاكر.
    }
    [pause_hall] لا تُعطى تذاكر ولا تُنادى. يحتفظ الجميع بأماكنهم. تذكر الشاشات والهواتف والصوت السبب.
    [resume_hall] تُنادى التذاكر من جديد بالترتيب نفسه.
    [stop_intake] لا تُعطى تذاكر خلال المدة التي تختارها. يُخدم الزوار الذين معهم تذاكر.
    [resume_intake] تعطي الأكشاك تذاكر لكل الخدمات المفتوحة.
    [stop_phones] يختفي الرمز من اللوحات حتى تسمح به من جديد. تستمر الأكشاك، وتبقى التذاكر المأخوذة صالحة.
    [resume_phones] تعرض اللوحات رمزًا من جديد. من يمسحه في القاعة يمكنه أخذ تذكرة.
    [pause_service] لا تُنادى تذاكر هذه الخدمة حاليًا. تحتفظ بأماكنها، وتذكر الشاشات السبب.
    [resume_service] تُنادى تذاكر هذه الخدمة من جديد بالترتيب نفسه.
    [close_service] لا تُعطى تذاكر لهذه الخدمة خلال المدة التي تختارها. يُخدم الزوار الذين معهم تذاكر لها.
    [open_service] تعطي الأكشاك تذاكر هذه الخدمة من جديد.
    [move_tickets] { $count ->
        [one] تنتقل التذكرة المنتظرة إلى خدمة أخرى. تحتفظ برقمها ومكانها.
        [two] تنتقل تذكرتان منتظرتان إلى خدمة أخرى. تحتفظان برقميهما ومكانيهما.
        [few] تنتقل { $count } تذاكر منتظرة إلى خدمة أخرى. تحتفظ بأرقامها وأماكنها.
       *[other] تنتقل { $count } تذكرة منتظرة إلى خدمة أخرى. تحتفظ بأرقامها وأماكنها.
    }
    [end_with_coupon] { $count ->
        [one] تنتهي التذكرة المنتظرة لهذا اليوم. يحصل صاحبها على قسيمة، ويعود في يوم آخر، ويُنادى عليه قبل غيره.
        [two] تنتهي تذكرتان منتظرتان لهذا اليوم. يحصل كل زائر على قسيمة، ويعود في يوم آخر، ويُنادى عليه قبل غيره.
        [few] تنتهي { $count } تذاكر منتظرة لهذا اليوم. يحصل كل زائر على قسيمة، ويعود في يوم آخر، ويُنادى عليه قبل غيره.
       *[other] تنتهي { $count } تذكرة منتظرة لهذا اليوم. يحصل كل زائر على قسيمة، ويعود في يوم آخر، ويُنادى عليه قبل غيره.
    }
    [set_profile] يسري الملف الجديد من نداء الشباك التالي. تُنهى التذكرة التي عند الشباك الآن كالمعتاد.
    [close_counter] تنتقل التذاكر المحجوزة لهذا الشباك إلى طوابير خدماتها.
    [free_counter] لشباك غادره موظفه. يُغلق الشباك، ويُحسب الوقت منذ آخر إجراء للموظف وقتًا غير معروف.
    [call_ticket] تُنادى التذكرة قبل دورها. يحتفظ السجل بالسبب.
    [confirm_claim] تحتفظ التذكرة بأولويتها.
    [refuse_claim] تعود التذكرة إلى مكانها العادي.
    [requeue] { $state ->
        [on_hold] عاد الزائر. تستعيد التذكرة مكانها في الطابور.
       *[called] لم يحضر الزائر. تنتظر التذكرة من جديد ولا تُنادى لبضع دقائق.
    }
    [step_back] لا تُنادى التذكرة لبضع دقائق ما دام غيرها ينتظر.
    [reopen] تستعيد التذكرة مكانها في الطابور.
    [give_coupon] تنتهي التذكرة لهذا اليوم. يحصل صاحبها على قسيمة، ويعود في يوم آخر، ويُنادى عليه قبل غيره.
   *[cancel] تنتهي التذكرة. يفقد صاحبها مكانه في الطابور.
}
console-action-do = { $name ->
    [open_day] فتح يوم العمل
    [close_day] إنهاء يوم العمل الآن
    [pause_hall] إيقاف كل الخدمات مؤقتًا
    [resume_hall] استئناف كل الخدمات
    [stop_intake] إيقاف إعطاء التذاكر
    [resume_intake] إعطاء التذاكر من جديد
    [stop_phones] إيقاف التذاكر على الهاتف
    [resume_phones] إعطاء التذاكر على الهاتف من جديد
    [pause_service] إيقاف هذه الخدمة مؤقتًا
    [resume_service] استئناف هذه الخدمة
    [close_service] إيقاف إعطاء التذاكر
    [open_service] إعطاء التذاكر من جديد
    [move_tickets] نقل التذاكر
    [end_with_coupon] إنهاء وإعطاء قسائم
    [set_profile] تغيير الملف
    [close_counter] إغلاق الشباك
    [free_counter] إفراغ الشباك وإغلاقه
    [call_ticket] نداء التذكرة
    [confirm_claim] تأكيد الأولوية
    [refuse_claim] رفض الأولوية
    [requeue] إعادة إلى الطابور
    [step_back] السماح لغيره بالمرور قبله
    [reopen] إعادة التذكرة
    [give_coupon] إنهاء وإعطاء قسيمة
   *[cancel] إلغاء التذكرة
}
console-field = { $field ->
    [reason] السبب
    [expected_end] الاستئناف متوقع عند
    [profile] ملف العمل
    [sure] نفّذ حتى لو بقي زوار ينتظرون بلا شباك
    [visitor] ما مصير الزائر
    [to_service] النقل إلى
    [counter] الشباك
    [ends] مدة عرض الإعلان
    [until] الوقت
    [label] الغرض منه
    [scopes] ما يسمح به
    [last_day] اليوم الأخير
    [way] طريقة الإرسال
    [address] العنوان
    [kinds] التنبيهات
    [digest] أيضًا بصمة سجل كل يوم
    [quiet_from] ساعات الهدوء من
    [quiet_until] ساعات الهدوء حتى
    [day_end_latest] ينتهي يوم العمل في موعد أقصاه
    [holiday] يوم عطلة
    [special_day] اليوم
    [special_hours] ساعات العمل
    [agency] الجهة
    [category] الفئة في الكشك
    [series] سلسلة الأرقام
    [profiles] ملفات العمل التي تخدمها
    [typical_minutes] مدة الخدمة المعتادة بالدقائق
    [target_minutes] هدف الانتظار بالدقائق
    [per_day] أكبر عدد من التذاكر في اليوم
    [last_ticket] لا تذاكر بدءًا من
    [own_hours] لهذه الخدمة ساعات عمل خاصة بها
    [alarm_minutes] تنبيه بعد انتظار هذا العدد من الدقائق
    [alarm_waiting] تنبيه عندما يزيد عدد الزوار المنتظرين على
    [centre_file] ملف المركز
    [other_files] الشعارات والصور والأصوات
    [number] الرقم
    [zone] المنطقة
    [how_long] المدة
    [resume_automatically] الاستئناف تلقائيًا في ذلك الوقت
    [language] اللغة
    [printer] طابعة التذاكر
    [paper_dots] عرض الطباعة
    [inches] مقاس الشاشة بالبوصة
    [farthest_seat_m] المسافة إلى أبعد مقعد بالأمتار
    [screen] أي شاشة من شاشات الحاسوب
    [headset] مخرج صوت سماعة الرأس
    [always_heard] سماعة الرأس عبر USB أو للوحة المفاتيح صوتها
    [speaker] مخرج الصوت
    [volume] مستوى الصوت
    [scanner] ماسح موصول
    [bar] البدء بالشريط الضيق
    [screens_off] ساعات إطفاء الشاشة
    [stays_on] عدم إطفاء الشاشة أبدًا
   *[direction] الاتجاه كما يُرى من اللوحة
}
console-hint = { $field ->
    [expected_end] اتركه فارغًا إن لم يكن معروفًا.
    [until] فقط إن اخترت وقتًا.
    [label] مثل «موقع المدينة»
    [last_day] اتركه فارغًا إن لم تكن له نهاية.
    [address] عنوان بريد، أو عنوان خطاف ويب (⁦https://…⁩)، أو عنوان ⁦Apprise⁩ لخدمة رسائل قصيرة أو محادثة، مثل ⁦ntfy://topic⁩.
    [digest] رقم يثبت لاحقًا أن سجل اليوم لم يُغيَّر. يُرسل عند إغلاق اليوم.
    [quiet_until] لا يُرسل شيء في هذه الساعات. وما يبقى قائمًا عند نهايتها يُرسل حينها. اترك الاثنين فارغين إن لم تكن لازمة.
    [day_end_latest] اتركه فارغًا لينتهي عند بداية اليوم التالي.
    [per_day] اتركه فارغًا إن لم يكن هناك حد.
    [last_ticket] اتركه فارغًا لإعطاء التذاكر حتى الإغلاق.
    [alarm_minutes] اتركه فارغًا ليسري التنبيه المعتاد للمركز.
    [alarm_waiting] اتركه فارغًا ليسري التنبيه المعتاد للمركز.
    [other_files] فقط إن ذكر ملف المركز ملفات جديدة.
    [profiles] اختر ملفًا واحدًا على الأقل: لا ينادي تذاكرها إلا شباك له هذا الملف.
    [printer] مثل ⁦tcp://192.0.2.20:9100⁩ أو ⁦usb:04b8:0e15⁩ أو ⁦serial:/dev/ttyS0⁩
    [paper_dots] ورق 58 مم: 384 نقطة. ورق 80 مم: غالبًا 576 نقطة.
    [inches] من الزاوية إلى الزاوية.
    [screen] فقط إن وُصلت عدة شاشات. مثل ⁦HDMI-A-1⁩
    [headset] اسم المخرج. كلمة ⁦none⁩ توقف الصوت.
    [speaker] اسم المخرج. كلمة ⁦none⁩ توقف الصوت.
    [screens_off] مثل ⁦22:00-07:00⁩. اتركه فارغًا لتسري ساعات المركز.
   *[other] {""}
}
console-reason = { $reason ->
    [alarm] إنذار: يغادر الجميع القاعة
    [drill] تمرين
    [power] انقطاع الكهرباء
    [strike] إضراب
    [technical] عطل فني
    [left] غادر
    [mistake] أُخذت بالخطأ
    [duplicate] أُخذت مرتين
    [break] استراحة
    [meeting] اجتماع
   *[other] سبب آخر
}
console-left-visitor = { $visitor ->
    [served] تمت خدمته
    [back_to_queue] يعود إلى الطابور في مكانه
   *[unfinished] لم تكتمل خدمته
}
console-stop-for = { $how_long ->
    [quarter] 15 دقيقة
    [half] 30 دقيقة
    [hour] ساعة واحدة
    [time] حتى وقت معيّن
   *[day] حتى نهاية اليوم
}

# الإعلانات.
console-notices-what = تُعرض الإعلانات على اللوحات والأكشاك والهواتف.
console-notices-none = لا إعلان معروضًا الآن.
console-notice-new = إعلان جديد
console-notice-change = تغيير الإعلان
console-notice-languages = إذا تُركت لغة فارغة يُعرض النص الأول.
console-notice-ends = { $ends ->
    [day] حتى نهاية اليوم
    [time] حتى وقت معيّن
   *[taken_down] حتى يُزال
}
console-notice-until = حتى { $time }
console-notice-up = عرض الإعلان
console-take-down = إزالة

# وصول الأنظمة الأخرى.
console-alarm-kind = { $kind ->
    [log_stopped] السجل لا يُقرأ
    [state_differed] خطأ صحّحه الخادم
    [backup_old] لا توجد نسخة احتياطية حديثة
    [clock_in_doubt] الساعة قد تكون خاطئة
    [help_call] طلب مساعدة
    [no_counter] لا شباك مفتوح
    [unserved] طابور بلا شباك
    [printer] الورق والطابعات
    [call_not_shown] نداء لم يُعرض
    [call_unanswered] نداء بلا استجابة
    [pause_overdue] توقف طال أمده
    [device_offline] جهاز غير متصل
    [sound] الصوت لا يعمل
    [voice_behind] الصوت لا يلحق بالنداءات
    [counter_silent] حاسوب شباك لا يستجيب
    [alerts_failed] رسائل لا تصل
    [service_long] خدمة طويلة
    [promises] الانتظار الموعود مهدد
    [wait_long] انتظار طويل
    [many_waiting] زوار كثيرون ينتظرون
    [login_guessed] محاولة تخمين كلمة مرور
    [claim] طلب أولوية
    [on_hold] تذكرة مؤجلة منذ مدة
    [not_handed_in] تذكرة بلا اتصال مفقودة
   *[limit_reached] طلبات كثيرة جدًا
}
console-alerts-what = تصل المستلمين رسالة عند بدء التنبيه، وكل ساعة ما دام مستمرًا، وعند انتهائه.
console-alerts-none = لا مستلمين بعد: تظهر التنبيهات في لوحة الإدارة فقط.
console-alerts-no-mail = لا يستطيع هذا الخادم إرسال البريد بعد. يحدد المهندس خادم البريد في إعداداته (NOVBE_MAIL_SERVER).
console-alert-way = { $way ->
    [mail] بريد
    [messenger] رسالة قصيرة أو محادثة
   *[webhook] خطاف ويب
}
console-alert-name = الاسم
console-alert-name-hint = مثلًا «المهندس المناوب».
console-alert-keeps = اتركه فارغًا ليبقى العنوان كما هو. قد يتضمن سرًا، لذلك لا يُعرض مرة أخرى.
console-alert-quiet = لا يُرسل شيء من { $from } إلى { $until }
console-alert-told = وصلت آخر رسالة: { $time }
console-alert-waiting = رسائل تنتظر الإرسال: { $count }
console-alert-given-up = رسائل تعذّر إرسالها نهائيًا: { $count }
console-alert-failed = لا تصل الرسائل منذ { $time }: { $reason }
console-alert-next = المحاولة التالية: { $time }
console-alert-failure = { $reason ->
    [no_mail_server] لم يُحدَّد خادم بريد في إعدادات الخادم
    [unreachable] الطرف الآخر لا يستجيب
    [certificate] تعذّر تأمين الاتصال؛ تحقق من الشهادة
    [sign_in] يرفض خادم البريد اسم مستخدم الخادم أو كلمة مروره
    [address] يرفض خادم البريد العنوان
    [unusable] لا يمكن استخدام العنوان: يقود إلى شبكة لا تسمح بها إعدادات الخادم، أو كُتب خطأً
   *[refused] يرفض الطرف الآخر الرسالة
}
console-alert-test = إرسال رسالة تجربة
console-alert-change = تغيير
console-alert-new = مستلم جديد
console-alert-remove = حذف المستلم
console-alert-remove-what = لن تصله رسائل بعد الآن، وتُحذف الرسائل التي تنتظر.
console-alert-secret = سر خطاف الويب الجديد
console-alert-secret-what = أدخله في البرنامج المستلم: كل رسالة موقّعة به. انسخه الآن. لن يُعرض مرة أخرى.
console-contacts = من يتصل به الموظفون
console-contacts-what = مثلًا «الاستقبال، 12». يظهر السطر بجانب التنبيه هنا وعند موظف الاستقبال، ويرد في كل رسالة عنه.
alert-line = { $event ->
    [alarm_over] انتهى: { $sentence }
    [alarm_lasts] مستمر: { $sentence }
   *[other] { $sentence }
}
alert-at = { $event ->
    [alarm_over] وقت الانتهاء: { $time }
    [alarm_lasts] مستمر منذ { $hours } س، البداية: { $time }
   *[alarm_began] منذ: { $time }
}
alert-contact = جهة الاتصال: { $line }
alert-console = لوحة الإدارة: { $address }
alert-why = تصلك هذه الرسالة لأن هذا العنوان مذكور في لوحة إدارة { $centre } ضمن الإعدادات، التنبيهات.
alert-test = رسالة تجربة: التنبيهات تصل إلى هذا العنوان.
alert-digest = بصمة سجل يوم { $day } حتى الحدث { $revision }: { $sha256 }
alert-without-name = { $kind ->
    [login_guessed] هناك من يحاول تخمين كلمة مرور أحد الموظفين. لوحة الإدارة تبيّن من هو.
    [claim] زائر يطلب الأولوية. لوحة الإدارة تبيّن التذكرة.
    [alerts_failed] لا تصل رسائل التنبيه إلى أحد المستلمين. لوحة الإدارة تبيّن أيهم.
   *[limit_reached] جهاز أو برنامج أو شخص يرسل طلبات كثيرة جدًا؛ يُرفض بعضها. لوحة الإدارة تبيّن أيها.
}
console-tokens-what = برمز الوصول يستطيع نظام آخر (مثل موقع أو برنامج تقارير) أن يقرأ أو يفعل ما يسمح به الرمز.
console-tokens-none = ليس لأي نظام آخر وصول.
console-token-new = رمز وصول جديد
console-token-make = إنشاء رمز الوصول
console-token-made = رمز الوصول الجديد
console-token-once = انسخه الآن. لن يُعرض مرة أخرى.
console-token-since = أُنشئ { $time }
console-token-until = صالح حتى { $time }
console-token-revoked = أُبطل { $time }
console-token-revoke = إبطال
console-scope = { $scope ->
    [bookings] الحجز وتغييره وتسجيل الحضور
    [tickets] أخذ التذاكر
    [waits] قراءة الطوابير ومدد الانتظار
    [log] قراءة سجل الأحداث
    [metrics] قراءة مؤشرات عمل الخادم لأغراض المراقبة
    [all_centres] للمؤشرات: كل مراكز الخادم
   *[reports] قراءة التقارير وأرقام كل يوم
}

# الإعدادات.
console-set-up = { $part ->
    [hours] ساعات العمل والعطل
    [services] الخدمات
    [profiles] ملفات العمل
    [counters] الشبابيك
    [file] ملف المركز
    [history] سجل الإعدادات
    [alerts] التنبيهات بالبريد وخطاف الويب
    [care] فحص الخادم
    [bookings] المواعيد
   *[tokens] وصول الأنظمة الأخرى
}
console-backup = آخر نسخة احتياطية: { $at }
console-no-backup = لا توجد نسخة احتياطية بعد
console-set-up-what = { $part ->
    [hours] أوقات فتح القاعة، والعطل، والأيام ذات الساعات المختلفة
    [services] الأسماء والجهات وسلاسل الأرقام والأهداف والحدود
    [profiles] أي خدمات يقدمها الشباك وأيها أولًا
    [counters] أرقام الشبابيك وملفات عملها وأماكنها
    [file] كل الإعدادات في ملف واحد: نزّله وغيّره وتحقق منه وانشره
    [history] من غيّر ماذا ومتى، وكيف يمكن الرجوع
    [alerts] من تصله رسالة عن كل تنبيه، وساعات الهدوء، ومن يتصل به الموظفون
    [care] ما يجب فعله بشأن الخادم وقرصه وقاعدة بياناته وساعته وشهادته والأجهزة
    [bookings] قبل كم يوم، وكم عددها، وحتى متى: قواعد كل الخدمات التي تُحجز
   *[tokens] رموز وصول للمواقع والتقارير والبرامج الأخرى
}
console-weekday = { $day ->
    [mon] الاثنين
    [tue] الثلاثاء
    [wed] الأربعاء
    [thu] الخميس
    [fri] الجمعة
    [sat] السبت
   *[sun] الأحد
}
console-hours-how = مثل ⁦09:00-13:00, 14:00-18:00⁩. اترك يوم الإغلاق فارغًا.
console-holidays = العطل
console-special-days = الأيام ذات الساعات المختلفة
console-special-how = مثل يوم قصير قبل عطلة. للإغلاق مبكرًا اليوم اختر «إيقاف إعطاء التذاكر» في صفحة «القاعة الآن».
console-add = إضافة
console-remove = إزالة
console-service-add = إضافة خدمة
console-series-of-agency = مثل خدمات الجهة الأخرى
console-service-remove = إزالة هذه الخدمة
console-service-remove-what = تُزال من الأكشاك والشاشات. تبقى تذاكرها السابقة في التقارير.
console-belongs = التبعية
console-times = المدد والحدود
console-alarms-of-service = التنبيهات
console-profile-add = إضافة ملف عمل
console-profile-remove = إزالة هذا الملف
console-levels-how = ينادي الشباك خدمات المستوى 1 أولًا، ثم المستوى 2 والمستوى 3.
console-level = { $level ->
    [0] لا تُخدم
   *[other] المستوى { $level }
}
console-counter-add = إضافة شباك
console-counter-remove = إزالة هذا الشباك
console-direction = { $direction ->
    [left] يسارًا
    [right] يمينًا
    [ahead] إلى الأمام
    [back] في الخلف
    [ahead_left] إلى الأمام يسارًا
    [ahead_right] إلى الأمام يمينًا
    [back_left] في الخلف يسارًا
    [back_right] في الخلف يمينًا
    [up] في الطابق الأعلى
   *[down] في الطابق الأسفل
}

# التقارير.
console-report = { $name ->
    [overview] نظرة عامة
    [wait] مدة الانتظار
    [walk] مدة الوصول إلى الشباك
    [service] مدة الخدمة
    [stay] الزيارة كلها
    [visitors] الزوار
    [promises] الانتظار الموعود
    [ratings] التقييمات
    [staff] الموظفون
    [counters] الشبابيك
    [staffing] الشبابيك اللازمة
    [bookings] المواعيد
   *[sheet] الورقة اليومية
}
console-report-title = { $name ->
    [wait] كم ينتظر الزوار؟
    [walk] كم يستغرق الزوار للوصول إلى الشباك؟
    [service] كم تستغرق الخدمة؟
    [stay] كم يبقى الزوار؟
    [visitors] كم زائرًا يأتي، وكيف تنتهي الزيارات؟
    [promises] هل يُلتزم بالانتظار الموعود؟
    [ratings] ما مدى رضا الزوار؟
    [staff] ماذا يعمل موظفونا؟
    [staffing] كم شباكًا يلزم؟
    [bookings] من يأتي بموعد، وهل يُلتزم بالوقت؟
   *[counters] كيف تُستعمل الشبابيك؟
}
console-staffing-week = الأسبوع كله
console-staffing-rests = حُسبت من { $days ->
    [zero] { $days } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
} من الأسابيع الثمانية الأخيرة.
console-spread = { $name ->
    [wait] الزيارات بحسب مدة الانتظار بالدقائق
    [walk] الزيارات بحسب مدة الوصول إلى الشباك بالدقائق
    [service] الزيارات بحسب مدة الخدمة بالدقائق
   *[stay] الزيارات بحسب المدة كلها بالدقائق
}
console-by = { $by ->
    [service] بحسب الخدمة
    [agency] بحسب الجهة
    [hour] بحسب الساعة
    [weekday] بحسب يوم الأسبوع
    [day] بحسب اليوم
    [counter] بحسب الشباك
   *[operator] بحسب الموظف
}
console-grouped = التجميع
console-show = عرض
console-from = من
console-to = إلى
console-period = { $period ->
    [today] اليوم
    [yesterday] أمس
    [week] آخر 7 أيام
    [month] آخر 30 يومًا
   *[year] آخر 365 يومًا
}
console-total = المجموع
console-unknown = غير معروف
console-no-figures = لا أرقام لهذه الأيام.
console-comments = ما كتبه الزوار
console-as-ended = تُحسب الزيارة عند انتهائها. الزوار الذين ما زالوا هنا غير داخلين في هذه المدد.
console-searched = كلمات بُحث عنها بلا نتيجة
console-searched-hint = كلمات كتبها الزوار في بحث الكشك ولم يلمسوا أي نتيجة، في خمس زيارات أو أكثر. أضفها إلى مرادفات الخدمة في ملف المركز. تُحذف بعد ثمانية أسابيع.
console-searched-week = الأسبوع من { $day }
console-made = أُعدّت: { $time }
console-print = اطبع هذه الصفحة من المتصفح. لا تُطبع إلا الورقة.
console-definitions = معنى الأرقام
console-share-of = { $share } من { $whole }
console-unit = { $kind ->
    [duration] د
    [hours] س
    [share] %
   *[other] {""}
}
console-column = { $key ->
    [visits] الزيارات
    [p50] النصف خلال
    [p90] 9 من 10 خلال
    [p95] 95 من 100 خلال
    [target_kept] ضمن الهدف
    [arrivals] التذاكر المأخوذة
    [served] خُدمت
    [no_shows] لم يحضروا
    [no_show_rate] نسبة من لم يحضروا
    [missed_calls] نداءات دون حضور
    [missed_call_rate] نسبة النداءات دون حضور
    [cancelled] أُلغيت
    [cancelled_rate] نسبة الملغاة
    [left] غادروا دون نداء
    [unfinished] لم تكتمل
    [here] ما زالوا هنا
    [coupons] صُرفوا بقسيمة
    [transfers] حُوّلت
    [walk_ins] أخذها الموظفون
    [by_phone] أُخذت على الهاتف
    [promised] الانتظار الموعود
    [promise_kept] الوفاء بالوعد
    [estimate_error] خطأ التقدير
    [estimate_bias] التقدير ناقص الانتظار
    [rated] التقييمات
    [mean_stars] متوسط التقييم
    [stars_1] نجمة واحدة
    [stars_2] نجمتان
    [stars_3] 3 نجوم
    [stars_4] 4 نجوم
    [stars_5] 5 نجوم
    [served_stops] الخدمات المنتهية
    [calls] النداءات
    [recalls] النداءات المكررة
    [out_of_order] خارج دورهم
    [open] مفتوح
    [occupied] مع زائر
    [idle] بلا زائر
    [disconnected] غير معروف
    [occupancy] نسبة الوقت مع زائر
    [breaks] كل الاستراحات
    [break_break] استراحة
    [break_lunch] غداء
    [break_back_office] عمل مكتبي
    [break_training] تدريب
    [break_technical] عطل فني
    [break_other] سبب آخر
    [visitors_expected] الزوار المتوقعون
    [visitors_came] الزوار الذين أتوا
    [counters_advised] الشبابيك اللازمة
    [counters_open] الشبابيك المفتوحة
    [counters_needed] كان يكفي
    [wait_p50] الانتظار: النصف خلال
    [wait_p90] الانتظار: 9 من 10 خلال
    [service_p50] الخدمة: النصف خلال
    [booked] المواعيد
    [booked_arrived] حضروا
    [booked_missed] لم يحضروا
    [booked_cancelled] أُلغيت
    [booked_came] نسبة من حضروا
    [booked_in_time] نودوا كما وُعدوا
    [booked_mean_wait] متوسط الانتظار
   *[stay_p50] الزيارة كلها: النصف خلال
}
console-definition = { $key ->
    [visits] عدد الزيارات التي أُخذت منها المدد: واحدة لكل خدمة في التذكرة. وللزيارة كلها واحدة لكل تذكرة خُدمت.
    [p50] لم يطل نصف الزيارات أكثر من ذلك (الوسيط، بأقرب رتبة، بالثواني الكاملة).
    [p90] لم تطل 90 من كل 100 زيارة أكثر من ذلك.
    [p95] لم تطل 95 من كل 100 زيارة أكثر من ذلك.
    [target_kept] الزيارات التي كان انتظارها ضمن هدف الخدمة في ذلك الوقت، من كل الزيارات التي نوديت. لا يدخل فيها الزوار الذين غادروا دون نداء.
    [arrivals] التذاكر التي أُخذت، نوديت أم لم تُنادَ. لا تُحسب التذاكر التي لم تُطبع ولم تُعرض.
    [served] التذاكر التي انتهت خدمتها الأخيرة.
    [no_shows] الزوار الذين نودوا ولم يحضروا ولم يعودوا.
    [no_show_rate] الزوار الذين لم يحضروا، من كل التذاكر المأخوذة.
    [missed_calls] النداءات التي لم يحضر زائرها، سواء عاد لاحقًا أم لم يعد.
    [missed_call_rate] النداءات دون حضور، من كل النداءات.
    [cancelled] التذاكر التي ألغاها الزائر أو الموظفون.
    [cancelled_rate] التذاكر الملغاة، من كل التذاكر المأخوذة.
    [left] التذاكر التي لم تُنادَ قط حتى انتهاء يوم العمل: غادر زوارها.
    [unfinished] التذاكر التي نوديت ولم تنتهِ كل خدماتها عند انتهاء يوم العمل.
    [here] التذاكر التي ما زالت مفتوحة.
    [coupons] التذاكر التي أُنهيت لذلك اليوم بقسيمة للعودة.
    [transfers] الزوار الذين حُوّلوا إلى خدمة أخرى أو شباك آخر أو موظف آخر.
    [walk_ins] التذاكر التي أخذها الموظفون لزائر، عند الشباك أو عند الاستقبال.
    [by_phone] التذاكر التي أخذها الزوار في القاعة على هواتفهم.
    [promised] التذاكر التي لها انتظار موعود تمكن مقارنته بالانتظار حتى أول نداء. لا تُحسب التذاكر التي أُوقفت خدمتها أو تغيّرت.
    [promise_kept] التذاكر التي نوديت ضمن الوقت الذي أُبلغ به الزائر، من التذاكر التي وُعد أصحابها بمدة انتظار. الهدف 90 %.
    [estimate_error] متوسط الفرق بين الانتظار المتوقع والفعلي، زيادةً أو نقصًا.
    [estimate_bias] متوسط الانتظار المتوقع ناقص الفعلي. إذا كان تحت الصفر فقد انتظر الزوار أطول من المتوقع.
    [rated] عدد الخدمات التي قُيّمت.
    [mean_stars] متوسط التقييمات من 1 إلى 5.
    [served_stops] الخدمات المنتهية، واحدة لكل خدمة في التذكرة.
    [calls] الزوار الذين نودوا، بلا النداءات المكررة.
    [recalls] النداءات التي تكررت للزائر نفسه.
    [out_of_order] الزوار الذين نودوا قبل دورهم. يحتفظ السجل بالسبب.
    [open] الوقت الذي كان فيه الشباك مفتوحًا، بلا الاستراحات.
    [occupied] الوقت من النداء إلى نهاية الخدمة: الوصول والخدمة.
    [idle] الوقت الذي كان فيه الشباك مفتوحًا بلا زائر وبرنامجه يستجيب.
    [disconnected] الوقت الذي كان فيه الشباك مفتوحًا لكن برنامجه لا يستجيب أو لم يعد موظفه يعمل عليه.
    [occupancy] الوقت مع زائر، من الوقت الذي كان فيه الشباك مفتوحًا وبرنامجه يستجيب.
    [breaks] كل الاستراحات معًا.
    [break_break] الاستراحات لهذا السبب.
    [break_lunch] الاستراحات لهذا السبب.
    [break_back_office] الاستراحات لهذا السبب.
    [break_training] الاستراحات لهذا السبب.
    [break_technical] الاستراحات لهذا السبب.
    [break_other] الاستراحات لهذا السبب.
    [visitors_expected] الزوار المتوقع أن يأخذوا تذكرة في هذه الساعة، بحسب الأسابيع الثمانية الأخيرة: الساعة ويوم الأسبوع وهل كانت القاعة مغلقة في اليوم السابق. تُقسم الخدمة التي تقدمها عدة ملفات عمل بحسب عدد شبابيكها. ولا تظهر الساعات التي لم تكن القاعة مفتوحة فيها في أي يوم من هذه الأسابيع.
    [visitors_came] الزوار الذين أخذوا تذكرة في هذه الساعة، مقسومين بالطريقة نفسها.
    [counters_advised] أقل عدد من الشبابيك العاملة يُنادى معه 9 من كل 10 من زوار هذه الساعة ضمن هدف خدمتهم. الشباك في استراحة لا يُحسب. وفي سطر المجموع: ساعات كل الشبابيك.
    [counters_open] متوسط الشبابيك المفتوحة في هذه الساعة، بلا الاستراحات والوقت غير المعروف.
    [counters_needed] أقل عدد من الشبابيك العاملة كان يمكن أن يُنادى معه 9 من كل 10 من زوار هذه الساعة ضمن الهدف لو عُرف من سيأتي.
    [wait_p50] نوديت نصف الزيارات خلال هذه المدة من دخول الطابور.
    [wait_p90] نوديت 90 من كل 100 زيارة خلال هذه المدة.
    [service_p50] لم يطل نصف الخدمات أكثر من ذلك من البداية إلى النهاية، بلا مدة التأجيل.
    [stay_p50] لم يبقَ نصف الزوار الذين خُدموا أكثر من ذلك، من أخذ التذكرة إلى نهاية الخدمة الأخيرة.
    [booked] مواعيد هذه الأيام التي حضر أصحابها أو لم يحضروا أو ألغوها. لا تُحسب المواعيد التي لم تُؤكد.
    [booked_arrived] الزوار الذين أخذوا تذكرة لموعدهم، في الوقت أو بعده في اليوم نفسه.
    [booked_missed] الزوار الذين لم يسجلوا حضورهم في الوقت ولم يأتوا بعده.
    [booked_cancelled] المواعيد التي ألغاها الزائر أو الموظفون، ومنها مواعيد من حضروا مبكرًا وفضلوا الانتظار دونها.
    [booked_came] من حضروا، من المواعيد التي لم تُلغَ.
    [booked_in_time] الزوار ذوو المواعيد الذين نودوا خلال الدقائق الموعودة بعد وقتها، ممن نودوا أو غادروا دون نداء. الهدف 90 %.
    [booked_mean_wait] متوسط الوقت من وقت الموعد إلى النداء. إذا كان دون الصفر نودي الزوار قبل وقتهم.
   *[other] كم مرة أُعطي هذا العدد من النجوم.
}

# ملف المركز وسجله.
console-file-what = يحوي ملف المركز كل إعدادات المركز. نزّله وغيّره في محرر نصوص وتحقق منه هنا.
console-download = تنزيل
console-file-check = التحقق من الملف
console-file-check-what = لا يتغير شيء بعد. ترى ما سيتغير ثم تقرر.
console-list = أشخاص من قائمة
console-list-what = يحوي ملف CSV سطرًا لكل شخص ودور. تضيف القائمة أشخاصًا وتغيّر بياناتهم. ويبقى من ليس في القائمة كما هو.
console-list-columns = يسمّي السطر الأول الأعمدة: { $columns }. اسم المستخدم والاسم الكامل والدور مطلوبة. يُكتب الدور كما هنا أو كما في صفحة الشخص:
console-list-present = تنزيل الأشخاص كقائمة
console-list-file = القائمة (CSV، UTF-8)
console-list-unreadable = { $why ->
    [encoding] الملف ليس بترميز UTF-8. احفظه بصيغة «CSV UTF-8» واختره من جديد.
    [long] في القائمة أكثر من 1000 سطر. قسّمها.
   *[columns] لا يسمّي السطر الأول الأعمدة. المطلوب: { $columns }.
}
console-list-differs = يعطي سطر آخر هذا الشخص اسمًا آخر أو لغة أخرى.
console-list-count = { $what ->
    [refused] غير ممكن: { $count }
    [added] إضافة: { $count }
   *[changed] تغيير: { $count }
}
console-list-same = دون تغيير: { $count }
console-list-do = إضافة هؤلاء الأشخاص وتغيير بياناتهم
console-list-done = نُفّذت القائمة
console-list-passwords = أعطِ كل شخص كلمة مروره الأولى وحدها. تظهر كلمات المرور الآن فقط وتصلح لمدة (أيام): { $days }.
console-file-faulty = لا يمكن استعمال هذا الملف. صحّح ما هو مذكور وتحقق منه من جديد.
console-file-not-now = لا يمكن نشر هذا الآن. تذكر القائمة ما يجب فعله أولًا.
console-file-conflicts = هذا الملف يختلف عن الإعدادات الحالية
console-file-conflicts-how = تغيّرت هذه الإعدادات هنا منذ الملف الأخير، وهذا الملف يذكر غيرها. لم يُنشر شيء بعد. نزّل ملف المركز وأضف إليه تغييراتك وتحقق منه من جديد، أو استبدل الإعدادات بهذا الملف.
console-file-replacing = إذا استبدلت الإعدادات
console-file-replace = استبدال الإعدادات بهذا الملف
console-file-kept = تغيّر هنا منذ الملف الأخير، ويبقى كما هو
console-file-same = ما في الملف معمول به فعلًا. انشره مرة واحدة ليُقارن به الملف التالي.
console-line = السطر { $line }
console-changes = { $count ->
    [0] لا يتغير شيء
    [one] تغيير واحد
    [two] تغييران
    [few] { $count } تغييرات
   *[other] { $count } تغييرًا
}
console-advice = نصائح
console-publish = نشر
console-restore = استعادة هذه النسخة
console-present = ✓ مستعملة الآن
console-first-version = النسخة الأولى
console-older = نسخ أقدم
console-yes = نعم
console-no = لا
console-kind = { $kind ->
    [bookings] الحجوزات
    [centre] المركز
    [rules] القواعد
    [series] سلسلة الأرقام
    [zone] المنطقة
    [agency] الجهة
    [category] الفئة
    [service] الخدمة
    [profile] ملف العمل
    [counter] الشباك
    [kiosk] الأكشاك
    [receipt] التذكرة الورقية
    [display] لوحة العرض
    [voice] الصوت
    [alarms] التنبيهات
   *[file] الملف
}
console-happened = { $what ->
    [added] إضافة
    [removed] إزالة
    [reordered] ترتيب آخر
   *[changed] تغيير
}

# The pages on which visitors book a time, and the mails about bookings.

booking-title = حجز موعد
booking-next = أقرب موعد متاح: { $when }
booking-no-time = لا يوجد موعد متاح الآن
booking-staff-only = لا يقبل هذا المركز الحجز في هذه الصفحة. { $known ->
    [yes] اتصل بالرقم { $line } أو اسأل موظفي المركز: يمكنهم أن يحجزوا لك موعدًا.
   *[no] اسأل موظفي المركز: يمكنهم أن يحجزوا لك موعدًا.
}
booking-choose = اختر موعدًا
booking-nearest = أقرب المواعيد المتاحة
booking-more = عرض أيام أخرى
booking-none = لا يوجد موعد متاح في الأيام القادمة ({ $days }). { $day ->
    [unknown] اسأل الموظفين عما يمكنك فعله.
    [drawn] تُوزَّع مواعيد هذه الخدمة بالقرعة بين من يطلبونها: يمكنك تقديم طلبك أدناه. وتظهر هنا أيضًا المواعيد التي يلغيها آخرون.
   *[known] يُفتح الموعد التالي { problem-moment }. وتظهر هنا أيضًا المواعيد التي يلغيها آخرون.
}
booking-held = يملأ آخرون الآن استمارة آخر المواعيد في هذه الأيام. انظروا مجددًا بعد بضع دقائق.
booking-checking = لحظة من فضلك: يجري متصفحك حسابًا قصيرًا يمنع البرامج الآلية.
booking-bring = ما عليك إحضاره
booking-rules = معلومات مفيدة
booking-promise = يُنادى على 9 من كل 10 زوار لديهم موعد خلال { $minutes } دقيقة بعد وقت الموعد.{ $measured ->
    [yes] {" "}النسبة في الأسابيع الأربعة الأخيرة: { $share }.
   *[no] {""}
}
booking-order = يُنادى على الزوار الذين لديهم موعد كما لو أنهم أخذوا التذكرة قبل موعدهم بمدة { $minutes } دقيقة.
booking-what = الخدمة
booking-when = الوقت
booking-where = المكان
booking-moment = { $date }، { $time }
booking-name = الاسم الكامل
booking-name-hint = كما هو في وثيقتك. يُقارن الاسم عند الشباك ولا يمكن تغييره لاحقًا.
booking-mail = البريد الإلكتروني
booking-mail-hint = { $act ->
    [join] نرسل إليك رابطًا لتأكيد الطلب، ونراسلك حين يُتاح موعد. نستخدم العنوان لهذا وحده ثم نحذفه.
   *[other] نرسل إليك رابطًا لتأكيد الحجز. نستخدم العنوان لهذا الحجز وحده ونحذفه بعد زيارتك.
}
booking-send = احجز هذا الموعد
booking-state = { $state ->
    [held] بياناتك
    [pending] راجع بريدك
    [booked] حجزك
    [arrived] تم تسجيل حضورك
    [missed] فات وقت هذا الحجز
    [cancelled] أُلغي هذا الحجز
    [joining] راجع بريدك
    [listed] أنت في قائمة الانتظار
    [in_draw] أنت مشارك في القرعة
    [offered] يوجد موعد لك
    [declined] انتهى هذا العرض
    [left] سُحب طلبك
    [unconfirmed] لم يُؤكد طلبك
   *[lapsed] لم يعد هذا الموعد محفوظًا لك
}
booking-hint = { $state ->
    [held] هذا الموعد محفوظ لك حتى الساعة { $time }.
    [pending] أرسلنا إليك رابطًا. افتحه قبل الساعة { $time } لتأكيد الحجز، وإلا أمكن لغيرك أن يحجز هذا الموعد. إن لم تجد الرسالة فابحث في مجلد البريد غير المرغوب فيه.
    [arrived] انظر إلى تذكرتك: تعرف منها متى يحين دورك.
    [missed] يمكنك أن تحضر اليوم وتأخذ تذكرة، أو أن تحجز موعدًا آخر.
    [cancelled] سيحصل آخرون على هذا الوقت. يمكنك حجز وقت آخر.
    [joining] أرسلنا إليك رابطًا. افتحه قبل الساعة { $time } لتأكيد طلبك، وإلا حُذف. إن لم تجد الرسالة فابحث في مجلد البريد غير المرغوب فيه.
    [listed] حين يُتاح موعد في أحد أيامك نحفظه لك ونراسلك.
    [in_draw] تحدد القرعة من يُعرض عليه موعد أولًا. إن كان لك موعد حفظناه لك وراسلناك.
    [offered] هذا الموعد محفوظ لك حتى { $time }. إن لم تقبله ذهب إلى زائر آخر.
    [declined] لم تقبل الموعد قبل انتهاء العرض أو رفضته. يمكن الآن أن يأخذه زائر آخر. يمكنك حجز موعد آخر أو طلب الانضمام إلى قائمة الانتظار من جديد.
    [left] يمكنك أن تقدم طلبًا من جديد متى شئت.
    [unconfirmed] لم يُفتح الرابط الذي في رسالتنا في الوقت المحدد. يمكنك أن تقدم طلبًا من جديد.
   *[lapsed] لم تُرسل الاستمارة أو لم يُؤكد الحجز في الوقت المحدد. لم يُحجز شيء. يمكنك أن تختار موعدًا من جديد.
}
booking-extend = احفظه { $minutes } دقيقة أخرى
booking-code = عند حضورك امسح هذه الصورة أو أدخل هذا الرمز في الكشك.
booking-come = احضروا بين { $start } و{ $end }. بعد ذلك يفوت الموعد.
booking-asked = هل ستحضر؟ { $until ->
    [no] جوابك يساعدنا على التخطيط.
   *[other] أجب قبل هذا الوقت: { $until }، وإلا أُلغي الحجز.
}
booking-come-yes = نعم، سأحضر
booking-sent-to = { $act ->
    [withdraw] تُرسل الرسالة إلى { $mail }. إذا كان العنوان خاطئًا فاسحب الطلب وقدّمه من جديد.
   *[other] تُرسل الرسالة إلى { $mail }. إذا كان العنوان خاطئًا فألغِ الموعد واختر الوقت من جديد، فهو متاح فورًا.
}
booking-calendar = الحفظ في التقويم
booking-change = اختيار موعد آخر
booking-cancel = { $act ->
    [withdraw] سحب الطلب
    [decline] لا أريد هذا الموعد
   *[other] إلغاء الحجز
}
booking-again = حجز موعد من جديد
booking-too-late = يمكن تغيير الموعد حتى { $minutes } دقيقة قبله. ما زال بإمكانك الإلغاء.
booking-displaced = تغيرت ساعات العمل ولم يعد موعدك ممكنًا. اختر موعدًا آخر.
booking-ticket = فتح تذكرتك
booking-ask = { $act ->
    [cancel] هل تريد إلغاء هذا الحجز؟
    [move] هل تريد التغيير إلى هذا الموعد؟
    [withdraw] هل تريد سحب طلبك؟
    [decline] هل ترفض هذا الموعد؟
    [join] أكد طلبك
   *[confirm] أكد هذا الحجز
}
booking-yes = { $act ->
    [cancel] نعم، ألغه
    [move] نعم، غيّره
    [withdraw] نعم، اسحبه
    [decline] نعم، أرفضه
    [join] تأكيد
   *[confirm] تأكيد
}
booking-keep = { $act ->
    [withdraw] لا، أبقِ طلبي
    [decline] لا، العودة إلى العرض
   *[other] لا، أبقِ حجزي كما هو
}
booking-unknown = لا يوجد حجز هنا
booking-unknown-hint = افتح الرابط الموجود في آخر رسالة مرة أخرى. إن انتهى يوم الحجز فلا يلزمك شيء. وإلا فاسأل الموظفين في مكتب الاستعلامات: سيساعدونك فورًا.
booking-fault = { $field ->
    [mail] أدخل عنوان بريد مثل name@example.org.
    [visitor] أدخل اسمك الكامل.
    [code] هذا ليس رمز موعد لهذا اليوم. تحقّقوا من الحروف ومن اليوم أو اسألوا الموظفين.
    [days] اختر من هذه الأيام من يوم إلى خمسة.
   *[at] اختر أحد هذه المواعيد.
}
booking-ask-until = تُوزَّع المواعيد بالقرعة. يمكنك تقديم طلب حتى { $when }
booking-how-many = كم زائرًا يحتاج إلى هذه الخدمة؟
booking-visitors = عدد الزوار
booking-list-title = قائمة الانتظار
booking-list = أضفني إلى قائمة الانتظار
booking-list-hint = إذا أُتيح موعد في أحد الأيام التي تختارها حفظناه لك وراسلناك. ولديك عندئذ ساعتان على الأكثر لقبوله.
booking-draw = القرعة
booking-draw-week = تُوزَّع مواعيد الأسبوع الذي يبدأ في { $week } بالقرعة. وقت القرعة: { $when }. كل من يقدم طلبه قبل ذلك له الفرصة نفسها.
booking-draw-ask = المشاركة في القرعة
booking-draw-proof = التحقق من القرعة (البيانات)
booking-draw-limits = بهذه البيانات يستطيع كل شخص أن يتحقق من نتيجة القرعة. لكنها لا تحمي من مشغّل هذا الخادم، إذ يمكنه أن يعرف الترتيب مسبقًا.
booking-days = الأيام
booking-days-hint = اختر من يوم إلى خمسة أيام يمكنك أن تحضر فيها.
booking-day-part = الفترة من اليوم
booking-part = { $part ->
    [any] طوال اليوم
    [morning] قبل الساعة 13:00
   *[afternoon] من الساعة 13:00
}
booking-place = { $before ->
    [0] أنت الأول في القائمة.
   *[other] عدد من قبلك في القائمة: { $before }.
}
booking-rank = ترتيبك في القرعة: { $rank }.
booking-drawn-at = وقت القرعة: { $when }.
booking-hash = يظهر طلبك في بيانات القرعة هكذا:
booking-take = اقبل هذا الموعد
booking-mail-subject = { $kind ->
    [confirm] أكد حجزك
    [booked] تم الحجز
    [changed] تغير الحجز
    [cancelled] أُلغي الحجز
    [displaced] اختر موعدًا آخر
    [ask] هل ستحضر؟
    [join] أكد طلبك
    [offer] يوجد موعد لك
   *[reminder] تذكير
}: { $service }{ $when ->
    [no] {""}
   *[other] ، { $when }
}
booking-mail-lead = { $kind ->
    [confirm] افتح الرابط أدناه قبل الساعة { $time } وأكد حجزك. إن لم تطلبه فلا يلزمك شيء: دون هذا الرابط لا يُحجز شيء.
    [booked] تم حجز موعدك.
    [changed] تغير حجزك. هذا هو الساري الآن.
    [cancelled] أُلغي حجزك. يمكنك حذفه من تقويمك.
    [closed] لم يعد موعدكم ممكنًا، ولا يمكن حجز موعد آخر الآن. نأسف لذلك. اسألوا موظفي المركز عمّا يمكنكم فعله.
    [displaced] تغيرت ساعات العمل ولم يعد موعدك ممكنًا. نعتذر عن ذلك. اختر موعدًا آخر: هذه أقرب المواعيد.
    [ask] لديك حجز في هذا الوقت. هل ستحضر؟ افتح صفحة حجزك وأجب؛ ويمكنك هناك أيضًا تغييره أو إلغاؤه.
    [join] افتح الرابط أدناه قبل الساعة { $time } وأكد طلبك. إن لم تقدمه فلا يلزمك شيء: دون هذا الرابط لا يُحسب الطلب.
    [offer] هذا الموعد محفوظ لك حتى { $time }. إن لم تقبله ذهب إلى زائر آخر.
   *[reminder] نحن في انتظارك. إن لم تستطع الحضور فألغِ الحجز: يمكن عندئذ لزائر آخر أن يأخذ موعدك.
}
booking-mail-code = رمز الكشك: { $code }
booking-mail-page = عرض حجزك أو تغييره أو إلغاؤه:
booking-mail-other = مواعيد أخرى:
booking-mail-take = لقبول هذا الموعد أو رفضه:
booking-mail-why = وصلتك هذه الرسالة لأن هذا العنوان أُعطي لحجز في { $centre }. نرجو عدم الرد عليها.

# صفحة الهاتف في القاعة.
presence-title = أنت في القاعة
presence-booked = لدي موعد
presence-code = رمز الموعد
presence-code-hint = ثمانية أحرف وأرقام. تجده في رسالتنا إليك وفي صفحة موعدك.
presence-check-in = تسجيل الحضور
presence-now = الانتظار الآن دون الموعد. سيُلغى الموعد.
presence-services = خدمة أخرى
presence-take = أخذ تذكرة
presence-none = لا تُعطى تذاكر على الهاتف الآن. اذهب إلى الكشك أو اسأل الموظفين.
presence-taken = رقمك
presence-old = هذا الرمز قديم
presence-old-hint = امسح الصورة على اللوحة مرة أخرى، فهي تتغير كل دقيقة. أو خذ تذكرة من الكشك.

# المواعيد في لوحة الإدارة.
bookings-find = الرمز أو الاسم أو رقم الهاتف أو الوقت
bookings-of-day = مواعيد { $day }
bookings-none = لم يُعثر على موعد.
bookings-new = حجز موعد لزائر
bookings-other = خدمة أخرى أو يوم آخر
bookings-book = حجز هذا الوقت
bookings-figures = فترات اليوم
bookings-column = { $key ->
    [slots] الفترات
    [booked] محجوزة
    [arrived] حضروا
    [missed] لم يحضروا
   *[free] متاحة
}
bookings-state = { $state ->
    [held] قيد التعبئة
    [pending] لم يُؤكد بعد
    [joining] قائمة الانتظار: لم يُؤكد بعد
    [listed] ينتظر موعدًا
    [offered] عُرض عليه موعد
    [booked] محجوز
    [arrived] حضر الزائر
    [missed] لم يحضر الزائر
   *[cancelled] أُلغي
}
bookings-code = الرمز { $code }
bookings-ticket = التذكرة
bookings-lost = ! لم تعد له فترة
bookings-told = كُتب إلى الزائر
bookings-mail-failed = ! تعذر إرسال الرسالة
bookings-displaced = مواعيد بلا فترة
bookings-displaced-what = تغيرت ساعات العمل أو الشبابيك أو الخدمات. راسل هؤلاء الزوار أو اتصل بهم، وغيّر المواعيد أو ألغها هنا. إذا أُعيد التغيير عادت إليهم فتراتهم.
bookings-displaced-tell = { $count ->
    [one] مراسلة الزائر الذي له بريد إلكتروني
   *[other] مراسلة الزوار الذين لهم بريد إلكتروني: { $count }
}
bookings-check-in = حضر الزائر
bookings-too-early = الوقت مبكر: يُعتمد هذا الموعد بدءًا من { $time }.
bookings-come-back = يعود الزائر حينها
bookings-wait-now = الانتظار الآن دون الموعد
bookings-late = فات الوقت. يأخذ الزائر تذكرة عادية.
bookings-change = تغيير الوقت
bookings-times = عرض الأوقات المتاحة
bookings-nearest = أقرب الأوقات المتاحة
bookings-at = الوقت
bookings-name = الاسم كما في الوثيقة
bookings-phone = الهاتف
bookings-mail = البريد الإلكتروني
bookings-mail-hint = يتلقى الزائر الموعد ورابطًا بالبريد.
bookings-no-times = لا يوجد وقت متاح في هذا اليوم.
bookings-cancel = إلغاء الموعد
bookings-cancel-what = يصبح الوقت متاحًا لغيره. يُحذف الاسم والبريد ورقم الهاتف.
bookings-to-list = بلا موعد: إضافة الزائر إلى قائمة انتظار هذا اليوم أو إلى قرعته
bookings-lists = قائمة الانتظار: { $count }
bookings-lists-title = قوائم الانتظار والقرعات
bookings-lists-what = يُعرض الموعد الشاغر على التالي في القائمة بين الساعة 8:00 و20:00: بالبريد الإلكتروني أو باتصالكم. وتبيّن صفحة المواعيد من يجب الاتصال به. لا يمكن حجز موعد يُوزَّع بالقرعة قبل إجرائها.
bookings-lists-none = لا زوار في قوائم الانتظار.
bookings-lists-more = زوار آخرون: { $count }
bookings-draw-open = قرعة الأسبوع الذي يبدأ في { $week }: { $at }. الطلبات حتى الآن: { $count }.
bookings-draw-day = توزيع مواعيد الأسبوع بالقرعة
bookings-draw-none = لا: الموعد لمن يطلبه أولًا
bookings-draw-how = للخدمات التي لا تكفي مواعيدها. لكل من يطلب قبل هذا الوقت من الأسبوع السابق الفرصة نفسها، ثم يمكن حجز ما تبقى. يلزم اسم الزائر.
bookings-draw-time = وقت القرعة
bookings-call = اتصلوا بهؤلاء الزوار: هناك موعد محفوظ لهم
bookings-call-what = ليس لديهم عنوان بريد إلكتروني. افتحوا الحجز وسجّلوا هل يقبل الزائر الموعد.
bookings-take = الزائر يقبل هذا الموعد
bookings-until = محفوظ حتى { $time }
bookings-visitors = عدد الزوار معًا
bookings-for = عدد الزوار: { $visitors }
bookings-capacity = السعة
bookings-capacity-what = فترات الأسبوعين القادمين، والمتاحة منها تشمل المحفوظة للموظفين. لا تُعرض الأيام التي لا فترات فيها.
bookings-no-slots = لا فترات في هذين الأسبوعين.
bookings-learned = { $learned ->
    [one] تستغرق هذه الخدمة هنا دقيقة واحدة
   *[other] تستغرق هذه الخدمة هنا بالدقائق: { $learned }
}، لكن فتراتها محسوبة على { $typical }. صحح مدة الخدمة المعتادة في إعداداتها.
bookings-displace = { $count ->
    [one] النشر رغم ذلك: يفقد موعد واحد وقته
   *[other] النشر رغم ذلك، والمواعيد التي تفقد وقتها: { $count }
}
bookings-settings-what = تسري هذه القواعد على كل الخدمات التي تُحجز. يُفتح الحجز في صفحة كل خدمة.
bookings-setting = { $name ->
    [part] حصة المواعيد من وقت الشبابيك، بالنسبة المئوية
    [step_minutes] الدقائق من وقت إلى الذي يليه
    [horizon_days] الأيام التي يمكن الحجز قبلها
    [lead_minutes] يمكن حجز الوقت حتى هذا العدد من الدقائق قبله
    [hold_minutes] دقائق تعبئة النموذج
    [change_until_minutes] يمكن للزائر تغيير الوقت حتى هذا العدد من الدقائق قبله
    [early_minutes] يمكن للزائر تسجيل الحضور بدءًا من هذا العدد من الدقائق قبله
    [late_minutes] يمكن للزائر تسجيل الحضور حتى هذا العدد من الدقائق بعده
    [staff_part] حصة الفترات المحفوظة للموظفين حتى اليوم السابق، بالنسبة المئوية
    [per_address] مواعيد البريد الواحد في وقت واحد
    [overbook] أقصى زيادة في الحجز لساعة فيها 12 موعدًا أو أكثر، بالمئة
    [group_max] أكبر عدد من الزوار في موعد واحد
   *[within_minutes] الوعد: يُنادى 9 من كل 10 زوار خلال هذا العدد من الدقائق
}
bookings-setting-hint = من { $low } إلى { $high }. { $name ->
    [part] الباقي للزوار دون موعد. مع 40 % يُلتزم بالوعد حتى في قاعة ممتلئة.
    [horizon_days] كلما قصرت المدة زاد من يحضرون.
    [late_minutes] بعدها يفوت الموعد، ويمكن للزائر أخذ تذكرة عادية.
    [staff_part] ليجد من يتصلون بالهاتف وقتًا أيضًا.
    [overbook] بقدر ما يُظهر الزوار السابقون أن الحاضرين لا يزيدون على المواعيد في تسع ساعات من عشر. 0: لا زيادة.
   *[other] {""}
}
bookings-ask-title = سؤال من حجز مبكرًا قبل يومين هل سيحضر
bookings-ask = { $ask ->
    [off] لا
    [required] نعم، وإلغاء الحجز إن لم يُجب حتى 18:00 من اليوم السابق
   *[ask] نعم
}
bookings-bookable = يمكن حجز هذه الخدمة
bookings-bookable-how = تُحسب فتراتها من ساعات العمل ومدة الخدمة المعتادة والشبابيك.
bookings-slots = الفترات في اليوم:
bookings-counters = شبابيك مواعيدها
bookings-counters-how = اتركه فارغًا ليُحسب كل شباك فيه هذه الخدمة في المستوى 1، مقسومًا بالتساوي على الخدمات التي تُحجز هناك.
bookings-windows = أجزاء من اليوم بشبابيك أخرى
bookings-windows-how = جزء في كل سطر: من، إلى، الشبابيك. مثل ⁦12:00-14:00 2⁩
bookings-named = طلب اسم الزائر
bookings-named-how = لا يمكن تغييره، ويقارنه الموظف بالوثيقة. فلا يمكن بيع الوقت.
