# Köşk, lövhə və pəncərə proqramlarının ortaq sözləri.

# Bağlantı
server_not_trusted = Serverin göstərdiyi sertifikat gözlənilən sertifikat deyil
search_looking = Server axtarılır …
search_without_tls = Mərkəzin serveri indi TLS olmadan cavab verir. Onu yenidən TLS ilə işə salın.
search_unknown = Bu mərkəzin serveri cavab verir, amma bu cihazı tanımır. Menecer onu yenidən qoşa bilər.
search_no_hall = Orada bu mərkəzin heç bir serveri cavab vermir
search_trying = Bu ünvan yoxlanılır …
search_enrol = Bu cihazı yenidən qoş

# Zal
number = Nömrə
service = Xidmət
waiting = Gözləyir

# İstiqamətlər
direction_left = solda
direction_right = sağda
direction_ahead = düz qabaqda
direction_back = arxanızda
direction_ahead_left = qabaqda, solda
direction_ahead_right = qabaqda, sağda
direction_back_left = arxada, solda
direction_back_right = arxada, sağda
direction_up = yuxarı mərtəbədə
direction_down = aşağı mərtəbədə

# Yeni cihaz. { $address } serverin ünvanıdır.
pair_device_kiosk = Köşk
pair_device_display = Zalın lövhəsi
pair_device_counter = Pəncərə kompüteri
pair_looking = Mərkəz axtarılır
pair_looking_what = Şəbəkədə mərkəz cavab verəndə bu ekran avtomatik davam edəcək.
pair_choose = Bu cihaz hansı mərkəzindir?
pair_hall_nameless = Adsız mərkəz
pair_asking = Mərkəzə müraciət edilir
pair_give = Bu kodu mərkəzin menecerinə verin
pair_continues = Menecer kodu daxil edəndən və ya şəkli skan edəndən sonra bu ekran avtomatik davam edəcək.
pair_code_spoken = Kod: { $code }
pair_waiting = Menecer gözlənilir
pair_silent = Mərkəz cavab vermir; müraciət avtomatik təkrarlanır
pair_exposed = TLS yoxdur: bu əlaqəni şəbəkədə başqaları oxuya bilər.
pair_unreachable = Mərkəz cavab vermir
pair_unreachable_what = Müraciət avtomatik təkrarlanır. Serverin işlədiyini və bu cihazın onun şəbəkəsində olduğunu yoxlayın.
pair_distrusted = Serverin sertifikatı qəbul edilmir
pair_refused = Mərkəz indi yeni cihaz qəbul etmir
pair_fault = Bu cihaz öz məxfi açarını saxlaya bilmir
pair_over = Əvvəlki kodun vaxtı keçib. Bu, yeni koddur.
pair_out = Mərkəz bu cihazı artıq tanımır. Menecer onu yenidən qoşa bilər.
pair_server = Server: { $address }
pair_other = Başqa mərkəz
pair_enter_address = Ünvan daxil et
pair_address = Serverin ünvanı
pair_use_address = Bu ünvandan istifadə et
pair_address_fault = Belə yazın: 192.0.2.7 və ya http://zal:8750
pair_back = Geri

# Səsli oxunuş.
aloud_range = { $low } ilə { $high } arası
aloud_half = { $n } yarım
aloud_half_hours = { $n } saat yarım
aloud_minutes = { $n } dəqiqə
aloud_hours = { $n } saat
aloud_hour = { $hour }
aloud_time =
    { $hour } { $minute ->
        [1] sıfır 1
        [2] sıfır 2
        [3] sıfır 3
        [4] sıfır 4
        [5] sıfır 5
        [6] sıfır 6
        [7] sıfır 7
        [8] sıfır 8
        [9] sıfır 9
       *[other] { $minute }
    }
