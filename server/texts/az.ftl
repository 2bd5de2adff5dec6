# Serverin insanlara dedikləri.

# Niyə rədd edildi və nə etməli.

problem-malformed = Bu sorğu oxunmur. Səhv xanaları düzəldib yenidən göndərin.
problem-not-signed-in = Etibarlı açar lazımdır. Yenisini zalın menecerindən istəyin.
problem-wrong-sign-in = Bu düzgün deyil. Yazdığınızı yoxlayın və yenidən cəhd edin.
problem-barred = Səhv cəhdlər çox oldu. { $seconds } saniyədən sonra yenidən cəhd edin.
problem-step-needed = Əvvəlcə girişi tamamlayın.
problem-forged = Bu sorğu bizim səhifədən gəlməyib. Səhifəni yenidən açın və orada təkrar edin.
problem-login-taken = “{ $login }” adı artıq tutulub. Başqasını seçin.
problem-weak-password = { $why ->
    [short] Şifrə ən azı { $signs } işarə olmalıdır. Bir neçə sözü yadda saxlamaq asandır.
    [name] Şifrə əsasən öz adınızdan ibarətdir. Başqasını seçin.
    [same] Bu, indiki şifrədir. Başqasını seçin.
   *[common] Bu şifrəni hamı bilir. Başqasını seçin.
}
problem-not-permitted = Bu rolun burada buna icazəsi yoxdur. Zalın menecerinə müraciət edin.
problem-not-found = Bu adda heç nə yoxdur. Ünvanı və ya nömrəni yoxlayın.
problem-method-not-allowed = Bu ünvan belə sorğunu qəbul etmir. Təsvirə baxın: /api/v1/openapi.json.
problem-not-allowed-now = Bunu indi etmək olmaz. Hazırkı vəziyyətə baxıb yenidən seçin.
problem-not-this-ticket = Həmin bilet artıq bu pəncərədə deyil. Heç nə edilmədi.
problem-no-one-waiting = İndi bu pəncərəni heç kim gözləmir.
problem-counter-taken = { $own ->
    [yes] Siz artıq { $counter } nömrəli pəncərədə işləyirsiniz. Əvvəlcə onu bağlayın.
   *[no] { $counter } nömrəli pəncərədə başqa operator işləyir. Əvvəlcə onu orada bağlayın və ya başqa pəncərə seçin.
}
problem-too-late = { $staff ->
    [yes] Bunun vaxtı keçib.
   *[no] Bunun vaxtı keçib. Əməkdaşlardan kömək istəyin.
}
problem-command-reused = Bu əmr nömrəsi artıq başqa əmr üçün işlənib. Yenisi ilə göndərin.
problem-day-not-open = Mərkəzin iş günü açılmayıb. Biletlər gün açılandan sonra verilir.
problem-day-already-open = Gün artıq açıqdır. Heç nə etmək lazım deyil.
problem-past-day = Bu biletin günü bitib. Yeni müraciət üçün yeni bilet götürün.
problem-unknown-service = Burada belə xidmət yoxdur. Təklif olunanlardan birini seçin.
problem-service-closed = { $name }: { $reason ->
    [day_not_open] mərkəz hələ açılmayıb.
    [holiday] bu gün bağlıdır.
    [last_ticket_passed] bu gün daha bilet verilmir.
    [closed_by_staff] əməkdaşlar tərəfindən bağlanıb.
    [suspended] müvəqqəti dayandırılıb.
    [centre_suspended] mərkəzin işi müvəqqəti dayandırılıb.
    [quota_used] bugünkü biletlərin hamısı götürülüb.
    [wait_passes_closing] günün qalan hissəsi üçün gözləyənlər həddən artıq çoxdur.
   *[outside_hours] indi bağlıdır.
}{ $reason ->
    [quota_used] { problem-free }
    [suspended] { problem-goes-on }
   *[other] { problem-opens }
}
problem-opens = { $day ->
    [unknown] {" "}Nə edə biləcəyinizi əməkdaşlardan soruşun.
   *[known] {" "}Açılır: { problem-moment }.
}
problem-free = { $day ->
    [unknown] {" "}Nə edə biləcəyinizi əməkdaşlardan soruşun.
   *[known] {" "}Ən yaxın boş vaxt: { problem-moment }.
}
problem-goes-on = { $day ->
    [unknown] {" "}Nə edə biləcəyinizi əməkdaşlardan soruşun.
   *[known] {" "}Bərpası gözlənilir: { problem-moment }.
}
problem-moment = { $day ->
    [today] bu gün saat { $time }
    [tomorrow] sabah saat { $time }
    [mon] bazar ertəsi saat { $time }
    [tue] çərşənbə axşamı saat { $time }
    [wed] çərşənbə günü saat { $time }
    [thu] cümə axşamı saat { $time }
    [fri] cümə günü saat { $time }
    [sat] şənbə günü saat { $time }
    [sun] bazar günü saat { $time }
   *[later] { $date }, saat { $time }
}
problem-numbers-used-up = { $series } seriyasının bütün nömrələri məşğuldur. Bir neçə dəqiqədən sonra yenidən cəhd edin və ya əməkdaşlara müraciət edin.
problem-centre-faulty = Mərkəzi belə qurmaq olmaz. Səhv xanaları düzəldin.
problem-too-large = Bu, həddən artıq böyükdür. Az-az göndərin.
problem-too-fast = Çox tez oldu. Bir az gözləyib yenidən cəhd edin.
problem-stands-still = { $what ->
    [service] Xidmət müvəqqəti dayanıb. Hər kəsin yeri saxlanılır. Onu növbə rəhbəri davam etdirə bilər.
   *[centre] Mərkəzin işi müvəqqəti dayanıb. Hər kəsin yeri saxlanılır. Onu növbə rəhbəri davam etdirə bilər.
}
problem-counter-away = { $back ->
    [known] { $counter } nömrəli pəncərədə saat { $time } olana qədər fasilədir. Onu gözləyin və ya bileti xidmətin növbəsinə göndərin.
   *[unknown] Həmin pəncərə və ya operator indi işləmir. Bileti xidmətin növbəsinə göndərin.
}
problem-strands-a-line = { $name }{ $more ->
    [0] {""}
   *[other] {" "}və daha { $more } xidmət
} üçün gözləyənlər var, onlara başqa heç kim xidmət göstərməyəcək. Əminsinizsə, yenidən basın.
problem-not-in-profile = Bu pəncərə { $number } biletinə xidmət göstərmir. Öz növbələrindən birini seçin və ya növbə rəhbərinə müraciət edin.
problem-already-done = Bu artıq edilib. Heç nə etmək lazım deyil.
problem-internal = Serverdə xəta baş verdi. Heç nə dəyişmədi. Təkrar olsa, zalın menecerinə bildirin.
problem-unavailable = Server hazırda heç nə yadda saxlaya bilmir. Bir az gözləyib yenidən cəhd edin.

# Ziyarətçinin səhifəsi.

page-language = Dil
page-number = Sizin nömrəniz
page-counter = Pəncərə
page-help = Suallar üçün: { $line }

# Hallar: hər biri bir cümlə, sonra nə etməli.
page-waiting = Siz növbədəsiniz
page-waiting-hint = Bu səhifəni açıq saxlayın və ya lövhəyə baxın: çağırış hər ikisində görünəcək.
page-called = Növbəniz çatdı: bu pəncərəyə gedin
page-serving = { $counter } nömrəli pəncərədə sizə xidmət göstərilir
page-parked = Biletiniz kənara qoyulub
page-parked-hint = Pəncərə sizi yenidən çağıracaq. Uzağa getməyin.
page-missed = Sizi çağırdıq, amma gəlmədiniz
page-missed-hint = Yeriniz saat { $time } olana qədər saxlanılır. Zala qayıtmısınız?
page-missed-still = Dayanma bitənə qədər yeriniz saxlanılır. Zala qayıtmısınız?
page-missed-over = Qayıtmaq üçün vaxt bitdi. Əməkdaşlardan kömək istəyin.
page-finished = Ziyarətiniz başa çatdı
page-finished-hint = Gəldiyiniz üçün təşəkkür edirik.
page-cancelled = Bu biletdən imtina edilib
page-cancelled-hint = Saat { $time } olana qədər onu geri götürə bilərsiniz.
page-ended = Bu bilet üzrə xidmət dayandırılıb
page-return = { $date } tarixinə qədər yenidən gələ bilərsiniz: o zaman bu bileti göstərin.
page-over = Bu gün başa çatıb
page-over-hint = Bilet artıq etibarlı deyil və burada onun haqqında heç nə göstərilmir. Yeni müraciət üçün yeni bilet götürün.
page-unknown = Burada bilet yoxdur
page-unknown-hint = Kağızdakı kodu yenidən skan edin. Kağız iki dəfə çap olunubsa, yalnız sonuncusu etibarlıdır. Əməkdaşlar kömək edə bilər.
page-trouble = Bu səhifəni indi göstərmək mümkün deyil
page-title-called = { $number }: pəncərə { $counter }

# Növbədəki yer. Gözləmə vaxtı dəqiqə ilədir.
page-ahead = { $n ->
    [0] Qarşınızda heç kim yoxdur
   *[other] Qarşınızda { $n } nəfər var
}
page-ahead-many = Qarşınızda { $n } nəfərdən çox var
page-wait = adətən { $low }–{ $high } dəq
page-wait-below = adətən { $high } dəqiqədən az
page-wait-late = on nəfərdən doqquzu { $late } dəqiqədən az
page-wait-unknown = Gözləmə vaxtı hələ bilinmir
page-delay-counter-closed = Əvvəl deyiləndən uzun çəkir: bir pəncərə bağlanıb.
page-delay-counter-paused = Əvvəl deyiləndən uzun çəkir: bir pəncərədə fasilədir.

# Hara getməli.
page-where = Harada gözləməli
page-zone = { $zone }, mərtəbə { $floor }
page-counters-one = Pəncərə { $counters }
page-counters-many = Pəncərələr { $counters }

# Bir biletdə bir neçə xidmət.
page-stops = Xidmətləriniz
page-stop-served = hazırdır
page-stop-open = indi
page-stop-pending = sonra
page-stop-unserved = göstərilmədi

# Ziyarətçi nə edə bilər.
page-give-up = Biletdən imtina et
page-give-up-ask = { $number } biletindən imtina edirsiniz? Yeriniz növbəti şəxsə keçəcək.
page-give-up-yes = Bəli, imtina edirəm
page-give-up-no = Xeyr, yerimi saxla
page-come-back = Qayıtdım
page-take-back = Biletimi geri götür
page-not-sent = Bu, mərkəzə çatmadı. Yenidən cəhd edin.

# Nə qədər təzədir.
page-connecting = Qoşulur
page-live = Canlı
page-polled = Saat { $time } üçün
page-offline = Saat { $time } etibarilə bağlantı yoxdur. Gördüyünüz o vaxtkı vəziyyətdir.
page-no-script = Saat { $time } üçün. Hər 30 saniyədən bir yenilənir.
