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

# Əməkdaşlar üçün: xidmət menyusu
service_code = Texniki kod
service_code_hint = Menecer onu bu cihazın səhifəsində görür.
service_code_wrong = { $n ->
    [one] Kod səhvdir. Daha bir cəhd qalıb.
   *[other] Kod səhvdir. Daha { $n } cəhd qalıb.
}
service_code_locked = Kod çox dəfə səhv yazılıb. { $n } saniyə sonra yenidən cəhd edin.
service_menu = Texniki menyu
service_leave = Ziyarətçilərin ekranına qayıt
service_status = Vəziyyət
service_test = Özünü yoxlama
service_reprint = Bileti yenidən çap et
service_test_print = Sınaq çapı
service_volume = Səs səviyyəsi
service_set_up = Quraşdırma
service_address = Serverin ünvanı
service_restart = Yenidən başlat
service_close = Proqramı bağla
service_restart_ask = Köşk yenidən başladılsın?
service_restart_words = Bu, bir neçə saniyə çəkir.
service_close_ask = Proqram bağlansın?
service_close_words = Proqram və ya kompüter işə salınana qədər ekran qaranlıq qalır.
service_printing = Çap olunur
service_printed = Çap olundu. Kağızın çıxdığını yoxlayın.
service_no_tickets = Bu köşk hələ bilet verməyib.
service_reprint_words = İlk kağızdakı kod bundan sonra keçərsizdir.
service_report = Hesabatı çap et
service_again = Yenidən yoxla
service_louder = Artır
service_quieter = Azalt
service_volume_words = Səs səviyyəsi: 5-dən { $n }
service_sound_sentence = Köşk bu ucalıqda danışır.
service_skip = Keç
status_printer = Printer
status_online = Bağlantı var
status_leases = Server olmadıqda
status_leases_words = Boş nömrələr: { $free }; təhvil veriləcək biletlər: { $given }
status_screen_words = { $width } × { $height } piksel, { $inches } düym
status_device = Cihaz
status_version = Versiya

# Əməkdaşlar üçün: özünü yoxlama
part_paper = Kağız
part_cutter = Kəsici
part_sound = Səs
part_screen = Ekran
part_scanner = Skaner
part_clock = Saat
part_server = Server
part_disk = Disk
state_good = Yaxşıdır
state_care = Yoxlayın
state_bad = Nasazlıq
state_none = Yoxdur
test_now = Yoxlanılır
test_touch = Bütün nişanlara toxunun
test_scan = Kağızdakı kodu skanerə tutun
strip_words = Bu kodu skanerə tutun.
found_server = { $ms } ms ərzində cavab verir
found_server_refuses = İmtina edir: { $why }
found_server_silent = Server cavab vermir
found_clock = Serverin saatından { $n } s fərqlənir
found_clock_unknown = Serversiz müqayisə etmək olmur
found_disk = { $n } MB boş yer
found_disk_not_written = Heç nə yazmaq olmur: { $why }
found_disk_none = Bu köşk heç nə saxlamır
found_paper = Kağız var
found_paper_low = Kağız tezliklə bitəcək
found_cutter = Zolaq çap olundu və kəsildi
found_cutter_not_tried = Yoxlanmadı: çap etmək olmur
found_cutter_no_proof = Printer zolağın çıxdığını təsdiqləmədi
found_sound = Cümlə səsləndirildi
found_sound_none = Bu köşkdə səs yoxdur
found_sound_gone = Səs cihazı tapılmır
found_sound_no_headset = Qulaqlıq qoşulmayıb
found_scanner = Kodu oxudu
found_scanner_wrong = Başqa bir şey oxudu
found_scanner_silent = Heç nə oxunmadı
found_scanner_no_strip = Yoxlanmadı: zolaq yoxdur
found_screen = 5 nişandan { $n } nişana toxunuldu
report_heading = Hazırlıq hesabatı
report_good = Ziyarətçilər üçün hazırdır
report_care = Hazırdır, lakin qeyd olunanlara baxın
report_bad = Hazır deyil

# Əməkdaşlar üçün: quraşdırma
set_up = Köşkün quraşdırılması
set_up_language = Başlanğıc ekranının dili
set_up_language_hall = Mərkəzin birinci dili
set_up_panel = Ekranın ölçüsü
set_up_ruler = Xəttə xətkeş tutun. Xəttin uzunluğu 100 mm olana qədər ölçünü dəyişin.
set_up_inches = { $inches } düym
set_up_smaller = Kiçilt
set_up_larger = Böyüt
set_up_printer = Printer
set_up_no_printer = Printer yoxdur
set_up_network = Şəbəkədəki printer
set_up_address = Printerin ünvanı
set_up_address_hint = Məsələn, 192.0.2.20
set_up_address_wrong = Bu, ünvan deyil.
set_up_paper = Kağızın eni
set_up_mm = { $n } mm
set_up_given = Bunu menecer “Cihazlar” bölməsində, bu köşkün səhifəsində təyin edib.
set_up_next = Növbəti
set_up_save = Yadda saxla
set_up_not_saved = Bu diskdə heç nə saxlamaq olmur.

# Nə üçün bağlıdır və nə vaxt açılır
closed_day_not_open = Mərkəz açıq deyil
closed_holiday = Bu gün bağlıdır
closed_outside_hours = İndi bağlıdır
closed_last_ticket_passed = Bu gün daha bilet verilmir
closed_closed_by_staff = Hələlik bilet verilmir
closed_intake_stopped = Hələlik bilet verilmir
holders_are_called = Bileti olan hər kəs çağırılacaq.
closed_suspended = Müvəqqəti dayandırılıb
closed_centre_suspended = Mərkəzin işi müvəqqəti dayandırılıb
closed_quota_used = Bugünkü biletlərin hamısı götürülüb
closed_window_used = Bu vaxt üçün biletlərin hamısı götürülüb
closed_numbers_used_up = Hazırda boş bilet nömrəsi yoxdur
closed_wait_passes_closing = Bu gün daha ziyarətçi qəbul edə bilmirik
stopped_by_staff = Əməkdaşlarımız bu xidmət üzrə bilet verilişini dayandırıb
end_unknown = Nə vaxta qədər olacağı hələ bəlli deyil.
opens_at = saat { $time } açılır
opens_tomorrow = sabah saat { $time } açılır
opens_on = { $day }, saat { $time } açılır
again_at = yenidən saat { $time }
again_tomorrow = yenidən sabah saat { $time }
again_on = yenidən { $day }, saat { $time }
free_at = ən yaxın boş vaxt saat { $time }
free_tomorrow = ən yaxın boş vaxt sabah saat { $time }
free_on = ən yaxın boş vaxt { $day }, saat { $time }
continues_at = bərpası gözlənilir: saat { $time }
continues_tomorrow = bərpası gözlənilir: sabah saat { $time }
continues_on = bərpası gözlənilir: { $day }, saat { $time }

# Xidmət və bilet
have_ready = Bunları hazır saxlayın
take_ticket = Bilet götürün
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
still_printing = Biletiniz hələ çap olunur
take_paper = Biletinizi aşağıdan götürün
take_second_paper = Yenidən çap edildi. Biletinizi aşağıdan götürün
no_paper = Kağız çıxmadı. Nömrənizi yadda saxlayın.
maybe_paper = Bilet hələ çıxa bilər. Nömrənizi yadda saxlayın.
remember_number = Nömrənizi yadda saxlayın.
noted = Aydındır
cancel_ticket = Biletimi ləğv et
done = Tamam

# Nəsə alınmayanda
no_answer = Mərkəz cavab vermir
no_answer_text = Biletinizin olub-olmadığı hələ bilinmir. Yenidən cəhd edin: iki bilet alınmır.
try_again = Yenidən cəhd et
refused = İndi bilet yoxdur
no_server = Mərkəzlə bağlantı yoxdur
no_server_since = Mərkəzlə bağlantı kəsilib: saat { $time }
ask_staff = İndi burada bilet verilmir: əməkdaşlara müraciət edin.
starting = İşə düşür
not_enrolled = Bu köşk sistemə daxil olmayıb

# Heç kim yoxdursa
still_here = Hələ buradasınız?
starts_again = Bu ekran { $n } saniyəyə yenidən başlayacaq.
stay = Buradayam

# Searching, choosing more, help, and how the screen looks
question_more = Başqa nə lazımdır?
search = Axtarış
search_hint = Sizə nə lazım olduğunu yazın
nothing_found = Heç nə tapılmadı. Başqa söz yazın və ya aşağıdan seçin.
nothing_found_short = Heç nə tapılmadı
by_agency = Quruma görə
by_topic = Mövzuya görə
scroll_up = Yuxarı
scroll_down = Aşağı
page_of = Səhifə { $n } / { $all }
more = Daha çox
space = Boşluq
erase = Sil
more_letters = Digər hərflər
on_ticket = Biletinizdə həm də
remove = Çıxar
need_help = Kömək lazımdır
help = Kömək
help_calling = Əməkdaş çağırılır
help_called = Əməkdaşımız çağırıldı
help_stay = Burada gözləyin, sizə yaxınlaşacaqlar.
help_coming = Əməkdaş sizə yaxınlaşır
help_failed = Əməkdaşı çağırmaq mümkün olmadı. Zaldakı əməkdaşa müraciət edin.
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
fewer = Bir nəfər və ya sənəd azalt
more_of = Bir nəfər və ya sənəd artır
claim_priority = Növbədənkənar xidmət hüququm var
assist = Nədə çətinlik çəkirsiniz?
assist_see = Görməkdə
assist_hear = Eşitməkdə
assist_walk = Yeriməkdə
another_service = Daha bir xidmət əlavə et
not_out = Biletim çıxmadı

# Speech in the headset
voice = Qulaqlıqda səs
voice_begin = Sol düymə geri, sağ düymə irəli aparır, orta düymə seçir. Dil və səs üçün geri.
volume_now = Səs { $n }
speed_now = Sürət { $n } faiz
quieter = Səsi azalt
louder = Səsi artır
read_again = Yenidən oxu
slower = Daha yavaş danış
faster = Daha sürətli danış
chosen = Seçilib
not_chosen = Seçilməyib
dark_screen = Qaranlıq ekran

# A code is held to the scanner
scanned_waiting = Burada gözləyin: nömrəniz çağırılacaq
scanned_called = { $counter } nömrəli pəncərəyə keçin
scanned_back = Xoş gəldiniz: nömrəniz yenidən növbədədir
scanned_missed = Çağırışınız buraxılıb. Əməkdaşlara müraciət edin.
scanned_ended = Bu müraciət başa çatıb
scanned_unknown = Bu kod bu mərkəzin bileti deyil
print_again = Yenidən çap et
scanned_no_answer = Hara getməli olduğunuzu əməkdaşlardan soruşun.

# Yazılışı olan ziyarətçi
have_booking = Yazılışım var
booking_code = Yazılışınızın kodunu daxil edin
booking_hint = Kodda səkkiz hərf və rəqəm var. Onu e-poçtda və yazılışınızın səhifəsində tapa bilərsiniz.
booking_early = Vaxtından əvvəl gəlmisiniz
booking_back = Həmin vaxt qayıdacağam
booking_given_up = İndi gözləsəniz, yazılışınız ləğv olunacaq.
booking_now = İndi yazılışsız gözləmək
booking_no_answer = Bir azdan yenidən cəhd edin. Alınmasa, adi bilet götürün və əməkdaşlarımıza yazılışınız olduğunu deyin.
