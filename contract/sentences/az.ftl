# Serverin və proqramların eyni dedikləri.

# Nə üçün məhz bu. Gözləmə tam dəqiqələrlədir; sinif heç vaxt deyilmir.
why_longest_wait = { $next } biletindən əvvəl çağırılıb: { $waited } dəqiqə gözləyib (hədəf { $target }); { $next } – { $next_waited } (hədəf { $next_target }).
why_longest_wait_plain = { $next } biletindən əvvəl çağırılıb: { $waited } dəqiqə gözləyib; { $next } – { $next_waited }.
why_only_one = Bu pəncərəyə başqa heç kim çağırıla bilmədiyi üçün çağırılıb.
why_only_one_at = { $counter } nömrəli pəncərəyə başqa heç kim çağırıla bilmədiyi üçün çağırılıb.
why_guard = Birinci çağırılıb: { $waited } dəqiqə gözləyib, burada heç kim bu qədər gözləməməlidir.
why_cap = Gözləmə sırası ilə çağırılıb: ondan əvvəl bir neçə çağırış sıradan qabaq olub.
why_level = Bu pəncərə əvvəlcə bu xidməti və ona göndərilən biletləri qəbul etdiyi üçün çağırılıb.
why_level_at = { $counter } nömrəli pəncərə əvvəlcə bu xidməti və ona göndərilən biletləri qəbul etdiyi üçün çağırılıb.
why_precedence = Zalın üstünlük qaydası ilə çağırılıb: gözləmə vaxtı ilə yanaşı qeydiyyat, qayıdış, qanuni üstünlük və hər xidmətin hədəfi nəzərə alınır.
why_chosen = Əməkdaşlar tərəfindən növbədənkənar çağırılıb; səbəbi qeydə alınıb.
why_rule = Zalın qaydaları ilə çağırılıb.
why_waiting = Sonra gələnlərdən heç kim qabaq çağırılmayıb.

# Eyni, hələ gözləyən üçün.
why_before_longest_wait = { $number } { $own } biletindən əvvəl çağırılıb: { $waited } dəqiqə gözləyib (hədəf { $target }); { $own } – { $own_waited } (hədəf { $own_target }).
why_before_longest_wait_plain = { $number } { $own } biletindən əvvəl çağırılıb: { $waited } dəqiqə gözləyib; { $own } – { $own_waited }.
why_before_guard = { $number } { $own } biletindən əvvəl çağırılıb: { $waited } dəqiqə gözləyib, burada heç kim bu qədər gözləməməlidir.
why_before_level = { $number } { $own } biletindən əvvəl çağırılıb: onun pəncərəsi əvvəlcə həmin xidməti və ona göndərilən biletləri qəbul edir.
why_before_precedence = { $number } { $own } biletindən əvvəl zalın üstünlük qaydası ilə çağırılıb: gözləmə vaxtı ilə yanaşı qeydiyyat, qayıdış, qanuni üstünlük və hər xidmətin hədəfi nəzərə alınır.
why_before_chosen = { $number } { $own } biletindən əvvəl əməkdaşlar tərəfindən növbədənkənar çağırılıb; səbəbi qeydə alınıb.
why_before_not_ready = { $number } { $own } biletindən əvvəl çağırılıb: o anda { $own } başqalarını qabağa buraxırdı, müəyyən pəncərəyə aid idi və ya hələ çağırıla bilmirdi.
why_before_rule = { $number } { $own } biletindən əvvəl zalın qaydaları ilə çağırılıb.

# Nəsə dayanıb.
still_hall = Mərkəzin işi müvəqqəti dayanıb
still_hall_until = Mərkəzin işi dayanıb, saat { $time } üçün bərpası gözlənilir
still_service = Xidmət müvəqqəti dayanıb
still_service_until = Xidmət dayanıb, saat { $time } üçün bərpası gözlənilir
still_calls = Çağırışlar müvəqqəti dayanıb
still_places = Heç kim yerini itirmir.
still_own_place = Yeriniz sizdə qalır.
still_alarm = Həyəcan siqnalı verilib: əməkdaşların dediyinə əməl edin.
still_drill = Təlim keçirilir: əməkdaşların dediyinə əməl edin.
still_power = Elektrik kəsilib.
still_strike = Tətil keçirilir.
still_technical = Texniki sistem işləmir.
still_other = Əməkdaşlar sizə məlumat verə bilər.
