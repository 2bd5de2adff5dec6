# Serverin və proqramların eyni dedikləri.

# Gözləmə: qarşıda neçə nəfər var və nə qədər çəkir. Rəqəmlər dəqiqə və ya saatdır.
people_ahead = { $n ->
    [0] Qarşınızda heç kim yoxdur
   *[other] Qarşınızda { $n } nəfər var
}
unserved = Hazırda bu xidmət üçün açıq pəncərə yoxdur
unserved_ticket = Pəncərə açılanda nömrəniz çağırılacaq
amount_minutes = { $n } dəq
amount_hours = { $n } saat
amount_half_hours = { $n },5 saat
figure_hours = { $n }
figure_half_hours = { $n },5
wait_minutes = adətən { $low }–{ $high }
wait_minutes_hours = təxminən { $low } – { $high }
wait_hours = təxminən { $low }–{ $high }
wait_below = adətən ən çoxu { $high }
late = 10 nəfərdən 9-u ən çoxu { $late } gözləyir
short_minutes = { $low }–{ $high } dəq
short_minutes_hours = { $low } – { $high } saat
short_hours = { $low }–{ $high } saat
short_below = ən çoxu { $high }
coupon = Bu kodla { $date } tarixinədək (həmin gün daxil olmaqla) qayıda bilərsiniz: başqalarından əvvəl çağırılacaqsınız
on_weekday = { $weekday ->
    [mon] { $date }, bazar ertəsi
    [tue] { $date }, çərşənbə axşamı
    [wed] { $date }, çərşənbə
    [thu] { $date }, cümə axşamı
    [fri] { $date }, cümə
    [sat] { $date }, şənbə
   *[sun] { $date }, bazar
}

# Yazılışı olan ziyarətçilər
booked_for = Yazılış vaxtı: { $time }
booked_from = Nömrəniz saat { $time } və ya ondan sonra çağırılacaq
booked_order = Yazılışı olan ziyarətçilər bileti öz vaxtından { $minutes } dəqiqə əvvəl götürmüş kimi çağırılır.
booked_kept = Son dörd həftədə yazılışı olan 100 ziyarətçidən { $kept } nəfər vaxtından sonra { $minutes } dəqiqə ərzində çağırılıb.

# Nə üçün məhz bu. Gözləmə tam dəqiqələrlədir; sinif heç vaxt deyilmir.
why_longest_wait = { $next } biletindən əvvəl çağırılıb: { $waited } dəq gözləyib (hədəf { $target }); { $next } isə { $next_waited } dəq (hədəf { $next_target }).
why_longest_wait_plain = { $next } biletindən əvvəl çağırılıb: { $waited } dəq gözləyib; { $next } isə { $next_waited } dəq.
why_only_one = Bu pəncərə üçün gözləyən yeganə bilet.
why_only_one_at = { $counter } nömrəli pəncərə üçün gözləyən yeganə bilet.
why_guard = Birinci çağırılıb: { $waited } dəq gözləyib, bu isə yol verilən ən uzun gözləmədən çoxdur.
why_cap = Gözləmə vaxtına görə növbəti: ondan əvvəl bir neçə bilet sıradan qabaq çağırılıb.
why_level = Bu pəncərə bu xidməti və ona göndərilən biletləri ilk növbədə qəbul edir.
why_level_at = { $counter } nömrəli pəncərə bu xidməti və ona göndərilən biletləri ilk növbədə qəbul edir.
why_precedence = Üstünlük və gözləmə vaxtına görə növbəti.
why_chosen = { $reason ->
    [in_need] Əməkdaş növbədənkənar çağırıb: gözləmək mümkün deyil.
    [came_back] Əməkdaş növbədənkənar çağırıb: çatışmayan gətirilib.
    [wrong_queue] Əməkdaş növbədənkənar çağırıb: başqa növbədə gözlənilib.
    [together] Əməkdaş başqa ziyarətçi ilə birlikdə növbədənkənar çağırıb.
    [missed_call] Əməkdaş növbədənkənar çağırıb: çağırış eşidilməyib.
    [staff_mistake] Əməkdaş səhvi düzəltmək üçün növbədənkənar çağırıb.
    [manager] Əməkdaş menecerin xahişi ilə növbədənkənar çağırıb.
    [walk_in] Bilet pəncərədə götürüləndə çağırılıb.
   *[other] Əməkdaş növbədənkənar çağırıb; səbəbi qeydə alınıb.
}
why_rule = Mərkəzin qaydaları ilə çağırılıb.
why_waiting = Xidmətiniz üçün sonra götürülən heç bir bilet əvvəl çağırılmayıb.

# Eyni, hələ gözləyən üçün.
why_before_longest_wait = { $number } { $own } biletindən əvvəl çağırılıb: { $waited } dəq gözləyib (hədəf { $target }); { $own } isə { $own_waited } dəq (hədəf { $own_target }).
why_before_longest_wait_plain = { $number } { $own } biletindən əvvəl çağırılıb: { $waited } dəq gözləyib; { $own } isə { $own_waited } dəq.
why_before_guard = { $number } { $own } biletindən əvvəl çağırılıb: { $waited } dəq gözləyib, bu isə yol verilən ən uzun gözləmədən çoxdur.
why_before_level = { $number } { $own } biletindən əvvəl çağırılıb: onun pəncərəsi həmin xidməti və ona göndərilən biletləri ilk növbədə qəbul edir.
why_before_precedence = { $number } üstünlük və gözləmə vaxtına görə { $own } biletindən əvvəl çağırılıb.
why_before_chosen = { $number } { $own } biletindən əvvəl əməkdaş tərəfindən növbədənkənar çağırılıb: məsələn, gözləmək mümkün olmayanda və ya çatışmayan gətiriləndə belə edilir. Səbəbi qeydə alınıb.
why_before_not_ready = { $number } { $own } biletindən əvvəl çağırılıb: { $own } o anda hələ çağırıla bilmirdi və ya müəyyən pəncərəyə aid idi.
why_before_rule = { $number } mərkəzin qaydaları ilə { $own } biletindən əvvəl çağırılıb.

# Bilet niyə növbədənkənar çağırılır (son ikisi yalnız köhnə jurnallarda) və niyə təxirə salınıb.
call_reason_in_need = Gözləyə bilmir: xəstə, körpə, çox yaşlı
call_reason_came_back = Çatışmayanı gətirib
call_reason_wrong_queue = Səhv növbədə gözləyib
call_reason_together = Əvvəlki ziyarətçi ilə birlikdədir
call_reason_missed_call = Çağırışı eşitməyib
call_reason_staff_mistake = Bizim səhvimiz
call_reason_manager = Mərkəzin meneceri xahiş edir
call_reason_walk_in = Bileti pəncərədə götürüb
call_reason_other = Başqa səbəb
hold_reason_form = Blank doldurur
hold_reason_copies = Sənəd gətirir
hold_reason_payment = Ödəniş edir
hold_reason_colleague = Həmkar cavab verməlidir
hold_reason_later = Sonra qayıdacaq

# Nə müvəqqəti dayandırılıb.
still_hall = Mərkəzin işi müvəqqəti dayandırılıb
still_hall_until = Mərkəzin işi dayandırılıb, bərpası gözlənilir: saat { $time }
still_service = Bu xidmət müvəqqəti dayandırılıb
still_service_until = Bu xidmət dayandırılıb, bərpası gözlənilir: saat { $time }
still_places = Hər kəsin yeri saxlanılır.
still_own_place = Yeriniz saxlanılır.
still_alarm = Həyəcan siqnalı verilib. Əməkdaşların göstərişlərinə əməl edin.
still_drill = Təlim keçirilir. Əməkdaşların göstərişlərinə əməl edin.
still_power = Elektrik kəsilib.
still_strike = Tətil keçirilir.
still_technical = Texniki sistem işləmir.
still_break = Əməkdaşlar fasilədədir.
still_meeting = Əməkdaşlar iclasdadır.
still_other = Ətraflı məlumatı əməkdaşlardan ala bilərsiniz.
promises_broken = Vəd olunandan çox gözləyir: { $n }
promises_at_risk = Vəd olunan vaxt keçə bilər: { $n }
promise_broken = Vəd olunandan çox gözləyir
promise_at_risk = Vəd olunan vaxt keçə bilər
delay_counter_closed = Bir pəncərə bağlanıb
delay_counter_paused = Bir pəncərədə fasilədir
delay_service_paused = Xidmət dayandırılıb

# Connection, counters and tickets
not_connected = Bağlantı yoxdur
not_connected_since = Bağlantı kəsilib: saat { $time }
counter = Pəncərə
counter_number = Pəncərə { $number }
ticket_waiting = Gözləyir
ticket_called = Çağırılıb
ticket_serving = Xidmət göstərilir
ticket_on_hold = Təxirə salınıb
ticket_missed = Buraxılıb
ticket_finished = Bitib
ticket_cancelled = Ləğv edilib
ticket_expired = Vaxtı keçib
counter_open = Açıqdır
counter_paused = Fasilədə
counter_closed = Bağlıdır
