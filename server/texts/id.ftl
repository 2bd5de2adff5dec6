# Yang dikatakan server kepada orang.

# Mengapa ditolak, dan apa yang dapat dilakukan.

problem-malformed = Permintaan ini tidak dapat dibaca. Perbaiki isian yang salah, lalu kirim lagi.
problem-not-signed-in = Diperlukan token yang sah. Mintalah yang baru kepada manajer gedung.
problem-wrong-sign-in = Itu tidak benar. Periksa yang Anda ketik lalu coba lagi.
problem-too-many-attempts = Terlalu banyak percobaan yang salah. Coba lagi dalam { $seconds } detik.
problem-step-needed = Selesaikan dulu proses masuk.
problem-forged = Permintaan ini tidak berasal dari halaman kami. Buka kembali halaman itu lalu ulangi di sana.
problem-login-taken = Nama “{ $login }” sudah dipakai. Pilih yang lain.
problem-weak-password = { $why ->
    [short] Kata sandi memerlukan sedikitnya { $signs } karakter. Beberapa kata mudah diingat.
    [name] Kata sandi itu sebagian besar nama Anda sendiri. Pilih yang lain.
    [same] Itu kata sandi yang sekarang. Pilih yang lain.
   *[common] Kata sandi itu diketahui semua orang. Pilih yang lain.
}
problem-not-permitted = Peran ini tidak boleh melakukan itu di sini. Hubungi manajer gedung.
problem-other-counter = Anda ditempatkan di loket { $counter }. Masuklah di sana, atau hubungi manajer gedung.
problem-not-found = { $what ->
    [open_data] Pusat layanan ini tidak menerbitkan waktu tunggunya.
   *[other] Tidak ada apa pun dengan nama itu di sini. Periksa alamat atau nomornya.
}
problem-method-not-allowed = Alamat ini tidak menerima permintaan seperti itu. Lihat keterangan di /api/v1/openapi.json.
problem-not-allowed-now = Itu tidak dapat dilakukan sekarang: tiket atau loket sudah berubah. Periksa, lalu coba lagi.
problem-not-this-ticket = Tiket itu sudah tidak di loket ini. Tidak ada yang diubah.
problem-no-one-waiting = Sekarang tidak ada tiket yang menunggu loket ini.
problem-counter-taken = { $own ->
    [yes] Anda sudah bertugas di loket { $counter }. Tutup loket itu dahulu.
   *[no] Loket { $counter } sedang dipakai petugas lain. Tutup dahulu di sana, atau pilih loket lain.
}
problem-too-late = { $staff ->
    [yes] Waktunya sudah lewat.
   *[no] Waktunya sudah lewat. Mintalah bantuan petugas.
}
problem-command-reused = Nomor perintah ini sudah dipakai untuk hal lain. Kirim lagi dengan nomor baru.
problem-day-not-open = Hari layanan belum dibuka. Tiket diberikan setelah dibuka.
problem-day-already-open = Hari layanan sudah dibuka. Tidak ada yang perlu dilakukan.
problem-past-day = Tiket ini dari hari yang sudah berakhir. Ambillah tiket baru untuk kunjungan baru.
problem-unknown-service = Layanan itu tidak ada di sini. Pilih salah satu yang ditawarkan.
problem-service-closed = { $name }: { problem-closed }
problem-closed = { $reason ->
    [day_not_open] gedung belum buka.
    [holiday] hari ini tutup.
    [last_ticket_passed] tidak ada tiket lagi hari ini.
    [closed_by_staff] ditutup oleh petugas.
    [intake_stopped] hari ini pusat layanan tidak memberi tiket lagi.
    [suspended] dihentikan sementara.
    [centre_suspended] semua pelayanan dihentikan sementara.
    [quota_used] semua tiket hari ini sudah diambil.
    [window_used] semua tiket untuk waktu ini sudah diambil.
    [numbers_used_up] semua nomor tiket sedang terpakai.
    [wait_passes_closing] sudah terlalu banyak yang menunggu untuk sisa hari ini.
   *[outside_hours] sekarang tutup.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
    [suspended] { problem-goes-on }
   *[other] { problem-opens }
}
problem-opens = { $day ->
    [unknown] {" "}Tanyakan kepada petugas apa yang dapat Anda lakukan.
   *[known] {" "}Buka { problem-moment }.
}
problem-free = { $day ->
    [unknown] {" "}Tanyakan kepada petugas apa yang dapat Anda lakukan.
   *[known] {" "}Waktu kosong terdekat { problem-moment }.
}
problem-goes-on = { $day ->
    [unknown] {" "}Tanyakan kepada petugas apa yang dapat Anda lakukan.
   *[known] {" "}Diperkirakan lanjut { problem-moment }.
}
problem-moment = { $day ->
    [today] hari ini pukul { $time }
    [tomorrow] besok pukul { $time }
    [mon] hari Senin pukul { $time }
    [tue] hari Selasa pukul { $time }
    [wed] hari Rabu pukul { $time }
    [thu] hari Kamis pukul { $time }
    [fri] hari Jumat pukul { $time }
    [sat] hari Sabtu pukul { $time }
    [sun] hari Minggu pukul { $time }
   *[later] tanggal { $date } pukul { $time }
}
problem-numbers-used-up = Semua nomor seri { $series } sedang terpakai. Coba lagi beberapa menit lagi, atau hubungi petugas.
problem-centre-faulty = Pusat layanan tidak dapat diatur seperti ini. Perbaiki isian yang salah.
problem-centre-changed = Sementara itu pengaturan telah diubah oleh manajer lain. Lihat perubahannya, lalu coba lagi.
problem-too-large = Itu terlalu besar. Kirim sedikit demi sedikit.
problem-too-fast = Itu terlalu cepat. Tunggu sebentar, lalu coba lagi.
problem-suspended = { $what ->
    [service] Layanan ini dihentikan sementara. Tempat setiap orang tetap tersimpan. Pengawas dapat melanjutkannya.
   *[centre] Pelayanan dihentikan sementara. Tempat setiap orang tetap tersimpan. Pengawas dapat melanjutkannya.
}
problem-clock-in-doubt = Jam server mungkin salah. Manajer harus memeriksanya dan memastikan waktunya.
problem-counter-away = { $back ->
    [known] Loket { $counter } istirahat sampai pukul { $time }. Tunggu loket itu, atau kirim tiket ke antrean layanan.
   *[unknown] Loket atau petugas itu sedang tidak bertugas. Kirim tiket ke antrean layanan.
}
problem-queue-unserved = Ada yang menunggu { $name }{ $more ->
    [0] {""}
   *[other] {" "}dan { $more } layanan lain
}, dan tidak ada lagi yang akan melayani mereka.
problem-not-in-profile = Loket ini tidak melayani tiket { $number }. Pilih dari antreannya sendiri, atau hubungi pengawas.
problem-not-this-service = Kode ini berlaku untuk { $name }. Pilih layanan itu, atau ambil tiket tanpa kode.
problem-already-done = { $command ->
    [add_service] Layanan itu sudah ada di tiket. Jumlahnya dicatat saat dilayani.
   *[other] Itu sudah dilakukan. Tidak ada yang perlu dilakukan.
}
problem-internal = Terjadi kesalahan di server. Tidak ada yang diubah. Jika terulang, beri tahu manajer gedung.
problem-unavailable = Server sedang tidak dapat menyimpan apa pun. Tunggu sebentar, lalu coba lagi.

# Halaman pengunjung.

page-language = Bahasa
page-number = Nomor Anda
page-counter = Loket
page-help = Pertanyaan: { $line }

# Keadaan: masing-masing satu kalimat, dan apa yang harus dilakukan.
page-waiting = Anda dalam antrean
page-waiting-hint = Biarkan halaman ini terbuka atau lihat layar: panggilan Anda muncul di keduanya.
page-called = Giliran Anda: silakan ke loket ini
page-serving = Anda sedang dilayani di loket { $counter }
page-on_hold = Tiket Anda ditunda
page-on_hold-hint = Loket akan memanggil Anda lagi. Jangan pergi jauh.
page-missed = Anda dipanggil, tetapi tidak datang
page-missed-hint = Tempat Anda disimpan sampai pukul { $time }. Sudah kembali di ruang tunggu?
page-missed-still = Tempat Anda disimpan selama layanan dihentikan. Sudah kembali di ruang tunggu?
page-missed-over = Waktu untuk kembali sudah habis. Mintalah bantuan petugas.
page-finished = Kunjungan Anda selesai
page-finished-hint = Terima kasih atas kedatangan Anda.
page-cancelled = Tiket ini sudah dibatalkan
page-cancelled-hint = Anda dapat mengambilnya kembali sampai pukul { $time }.
page-ended = Tiket ini tidak dapat dilayani hari ini
page-coupon-for = Kode untuk { $name }
page-over = Hari ini sudah berakhir
page-over-hint = Tiket ini tidak berlaku lagi dan tidak ada lagi yang ditampilkan di sini. Ambillah tiket baru untuk kunjungan baru.
page-unknown = Tidak ada tiket di sini
page-unknown-hint = Pindai lagi kode pada kertas Anda. Jika dicetak dua kali, hanya yang terbaru yang berlaku. Petugas dapat membantu.
page-trouble = Halaman ini tidak dapat ditampilkan sekarang
page-title-ahead = { $ahead } di depan · { $number } · { $centre }
page-title-called = { $number }: loket { $counter }

# Tempat dalam antrean.
page-ahead-many = Lebih dari { $n } orang di depan Anda
page-wait-unknown = Waktu tunggu belum diketahui
page-promise = Saat Anda mengambil tiket, kami sampaikan: { $wait }. Itu sampai sekitar pukul { $time }.
page-delay-counter-closed = Lebih lama daripada yang disampaikan: satu loket telah tutup.
page-delay-counter-paused = Lebih lama daripada yang disampaikan: satu loket sedang istirahat.
page-stepped-back = Sampai pukul { $time } orang lain didahulukan. Tempat Anda tetap tersimpan.

# Pemberitahuan dengan suara dan getaran.
page-alert = Beri tahu saya dengan suara dan getaran
page-alert-sound = Beri tahu saya dengan suara
page-alert-vibration = Beri tahu saya dengan getaran
page-alert-hint = Ponsel yang terkunci atau halaman di latar belakang mungkin tidak berbunyi. Biarkan halaman ini terbuka atau lihat layar.
page-alert-touch = Sentuh halaman ini sekali untuk mengaktifkan kembali pemberitahuan.

# Ke mana.
page-where = Tempat menunggu
page-zone = { $zone }, lantai { $floor }
page-counters-one = Loket { $counters }
page-counters-many = Loket { $counters }

# Beberapa layanan dalam satu tiket.
page-stops = Layanan Anda
page-stop-served = selesai
page-stop-open = sekarang
page-stop-pending = nanti
page-stop-unserved = tidak dilayani
page-minutes = { $n } menit

# Yang dapat dilakukan pengunjung.
page-give-up = Batalkan tiket saya
page-give-up-ask = Batalkan tiket { $number }? Tempat Anda diberikan kepada orang berikutnya.
page-give-up-yes = Ya, batalkan
page-give-up-no = Tidak, simpan tempat saya
page-step-back = Dahulukan yang lain
page-step-back-ask = Dahulukan yang lain selama { $minutes } menit? Tempat Anda tetap tersimpan.
page-step-back-yes = Ya, dahulukan yang lain
page-step-back-no = Tidak, biarkan seperti ini
page-come-back = Saya sudah kembali
page-take-back = Ambil kembali tiket saya
page-not-sent = Itu tidak sampai ke gedung. Coba lagi.

# Penilaian.
page-rate = Bagaimana pelayanan kami?
page-rate-1 = Sangat buruk
page-rate-2 = Buruk
page-rate-3 = Cukup
page-rate-4 = Baik
page-rate-5 = Sangat baik
page-rate-comment = Komentar Anda (boleh dikosongkan)
page-rate-comment-hint = Jangan tulis nama atau data pribadi.
page-rate-send = Kirim penilaian
page-rate-thanks = Terima kasih atas penilaian Anda.

# Seberapa baru.
page-connecting = Menyambung
page-live = Langsung
page-polled = Keadaan pukul { $time }
page-offline = Tidak tersambung sejak pukul { $time }. Inilah keadaan saat itu.
page-no-script = Keadaan pukul { $time }. Dimuat ulang setiap 30 detik.

# Waktu tunggu untuk semua orang.
page-open-title = Waktu tunggu sekarang
page-open-lead = Untuk pengunjung yang mengambil tiket sekarang.
page-open-until = Buka sampai pukul { $time }
page-open-closed = Sekarang tutup.
page-open-waiting = { $n ->
    [0] tidak ada yang menunggu
   *[other] { $n } orang menunggu
}
page-open-counters = { $n ->
    [0] tidak ada loket yang buka
   *[other] { $n } loket buka
}
page-open-called = Terakhir dipanggil
page-open-promises = Pada { $day }, { $share } pengunjung dipanggil dalam waktu yang kami sampaikan.
page-open-refresh = Keadaan pukul { $time }. Diperbarui setiap 30 detik.
page-open-data = Angka yang sama sebagai data terbuka (JSON)

# Halaman bagi yang bekerja di sini: jalan masuk, akun sendiri, perangkat, orang.

account-faults = Ada masalah
account-fault = { $field ->
    [login] Ketik nama masuk: 2 sampai 60 huruf dan angka, di dalamnya boleh . @ + - _
    [full_name] Ketik namanya, dalam satu baris.
    [password] Ketik kata sandi.
    [old] Ketik kata sandi yang sekarang.
    [new] Ketik kata sandi baru.
    [again] Kedua kata sandi tidak sama. Ketik yang baru dua kali.
    [digits] Ketik enam angka yang ditampilkan aplikasi.
    [code] Ketik delapan karakter di layar perangkat.
    [label] Ketik sebutan perangkat itu, dalam satu baris.
    [language] Pilih bahasa.
    [role] Pilih tugas.
    [agency] Pilih instansi di pusat layanan ini.
    [counter] Itu tidak cocok dengan loket. Pilih yang lain atau kosongkan.
    [replaces] Pilih perangkat yang sejenis, atau kosongkan.
    [display] Pilih layar pusat ini, atau papan seluruh aula.
   *[other] Ada yang tidak dapat dibaca dalam formulir ini. Buka kembali halaman ini.
}
account-sent-before = Ini sudah pernah dikirim. Periksa apakah sudah terlaksana; jika belum, kirim lagi.
account-sorry = Ini tidak dapat ditampilkan
account-save = Simpan
account-go-on = Lanjutkan
account-none = Tidak ada
account-display = Menampilkan
account-whole-board = Papan seluruh aula
account-look-again = Muat ulang

# Yang sudah dilakukan, dikatakan sekali.
account-failed = Sejak Anda terakhir masuk, ada { $count } percobaan masuk ke akun Anda yang gagal, yang terakhir: { $time }. Jika itu bukan Anda, ganti kata sandi dan beri tahu manajer Anda.
account-done = { $what ->
    [signed_out] Anda sudah keluar.
    [password] Kata sandi Anda sudah diganti.
    [factor] Ponsel baru sudah terhubung. Kode dari ponsel lama tidak berlaku lagi.
    [device_in] Perangkat sudah diterima. Dalam beberapa detik perangkat mulai bekerja.
    [device_set] Sudah disimpan.
    [device_revoke] Perangkat sudah dikeluarkan.
    [device_restart] Perangkat diminta memulai ulang.
    [device_screenshot] Perangkat dimintai gambar layar. Muat ulang halaman ini beberapa detik lagi.
    [device_rotate] Perangkat diminta membuat kunci baru.
    [person_factor] Ponsel sudah dilepas. Yang baru dihubungkan saat masuk berikutnya.
    [person_sessions] Orang ini sudah dikeluarkan di semua tempat.
    [person_forget] Orang ini sudah dihapus.
   *[other] Sudah selesai.
}

# Jalan masuk.
account-set-up = Buat akun Anda
account-set-up-why = Anda menjadi manajer di sini. Tautan ini berlaku satu kali.
account-set-up-do = Buat akun saya
account-login = Nama masuk
account-login-hint = Huruf dan angka tanpa spasi, misalnya leyla.m
account-name = Nama lengkap
account-password = Kata sandi
account-password-hint = Sedikitnya { $signs } karakter. Yang penting panjangnya: beberapa kata berurutan kuat dan mudah diingat.
account-password-again = Kata sandi yang sama sekali lagi
account-no-link = Tautan ini tidak berlaku
account-no-link-why = Tautan ini sudah dipakai, lebih dari { $hours } jam umurnya, atau tidak lengkap.
account-no-link-how = Pengelola server mendapat yang baru di server dengan perintah ini:
account-no-link-centre = PUSAT
account-sign-in = Masuk
account-sign-in-first = Masuklah untuk melihat halaman itu.
account-sign-in-as = Anda masuk sebagai
account-forgotten = Lupa kata sandi? Manajer di tempat Anda dapat memberi kata sandi awal yang baru.
account-start-over = Masuk dengan nama lain
account-factor = Pastikan ini Anda
account-factor-how = Buka aplikasi pembuat kode di ponsel Anda. Ketik enam angka yang ditampilkannya untuk Novbe.
account-digits = Kode enam angka
account-factor-lost = Ponsel hilang atau diganti? Manajer lain dapat melepasnya.
account-new-factor = Hubungkan ponsel Anda
account-new-factor-why = Manajer dan pengawas masuk dengan kata sandi dan kode dari ponsel. Ponsel tidak memerlukan jaringan untuk itu.
account-new-factor-app = Pasang aplikasi pembuat kode masuk, misalnya FreeOTP, Aegis, atau Google Authenticator.
account-new-factor-scan = Pindai gambar ini dengan aplikasi itu.
account-new-factor-picture = Kode QR berisi kunci untuk aplikasi
account-new-factor-key = Tidak dapat memindai? Ketik kunci ini di aplikasi:
account-new-factor-code = Ketik enam angka yang sekarang ditampilkan aplikasi.
account-new-factor-present = Kode yang sekarang ditampilkan ponsel yang sudah terhubung
account-new-factor-begin = Tampilkan gambar
account-new-factor-again = Buat gambar lain
account-own-password = Pilih kata sandi Anda sendiri
account-own-password-why = Kata sandi awal diberikan orang lain. Mulai sekarang hanya Anda yang mengetahui kata sandi Anda.
account-change-password = Ganti kata sandi
account-password-now = Kata sandi sekarang
account-password-new = Kata sandi baru
account-password-ends = Anda akan dikeluarkan di semua tempat lain.

# Akun sendiri.
account-title = Akun Anda
account-role = { $role ->
    [manager] Manajer
    [supervisor] Pengawas
    [operator] Petugas loket
    [greeter] Petugas penyambut
    [viewer] Pengamat
   *[other] { $role }
}
account-at-counter = Loket { $counter }
account-signed-in = Masuk
account-until = sampai pukul { $time }, atau sampai { $minutes } menit tanpa kegiatan
account-change-factor = Hubungkan ponsel lain
account-others = Tugas Anda yang lain
account-others-how = Anda keluar dari sini, lalu masuk lagi dengan tugas itu.
account-sign-out = Keluar

# Perangkat.
account-devices = Perangkat
account-devices-none = Belum ada perangkat.
account-device-kind = { $kind ->
    [kiosk] Kios
    [display] Layar antrean
    [counter] Komputer loket
   *[other] { $kind }
}
account-device-state = { $state ->
    [online] ✓ Terhubung
    [offline] ✕ Terputus sejak { $time }
    [not_connected] … Belum pernah memberi kabar
   *[revoked] ✕ Dikeluarkan untuk seterusnya
}
account-device-copied = ! Mesin lain memakai salinan kunci perangkat ini. Ganti perangkat ini atau keluarkan.
account-printer = { $state ->
    [ok] ✓ Pencetak siap
    [paper_low] ! Kertas hampir habis
    [paper_out] ! Kertas habis
    [cover_open] ! Pencetak terbuka
    [offline] ! Pencetak tidak mencetak
    [none] Tidak ada pencetak
   *[unknown] ! Pencetak tidak menjawab
}
account-sound-failed = ! Suara tidak berfungsi
account-clock-off = ! Jamnya meleset { $seconds } detik
account-device-add = Terima perangkat
account-device-add-how = Jalankan Novbe di perangkat baru. Perangkat itu menampilkan kode: ketik di sini.
account-device-code = Kode di layar perangkat
account-device-code-hint = Delapan karakter. Spasi dan huruf kecil tidak berpengaruh.
account-no-such-code = Sekarang tidak ada perangkat yang menampilkan kode itu. Cocokkan dengan layarnya.
account-label = Sebutan perangkat
account-label-hint = Misalnya “kios di pintu masuk”
account-counter = Loket
account-counter-of-device-hint = Hanya untuk komputer loket.
account-replaces = Menggantikan
account-replaces-hint = Perangkat yang Anda pilih sejak itu dikeluarkan.
account-device-confirm = Terima
account-waiting = Menunggu diterima
account-waiting-hint = Terimalah hanya yang ada di depan Anda: kodenya ada di layarnya dan tidak di tempat lain.
account-waiting-none = Sekarang tidak ada mesin yang menunggu.
account-waiting-since = sejak { $time }
account-device-since = Diterima
account-device-printer = Pencetak
account-device-screen = Layar
account-device-version = Versi
account-device-service-code = Kode servis
account-device-picture = Layar pada { $time }
account-device-rename = Nama dan tempat
account-device-ask = Minta perangkat
account-ask = { $what ->
    [restart] Mulai ulang
    [screenshot] Kirim gambar layarnya
   *[rotate] Buat kunci baru
}
account-asked = Sudah diminta, belum terlaksana.
account-device-revoke = Keluarkan perangkat
account-device-revoke-what = Perangkat berhenti seketika dan untuk seterusnya. Mesin yang sama dapat diterima lagi nanti, dengan kode baru.
account-device-revoke-do = Ya, keluarkan

# Orang.
account-people = Orang
account-person-add = Tambah orang
account-person-add-do = Tambah
account-duty = Tugas
account-agency = Instansi
account-agency-all = Seluruh pusat layanan
account-counter-any = Mana saja
account-counter-of-person-hint = Hanya untuk petugas loket atau penyambut yang bekerja di satu loket saja.
account-person-in = ✓ Sedang masuk
account-person-first = … Belum memilih kata sandi sendiri
account-person-no-factor = … Belum menghubungkan ponsel
account-first = Kata sandi awal
account-first-what = Berikan hanya kepada orang ini. Kata sandi ini ditampilkan sekarang saja dan berlaku { $days } hari; saat pertama kali masuk, orang ini menggantinya dengan miliknya sendiri.
account-person-own = Ini Anda. Ubah milik Anda di akun Anda sendiri.
account-person-help = Tidak bisa masuk?
account-person-password = Beri kata sandi awal baru
account-person-password-what = Yang lama tidak berlaku lagi, dan orang ini dikeluarkan di semua tempat.
account-person-factor = Lepas ponsel
account-person-factor-what = Untuk ponsel yang hilang atau diganti. Orang ini dikeluarkan di semua tempat.
account-person-sessions = Keluarkan di semua tempat
account-person-forget = Hapus orang ini
account-person-forget-what = Nama, nama masuk, kata sandi, dan tugas dihapus untuk seterusnya. Catatan menyimpan yang telah dilakukan, tanpa nama.
account-person-forget-do = Ya, hapus
