# Köşkün ekranlarındakı sözlər. Ortaq sözlər client/texts qovluğundadır.

# Başlanğıc və seçim
language = Dil
question = Sizə nə lazımdır?
back = Geri
start_again = Yenidən başla
last_ticket = Bilet saat { $time } olanadək
tile_ahead = { $n ->
    [0] qarşıda heç kim yoxdur
   *[other] qarşıda { $n } nəfər
}
tile_unserved = açıq pəncərə yoxdur

# Nə üçün bağlıdır və nə vaxt açılır
closed_day_not_open = Mərkəz hələ açılmayıb
closed_holiday = Bu gün bağlıdır
closed_outside_hours = İndi bağlıdır
closed_last_ticket_passed = Bu gün daha bilet verilmir
closed_closed_by_staff = Bağlıdır
closed_intake_stopped = Bu gün daha bilet verilmir
closed_suspended = Müvəqqəti dayandırılıb
closed_centre_suspended = Mərkəzin işi müvəqqəti dayandırılıb
closed_quota_used = Bugünkü biletlərin hamısı götürülüb
closed_window_used = Bu vaxt üçün biletlərin hamısı götürülüb
closed_numbers_used_up = Hazırda boş bilet nömrəsi yoxdur
closed_wait_passes_closing = Günün qalan hissəsi üçün gözləyənlər çoxdur
opens_at = saat { $time } açılır
opens_tomorrow = sabah saat { $time } açılır
opens_on = { $day }, saat { $time } açılır
free_at = ən yaxın boş vaxt saat { $time }
free_tomorrow = ən yaxın boş vaxt sabah saat { $time }
free_on = ən yaxın boş vaxt { $day }, saat { $time }
goes_on_at = bərpası gözlənilir: saat { $time }
goes_on_tomorrow = bərpası gözlənilir: sabah saat { $time }
goes_on_on = bərpası gözlənilir: { $day }, saat { $time }

# Xidmət və bilet
have_ready = Bunları hazır saxlayın
take_ticket = Bilet götür
take_number = Nömrəmi göstər
number_instead = Nömrəniz bu ekranda görünəcək.
printer_none = Bu köşk kağız çap etmir.
printer_paper_out = Printerdə kağız yoxdur.
printer_cover_open = Printerin qapağı açıqdır.
printer_offline = Printer hazırda çap etmir.
printer_broken = Printer işləmir.
printer_silent = Printer cavab vermir.
printer_unreachable = Printerlə bağlantı yoxdur.

# Bilet
your_number = Sizin nömrəniz
issuing = Biletiniz hazırlanır
printing = Biletiniz aşağıdan çıxır
take_paper = Biletinizi aşağıdan götürün
no_paper = Kağız çıxmadı. Nömrənizi yadda saxlayın.
remember_number = Nömrənizi yadda saxlayın.
noted = Aydındır
cancel_ticket = Biletimi ləğv et
done = Hazırdır

# Nəsə alınmayanda
no_answer = Mərkəz cavab vermir
no_answer_text = Biletinizin olub-olmadığı hələ bilinmir. Yenidən cəhd edin: iki bilet alınmır.
try_again = Yenidən cəhd et
refused = İndi bilet yoxdur
no_server = Mərkəzlə bağlantı yoxdur
no_server_since = Saat { $time } etibarilə mərkəzlə bağlantı yoxdur
ask_staff = İndi burada bilet verilmir: əməkdaşlara müraciət edin.
searching = Mərkəz axtarılır
not_enrolled = Bu köşk sistemə daxil olmayıb

# Heç kim yoxdursa
still_here = Hələ buradasınız?
starts_again = Bu ekran { $n } saniyəyə yenidən başlayacaq.
stay = Buradayam

# Searching, choosing more, help, and how the screen looks
question_more = Başqa nə lazımdır?
search = Axtarış
search_hint = Sizə nə lazım olduğunu yazın
nothing_found = Heç nə tapılmadı. Başqa söz yazın və ya kömək istəyin.
by_agency = Quruma görə
by_topic = Mövzuya görə
scroll_up = Yuxarı
scroll_down = Aşağı
space = Boşluq
erase = Sil
more_letters = Digər hərflər
on_ticket = Biletinizdə həm də
remove = Çıxar
need_help = Kömək lazımdır
help_calling = Əməkdaş çağırılır
help_called = Əməkdaşımız çağırıldı
help_stay = Burada gözləyin, sizə yaxınlaşacaqlar.
help_coming = Sizə kömək gəlir
help_failed = Çağırış alınmadı. Zaldakı əməkdaşa müraciət edin.
help_seen = Aydındır
accessibility = Xüsusi imkanlar
text_size = Yazının ölçüsü
text_normal = Adi
text_large = Böyük
text_largest = Ən böyük
colours = Rənglər
palette_day = Adi
palette_contrast_light = Ağ üzərində qara
palette_contrast = Qara üzərində ağ
reach = Düymələr aşağıda
options = Bilet üçün əlavə seçimlər
for_how_many = Neçə nəfər və ya sənəd üçün?
fewer = Azalt
more_of = Artır
claim_priority = Mənim növbədənkənar hüququm var
assist = Sizə hansı kömək lazımdır?
assist_see = Görmək
assist_hear = Eşitmək
assist_walk = Yerimək
another_service = Daha bir xidmət əlavə et
not_out = Biletim çıxmadı

# Speech in the headset
voice_welcome = Səsli bələdçi açıqdır. Növbəti düyməsi bir seçimdən o birinə aparır, əvvəlki düyməsi geri qaytarır, orta düymə seçir.
volume_now = Səs { $n }
speed_now = Sürət { $n } faiz
quieter = Daha yavaş səs
louder = Daha ucadan
read_again = Yenidən oxu
slower = Aramla danış
faster = Sürətlə danış
chosen = Seçilib

# A code is held to the scanner
scanned_waiting = Burada gözləyin: nömrəniz çağırılacaq
scanned_called = { $counter } nömrəli pəncərəyə keçin
scanned_back = Xoş gəldiniz: nömrəniz yenidən növbədədir
scanned_missed = Çağırışınız yenə buraxılıb. Əməkdaşlara müraciət edin
scanned_ended = Bu görüş başa çatıb
scanned_unknown = Bu kod bu mərkəzin bileti deyil
print_again = Yenidən çap et
