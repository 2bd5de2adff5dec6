# Serverin insanlara dedikləri.

# Niyə rədd edildi və nə etməli.

problem-malformed = Bu sorğu oxunmur. Bu sahələri düzəldib yenidən göndərin.
problem-not-signed-in = Etibarlı token lazımdır. Yenidən daxil olun və ya menecerdən yeni token istəyin.
problem-wrong-sign-in = { $what ->
    [badge] Bu vəsiqə burada tanınmır. Giriş adı və parolla daxil olun.
    [code] Kod səhvdir. Tətbiqin indi göstərdiyi kodu yazın.
    [password] Parol səhvdir.
   *[login] Giriş adı və ya parol səhvdir.
}
problem-device-unknown = Bu cihaz burada tanınmır və ya onun məxfi açarı başqadır. Menecer onu əvvəlki yerinə yenidən əlavə edə bilər.
problem-too-many-attempts = Uğursuz cəhdlər çox oldu. { $seconds } saniyədən sonra yenidən cəhd edin.
problem-login-guarded = Bu giriş adı üçün həddən artıq səhv parol yazılıb. Əvvəllər istifadə etdiyiniz brauzerlə və ya pəncərədə daxil olun, yaxud menecerdən giriş keçidi istəyin.
problem-step-needed = Əvvəlcə girişi tamamlayın.
problem-forged = Bu sorğu bizim səhifədən gəlməyib. Səhifəni yenidən açın və orada təkrar edin.
problem-login-taken = “{ $login }” giriş adı artıq tutulub. Başqasını seçin.
problem-weak-password = { $why ->
    [short] Ən azı { $signs } simvol yazın. Bir neçə sözü yadda saxlamaq asandır.
    [name] Bu parol əsasən öz adınızdan ibarətdir. Başqasını seçin.
    [same] Bu, hazırkı parolunuzdur. Başqasını seçin.
   *[common] Bu parol çox geniş yayılıb. Başqasını seçin.
}
problem-not-permitted = { $need ->
    [scope] Bu tokenin “{ $scope }” icazəsi yoxdur. Menecerdən bu icazəsi olan token istəyin.
   *[role] Rolunuz burada buna icazə vermir. Menecerə müraciət edin.
}
problem-other-counter = Sizin iş yeriniz { $counter } nömrəli pəncərədir. Orada daxil olun və ya menecerə müraciət edin.
problem-not-found = { $what ->
    [booking] Bu gün üçün belə yazılış yoxdur. Günü və kodu yoxlayın və ya əməkdaşlara müraciət edin.
    [open_data] Bu mərkəz gözləmə vaxtlarını dərc etmir.
   *[other] Bu adda heç nə tapılmadı. Ünvanı və ya nömrəni yoxlayın.
}
problem-method-not-allowed = Bu ünvan belə sorğunu qəbul etmir. Təsvirə baxın: /api/v1/openapi.json.
problem-not-allowed-now = { $what ->
    [action] Bunu indi etmək olmur. Bəlkə artıq edilib: vəziyyətə baxın və yenidən cəhd edin.
   *[other] Bu, indi mümkün deyil: bilet və ya pəncərənin vəziyyəti dəyişib. Yoxlayıb yenidən cəhd edin.
}
problem-not-this-ticket = Bu bilet artıq bu pəncərədə deyil. Heç nə dəyişmədi.
problem-no-one-waiting = Bu pəncərə üçün gözləyən bilet yoxdur.
problem-counter-taken = { $own ->
    [yes] Siz artıq { $counter } nömrəli pəncərədə işləyirsiniz. Əvvəlcə onu bağlayın.
   *[no] { $counter } nömrəli pəncərədə başqa operator işləyir. Əvvəlcə onu orada bağlayın və ya başqa pəncərə seçin.
}
problem-too-late = { $staff ->
    [yes] Bunun üçün artıq gecdir.
   *[no] Bunun üçün artıq gecdir. Əməkdaşlardan kömək istəyin.
}
problem-server-replaced = Bu server köhnəlib: zalın işi başqa serverdə bərpa edilib. Növbətçi mühəndisə deyin, bunu söndürsün.
problem-update-device = Bu cihazın proqramı mərkəzin serverindən köhnədir, ona görə birgə işləyə bilmirlər. Bu cihazı yeniləyin.
problem-update-server = Mərkəzin serveri bu cihazın proqramından köhnədir, ona görə birgə işləyə bilmirlər. Serveri yeniləyin.
problem-command-reused = Bu əmr nömrəsi artıq başqa əmr üçün işlənib. Yenisi ilə göndərin.
problem-day-not-open = Mərkəzin iş günü açılmayıb. Biletlər gün açılandan sonra verilir.
problem-day-already-open = Gün artıq açıqdır. Heç nə etmək lazım deyil.
problem-past-day = Bu biletin günü bitib. Yeni müraciət üçün yeni bilet götürün.
problem-ticket-lost = Bu bilet sistem bərpa edilməzdən əvvəl götürülüb və sistem onu tanımır. Onu məlumat masasındakı əməkdaşa göstərin: sizə dərhal kömək edəcəklər.
problem-unknown-service = Burada belə xidmət yoxdur. Təklif olunanlardan birini seçin.
problem-service-closed = { $name }: { problem-closed }
problem-closed = { $reason ->
    [day_not_open] mərkəz açıq deyil.
    [holiday] bu gün bağlıdır.
    [last_ticket_passed] bu gün daha bilet verilmir.
    [closed_by_staff] bu xidmətə hələlik bilet verilmir.
    [intake_stopped] mərkəzdə hələlik bilet verilmir.
    [suspended] müvəqqəti dayandırılıb.
    [centre_suspended] mərkəzin işi müvəqqəti dayandırılıb.
    [quota_used] bugünkü biletlərin hamısı götürülüb.
    [window_used] bu vaxt üçün biletlərin hamısı götürülüb.
    [numbers_used_up] hazırda boş bilet nömrəsi qalmayıb.
    [wait_passes_closing] bu gün daha ziyarətçi qəbul edə bilmirik.
   *[outside_hours] indi bağlıdır.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
    [suspended] { problem-goes-on }
    [centre_suspended] { problem-goes-on }
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
problem-centre-faulty = Bu tənzimləmələr düzgün deyil. Bu sahələri düzəldin.
problem-centre-changed = Bu arada başqa menecer tənzimləmələri dəyişib. Dəyişikliklərə baxın və yenidən cəhd edin.
problem-too-large = Bunun ölçüsü { $limit } həddindən artıqdır. Az-az göndərin.
problem-too-fast = { $what ->
    [tickets] Burada qısa müddətdə çox bilet götürüldü. Bir az gözləyib yenidən cəhd edin.
   *[requests] Qısa müddətdə çox sorğu göndərildi. Bir az gözləyib yenidən cəhd edin.
}
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
} üçün gözləyənlər var, başqa heç bir pəncərə onlara xidmət göstərməyəcək.
problem-not-in-profile = Bu pəncərə { $number } biletinə xidmət göstərmir. Öz növbələrindən bilet seçin və ya növbə rəhbərinə müraciət edin.
problem-not-this-service = Kod bu xidmət üçündür: { $name }. Həmin xidməti seçin və ya kodsuz bilet götürün.
problem-already-done = { $command ->
    [check_in] Bu yazılışın bileti artıq verilib. Bilet sizdə deyilsə, əməkdaşlara müraciət edin.
    [add_service] Bu xidmət artıq biletdədir. Neçə nəfər və ya sənəd üçün olduğunu xidmət bitəndə qeyd edin.
    [set_badge] Bu vəsiqə başqa şəxsindir.
   *[other] Bu artıq edilib. Heç nə etmək lazım deyil.
}
problem-not-bookable = Bu xidmətə növbə götürmək olmur. İş saatlarında gəlib bilet götürün.
problem-slot-taken = { $day ->
    [none] Bu vaxt artıq tutulub və başqa boş vaxt yoxdur. Sabah yenidən baxın və ya növbəsiz gəlin.
   *[known] Bu vaxt artıq tutulub. Ən yaxın boş vaxt: { problem-moment }.
}
problem-booking-limit = { $what ->
    [moves] Bu yazılış artıq { $number } dəfə dəyişdirilib. Onu ləğv edib yenidən yazılın və ya əməkdaşlardan soruşun.
    [missed] İki dəfə gəlmədiyiniz üçün bu e-poçt ünvanı ilə yalnız bu günə və sabaha yazılmaq olar. Başqa günlərə sizi əməkdaşlar yaza bilər.
    [mails] Bu ünvana bu gün üç məktub göndərilib. Sonuncudakı keçidi açın və ya əməkdaşlara müraciət edin.
    [many] Şəbəkənizdən çox sayda yazılma başlanıb. Bir neçə dəqiqədən sonra yenidən cəhd edin və ya əməkdaşlara müraciət edin.
    [draw] Bu adla bir müraciət artıq bu püşkatmada iştirak edir. O sizin deyilsə, əməkdaşlara deyin.
   *[other] Bu e-poçt ünvanı ilə artıq { $number } yazılış var. Əvvəlcə birini ləğv edin və ya əməkdaşlara müraciət edin.
}
problem-too-early = Bu yazılış üçün hələ tezdir. Gəlişinizi bildirə bilərsiniz: { problem-moment }.
problem-bookings-displaced = Bu dəyişiklik { $displaced } yazılışın vaxtını ləğv edir ({ $by_mail } e-poçt ünvanı ilə, { $others } ünvansız). Heç nə dəyişmədi. Yenə də dəyişmək üçün bu sayı təsdiqləyin.
problem-internal = Serverdə xəta baş verdi. Heç nə dəyişmədi. Təkrar olsa, menecerə bildirin.
problem-unavailable = { $cause ->
    [newer_log] Bu server zalın qeydlərindən köhnədir. Onu yeniləyin.
   *[other] Server hazırda heç nə yadda saxlaya bilmir. Bir az gözləyib yenidən cəhd edin.
}

# “novbe server doctor” əmrinin və konsol səhifəsinin server haqqında dedikləri və nə etmək lazım olduğu.

finding-name = { $what ->
    [disk] Disk
    [database] Verilənlər bazası
    [log] Hadisələr jurnalı
    [clock] Saat
    [time] Vaxt serveri
    [certificate] Sertifikat
    [backup] { $state ->
        [same_disk] Ehtiyat nüsxələrin diski
       *[other] Ehtiyat nüsxə
    }
    [devices] { $state ->
        [copied] Cihazların gizli açarları
        [version] Cihazların versiyaları
        [offline] Cihazların bağlantısı
       *[ok] Cihazlar
    }
    [address] Ünvan
    [proxies] Proksi serverlər
    [units] Sistem xidmətləri
    [manager] Menecer
    [settings] Tənzimləmələr
    [zone] Saat qurşağı
    [key] Serverin açarı
   *[server] Server
}
finding-level = { $level ->
    [good] Qaydasındadır
    [care] Diqqət tələb edir
   *[bad] Təcili
}
finding-disk = { $state ->
    [elsewhere] Verilənlər bazası { $host } üzərindədir: boş yeri orada yoxlayın.
   *[ok] { $folder } qovluğunun diskində { $free } MB boş yer var.
}
finding-disk-do = Bu diskdə yer boşaldın və ya serverə daha böyük disk verin: disk dolduqda bilet verilməyəcək.
finding-database = { $state ->
    [ok] Verilənlər bazası oxunur və yazılır.
    [disk_full] Heç nə saxlanıla bilmir: verilənlər bazasının diski doludur.
    [read_only] Heç nə saxlanıla bilmir: verilənlər bazası yalnız oxunur.
    [locked] Heç nə saxlanıla bilmir: verilənlər bazasını başqa proqram tutub.
    [refused] Verilənlər bazası serveri qəbul etmir.
    [damaged] Verilənlər bazası zədələnib{ $named ->
        [0] .
       *[other] : { $parts }.
    }
    [disk_fails] Verilənlər bazasının diski xəta verir.
    [missing] { $database } bazasında hələ mərkəz yoxdur.
    [unusable] { $reason }
    [not_writable] Heç nə saxlanıla bilmir: serverin hesabının verilənlər bazasına yazmaq icazəsi yoxdur.
   *[gone] Verilənlər bazası əlçatan deyil.
}
finding-database-do = { $state ->
    [disk_full] Verilənlər bazasının diskində yer boşaldın.
    [read_only] Sistem nasaz diski yalnız oxunan edir: dmesg çıxışına baxın, diski yoxlayın (fsck), yenidən qoşun və serveri başladın.
    [locked] Verilənlər bazası faylını açıq saxlayan digər proqramı bağlayın.
    [refused] İstifadəçini, parolu, bazanın adını və PostgreSQL-in icazə verdiyi bağlantıların sayını yoxlayın.
    [damaged] Serveri dayandırın və fayllarının surətini saxlayın. Zalı yeni fayla köçürün: novbe server copy --to sqlite:////var/lib/novbe/new.db. Alınsa, yalnız indekslər və ya saxlanmış vəziyyətlər zədələnib və heç nə itmir: yeni faylı işlədin. Alınmasa, son ehtiyat nüsxəni bərpa edin.
    [disk_fails] Diski dəyişin və son ehtiyat nüsxəni bərpa edin.
    [missing] Mərkəzi idxal edin: sudo -u novbe novbe server import FILE. Mərkəz başqa bazadadırsa, NOVBE_DATA və ya NOVBE_DATABASE qiymətini düzəldin.
    [unusable] Deyiləni edin, sonra yoxlamanı yenidən işə salın.
    [not_writable] Bazanı və onun qovluğunu serverin hesabına verin: sudo chown -R novbe:novbe, sonra qovluq.
    [file_gone] Verilənlər qovluğunun yerində olduğunu və serverin istifadəçisinin baza faylını oxuyub yaza bildiyini yoxlayın.
   *[gone] PostgreSQL-in işlədiyini və ünvanının düzgün göstərildiyini yoxlayın.
}
finding-key = { $state ->
    [ok] Serverin açarı bu zala aiddir.
    [missing] Serverin açarı yoxdur: { $file }.
    [unreadable] Serverin açarı oxunmur: { $file }.
    [open] { $file } faylını bu kompüterin digər hesabları da oxuya bilir.
   *[other] Serverin açarı bu zala aid deyil: { $file }.
}
finding-key-do = { $state ->
    [unreadable] Yoxlamanı serverin istifadəçisi ilə işə salın və ya həmin istifadəçiyə faylı oxumağa icazə verin.
    [open] Faylı yalnız serverin hesabı oxusun: sudo chmod 600 { $file }
   *[other] Serveri yenidən işə salmazdan əvvəl açarı ehtiyat nüsxədən və ya bu zalın digər kompüterindən geri qoyun. Yeni açarla bütün biletlərin kodları, iki addımlı girişlər, vəsiqələr və vebhukların gizli açarları etibarsız olur.
}
finding-log = { $state ->
    [ok] Server jurnalı { $revision } nömrəli yazıya qədər oxuyub.
   *[stopped] Server jurnalı { $revision } nömrəli yazıdan başlayaraq oxuya bilmir. Zalda heç nə etmək mümkün deyil.
}
finding-log-do = “novbe server verify” əmrini icra edin. Sonra son ehtiyat nüsxəni bərpa edin və ya əmrin dediyini bildirin.
finding-clock = { $state ->
    [ok] Serverin vaxtı şübhə doğurmur.
    [ahead] Serverin saatı bir neçə gün irəli ola bilər. Bilet verilmir.
   *[other] Serverin vaxtı şübhə doğurur.
}
finding-clock-do = Serverin saatını yoxlayın, səhvdirsə düzəldin. Sonra canlı zal səhifəsində vaxtı təsdiqləyin.
finding-time = { $state ->
    [ok] Bu kompüterin saatı vaxt serveri ilə tənzimlənir.
    [ahead] Server işləyərkən bu kompüterin saatı { $minutes } dəqiqə irəli çəkilib.
    [back] Server işləyərkən bu kompüterin saatı { $minutes } dəqiqə geri çəkilib.
   *[none] Bu kompüterin saatı vaxt serveri ilə tənzimlənmir.
}
finding-time-do = { $state ->
    [none] Vaxt xidmətini işə salın: timedatectl set-ntp true. Şəbəkədə belə xidmət yoxdursa, saatı hər həftə yoxlayın.
   *[other] { finding-clock-do }
}
finding-certificate = { $state ->
    [ok] Sertifikat daha { $days } gün qüvvədədir.
    [soon] Sertifikatın bitməsinə cəmi { $days } gün qalıb.
    [over] Sertifikatın müddəti bitib.
    [unreadable] { $file } sertifikatı oxuna bilmir.
    [proxy] Sertifikat serverin qarşısındakı proksi serverdədir.
   *[none] Server TLS olmadan işləyir: cihazların göndərdiklərini şəbəkədəki başqaları oxuya bilər.
}
finding-certificate-do = { $state ->
    [none] Bu şəbəkədən başqaları da istifadə edirsə, TLS-i işə salın.
   *[other] Sertifikatı yeniləyin: server yenisini özü götürəcək.
}
finding-backup = { $state ->
    [ok] Son ehtiyat nüsxədən { $hours } saat keçib.
    [old] Son ehtiyat nüsxədən { $hours } saat keçib.
    [same_disk] { $folder } zalın məlumatları ilə eyni diskdədir: disk sıradan çıxsa, ehtiyat nüsxələr də itər.
   *[none] Ehtiyat nüsxə barədə məlumat yoxdur.
}
finding-backup-do = { $state ->
    [same_disk] { $folder } qovluğuna başqa disk və ya başqa kompüterin qovluğunu qoşun.
   *[other] Hər gecə ehtiyat nüsxə çıxarın və onu başqa kompüterdə saxlayın.
}
finding-devices = { $state ->
    [ok] Qoşulmuş cihazlar: { $count }, hamısı serverin versiyasındadır.
    [version] { $devices }: versiya serverinkindən ({ $version }) fərqlidir.
    [offline] { $devices }: bağlantı yoxdur.
    [paper] { $devices }: printerdə kağız yoxdur və ya printer açıqdır.
    [printer] { $devices }: printer cavab vermir.
   *[copied] { $devices }: gizli açarın surətindən başqa kompüter istifadə edir.
}
finding-devices-do = { $state ->
    [version] Bu cihazları yeniləyin.
    [offline] Onların qoşulu olduğunu və serverin ünvanına çata bildiyini yoxlayın.
    [paper] Kağız qoyun və printeri bağlayın.
    [printer] Printerin elektrik təchizatını, kabelini və ünvanını yoxlayın.
   *[copied] Bu cihazları öz yerinə yenidən əlavə edin və ya silin.
}
finding-manager = Bu mərkəzin hələ meneceri yoxdur.
finding-manager-do = İlk menecer üçün keçid yaradın: sudo -u novbe novbe server user set-up-link { $centre }
finding-settings = { $file } faylındakı { $name } serverin tənzimləməsi deyil və nəzərə alınmır.
finding-settings-do = { $state ->
    [near] Onun yerinə { $near } yazın, sonra serveri yenidən başladın.
   *[unknown] Adı düzəldin və ya sətri silin, sonra serveri yenidən başladın.
}
finding-address = { $state ->
    [ok] Serverin ünvanı: { $address }.
    [local] Serverə yalnız bu kompüterdən çatmaq olur: { $address }.
   *[phones] Telefonlar bileti aça bilmir: serverin ümumi ünvanı yoxdur.
}
finding-address-do = { $state ->
    [local] NOVBE_HOST üçün 0.0.0.0 yazın və ya serverin qarşısına proksi server qoyun.
   *[phones] NOVBE_PUBLIC_URL üçün telefonların çata bildiyi ünvanı yazın.
}
finding-proxies = { $state ->
    [ok] Serverin etibar etdiyi proksi serverlər: { $count }.
   *[open] Server proksi serverlərə etibar edir, lakin onlarsız da əlçatandır: { $address }.
}
finding-proxies-do = Server bağlantıları soketdə və ya 127.0.0.1 ünvanında qəbul etsin.
finding-units = { $state ->
    [ok] Novbe-nin sistem xidmətləri sazdır: { $units }.
   *[failed] Xəta ilə dayanıb: { $units }.
}
finding-units-do = Səbəbini oxuyun: journalctl -u { $units }
finding-zone = Bu kompüterin saat qurşağı { $machine }, mərkəzinki isə { $zone }.
finding-zone-do = Kompüterin saat qurşağını təyin edin: sudo timedatectl set-timezone { $zone }. Gecə ehtiyat nüsxəsi və sistem jurnalı kompüterin vaxtı ilə işləyir.
finding-server = { $state ->
    [ok] Server { $address } ünvanında cavab verir və əmrləri qəbul edir.
    [waiting] { $address } ünvanındakı server zala xidmət edən başqa serveri gözləyir.
    [not_ready] Server hazır deyil: { $checks }.
    [other] { $address } ünvanının portu tutulub, onu tutan isə bu server kimi cavab vermir.
   *[silent] Server { $address } ünvanında cavab vermir.
}
finding-server-do = { $state ->
    [not_ready] Digər bəndlərdə deyilənləri edin. Belə bənd yoxdursa, serveri yenidən başladın.
    [other] Portu hansı proqramın tutduğuna baxın: sudo ss -ltnp. Başqa proqramdırsa, onu dayandırın və ya başqa NOVBE_PORT təyin edin. Serverin özüdürsə, o donub: yenidən başladın.
   *[silent] Serveri başladın. Yenə dayansa, səbəbi jurnalındadır: journalctl -u novbe-server
}

# Ziyarətçinin səhifəsi.

page-language = Dil
page-number = Sizin nömrəniz
live-counter = Pəncərə
page-help = Suallar üçün: { $line }

# Hallar: hər biri bir cümlə, sonra nə etməli.
live-waiting = Siz növbədəsiniz
live-waiting-hint = Bu səhifəni açıq saxlayın və ya lövhəyə baxın: çağırış hər ikisində görünəcək.
live-called = Növbəniz çatdı: bu pəncərəyə gedin
live-after-closing = Bu xidmət üçün bu gün daha bilet verilmir. Sizdə bilet var və sizə xidmət göstəriləcək.
live-serving = { $counter } nömrəli pəncərədə sizə xidmət göstərilir
live-on_hold = Biletiniz təxirə salınıb
live-on_hold-hint = Pəncərə sizi yenidən çağıracaq. Uzağa getməyin.
live-missed = Sizi çağırdıq, amma gəlmədiniz
live-missed-hint = Yeriniz saat { $time } olana qədər saxlanılır. Zala qayıtmısınız?
live-missed-still = Xidmət bərpa olunana qədər yeriniz saxlanılır. Zala qayıtmısınız?
live-missed-over = Qayıtmaq üçün vaxt bitdi. Əməkdaşlardan kömək istəyin.
live-finished = Ziyarətiniz başa çatdı
live-finished-hint = Gəldiyiniz üçün təşəkkür edirik.
live-cancelled = Bu bilet ləğv edilib
live-cancelled-hint = Saat { $time } olana qədər onu geri götürə bilərsiniz.
live-ended = Bu bilet üzrə xidmət bu gün göstərilməyəcək
page-coupon-for = { $name } üçün kod
live-over = Biletin günü bitib
live-over-hint = Bilet artıq etibarlı deyil və burada onun haqqında heç nə göstərilmir. Yeni müraciət üçün yeni bilet götürün.
live-unknown = Burada bilet yoxdur
live-unknown-hint = Kağızdakı kodu yenidən skan edin. Kağız iki dəfə çap olunubsa, yalnız sonuncusu etibarlıdır. Əməkdaşlar kömək edə bilər.
page-trouble = Bu səhifəni indi göstərmək mümkün deyil
live-title-ahead = Qarşıda { $ahead } · { $number } · { $centre }
live-title-called = { $number }: pəncərə { $counter }

# Növbədəki yer.
page-ahead-many = Qarşınızda { $n } nəfərdən çox var
page-order = Növbə təkcə nömrədən yox, xidmətdən və üstünlük hüququndan da asılıdır.
live-wait-unknown = Gözləmə vaxtı hələ bilinmir
live-promise = Bilet götürəndə demişdik: { $wait }. Bu, təxminən saat { $time } olana qədərdir.
live-promise-at_risk = Dediyimizdən çox gözləyə bilərsiniz.
live-promise-broken = Dediyimizdən çox gözləmisiniz. Üzr istəyirik.
live-stepped-back = Saat { $time } olana qədər başqaları sizdən əvvəl keçir. Yeriniz saxlanılır.
live-alert = Mənə səs və vibrasiya ilə bildir
live-alert-sound = Mənə səslə bildir
live-alert-vibration = Mənə vibrasiya ilə bildir
live-alert-hint = Telefon kilidlidirsə və ya səhifə arxa plandadırsa, səs gəlməyə bilər. Bu səhifəni açıq saxlayın və ya lövhəyə baxın.
live-alert-touch = Bildirişi yenidən işə salmaq üçün səhifəyə bir dəfə toxunun.

# Hara getməli.
page-where = Harada gözləməli
page-zone = { $zone }, mərtəbə { $floor }
live-counters-one = Pəncərə { $counters }
live-counters-many = Pəncərələr { $counters }

# Bir biletdə bir neçə xidmət.
page-stops = Xidmətləriniz
live-stop-served = hazırdır
live-stop-open = indi
live-stop-pending = sonra
live-stop-unserved = göstərilmədi
live-minutes = { $n } dəq

# Ziyarətçi nə edə bilər.
page-give-up = Biletimi ləğv et
live-give-up-ask = { $number } bileti ləğv edilsin? Yeriniz növbəti şəxsə keçəcək.
live-give-up-yes = Bəli, ləğv et
live-give-up-no = Xeyr, yerimi saxla
page-step-back = Başqaları məndən əvvəl keçsin
page-step-back-ask = Başqaları { $minutes } dəqiqə sizdən əvvəl keçsin? Yeriniz saxlanılır.
live-step-back-yes = Bəli, əvvəl keçsinlər
live-step-back-no = Xeyr, olduğu kimi qalsın
live-come-back = Qayıtdım
live-take-back = Biletimi geri götür
live-not-sent = Bu, mərkəzə çatmadı. Yenidən cəhd edin.
live-why-waiting = Niyə başqaları məndən əvvəl çağırılır?
live-why-called = Niyə indi mən çağırılıram?
live-not-asked = Hazırda bağlantı yoxdur. Yenidən cəhd edin.
page-rate = Sizə necə xidmət göstərildi?
page-rate-1 = Çox pis
page-rate-2 = Pis
page-rate-3 = Orta
page-rate-4 = Yaxşı
page-rate-5 = Çox yaxşı
page-rate-comment = Rəyiniz (istəyə görə)
page-rate-comment-hint = Ad və şəxsi məlumat yazmayın.
page-rate-send = Qiyməti göndər
live-rate-thanks = Qiymətləndirdiyiniz üçün təşəkkür edirik.

# Nə qədər təzədir.
live-connecting = Qoşulur
live-live = Canlı
live-polled = Saat { $time } vəziyyətinə
live-offline = Bağlantı kəsilib: saat { $time }. Gördüyünüz o vaxtkı vəziyyətdir.
page-no-script = Saat { $time } vəziyyətinə. Hər 30 saniyədən bir yenilənir.

# The waiting times for everybody.
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
page-open-promises = { $day } tarixində çağırılan { $calls } ziyarətçinin { $share }-i onlara deyilən vaxtda çağırılıb.
page-open-record = Son 30 gün: çağırılan { $calls } ziyarətçinin { $share }-i onlara deyilən vaxtda çağırılıb. Proqnozdan adi fərq: { $minutes } dəq.
balance = Götürülən biletlər: { $arrivals } = { $served } xidmət göstərilib + { $cancelled } ləğv edilib + { $no_shows } gəlməyib + { $left } çağırılmadan gedib + { $unfinished } tamamlanmayıb + { $coupons } kuponla yola salınıb + { $here } hələ buradadır
page-open-booked = Növbəyə yazılmış ziyarətçilər bileti öz vaxtlarından { $ahead } dəqiqə əvvəl götürmüş kimi çağırılır. 10 ziyarətçidən 9-na bu vaxtdan sonra { $within } dəqiqə ərzində çağırış vəd edilir.
page-open-booked-kept = Son dörd həftədə bu, onların { $share }-i üçün yerinə yetirilib.
page-open-digest = Bu nömrə ilə hər kəs { $day } tarixli qeydlərin dəyişdirilmədiyini yoxlaya bilər:
page-open-refresh = Saat { $time } vəziyyətinə. Hər 30 saniyədən bir yenilənir.
page-open-staff = Əməkdaşlar üçün giriş
page-open-data = Eyni rəqəmlər açıq məlumat kimi (JSON)

# İşçilər üçün səhifələr: giriş, öz hesabı, cihazlar, insanlar.

account-faults = Problem var
account-fault = { $field ->
    [login] Giriş adını yazın: 2–60 hərf və rəqəm, içində . @ + - _ ola bilər.
    [full_name] Ad və soyadı bir sətirdə yazın.
    [password] Parolu yazın.
    [old] Hazırkı parolunuzu yazın.
    [new] Yeni parolu yazın.
    [again] İki parol eyni deyil. Yenisini iki dəfə yazın.
    [digits] Tətbiqin göstərdiyi altı rəqəmi yazın.
    [code] Cihazın ekranındakı səkkiz simvolu yazın.
    [label] Adı bir sətirdə yazın.
    [language] Dil seçin.
    [role] Rol seçin.
    [agency] Bu mərkəzin qurumlarından birini seçin.
    [counter] Bu, həmin pəncərə ilə uyğun gəlmir. Başqa pəncərə seçin və ya heç birini seçməyin.
    [replaces] Eyni növ cihaz seçin və ya heç birini seçməyin.
    [display] Bu mərkəzin lövhələrindən birini və ya bütün zalın lövhəsini seçin.
    [printer] Printeri belə yazın: tcp://192.0.2.20:9100, usb:04b8:0e15 və ya serial:/dev/ttyS0; və ya boş saxlayın.
    [inches] Ölçünü küncdən küncə yazın. Köşkə ən azı 10,1 düym lazımdır; lövhə ən uzaq oturacaqdan oxunmalıdır.
    [farthest_seat_m] Məsafəni metrlə yazın, ən çoxu 100; və ya boş saxlayın.
    [screen] Ekranın adını bir sətirdə yazın və ya boş saxlayın.
    [headset] Səs çıxışının adını yazın və ya boş saxlayın.
    [speaker] Səs çıxışının adını yazın və ya boş saxlayın.
    [screens_off] Saatları belə yazın: 22:00-07:00; və ya boş saxlayın.
    [reason] Səbəb seçin.
    [expected_end] Hələ gəlməmiş vaxt seçin və ya boş saxlayın.
    [profile] İş profili seçin.
    [visitor] Ziyarətçi ilə nə olduğunu seçin.
    [to_service] Xidmət seçin.
    [ends] Elanın nə vaxta qədər göstəriləcəyini seçin.
    [until] Bu gün hələ gəlməmiş bir vaxt yazın.
    [centre_file] Mərkəz faylını seçin.
    [people_file] CSV faylı olan siyahı seçin.
    [holiday] Gün seçin.
    [special_day] Gün seçin.
    [special_hours] İş saatlarını yazın, məsələn 09:00-14:00.
    [series] Nömrə seriyası seçin: qurumun hələ başqa xidməti yoxdur.
    [category] Kateqoriya seçin.
    [typical_minutes] Xidmətin adətən neçə dəqiqə çəkdiyini yazın.
    [target_minutes] Ziyarətçilərin ən çoxu neçə dəqiqə gözləməli olduğunu yazın.
    [per_day] Biletlərin sayını yazın və ya boş saxlayın.
    [last_ticket] Vaxtı yazın və ya boş saxlayın.
    [day_end_latest] Vaxtı yazın və ya boş saxlayın.
    [alarm_minutes] Dəqiqələrin sayını yazın və ya boş saxlayın.
    [alarm_waiting] Ziyarətçilərin sayını yazın və ya boş saxlayın.
    [number] Pəncərənin nömrəsini yazın.
    [badge] Vəsiqəni skanerə tutun və ya ən azı 8 simvol yazın. Hər vəsiqə bir şəxsə aiddir.
    [scopes] Tokenin nəyə icazə verdiyini seçin.
    [last_day] Hələ gəlməmiş gün seçin və ya boş saxlayın.
    [way] Mesajların necə göndəriləcəyini seçin.
    [address] duty@town.example kimi e-poçt ünvanı, vebhuk üçün https://alerts.example/novbe kimi ünvan (istifadəçi adı və parol olmadan), SMS və çat üçün isə tgram://TOKEN/CHAT kimi Apprise ünvanı daxil edin.
    [kinds] Ən azı bir xəbərdarlıq seçin.
    [quiet_from] Sakit saatların nə vaxt başladığını yazın və ya hər iki vaxtı boş saxlayın.
    [quiet_until] Sakit saatların nə vaxt bitdiyini yazın və ya hər iki vaxtı boş saxlayın.
    [line] Bir sətirdə ən çoxu 120 işarə yazın və ya boş saxlayın.
    [text] Elanın mətnini yazın.
    [name] Ən azı bir dildə ad yazın.
    [hours] Saatları belə yazın: 09:00-13:00, 14:00-18:00, ardıcıl; və ya günü boş saxlayın.
    [profiles] Ən azı bir pəncərədə olan iş profilini seçin. Əks halda biletləri heç bir pəncərə çağıra bilməz.
    [how_long] Müddəti seçin.
    [at] Vaxt seçin.
    [booked_name] Adı sənəddəki kimi yazın.
    [phone] Telefon nömrəsini +994 12 555 01 02 kimi yazın və ya boş saxlayın.
    [mail] E-poçt ünvanını name@example.org kimi yazın və ya boş saxlayın.
    [booking] Hədlər daxilində ədəd yazın.
    [booked_counters] Neçə pəncərə olduğunu yazın və ya boş saxlayın.
    [booked_draw_day] Püşk üçün həftənin gününü və saatı seçin.
    [booked_draw_time] Püşk üçün həftənin gününü və saatı seçin.
    [booked_windows] Günün hər hissəsini ayrı sətirdə 12:00-14:00 2 kimi yazın.
   *[other] Nəsə çatışmır və ya oxunmur. Formanı yoxlayın və ya səhifəni yenidən açın.
}
account-sent-before = Bu forma artıq göndərilib. Edilib-edilmədiyini yoxlayın. Edilməyibsə, yenidən göndərin.
account-sorry = Bunu göstərmək mümkün deyil
account-save = Yadda saxla
account-go-on = Davam et
account-none = Heç biri
account-display = Nə göstərir
account-whole-board = Bütün zalın lövhəsi
account-look-again = Yenilə

# Nə edildi: bir dəfə deyilir.
account-failed = { $count ->
    [one] Son girişinizdən bəri hesabınıza bir uğursuz giriş cəhdi olub: { $time }.
   *[other] Son girişinizdən bəri hesabınıza { $count } uğursuz giriş cəhdi olub, sonuncusu: { $time }.
} Bunu siz etməmisinizsə, parolunuzu dəyişin və menecerinizə bildirin.
account-done = { $what ->
    [signed_out] Hesabdan çıxdınız.
    [locked] İş yeri bir müddət istifadə olunmadığı üçün kilidləndi. Yenidən daxil olun: hər şey olduğu kimi qalıb.
    [password] Parolunuz dəyişdirildi.
    [factor] İki addımlı giriş yeni telefonda quruldu. Köhnə telefonun kodları artıq işləmir.
    [device_in] Cihaz əlavə edildi. Bir neçə saniyəyə işə başlayacaq.
    [set_up] Dəyişiklik dərc edildi.
    [device_set] Cihaz yadda saxlanıldı.
    [device_refused] Cihaz rədd edildi. Onun kodu artıq işləmir.
    [token_revoked] Token ləğv edildi.
    [recipient_set] Alıcı yadda saxlandı.
    [recipient_removed] Alıcı silindi.
    [test_alert] Sınaq mesajı göndərilir. Çatıb-çatmadığını görmək üçün bir neçə saniyədən sonra səhifəni yeniləyin.
    [contacts_set] Əlaqə şəxsləri yadda saxlandı.
    [person_names] Adlar yadda saxlanıldı.
    [person_duty] Rol əlavə edildi.
    [person_end_duty] Rol silindi.
    [person_badge] Vəsiqə yadda saxlanıldı.
    [person_no_badge] Vəsiqə silindi.
    [device_revoke] Cihaz silindi.
    [device_restart] Cihaz yenidən başlayacaq.
    [restart_device] Cihaz yenidən başlayacaq.
    [device_screenshot] Cihaz ekranının şəklini göndərəcək. Bir neçə saniyədən sonra səhifəni yeniləyin.
    [device_rotate] Cihaz giriş açarını dəyişəcək.
    [open_day] Gün açıldı.
    [close_day] Gün bitdi.
    [pause_hall] Bütün xidmətlər müvəqqəti dayandırıldı.
    [resume_hall] Bütün xidmətlər davam edir.
    [stop_intake] Hələlik bilet verilmir.
    [resume_intake] Biletlər yenidən verilir.
    [stop_phones] İndi telefonda bilet götürmək olmur.
    [resume_phones] Telefonda yenidən bilet götürmək olar.
    [pause_service] Xidmət müvəqqəti dayandırıldı.
    [resume_service] Xidmət davam edir.
    [close_service] Hələlik bu xidmətə bilet verilmir.
    [open_service] Bu xidmətə yenidən bilet verilir.
    [move_tickets] Biletlər köçürüldü.
    [end_with_coupon] Biletlər bitirildi. Ziyarətçilərə kupon verildi.
    [set_profile] İş profili dəyişdirildi.
    [close_counter] Pəncərə bağlandı.
    [free_counter] Pəncərə boşaldı və bağlandı.
    [call_ticket] Bilet çağırıldı.
    [confirm_claim] Üstünlük təsdiqləndi.
    [refuse_claim] Üstünlük rədd edildi.
    [requeue] Bilet növbəyə qaytarıldı.
    [step_back] Bilet başqalarını qabağa buraxır.
    [reopen] Bilet geri qaytarıldı.
    [give_coupon] Bilet bitirildi. Ziyarətçiyə kupon verildi.
    [cancel] Bilet ləğv edildi.
    [notice_up] Elan göstərilir.
    [notice_down] Elan götürüldü.
    [confirm_time] Vaxt təsdiqləndi.
    [answer_help] Kömək çağırışına cavab verildi.
    [person_factor] İki addımlı giriş sıfırlandı. Bu şəxs onu növbəti girişdə yenidən quracaq.
    [person_sessions] Bu şəxs hər yerdə hesabdan çıxarıldı.
    [person_forget] Bu şəxs silindi.
    [booked] Yazılış edildi.
    [booking_moved] Yazılış dəyişdirildi.
    [booking_cancelled] Yazılış ləğv edildi.
    [booking_listed] Ziyarətçi gözləmə siyahısındadır.
    [displaced_told] Məktublar göndəriləcək.
   *[other] Edildi.
}

# Giriş.
account-set-up = Hesabınızı yaradın
account-set-up-why = Siz burada menecer olursunuz. Bu keçid bir dəfə işləyir.
account-set-up-do = Hesab yarat
account-login = Giriş adı
account-login-hint = Boşluqsuz hərf və rəqəmlər, məsələn: leyla.m
account-name = Ad və soyad
account-password = Parol
account-password-hint = Ən azı { $signs } simvol. Ardıcıl bir neçə söz həm etibarlıdır, həm də yadda qalır.
account-password-again = Parolu təkrarlayın
account-no-link = Bu keçid etibarlı deyil
account-no-link-why = O artıq istifadə olunub, { $hours } saatdan köhnədir və ya natamamdır.
account-no-link-how = Serverin inzibatçısı orada bu əmrlə yeni keçid yarada bilər:
account-no-link-centre = MƏRKƏZ
account-same-options = Server --data, --database, --host və ya --port ilə işləyirsə, əmrə də eynisini əlavə edin.
account-no-centre = Bu serverdə hələ mərkəz yoxdur
account-no-centre-how = Serverin inzibatçısı orada bu əmrlərlə mərkəz faylını idxal edir və ilk menecer üçün keçid yaradır:
account-no-centre-then = Sonra keçidi açın.
account-sign-in = Daxil ol
account-by-link = Bu keçid bir dəfə işləyir.
account-sign-in-first = Həmin səhifəni görmək üçün daxil olun.
account-sign-in-as = Bu rolla daxil olursunuz:
account-forgotten = Parolu unutmusunuz? Mərkəzinizin meneceri sizə yeni ilk parol verə bilər.
account-start-over = Başqa hesabla daxil ol
account-factor = İki addımlı giriş
account-factor-how = Telefonunuzda təsdiqləmə tətbiqini açın. Novbe üçün göstərdiyi altı rəqəmi yazın.
account-digits = Altı rəqəmli kod
account-factor-lost = Telefon itib və ya dəyişib? Başqa menecer iki addımlı girişinizi sıfırlaya bilər.
account-new-factor = İki addımlı girişi qurun
account-new-factor-why = Menecerlər və növbə rəhbərləri parol və telefondakı kodla daxil olurlar. Bunun üçün telefona şəbəkə lazım deyil.
account-new-factor-app = Telefonunuza təsdiqləmə tətbiqi quraşdırın, məsələn: FreeOTP, Aegis və ya Google Authenticator.
account-new-factor-scan = Bu şəkli tətbiqdə skan edin.
account-new-factor-picture = Tətbiq üçün açarı olan QR kod
account-new-factor-key = Skan etmək olmur? Bu açarı tətbiqə yazın:
account-new-factor-code = Tətbiqin indi göstərdiyi altı rəqəmi yazın.
account-new-factor-present = Hazırkı telefonunuzdan altı rəqəmli kod
account-new-factor-begin = Şəkli göstər
account-new-factor-again = Başqa şəkil yarat
account-own-password = Öz parolunuzu seçin
account-own-password-why = İlk parolu başqası da bilir. Yalnız sizin biləcəyiniz parol seçin.
account-change-password = Parolu dəyiş
account-password-now = Hazırkı parol
account-password-new = Yeni parol
account-password-ends = Bütün başqa yerlərdə hesabdan çıxarılacaqsınız.

# Öz hesabı.
account-title = Hesabınız
account-role = { $role ->
    [manager] Menecer
    [supervisor] Növbə rəhbəri
    [operator] Operator
    [greeter] Qarşılayan əməkdaş
   *[viewer] Müşahidəçi
}
account-at-counter = Pəncərə { $counter }
account-signed-in = Giriş
account-until = saat { $time } olana qədər və ya { $minutes } dəqiqə istifadə edilməyəndə bitir
account-change-factor = İki addımlı girişi başqa telefonda qur
account-others = Digər rollarınız
account-others-how = Hesabda qalırsınız. Rol ikiaddımlı giriş tələb edirsə və siz onu qurmamısınızsa, yenidən daxil olursunuz.
account-sign-out = Hesabdan çıx

# Cihazlar.
account-devices = Cihazlar
account-devices-none = Hələ heç bir cihaz yoxdur.
account-device-kind = { $kind ->
    [kiosk] Köşk
    [display] Lövhə
    [wall] Divar ekranı
   *[counter] Pəncərə kompüteri
}
account-device-state = { $state ->
    [online] ✓ Qoşulub
    [offline] ✕ Bağlantı kəsilib: { $time }
    [not_connected] … Hələ qoşulmayıb
   *[revoked] ✕ Silinib
}
account-device-address = Son ünvan
account-device-offline = { $because ->
    [ended] Proqramı qaydasında dayandırılıb, məsələn, kompüter söndürülüb və ya yenidən başladılıb.
    [together] Eyni vaxtda daha { $count ->
       *[other] { $count } cihaz
    } cavab verməyib. Şəbəkəni və elektrik təchizatını yoxlayın.
   *[silent] Yalnız bu cihaz xəbərdarlıqsız cavab verməyib. Onun elektrik təchizatını, şəbəkə kabelini və ekranını yoxlayın.
}
account-device-copied = ! Bu cihazın giriş açarının surətini başqa cihaz işlədir. Bu cihazı əvəz edin və ya silin.
account-printer = { $state ->
    [ok] ✓ Printer hazırdır
    [paper_low] ! Kağız azalıb
    [paper_out] ! Kağız yoxdur
    [cover_open] ! Printer açıqdır
    [offline] ! Printer çap etmir
    [none] Printer yoxdur
   *[unknown] ! Printer cavab vermir
}
account-ticket-slow = ! Biletin çapı { $seconds } saniyə çəkir. Printerin ardıcıl xəttinin sürətini artırın, ya da USB və ya şəbəkədən istifadə edin.
account-ticket-time = Biletin çap müddəti
account-ticket-seconds = { $seconds } s
account-sound-failed = ! Səs işləmir
account-clock-off = ! Saatı { $seconds } saniyə səhvdir
account-device-add = Cihaz əlavə et
account-device-add-how = Yeni cihazda Novbe proqramını işə salın. O, kod göstərəcək. Həmin kodu bura yazın.
account-device-add-wall = Zalın canlı vəziyyətini göstərən divar ekranı üçün onun brauzerində { $address } ünvanını açın.
account-device-add-board = Televizorun brauzerində tablo üçün orada { $address } ünvanını açın.
account-device-code = Cihazın ekranındakı kod
account-device-code-hint = Səkkiz simvol. Boşluqların, böyük və kiçik hərflərin fərqi yoxdur.
account-no-such-code = İndi heç bir cihaz bu kodu göstərmir. Kodu ekranla tutuşdurun.
account-label = Cihazın adı
account-label-hint = Məsələn: “qapının yanındakı köşk”
account-counter = Pəncərə
account-counter-of-device-hint = Yalnız pəncərə kompüteri üçün.
account-replaces = Əvəz etdiyi cihaz
account-replaces-hint = Burada seçdiyiniz cihaz silinəcək. Onun adını saxlamaq üçün adı boş saxlayın.
account-device-confirm = Bu cihazı əlavə et
account-waiting = Əlavə edilməyi gözləyənlər
account-waiting-hint = Yalnız qarşınızda duran cihazı əlavə edin: kod onun ekranındadır, başqa heç yerdə yoxdur.
account-waiting-none = İndi heç bir cihaz gözləmir.
account-waiting-since = { $time } vaxtından
account-waiting-place = Əvvəl burada idi: { $label }
account-device-since = Əlavə edilib
account-device-printer = Printer
account-device-screen = Ekran
account-device-version = Versiya
account-device-service-code = Texniki kod
account-device-picture = Ekran, saat { $time }
account-device-rename = Adı və yeri
console-device-settings = Tənzimləmələr
console-device-settings-what = { $kind ->
    [kiosk] Boş saxlananlar köşkün öz ekranında seçildiyi kimidir. Dəyişikliklər köşkü heç kim istifadə etməyəndə qüvvəyə minir.
    [display] Boş saxlananlar adi qaydadadır. Dəyişikliklər bir neçə saniyəyə qüvvəyə minir.
   *[counter] Boş saxlananlar adi qaydadadır. Dəyişikliklər növbəti girişdə qüvvəyə minir.
}
console-not-set = Təyin edilməyib
console-dots = { $dots } nöqtə
console-percent = { $n } %
account-device-ask = Əməliyyatlar
account-ask = { $what ->
    [restart] Yenidən başlat
    [screenshot] Ekranın şəklini çək
   *[rotate] Giriş açarını dəyiş
}
account-asked = Tapşırılıb, hələ edilməyib.
account-device-revoke = Bu cihazı sil
account-device-revoke-what = Cihaz dərhal işini dayandırır. Onu sonra yeni kodla yenidən əlavə etmək olar.
account-device-revoke-do = Bəli, sil

# İnsanlar.
account-people = İnsanlar
account-person-add = Şəxs əlavə et
account-person-add-do = Bu şəxsi əlavə et
account-duty = Rol
account-agency = Qurum
account-agency-all = Bütün mərkəz
account-counter-any = İstənilən
account-counter-of-person-hint = Yalnız həmişə eyni pəncərədə işləyən operator və ya qarşılayan əməkdaş üçün.
account-person-in = ✓ İndi daxil olub
account-person-first = … İlk giriş gözlənilir
account-person-no-factor = … İki addımlı giriş qurulmayıb
account-first = İlk parol
account-first-what = Onu yalnız bu şəxsə verin. Parol yalnız indi göstərilir və { $days } gün keçərlidir. İlk girişdə bu şəxs yenisini seçir.
account-duty-end = Bu rolu sil
account-duty-give = Rol əlavə et
account-names = Adlar
account-badge = Vəsiqə
account-badge-has = Bu şəxsin pəncərədə daxil olmaq üçün vəsiqəsi var.
account-badge-none = Hələ vəsiqə yoxdur.
account-badge-new = Yeni vəsiqə
account-badge-hint = Onu skanerə tutun.
account-badge-remove = Vəsiqəni sil
account-refuse = Rədd et
account-devices-here = Bu mərkəzin cihazları
account-person-own = Bu sizsiniz. Öz məlumatlarınızı hesabınızda dəyişin.
account-person-help = Daxil ola bilmir?
account-person-password = Yeni ilk parol yarat
account-person-password-what = Köhnə parol daha işləmir və bu şəxs hər yerdə hesabdan çıxarılır.
account-person-factor = İki addımlı girişi sıfırla
account-person-factor-what = İtmiş və ya dəyişdirilmiş telefon üçün. Bu şəxs hər yerdə hesabdan çıxarılır.
account-person-link = Giriş keçidi yarat
account-person-link-what = Bu şəxs onunla istənilən brauzerdən bir dəfə daxil olur. Parol dəyişmir.
account-link = Giriş keçidi
account-link-what = Onu yalnız bu şəxsə verin. Keçid yalnız indi göstərilir, bir dəfə və bir saat ərzində, parolsuz və kodsuz işləyir.
account-person-sessions = Hər yerdə hesabdan çıxar
account-person-forget = Bu şəxsi sil
account-person-forget-what = Ad, giriş adı, parol və rollar həmişəlik silinir. Jurnalda görülən işlər adsız qalır.
account-person-forget-do = Bəli, sil

# İdarəetmə səhifələri.
console-parts = İdarəetmənin bölmələri
console-part = { $part ->
    [console] Zal indi
    [tickets] Biletlər
    [notices] Elanlar
    [reports] Hesabatlar
    [devices] Cihazlar
    [people] İnsanlar
    [tokens] Başqa sistemlər üçün giriş
    [alerts] Bildirişlər
    [set-up] Tənzimləmələr
    [bookings] Yazılışlar
   *[account] Hesab
}
console-choose = Seçin…
console-profile-left-empty = “{ $name }” iş profili yalnız bu xidməti göstərir. Əvvəlcə profili silin və ya ona başqa xidmət əlavə edin.
console-counter-moved = Bu pəncərə hələlik “Zal indi” səhifəsində seçilmiş “{ $profile }” profili ilə işləyir. Buradakı profil həmin seçim ləğv ediləndə tətbiq olunur.
console-call-needs-counter = Bu bileti növbədənkənar çağırmaq üçün açıq və boş pəncərə lazımdır.
console-event-reason = Səbəb: { $reason }.
console-cancel = Geri
console-change = Dəyiş
console-service = Xidmət
console-counter = Pəncərə
console-counters = Pəncərələr
console-profile = İş profili
console-queues = Növbələr
console-number = Biletin nömrəsi
console-day = Gün
console-find = Tap
console-filter = Bu siyahıda axtar
console-filter-none = Bu siyahıda uyğun heç nə yoxdur.
console-filter-shown = Göstərilir: { $shown } / { $all }
console-filter-failed = Axtarış alınmadı. Bağlantını yoxlayıb yenidən cəhd edin.
console-several-agencies = Bir neçə qurum
console-no-services = Xidmət yoxdur
console-minutes = { $hours ->
    [0] { $minutes } dəq
   *[other] { $hours } saat { $minutes } dəq
}

# Zalın indiki vəziyyəti.
console-hall-state = { $state ->
    [open] Zal açıqdır
    [paused] Mərkəzin işi müvəqqəti dayandırılıb
    [intake_stopped] Zal açıqdır, amma bilet verilmir
   *[closed] Zal bağlıdır
}
console-hall-now = { $waiting } ziyarətçi gözləyir · { $counters } pəncərədən { $open } açıqdır
console-stopped = { $time ->
    [none] Bu gün daha bilet verilmir.
   *[other] Saat { $time } radəsinə qədər bilet verilmir.
}
console-resumes = { $itself ->
    [yes] Həmin vaxt özü davam edəcək.
   *[no] Əməkdaşlar davam etdirənə qədər dayandırılmış qalır.
}
console-still-served = { $time ->
    [none] Bileti olan ziyarətçilərə xidmət göstərilir.
   *[other] Bileti olan ziyarətçilərə ən geci saat { $time } qədər xidmət göstərilir.
}
console-as-of = Saat { $time } vəziyyəti. Son vəziyyəti görmək üçün səhifəni yeniləyin.
console-live = ● Canlı
console-lost = ○ Serverlə bağlantı yoxdur. Bu səhifə köhnəlmiş ola bilər.
console-board = Tablo
console-board-what = Bu brauzer çağırılan nömrələri və gözləmə vaxtlarını giriş tələb etmədən daim göstərəcək. Menecer onu bir dəfə təsdiqləməlidir.
console-board-sound = Bəzi brauzerlər ekrana toxunulana qədər səssizdir: hər açılışdan sonra bir dəfə ekrana toxunun və ya pultda OK düyməsini basın. Sonra hər çağırışda səs eşidilir.
console-wall = Divar ekranı
console-wall-what = Bu brauzer zalın canlı vəziyyətini daim, girişsiz göstərəcək. Menecer onu bir dəfə təsdiqləməlidir.
console-screen-begin = Kodu göstər
console-screen-code = Menecer bu kodu konsolda daxil edir: Cihazlar, Cihaz əlavə et.
console-screen-picture = Və ya bu kodu konsola daxil olmuş telefonla skan edin.
console-screen-removed = Bu ekran zaldan silinib və ya kodu vaxtında daxil edilməyib.
console-wall-lost = ○ Serverlə bağlantı yoxdur. Göstəricilər saat { $time } vəziyyətinədir.
console-sound-on = Yeni xəbərdarlıqların səsi: açıq
console-sound-off = Yeni xəbərdarlıqların səsi: bağlı
console-alarms = { $count ->
    [0] Diqqət tələb edənlər
   *[other] Diqqət tələb edənlər: { $count }
}
console-alarms-more = Daha { $count }
console-all-well = ✓ Diqqət tələb edən heç nə yoxdur
console-first-steps = İlk addımlar
console-first-step = { $step ->
    [kiosk] Printeri olan kiosk qurun
    [board] Lövhə qurun
    [people] Pəncərələrdə işləyən əməkdaşları əlavə edin
   *[counter] Pəncərə açın: operator öz kompüterində daxil olur
}
console-since = { $time } vaxtından
console-alarm = { $kind ->
    [clock_in_doubt] { $state ->
        [behind] Serverin saatı geri qalır. Onu yoxlayın, sonra vaxtı təsdiqləyin.
        [ahead] Serverin saatı bir neçə gün irəlidir. Onu yoxlayın, sonra vaxtı təsdiqləyin.
       *[jumped] Serverin saatı qəfil dəyişib. Onu yoxlayın, sonra vaxtı təsdiqləyin.
    }
    [help_call] Kömək lazımdır: { $label }
    [unserved] { $label }: { $count } ziyarətçi gözləyir, amma bu növbəyə heç bir pəncərə xidmət etmir
    [printer] { $label }: { $state ->
        [paper_low] kağız azalıb
        [paper_out] kağız yoxdur
        [cover_open] printer açıqdır
        [offline] printer çap etmir
       *[unknown] printer cavab vermir
    }
    [call_not_shown] { $label } { $counter } nömrəli pəncərəyə çağırılıb, amma heç bir lövhə bunu göstərməyib
    [device_offline] { $label }: bağlantı yoxdur
    [sound] { $label }: səs işləmir
    [voice_behind] { $label }: səsli elan çağırışlara çatmır. Son 15 dəqiqədə səslə çağırılmayanlar: { $count }. Hər zonaya öz səsi olan lövhə qoyun və ya daha qısa səs yazılarından istifadə edin
    [counter_silent] Pəncərə { $label } açıqdır, amma kompüteri cavab vermir
    [promises] { $label }: { $count } ziyarətçi vəd olunandan çox gözləyir və ya gözləyə bilər{ $state ->
        [closed] . Bu növbəyə xidmət edən { $counter } nömrəli pəncərə bağlıdır
        [paused] . Bu növbəyə xidmət edən { $counter } nömrəli pəncərədə fasilədir
       *[open] { "" }
    }
    [wait_long] { $label }: bir ziyarətçi { console-minutes } gözləyir
    [many_waiting] { $label }: { $count } ziyarətçi gözləyir
    [claim] { $label } üstünlük istəyir
    [on_hold] { $label } təxirə salınıb və yenidən çağırılmalıdır
    [login_guessed] Kimsə { $label } üçün parol axtarır: yalnız tanınan brauzer və pəncərələrdən daxil olmaq olar; lazımdırsa, giriş keçidi yaradın
    [pause_overdue] { $state ->
        [hall] Davam etmə vaxtı keçib, amma zalın işi hələ dayandırılıb
       *[service] { $label }: davam etmə vaxtı keçib, amma xidmət hələ dayandırılıb
    }
    [no_counter] Bilet verilir, amma heç bir pəncərə açıq deyil
    [call_unanswered] { $label } { $counter } nömrəli pəncərəyə çağırılıb, amma xidmət başlanmayıb
    [service_long] { $label } { console-minutes } ərzində { $counter } nömrəli pəncərədədir
    [not_handed_in] Ziyarətçidə { $label } bileti ola bilər: kiosk onu bağlantısız çap edib, növbədə isə yoxdur
    [backup_old] Bir gündən artıqdır ki, ehtiyat nüsxə yaradılmayıb. Növbətçi mühəndisə xəbər verin
    [state_differed] Server öz səhvini tapıb düzəldib. Növbətçi mühəndisə xəbər verin
    [log_stopped] Jurnal { $label } nömrəli qeyddən sonra oxunmur: zalda heç nə etmək olmur. Növbətçi mühəndisi çağırın
    [alerts_failed] Xəbərdarlıqlar haqqında mesajlar çatmır: { $label }
   *[limit_reached] { $label } həddən artıq sorğu göndərir; bəziləri rədd edilir
}
console-alarm-queues = { $kind ->
    [unserved] Ziyarətçilərin gözlədiyi { $count } növbəyə heç bir pəncərə xidmət etmir
    [promises] { $count } növbədə vəd olunan gözləmə vaxtı keçə bilər
    [wait_long] { $count } növbədə ziyarətçilər çox uzun gözləyir
   *[many_waiting] { $count } növbədə həddən çox ziyarətçi gözləyir
}
console-mend = { $what ->
    [confirm_time] Vaxt düzgündür
    [answer_help] Gedirəm
    [confirm_claim] Üstünlüyü təsdiqlə
    [refuse_claim] Üstünlüyü rədd et
    [resume_hall] Bütün xidmətləri davam etdir
    [resume_service] Bu xidməti davam etdir
   *[restart_device] Cihazı yenidən başlat
}
console-look = { $what ->
    [service] Növbəyə bax
    [set_profile] { $counter } nömrəli pəncərənin profilini dəyiş
    [counter] Pəncərəyə bax
    [device] Cihaza bax
    [devices] Cihazlara bax
    [person] Şəxsə bax
    [token] Tokenə bax
    [alerts] Alıcıya bax
    [stop_intake] Bilet verilməsini dayandır
   *[ticket] Biletə bax
}
console-waiting = Gözləyir
console-longest = Ən uzun gözləmə
console-open-at = Pəncərədə
console-wait-of = { $wait } (hədəf { $target })
console-no-queue = Gözləyən ziyarətçi yoxdur.
console-quiet = Gözləyəni olmayan { $count } xidmət
console-closed-counters = Bağlı pəncərələr: { $count }
console-queue-state = { $state ->
    [paused] Dayandırılıb
    [unserved] İndi xidmət göstərilmir
    [closed] İndi bağlıdır
   *[open] Açıqdır
}
console-counter-state = { $state ->
    [open] Boşdur
    [paused] Fasilədə
    [called] Çağırır
    [serving] Xidmət göstərir
   *[closed] Bağlıdır
}
console-ticket-state = { $state ->
    [waiting] Gözləyir
    [called] Çağırılıb
    [serving] Xidmət göstərilir
    [on_hold] Təxirə salınıb
    [missed] Gəlmədi
    [finished] Bitib
    [cancelled] Ləğv edilib
    [left] Çağırılmadan gedib
   *[unfinished] Xidmət başa çatmayıb
}
console-stop-state = { $state ->
    [pending] sonra
    [open] indi
    [served] bitib
   *[unserved] göstərilməyib
}

# Bir xidmət, bir pəncərə, bir bilet.
console-target = Gözləmə hədəfi: { $target }
console-who-serves = Bu xidmətin pəncərələri
console-who-serves-how = Pəncərə əlavə etmək üçün onun iş profilini dəyişin. Yeni profil növbəti çağırışdan işləyir.
console-serves = ✓ Xidmət göstərir
console-waiting-count = { $count ->
    [0] Gözləyən ziyarətçi yoxdur
   *[other] { $count } ziyarətçi gözləyir
}
console-profile-what = Bu pəncərənin indi göstərdiyi xidmətlər.
console-profile-choice = { $name } (gözləyən: { $waiting }){ $present ->
    [yes] {" "}– indi istifadədədir
   *[no] {""}
}{ $own ->
    [yes] {" "}– bu pəncərənin adi profili
   *[no] {""}
}
console-ticket-find = Bilet tap
console-no-ticket = Həmin gün { $number } nömrəli bilet olmayıb.
console-history = Tarixçə
console-actor = { $role ->
    [clock] avtomatik
    [visitor] ziyarətçi
    [kiosk] köşk
    [display] lövhə
    [counter] pəncərə kompüteri
    [operator] operator
    [greeter] qarşılayan əməkdaş
    [supervisor] növbə rəhbəri
    [manager] menecer
    [integration] başqa sistem
   *[other] server
}
console-command-line = əmr sətrində
console-command-line-person = əmr sətrində, { $person }
console-event = { $type ->
    [ticket_issued] Bilet götürülüb: { $services }{ $promise ->
        [0] .
       *[other] . Vəd: { $promise } dəqiqə ərzində çağırılır (10 nəfərdən 9-u).
    }
    [ticket_handed_in] Bilet server olmadan götürülüb: { $services }. Köşk onu sonra serverə verib.
    [ticket_printed] { $paper ->
        [shown] Nömrə ekranda göstərilib, çap olunmayıb.
       *[printed] Çap olunub.
    }
    [print_failed] Çap alınmayıb: { $fault ->
        [paper_out] kağız yoxdur.
        [cover_open] printer açıq idi.
        [offline] printerlə bağlantı yox idi.
        [before_sending] printerə çatmaq olmadı.
       *[no_proof] printer çapı təsdiqləmədi.
    }
    [ticket_reprinted] Yenidən çap olunub. Köhnə kağız artıq etibarlı deyil.
    [ticket_called] { $minutes } dəqiqə gözlədikdən sonra { $counter } nömrəli pəncərəyə çağırılıb.
    [ticket_recalled] { $counter } nömrəli pəncərəyə yenidən çağırılıb.
    [service_started] { $counter } nömrəli pəncərədə xidmət başlayıb.
    [start_undone] Başlama geri alınıb.
    [service_finished] { $service }: { $counter } nömrəli pəncərədə bitib, nəticə: { $outcome ->
        [done] görüldü.
        [incomplete] nəsə çatmır.
        [refused] rədd edildi.
       *[elsewhere] başqa idarəyə göndərildi.
    }
    [ticket_requeued] { $held ->
        [yes] { $counter } nömrəli pəncərədə təxirə salınmış bilet növbəyə qaytarılıb.
       *[no] Ziyarətçi { $counter } nömrəli pəncərəyə gəlməyib. Bilet növbəyə qaytarılıb.
    }
    [call_withdrawn] { $counter } nömrəli pəncərəyə çağırış geri alınıb.
    [ticket_held] { $counter } nömrəli pəncərədə təxirə salınıb.
    [ticket_resumed] Təxirə salınandan sonra { $counter } nömrəli pəncərəyə çağırılıb.
    [ticket_transferred] Göndərilib: { $service }{ $to_counter ->
        [none] {""}
       *[other] {""}, pəncərə { $to_counter }
    }.
    [ticket_released] Artıq bir pəncərə və ya operator üçün saxlanılmır.
    [service_added] Xidmət əlavə edilib: { $service }.
    [service_changed] Xidmət dəyişdirilib: { $service }.
    [ticket_missed] Ziyarətçi { $counter } nömrəli pəncərəyə gəlməyib. Bilet buraxılmış sayılır.
    [ticket_reopened] Geri qaytarılıb.
    [priority_judged] { $confirmed ->
        [yes] Üstünlük təsdiqlənib.
       *[no] Üstünlük rədd edilib. Bilet adi yerinə qayıdıb.
    }
    [assist_set] Ziyarətçiyə lazım olan yardım qeyd edilib.
    [private_erased] Ziyarətçi haqqında bu tarixçədən kənarda saxlanan məlumat silinib.
    [note_added] Qeyd əlavə edilib.
    [tickets_moved] Bütün növbə ilə birlikdə köçürülüb: { $to_service }.
    [ticket_ended_with_coupon] { $service }: bu gün üçün kuponla bitirilib.
    [lease_granted] Köşk bu nömrəni server olmayan vaxt üçün alıb.
    [lease_ended] Bu nömrə artıq köşkdə deyil.
    [ticket_expired] { console-ticket-state }.
    [ticket_cancelled] Ləğv edilib.
    [ticket_stepped_back] Ziyarətçi başqalarını qabağa buraxır.
    [service_rated] Qiymət: 5 ulduzdan { $stars }.
   *[other] Başqa qeyd.
}

# Əməliyyatlar: keçid və ya başlıq, nə olacaq, düymə.
console-action = { $name ->
    [open_day] Günü aç
    [close_day] Günü bitir
    [pause_hall] Bütün xidmətləri dayandır
    [resume_hall] Bütün xidmətləri davam etdir
    [stop_intake] Bilet verilməsini dayandır
    [resume_intake] Yenidən bilet ver
    [stop_phones] Telefonda bilet verilməsini dayandır
    [resume_phones] Telefonda yenidən bilet ver
    [pause_service] Bu xidməti müvəqqəti dayandır
    [resume_service] Bu xidməti davam etdir
    [close_service] Bilet verilməsini dayandır
    [open_service] Yenidən bilet ver
    [move_tickets] Bütün gözləyən biletləri köçür
    [end_with_coupon] Bütün gözləyən biletləri kuponla bitir
    [set_profile] İş profilini dəyiş
    [close_counter] Bu pəncərəni bağla
    [free_counter] Pəncərəni boşalt
    [call_ticket] Növbədənkənar çağır
    [confirm_claim] Üstünlüyü təsdiqlə
    [refuse_claim] Üstünlüyü rədd et
    [requeue] Növbəyə qaytar
    [step_back] Başqaları keçsin
    [reopen] Geri qaytar
    [give_coupon] Kuponla bitir
   *[cancel] Bileti ləğv et
}
console-action-why = { $name ->
    [open_day] Köşklər açıq olan bütün xidmətlərə bilet verir.
    [close_day] { $count ->
        [0] Açıq bilet yoxdur. Gün bitir və bütün pəncərələr bağlanır.
        [one] Bir açıq biletin vaxtı keçəcək. Ziyarətçi başqa gün yeni bilet götürməli olacaq. Əvvəlcə ona xidmət göstərmək üçün günü bitirməyin, bilet verilməsini dayandırın.
       *[other] { $count } açıq biletin vaxtı keçəcək. Ziyarətçilər başqa gün yeni bilet götürməli olacaqlar. Əvvəlcə onlara xidmət göstərmək üçün günü bitirməyin, bilet verilməsini dayandırın.
    }
    [pause_hall] Bilet verilmir və çağırılmır. Hər kəsin yeri saxlanılır. Ekranlar, telefonlar və səsli elan səbəbi bildirir.
    [resume_hall] Biletlər eyni ardıcıllıqla yenidən çağırılır.
    [stop_intake] Seçdiyiniz müddətdə bilet verilmir. Bileti olan ziyarətçilərə xidmət göstərilir.
    [resume_intake] Köşklər açıq olan bütün xidmətlərə bilet verir.
    [stop_phones] Yenidən icazə verənə qədər kod lövhələrdən yığışdırılır. Köşklər işləyir, götürülmüş biletlər qalır.
    [resume_phones] Lövhələr yenidən kodu göstərir. Onu zalda skan edən bilet götürə bilər.
    [pause_service] Bu xidmətin biletləri hələlik çağırılmır. Onların yeri saxlanılır, ekranlar səbəbi bildirir.
    [resume_service] Bu xidmətin biletləri eyni ardıcıllıqla yenidən çağırılır.
    [close_service] Seçdiyiniz müddətdə bu xidmətə bilet verilmir. Bileti olan ziyarətçilərə xidmət göstərilir.
    [open_service] Köşklər bu xidmətə yenidən bilet verir.
    [move_tickets] { $count ->
        [one] Gözləyən bilet başqa xidmətə keçir. Nömrəsi və yeri saxlanılır.
       *[other] { $count } gözləyən bilet başqa xidmətə keçir. Nömrələri və yerləri saxlanılır.
    }
    [end_with_coupon] { $count ->
        [one] Gözləyən bilet bu gün üçün bitir. Ziyarətçi kupon alır, başqa gün gəlir və başqalarından əvvəl çağırılır.
       *[other] { $count } gözləyən bilet bu gün üçün bitir. Hər ziyarətçi kupon alır, başqa gün gəlir və başqalarından əvvəl çağırılır.
    }
    [set_profile] Yeni profil pəncərənin növbəti çağırışından işləyir. İndi pəncərədə olan bilet adi qaydada bitirilir.
    [close_counter] Bu pəncərə üçün saxlanılan biletlər öz xidmətlərinin növbələrinə keçir.
    [free_counter] Operatoru getmiş pəncərə üçün. Pəncərə bağlanır. Operatorun son hərəkətindən sonrakı vaxt naməlum sayılır.
    [call_ticket] Bilet növbəsindən əvvəl çağırılır. Səbəb jurnalda saxlanılır.
    [confirm_claim] Biletin üstünlüyü qalır.
    [refuse_claim] Bilet adi yerinə qayıdır.
    [requeue] { $state ->
        [on_hold] Ziyarətçi qayıdıb. Bilet növbədə yenidən öz yerini tutur.
       *[called] Ziyarətçi gəlməyib. Bilet yenidən gözləyir və bir neçə dəqiqə çağırılmır.
    }
    [step_back] Başqaları gözlədikcə bilet bir neçə dəqiqə çağırılmır.
    [reopen] Bilet növbədə öz yerini yenidən tutur.
    [give_coupon] Bilet bu gün üçün bitir. Ziyarətçi kupon alır, başqa gün gəlir və başqalarından əvvəl çağırılır.
   *[cancel] Bilet bitir. Ziyarətçi növbədəki yerini itirir.
}
console-action-do = { $name ->
    [open_day] Günü aç
    [close_day] Günü indi bitir
    [pause_hall] Bütün xidmətləri dayandır
    [resume_hall] Bütün xidmətləri davam etdir
    [stop_intake] Bilet verilməsini dayandır
    [resume_intake] Yenidən bilet ver
    [stop_phones] Telefonda bilet verilməsini dayandır
    [resume_phones] Telefonda yenidən bilet ver
    [pause_service] Bu xidməti dayandır
    [resume_service] Bu xidməti davam etdir
    [close_service] Bilet verilməsini dayandır
    [open_service] Yenidən bilet ver
    [move_tickets] Biletləri köçür
    [end_with_coupon] Bitir və kupon ver
    [set_profile] Profili dəyiş
    [close_counter] Pəncərəni bağla
    [free_counter] Pəncərəni boşalt və bağla
    [call_ticket] Bileti çağır
    [confirm_claim] Üstünlüyü təsdiqlə
    [refuse_claim] Üstünlüyü rədd et
    [requeue] Növbəyə qaytar
    [step_back] Başqaları keçsin
    [reopen] Geri qaytar
    [give_coupon] Bitir və kupon ver
   *[cancel] Bileti ləğv et
}
console-field = { $field ->
    [reason] Səbəb
    [expected_end] Davam etməsi gözlənilən vaxt
    [profile] İş profili
    [sure] Gözləyən ziyarətçilər pəncərəsiz qalsa da, bunu et
    [visitor] Ziyarətçi ilə nə olur
    [to_service] Hara köçürülsün
    [counter] Pəncərə
    [ends] Elan nə vaxta qədər göstərilsin
    [until] Vaxt
    [label] Nə üçündür
    [scopes] Nəyə icazə verir
    [last_day] Son gün
    [way] Göndərmə üsulu
    [address] Ünvan
    [kinds] Xəbərdarlıqlar
    [digest] Hər günün nəzarət cəmi də
    [quiet_from] Sakit saatların başlanğıcı
    [quiet_until] Sakit saatların sonu
    [day_end_latest] Gün ən geci bu vaxt bitir
    [holiday] Bayram günü
    [special_day] Gün
    [special_hours] İş saatları
    [agency] Qurum
    [category] Köşkdəki kateqoriya
    [series] Nömrə seriyası
    [profiles] Bu xidməti göstərən iş profilləri
    [typical_minutes] Xidmətin adi müddəti, dəqiqə
    [target_minutes] Gözləmə hədəfi, dəqiqə
    [per_day] Gündə ən çoxu neçə bilet
    [last_ticket] Bu vaxtdan sonra bilet verilmir
    [own_hours] Bu xidmətin öz iş saatları var
    [alarm_minutes] Neçə dəqiqə gözləmədən sonra xəbərdarlıq
    [alarm_waiting] Gözləyənlərin sayı bundan çox olanda xəbərdarlıq
    [centre_file] Mərkəz faylı
    [other_files] Loqolar, şəkillər və səslər
    [number] Nömrə
    [zone] Zona
    [how_long] Nə qədər müddətə
    [resume_automatically] Həmin vaxt özü davam etsin
    [language] Dil
    [printer] Qəbz printeri
    [paper_dots] Çap eni
    [inches] Ekranın ölçüsü, düymlə
    [farthest_seat_m] Ən uzaq oturacağa qədər məsafə, metrlə
    [screen] Kompüterin hansı ekranı
    [headset] Qulaqlığın səs çıxışı
    [always_heard] Qulaqlıq USB ilədir və ya klaviaturanın öz səsi var
    [speaker] Səs çıxışı
    [volume] Səs ucalığı
    [scanner] Skaner qoşulub
    [bar] Ensiz zolaq kimi başlasın
    [screens_off] Ekranın qaranlıq olduğu saatlar
    [stays_on] Ekran heç vaxt qaralmasın
   *[direction] İstiqamət (lövhədən baxanda)
}
console-hint = { $field ->
    [expected_end] Məlum deyilsə, boş saxlayın.
    [until] Yalnız vaxt seçmisinizsə.
    [label] Məsələn: “şəhər saytı”
    [last_day] Sonu yoxdursa, boş saxlayın.
    [address] E-poçt ünvanı, vebhukun ünvanı (https://…) və ya SMS xidmətinin, çatın Apprise ünvanı, məsələn ntfy://topic.
    [digest] Günün qeydlərinin dəyişdirilmədiyini sonradan sübut edən ədəd. Gün bağlananda göndərilir.
    [quiet_until] Bu saatlarda heç nə göndərilmir. Sonunda hələ davam edən xəbərdarlıqlar onda göndərilir. Sakit saat lazım deyilsə, hər ikisini boş saxlayın.
    [day_end_latest] Növbəti gün başlayanda bitməsi üçün boş saxlayın.
    [per_day] Hədd yoxdursa, boş saxlayın.
    [last_ticket] Bağlanana qədər bilet verilməsi üçün boş saxlayın.
    [alarm_minutes] Mərkəzin adi xəbərdarlığı üçün boş saxlayın.
    [alarm_waiting] Mərkəzin adi xəbərdarlığı üçün boş saxlayın.
    [other_files] Yalnız mərkəz faylında yeniləri göstərilibsə.
    [profiles] Ən azı birini seçin: biletləri yalnız bu profilli pəncərələr çağırır.
    [printer] Məsələn tcp://192.0.2.20:9100, usb:04b8:0e15 və ya serial:/dev/ttyS0
    [paper_dots] 58 mm kağız: 384 nöqtə. 80 mm kağız: adətən 576 nöqtə.
    [inches] Küncdən küncə.
    [screen] Yalnız bir neçə ekran qoşulubsa. Məsələn HDMI-A-1
    [headset] Çıxışın adı. “none” səsi söndürür.
    [speaker] Çıxışın adı. “none” səsi söndürür.
    [screens_off] Məsələn 22:00-07:00. Mərkəzin saatları üçün boş saxlayın.
   *[other] {""}
}
console-reason = { $reason ->
    [alarm] Həyəcan siqnalı: hamı zalı tərk edir
    [drill] Təlim
    [power] Elektrik kəsilməsi
    [strike] Tətil
    [technical] Texniki nasazlıq
    [left] Çıxıb gedib
    [mistake] Səhvən götürülüb
    [duplicate] İki dəfə götürülüb
    [break] Fasilə
    [meeting] İclas
   *[other] Başqa səbəb
}
console-left-visitor = { $visitor ->
    [served] Xidmət göstərilib
    [back_to_queue] Növbəyə qayıdır, yeri saxlanılır
   *[unfinished] Xidmət başa çatmayıb
}
console-stop-for = { $how_long ->
    [quarter] 15 dəqiqə
    [half] 30 dəqiqə
    [hour] Bir saat
    [time] Müəyyən vaxta qədər
   *[day] Günün sonuna qədər
}

# Elanlar.
console-notices-what = Elanlar lövhələrdə, köşklərdə və telefonlarda göstərilir.
console-notices-none = İndi heç bir elan göstərilmir.
console-notice-new = Yeni elan
console-notice-change = Elanı dəyiş
console-notice-languages = Boş saxlanılan dildə birinci mətn göstərilir.
console-notice-ends = { $ends ->
    [day] Bu günün sonuna qədər
    [time] Müəyyən vaxta qədər
   *[taken_down] Götürülənə qədər
}
console-notice-until = { $time } vaxtına qədər
console-notice-up = Elanı göstər
console-take-down = Götür

# Başqa sistemlər üçün giriş.
console-alarm-kind = { $kind ->
    [log_stopped] Jurnal oxunmur
    [state_differed] Server öz səhvini düzəldib
    [backup_old] Yeni ehtiyat nüsxə yoxdur
    [clock_in_doubt] Saat səhv ola bilər
    [help_call] Kömək lazımdır
    [no_counter] Açıq pəncərə yoxdur
    [unserved] Pəncərəsiz növbə
    [printer] Kağız və printerlər
    [call_not_shown] Çağırış göstərilməyib
    [call_unanswered] Çağırışa gələn yoxdur
    [pause_overdue] Fasilə uzanıb
    [device_offline] Cihazla bağlantı yoxdur
    [sound] Səs işləmir
    [voice_behind] Səsli elan çatmır
    [counter_silent] Pəncərənin kompüteri cavab vermir
    [alerts_failed] Mesajlar çatmır
    [service_long] Xidmət uzanıb
    [promises] Vəd olunan gözləmə keçə bilər
    [wait_long] Uzun gözləmə
    [many_waiting] Çox ziyarətçi gözləyir
    [login_guessed] Parol axtarışı
    [claim] Üstünlük istənilir
    [on_hold] Bilet çoxdan təxirə salınıb
    [not_handed_in] Bağlantısız bilet növbədə yoxdur
   *[limit_reached] Həddən artıq sorğu
}
console-alerts-what = Alıcılara xəbərdarlıq başlayanda, davam etdikcə hər saat və bitəndə mesaj gedir.
console-alerts-none = Hələ alıcı yoxdur: xəbərdarlıqlar yalnız konsolda görünür.
console-alerts-no-mail = Bu server hələ e-poçt göndərə bilmir. Mühəndis onun tənzimləmələrində e-poçt serverini göstərməlidir (NOVBE_MAIL_SERVER).
console-alert-way = { $way ->
    [mail] E-poçt
    [messenger] SMS və ya çat
   *[webhook] Vebhuk
}
console-alert-name = Ad
console-alert-name-hint = Məsələn, “növbətçi mühəndis”.
console-alert-keeps = Ünvan qalsın deyə boş saxlayın. Orada gizli açar ola bilər, ona görə bir daha göstərilmir.
console-alert-quiet = { $from } – { $until } arasında heç nə göndərilmir
console-alert-told = Son mesaj çatıb: { $time }
console-alert-waiting = Gözləyən mesajlar: { $count }
console-alert-given-up = Göndərilməsindən imtina edilən mesajlar: { $count }
console-alert-failed = { $time } vaxtından mesajlar çatmır: { $reason }
console-alert-next = Növbəti cəhd: { $time }
console-alert-failure = { $reason ->
    [no_mail_server] serverin tənzimləmələrində e-poçt serveri göstərilməyib
    [unreachable] qarşı tərəf cavab vermir
    [certificate] bağlantını qorumaq olmur; sertifikatı yoxlayın
    [sign_in] e-poçt serveri serverin istifadəçi adını və ya parolunu qəbul etmir
    [address] e-poçt serveri ünvanı qəbul etmir
    [unusable] ünvandan istifadə etmək olmur: serverin tənzimləmələrində icazə verilməyən şəbəkəyə aparır və ya səhv yazılıb
   *[refused] qarşı tərəf mesajı qəbul etmir
}
console-alert-test = Sınaq mesajı göndər
console-alert-change = Dəyiş
console-alert-new = Yeni alıcı
console-alert-remove = Alıcını sil
console-alert-remove-what = Ona daha mesaj getmir. Gözləyən mesajlar silinir.
console-alert-secret = Yeni vebhukun gizli açarı
console-alert-secret-what = Onu qəbul edən proqramda daxil edin: hər mesaj onunla imzalanır. İndi köçürün. O, bir daha göstərilmir.
console-contacts = İşçilər kimə müraciət edir
console-contacts-what = Məsələn, “qəbul, 12”. Sətir xəbərdarlığın yanında, burada və qarşılayan əməkdaşın ekranında görünür və hər mesajda yazılır.
alert-line = { $event ->
    [alarm_over] Bitdi: { $sentence }
    [alarm_lasts] Davam edir: { $sentence }
   *[other] { $sentence }
}
alert-at = { $event ->
    [alarm_over] Bitmə vaxtı: { $time }
    [alarm_lasts] Müddəti: { $hours } saat, başlama vaxtı: { $time }
   *[alarm_began] Başlama vaxtı: { $time }
}
alert-contact = Əlaqə: { $line }
alert-console = Konsol: { $address }
alert-why = Bu mesajı ona görə alırsınız ki, { $centre } konsolunda, Tənzimləmələr, Bildirişlər bölməsində bu ünvan göstərilib.
alert-test = Sınaq mesajı: bildirişlər bu ünvana çatır.
alert-digest = { $day } gününün qeydlərinin nəzarət cəmi, { $revision } nömrəli hadisəyədək: { $sha256 }
alert-without-name = { $kind ->
    [login_guessed] Kimsə bir işçinin parolunu axtarır. Kimin olduğu konsolda yazılıb.
    [claim] Ziyarətçi üstünlük istəyir. Bilet konsolda göstərilib.
    [alerts_failed] Xəbərdarlıqlar haqqında mesajlar bir alıcıya çatmır. Hansı olduğu konsolda yazılıb.
   *[limit_reached] Cihaz, proqram və ya şəxs həddən artıq sorğu göndərir; bəziləri rədd edilir. Hansı olduğu konsolda yazılıb.
}
console-tokens-what = Tokenlə başqa sistem (məsələn, sayt və ya hesabat proqramı) tokenin icazə verdiyini oxuya və ya edə bilər.
console-tokens-none = Başqa heç bir sistemin girişi yoxdur.
console-token-new = Yeni token
console-token-make = Token yarat
console-token-made = Yeni tokeniniz
console-token-once = Onu indi köçürün. Bir daha göstərilməyəcək.
console-token-since = yaradılıb: { $time }
console-token-until = { $time } vaxtına qədər etibarlıdır
console-token-revoked = Ləğv edilib: { $time }
console-token-revoke = Ləğv et
console-scope = { $scope ->
    [bookings] Yazılış etmək, dəyişmək və gələnləri qeyd etmək
    [tickets] Bilet götürmək
    [waits] Növbələri və gözləmə vaxtlarını oxumaq
    [log] Hadisələr jurnalını oxumaq
    [metrics] Monitorinq üçün serverin iş göstəricilərini oxumaq
    [all_centres] Göstəricilər üçün: serverin bütün mərkəzləri
   *[reports] Hesabatları və hər günün göstəricilərini oxumaq
}

# Tənzimləmələr.
console-set-up = { $part ->
    [hours] İş saatları və bayramlar
    [services] Xidmətlər
    [profiles] İş profilləri
    [counters] Pəncərələr
    [file] Mərkəz faylı
    [history] Tənzimləmələrin tarixçəsi
    [alerts] E-poçt və vebhukla bildirişlər
    [care] Serverin yoxlanışı
    [bookings] Yazılışlar
   *[tokens] Başqa sistemlər üçün giriş
}
console-backup = Son ehtiyat nüsxə: { $at }
console-no-backup = Hələ ehtiyat nüsxə yoxdur
console-set-up-what = { $part ->
    [hours] Zal nə vaxt açıqdır, bayramlar, başqa saatlarla işlənən günlər
    [services] Adlar, qurumlar, nömrə seriyaları, hədəflər, hədlər
    [profiles] Pəncərə hansı xidmətləri göstərir və hansını birinci
    [counters] Pəncərələrin nömrələri, iş profilləri və yerləri
    [file] Bütün tənzimləmələr bir faylda: yükləyin, dəyişin, yoxlayın və dərc edin
    [history] Kim nəyi nə vaxt dəyişib və əvvəlkinə necə qayıtmaq olar
    [alerts] Hansı xəbərdarlıq haqqında kimə mesaj gedir, sakit saatlar və işçilər kimə müraciət edir
    [care] Server, onun diski, verilənlər bazası, saatı, sertifikatı və cihazları ilə bağlı nə etmək lazımdır
    [bookings] Nə qədər əvvəl, neçə dənə, nə vaxta qədər: yazılış olan bütün xidmətlərin qaydaları
   *[tokens] Saytlar, hesabatlar və başqa proqramlar üçün tokenlər
}
console-weekday = { $day ->
    [mon] Bazar ertəsi
    [tue] Çərşənbə axşamı
    [wed] Çərşənbə
    [thu] Cümə axşamı
    [fri] Cümə
    [sat] Şənbə
   *[sun] Bazar
}
console-hours-how = Məsələn: 09:00-13:00, 14:00-18:00. Bağlı günü boş saxlayın.
console-holidays = Bayram günləri
console-special-days = Başqa saatlarla işlənən günlər
console-special-how = Məsələn, bayramdan əvvəlki qısa gün. Bu gün tez bağlamaq üçün “Zal indi” səhifəsində “Bilet verilməsini dayandır” seçin.
console-add = Əlavə et
console-remove = Sil
console-service-add = Xidmət əlavə et
console-series-of-agency = Qurumun digər xidmətləri kimi
console-service-remove = Bu xidməti sil
console-service-remove-what = O, köşklərdən və ekranlardan silinir. Keçmiş biletləri hesabatlarda qalır.
console-belongs = Nəyə aiddir
console-times = Vaxtlar və hədlər
console-alarms-of-service = Xəbərdarlıqlar
console-profile-add = İş profili əlavə et
console-profile-remove = Bu profili sil
console-levels-how = Pəncərə əvvəlcə 1-ci səviyyənin, sonra 2-ci və 3-cü səviyyənin xidmətlərini çağırır.
console-level = { $level ->
    [0] Göstərilmir
   *[other] Səviyyə { $level }
}
console-counter-add = Pəncərə əlavə et
console-counter-remove = Bu pəncərəni sil
console-direction = { $direction ->
    [left] Solda
    [right] Sağda
    [ahead] Düz qabaqda
    [back] Arxada
    [ahead_left] Qabaqda, solda
    [ahead_right] Qabaqda, sağda
    [back_left] Arxada, solda
    [back_right] Arxada, sağda
    [up] Yuxarı mərtəbədə
   *[down] Aşağı mərtəbədə
}

# Hesabatlar.
console-report = { $name ->
    [overview] Ümumi baxış
    [wait] Gözləmə vaxtı
    [walk] Pəncərəyə gəlmə vaxtı
    [service] Xidmət vaxtı
    [stay] Bütün ziyarət
    [visitors] Ziyarətçilər
    [promises] Vəd edilən gözləmə
    [ratings] Qiymətlər
    [staff] Əməkdaşlar
    [counters] Pəncərələr
    [staffing] Lazımi pəncərələr
    [bookings] Yazılışlar
   *[sheet] Günlük vərəq
}
console-report-title = { $name ->
    [wait] Ziyarətçilər nə qədər gözləyir?
    [walk] Ziyarətçilər pəncərəyə nə qədər vaxta gəlir?
    [service] Xidmət nə qədər çəkir?
    [stay] Ziyarətçilər nə qədər qalır?
    [visitors] Neçə ziyarətçi gəlir və ziyarətləri necə bitir?
    [promises] Vəd edilən gözləmə vaxtına əməl olunur?
    [ratings] Ziyarətçilər nə qədər razıdır?
    [staff] Əməkdaşlarımız nə iş görür?
    [staffing] Neçə pəncərə lazımdır?
    [bookings] Yazılanlardan kim gəlir və vaxta əməl olunur?
   *[counters] Pəncərələrdən necə istifadə olunur?
}
console-staffing-week = Bütün həftə
console-staffing-rests = Son səkkiz həftənin { $days } günü əsasında hesablanıb.
console-spread = { $name ->
    [wait] Ziyarətlər gözləmə vaxtına görə, dəqiqə
    [walk] Ziyarətlər pəncərəyə gəlmə vaxtına görə, dəqiqə
    [service] Ziyarətlər xidmət vaxtına görə, dəqiqə
   *[stay] Ziyarətlər ümumi vaxta görə, dəqiqə
}
console-by = { $by ->
    [service] Xidmətlər üzrə
    [agency] Qurumlar üzrə
    [hour] Saatlar üzrə
    [weekday] Həftənin günləri üzrə
    [day] Günlər üzrə
    [counter] Pəncərələr üzrə
   *[operator] Əməkdaşlar üzrə
}
console-grouped = Qruplaşdırma
console-show = Göstər
console-from = Başlanğıc
console-to = Son
console-period = { $period ->
    [today] Bu gün
    [yesterday] Dünən
    [week] Son 7 gün
    [month] Son 30 gün
   *[year] Son 365 gün
}
console-total = Hamısı
console-unknown = Məlum deyil
console-no-figures = Bu günlər üçün rəqəmlər yoxdur.
console-comments = Ziyarətçilər nə yazıb
console-as-ended = Ziyarət bitəndə sayılır. Hələ burada olan ziyarətçilər bu vaxtlara daxil deyil.
console-searched = Nəticəsiz axtarılan sözlər
console-searched-hint = Ziyarətçilərin kioskda yazdığı, amma heç bir nəticəyə toxunmadığı sözlər: həftədə beş və ya daha çox ziyarətdə. Onları mərkəz faylında xidmətin sinonimlərinə əlavə edin. Səkkiz həftədən sonra silinir.
console-searched-week = { $day } tarixindən başlayan həftə
console-made = Hazırlanıb: { $time }
console-print = Bu səhifəni brauzerlə çap edin. Yalnız vərəq çap olunur.
console-definitions = Rəqəmlər nə deməkdir
console-share-of = { $share } (cəmi { $whole })
console-unit = { $kind ->
    [duration] dəq
    [hours] saat
    [share] %
   *[other] {""}
}
console-column = { $key ->
    [visits] Ziyarətlər
    [p50] Yarısı bu vaxtadək
    [p90] 10-dan 9-u bu vaxtadək
    [p95] 100-dən 95-i bu vaxtadək
    [target_kept] Hədəf daxilində
    [arrivals] Götürülən biletlər
    [served] Xidmət göstərilib
    [no_shows] Gəlməyib
    [no_show_rate] Gəlməyənlərin payı
    [missed_calls] Cavabsız çağırışlar
    [missed_call_rate] Cavabsız çağırışların payı
    [cancelled] Ləğv edilib
    [cancelled_rate] Ləğv edilənlərin payı
    [left] Çağırılmadan gedib
    [unfinished] Tamamlanmayıb
    [here] Hələ buradadır
    [coupons] Kuponla yola salınıb
    [transfers] Göndərilib
    [walk_ins] Əməkdaş götürüb
    [by_phone] Telefonda götürülüb
    [promised] Vəd edilən gözləmə
    [promise_kept] Vədə əməl olunub
    [estimate_error] Təxminin xətası
    [estimate_bias] Təxmin ilə gözləmənin fərqi
    [rated] Qiymətlər
    [mean_stars] Orta qiymət
    [stars_1] 1 ulduz
    [stars_2] 2 ulduz
    [stars_3] 3 ulduz
    [stars_4] 4 ulduz
    [stars_5] 5 ulduz
    [served_stops] Bitən xidmətlər
    [calls] Çağırışlar
    [recalls] Təkrar çağırışlar
    [out_of_order] Növbədənkənar
    [open] Açıq
    [occupied] Ziyarətçi ilə
    [idle] Ziyarətçisiz
    [disconnected] Naməlum
    [occupancy] Ziyarətçi ilə keçən pay
    [breaks] Bütün fasilələr
    [break_break] Fasilə
    [break_lunch] Nahar
    [break_back_office] Sənəd işi
    [break_training] Təlim
    [break_technical] Texniki
    [break_other] Başqa
    [visitors_expected] Gözlənilən ziyarətçilər
    [visitors_came] Gələn ziyarətçilər
    [counters_advised] Lazımi pəncərələr
    [counters_open] Açıq pəncərələr
    [counters_needed] Kifayət edərdi
    [wait_p50] Gözləmə: yarısı bu vaxtadək
    [wait_p90] Gözləmə: 10-dan 9-u bu vaxtadək
    [service_p50] Xidmət: yarısı bu vaxtadək
    [booked] Yazılışlar
    [booked_arrived] Gəlib
    [booked_missed] Gəlməyib
    [booked_cancelled] Ləğv edilib
    [booked_came] Gələnlərin payı
    [booked_in_time] Vəd olunduğu kimi çağırılıb
    [booked_mean_wait] Orta gözləmə
   *[stay_p50] Bütün ziyarət: yarısı bu vaxtadək
}
console-definition = { $key ->
    [visits] Vaxtların neçə ziyarətə aid olduğu: biletin hər xidməti üçün bir. Bütün ziyarətdə xidmət göstərilmiş hər bilet üçün bir.
    [p50] Ziyarətlərin yarısı bundan uzun çəkməyib (median, ən yaxın sıra ilə, tam saniyələrlə).
    [p90] 100 ziyarətdən 90-ı bundan uzun çəkməyib.
    [p95] 100 ziyarətdən 95-i bundan uzun çəkməyib.
    [target_kept] Çağırılan bütün ziyarətlərdən gözləməsi xidmətin o vaxtkı hədəfini keçməyənlər. Çağırılmadan gedən ziyarətçilər daxil deyil.
    [arrivals] Çağırılmasından asılı olmayaraq götürülən biletlər. Heç vaxt çap olunmayan və göstərilməyən biletlər daxil deyil.
    [served] Son xidməti bitmiş biletlər.
    [no_shows] Çağırılıb gəlməyən və qayıtmayan ziyarətçilər.
    [no_show_rate] Götürülən bütün biletlərdən gəlməyən ziyarətçilər.
    [missed_calls] Ziyarətçinin gəlmədiyi çağırışlar; sonra qayıdıb-qayıtmaması fərq etmir.
    [missed_call_rate] Bütün çağırışlardan cavabsız qalanlar.
    [cancelled] Ziyarətçinin və ya əməkdaşların ləğv etdiyi biletlər.
    [cancelled_rate] Götürülən bütün biletlərdən ləğv edilənlər.
    [left] Gün bitəndə hələ heç çağırılmamış biletlər: ziyarətçiləri gedib.
    [unfinished] Çağırılmış, lakin gün bitəndə bütün xidmətləri başa çatmamış biletlər.
    [here] Hələ açıq olan biletlər.
    [coupons] Gün üçün qayıtma kuponu ilə bitirilən biletlər.
    [transfers] Başqa xidmətə, pəncərəyə və ya operatora göndərilən ziyarətçilər.
    [walk_ins] Əməkdaşların pəncərədə və ya qarşılayıcı kimi ziyarətçi üçün götürdüyü biletlər.
    [by_phone] Zaldakı ziyarətçilərin öz telefonunda götürdüyü biletlər.
    [promised] Vəd edilən gözləməsi birinci çağırışa qədərki gözləmə ilə müqayisə oluna bilən biletlər. Xidməti dayandırılmış və ya dəyişdirilmiş biletlər daxil deyil.
    [promise_kept] Gözləmə vaxtı vəd olunmuş biletlərdən ziyarətçiyə deyilən vaxtda çağırılanlar. Məqsəd 90 %-dir.
    [estimate_error] Gözlənilən və həqiqi gözləmə arasında orta fərq: uzun da olsa, qısa da.
    [estimate_bias] Gözlənilən gözləmədən həqiqi gözləməni çıxdıqda alınan orta. Sıfırdan aşağıdırsa, ziyarətçilər gözləniləndən uzun gözləyib.
    [rated] Neçə xidmətə qiymət verilib.
    [mean_stars] Qiymətlərin ortası, 1-dən 5-ə qədər.
    [served_stops] Bitən xidmətlər: biletin hər xidməti üçün bir.
    [calls] Çağırılan ziyarətçilər, təkrar çağırışlar daxil deyil.
    [recalls] Eyni ziyarətçi üçün təkrar edilən çağırışlar.
    [out_of_order] Növbəsindən əvvəl çağırılan ziyarətçilər. Səbəb jurnalda saxlanılır.
    [open] Pəncərənin fasiləsiz açıq olduğu vaxt.
    [occupied] Çağırışdan xidmətin sonuna qədər vaxt: gəlmə və xidmət.
    [idle] Pəncərənin ziyarətçisiz açıq olduğu və proqramının cavab verdiyi vaxt.
    [disconnected] Pəncərənin açıq olduğu, amma proqramının cavab vermədiyi və ya operatorunun işləmədiyi vaxt.
    [occupancy] Pəncərənin açıq olduğu və proqramının cavab verdiyi vaxtdan ziyarətçi ilə keçən vaxt.
    [breaks] Bütün fasilələr birlikdə.
    [break_break] Bu səbəblə edilən fasilələr.
    [break_lunch] Bu səbəblə edilən fasilələr.
    [break_back_office] Bu səbəblə edilən fasilələr.
    [break_training] Bu səbəblə edilən fasilələr.
    [break_technical] Bu səbəblə edilən fasilələr.
    [break_other] Bu səbəblə edilən fasilələr.
    [visitors_expected] Son səkkiz həftəyə görə bu saatda bilet götürəcəyi gözlənilən ziyarətçilər: saat, həftənin günü və bir gün əvvəl zalın bağlı olub-olmaması nəzərə alınır. Bir neçə iş profilinin göstərdiyi xidmət onların pəncərələrinin sayına görə bölünür. Zalın bu həftələrin heç bir günündə açıq olmadığı saatlar göstərilmir.
    [visitors_came] Bu saatda bilet götürən ziyarətçilər, eyni qayda ilə bölünüb.
    [counters_advised] Bu saatın 10 ziyarətçisindən 9-nun xidmətin hədəfi daxilində çağırılmasına kifayət edən ən az işləyən pəncərə sayı. Fasilədəki pəncərə sayılmır. Cəm sətrində: bütün pəncərələrin saatları.
    [counters_open] Bu saatda orta hesabla açıq olan pəncərələr, fasilələr və naməlum vaxt çıxılmaqla.
    [counters_needed] Kimin gələcəyi bilinsəydi, bu saatın 10 ziyarətçisindən 9-nun hədəf daxilində çağırılmasına kifayət edən ən az işləyən pəncərə sayı.
    [wait_p50] Ziyarətlərin yarısı növbəyə girəndən sonra bu vaxt ərzində çağırılıb.
    [wait_p90] 100 ziyarətdən 90-ı bu vaxt ərzində çağırılıb.
    [service_p50] Xidmətlərin yarısı başlanğıcdan sona qədər bundan uzun çəkməyib, təxirə salınan vaxt daxil deyil.
    [stay_p50] Xidmət göstərilən ziyarətçilərin yarısı bilet götürəndən son xidmətin sonuna qədər bundan uzun qalmayıb.
    [booked] Bu günlərin ziyarətçisi gəlmiş, gəlməmiş və ya ləğv etmiş yazılışları. Təsdiqlənməmiş vaxtlar daxil deyil.
    [booked_arrived] Yazılışı üzrə vaxtında və ya həmin gün gec bilet almış ziyarətçilər.
    [booked_missed] Vaxtında qeydiyyatdan keçməyən və sonra da gəlməyən ziyarətçilər.
    [booked_cancelled] Ziyarətçinin və ya əməkdaşın ləğv etdiyi yazılışlar, tez gəlib yazılışsız gözləyənlərinki də.
    [booked_came] Ləğv edilməmiş yazılışlardan gələnlərin payı.
    [booked_in_time] Yazılış vaxtından sonra vəd olunan dəqiqələr ərzində çağırılanlar; çağırılmış və çağırılmadan getmiş ziyarətçilərdən. Məqsəd 90 %-dir.
    [booked_mean_wait] Yazılış vaxtından çağırışa qədər orta vaxt. Sıfırdan azdırsa, ziyarətçilər vaxtından əvvəl çağırılıb.
   *[other] Bu sayda ulduzun neçə dəfə verildiyi.
}

# Mərkəz faylı və tarixçəsi.
console-file-what = Mərkəz faylında mərkəzin bütün tənzimləmələri var. Onu yükləyin, mətn redaktorunda dəyişin və burada yoxlayın.
console-download = Yüklə
console-file-check = Faylı yoxla
console-file-check-what = Hələ heç nə dəyişmir. Nəyin dəyişəcəyini görürsünüz, sonra qərar verirsiniz.
console-list = Siyahıdan insanlar
console-list-what = CSV faylında hər insan və rol üçün bir sətir olur. Siyahı insanları əlavə edir və dəyişir. Siyahıda olmayanlar olduğu kimi qalır.
console-list-columns = Birinci sətirdə sütunların adları olur: { $columns }. Giriş adı, ad və soyad, rol mütləqdir. Rol buradakı kimi və ya insanın səhifəsindəki kimi yazılır:
console-list-present = İnsanları siyahı kimi yüklə
console-list-file = Siyahı (CSV, UTF-8)
console-list-unreadable = { $why ->
    [encoding] Fayl UTF-8 deyil. Onu “CSV UTF-8” kimi saxlayın və yenidən seçin.
    [long] Siyahıda 1000-dən çox sətir var. Onu bölün.
   *[columns] Birinci sətirdə sütunların adları yoxdur. Lazım olanlar: { $columns }.
}
console-list-differs = Başqa sətirdə bu insanın adı və ya dili fərqlidir.
console-list-count = { $what ->
    [refused] Mümkün deyil: { $count }
    [added] Əlavə edilir: { $count }
   *[changed] Dəyişir: { $count }
}
console-list-same = Dəyişmir: { $count }
console-list-do = Bu insanları əlavə et və dəyiş
console-list-done = Siyahı icra olundu
console-list-passwords = Hər kəsə yalnız öz ilk parolunu verin. Parollar yalnız indi göstərilir və { $days } gün keçərlidir.
console-file-faulty = Fayldan istifadə etmək olmur. Göstərilənləri düzəldib yenidən yoxlayın.
console-file-not-now = Bunu indi dərc etmək olmur. Əvvəlcə nə etmək lazım olduğu siyahıda göstərilib.
console-file-conflicts = Bu fayl və konsol bir-birindən fərqlənir
console-file-conflicts-how = Bu tənzimləmələr son fayldan sonra burada dəyişdirilib, bu fayl isə başqa cür deyir. Hələ heç nə dərc olunmayıb. Mərkəz faylını yükləyin, dəyişikliklərinizi ona əlavə edib yenidən yoxlayın və ya tənzimləmələri bu faylla əvəz edin.
console-file-replacing = Tənzimləmələri əvəz etsəniz
console-file-replace = Bu faylla əvəz et
console-file-kept = Son fayldan sonra burada dəyişdirilib və saxlanılır
console-file-same = Faylda yazılanlar artıq qüvvədədir. Onu bir dəfə dərc edin: növbəti fayl onunla müqayisə olunacaq.
console-line = Sətir { $line }
console-changes = { $count ->
    [0] Heç nə dəyişmir
   *[other] { $count } dəyişiklik
}
console-advice = Məsləhət
console-publish = Dərc et
console-restore = Bu versiyanı bərpa et
console-present = ✓ İndi istifadədədir
console-first-version = Birinci versiya
console-older = Daha köhnə versiyalar
console-yes = bəli
console-no = xeyr
console-kind = { $kind ->
    [bookings] Yazılışlar
    [centre] Mərkəz
    [rules] Qaydalar
    [series] Nömrə seriyası
    [zone] Zona
    [agency] Qurum
    [category] Kateqoriya
    [service] Xidmət
    [profile] İş profili
    [counter] Pəncərə
    [kiosk] Köşklər
    [receipt] Kağız bilet
    [display] Lövhə
    [voice] Səs
    [alarms] Xəbərdarlıqlar
   *[file] Fayl
}
console-happened = { $what ->
    [added] əlavə edilib
    [removed] silinib
    [reordered] ardıcıllıq dəyişib
   *[changed] dəyişdirilib
}

# The pages on which visitors book a time, and the mails about bookings.

booking-title = Növbəyə yazılmaq
booking-next = Ən yaxın boş vaxt: { $when }
booking-no-time = Hazırda boş vaxt yoxdur
booking-staff-only = Bu mərkəzə bu səhifədə yazılmaq olmur. { $known ->
    [yes] { $line } nömrəsinə zəng edin və ya mərkəzin əməkdaşlarına müraciət edin: sizi yaza bilərlər.
   *[no] Mərkəzin əməkdaşlarına müraciət edin: sizi yaza bilərlər.
}
booking-choose = Vaxt seçin
booking-nearest = Ən yaxın boş vaxtlar
booking-more = Daha çox gün göstər
booking-none = Yaxın { $days } gündə boş vaxt yoxdur. { $day ->
    [unknown] Nə edə biləcəyinizi əməkdaşlardan soruşun.
    [drawn] Bu xidmətin vaxtları müraciət edənlər arasında püşklə bölüşdürülür: aşağıda müraciət edə bilərsiniz. Başqalarının ləğv etdiyi vaxtlar da burada görünür.
   *[known] Növbəti vaxt açılır: { problem-moment }. Başqalarının ləğv etdiyi vaxtlar da burada görünür.
}
booking-held = Başqaları hazırda bu günlərin son vaxtlarına yazılır. Bir neçə dəqiqədən sonra yenə baxın.
booking-checking = Bir an: brauzeriniz robotların qarşısını alan qısa hesablama aparır.
booking-bring = Özünüzlə gətirin
booking-rules = Bilməli olduğunuz
booking-promise = Yazılışı olan 10 ziyarətçidən 9-u təyin olunmuş vaxtdan sonra { $minutes } dəqiqə ərzində çağırılır.{ $measured ->
    [yes] {" "}Son dörd həftədə bu göstərici: { $share }.
   *[no] {""}
}
booking-order = Yazılışı olan ziyarətçilər bileti öz vaxtlarından { $minutes } dəqiqə əvvəl götürmüş kimi çağırılır.
booking-what = Xidmət
booking-when = Vaxt
booking-where = Yer
booking-moment = { $date }, { $time }
booking-name = Ad və soyad
booking-name-hint = Sənəddə yazıldığı kimi. Pəncərədə yoxlanılır və sonradan dəyişdirilə bilməz.
booking-mail = E-poçt ünvanı
booking-mail-hint = { $act ->
    [join] Müraciəti təsdiqləmək üçün sizə keçid göndəririk və vaxt boşalanda yazırıq. Ünvandan yalnız bunun üçün istifadə edirik və sonra silirik.
   *[other] Yazılışı təsdiqləmək üçün sizə keçid göndəririk. Ünvandan yalnız bu yazılış üçün istifadə edirik və ziyarətinizdən sonra silirik.
}
booking-send = Bu vaxta yazıl
booking-state = { $state ->
    [held] Məlumatlarınız
    [pending] E-poçtunuza baxın
    [booked] Yazılışınız
    [arrived] Gəlişiniz qeyd olunub
    [missed] Bu yazılışın vaxtı keçib
    [cancelled] Bu yazılış ləğv edilib
    [joining] E-poçtunuza baxın
    [listed] Gözləmə siyahısındasınız
    [in_draw] Püşkatmada iştirak edirsiniz
    [offered] Sizin üçün vaxt var
    [declined] Bu təklif başa çatıb
    [left] Müraciətiniz geri götürülüb
    [unconfirmed] Müraciətiniz təsdiqlənməyib
   *[lapsed] Bu vaxt artıq sizin üçün saxlanılmır
}
booking-hint = { $state ->
    [held] Bu vaxt sizin üçün saxlanılır, saat { $time } olana qədər.
    [pending] Sizə keçid göndərdik. Yazılışı təsdiqləmək üçün onu saat { $time } olana qədər açın: əks halda bu vaxta başqaları yazıla bilər. Məktubu tapmasanız, spam qovluğuna baxın.
    [arrived] Biletinizə baxın: növbənizin nə vaxt çatdığı orada göstərilir.
    [missed] Bu gün yenə də gəlib bilet götürə və ya başqa vaxta yazıla bilərsiniz.
    [cancelled] Bu vaxt başqalarına veriləcək. Başqa vaxta yazıla bilərsiniz.
    [joining] Sizə keçid göndərdik. Müraciəti təsdiqləmək üçün onu saat { $time } olana qədər açın: əks halda müraciət silinəcək. Məktubu tapmasanız, spam qovluğuna baxın.
    [listed] Günlərinizdən birində vaxt boşalan kimi onu sizin üçün saxlayıb sizə yazacağıq.
    [in_draw] Vaxtın əvvəlcə kimə təklif olunacağını püşk müəyyən edir. Sizə vaxt düşsə, onu sizin üçün saxlayıb sizə yazacağıq.
    [offered] Bu vaxt sizin üçün bu ana qədər saxlanılır: { $time }. Götürməsəniz, başqa ziyarətçiyə veriləcək.
    [declined] Təklif bitənədək vaxtı götürməmisiniz və ya ondan imtina etmisiniz. İndi o, başqa ziyarətçiyə verilə bilər. Başqa vaxta yazıla və ya yenidən gözləmə siyahısına yazılmağı istəyə bilərsiniz.
    [left] İstədiyiniz zaman yenidən müraciət edə bilərsiniz.
    [unconfirmed] Məktubumuzdakı keçid vaxtında açılmayıb. Yenidən müraciət edə bilərsiniz.
   *[lapsed] Forma vaxtında göndərilməyib və ya yazılış vaxtında təsdiqlənməyib. Heç nə yazılmayıb. Yenidən vaxt seçə bilərsiniz.
}
booking-extend = Daha { $minutes } dəqiqə saxla
booking-code = Gələndə bu şəkli köşkdə skan edin və ya bu kodu daxil edin.
booking-come = { $start } ilə { $end } arasında gəlin. Sonra yazılış itir.
booking-asked = Gələcəksinizmi? { $until ->
    [no] Cavabınız plan qurmağa kömək edir.
   *[other] Bu vaxtadək cavab verin: { $until }. Əks halda yazılış ləğv edilir.
}
booking-come-yes = Bəli, gələcəyəm
booking-sent-to = { $act ->
    [withdraw] Məktub { $mail } ünvanına göndərilir. Ünvan səhvdirsə, müraciəti geri götürüb yenidən göndərin.
   *[other] Məktub { $mail } ünvanına göndərilir. Ünvan səhvdirsə, yazılışı ləğv edib vaxtı yenidən seçin: o, dərhal boşalır.
}
booking-calendar = Təqvimdə saxla
booking-change = Başqa vaxt seç
booking-cancel = { $act ->
    [withdraw] Müraciəti geri götür
    [decline] Bu vaxtı istəmirəm
   *[other] Yazılışı ləğv et
}
booking-again = Yenidən yazıl
booking-too-late = Vaxtı ən geci { $minutes } dəqiqə əvvəl dəyişmək olar. Hələ ləğv edə bilərsiniz.
booking-displaced = İş saatları dəyişib: sizin vaxtınız artıq mümkün deyil. Başqa vaxt seçin.
booking-ticket = Biletinizi açın
booking-ask = { $act ->
    [cancel] Bu yazılış ləğv edilsin?
    [move] Bu vaxta dəyişdirilsin?
    [withdraw] Müraciətiniz geri götürülsün?
    [decline] Bu vaxtdan imtina edirsiniz?
    [join] Müraciətinizi təsdiqləyin
   *[confirm] Yazılışı təsdiqləyin
}
booking-yes = { $act ->
    [cancel] Bəli, ləğv et
    [move] Bəli, dəyiş
    [withdraw] Bəli, geri götür
    [decline] Bəli, imtina edirəm
    [join] Təsdiqlə
   *[confirm] Təsdiqlə
}
booking-keep = { $act ->
    [withdraw] Xeyr, müraciətim qalsın
    [decline] Xeyr, təklifə qayıt
   *[other] Xeyr, yazılışım olduğu kimi qalsın
}
booking-unknown = Burada yazılış yoxdur
booking-unknown-hint = Son məktubunuzdakı keçidi yenidən açın. Yazılış günü keçibsə, heç nə etmək lazım deyil. Əks halda məlumat masasındakı əməkdaşlara müraciət edin: dərhal kömək edəcəklər.
booking-fault = { $field ->
    [mail] E-poçt ünvanını name@example.org kimi yazın.
    [visitor] Ad və soyadınızı yazın.
    [code] Bu, bu gün üçün yazılış kodu deyil. Hərfləri və günü yoxlayın və ya işçilərə müraciət edin.
    [days] Bu günlərdən ən azı birini, ən çoxu beşini seçin.
   *[at] Bu vaxtlardan birini seçin.
}
booking-ask-until = Vaxtlar püşklə bölüşdürülür. Bu vaxtadək müraciət edə bilərsiniz: { $when }
booking-how-many = Bu xidmət neçə ziyarətçiyə lazımdır?
booking-visitors = Ziyarətçi sayı
booking-list-title = Gözləmə siyahısı
booking-list = Məni gözləmə siyahısına yaz
booking-list-hint = Seçdiyiniz günlərin birində vaxt boşalsa, onu sizin üçün saxlayıb sizə yazacağıq. Onu götürmək üçün ən çoxu iki saatınız olacaq.
booking-draw = Püşkatma
booking-draw-week = { $week } tarixində başlayan həftənin vaxtları püşklə bölüşdürülür. Püşkatma: { $when }. Bundan əvvəl müraciət edən hər kəsin şansı bərabərdir.
booking-draw-ask = Püşkatmada iştirak et
booking-draw-proof = Püşkatmanı yoxla (məlumatlar)
booking-draw-limits = Bu məlumatlarla püşkatmanın nəticəsini hər kəs yoxlaya bilər. Onlar bu serverin operatorundan qorumur: o, sıranı əvvəlcədən bilə bilər.
booking-days = Günlər
booking-days-hint = Gələ biləcəyiniz günləri seçin: ən azı bir, ən çoxu beş.
booking-day-part = Günün hissəsi
booking-part = { $part ->
    [any] Bütün gün
    [morning] Saat 13:00-dan əvvəl
   *[afternoon] Saat 13:00-dan etibarən
}
booking-place = { $before ->
    [0] Siyahıda birincisiniz.
   *[other] Siyahıda sizdən əvvəl: { $before }.
}
booking-rank = Püşkatmada yeriniz: { $rank }.
booking-drawn-at = Püşkatmanın vaxtı: { $when }.
booking-hash = Müraciətiniz püşkatmanın məlumatlarında belə göstərilir:
booking-take = Bu vaxtı götür
booking-mail-subject = { $kind ->
    [confirm] Yazılışı təsdiqləyin
    [booked] Yazıldınız
    [changed] Dəyişdirildi
    [cancelled] Ləğv edildi
    [displaced] Başqa vaxt seçin
    [ask] Gələcəksinizmi?
    [join] Müraciətinizi təsdiqləyin
    [offer] Sizin üçün vaxt var
   *[reminder] Xatırlatma
}: { $service }{ $when ->
    [no] {""}
   *[other] , { $when }
}
booking-mail-lead = { $kind ->
    [confirm] Saat { $time } olana qədər aşağıdakı keçidi açın və yazılışı təsdiqləyin. Bunu siz istəməmisinizsə, heç nə etməyin: keçid açılmasa, heç nə yazılmır.
    [booked] Növbəyə yazıldınız.
    [changed] Yazılışınız dəyişdi. İndi bunlar qüvvədədir.
    [cancelled] Yazılışınız ləğv edildi. Onu təqviminizdən silə bilərsiniz.
    [closed] Vaxtınız artıq mümkün deyil və hazırda başqa vaxta yazılmaq olmur. Üzr istəyirik. Nə edə biləcəyinizi mərkəzin əməkdaşlarından soruşun.
    [displaced] İş saatları dəyişib və sizin vaxtınız artıq mümkün deyil. Üzr istəyirik. Başqa vaxt seçin: ən yaxın vaxtlar bunlardır.
    [ask] Bu vaxta yazılmısınız. Gələcəksinizmi? Yazılışınızın səhifəsini açıb cavab verin; orada onu dəyişmək və ya ləğv etmək də olar.
    [join] Saat { $time } olana qədər aşağıdakı keçidi açın və müraciətinizi təsdiqləyin. Siz müraciət etməmisinizsə, heç nə etməyin: keçid açılmasa, müraciət nəzərə alınmır.
    [offer] Bu vaxt sizin üçün bu ana qədər saxlanılır: { $time }. Götürməsəniz, başqa ziyarətçiyə veriləcək.
   *[reminder] Sizi gözləyirik. Gələ bilmirsinizsə, yazılışı ləğv edin: vaxtınız başqa ziyarətçiyə verilə bilər.
}
booking-mail-code = Köşk üçün kod: { $code }
booking-mail-page = Yazılışa baxmaq, onu dəyişmək və ya ləğv etmək:
booking-mail-other = Başqa vaxtlar:
booking-mail-take = Bu vaxtı götürmək və ya ondan imtina etmək:
booking-mail-why = Bu məktubu ona görə alırsınız ki, bu ünvan yazılış üçün göstərilib: { $centre }. Zəhmət olmasa, cavab yazmayın.

# Zaldakı telefonun səhifəsi.
presence-title = Siz zaldasınız
presence-booked = Yazılışım var
presence-code = Yazılışın kodu
presence-code-hint = Səkkiz hərf və rəqəm. Kod məktubumuzda və yazılışınızın səhifəsindədir.
presence-check-in = Gəldiyimi bildir
presence-now = Yazılışsız indi gözlə. Yazılış ləğv ediləcək.
presence-services = Başqa xidmət
presence-take = Bilet götürün
presence-none = İndi telefonda bilet verilmir. Köşkə yaxınlaşın və ya əməkdaşlardan soruşun.
presence-taken = Nömrəniz
presence-old = Bu kod köhnəlib
presence-old-hint = Lövhədəki şəkli yenidən skan edin: o, hər dəqiqə dəyişir. Və ya köşkdən bilet götürün.

# Konsolda yazılışlar.
bookings-find = Kod, ad, telefon nömrəsi və ya vaxt
bookings-of-day = { $day } üçün yazılışlar
bookings-none = Yazılış tapılmadı.
bookings-new = Ziyarətçini növbəyə yaz
bookings-other = Başqa xidmət və ya gün
bookings-book = Bu vaxta yaz
bookings-figures = Günün yerləri
bookings-column = { $key ->
    [slots] Yerlər
    [booked] Yazılıb
    [arrived] Gəlib
    [missed] Gəlməyib
   *[free] Boş
}
bookings-state = { $state ->
    [held] Doldurulur
    [pending] Hələ təsdiqlənməyib
    [joining] Gözləmə siyahısı üçün hələ təsdiqlənməyib
    [listed] Vaxt gözləyir
    [offered] Vaxt təklif olunub
    [booked] Yazılıb
    [arrived] Gəlib
    [missed] Gəlməyib
   *[cancelled] Ləğv edilib
}
bookings-code = Kod { $code }
bookings-ticket = Bilet
bookings-lost = ! Artıq yeri yoxdur
bookings-told = Ziyarətçiyə yazılıb
bookings-mail-failed = ! Məktubu göndərmək mümkün olmadı
bookings-displaced = Yeri olmayan yazılışlar
bookings-displaced-what = Saatlar, pəncərələr və ya xidmətlər dəyişib. Bu ziyarətçilərə yazın və ya zəng edin, yazılışları burada dəyişin və ya ləğv edin. Dəyişiklik geri götürülsə, yerləri qayıdır.
bookings-displaced-tell = { $count ->
    [one] E-poçt ünvanı olan ziyarətçiyə yaz
   *[other] E-poçt ünvanı olan { $count } ziyarətçiyə yaz
}
bookings-check-in = Ziyarətçi gəlib
bookings-too-early = Hələ tezdir: bu yazılış { $time } vaxtından sayılır.
bookings-come-back = Ziyarətçi həmin vaxt qayıdır
bookings-wait-now = Yazılışsız indi gözləyir
bookings-late = Vaxt keçib. Ziyarətçi adi bilet alır.
bookings-change = Vaxtı dəyiş
bookings-times = Boş vaxtları göstər
bookings-nearest = Ən yaxın boş vaxtlar
bookings-at = Vaxt
bookings-name = Sənəddəki kimi ad
bookings-phone = Telefon
bookings-mail = E-poçt ünvanı
bookings-mail-hint = Ziyarətçi yazılışı və keçidi e-poçtla alır.
bookings-no-times = Bu gün üçün boş vaxt yoxdur.
bookings-cancel = Yazılışı ləğv et
bookings-cancel-what = Vaxt başqaları üçün boşalır. Ad, e-poçt ünvanı və telefon nömrəsi silinir.
bookings-to-list = Vaxt yoxdur: ziyarətçini bu günün gözləmə siyahısına və ya püşkünə yazın
bookings-lists = Gözləmə siyahısı: { $count }
bookings-lists-title = Gözləmə siyahıları və püşklər
bookings-lists-what = Növbəti ziyarətçiyə boş vaxt saat 8:00 ilə 20:00 arasında təklif olunur: e-poçtla və ya sizin zənginizlə. Kimə zəng etmək lazım olduğunu yazılışlar səhifəsi göstərir. Püşkə qoyulan vaxtı püşkdən əvvəl yazmaq olmaz.
bookings-lists-none = Gözləmə siyahısında ziyarətçi yoxdur.
bookings-lists-more = Digər ziyarətçilər: { $count }
bookings-draw-open = { $week } tarixindən başlayan həftənin püşkü: { $at }. İndiyədək müraciət: { $count }.
bookings-draw-day = Həftənin vaxtları püşklə bölünsün
bookings-draw-none = Xeyr: vaxtı birinci istəyən alır
bookings-draw-how = Vaxtı az olan xidmət üçün. Əvvəlki həftənin bu anına qədər müraciət edənlərin hamısının şansı bərabərdir; qalan vaxtlara sonra yazılmaq olar. Ziyarətçinin adı tələb olunur.
bookings-draw-time = Püşkün saatı
bookings-call = Bu ziyarətçilərə zəng edin: onlar üçün vaxt saxlanılır
bookings-call-what = Onların e-poçt ünvanı yoxdur. Yazılışı açın və ziyarətçinin vaxtı götürüb-götürmədiyini bildirin.
bookings-take = Ziyarətçi bu vaxtı götürür
bookings-until = { $time } tarixinədək saxlanılır
bookings-visitors = Birlikdə gələn ziyarətçilər
bookings-for = Ziyarətçi sayı: { $visitors }
bookings-capacity = İki həftənin yerləri
bookings-capacity-what = Növbəti iki həftənin yerləri; boş yerlərə əməkdaşlar üçün saxlananlar da daxildir. Yeri olmayan günlər göstərilmir.
bookings-no-slots = Bu iki həftədə yer yoxdur.
bookings-learned = { $learned ->
    [one] Bu xidmət burada bir dəqiqə çəkir
   *[other] Bu xidmət burada { $learned } dəqiqə çəkir
}, yerləri isə { $typical } dəqiqə ilə hesablanır. Tənzimləmələrdə xidmətin adi müddətini düzəldin.
bookings-displace = { $count ->
    [one] Yenə də dərc et: bir yazılış vaxtını itirir
   *[other] Yenə də dərc et: { $count } yazılış vaxtını itirir
}
bookings-settings-what = Bu qaydalar yazılış olan bütün xidmətlərə aiddir. Yazılış hər xidmətin öz səhifəsində açılır.
bookings-setting = { $name ->
    [part] Pəncərə vaxtının yazılışlara ayrılan hissəsi, %
    [step_minutes] Bir vaxtdan növbətiyə qədər dəqiqə
    [horizon_days] Neçə gün əvvəldən yazılmaq olar
    [lead_minutes] Vaxta neçə dəqiqə qalana qədər yazılmaq olar
    [hold_minutes] Formanı doldurmaq üçün dəqiqə
    [change_until_minutes] Ziyarətçi vaxtı neçə dəqiqə qalana qədər dəyişə bilər
    [early_minutes] Ziyarətçi gəlişini neçə dəqiqə əvvəldən bildirə bilər
    [late_minutes] Ziyarətçi gəlişini neçə dəqiqə sonraya qədər bildirə bilər
    [staff_part] Yerlərin bir gün əvvələ qədər əməkdaşlar üçün saxlanan hissəsi, %
    [per_address] Bir e-poçt ünvanının eyni vaxtda yazılışları
    [overbook] 12 və daha çox vaxtı olan saata ən çoxu bu qədər artıq yazılış, %
    [group_max] Bir yazılışda ən çoxu neçə ziyarətçi
   *[within_minutes] Vəd: 10 ziyarətçidən 9-u neçə dəqiqə ərzində çağırılır
}
bookings-setting-hint = { $low } – { $high }. { $name ->
    [part] Qalanı yazılışsız ziyarətçilər üçündür. 40 % ilə vədə dolu zalda da əməl olunur.
    [horizon_days] Nə qədər qısadırsa, bir o qədər çox ziyarətçi gəlir.
    [late_minutes] Sonra yazılış buraxılmış sayılır və ziyarətçi adi bilet götürə bilər.
    [staff_part] Zəng edən ziyarətçilərə də vaxt qalsın deyə.
    [overbook] Əvvəlki ziyarətçilərə görə on saatdan doqquzunda vaxtlardan çox adam gəlmədiyi qədər. 0: heç vaxt.
   *[other] {""}
}
bookings-ask-title = Erkən yazılan ziyarətçidən iki gün əvvəl gələcəyini soruş
bookings-ask = { $ask ->
    [off] Xeyr
    [required] Bəli, əvvəlki gün saat 18:00-dək cavab yoxdursa, yazılışı ləğv et
   *[ask] Bəli
}
bookings-bookable = Bu xidmətə yazılmaq olar
bookings-bookable-how = Yerlər iş saatlarından, xidmətin adi müddətindən və pəncərələrdən hesablanır.
bookings-slots = Gündəlik yerlər:
bookings-counters = Yazılışlar üçün pəncərələr
bookings-counters-how = Boş saxlasanız, xidmətin 1-ci səviyyədə olduğu hər pəncərə sayılır və oradakı yazılış olan xidmətlər arasında bərabər bölünür.
bookings-windows = Günün başqa sayda pəncərə olan hissələri
bookings-windows-how = Hər sətirdə biri: başlanğıc, son, pəncərə sayı. Məsələn 12:00-14:00 2
bookings-named = Ziyarətçinin adını soruş
bookings-named-how = Ad dəyişdirilmir, operator onu sənədlə tutuşdurur. Beləliklə, vaxtı satmaq olmur.
