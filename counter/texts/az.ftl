# Operator proqramının sözləri.

# Düymələr
act_open_counter = Pəncərəni aç
act_back = Fasilədən qayıt
act_call_next = Növbətini çağır
act_start = Başla
act_finish = Bitir
act_finish_and_next = Bitir, növbətini çağır
act_recall = Yenidən çağır
act_requeue = Növbəyə qaytar
act_mark_no_show = Gəlmədi
act_hold = Təxirə sal
act_resume = { $number } ilə davam et
act_take_break = Fasilə
act_close_counter = Pəncərəni bağla
act_undo_call = Çağırışı geri al
act_undo_start = Başlamanı geri al
act_reopen = Sonuncunu yenidən aç
act_answer_help = Gedirəm
key_enter = Enter
key_spoken = { $action }, { $key } düyməsi

# Buradakı bilet
waited = Gözləyib: { $time }
minutes = { $n } dəq
under_a_minute = bir dəqiqədən az
recalled = { $n } dəfə yenidən çağırılıb
speaks = Dil: { $language }
why = Niyə bu bilet
quantity = { $n } nəfər və ya sənəd üçün
documents = Bunları istəyin
stops = Bu biletin xidmətləri
stop_pending = Sonra
stop_open = İndi
stop_served = Bitib
stop_unserved = Göstərilməyib
class_priority = Üstünlük
class_appointment = Randevu
class_returning = Qayıdan
assist_see = Görməkdə çətinliyi var
assist_hear = Eşitməkdə çətinliyi var
assist_walk = Yeriməkdə çətinliyi var
paper_pending = Kağız təsdiqlənməyib
paper_failed = Kağız çap olunmayıb
paper_shown = Kağız yoxdur: ekranda göstərilib
paper_none = Kağızsız götürülüb

# Burada bilet yoxdur
closed_here = Bu pəncərə bağlıdır
nobody_waits = Heç kim gözləmir
nobody_waits_yet = Xidmətləriniz üçün yeni biletlər burada görünəcək.
waiting_for_you = nəfər sizi gözləyir
longest_wait = Ən uzun gözləmə: { $time }
break_until = { $since } – { $back }
break_since = Başlayıb: { $since }
break_left = qalıb
break_over = gecikmə
hint_open = Açmaq üçün Enter.
hint_back = Qayıtmaq üçün Enter.
hint_next = Növbətini çağırmaq üçün Enter.
hint_paper = Biletlər hələ çap olunur.
hint_still = Xidmət dayandırıldığı müddətdə bilet çağırılmır.

# Kömək lazımdır
help_wanted = Kömək lazımdır · { $time }
help_go_to = Sizi gözləyirlər: { $place }

# Növbələr
lines = Növbələriniz
line_target = hədəf { $time }
line_over = hədəfdən çox
line_still = dayandırılıb
day = Bu gün
day_served = xidmət: { $n }
day_missed = gəlməyən: { $n }
day_mean = orta hesabla { $time }

# Fasilə
break_title = Fasilə
break_minutes = { $n } dəqiqə
break_start = Fasiləyə başla
break_cancel = İndi yox
break_break = Fasilə
break_lunch = Nahar
break_back_office = Sənəd işi
break_training = Təlim
break_technical = Texniki nasazlıq
break_other = Başqa səbəb
longer = Daha uzun
shorter = Daha qısa

# Alınmayanda
working = İcra olunur: { $action }
no_answer = Server cavab vermədi. O qayıdanda ekran düzgün vəziyyəti göstərəcək; lazım olsa, yenidən basın.
no_counter_named = Bu hansı pəncərədir? --counter NÖMRƏ ilə və ya bir pəncərənin açarı ilə başladın.
way_look_again = Ekran indiki vəziyyəti göstərir.
way_day_not_open = Günü zal müdiri aça bilər.
looking = Zal axtarılır
