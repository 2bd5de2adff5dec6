# What the desk of a counter says, in the program and on the page.

# Daxil olmaq
sign_in_badge = Və ya vəsiqənizi skanerə tutun.
sign_in_over = Seansınız bitib. Zəhmət olmasa, yenidən daxil olun.
sign_in_locked = İş yeri bir müddət istifadə olunmadığı üçün kilidləndi. Yenidən daxil olun: hər şey olduğu kimi qalıb.
sign_out = Çıxış

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
act_resume = Davam et
act_take_break = Fasilə
act_close_counter = Pəncərəni bağla
act_undo_call = Çağırışı geri al
act_undo_start = Başlanğıcı geri al
act_reopen = Sonuncunu yenidən aç
act_answer_help = Gedirəm
key_enter = Enter
key_spoken = { $action }, { $key } düyməsi

# Buradakı bilet
waited = Gözləyib: { $time }
minutes = { $n } dəq
under_a_minute = bir dəqiqədən az
recalled = { $n } dəfə yenidən çağırılıb
why = Niyə bu bilet
speaks = Dil: { $language }
quantity = { $n } nəfər və ya sənəd üçün
documents = Bunları istəyin
stops = Bu biletin xidmətləri
stop_pending = Sonra
stop_open = İndi
stop_served = Bitib
stop_unserved = Göstərilməyib
compare_name = { $name }: sənədlə tutuşdurun
class_priority = Üstünlük
class_appointment = Əvvəlcədən yazılıb
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
form_minutes = { $n } dəqiqə
break_start = Fasiləyə başla
break_break = Fasilə
break_lunch = Nahar
break_back_office = Sənəd işi
break_training = Təlim
break_technical = Texniki nasazlıq
break_other = Başqa səbəb

# Alınmayanda
working = İcra olunur: { $action }
no_answer = Server cavab vermədi. Bağlantı bərpa olunanda ekran cari vəziyyəti göstərəcək; lazım olsa, yenidən basın.
way_look_again = Ekran cari vəziyyəti göstərir.
way_day_not_open = Günü mərkəzin meneceri aça bilər.

act_take_over = Pəncərəni təhvil al
act_finish_with = Nəticə ilə bitir
act_transfer = Göndər
act_add_service = Xidmət əlavə et
act_change_service = Xidməti dəyiş
act_add_note = Qeyd
act_set_assist = Lazım olan yardım
act_judge_priority = Üstünlük
act_call_ticket = Nömrə çağır
act_walk_in = Biletsiz
act_bring_back = Gəlməyənlər
act_call_for_help = Köməyə çağır
act_resume_one = { $number } ilə davam et
keys_title = Bütün düymələr
keys_close = Bağla
keys_enter = Böyük düymə
keys_this = Bu siyahı
key_idle = { $key } düyməsi indi heç nə etmir. Bütün düymələr: F1.
key_away = İndi olmaz: bağlantı yoxdur, basdığınız heç nə saxlanmır.
away_hint = Xidmətə davam edin. Bağlantı bərpa olunanadək heç kim çağırıla bilməz; sonra ekran cari vəziyyəti göstərəcək.

form_cancel = İndi yox
form_save = Saxla
search_service = Xidmət axtarın
search_place = Xidmət və ya pəncərə axtarın
search_number = Nömrə, məsələn A042
search_nothing = Heç nə tapılmadı.
group_open = Xidmətləri göstər
finish_title = Necə bitdi?
outcome_done = Görüldü
outcome_incomplete = Nəsə çatmır: ziyarətçi qayıdacaq
outcome_refused = Rədd edildi
outcome_elsewhere = Başqa idarəyə göndərildi
hold_title = Niyə təxirə salınır?
remind_in = { $n ->
    [0] Xatırlatma yoxdur
   *[other] { $n } dəq sonra xatırlat
}
remind_at = xatırlatma: { $time }
resume_title = Hansı bilet qayıdır?
resume_confirm = Bu pəncərəyə çağır
missed_title = Gəlməyənlər
missed_confirm = Növbəyə qaytar
missed_sentence = Ziyarətçi qayıdıb: bilet növbədə öz yerini yenidən tutur.
add_title = Daha bir xidmət
add_confirm = Əlavə et
change_title = Düzgün xidmət hansıdır?
change_confirm = Dəyiş
transfer_title = Ziyarətçi hara gedir?
transfer_confirm = Ora göndər
transfer_return = Sonra bu pəncərəyə qayıdır
note_for_next = Növbəti pəncərə üçün qeyd
note_title = Bu bilet üçün qeyd
note_confirm = Qeydi saxla
note_sentence = Bu bileti qəbul edən həmkarlar üçün; ziyarətdən sonra silinir.
note_text = Qeyd
assist_title = Hansı yardım lazımdır?
priority_title = Üstünlük tələbi düzgündürmü?
priority_confirmed = Bəli: biletin üstünlüyü qalır
priority_refused = Xeyr: adi yerinə qayıdır
walk_in_title = Biletsiz ziyarətçi
walk_in_confirm = Bilet yarat və çağır
walk_in_sentence = Jurnalda ziyarətçinin növbədənkənar çağırıldığı yazılır.
choose_title = Nömrəni növbədənkənar çağır
choose_next = Davam: səbəb
choose_sentence = Hər növbədə ən çox gözləyən göstərilir; başqa nömrəni yazın.
choose_nothing = Bu nömrə ilə gözləyən bilet tapılmadı.
reason_title = { $number } niyə növbədənkənar çağırılır?
reason_confirm = İndi çağır
reason_sentence = Səbəb jurnalda saxlanılır; soruşana səbəbin olduğu bildirilir.

leave_with_ticket = { $number } hələ bu pəncərədədir
leave_open = Bu pəncərə hələ açıqdır
leave_confirm = Çıx
leave_finish = Xidmət bitib; pəncərəni bağla
leave_requeue = Növbəyə qaytar; pəncərəni bağla
leave_hold = Təxirə sal; pəncərəni bağla
leave_close = Pəncərəni bağla
leave_stay = Hər şey qalsın: indi qayıdıram
leave_away = Bağlantı yoxdur, pəncərə olduğu kimi qalır. Əminsinizsə, bir daha çıxın.
taken = Bu pəncərədə başqa operator işləyir
hint_other_counter = Esc: başqa pəncərə.
hint_take_over = Enter onu biletlə birlikdə təhvil alır.

help_called = Bu pəncərəyə kömək çağırılıb.
not_shown = { $number } hələ heç bir lövhədə göstərilməyib. Ziyarətçini səslə çağırın.
still_with = Hələ { $number } ilə? Adətən { $time } çəkir.
held_due = Xatırlatma: { $number } { $time } əvvəl təxirə salınıb.
held_long = { $number } { $time } əvvəl təxirə salınıb.
gone = { $number } artıq bu pəncərədə deyil.
gone_waiting = { $number } növbəyə qaytarıldı.
gone_missed = { $number }: ziyarətçi gəlmədi, bilet buraxılmış sayılır.
gone_cancelled = { $number } ləğv edildi.
gone_expired = Gün bitdi: { $number } etibarsızdır.
gone_finished = { $number } başqa yerdə bitirildi.

lines_empty = Ziyarətçisiz { $n } növbə
held = Təxirə salınanlar
missed = Gəlməyənlər
comes_until = yeri { $time }-dək saxlanılır
notes = Qeydlər
bar_waiting = { $n } gözləyir
bar_longest = ən çoxu { $time }

seat_title = Hansı pəncərədə işləyirsiniz?
seat_confirm = Burada işlə
seat_search = Pəncərənin nömrəsi
seat_taken = məşğuldur
seat_hint = Enter pəncərələri göstərir.

sheet_waits = İndi olmur: əmr icra olunur və ya bağlantı yoxdur. Yazdıqlarınız burada qalır.
sheet_unsaved = Bu hələ yadda saxlanmayıb. Yazdıqlarınız buradadır: zəhmət olmasa, yenidən təsdiqləyin.
early_title = Yazılış üçün hələ tezdir
early_confirm = İndi yazılışsız gözləsin
early_sentence = İndi gözləyən yazılışından imtina edir.
away_title = Bilet onu gözləsin?
away_confirm = Bəli, gözləsin
less = Az
more = Çox
assist_replaces = Bu, əvvəl qeyd olunanı əvəz edir.

# The page
elsewhere = Bu pəncərə başqa vərəqdə və ya pəncərədə açıqdır. İndi burada heç nə etmək olmur.
page_scripts = Bu səhifəyə JavaScript lazımdır; o, bu brauzerdə söndürülüb.
