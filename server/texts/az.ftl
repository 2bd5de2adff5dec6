# Serverin insanlara dedikləri.

# Niyə rədd edildi və nə etməli.

problem-malformed = Bu sorğu oxunmur. Səhv xanaları düzəldib yenidən göndərin.
problem-not-signed-in = Etibarlı açar lazımdır. Yenisini zalın menecerindən istəyin.
problem-wrong-sign-in = Bu düzgün deyil. Yazdığınızı yoxlayın və yenidən cəhd edin.
problem-too-many-attempts = Səhv cəhdlər çox oldu. { $seconds } saniyədən sonra yenidən cəhd edin.
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
problem-other-counter = Sizin iş yeriniz { $counter } nömrəli pəncərədir. Orada daxil olun və ya zalın menecerinə müraciət edin.
problem-not-found = { $what ->
    [open_data] Bu mərkəz gözləmə vaxtlarını dərc etmir.
   *[other] Bu adda heç nə yoxdur. Ünvanı və ya nömrəni yoxlayın.
}
problem-method-not-allowed = Bu ünvan belə sorğunu qəbul etmir. Təsvirə baxın: /api/v1/openapi.json.
problem-not-allowed-now = Bu, indi mümkün deyil: bilet və ya pəncərənin vəziyyəti dəyişib. Yoxlayıb yenidən cəhd edin.
problem-not-this-ticket = Həmin bilet artıq bu pəncərədə deyil. Heç nə edilmədi.
problem-no-one-waiting = Bu pəncərə üçün gözləyən bilet yoxdur.
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
problem-service-closed = { $name }: { problem-closed }
problem-closed = { $reason ->
    [day_not_open] mərkəz hələ açılmayıb.
    [holiday] bu gün bağlıdır.
    [last_ticket_passed] bu gün daha bilet verilmir.
    [closed_by_staff] əməkdaşlar tərəfindən bağlanıb.
    [intake_stopped] bu gün daha heç bir xidmətə bilet verilmir.
    [suspended] müvəqqəti dayandırılıb.
    [centre_suspended] mərkəzin işi müvəqqəti dayandırılıb.
    [quota_used] bugünkü biletlərin hamısı götürülüb.
    [window_used] bu vaxt üçün biletlərin hamısı götürülüb.
    [numbers_used_up] hazırda boş bilet nömrəsi qalmayıb.
    [wait_passes_closing] günün qalan hissəsi üçün gözləyənlər həddən artıq çoxdur.
   *[outside_hours] indi bağlıdır.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
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
problem-centre-changed = Bu arada başqa menecer tənzimləmələri dəyişib. Dəyişikliklərə baxın və yenidən cəhd edin.
problem-too-large = Bu, həddən artıq böyükdür. Az-az göndərin.
problem-too-fast = Çox tez oldu. Bir az gözləyib yenidən cəhd edin.
problem-suspended = { $what ->
    [service] Bu xidmət müvəqqəti dayandırılıb. Hər kəsin yeri saxlanılır. Onu növbə rəhbəri bərpa edə bilər.
   *[centre] Mərkəzin işi müvəqqəti dayandırılıb. Hər kəsin yeri saxlanılır. Onu növbə rəhbəri bərpa edə bilər.
}
problem-clock-in-doubt = Serverin saatı səhv ola bilər. Menecer onu yoxlamalı və vaxtı təsdiqləməlidir.
problem-counter-away = { $back ->
    [known] { $counter } nömrəli pəncərədə saat { $time } olana qədər fasilədir. Onu gözləyin və ya bileti xidmətin növbəsinə göndərin.
   *[unknown] Həmin pəncərə və ya operator indi işləmir. Bileti xidmətin növbəsinə göndərin.
}
problem-queue-unserved = { $name }{ $more ->
    [0] {""}
   *[other] {" "}və daha { $more } xidmət
} üçün gözləyənlər var, onlara başqa heç kim xidmət göstərməyəcək.
problem-not-in-profile = Bu pəncərə { $number } biletinə xidmət göstərmir. Öz növbələrindən birini seçin və ya növbə rəhbərinə müraciət edin.
problem-not-this-service = Kod bu xidmət üçündür: { $name }. Həmin xidməti seçin və ya kodsuz bilet götürün.
problem-already-done = { $command ->
    [add_service] Bu xidmət artıq biletdədir. Neçə nəfər və ya sənəd üçün olduğu xidmət göstəriləndə qeyd edilir.
   *[other] Bu artıq edilib. Heç nə etmək lazım deyil.
}
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
page-on_hold = Biletiniz təxirə salınıb
page-on_hold-hint = Pəncərə sizi yenidən çağıracaq. Uzağa getməyin.
page-missed = Sizi çağırdıq, amma gəlmədiniz
page-missed-hint = Yeriniz saat { $time } olana qədər saxlanılır. Zala qayıtmısınız?
page-missed-still = Xidmət bərpa olunana qədər yeriniz saxlanılır. Zala qayıtmısınız?
page-missed-over = Qayıtmaq üçün vaxt bitdi. Əməkdaşlardan kömək istəyin.
page-finished = Ziyarətiniz başa çatdı
page-finished-hint = Gəldiyiniz üçün təşəkkür edirik.
page-cancelled = Bu bilet ləğv edilib
page-cancelled-hint = Saat { $time } olana qədər onu geri götürə bilərsiniz.
page-ended = Bu bilet üzrə xidmət bu gün göstərilməyəcək
page-coupon-for = { $name } üçün kod
page-over = Bu gün başa çatıb
page-over-hint = Bilet artıq etibarlı deyil və burada onun haqqında heç nə göstərilmir. Yeni müraciət üçün yeni bilet götürün.
page-unknown = Burada bilet yoxdur
page-unknown-hint = Kağızdakı kodu yenidən skan edin. Kağız iki dəfə çap olunubsa, yalnız sonuncusu etibarlıdır. Əməkdaşlar kömək edə bilər.
page-trouble = Bu səhifəni indi göstərmək mümkün deyil
page-title-ahead = Qarşıda { $ahead } · { $number } · { $centre }
page-title-called = { $number }: pəncərə { $counter }

# Növbədəki yer.
page-ahead-many = Qarşınızda { $n } nəfərdən çox var
page-wait-unknown = Gözləmə vaxtı hələ bilinmir
page-promise = Bilet götürəndə demişdik: { $wait }. Bu, təxminən saat { $time } olana qədərdir.
page-delay-counter-closed = Əvvəl deyiləndən uzun çəkir: bir pəncərə bağlanıb.
page-delay-counter-paused = Əvvəl deyiləndən uzun çəkir: bir pəncərədə fasilədir.
page-stepped-back = Saat { $time } olana qədər başqaları sizdən əvvəl keçir. Yeriniz saxlanılır.

# Səs və vibrasiya ilə bildiriş.
page-alert = Mənə səs və vibrasiya ilə bildir
page-alert-sound = Mənə səslə bildir
page-alert-vibration = Mənə vibrasiya ilə bildir
page-alert-hint = Telefon kilidlidirsə və ya səhifə arxa plandadırsa, səs gəlməyə bilər. Bu səhifəni açıq saxlayın və ya lövhəyə baxın.
page-alert-touch = Bildirişi yenidən işə salmaq üçün səhifəyə bir dəfə toxunun.

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
page-minutes = { $n } dəq

# Ziyarətçi nə edə bilər.
page-give-up = Biletimi ləğv et
page-give-up-ask = { $number } bileti ləğv edilsin? Yeriniz növbəti şəxsə keçəcək.
page-give-up-yes = Bəli, ləğv et
page-give-up-no = Xeyr, yerimi saxla
page-step-back = Başqaları məndən əvvəl keçsin
page-step-back-ask = Başqaları { $minutes } dəqiqə sizdən əvvəl keçsin? Yeriniz saxlanılır.
page-step-back-yes = Bəli, əvvəl keçsinlər
page-step-back-no = Xeyr, olduğu kimi qalsın
page-come-back = Qayıtdım
page-take-back = Biletimi geri götür
page-not-sent = Bu, mərkəzə çatmadı. Yenidən cəhd edin.

# Qiymətləndirmə.
page-rate = Sizə necə xidmət göstərildi?
page-rate-1 = Çox pis
page-rate-2 = Pis
page-rate-3 = Orta
page-rate-4 = Yaxşı
page-rate-5 = Çox yaxşı
page-rate-comment = Rəyiniz (istəyə görə)
page-rate-comment-hint = Ad və şəxsi məlumat yazmayın.
page-rate-send = Qiyməti göndər
page-rate-thanks = Qiymətləndirdiyiniz üçün təşəkkür edirik.

# Nə qədər təzədir.
page-connecting = Qoşulur
page-live = Canlı
page-polled = Saat { $time } üçün
page-offline = Saat { $time } etibarilə bağlantı yoxdur. Gördüyünüz o vaxtkı vəziyyətdir.
page-no-script = Saat { $time } üçün. Hər 30 saniyədən bir yenilənir.

# Hamı üçün gözləmə vaxtları.
page-open-title = İndiki gözləmə vaxtları
page-open-lead = İndi bilet götürən ziyarətçilər üçün.
page-open-until = Saat { $time } olana qədər açıqdır
page-open-closed = İndi bağlıdır.
page-open-waiting = { $n ->
    [0] heç kim gözləmir
   *[other] { $n } nəfər gözləyir
}
page-open-counters = { $n ->
    [0] açıq pəncərə yoxdur
   *[other] { $n } pəncərə açıqdır
}
page-open-called = Son çağırılanlar
page-open-promises = { $day } tarixində ziyarətçilərin { $share }-i deyilən vaxtda çağırılıb.
page-open-refresh = Saat { $time } üçün. Hər 30 saniyədən bir yenilənir.
page-open-data = Eyni rəqəmlər açıq məlumat kimi (JSON)

# İşçilər üçün səhifələr: giriş, öz hesabı, qurğular, insanlar.

account-faults = Problem var
account-fault = { $field ->
    [login] Giriş adını yazın: 2–60 hərf və rəqəm, içində . @ + - _ ola bilər.
    [full_name] Adı bir sətirdə yazın.
    [password] Şifrəni yazın.
    [old] İndiki şifrəni yazın.
    [new] Yeni şifrəni yazın.
    [again] İki şifrə eyni deyil. Yenisini iki dəfə yazın.
    [digits] Tətbiqin göstərdiyi altı rəqəmi yazın.
    [code] Qurğunun ekranındakı səkkiz işarəni yazın.
    [label] Qurğuya verdiyiniz adı bir sətirdə yazın.
    [language] Dil seçin.
    [role] Vəzifə seçin.
    [agency] Bu mərkəzin qurumlarından birini seçin.
    [counter] Bu, pəncərə ilə uyğun gəlmir. Başqasını seçin və ya heç birini seçməyin.
    [replaces] Eyni növ qurğu seçin və ya heç birini seçməyin.
    [display] Bu mərkəzin tablolarından birini və ya bütün zalı seçin.
   *[other] Bu formada oxunmayan nəsə var. Səhifəni yenidən açın.
}
account-sent-before = Bu artıq göndərilmişdi. Edilib-edilmədiyinə baxın, edilməyibsə, yenidən göndərin.
account-sorry = Bunu göstərmək mümkün deyil
account-save = Yadda saxla
account-go-on = Davam et
account-none = Heç biri
account-display = Göstərdiyi
account-whole-board = Bütün zalın tablosu
account-look-again = Yenidən yüklə

# Nə edildi: bir dəfə deyilir.
account-failed = { $count ->
    [one] Son girişinizdən bəri hesabınıza bir uğursuz giriş cəhdi olub: { $time }.
   *[other] Son girişinizdən bəri hesabınıza { $count } uğursuz giriş cəhdi olub, sonuncusu: { $time }.
} Bunu siz etməmisinizsə, parolunuzu dəyişin və rəhbərinizə bildirin.
account-done = { $what ->
    [signed_out] Hesabdan çıxdınız.
    [password] Şifrəniz dəyişdirildi.
    [factor] Yeni telefon qoşuldu. Köhnə telefonun kodları artıq keçərli deyil.
    [device_in] Qurğu qəbul edildi. Bir neçə saniyəyə işə başlayacaq.
    [device_set] Yadda saxlanıldı.
    [device_revoke] Qurğu çıxarıldı.
    [device_restart] Qurğuya yenidən başlamaq tapşırıldı.
    [device_screenshot] Qurğudan şəkil istənildi. Bir neçə saniyədən sonra səhifəni yenidən yükləyin.
    [device_rotate] Qurğuya yeni açar yaratmaq tapşırıldı.
    [person_factor] Telefon ayrıldı. Növbəti girişdə yenisi qoşulacaq.
    [person_sessions] Bu şəxs hər yerdə hesabdan çıxarıldı.
    [person_forget] Bu şəxs silindi.
   *[other] Edildi.
}

# Giriş.
account-set-up = Hesabınızı yaradın
account-set-up-why = Siz burada menecer olursunuz. Bu keçid bir dəfə işləyir.
account-set-up-do = Hesabımı yarat
account-login = Giriş adı
account-login-hint = Boşluqsuz hərf və rəqəmlər, məsələn: leyla.m
account-name = Ad və soyad
account-password = Şifrə
account-password-hint = Ən azı { $signs } işarə. Əsas olan uzunluqdur: ardıcıl bir neçə söz həm güclüdür, həm də yadda qalır.
account-password-again = Eyni şifrə bir daha
account-no-link = Bu keçid etibarlı deyil
account-no-link-why = O artıq istifadə olunub, { $hours } saatdan köhnədir və ya natamamdır.
account-no-link-how = Serverə baxan şəxs orada bu əmrlə yenisini alır:
account-no-link-centre = MƏRKƏZ
account-sign-in = Daxil ol
account-sign-in-first = Həmin səhifəni görmək üçün daxil olun.
account-sign-in-as = Daxil olduğunuz vəzifə:
account-forgotten = Şifrəni unutmusunuz? Mərkəzinizin meneceri sizə yeni ilk şifrə verə bilər.
account-start-over = Başqa adla daxil ol
account-factor = Siz olduğunuzu təsdiqləyin
account-factor-how = Telefonunuzda kod yaradan tətbiqi açın. Novbe üçün göstərdiyi altı rəqəmi yazın.
account-digits = Altı rəqəmli kod
account-factor-lost = Telefon itib və ya dəyişib? Başqa bir menecer onu ayıra bilər.
account-new-factor = Telefonunuzu qoşun
account-new-factor-why = Menecerlər və növbə rəhbərləri şifrə və telefondakı kodla daxil olurlar. Bunun üçün telefona şəbəkə lazım deyil.
account-new-factor-app = Giriş kodları yaradan tətbiq quraşdırın, məsələn: FreeOTP, Aegis və ya Google Authenticator.
account-new-factor-scan = Bu şəkli tətbiqdə skan edin.
account-new-factor-picture = Tətbiq üçün açarı olan QR kod
account-new-factor-key = Skan etmək olmur? Bu açarı tətbiqə yazın:
account-new-factor-code = Tətbiqin indi göstərdiyi altı rəqəmi yazın.
account-new-factor-present = İndiyədək qoşulu telefonun hazırda göstərdiyi kod
account-new-factor-begin = Şəkli göstər
account-new-factor-again = Başqa şəkil yarat
account-own-password = Öz şifrənizi seçin
account-own-password-why = İlk şifrəni sizə başqası verib. Bundan sonra şifrənizi yalnız siz bilirsiniz.
account-change-password = Şifrəni dəyiş
account-password-now = İndiki şifrə
account-password-new = Yeni şifrə
account-password-ends = Daxil olduğunuz bütün başqa yerlərdə hesabdan çıxarılacaqsınız.

# Öz hesabı.
account-title = Hesabınız
account-role = { $role ->
    [manager] Menecer
    [supervisor] Növbə rəhbəri
    [operator] Operator
    [greeter] Qarşılayan əməkdaş
    [viewer] Müşahidəçi
   *[other] { $role }
}
account-at-counter = Pəncərə { $counter }
account-signed-in = Giriş
account-until = saat { $time } olana və ya { $minutes } dəqiqə heç nə edilməyənə qədər
account-change-factor = Başqa telefon qoş
account-others = Digər vəzifələriniz
account-others-how = Buradan çıxıb həmin vəzifədə yenidən daxil olursunuz.
account-sign-out = Hesabdan çıx

# Qurğular.
account-devices = Qurğular
account-devices-none = Hələ heç bir qurğu yoxdur.
account-device-kind = { $kind ->
    [kiosk] Köşk
    [display] Lövhə
    [counter] Pəncərənin kompüteri
   *[other] { $kind }
}
account-device-state = { $state ->
    [online] ✓ Qoşulub
    [offline] ✕ Bağlantı kəsilib: { $time }
    [not_connected] … Hələ xəbər verməyib
   *[revoked] ✕ Həmişəlik çıxarılıb
}
account-device-copied = ! Bu qurğunun açarının surəti başqa yerdə işlədilir. Qurğunu əvəz edin və ya çıxarın.
account-printer = { $state ->
    [ok] ✓ Printer hazırdır
    [paper_low] ! Kağız azalıb
    [paper_out] ! Kağız yoxdur
    [cover_open] ! Printerin qapağı açıqdır
    [offline] ! Printer çap etmir
    [none] Printer yoxdur
   *[unknown] ! Printer cavab vermir
}
account-sound-failed = ! Səs işləmir
account-clock-off = ! Saatı { $seconds } saniyə səhvdir
account-device-add = Qurğu qəbul et
account-device-add-how = Yeni qurğuda Novbe proqramını işə salın. O, kod göstərir: həmin kodu bura yazın.
account-device-code = Qurğunun ekranındakı kod
account-device-code-hint = Səkkiz işarə. Boşluqların və kiçik hərflərin fərqi yoxdur.
account-no-such-code = İndi heç bir qurğu bu kodu göstərmir. Kodu ekranla tutuşdurun.
account-label = Ona verdiyiniz ad
account-label-hint = Məsələn: “qapının yanındakı köşk”
account-counter = Pəncərə
account-counter-of-device-hint = Yalnız pəncərənin kompüteri üçün.
account-replaces = Əvəz etdiyi qurğu
account-replaces-hint = Seçdiyiniz qurğu bundan sonra işləməyəcək.
account-device-confirm = Qəbul et
account-waiting = Qəbul gözləyənlər
account-waiting-hint = Yalnız qarşınızda duran qurğunu qəbul edin: kod onun ekranındadır, başqa heç yerdə yoxdur.
account-waiting-none = İndi heç bir qurğu gözləmir.
account-waiting-since = saat { $time } etibarilə
account-device-since = Qəbul edilib
account-device-printer = Printer
account-device-screen = Ekran
account-device-version = Versiya
account-device-service-code = Xidmət kodu
account-device-picture = Ekran, saat { $time }
account-device-rename = Adı və yeri
account-device-ask = Qurğuya tapşırıq
account-ask = { $what ->
    [restart] Yenidən başlasın
    [screenshot] Ekranının şəklini göndərsin
   *[rotate] Yeni açar yaratsın
}
account-asked = Tapşırılıb, hələ edilməyib.
account-device-revoke = Qurğunu çıxar
account-device-revoke-what = Qurğu dərhal və həmişəlik dayanır. Həmin maşını sonra yeni kodla yenidən qəbul etmək olar.
account-device-revoke-do = Bəli, çıxar

# İnsanlar.
account-people = İnsanlar
account-person-add = Şəxs əlavə et
account-person-add-do = Əlavə et
account-duty = Vəzifə
account-agency = Qurum
account-agency-all = Bütün mərkəz
account-counter-any = İstənilən
account-counter-of-person-hint = Yalnız bir pəncərədə işləyən operator və ya qarşılayan əməkdaş üçün.
account-person-in = ✓ İndi hesabdadır
account-person-first = … Hələ öz şifrəsini seçməyib
account-person-no-factor = … Hələ telefon qoşmayıb
account-first = İlk şifrə
account-first-what = Onu yalnız bu şəxsə verin. Şifrə yalnız indi göstərilir və { $days } gün keçərlidir; ilk girişdə yerini öz şifrəsi tutur.
account-person-own = Bu sizsiniz. Özünüzə aid olanı öz hesabınızda dəyişin.
account-person-help = Daxil ola bilmir?
account-person-password = Yeni ilk şifrə ver
account-person-password-what = Köhnə şifrə daha işləmir və bu şəxs hər yerdə hesabdan çıxarılır.
account-person-factor = Telefonu ayır
account-person-factor-what = İtmiş və ya dəyişdirilmiş telefon üçün. Bu şəxs hər yerdə hesabdan çıxarılır.
account-person-sessions = Hər yerdə hesabdan çıxar
account-person-forget = Şəxsi sil
account-person-forget-what = Ad, giriş adı, şifrə və vəzifələr həmişəlik silinir. Jurnalda görülən işlər adsız qalır.
account-person-forget-do = Bəli, sil
