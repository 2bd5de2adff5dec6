# Operator proqramının sözləri.

# Daxil olmaq
sign_in = Daxil ol
sign_in_name = Giriş adı
sign_in_password = Parol
sign_in_missing = Giriş adınızı və parolunuzu daxil edin.
sign_in_name_odd = Giriş adı hərf və rəqəmlərdən ibarətdir, boşluqsuz yazılır.
sign_in_barred = { $n } saniyə sonra yenidən cəhd edin.
sign_in_no_answer = Mərkəz cavab vermir. Yenidən cəhd edin.
sign_in_working = Bir an: mərkəzə müraciət edilir
sign_in_caps = Caps Lock açıqdır
step_password = Öz parolunuzu seçin
step_password_what = Sizə verilən parol yalnız ilk dəfə üçün idi.
new_password = Yeni parol
new_password_again = Yeni parol bir də
password_keep = Bu parolu saxla
password_missing = Yeni parolu hər iki sahəyə yazın.
password_differs = Parollar uyğun gəlmir.
step_factor = Siz olduğunuzu təsdiqləyin
step_factor_what = Təsdiqləmə tətbiqinizin indi göstərdiyi altı rəqəmi daxil edin.
factor_code = Altı rəqəm
factor_go_on = Davam et
factor_digits = Kod altı rəqəmdən ibarətdir.
step_new_factor = İkinci addımı qurun
step_new_factor_what = Kvadratı telefonunuzdakı təsdiqləmə tətbiqi ilə skan edin, sonra onun göstərdiyi altı rəqəmi daxil edin.
factor_picture = Təsdiqləmə tətbiqi üçün QR kod
factor_secret = Kamera yoxdursa, bunu tətbiqə yazın:
step_back = Geri

# Alınmayanda
looking = Mərkəz axtarılır

keys_form = Proqram pəncərəsi və ya zolaq

transfer_return_service = Sonra bu xidmətə qayıdır: { $service }

seat_entrance = Girişdə, qarşılayan kimi
greeter_search = Nömrə və ya alındığı vaxt (10:42)
greeter_hint = Nömrəni və ya biletin alındığı vaxtı yazın.
greeter_search_booked = Nömrə, vaxt, yaxud yazılışın kodu və ya adı
greeter_hint_booked = Nömrə, vaxt, yaxud yazılışın kodunu və ya adını daxil edin.
greeter_check_in = Gəldi
greeter_has_ticket = Bilet: { $number }
booking_booked = yazılıb
booking_missed = gəlmədi
booking_arrived = gəlib
greeter_needs = Diqqət tələb edənlər
greeter_calm = İndi sizə ehtiyac yoxdur.
greeter_code = Ziyarətçi üçün QR kod
greeter_issue_ticket = Yeni bilet
greeter_reopen = Geri qaytar
greeter_requeue = Növbəyə qaytar
greeter_change_service = Xidməti dəyiş
greeter_add_service = Xidmət əlavə et
greeter_transfer = Göndər
greeter_step_back = Başqaları keçsin
greeter_judge_priority = Üstünlüyü yoxla
greeter_set_assist = Lazım olan yardım
greeter_add_note = Qeyd
greeter_reprint = Yeni kod
greeter_print = Yenidən çap et
greeter_give_coupon = Kuponla bitir
greeter_cancel = Bileti ləğv et
greeter_answer_help = Gedirəm
greeter_take_break = Fasiləyə qoy
greeter_close_counter = Bağla
greeter_judge = Yoxla
greeter_answered = Sizi orada gözləyirlər.
greeter_printing = { $number } çap olunur.
greeter_printed = { $number } çap olundu.
greeter_not_printed = { $number } çap olunmadı. Bu ekranı ziyarətçiyə göstərin.
greeter_shown = Burada çap yoxdur. { $number } nömrəsini ziyarətçiyə göstərin.
greeter_done = Görüldü: { $number }.
greeter_taken = Alınıb: { $time }
greeter_counters = Pəncərələr: { $numbers }
greeter_ended = Bu gün üçün bitdi
greeter_claim = { $number } üstünlük istəyir
greeter_not_shown = { $number }, pəncərə { $counter }: heç bir lövhədə göstərilməyib
greeter_silent = { $number } nömrəli pəncərənin proqramı cavab vermir
greeter_offline = Bağlantı yoxdur
greeter_own_printer = Bu masanın printeri
greeter_printer_paper_low = Kağız qurtarır
greeter_printer_paper_out = Kağız yoxdur
greeter_printer_cover_open = Printer açıqdır
greeter_printer_offline = Printer cavab vermir
issue_title = Ziyarətçi üçün bilet
issue_next = Davam: dil
issue_priority = Üstünlük istəyir
issue_language = Hansı dildə?
issue_confirm = Bileti yarat
reprint_title = { $number } üçün yeni kod?
reprint_sentence = Ziyarətçinin indiki kodu onda keçərsiz olacaq.
coupon_title = { $number } bu gün üçün kuponla bitirilsin?
coupon_confirm = Kupon ver
coupon_sentence = Ziyarətçi növbəti iş günündə gəlir və başqalarından əvvəl qəbul olunur.
cancel_title = { $number } ləğv edilsin?
cancel_confirm = Ləğv et
cancel_sentence = Ziyarətçi yerini itirir; qısa müddət ərzində geri qaytarmaq olar.
greeter_ahead = { $n ->
    [0] Növbəti çağırılacaq
   *[other] Qabaqda { $n } nəfər
}
