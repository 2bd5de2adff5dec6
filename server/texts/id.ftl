# Yang dikatakan server kepada orang.

# Mengapa ditolak, dan apa yang dapat dilakukan.

problem-malformed = Permintaan ini tidak dapat dibaca. Perbaiki isian ini, lalu kirim lagi.
problem-not-signed-in = Diperlukan token yang sah. Masuk lagi, atau mintalah token baru kepada manajer.
problem-wrong-sign-in = { $what ->
    [badge] Kartu ini tidak dikenal di sini. Masuk dengan nama pengguna dan kata sandi.
    [code] Kode salah. Masukkan kode yang sekarang ditampilkan aplikasi.
    [password] Kata sandi salah.
   *[login] Nama pengguna atau kata sandi salah.
}
problem-device-unknown = Perangkat ini tidak dikenal di sini, atau kunci rahasianya berbeda. Manajer dapat menambahkannya lagi di tempat semula.
problem-too-many-attempts = Terlalu banyak percobaan yang gagal. Coba lagi dalam { $seconds } detik.
problem-login-guarded = Terlalu banyak kata sandi salah dicoba untuk nama pengguna ini. Masuklah dengan peramban atau di loket yang pernah Anda pakai, atau minta tautan masuk kepada manajer.
problem-step-needed = Selesaikan dulu proses masuk.
problem-forged = Permintaan ini tidak berasal dari halaman kami. Buka kembali halaman itu lalu ulangi di sana.
problem-login-taken = Nama pengguna “{ $login }” sudah dipakai. Pilih yang lain.
problem-weak-password = { $why ->
    [short] Gunakan sedikitnya { $signs } karakter. Beberapa kata mudah diingat.
    [name] Kata sandi ini sebagian besar nama Anda sendiri. Pilih yang lain.
    [same] Ini kata sandi Anda sekarang. Pilih yang lain.
   *[common] Kata sandi ini terlalu umum. Pilih yang lain.
}
problem-not-permitted = { $need ->
    [scope] Token ini tidak memiliki izin “{ $scope }”. Mintalah kepada manajer token dengan izin tersebut.
   *[role] Peran Anda tidak mengizinkan ini di sini. Hubungi manajer.
}
problem-other-counter = Anda ditempatkan di loket { $counter }. Masuklah di sana, atau hubungi manajer.
problem-not-found = { $what ->
    [booking] Tidak ada janji temu seperti itu untuk hari ini. Periksa hari dan kodenya, atau tanyakan kepada petugas.
    [open_data] Pusat layanan ini tidak menerbitkan waktu tunggunya.
   *[other] Tidak ditemukan apa pun dengan nama ini. Periksa alamat atau nomornya.
}
problem-method-not-allowed = Alamat ini tidak menerima permintaan seperti itu. Lihat keterangan di /api/v1/openapi.json.
problem-not-allowed-now = { $what ->
    [action] Ini tidak dapat dilakukan sekarang. Mungkin sudah dilakukan: lihat keadaannya, lalu coba lagi.
   *[other] Ini tidak dapat dilakukan sekarang: tiket atau loket sudah berubah. Periksa, lalu coba lagi.
}
problem-not-this-ticket = Tiket ini sudah tidak di loket ini. Tidak ada yang diubah.
problem-no-one-waiting = Sekarang tidak ada tiket yang menunggu loket ini.
problem-counter-taken = { $own ->
    [yes] Anda sudah bertugas di loket { $counter }. Tutup loket itu dahulu.
   *[no] Loket { $counter } sedang dipakai petugas lain. Tutup dahulu di sana, atau pilih loket lain.
}
problem-too-late = { $staff ->
    [yes] Sudah terlambat untuk ini.
   *[no] Sudah terlambat untuk ini. Mintalah bantuan petugas.
}
problem-server-replaced = Server ini sudah usang: pusat layanan telah dipulihkan di server lain. Minta teknisi jaga mematikan server ini.
problem-update-device = Program perangkat ini lebih lama daripada server pusat layanan, sehingga keduanya tidak dapat bekerja sama. Perbarui perangkat ini.
problem-update-server = Server pusat layanan lebih lama daripada program perangkat ini, sehingga keduanya tidak dapat bekerja sama. Perbarui server.
problem-command-reused = Nomor perintah ini sudah dipakai untuk hal lain. Kirim lagi dengan nomor baru.
problem-day-not-open = Hari layanan belum dibuka. Tiket diberikan setelah dibuka.
problem-day-already-open = Hari layanan sudah dibuka. Tidak ada yang perlu dilakukan.
problem-past-day = Tiket ini dari hari yang sudah berakhir. Ambillah tiket baru untuk kunjungan baru.
problem-ticket-lost = Tiket ini diambil sebelum sistem dipulihkan, dan sistem tidak mengenalnya. Tunjukkan kepada petugas di meja informasi: Anda akan segera dibantu.
problem-unknown-service = Layanan itu tidak ada di sini. Pilih salah satu yang ditawarkan.
problem-service-closed = { $name }: { problem-closed }
problem-closed = { $reason ->
    [day_not_open] pusat layanan tidak buka.
    [holiday] hari ini tutup.
    [last_ticket_passed] tidak ada tiket lagi hari ini.
    [closed_by_staff] tiket untuk layanan ini sementara tidak diberikan.
    [intake_stopped] pusat layanan sementara tidak memberi tiket.
    [suspended] dihentikan sementara.
    [centre_suspended] semua pelayanan dihentikan sementara.
    [quota_used] semua tiket hari ini sudah diambil.
    [window_used] semua tiket untuk waktu ini sudah diambil.
    [numbers_used_up] semua nomor tiket sedang terpakai.
    [wait_passes_closing] hari ini kami tidak dapat melayani pengunjung lagi.
   *[outside_hours] sekarang tutup.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
    [suspended] { problem-goes-on }
    [centre_suspended] { problem-goes-on }
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
   *[known] {" "}Diperkirakan dilanjutkan { problem-moment }.
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
problem-centre-faulty = Pengaturan ini tidak sah. Perbaiki isian ini.
problem-centre-changed = Sementara itu manajer lain telah mengubah pengaturan. Periksa perubahannya, lalu coba lagi.
problem-too-large = Itu lebih besar dari { $limit }. Kirim sedikit demi sedikit.
problem-too-fast = { $what ->
    [tickets] Terlalu banyak tiket diambil di sini dalam waktu singkat. Tunggu sebentar, lalu coba lagi.
   *[requests] Terlalu banyak permintaan dalam waktu singkat. Tunggu sebentar, lalu coba lagi.
}
problem-suspended = { $what ->
    [service] Layanan ini dihentikan sementara. Urutan antrean semua orang tetap berlaku. Pengawas dapat melanjutkannya.
   *[centre] Pelayanan dihentikan sementara. Urutan antrean semua orang tetap berlaku. Pengawas dapat melanjutkannya.
}
problem-clock-in-doubt = Jam server mungkin salah. Manajer harus memeriksanya dan memastikan waktunya.
problem-counter-away = { $back ->
    [known] Loket { $counter } istirahat sampai pukul { $time }. Tunggu loket itu, atau kirim tiket ke antrean layanan.
   *[unknown] Loket atau petugas itu sedang tidak bertugas. Kirim tiket ke antrean layanan.
}
problem-queue-unserved = Ada yang menunggu { $name }{ $more ->
    [0] {""}
   *[other] {" "}dan { $more } layanan lain
}, dan tidak ada loket lain yang akan melayani mereka.
problem-not-in-profile = Loket ini tidak melayani tiket { $number }. Pilih tiket dari antreannya sendiri, atau hubungi pengawas.
problem-not-this-service = Kode ini berlaku untuk { $name }. Pilih layanan itu, atau ambil tiket tanpa kode.
problem-already-done = { $command ->
    [check_in] Tiket untuk janji temu ini sudah diberikan. Jika tidak ada pada Anda, tanyakan kepada petugas.
    [add_service] Layanan ini sudah ada di tiket. Isi jumlahnya saat layanan selesai.
    [set_badge] Kartu ini milik orang lain.
   *[other] Ini sudah dilakukan. Tidak ada yang perlu dilakukan.
}
problem-not-bookable = Layanan ini tidak dapat dipesan. Datanglah pada jam buka dan ambil tiket.
problem-slot-taken = { $day ->
    [none] Waktu ini sudah terisi, dan tidak ada waktu lain yang kosong. Lihat lagi besok, atau datang tanpa janji temu.
   *[known] Waktu ini sudah terisi. Waktu kosong terdekat adalah { problem-moment }.
}
problem-booking-limit = { $what ->
    [moves] Janji temu ini sudah diubah { $number } kali. Batalkan lalu pesan lagi, atau tanyakan kepada petugas.
    [missed] Setelah dua kali tidak datang, alamat surel ini hanya dapat memesan untuk hari ini dan besok. Petugas dapat memesan hari lain untuk Anda.
    [mails] Hari ini tiga surel sudah dikirim ke alamat ini. Buka tautan pada surel terakhir, atau tanyakan kepada petugas.
    [many] Terlalu banyak pemesanan dimulai dari jaringan Anda. Coba lagi beberapa menit lagi, atau tanyakan kepada petugas.
    [draw] Permintaan dengan nama ini sudah ikut dalam undian ini. Jika itu bukan milik Anda, tanyakan kepada petugas.
   *[other] Alamat surel ini sudah memiliki { $number } janji temu. Batalkan salah satu dahulu, atau tanyakan kepada petugas.
}
problem-too-early = Masih terlalu awal untuk janji temu ini. Anda dapat melapor { problem-moment }.
problem-bookings-displaced = Perubahan ini membuat { $displaced } janji temu kehilangan waktunya ({ $by_mail } dengan alamat surel, { $others } tanpa). Tidak ada yang diubah. Untuk tetap mengubahnya, konfirmasikan jumlah ini.
problem-internal = Terjadi kesalahan di server. Tidak ada yang diubah. Jika terulang, beri tahu manajer.
problem-unavailable = { $cause ->
    [newer_log] Server ini lebih lama daripada catatan ruang layanan. Perbarui server ini.
   *[other] Server sedang tidak dapat menyimpan apa pun. Tunggu sebentar, lalu coba lagi.
}

# Apa yang dikatakan “novbe server doctor” dan halaman konsol tentang server, dan apa yang harus dilakukan.

finding-name = { $what ->
    [disk] Disk
    [database] Basis data
    [log] Log peristiwa
    [clock] Jam
    [time] Server waktu
    [certificate] Sertifikat
    [backup] { $state ->
        [same_disk] Disk cadangan
       *[other] Cadangan
    }
    [devices] { $state ->
        [copied] Kunci rahasia perangkat
        [version] Versi perangkat
        [offline] Koneksi perangkat
       *[ok] Perangkat
    }
    [address] Alamat
    [proxies] Proksi
    [units] Layanan sistem
    [manager] Manajer
    [settings] Pengaturan
    [zone] Zona waktu
    [key] Kunci server
   *[server] Server
}
finding-level = { $level ->
    [good] Baik
    [care] Perlu ditangani
   *[bad] Mendesak
}
finding-disk = { $state ->
    [elsewhere] Basis data ada di { $host }: periksa ruang kosong di sana.
   *[ok] Ruang kosong pada disk { $folder }: { $free } MB.
}
finding-disk-do = Kosongkan ruang pada disk ini, atau beri server disk yang lebih besar: bila penuh, tiket tidak dapat diterbitkan.
finding-database = { $state ->
    [ok] Basis data dapat dibaca dan ditulis.
    [disk_full] Tidak ada yang dapat disimpan: disk basis data penuh.
    [read_only] Tidak ada yang dapat disimpan: basis data hanya dapat dibaca.
    [locked] Tidak ada yang dapat disimpan: program lain memakai basis data.
    [refused] Basis data menolak server.
    [damaged] Basis data rusak{ $named ->
        [0] .
       *[other] : { $parts }.
    }
    [disk_fails] Disk basis data melaporkan kesalahan.
    [missing] Belum ada pusat layanan di { $database }.
    [unusable] { $reason }
    [not_writable] Tidak ada yang dapat disimpan: akun server tidak boleh menulis basis data.
   *[gone] Basis data tidak dapat dijangkau.
}
finding-database-do = { $state ->
    [disk_full] Kosongkan ruang pada disk basis data.
    [read_only] Sistem membuat disk yang rusak hanya dapat dibaca: lihat dmesg, periksa disk (fsck), pasang lagi, lalu jalankan server.
    [locked] Tutup program lain yang membuka berkas basis data.
    [refused] Periksa pengguna, kata sandi, dan nama basis data, serta jumlah koneksi yang diizinkan PostgreSQL.
    [damaged] Hentikan server dan simpan salinan berkasnya. Salin data ke berkas baru: novbe server copy --to sqlite:////var/lib/novbe/new.db. Bila berhasil, yang rusak hanya indeks atau keadaan tersimpan dan tidak ada yang hilang: pakai berkas baru itu. Bila tidak, pulihkan cadangan terakhir.
    [disk_fails] Ganti disk dan pulihkan cadangan terakhir.
    [missing] Impor pusat layanan: sudo -u novbe novbe server import FILE. Bila pusat layanan ada di basis data lain, perbaiki NOVBE_DATA atau NOVBE_DATABASE.
    [unusable] Lakukan yang disebutkan, lalu jalankan pemeriksaan lagi.
    [not_writable] Berikan basis data dan foldernya kepada akun server: sudo chown -R novbe:novbe, lalu foldernya.
    [file_gone] Periksa apakah folder data ada dan pengguna server boleh membaca serta menulis berkas basis data.
   *[gone] Periksa apakah PostgreSQL berjalan dan pengaturannya benar.
}
finding-key = { $state ->
    [ok] Kunci server adalah milik pusat layanan ini.
    [missing] Kunci server tidak ada: { $file }.
    [unreadable] Kunci server tidak dapat dibaca: { $file }.
    [open] Akun lain di komputer ini dapat membaca { $file }.
   *[other] Kunci server bukan milik pusat layanan ini: { $file }.
}
finding-key-do = { $state ->
    [unreadable] Jalankan pemeriksaan sebagai pengguna server, atau izinkan pengguna itu membaca berkasnya.
    [open] Biarkan hanya akun server yang membacanya: sudo chmod 600 { $file }
   *[other] Kembalikan kunci dari cadangan atau dari komputer lain pusat layanan ini sebelum server dijalankan lagi. Dengan kunci baru, kode pada semua tiket, verifikasi dua langkah, kartu, dan rahasia webhook tidak berlaku lagi.
}
finding-log = { $state ->
    [ok] Server mengikuti log sampai entri { $revision }.
   *[stopped] Server tidak dapat mengikuti log mulai entri { $revision }. Tidak ada yang dapat dilakukan di pusat layanan ini.
}
finding-log-do = Jalankan “novbe server verify”. Lalu pulihkan cadangan terakhir, atau laporkan hasilnya.
finding-clock = { $state ->
    [ok] Waktu server tidak diragukan.
    [ahead] Jam server mungkin terlalu cepat beberapa hari. Tiket tidak diterbitkan.
   *[other] Waktu server diragukan.
}
finding-clock-do = Periksa jam server dan betulkan bila salah. Lalu konfirmasikan waktunya di halaman pusat layanan.
finding-time = { $state ->
    [ok] Jam komputer ini diatur oleh server waktu.
    [ahead] Saat server berjalan, jam komputer ini dimajukan { $minutes } menit.
    [back] Saat server berjalan, jam komputer ini dimundurkan { $minutes } menit.
   *[none] Jam komputer ini tidak diatur oleh server waktu.
}
finding-time-do = { $state ->
    [none] Aktifkan layanan waktu: timedatectl set-ntp true. Di jaringan tanpa layanan itu, cocokkan jam setiap minggu.
   *[other] { finding-clock-do }
}
finding-certificate = { $state ->
    [ok] Sertifikat masih berlaku { $days } hari.
    [soon] Sertifikat hanya berlaku { $days } hari lagi.
    [over] Sertifikat sudah kedaluwarsa.
    [unreadable] Sertifikat { $file } tidak dapat dibaca.
    [proxy] Sertifikat ada pada proksi di depan server.
   *[none] Server dipakai tanpa TLS: orang lain di jaringan dapat membaca yang dikirim perangkat.
}
finding-certificate-do = { $state ->
    [none] Aktifkan TLS bila orang lain memakai jaringan yang sama.
   *[other] Perbarui sertifikat; server memakai yang baru dengan sendirinya.
}
finding-backup = { $state ->
    [ok] Cadangan terakhir berumur { $hours } jam.
    [old] Cadangan terakhir berumur { $hours } jam.
    [same_disk] { $folder } berada di disk yang sama dengan data pusat layanan: cadangan ikut hilang jika disk itu rusak.
   *[none] Tidak ada cadangan yang diketahui.
}
finding-backup-do = { $state ->
    [same_disk] Pasang disk lain, atau folder dari komputer lain, di { $folder }.
   *[other] Buat cadangan setiap malam dan simpan di komputer lain.
}
finding-devices = { $state ->
    [ok] Perangkat yang terhubung: { $count }, semua sama versinya dengan server.
    [version] { $devices }: versinya berbeda dari server ({ $version }).
    [offline] { $devices }: tidak terhubung.
    [paper] { $devices }: kertas printer habis, atau printer terbuka.
    [printer] { $devices }: printer tidak merespons.
   *[copied] { $devices }: komputer lain memakai salinan kunci rahasianya.
}
finding-devices-do = { $state ->
    [version] Perbarui perangkat ini.
    [offline] Periksa apakah menyala dan dapat menjangkau alamat server.
    [paper] Isi kertas dan tutup printer.
    [printer] Periksa listrik, kabel, dan alamat printer.
   *[copied] Tambahkan lagi perangkat ini di tempatnya, atau hapus.
}
finding-manager = Pusat layanan ini belum memiliki manajer.
finding-manager-do = Buat tautan untuk manajer pertama: sudo -u novbe novbe server user set-up-link { $centre }
finding-settings = { $name } di { $file } bukan pengaturan server dan diabaikan.
finding-settings-do = { $state ->
    [near] Tulis { $near } sebagai gantinya, lalu mulai ulang server.
   *[unknown] Perbaiki namanya atau hapus barisnya, lalu mulai ulang server.
}
finding-address = { $state ->
    [ok] Alamat server: { $address }.
    [local] Server hanya dapat dijangkau dari komputer ini: { $address }.
   *[phones] Ponsel tidak dapat membuka tiketnya: server tidak memiliki alamat publik.
}
finding-address-do = { $state ->
    [local] Isi NOVBE_HOST dengan 0.0.0.0, atau pasang proksi di depan server.
   *[phones] Isi NOVBE_PUBLIC_URL dengan alamat yang dapat dijangkau ponsel.
}
finding-proxies = { $state ->
    [ok] Proksi yang dipercaya server: { $count }.
   *[open] Server memercayai proksi tetapi dapat dijangkau tanpanya: { $address }.
}
finding-proxies-do = Atur agar server menerima koneksi pada soket atau 127.0.0.1.
finding-units = { $state ->
    [ok] Tidak ada layanan sistem Novbe yang gagal: { $units }.
   *[failed] Gagal: { $units }.
}
finding-units-do = Baca sebabnya: journalctl -u { $units }
finding-zone = Zona waktu komputer ini { $machine }, zona waktu pusat layanan { $zone }.
finding-zone-do = Atur zona waktu komputer: sudo timedatectl set-timezone { $zone }. Cadangan malam dan log sistem mengikuti waktu komputer.
finding-server = { $state ->
    [ok] Server merespons di { $address } dan menerima perintah.
    [waiting] Server di { $address } menunggu server lain yang sedang melayani pusat layanan ini.
    [not_ready] Server belum siap: { $checks }.
    [other] Port { $address } sudah terpakai, dan yang memakainya tidak merespons sebagai server ini.
   *[silent] Server tidak merespons di { $address }.
}
finding-server-do = { $state ->
    [not_ready] Lakukan yang dikatakan temuan lain. Bila tidak ada, mulai ulang server.
    [other] Lihat program mana yang memakai port: sudo ss -ltnp. Bila program lain, hentikan atau atur NOVBE_PORT lain. Bila server sendiri, server macet: mulai ulang.
   *[silent] Jalankan server. Bila berhenti lagi, lognya menyebut sebabnya: journalctl -u novbe-server
}

# Halaman pengunjung.

page-language = Bahasa
page-number = Nomor Anda
live-counter = Loket
page-help = Pertanyaan: { $line }

# Keadaan: masing-masing satu kalimat, dan apa yang harus dilakukan.
live-waiting = Anda dalam antrean
live-waiting-hint = Biarkan halaman ini terbuka atau lihat papan: panggilan Anda muncul di keduanya.
live-called = Giliran Anda: silakan ke loket ini
live-after-closing = Hari ini tidak ada tiket lagi untuk layanan ini. Anda sudah memiliki tiket dan tetap dilayani.
live-serving = Anda sedang dilayani di loket { $counter }
live-on_hold = Tiket Anda ditunda
live-on_hold-hint = Loket akan memanggil Anda lagi. Jangan pergi jauh.
live-missed = Anda dipanggil, tetapi tidak datang
live-missed-hint = Urutan antrean Anda berlaku sampai pukul { $time }. Sudah kembali di ruang tunggu?
live-missed-still = Urutan antrean Anda tetap berlaku selama layanan dihentikan. Sudah kembali di ruang tunggu?
live-missed-over = Waktu untuk kembali sudah habis. Mintalah bantuan petugas.
live-finished = Kunjungan Anda selesai
live-finished-hint = Terima kasih atas kedatangan Anda.
live-cancelled = Tiket ini sudah dibatalkan
live-cancelled-hint = Anda dapat mengambilnya kembali sampai pukul { $time }.
live-ended = Tiket ini tidak dapat dilayani hari ini
page-coupon-for = Kode untuk { $name }
live-over = Hari layanan tiket ini sudah berakhir
live-over-hint = Tiket ini tidak berlaku lagi dan tidak ada lagi yang ditampilkan di sini. Ambillah tiket baru untuk kunjungan baru.
live-unknown = Tidak ada tiket di sini
live-unknown-hint = Pindai lagi kode pada kertas Anda. Jika dicetak dua kali, hanya yang terbaru yang berlaku. Petugas dapat membantu.
page-trouble = Halaman ini tidak dapat ditampilkan sekarang
live-title-ahead = { $ahead } di depan · { $number } · { $centre }
live-title-called = { $number }: loket { $counter }

# Tempat dalam antrean.
page-ahead-many = Lebih dari { $n } orang di depan Anda
page-order = Urutan panggilan juga bergantung pada layanan dan prioritas, bukan hanya pada nomor.
live-wait-unknown = Waktu tunggu belum diketahui
live-promise = Saat Anda mengambil tiket, kami sampaikan: { $wait }. Itu sampai sekitar pukul { $time }.
live-promise-at_risk = Anda mungkin menunggu lebih lama daripada yang kami sampaikan.
live-promise-broken = Anda sudah menunggu lebih lama daripada yang kami sampaikan. Kami mohon maaf.
live-stepped-back = Sampai pukul { $time } orang lain didahulukan. Urutan antrean Anda tetap berlaku.
live-alert = Beri tahu saya dengan suara dan getaran
live-alert-sound = Beri tahu saya dengan suara
live-alert-vibration = Beri tahu saya dengan getaran
live-alert-hint = Ponsel yang terkunci atau halaman di latar belakang mungkin tidak berbunyi. Biarkan halaman ini terbuka atau lihat papan.
live-alert-touch = Sentuh halaman ini sekali untuk mengaktifkan kembali pemberitahuan.

# Ke mana.
page-where = Tempat menunggu
page-zone = { $zone }, lantai { $floor }
live-counters-one = Loket { $counters }
live-counters-many = Loket { $counters }

# Beberapa layanan dalam satu tiket.
page-stops = Layanan Anda
live-stop-served = selesai
live-stop-open = sekarang
live-stop-pending = nanti
live-stop-unserved = tidak dilayani
live-minutes = { $n } menit

# Yang dapat dilakukan pengunjung.
page-give-up = Batalkan tiket saya
live-give-up-ask = Batalkan tiket { $number }? Urutan Anda beralih ke orang berikutnya.
live-give-up-yes = Ya, batalkan
live-give-up-no = Tidak, pertahankan urutan saya
page-step-back = Dahulukan yang lain
page-step-back-ask = Dahulukan yang lain selama { $minutes } menit? Urutan antrean Anda tetap berlaku.
live-step-back-yes = Ya, dahulukan yang lain
live-step-back-no = Tidak, biarkan seperti ini
live-come-back = Saya sudah kembali
live-take-back = Ambil kembali tiket saya
live-not-sent = Itu tidak sampai ke pusat layanan. Coba lagi.
live-why-waiting = Mengapa orang lain dipanggil lebih dulu?
live-why-called = Mengapa saya dipanggil sekarang?
live-not-asked = Saat ini tidak ada koneksi. Silakan coba lagi.
page-rate = Bagaimana pelayanan kami?
page-rate-1 = Sangat buruk
page-rate-2 = Buruk
page-rate-3 = Cukup
page-rate-4 = Baik
page-rate-5 = Sangat baik
page-rate-comment = Komentar Anda (boleh dikosongkan)
page-rate-comment-hint = Jangan tulis nama atau data pribadi.
page-rate-send = Kirim penilaian
live-rate-thanks = Terima kasih atas penilaian Anda.

# Seberapa baru.
live-connecting = Menyambung
live-live = Langsung
live-polled = Keadaan pukul { $time }
live-offline = Koneksi terputus pukul { $time }. Inilah keadaan saat itu.
page-no-script = Keadaan pukul { $time }. Dimuat ulang setiap 30 detik.

# The waiting times for everybody.
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
page-open-promises = Pada { $day }, { $share } dari { $calls } pengunjung yang dipanggil dipanggil dalam waktu yang diberitahukan kepada mereka.
page-open-record = 30 hari terakhir: { $share } dari { $calls } pengunjung yang dipanggil dipanggil dalam waktu yang diberitahukan kepada mereka. Selisih yang biasa dari perkiraan kami: { $minutes } menit.
balance = Tiket diambil: { $arrivals } = { $served } dilayani + { $cancelled } dibatalkan + { $no_shows } tidak datang + { $left } pergi tanpa dipanggil + { $unfinished } tidak selesai + { $coupons } pulang dengan kupon + { $here } masih di sini
page-open-booked = Pengunjung dengan janji temu dipanggil seolah-olah mengambil tiket { $ahead } menit sebelum waktunya. 9 dari 10 dijanjikan dipanggil dalam { $within } menit setelahnya.
page-open-booked-kept = Dalam empat minggu terakhir janji itu ditepati bagi { $share } di antaranya.
page-open-digest = Dengan kode ini siapa pun dapat memeriksa bahwa catatan { $day } tidak diubah:
page-open-refresh = Keadaan pukul { $time }. Diperbarui setiap 30 detik.
page-open-staff = Masuk untuk petugas
page-open-data = Angka yang sama sebagai data terbuka (JSON)

# Halaman bagi yang bekerja di sini: masuk, akun sendiri, perangkat, orang.

account-faults = Ada masalah
account-fault = { $field ->
    [login] Masukkan nama pengguna: 2 sampai 60 huruf dan angka, di dalamnya boleh . @ + - _
    [full_name] Masukkan nama lengkap, dalam satu baris.
    [password] Masukkan kata sandi.
    [old] Masukkan kata sandi Anda sekarang.
    [new] Masukkan kata sandi baru.
    [again] Kedua kata sandi tidak sama. Masukkan yang baru dua kali.
    [digits] Masukkan enam angka yang ditampilkan aplikasi.
    [code] Masukkan delapan karakter di layar perangkat.
    [label] Masukkan nama, dalam satu baris.
    [language] Pilih bahasa.
    [role] Pilih peran.
    [agency] Pilih instansi di pusat layanan ini.
    [counter] Ini tidak cocok dengan loket itu. Pilih loket lain atau kosongkan.
    [replaces] Pilih perangkat yang sejenis, atau kosongkan.
    [display] Pilih papan pusat layanan ini, atau papan seluruh ruang layanan.
    [printer] Isi printer seperti tcp://192.0.2.20:9100, usb:04b8:0e15 atau serial:/dev/ttyS0, atau kosongkan.
    [inches] Isi ukuran dari sudut ke sudut. Kios memerlukan sedikitnya 10,1 inci; papan harus terbaca dari kursi terjauh.
    [farthest_seat_m] Isi jarak dalam meter, paling jauh 100, atau kosongkan.
    [screen] Isi nama layar dalam satu baris, atau kosongkan.
    [headset] Isi nama keluaran suara, atau kosongkan.
    [speaker] Isi nama keluaran suara, atau kosongkan.
    [screens_off] Isi jam seperti 22:00-07:00, atau kosongkan.
    [reason] Pilih alasan.
    [expected_end] Pilih waktu yang belum lewat, atau kosongkan.
    [profile] Pilih profil kerja.
    [visitor] Pilih apa yang terjadi pada pengunjung.
    [to_service] Pilih layanan.
    [ends] Pilih berapa lama pengumuman ditampilkan.
    [until] Masukkan waktu hari ini yang belum lewat.
    [centre_file] Pilih berkas pusat layanan.
    [people_file] Pilih daftar berupa berkas CSV.
    [holiday] Pilih hari.
    [special_day] Pilih hari.
    [special_hours] Masukkan jam buka, misalnya 09:00-14:00.
    [series] Pilih seri nomor: instansi ini belum punya layanan lain.
    [category] Pilih kategori.
    [typical_minutes] Masukkan berapa menit layanan ini biasanya berlangsung.
    [target_minutes] Masukkan berapa menit paling lama pengunjung sebaiknya menunggu.
    [per_day] Masukkan jumlah tiket, atau kosongkan.
    [last_ticket] Masukkan waktu, atau kosongkan.
    [day_end_latest] Masukkan waktu, atau kosongkan.
    [alarm_minutes] Masukkan jumlah menit, atau kosongkan.
    [alarm_waiting] Masukkan jumlah pengunjung, atau kosongkan.
    [number] Masukkan nomor loket.
    [badge] Dekatkan kartu ke pemindai, atau masukkan sedikitnya 8 karakter. Satu kartu milik satu orang.
    [scopes] Pilih apa yang diizinkan token ini.
    [last_day] Pilih hari yang belum lewat, atau kosongkan.
    [way] Pilih cara pesan dikirim.
    [address] Isi alamat surel seperti duty@town.example, untuk webhook alamat seperti https://alerts.example/novbe tanpa nama pengguna dan kata sandi, atau untuk SMS dan obrolan alamat Apprise seperti tgram://TOKEN/CHAT.
    [kinds] Pilih setidaknya satu peringatan.
    [quiet_from] Isi kapan jam tenang dimulai, atau kosongkan keduanya.
    [quiet_until] Isi kapan jam tenang berakhir, atau kosongkan keduanya.
    [line] Isi paling banyak 120 karakter dalam satu baris, atau kosongkan.
    [text] Isi teks pengumuman.
    [name] Isi nama setidaknya dalam satu bahasa.
    [hours] Isi jam seperti 09:00-13:00, 14:00-18:00, berurutan, atau kosongkan harinya.
    [profiles] Pilih setidaknya satu profil kerja yang dipakai sebuah loket. Jika tidak, tiketnya tidak dapat dipanggil.
    [how_long] Pilih berapa lama.
    [at] Pilih waktu.
    [booked_name] Masukkan nama, seperti pada dokumen.
    [phone] Masukkan nomor telepon seperti +994 12 555 01 02, atau kosongkan.
    [mail] Masukkan alamat surel seperti name@example.org, atau kosongkan.
    [booking] Masukkan angka dalam batasnya.
    [booked_counters] Masukkan jumlah loket, atau kosongkan.
    [booked_draw_day] Pilih hari dan jam untuk undian.
    [booked_draw_time] Pilih hari dan jam untuk undian.
    [booked_windows] Masukkan setiap bagian hari pada baris sendiri, seperti 12:00-14:00 2.
   *[other] Ada yang kurang atau tidak dapat dibaca. Periksa formulir ini, atau buka kembali halaman ini.
}
account-sent-before = Formulir ini sudah pernah dikirim. Periksa apakah sudah terlaksana. Jika belum, kirim lagi.
account-sorry = Ini tidak dapat ditampilkan
account-save = Simpan
account-go-on = Lanjutkan
account-none = Tidak ada
account-display = Yang ditampilkan
account-whole-board = Papan seluruh ruang layanan
account-look-again = Muat ulang

# Yang sudah dilakukan, dikatakan sekali.
account-failed = Sejak Anda terakhir masuk, ada { $count } percobaan masuk ke akun Anda yang gagal, yang terakhir: { $time }. Jika itu bukan Anda, ganti kata sandi dan beri tahu manajer Anda.
account-done = { $what ->
    [signed_out] Anda sudah keluar.
    [locked] Loket ini terkunci karena lama tidak dipakai. Masuk lagi; loket tetap seperti semula.
    [password] Kata sandi Anda sudah diganti.
    [factor] Verifikasi dua langkah sudah diatur di ponsel baru. Kode dari ponsel lama tidak berlaku lagi.
    [device_in] Perangkat sudah ditambahkan. Dalam beberapa detik perangkat mulai bekerja.
    [set_up] Perubahan sudah diterbitkan.
    [device_set] Perangkat sudah disimpan.
    [device_refused] Perangkat ditolak. Kodenya tidak berlaku lagi.
    [token_revoked] Token sudah dicabut.
    [recipient_set] Penerima disimpan.
    [recipient_removed] Penerima dihapus.
    [test_alert] Pesan uji sedang dikirim. Muat ulang halaman beberapa detik lagi untuk melihat apakah pesan itu sampai.
    [contacts_set] Kontak disimpan.
    [person_names] Nama sudah disimpan.
    [person_duty] Peran sudah ditambahkan.
    [person_end_duty] Peran sudah dihapus.
    [person_badge] Kartu sudah disimpan.
    [person_no_badge] Kartu sudah dihapus.
    [device_revoke] Perangkat sudah dihapus.
    [device_restart] Perangkat akan dimulai ulang.
    [restart_device] Perangkat akan dimulai ulang.
    [device_screenshot] Perangkat akan mengirim gambar layarnya. Muat ulang halaman ini beberapa detik lagi.
    [device_rotate] Perangkat akan mengganti kunci aksesnya.
    [open_day] Hari layanan sudah dibuka.
    [close_day] Hari layanan sudah diakhiri.
    [pause_hall] Semua layanan dihentikan sementara.
    [resume_hall] Semua layanan dilanjutkan.
    [stop_intake] Untuk sementara tiket tidak diberikan.
    [resume_intake] Tiket diberikan lagi.
    [stop_phones] Sekarang tiket tidak dapat diambil di ponsel.
    [resume_phones] Tiket dapat diambil di ponsel lagi.
    [pause_service] Layanan dihentikan sementara.
    [resume_service] Layanan dilanjutkan.
    [close_service] Untuk sementara tiket untuk layanan ini tidak diberikan.
    [open_service] Tiket untuk layanan ini diberikan lagi.
    [move_tickets] Tiket sudah dipindahkan.
    [end_with_coupon] Tiket sudah diakhiri. Pengunjungnya mendapat kupon.
    [set_profile] Profil kerja sudah diganti.
    [close_counter] Loket sudah ditutup.
    [free_counter] Loket sudah kosong dan ditutup.
    [call_ticket] Tiket sudah dipanggil.
    [confirm_claim] Prioritas sudah disetujui.
    [refuse_claim] Prioritas ditolak.
    [requeue] Tiket sudah kembali ke antrean.
    [step_back] Tiket mendahulukan yang lain.
    [reopen] Tiket sudah dikembalikan.
    [give_coupon] Tiket sudah diakhiri. Pengunjungnya mendapat kupon.
    [cancel] Tiket sudah dibatalkan.
    [notice_up] Pengumuman ditampilkan.
    [notice_down] Pengumuman sudah diturunkan.
    [confirm_time] Waktu sudah dipastikan.
    [answer_help] Permintaan bantuan sudah dijawab.
    [person_factor] Verifikasi dua langkah sudah diatur ulang. Orang ini mengaturnya lagi saat masuk berikutnya.
    [person_sessions] Orang ini sudah dikeluarkan di semua tempat.
    [person_forget] Orang ini sudah dihapus.
    [booked] Janji temu sudah dibuat.
    [booking_moved] Janji temu diubah.
    [booking_cancelled] Janji temu dibatalkan.
    [booking_listed] Pengunjung ada di daftar tunggu.
    [displaced_told] Surel akan dikirim.
   *[other] Sudah selesai.
}

# Masuk.
account-set-up = Buat akun Anda
account-set-up-why = Anda menjadi manajer di sini. Tautan ini berlaku satu kali.
account-set-up-do = Buat akun
account-login = Nama pengguna
account-login-hint = Huruf dan angka tanpa spasi, misalnya leyla.m
account-name = Nama lengkap
account-password = Kata sandi
account-password-hint = Sedikitnya { $signs } karakter. Beberapa kata berurutan kuat dan mudah diingat.
account-password-again = Ulangi kata sandi
account-no-link = Tautan ini tidak berlaku
account-no-link-why = Tautan ini sudah dipakai, lebih dari { $hours } jam umurnya, atau tidak lengkap.
account-no-link-how = Administrator server dapat membuat tautan baru di server dengan perintah ini:
account-no-link-centre = PUSAT
account-same-options = Jika server berjalan dengan --data, --database, --host, atau --port, tambahkan yang sama pada perintah.
account-no-centre = Server ini belum memiliki pusat layanan
account-no-centre-how = Administrator server mengimpor berkas pusat layanan di server dan membuat tautan untuk manajer pertama dengan perintah ini:
account-no-centre-then = Kemudian buka tautan itu.
account-sign-in = Masuk
account-by-link = Tautan ini berlaku satu kali.
account-sign-in-first = Masuklah untuk melihat halaman itu.
account-sign-in-as = Anda masuk sebagai
account-forgotten = Lupa kata sandi? Manajer di pusat layanan Anda dapat memberi kata sandi awal yang baru.
account-start-over = Masuk dengan akun lain
account-factor = Verifikasi dua langkah
account-factor-how = Buka aplikasi autentikator di ponsel Anda. Masukkan enam angka yang ditampilkannya untuk Novbe.
account-digits = Kode enam angka
account-factor-lost = Ponsel hilang atau diganti? Manajer lain dapat mengatur ulang verifikasi dua langkah Anda.
account-new-factor = Atur verifikasi dua langkah
account-new-factor-why = Manajer dan pengawas masuk dengan kata sandi dan kode dari ponsel. Ponsel tidak memerlukan jaringan untuk itu.
account-new-factor-app = Pasang aplikasi autentikator di ponsel Anda, misalnya FreeOTP, Aegis, atau Google Authenticator.
account-new-factor-scan = Pindai gambar ini dengan aplikasi itu.
account-new-factor-picture = Kode QR berisi kunci untuk aplikasi
account-new-factor-key = Tidak dapat memindai? Ketik kunci ini di aplikasi:
account-new-factor-code = Masukkan enam angka yang sekarang ditampilkan aplikasi.
account-new-factor-present = Kode enam angka dari ponsel Anda sekarang
account-new-factor-begin = Tampilkan gambar
account-new-factor-again = Buat gambar lain
account-own-password = Pilih kata sandi Anda sendiri
account-own-password-why = Kata sandi awal diketahui orang lain. Pilih kata sandi yang hanya Anda ketahui.
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
   *[viewer] Pengamat
}
account-at-counter = Loket { $counter }
account-signed-in = Masuk
account-until = sampai pukul { $time }, atau setelah { $minutes } menit tidak dipakai
account-change-factor = Atur verifikasi dua langkah di ponsel lain
account-others = Peran Anda yang lain
account-others-how = Anda tetap masuk. Jika peran memerlukan masuk dua langkah dan Anda belum menyiapkannya, Anda masuk lagi.
account-sign-out = Keluar

# Perangkat.
account-devices = Perangkat
account-devices-none = Belum ada perangkat.
account-device-kind = { $kind ->
    [kiosk] Kios
    [display] Papan antrean
    [wall] Layar dinding
   *[counter] Komputer loket
}
account-device-state = { $state ->
    [online] ✓ Terhubung
    [offline] ✕ Terputus sejak { $time }
    [not_connected] … Belum terhubung
   *[revoked] ✕ Dihapus
}
account-device-address = Alamat terakhir
account-device-offline = { $because ->
    [ended] Programnya dihentikan dengan wajar, misalnya karena komputer dimatikan atau dimulai ulang.
    [together] { $count ->
       *[other] { $count } perangkat lain
    } berhenti merespons pada saat yang sama. Periksa jaringan dan aliran listrik.
   *[silent] Hanya perangkat ini yang berhenti merespons, tanpa pemberitahuan. Periksa listrik, kabel jaringan, dan layarnya.
}
account-device-copied = ! Perangkat lain memakai salinan kunci akses perangkat ini. Ganti perangkat ini atau hapus.
account-printer = { $state ->
    [ok] ✓ Printer siap
    [paper_low] ! Kertas hampir habis
    [paper_out] ! Kertas habis
    [cover_open] ! Printer terbuka
    [offline] ! Printer tidak mencetak
    [none] Tidak ada printer
   *[unknown] ! Printer tidak merespons
}
account-ticket-slow = ! Mencetak satu tiket memakan { $seconds } detik. Naikkan kecepatan jalur serialnya, atau gunakan USB atau jaringan.
account-ticket-time = Waktu mencetak tiket
account-ticket-seconds = { $seconds } detik
account-sound-failed = ! Suara tidak berfungsi
account-clock-off = ! Jamnya meleset { $seconds } detik
account-device-add = Tambah perangkat
account-device-add-how = Jalankan Novbe di perangkat baru. Perangkat itu menampilkan kode. Masukkan kode itu di sini.
account-device-add-wall = Untuk layar dinding yang menampilkan keadaan sekarang, buka { $address } di perambannya.
account-device-add-board = Untuk papan panggilan di peramban televisi, buka { $address } di sana.
account-device-code = Kode di layar perangkat
account-device-code-hint = Delapan karakter. Spasi serta huruf besar dan kecil tidak berpengaruh.
account-no-such-code = Sekarang tidak ada perangkat yang menampilkan kode ini. Cocokkan dengan layarnya.
account-label = Nama perangkat
account-label-hint = Misalnya “kios di pintu masuk”
account-counter = Loket
account-counter-of-device-hint = Hanya untuk komputer loket.
account-replaces = Menggantikan
account-replaces-hint = Perangkat yang Anda pilih di sini akan dihapus. Kosongkan nama untuk memakai namanya.
account-device-confirm = Tambahkan perangkat ini
account-waiting = Menunggu ditambahkan
account-waiting-hint = Tambahkan hanya perangkat yang ada di depan Anda: kodenya ada di layarnya dan tidak di tempat lain.
account-waiting-none = Sekarang tidak ada perangkat yang menunggu.
account-waiting-since = sejak { $time }
account-waiting-place = Sebelumnya di sini sebagai { $label }
account-device-since = Ditambahkan
account-device-printer = Printer
account-device-screen = Layar
account-device-version = Versi
account-device-service-code = Kode servis
account-device-picture = Layar pada { $time }
account-device-rename = Nama dan tempat
console-device-settings = Pengaturan
console-device-settings-what = { $kind ->
    [kiosk] Yang Anda kosongkan tetap seperti yang dipilih di layar kios. Perubahan berlaku begitu kios tidak dipakai pengunjung.
    [display] Yang Anda kosongkan tetap seperti biasa. Perubahan berlaku dalam beberapa detik.
   *[counter] Yang Anda kosongkan tetap seperti biasa. Perubahan berlaku pada saat masuk berikutnya.
}
console-not-set = Tidak diatur
console-dots = { $dots } titik
console-percent = { $n } %
account-device-ask = Tindakan
account-ask = { $what ->
    [restart] Mulai ulang
    [screenshot] Ambil gambar layar
   *[rotate] Ganti kunci akses
}
account-asked = Sudah diminta, belum terlaksana.
account-device-revoke = Hapus perangkat ini
account-device-revoke-what = Perangkat ini langsung berhenti bekerja. Nanti dapat ditambahkan lagi, dengan kode baru.
account-device-revoke-do = Ya, hapus

# Orang.
account-people = Orang
account-person-add = Tambah orang
account-person-add-do = Tambahkan orang ini
account-duty = Peran
account-agency = Instansi
account-agency-all = Seluruh pusat layanan
account-counter-any = Mana saja
account-counter-of-person-hint = Hanya untuk petugas loket atau penyambut yang selalu bekerja di loket yang sama.
account-person-in = ✓ Sedang masuk
account-person-first = … Belum pernah masuk
account-person-no-factor = … Verifikasi dua langkah belum diatur
account-first = Kata sandi awal
account-first-what = Berikan hanya kepada orang ini. Kata sandi ini ditampilkan sekarang saja dan berlaku { $days } hari. Saat pertama kali masuk, orang ini memilih yang baru.
account-duty-end = Hapus peran ini
account-duty-give = Tambah peran
account-names = Nama
account-badge = Kartu
account-badge-has = Orang ini memiliki kartu untuk masuk di loket.
account-badge-none = Belum ada kartu.
account-badge-new = Kartu baru
account-badge-hint = Dekatkan ke pemindai.
account-badge-remove = Hapus kartu
account-refuse = Tolak
account-devices-here = Perangkat di pusat layanan ini
account-person-own = Ini Anda. Ubah data Anda sendiri di akun Anda.
account-person-help = Tidak bisa masuk?
account-person-password = Buat kata sandi awal baru
account-person-password-what = Kata sandi lama tidak berlaku lagi, dan orang ini dikeluarkan di semua tempat.
account-person-factor = Atur ulang verifikasi dua langkah
account-person-factor-what = Untuk ponsel yang hilang atau diganti. Orang ini dikeluarkan di semua tempat.
account-person-link = Buat tautan masuk
account-person-link-what = Orang ini masuk satu kali dengannya dari peramban mana pun. Kata sandinya tetap.
account-link = Tautan masuk
account-link-what = Berikan hanya kepada orang ini. Tautan ini ditampilkan sekarang saja dan berlaku satu kali selama satu jam, tanpa kata sandi dan kode.
account-person-sessions = Keluarkan di semua tempat
account-person-forget = Hapus orang ini
account-person-forget-what = Nama, nama pengguna, kata sandi, dan peran dihapus untuk seterusnya. Log menyimpan yang telah dilakukan, tanpa nama.
account-person-forget-do = Ya, hapus

# Halaman pengelolaan.
console-parts = Bagian pengelolaan
console-part = { $part ->
    [console] Keadaan sekarang
    [tickets] Tiket
    [notices] Pengumuman
    [reports] Laporan
    [devices] Perangkat
    [people] Orang
    [tokens] Akses untuk sistem lain
    [alerts] Pemberitahuan
    [set-up] Pengaturan
    [bookings] Janji temu
   *[account] Akun
}
console-choose = Pilih…
console-profile-left-empty = Profil kerja “{ $name }” hanya melayani layanan ini. Hapus dulu profil itu, atau tambahkan layanan lain.
console-counter-moved = Untuk sementara loket ini bekerja dengan “{ $profile }” yang dipilih di halaman “Keadaan sekarang”. Profil di sini berlaku setelah pilihan itu dibatalkan.
console-call-needs-counter = Untuk memanggil tiket ini di luar giliran, harus ada loket yang buka dan kosong.
console-event-reason = Alasan: { $reason }.
console-cancel = Kembali
console-change = Ubah
console-service = Layanan
console-counter = Loket
console-counters = Loket
console-profile = Profil kerja
console-queues = Antrean
console-number = Nomor tiket
console-day = Hari
console-find = Cari
console-filter = Cari di daftar ini
console-filter-none = Tidak ada yang cocok di daftar ini.
console-filter-shown = { $shown } dari { $all } ditampilkan
console-filter-failed = Pencarian gagal. Periksa koneksi lalu coba lagi.
console-several-agencies = Beberapa instansi
console-no-services = Tanpa layanan
console-minutes = { $hours ->
    [0] { $minutes } mnt
   *[other] { $hours } jam { $minutes } mnt
}

# Keadaan sekarang.
console-hall-state = { $state ->
    [open] Pusat layanan buka
    [paused] Pelayanan dihentikan sementara
    [intake_stopped] Pusat layanan buka, tetapi tidak memberi tiket
   *[closed] Pusat layanan tutup
}
console-hall-now = { $waiting } pengunjung menunggu · { $open } dari { $counters } loket buka
console-stopped = { $time ->
    [none] Tidak ada tiket lagi hari ini.
   *[other] Tidak ada tiket sampai { $time }.
}
console-resumes = { $itself ->
    [yes] Pada waktu itu layanan berlanjut otomatis.
   *[no] Jeda berlangsung sampai petugas melanjutkannya.
}
console-still-served = { $time ->
    [none] Pengunjung yang sudah memiliki tiket tetap dilayani.
   *[other] Pengunjung yang sudah memiliki tiket tetap dilayani, paling lambat sampai pukul { $time }.
}
console-as-of = Keadaan pukul { $time }. Muat ulang halaman ini untuk melihat keadaan terbaru.
console-live = ● Langsung
console-lost = ○ Tidak terhubung ke server. Halaman ini mungkin sudah tidak sesuai.
console-board = Papan panggilan
console-board-what = Peramban ini akan terus menampilkan nomor yang dipanggil dan waktu tunggu, tanpa masuk. Manajer harus mengonfirmasinya satu kali.
console-board-sound = Sebagian peramban tidak bersuara sebelum disentuh: sentuh layar sekali setiap kali dinyalakan, atau tekan OK pada remote. Setelah itu terdengar nada pada setiap panggilan.
console-wall = Layar dinding
console-wall-what = Peramban ini akan terus menampilkan keadaan pusat layanan tanpa perlu masuk. Manajer perlu mengonfirmasinya satu kali.
console-screen-begin = Tampilkan kode
console-screen-code = Manajer memasukkan kode ini di konsol: Perangkat, Tambah perangkat.
console-screen-picture = Atau pindai kode ini dengan ponsel yang sudah masuk ke konsol.
console-screen-removed = Layar ini dihapus dari pusat layanan, atau kodenya tidak dimasukkan tepat waktu.
console-wall-lost = ○ Tidak terhubung ke server. Ini angka pukul { $time }.
console-sound-on = Suara untuk peringatan baru: aktif
console-sound-off = Suara untuk peringatan baru: nonaktif
console-alarms = { $count ->
    [0] Perlu perhatian
   *[other] { $count } hal perlu perhatian
}
console-alarms-more = { $count } lagi
console-all-well = ✓ Tidak ada yang perlu perhatian
console-first-steps = Langkah pertama
console-first-step = { $step ->
    [kiosk] Siapkan kios dengan printernya
    [board] Siapkan papan panggilan
    [people] Tambahkan orang yang bekerja di loket
   *[counter] Buka loket: petugas masuk di komputernya
}
console-since = sejak { $time }
console-alarm = { $kind ->
    [clock_in_doubt] { $state ->
        [behind] Jam server terlambat. Periksa, lalu pastikan waktunya.
        [ahead] Jam server terlalu cepat beberapa hari. Periksa, lalu pastikan waktunya.
       *[jumped] Jam server tiba-tiba berubah. Periksa, lalu pastikan waktunya.
    }
    [help_call] Perlu bantuan: { $label }
    [unserved] { $label }: { $count } pengunjung menunggu, tetapi tidak ada loket yang sedang melayani antrean ini
    [printer] { $label }: { $state ->
        [paper_low] kertas hampir habis
        [paper_out] kertas habis
        [cover_open] printer terbuka
        [offline] printer tidak mencetak
       *[unknown] printer tidak merespons
    }
    [call_not_shown] { $label } dipanggil ke loket { $counter }, tetapi belum tampil di papan mana pun
    [device_offline] { $label } terputus
    [sound] { $label }: suara tidak berfungsi
    [voice_behind] { $label }: panggilan lebih cepat daripada suara. Tidak dipanggil dengan suara dalam 15 menit terakhir: { $count }. Beri tiap zona papan dengan suaranya sendiri, atau pakai rekaman yang lebih pendek
    [counter_silent] Loket { $label } buka, tetapi komputernya tidak merespons
    [promises] { $label }: { $count } pengunjung menunggu, atau mungkin akan menunggu, lebih lama daripada yang dijanjikan{ $state ->
        [closed] . Loket { $counter } melayani antrean ini dan sedang tutup
        [paused] . Loket { $counter } melayani antrean ini dan sedang istirahat
       *[open] { "" }
    }
    [wait_long] { $label }: ada pengunjung yang sudah menunggu { console-minutes }
    [many_waiting] { $label }: { $count } pengunjung menunggu
    [claim] { $label } meminta prioritas
    [on_hold] { $label } ditunda dan perlu dipanggil lagi
    [login_guessed] Seseorang menebak kata sandi { $label }: hanya peramban dan loket yang dikenal dapat dipakai masuk; buat tautan masuk bila perlu
    [pause_overdue] { $state ->
        [hall] Waktu dilanjutkan sudah lewat, tetapi pelayanan masih dihentikan
       *[service] { $label }: waktu dilanjutkan sudah lewat, tetapi layanan masih dihentikan
    }
    [no_counter] Tiket diberikan, tetapi tidak ada loket yang buka
    [call_unanswered] { $label } dipanggil ke loket { $counter }, tetapi belum dilayani
    [service_long] { $label } sudah { console-minutes } di loket { $counter }
    [not_handed_in] Seorang pengunjung mungkin memegang tiket { $label } yang dicetak kios saat terputus; tiket itu tidak ada dalam antrean
    [backup_old] Sudah lebih dari sehari tidak ada cadangan. Beri tahu teknisi jaga
    [state_differed] Server menemukan kesalahannya sendiri dan memperbaikinya. Beri tahu teknisi jaga
    [log_stopped] Catatan tidak dapat dibaca mulai entri { $label }: tidak ada yang dapat dilakukan di ruang layanan ini. Panggil teknisi jaga
    [alerts_failed] Pesan tentang peringatan tidak sampai ke { $label }
   *[limit_reached] { $label } mengirim terlalu banyak permintaan; sebagian ditolak
}
console-alarm-queues = { $kind ->
    [unserved] Pengunjung menunggu di { $count } antrean yang tidak sedang dilayani loket mana pun
    [promises] Janji waktu tunggu terancam di { $count } antrean
    [wait_long] Pengunjung menunggu terlalu lama di { $count } antrean
   *[many_waiting] Terlalu banyak pengunjung menunggu di { $count } antrean
}
console-mend = { $what ->
    [confirm_time] Waktunya benar
    [answer_help] Saya ke sana
    [confirm_claim] Setujui prioritas
    [refuse_claim] Tolak prioritas
    [resume_hall] Lanjutkan semua layanan
    [resume_service] Lanjutkan layanan ini
   *[restart_device] Mulai ulang perangkat
}
console-look = { $what ->
    [service] Lihat antrean
    [set_profile] Ganti profil loket { $counter }
    [counter] Lihat loket
    [device] Lihat perangkat
    [devices] Lihat semua perangkat
    [person] Lihat orangnya
    [token] Lihat token
    [alerts] Lihat penerima
    [stop_intake] Hentikan pemberian tiket
   *[ticket] Lihat tiket
}
console-waiting = Menunggu
console-longest = Tunggu terlama
console-open-at = Di loket
console-wait-of = { $wait } (sasaran { $target })
console-no-queue = Tidak ada pengunjung yang menunggu.
console-quiet = { $count } layanan tanpa pengunjung yang menunggu
console-closed-counters = { $count } loket tutup
console-queue-state = { $state ->
    [paused] Dihentikan sementara
    [unserved] Sedang tidak dilayani
    [closed] Sekarang tutup
   *[open] Buka
}
console-counter-state = { $state ->
    [open] Kosong
    [paused] Istirahat
    [called] Memanggil
    [serving] Melayani
   *[closed] Tutup
}
console-ticket-state = { $state ->
    [waiting] Menunggu
    [called] Dipanggil
    [serving] Sedang dilayani
    [on_hold] Ditunda
    [missed] Tidak datang
    [finished] Selesai
    [cancelled] Dibatalkan
    [left] Pergi tanpa dipanggil
   *[unfinished] Tidak selesai dilayani
}
console-stop-state = { $state ->
    [pending] nanti
    [open] sekarang
    [served] selesai
   *[unserved] tidak dilayani
}

# Satu layanan, satu loket, satu tiket.
console-target = Sasaran waktu tunggu: { $target }
console-who-serves = Loket untuk layanan ini
console-who-serves-how = Untuk menambah loket, ganti profil kerjanya. Profil baru berlaku mulai panggilan berikutnya.
console-serves = ✓ Melayani
console-waiting-count = { $count ->
    [0] Tidak ada pengunjung yang menunggu
   *[other] { $count } pengunjung menunggu
}
console-profile-what = Layanan yang sekarang dilayani loket ini.
console-profile-choice = { $name } ({ $waiting } menunggu){ $present ->
    [yes] {" "}– dipakai sekarang
   *[no] {""}
}{ $own ->
    [yes] {" "}– profil biasa loket ini
   *[no] {""}
}
console-ticket-find = Cari tiket
console-no-ticket = Tidak ada tiket { $number } pada hari itu.
console-history = Riwayat
console-actor = { $role ->
    [clock] otomatis
    [visitor] pengunjung
    [kiosk] kios
    [display] papan
    [counter] komputer loket
    [operator] petugas loket
    [greeter] petugas penyambut
    [supervisor] pengawas
    [manager] manajer
    [integration] sistem lain
   *[other] server
}
console-command-line = di baris perintah
console-command-line-person = di baris perintah, oleh { $person }
console-event = { $type ->
    [ticket_issued] Tiket diambil untuk { $services }{ $promise ->
        [0] .
       *[other] . Dijanjikan: dipanggil dalam { $promise } menit (9 dari 10).
    }
    [ticket_handed_in] Tiket diambil tanpa server, untuk { $services }. Kios menyerahkannya kemudian.
    [ticket_printed] { $paper ->
        [shown] Nomor ditampilkan di layar; tidak ada yang dicetak.
       *[printed] Tercetak.
    }
    [print_failed] Printeran gagal: { $fault ->
        [paper_out] kertas habis.
        [cover_open] printer terbuka.
        [offline] printer terputus.
        [before_sending] printer tidak dapat dihubungi.
       *[no_proof] printer tidak memastikannya.
    }
    [ticket_reprinted] Dicetak lagi. Kertas lama tidak berlaku lagi.
    [ticket_called] Dipanggil ke loket { $counter } setelah menunggu { $minutes } menit.
    [ticket_recalled] Dipanggil lagi ke loket { $counter }.
    [service_started] Layanan dimulai di loket { $counter }.
    [start_undone] Mulai dibatalkan.
    [service_finished] { $service } selesai di loket { $counter }: { $outcome ->
        [done] selesai.
        [incomplete] belum lengkap.
        [refused] ditolak.
       *[elsewhere] diarahkan ke kantor lain.
    }
    [ticket_requeued] { $held ->
        [yes] Tiket yang ditunda di loket { $counter } kembali ke antrean.
       *[no] Pengunjung tidak datang ke loket { $counter }. Tiket kembali ke antrean.
    }
    [call_withdrawn] Panggilan ke loket { $counter } dibatalkan.
    [ticket_held] Ditunda di loket { $counter }.
    [ticket_resumed] Setelah ditunda, dipanggil ke loket { $counter }.
    [ticket_transferred] Diteruskan ke { $service }{ $to_counter ->
        [none] {""}
       *[other] {""}, loket { $to_counter }
    }.
    [ticket_released] Tidak lagi dikhususkan untuk satu loket atau petugas.
    [service_added] Layanan ditambahkan: { $service }.
    [service_changed] Layanan diganti menjadi { $service }.
    [ticket_missed] Pengunjung tidak datang ke loket { $counter }. Tiket ditandai terlewat.
    [ticket_reopened] Dikembalikan.
    [priority_judged] { $confirmed ->
        [yes] Prioritas disetujui.
       *[no] Prioritas ditolak. Tiket kembali ke urutan biasa.
    }
    [assist_set] Bantuan yang diperlukan pengunjung dicatat.
    [private_erased] Data pengunjung yang disimpan di luar riwayat ini telah dihapus.
    [note_added] Catatan ditambahkan.
    [tickets_moved] Dipindahkan ke { $to_service } bersama seluruh antrean.
    [ticket_ended_with_coupon] { $service } diakhiri untuk hari ini dengan kupon.
    [lease_granted] Kios mendapat nomor ini untuk dipakai bila server tidak ada.
    [lease_ended] Nomor ini tidak ada lagi pada kios.
    [ticket_expired] { console-ticket-state }.
    [ticket_cancelled] Dibatalkan.
    [ticket_stepped_back] Pengunjung mendahulukan yang lain.
    [service_rated] Dinilai { $stars } dari 5 bintang.
   *[other] Catatan lain.
}

# Tindakan: tautan atau judul, apa yang akan terjadi, tombol.
console-action = { $name ->
    [open_day] Buka hari layanan
    [close_day] Akhiri hari layanan
    [pause_hall] Hentikan sementara semua layanan
    [resume_hall] Lanjutkan semua layanan
    [stop_intake] Hentikan pemberian tiket
    [resume_intake] Berikan tiket lagi
    [stop_phones] Hentikan tiket di ponsel
    [resume_phones] Berikan tiket di ponsel lagi
    [pause_service] Hentikan sementara layanan ini
    [resume_service] Lanjutkan layanan ini
    [close_service] Hentikan pemberian tiket
    [open_service] Berikan tiket lagi
    [move_tickets] Pindahkan semua tiket yang menunggu
    [end_with_coupon] Akhiri semua tiket yang menunggu dengan kupon
    [set_profile] Ganti profil kerja
    [close_counter] Tutup loket ini
    [free_counter] Kosongkan loket
    [call_ticket] Panggil di luar urutan
    [confirm_claim] Setujui prioritas
    [refuse_claim] Tolak prioritas
    [requeue] Kembalikan ke antrean
    [step_back] Dahulukan yang lain
    [reopen] Kembalikan
    [give_coupon] Akhiri dengan kupon
   *[cancel] Batalkan tiket
}
console-action-why = { $name ->
    [open_day] Kios memberi tiket untuk semua layanan yang buka.
    [close_day] { $count ->
        [0] Tidak ada tiket terbuka. Hari layanan berakhir, dan semua loket ditutup.
       *[other] { $count } tiket terbuka akan kedaluwarsa. Pengunjungnya harus mengambil tiket baru pada hari lain. Untuk melayani mereka dahulu, jangan akhiri hari layanan; hentikan pemberian tiket saja.
    }
    [pause_hall] Tiket tidak diberikan dan tidak dipanggil. Urutan antrean semua orang tetap berlaku. Layar, ponsel, dan suara memberitahukan alasannya.
    [resume_hall] Tiket dipanggil lagi, dengan urutan yang sama.
    [stop_intake] Tiket tidak diberikan selama waktu yang Anda pilih. Pengunjung yang sudah memiliki tiket tetap dilayani.
    [resume_intake] Kios memberi tiket untuk semua layanan yang buka.
    [stop_phones] Kode hilang dari papan sampai Anda mengizinkannya lagi. Kios tetap memberi tiket, dan tiket yang sudah diambil tetap berlaku.
    [resume_phones] Papan menampilkan kode lagi. Siapa yang memindainya di ruang layanan dapat mengambil tiket.
    [pause_service] Tiketnya untuk sementara tidak dipanggil. Urutannya tetap berlaku, dan layar memberitahukan alasannya.
    [resume_service] Tiketnya dipanggil lagi, dengan urutan yang sama.
    [close_service] Tiket untuk layanan ini tidak diberikan selama waktu yang Anda pilih. Pengunjung yang sudah memiliki tiket tetap dilayani.
    [open_service] Kios memberi lagi tiket untuk layanan ini.
    [move_tickets] { $count } tiket yang menunggu pindah ke layanan lain. Nomor dan urutannya tetap.
    [end_with_coupon] { $count } tiket yang menunggu diakhiri untuk hari ini. Setiap pengunjung mendapat kupon, datang pada hari lain, dan dipanggil lebih dulu.
    [set_profile] Profil baru berlaku mulai panggilan berikutnya. Tiket yang sekarang di loket diselesaikan seperti biasa.
    [close_counter] Tiket yang dikhususkan untuk loket ini masuk ke antrean layanannya.
    [free_counter] Untuk loket yang ditinggalkan petugasnya. Loket ditutup. Waktu setelah tindakan terakhir petugas dihitung sebagai tidak diketahui.
    [call_ticket] Tiket dipanggil sebelum gilirannya. Alasannya disimpan di log.
    [confirm_claim] Tiket tetap diprioritaskan.
    [refuse_claim] Tiket kembali ke urutan biasa.
    [requeue] { $state ->
        [on_hold] Pengunjung sudah kembali. Tiket kembali ke urutannya dalam antrean.
       *[called] Pengunjung tidak datang. Tiket menunggu lagi dan beberapa menit tidak dipanggil.
    }
    [step_back] Tiket beberapa menit tidak dipanggil selama yang lain menunggu.
    [reopen] Tiket menempati lagi urutannya dalam antrean.
    [give_coupon] Tiket diakhiri untuk hari ini. Pengunjungnya mendapat kupon, datang pada hari lain, dan dipanggil lebih dulu.
   *[cancel] Tiket berakhir. Pengunjungnya kehilangan urutan dalam antrean.
}
console-action-do = { $name ->
    [open_day] Buka hari layanan
    [close_day] Akhiri hari layanan sekarang
    [pause_hall] Hentikan sementara semua layanan
    [resume_hall] Lanjutkan semua layanan
    [stop_intake] Hentikan pemberian tiket
    [resume_intake] Berikan tiket lagi
    [stop_phones] Hentikan tiket di ponsel
    [resume_phones] Berikan tiket di ponsel lagi
    [pause_service] Hentikan sementara layanan ini
    [resume_service] Lanjutkan layanan ini
    [close_service] Hentikan pemberian tiket
    [open_service] Berikan tiket lagi
    [move_tickets] Pindahkan tiket
    [end_with_coupon] Akhiri dan beri kupon
    [set_profile] Ganti profil
    [close_counter] Tutup loket
    [free_counter] Kosongkan dan tutup loket
    [call_ticket] Panggil tiket
    [confirm_claim] Setujui prioritas
    [refuse_claim] Tolak prioritas
    [requeue] Kembalikan ke antrean
    [step_back] Dahulukan yang lain
    [reopen] Kembalikan
    [give_coupon] Akhiri dan beri kupon
   *[cancel] Batalkan tiket
}
console-field = { $field ->
    [reason] Alasan
    [expected_end] Diperkirakan dilanjutkan pukul
    [profile] Profil kerja
    [sure] Lakukan meskipun ada pengunjung yang menunggu tanpa loket
    [visitor] Apa yang terjadi pada pengunjung
    [to_service] Pindahkan ke
    [counter] Loket
    [ends] Berapa lama pengumuman ditampilkan
    [until] Waktu
    [label] Untuk apa
    [scopes] Yang diizinkan
    [last_day] Hari terakhir
    [way] Dikirim lewat
    [address] Alamat
    [kinds] Peringatan
    [digest] Juga sidik catatan setiap hari
    [quiet_from] Jam tenang dari
    [quiet_until] Jam tenang sampai
    [day_end_latest] Hari layanan berakhir paling lambat pukul
    [holiday] Hari libur
    [special_day] Hari
    [special_hours] Jam buka
    [agency] Instansi
    [category] Kategori di kios
    [series] Seri nomor
    [profiles] Profil kerja yang melayaninya
    [typical_minutes] Lama layanan biasanya, dalam menit
    [target_minutes] Sasaran waktu tunggu, dalam menit
    [per_day] Jumlah tiket paling banyak per hari
    [last_ticket] Tidak ada tiket lagi mulai pukul
    [own_hours] Layanan ini memiliki jam buka sendiri
    [alarm_minutes] Peringatan setelah menunggu sekian menit
    [alarm_waiting] Peringatan bila yang menunggu lebih dari
    [centre_file] Berkas pusat layanan
    [other_files] Logo, gambar, dan suara
    [number] Nomor
    [zone] Zona
    [how_long] Berapa lama
    [resume_automatically] Lanjutkan otomatis pada waktu itu
    [language] Bahasa
    [printer] Printer struk
    [paper_dots] Lebar cetak
    [inches] Ukuran layar dalam inci
    [farthest_seat_m] Jarak kursi terjauh, dalam meter
    [screen] Layar komputer yang mana
    [headset] Keluaran suara headset
    [always_heard] Headset memakai USB, atau papan tombol bersuara sendiri
    [speaker] Keluaran suara
    [volume] Volume
    [scanner] Pemindai terhubung
    [bar] Mulai sebagai bilah ramping
    [screens_off] Layar gelap pada jam
    [stays_on] Jangan pernah menggelapkan layar
   *[direction] Arah, dilihat dari papan
}
console-hint = { $field ->
    [expected_end] Kosongkan bila belum diketahui.
    [until] Hanya bila Anda memilih waktu.
    [label] Misalnya “situs web kota”
    [last_day] Kosongkan bila tidak ada batasnya.
    [address] Alamat surel, alamat webhook (https://…), atau alamat Apprise untuk layanan SMS atau obrolan, misalnya ntfy://topic.
    [digest] Angka yang kelak membuktikan bahwa catatan hari itu tidak diubah. Dikirim saat hari layanan ditutup.
    [quiet_until] Tidak ada yang dikirim pada jam ini. Peringatan yang masih berlaku pada akhirnya dikirim saat itu. Kosongkan keduanya jika tidak perlu.
    [day_end_latest] Kosongkan agar hari layanan berakhir saat hari berikutnya mulai.
    [per_day] Kosongkan bila tanpa batas.
    [last_ticket] Kosongkan untuk memberi tiket sampai tutup.
    [alarm_minutes] Kosongkan untuk peringatan biasa pusat layanan.
    [alarm_waiting] Kosongkan untuk peringatan biasa pusat layanan.
    [other_files] Hanya bila berkas pusat layanan menyebut yang baru.
    [profiles] Pilih setidaknya satu: hanya loket dengan profil itu yang memanggil tiketnya.
    [printer] Misalnya tcp://192.0.2.20:9100, usb:04b8:0e15 atau serial:/dev/ttyS0
    [paper_dots] Kertas 58 mm: 384 titik. Kertas 80 mm: biasanya 576 titik.
    [inches] Dari sudut ke sudut.
    [screen] Hanya bila beberapa layar terhubung. Misalnya HDMI-A-1
    [headset] Nama keluaran. “none” mematikan suara.
    [speaker] Nama keluaran. “none” mematikan suara.
    [screens_off] Misalnya 22:00-07:00. Kosongkan untuk jam pusat layanan.
   *[other] {""}
}
console-reason = { $reason ->
    [alarm] Tanda bahaya: semua orang meninggalkan ruang layanan
    [drill] Latihan
    [power] Listrik padam
    [strike] Mogok kerja
    [technical] Gangguan teknis
    [left] Sudah pergi
    [mistake] Salah ambil
    [duplicate] Diambil dua kali
    [break] Istirahat
    [meeting] Rapat
   *[other] Lainnya
}
console-left-visitor = { $visitor ->
    [served] Sudah dilayani
    [back_to_queue] Kembali ke antrean di urutannya semula
   *[unfinished] Belum selesai dilayani
}
console-stop-for = { $how_long ->
    [quarter] 15 menit
    [half] 30 menit
    [hour] Satu jam
    [time] Sampai waktu tertentu
   *[day] Sampai akhir hari ini
}

# Pengumuman.
console-notices-what = Pengumuman tampil di papan, kios, dan ponsel.
console-notices-none = Sekarang tidak ada pengumuman.
console-notice-new = Pengumuman baru
console-notice-change = Ubah pengumuman
console-notice-languages = Bila suatu bahasa dikosongkan, teks pertama yang ditampilkan.
console-notice-ends = { $ends ->
    [day] Sampai akhir hari ini
    [time] Sampai waktu tertentu
   *[taken_down] Sampai diturunkan
}
console-notice-until = sampai { $time }
console-notice-up = Tampilkan pengumuman
console-take-down = Turunkan

# Akses untuk sistem lain.
console-alarm-kind = { $kind ->
    [log_stopped] Catatan tidak terbaca
    [state_differed] Server memperbaiki kesalahannya
    [backup_old] Tidak ada cadangan terbaru
    [clock_in_doubt] Jam mungkin salah
    [help_call] Perlu bantuan
    [no_counter] Tidak ada loket buka
    [unserved] Antrean tanpa loket
    [printer] Kertas dan printer
    [call_not_shown] Panggilan tidak tampil
    [call_unanswered] Panggilan tidak ditanggapi
    [pause_overdue] Jeda terlalu lama
    [device_offline] Perangkat terputus
    [sound] Suara tidak berfungsi
    [voice_behind] Suara tidak sempat
    [counter_silent] Komputer loket tidak merespons
    [alerts_failed] Pesan tidak sampai
    [service_long] Pelayanan lama
    [promises] Janji waktu tunggu terancam
    [wait_long] Lama menunggu
    [many_waiting] Banyak pengunjung menunggu
    [login_guessed] Tebak kata sandi
    [claim] Permintaan prioritas
    [on_hold] Tiket lama ditunda
    [not_handed_in] Tiket luring tidak ada
   *[limit_reached] Terlalu banyak permintaan
}
console-alerts-what = Penerima mendapat pesan saat peringatan mulai, setiap jam selama berlangsung, dan saat selesai.
console-alerts-none = Belum ada penerima: peringatan hanya tampil di konsol.
console-alerts-no-mail = Server ini belum bisa mengirim surel. Teknisi mencantumkan server surel dalam pengaturannya (NOVBE_MAIL_SERVER).
console-alert-way = { $way ->
    [mail] Surel
    [messenger] SMS atau obrolan
   *[webhook] Webhook
}
console-alert-name = Nama
console-alert-name-hint = Misalnya “teknisi jaga”.
console-alert-keeps = Kosongkan agar alamat tetap. Alamat dapat memuat rahasia, jadi tidak ditampilkan lagi.
console-alert-quiet = Tidak ada yang dikirim dari { $from } sampai { $until }
console-alert-told = Pesan terakhir sampai: { $time }
console-alert-waiting = Pesan menunggu: { $count }
console-alert-given-up = Pesan yang tidak jadi dikirim: { $count }
console-alert-failed = Pesan tidak sampai sejak { $time }: { $reason }
console-alert-next = Percobaan berikutnya: { $time }
console-alert-failure = { $reason ->
    [no_mail_server] pengaturan server tidak mencantumkan server surel
    [unreachable] pihak lain tidak merespons
    [certificate] koneksi tidak dapat diamankan; periksa sertifikat
    [sign_in] server surel menolak nama pengguna atau kata sandi server
    [address] server surel menolak alamat
    [unusable] alamat tidak dapat dipakai: alamat menuju jaringan yang tidak diizinkan pengaturan server, atau salah ketik
   *[refused] pihak lain menolak pesan
}
console-alert-test = Kirim pesan uji
console-alert-change = Ubah
console-alert-new = Penerima baru
console-alert-remove = Hapus penerima
console-alert-remove-what = Tidak ada lagi pesan untuknya. Pesan yang menunggu dihapus.
console-alert-secret = Rahasia webhook baru
console-alert-secret-what = Masukkan di program penerima: setiap pesan ditandatangani dengannya. Salin sekarang. Rahasia ini tidak ditampilkan lagi.
console-contacts = Siapa yang dihubungi petugas
console-contacts-what = Misalnya “resepsionis, 12”. Baris ini tampil di dekat peringatan, di sini dan di meja penyambut, serta tercantum dalam setiap pesan.
alert-line = { $event ->
    [alarm_over] Selesai: { $sentence }
    [alarm_lasts] Masih: { $sentence }
   *[other] { $sentence }
}
alert-at = { $event ->
    [alarm_over] Selesai: { $time }
    [alarm_lasts] Berlangsung { $hours } jam, sejak { $time }
   *[alarm_began] Sejak: { $time }
}
alert-contact = Kontak: { $line }
alert-console = Konsol: { $address }
alert-why = Anda mendapat pesan ini karena alamat ini tercantum dalam konsol { $centre } pada Pengaturan, Pemberitahuan.
alert-test = Pesan uji: pemberitahuan sampai ke alamat ini.
alert-digest = Sidik catatan { $day }, sampai peristiwa { $revision }: { $sha256 }
alert-without-name = { $kind ->
    [login_guessed] Seseorang menebak kata sandi seorang petugas. Konsol menyebut siapa.
    [claim] Seorang pengunjung meminta prioritas. Konsol menyebut tiketnya.
    [alerts_failed] Pesan tentang peringatan tidak sampai ke seorang penerima. Konsol menyebut yang mana.
   *[limit_reached] Suatu perangkat, program, atau orang mengirim terlalu banyak permintaan; sebagian ditolak. Konsol menyebut yang mana.
}
console-tokens-what = Dengan token, sistem lain (misalnya situs web atau program laporan) dapat membaca atau melakukan yang diizinkan token itu.
console-tokens-none = Tidak ada sistem lain yang memiliki akses.
console-token-new = Token baru
console-token-make = Buat token
console-token-made = Token baru Anda
console-token-once = Salin sekarang. Token ini tidak ditampilkan lagi.
console-token-since = dibuat { $time }
console-token-until = berlaku sampai { $time }
console-token-revoked = Dicabut { $time }
console-token-revoke = Cabut
console-scope = { $scope ->
    [bookings] Memesan, mengubah, dan mencatat kedatangan
    [tickets] Mengambil tiket
    [waits] Membaca antrean dan waktu tunggu
    [log] Membaca log peristiwa
    [metrics] Membaca kondisi server untuk pemantauan
    [all_centres] Untuk kondisi server: semua pusat layanan
   *[reports] Membaca laporan dan angka setiap hari
}

# Pengaturan.
console-set-up = { $part ->
    [hours] Jam buka dan hari libur
    [services] Layanan
    [profiles] Profil kerja
    [counters] Loket
    [file] Berkas pusat layanan
    [history] Riwayat pengaturan
    [alerts] Pemberitahuan lewat surel dan webhook
    [care] Pemeriksaan server
    [bookings] Janji temu
   *[tokens] Akses untuk sistem lain
}
console-backup = Cadangan terakhir: { $at }
console-no-backup = Belum ada cadangan
console-set-up-what = { $part ->
    [hours] Kapan pusat layanan buka, hari libur, hari dengan jam lain
    [services] Nama, instansi, seri nomor, sasaran, batas
    [profiles] Layanan yang dilayani loket, dan mana yang lebih dulu
    [counters] Nomor, profil kerja, dan tempat loket
    [file] Semua pengaturan dalam satu berkas: unduh, ubah, periksa, dan terbitkan
    [history] Siapa mengubah apa dan kapan, dan cara kembali
    [alerts] Siapa mendapat pesan tentang peringatan apa, jam tenang, dan siapa yang dihubungi petugas
    [care] Yang perlu dilakukan untuk server, disk, basis data, jam, sertifikat, dan perangkatnya
    [bookings] Berapa lama sebelumnya, berapa banyak, sampai kapan: aturan semua layanan dengan janji temu
   *[tokens] Token untuk situs web, laporan, dan program lain
}
console-weekday = { $day ->
    [mon] Senin
    [tue] Selasa
    [wed] Rabu
    [thu] Kamis
    [fri] Jumat
    [sat] Sabtu
   *[sun] Minggu
}
console-hours-how = Misalnya 09:00-13:00, 14:00-18:00. Kosongkan hari yang tutup.
console-holidays = Hari libur
console-special-days = Hari dengan jam lain
console-special-how = Misalnya hari pendek sebelum hari libur. Untuk tutup lebih awal hari ini, pilih “Hentikan pemberian tiket” di halaman “Keadaan sekarang”.
console-add = Tambahkan
console-remove = Hapus
console-service-add = Tambah layanan
console-series-of-agency = Seperti layanan lain instansi itu
console-service-remove = Hapus layanan ini
console-service-remove-what = Layanan ini hilang dari kios dan papan. Tiketnya yang lalu tetap ada di laporan.
console-belongs = Termasuk di mana
console-times = Waktu dan batas
console-alarms-of-service = Peringatan
console-profile-add = Tambah profil kerja
console-profile-remove = Hapus profil ini
console-levels-how = Loket memanggil dahulu layanan tingkat 1, lalu tingkat 2 dan tingkat 3.
console-level = { $level ->
    [0] Tidak dilayani
   *[other] Tingkat { $level }
}
console-counter-add = Tambah loket
console-counter-remove = Hapus loket ini
console-direction = { $direction ->
    [left] Kiri
    [right] Kanan
    [ahead] Lurus ke depan
    [back] Belakang
    [ahead_left] Depan sebelah kiri
    [ahead_right] Depan sebelah kanan
    [back_left] Belakang sebelah kiri
    [back_right] Belakang sebelah kanan
    [up] Lantai atas
   *[down] Lantai bawah
}

# Laporan.
console-report = { $name ->
    [overview] Ringkasan
    [wait] Waktu tunggu
    [walk] Waktu menuju loket
    [service] Waktu layanan
    [stay] Seluruh kunjungan
    [visitors] Pengunjung
    [promises] Waktu tunggu yang dijanjikan
    [ratings] Penilaian
    [staff] Petugas
    [counters] Loket
    [staffing] Loket yang perlu
    [bookings] Janji temu
   *[sheet] Lembar harian
}
console-report-title = { $name ->
    [wait] Berapa lama pengunjung menunggu?
    [walk] Berapa lama pengunjung menuju loket?
    [service] Berapa lama layanan berlangsung?
    [stay] Berapa lama pengunjung berada di sini?
    [visitors] Berapa pengunjung yang datang, dan bagaimana kunjungan mereka berakhir?
    [promises] Apakah waktu tunggu yang dijanjikan ditepati?
    [ratings] Seberapa puas pengunjung?
    [staff] Apa yang dikerjakan petugas kita?
    [staffing] Berapa loket yang perlu dibuka?
    [bookings] Siapa yang datang dengan janji temu, dan apakah waktunya ditepati?
   *[counters] Bagaimana loket dipakai?
}
console-staffing-week = Sepanjang minggu
console-staffing-rests = Dihitung dari { $days } hari dalam delapan minggu terakhir.
console-spread = { $name ->
    [wait] Kunjungan menurut waktu tunggu, dalam menit
    [walk] Kunjungan menurut waktu menuju loket, dalam menit
    [service] Kunjungan menurut waktu layanan, dalam menit
   *[stay] Kunjungan menurut seluruh waktu, dalam menit
}
console-by = { $by ->
    [service] Menurut layanan
    [agency] Menurut instansi
    [hour] Menurut jam
    [weekday] Menurut hari dalam minggu
    [day] Menurut tanggal
    [counter] Menurut loket
   *[operator] Menurut petugas
}
console-grouped = Pengelompokan
console-show = Tampilkan
console-from = Dari
console-to = Sampai
console-period = { $period ->
    [today] Hari ini
    [yesterday] Kemarin
    [week] 7 hari terakhir
    [month] 30 hari terakhir
   *[year] 365 hari terakhir
}
console-total = Semua
console-unknown = Tidak diketahui
console-no-figures = Tidak ada angka untuk hari-hari ini.
console-comments = Yang ditulis pengunjung
console-as-ended = Kunjungan dihitung setelah berakhir. Pengunjung yang masih di sini belum termasuk dalam waktu ini.
console-searched = Dicari tanpa hasil
console-searched-hint = Kata yang diketik pengunjung dalam pencarian kios tanpa menyentuh satu hasil pun, dalam lima kunjungan atau lebih. Tambahkan ke sinonim layanan dalam berkas pusat layanan. Kata dihapus setelah delapan minggu.
console-searched-week = Pekan mulai { $day }
console-made = Dibuat: { $time }
console-print = Cetak halaman ini dengan peramban. Hanya lembarnya yang dicetak.
console-definitions = Arti angka-angka ini
console-share-of = { $share } dari { $whole }
console-unit = { $kind ->
    [duration] mnt
    [hours] jam
    [share] %
   *[other] {""}
}
console-column = { $key ->
    [visits] Kunjungan
    [p50] Separuh: paling lama
    [p90] 9 dari 10: paling lama
    [p95] 95 dari 100: paling lama
    [target_kept] Sesuai sasaran
    [arrivals] Tiket diambil
    [served] Dilayani
    [no_shows] Tidak datang
    [no_show_rate] Bagian yang tidak datang
    [missed_calls] Panggilan tak terjawab
    [missed_call_rate] Bagian panggilan tak terjawab
    [cancelled] Dibatalkan
    [cancelled_rate] Bagian yang dibatalkan
    [left] Pergi tanpa dipanggil
    [unfinished] Tidak selesai
    [here] Masih di sini
    [coupons] Pulang dengan kupon
    [transfers] Diteruskan
    [walk_ins] Diambil petugas
    [by_phone] Diambil di ponsel
    [promised] Waktu tunggu yang dijanjikan
    [promise_kept] Janji ditepati
    [estimate_error] Selisih perkiraan
    [estimate_bias] Perkiraan dikurangi waktu tunggu
    [rated] Penilaian
    [mean_stars] Nilai rata-rata
    [stars_1] 1 bintang
    [stars_2] 2 bintang
    [stars_3] 3 bintang
    [stars_4] 4 bintang
    [stars_5] 5 bintang
    [served_stops] Layanan selesai
    [calls] Panggilan
    [recalls] Panggilan ulang
    [out_of_order] Di luar urutan
    [open] Buka
    [occupied] Dengan pengunjung
    [idle] Tanpa pengunjung
    [disconnected] Tidak diketahui
    [occupancy] Bagian waktu dengan pengunjung
    [breaks] Semua istirahat
    [break_break] Istirahat biasa
    [break_lunch] Makan siang
    [break_back_office] Pekerjaan berkas
    [break_training] Pelatihan
    [break_technical] Gangguan teknis
    [break_other] Lainnya
    [visitors_expected] Perkiraan pengunjung
    [visitors_came] Pengunjung yang datang
    [counters_advised] Loket yang perlu
    [counters_open] Loket yang buka
    [counters_needed] Sudah cukup dengan
    [wait_p50] Tunggu: separuh paling lama
    [wait_p90] Tunggu: 9 dari 10 paling lama
    [service_p50] Layanan: separuh paling lama
    [booked] Janji temu
    [booked_arrived] Datang
    [booked_missed] Tidak datang
    [booked_cancelled] Dibatalkan
    [booked_came] Bagian yang datang
    [booked_in_time] Dipanggil sesuai janji
    [booked_mean_wait] Rata-rata tunggu
   *[stay_p50] Seluruh kunjungan: separuh paling lama
}
console-definition = { $key ->
    [visits] Jumlah kunjungan yang waktunya dihitung: satu untuk setiap layanan pada tiket. Untuk seluruh kunjungan, satu untuk setiap tiket yang dilayani.
    [p50] Separuh kunjungan tidak lebih lama dari ini (median, peringkat terdekat, detik bulat).
    [p90] 90 dari 100 kunjungan tidak lebih lama dari ini.
    [p95] 95 dari 100 kunjungan tidak lebih lama dari ini.
    [target_kept] Kunjungan yang waktu tunggunya sesuai sasaran layanan saat itu, dari semua kunjungan yang dipanggil. Pengunjung yang pergi tanpa dipanggil tidak termasuk.
    [arrivals] Tiket yang diambil, baik dipanggil maupun tidak. Tiket yang tidak pernah dicetak atau ditampilkan tidak termasuk.
    [served] Tiket yang layanan terakhirnya selesai.
    [no_shows] Pengunjung yang dipanggil, tidak datang, dan tidak kembali.
    [no_show_rate] Pengunjung yang tidak datang, dari semua tiket yang diambil.
    [missed_calls] Panggilan yang pengunjungnya tidak datang, baik kemudian kembali maupun tidak.
    [missed_call_rate] Panggilan tak terjawab, dari semua panggilan.
    [cancelled] Tiket yang dibatalkan oleh pengunjung atau petugas.
    [cancelled_rate] Tiket yang dibatalkan, dari semua tiket yang diambil.
    [left] Tiket yang belum pernah dipanggil saat hari layanan berakhir: pengunjungnya pergi.
    [unfinished] Tiket yang dipanggil, tetapi tidak semua layanannya selesai saat hari layanan berakhir.
    [here] Tiket yang masih terbuka.
    [coupons] Tiket yang diakhiri untuk hari itu dengan kupon untuk datang lagi.
    [transfers] Pengunjung yang diteruskan ke layanan, loket, atau petugas lain.
    [walk_ins] Tiket yang diambil petugas untuk pengunjung, di loket atau sebagai penyambut.
    [by_phone] Tiket yang diambil pengunjung di ruang layanan dengan ponselnya.
    [promised] Tiket dengan waktu tunggu yang dijanjikan dan dapat dibandingkan dengan waktu tunggu sampai panggilan pertama. Tiket yang layanannya dihentikan sementara atau diganti tidak termasuk.
    [promise_kept] Tiket yang dipanggil dalam waktu yang diberitahukan kepada pengunjung, dari tiket dengan janji waktu tunggu. Sasarannya 90%.
    [estimate_error] Rata-rata selisih antara waktu tunggu yang diperkirakan dan yang sebenarnya, baik terlalu lama maupun terlalu singkat.
    [estimate_bias] Rata-rata waktu tunggu yang diperkirakan dikurangi yang sebenarnya. Di bawah nol berarti pengunjung menunggu lebih lama daripada perkiraan.
    [rated] Jumlah layanan yang dinilai.
    [mean_stars] Rata-rata penilaian, 1 sampai 5.
    [served_stops] Layanan yang selesai, satu untuk setiap layanan pada tiket.
    [calls] Pengunjung yang dipanggil, tanpa panggilan ulang.
    [recalls] Panggilan yang diulang untuk pengunjung yang sama.
    [out_of_order] Pengunjung yang dipanggil sebelum gilirannya. Alasannya disimpan di log.
    [open] Waktu loket buka, tanpa istirahat.
    [occupied] Waktu dari panggilan sampai layanan selesai: menuju loket dan layanan.
    [idle] Waktu loket buka tanpa pengunjung dan programnya merespons.
    [disconnected] Waktu loket buka, tetapi programnya tidak merespons atau petugasnya tidak lagi bekerja di sana.
    [occupancy] Waktu dengan pengunjung, dari waktu loket buka dan programnya merespons.
    [breaks] Semua istirahat.
    [break_break] Istirahat dengan alasan ini.
    [break_lunch] Istirahat dengan alasan ini.
    [break_back_office] Istirahat dengan alasan ini.
    [break_training] Istirahat dengan alasan ini.
    [break_technical] Istirahat dengan alasan ini.
    [break_other] Istirahat dengan alasan ini.
    [visitors_expected] Pengunjung yang diperkirakan mengambil tiket pada jam ini, menurut delapan minggu terakhir: jam, hari, dan apakah pusat layanan tutup sehari sebelumnya. Layanan yang dilayani beberapa profil kerja dibagi menurut jumlah loketnya. Jam yang tidak pernah menjadi jam buka dalam minggu-minggu itu tidak ditampilkan.
    [visitors_came] Pengunjung yang mengambil tiket pada jam ini, dibagi dengan cara yang sama.
    [counters_advised] Jumlah loket bertugas paling sedikit sehingga 9 dari 10 pengunjung pada jam ini dipanggil sesuai sasaran layanannya. Loket yang istirahat tidak dihitung. Pada baris jumlah: jam semua loket.
    [counters_open] Rata-rata loket yang buka pada jam ini, tanpa istirahat dan waktu yang tidak diketahui.
    [counters_needed] Jumlah loket bertugas paling sedikit sehingga 9 dari 10 pengunjung pada jam ini bisa dipanggil sesuai sasaran, seandainya sudah diketahui siapa yang akan datang.
    [wait_p50] Separuh kunjungan dipanggil dalam waktu ini setelah masuk antrean.
    [wait_p90] 90 dari 100 kunjungan dipanggil dalam waktu ini.
    [service_p50] Separuh layanan tidak lebih lama dari ini, dari mulai sampai selesai, tanpa waktu ditunda.
    [stay_p50] Separuh pengunjung yang dilayani berada di sini tidak lebih lama dari ini, dari tiket sampai layanan terakhir selesai.
    [booked] Janji temu pada hari-hari ini yang pengunjungnya datang, tidak datang, atau membatalkan. Yang tidak pernah dikonfirmasi tidak termasuk.
    [booked_arrived] Pengunjung yang mendapat tiket untuk janji temunya, tepat waktu atau lebih lambat pada hari yang sama.
    [booked_missed] Pengunjung yang tidak melapor tepat waktu dan tidak datang kemudian.
    [booked_cancelled] Janji temu yang dibatalkan pengunjung atau petugas, juga oleh yang datang awal dan menunggu tanpa janji temu.
    [booked_came] Pengunjung yang datang, dari janji temu yang tidak dibatalkan.
    [booked_in_time] Pengunjung dengan janji temu yang dipanggil dalam menit yang dijanjikan setelah waktunya, dari yang dipanggil atau pergi tanpa dipanggil. Sasarannya 90%.
    [booked_mean_wait] Rata-rata waktu dari waktu janji temu sampai panggilan. Di bawah nol, pengunjung dipanggil sebelum waktunya.
   *[other] Berapa kali jumlah bintang ini diberikan.
}

# Berkas pusat layanan dan riwayatnya.
console-file-what = Berkas ini berisi semua pengaturan pusat layanan. Unduh, ubah di penyunting teks, dan periksa di sini.
console-download = Unduh
console-file-check = Periksa berkas
console-file-check-what = Belum ada yang berubah. Anda melihat apa yang akan berubah, lalu memutuskan.
console-list = Orang dari daftar
console-list-what = Berkas CSV berisi satu baris untuk setiap orang dan peran. Daftar ini menambah dan mengubah data orang. Orang yang tidak ada di daftar tetap seperti semula.
console-list-columns = Baris pertama berisi nama kolom: { $columns }. Nama pengguna, nama lengkap, dan peran wajib diisi. Peran ditulis seperti di sini atau seperti di halaman orang:
console-list-present = Unduh orang sebagai daftar
console-list-file = Daftar (CSV, UTF-8)
console-list-unreadable = { $why ->
    [encoding] Berkas tidak dalam UTF-8. Simpan sebagai “CSV UTF-8” lalu pilih lagi.
    [long] Daftar berisi lebih dari 1.000 baris. Bagi menjadi beberapa daftar.
   *[columns] Baris pertama tidak berisi nama kolom. Yang diperlukan: { $columns }.
}
console-list-differs = Baris lain memberi orang ini nama atau bahasa yang berbeda.
console-list-count = { $what ->
    [refused] Tidak dapat dilakukan: { $count }
    [added] Ditambahkan: { $count }
   *[changed] Diubah: { $count }
}
console-list-same = Tidak berubah: { $count }
console-list-do = Tambah dan ubah orang-orang ini
console-list-done = Daftar selesai diproses
console-list-passwords = Berikan kepada setiap orang hanya kata sandi pertamanya sendiri. Kata sandi hanya ditampilkan sekarang dan berlaku { $days } hari.
console-file-faulty = Berkas ini tidak dapat dipakai. Perbaiki yang tercantum, lalu periksa lagi.
console-file-not-now = Ini belum dapat diterbitkan sekarang. Daftar ini menyebutkan apa yang harus dilakukan dahulu.
console-file-conflicts = Berkas ini berbeda dengan konsol
console-file-conflicts-how = Pengaturan ini diubah di sini sejak berkas terakhir, dan isi berkas ini berbeda. Belum ada yang diterbitkan. Unduh berkas pusat layanan, tambahkan perubahan Anda, lalu periksa lagi; atau ganti pengaturan dengan berkas ini.
console-file-replacing = Jika Anda mengganti pengaturan
console-file-replace = Ganti dengan berkas ini
console-file-kept = Diubah di sini sejak berkas terakhir, dan dipertahankan
console-file-same = Isi berkas ini sudah berlaku. Terbitkan satu kali agar berkas berikutnya dibandingkan dengannya.
console-line = Baris { $line }
console-changes = { $count ->
    [0] Tidak ada yang berubah
   *[other] { $count } perubahan
}
console-advice = Saran
console-publish = Terbitkan
console-restore = Pulihkan versi ini
console-present = ✓ Dipakai sekarang
console-first-version = Versi pertama
console-older = Versi yang lebih lama
console-yes = ya
console-no = tidak
console-kind = { $kind ->
    [bookings] Janji temu
    [centre] Pusat layanan
    [rules] Aturan
    [series] Seri nomor
    [zone] Zona
    [agency] Instansi
    [category] Kategori
    [service] Layanan
    [profile] Profil kerja
    [counter] Loket
    [kiosk] Kios
    [receipt] Tiket kertas
    [display] Papan
    [voice] Suara
    [alarms] Peringatan
   *[file] Berkas
}
console-happened = { $what ->
    [added] ditambahkan
    [removed] dihapus
    [reordered] urutannya berubah
   *[changed] diubah
}

# The pages on which visitors book a time, and the mails about bookings.

booking-title = Buat janji temu
booking-next = Waktu kosong terdekat: { $when }
booking-no-time = Saat ini tidak ada waktu kosong
booking-staff-only = Pusat layanan ini tidak menerima janji temu di halaman ini. { $known ->
    [yes] Hubungi { $line }, atau tanyakan kepada petugas pusat layanan: mereka dapat membuatkan janji temu untuk Anda.
   *[no] Tanyakan kepada petugas pusat layanan: mereka dapat membuatkan janji temu untuk Anda.
}
booking-choose = Pilih waktu
booking-nearest = Waktu kosong terdekat
booking-more = Tampilkan hari lainnya
booking-none = Tidak ada waktu kosong dalam { $days } hari ke depan. { $day ->
    [unknown] Tanyakan kepada petugas apa yang dapat Anda lakukan.
    [drawn] Waktu untuk layanan ini dibagikan melalui undian di antara orang yang memintanya: Anda dapat ikut di bawah. Waktu yang dibatalkan orang lain juga muncul di sini.
   *[known] Waktu berikutnya dibuka { problem-moment }. Waktu yang dibatalkan orang lain juga muncul di sini.
}
booking-held = Orang lain sedang mengisi formulir untuk waktu terakhir di hari-hari ini. Lihat lagi beberapa menit lagi.
booking-checking = Tunggu sebentar: peramban Anda melakukan perhitungan singkat untuk mencegah robot.
booking-bring = Yang perlu dibawa
booking-rules = Perlu diketahui
booking-promise = 9 dari 10 pengunjung dengan janji temu dipanggil dalam { $minutes } menit setelah waktunya.{ $measured ->
    [yes] {" "}Dalam empat minggu terakhir: { $share }.
   *[no] {""}
}
booking-order = Pengunjung dengan janji temu dipanggil seolah-olah mengambil tiket { $minutes } menit sebelum waktunya.
booking-what = Layanan
booking-when = Waktu
booking-where = Tempat
booking-moment = { $date }, { $time }
booking-name = Nama lengkap
booking-name-hint = Seperti pada dokumen Anda. Nama dicocokkan di loket dan tidak dapat diubah kemudian.
booking-mail = Alamat surel
booking-mail-hint = { $act ->
    [join] Kami mengirim tautan untuk mengonfirmasi permintaan, dan menyurati Anda jika ada waktu yang kosong. Alamat ini hanya dipakai untuk itu dan kemudian dihapus.
   *[other] Kami mengirim tautan untuk mengonfirmasi janji temu. Alamat ini hanya dipakai untuk janji temu ini dan dihapus setelah kunjungan Anda.
}
booking-send = Pesan waktu ini
booking-state = { $state ->
    [held] Data Anda
    [pending] Periksa surel Anda
    [booked] Janji temu Anda
    [arrived] Anda sudah melapor
    [missed] Janji temu ini terlewat
    [cancelled] Janji temu ini dibatalkan
    [joining] Periksa surel Anda
    [listed] Anda ada di daftar tunggu
    [in_draw] Anda ikut undian
    [offered] Ada waktu untuk Anda
    [declined] Tawaran ini sudah berakhir
    [left] Permintaan Anda sudah ditarik
    [unconfirmed] Permintaan Anda tidak dikonfirmasi
   *[lapsed] Waktu ini tidak lagi disimpan untuk Anda
}
booking-hint = { $state ->
    [held] Waktu ini disimpan untuk Anda sampai pukul { $time }.
    [pending] Kami sudah mengirim tautan kepada Anda. Buka sebelum pukul { $time } untuk mengonfirmasi janji temu; jika tidak, orang lain dapat memesan waktu ini. Jika surelnya tidak ada, periksa folder spam.
    [arrived] Lihat tiket Anda: di sana tertera kapan giliran Anda.
    [missed] Anda masih dapat datang hari ini dan mengambil tiket, atau memesan waktu lain.
    [cancelled] Waktu ini akan diberikan kepada orang lain. Anda dapat memesan waktu lain.
    [joining] Kami sudah mengirim tautan kepada Anda. Buka sebelum pukul { $time } untuk mengonfirmasi permintaan; jika tidak, permintaan dihapus. Jika surelnya tidak ada, periksa folder spam.
    [listed] Begitu ada waktu yang kosong pada hari pilihan Anda, kami menyimpannya untuk Anda dan mengirim surel.
    [in_draw] Undian menentukan siapa yang lebih dahulu ditawari waktu. Jika ada waktu untuk Anda, kami menyimpannya untuk Anda dan mengirim surel.
    [offered] Waktu ini disimpan untuk Anda sampai { $time }. Jika tidak Anda ambil, waktu ini diberikan kepada pengunjung lain.
    [declined] Anda tidak mengambil waktu ini sebelum tawaran berakhir, atau Anda menolaknya. Sekarang pengunjung lain dapat memperolehnya. Anda dapat memesan waktu lain, atau meminta masuk lagi ke daftar tunggu.
    [left] Anda dapat mengajukan permintaan lagi kapan saja.
    [unconfirmed] Tautan dalam surel kami tidak dibuka tepat waktu. Anda dapat mengajukan permintaan lagi.
   *[lapsed] Formulir tidak dikirim, atau janji temu tidak dikonfirmasi, tepat waktu. Tidak ada yang dipesan. Anda dapat memilih waktu lagi.
}
booking-extend = Simpan { $minutes } menit lagi
booking-code = Saat datang, pindai gambar ini atau masukkan kode ini di kios.
booking-come = Datanglah antara pukul { $start } dan { $end }. Setelah itu janji temu hangus.
booking-asked = Apakah Anda datang? { $until ->
    [no] Jawaban Anda membantu kami merencanakan.
   *[other] Jawab sampai { $until }: jika tidak, janji temu dibatalkan.
}
booking-come-yes = Ya, saya datang
booking-sent-to = { $act ->
    [withdraw] Surel dikirim ke { $mail }. Jika alamat itu salah, tarik permintaan dan ajukan lagi.
   *[other] Surel dikirim ke { $mail }. Jika alamat itu salah, batalkan janji temu dan pilih waktunya lagi: waktu itu langsung kosong.
}
booking-calendar = Simpan di kalender
booking-change = Pilih waktu lain
booking-cancel = { $act ->
    [withdraw] Tarik permintaan
    [decline] Saya tidak mau waktu ini
   *[other] Batalkan janji temu
}
booking-again = Buat janji temu lagi
booking-too-late = Waktu dapat diubah paling lambat { $minutes } menit sebelumnya. Anda masih dapat membatalkannya.
booking-displaced = Jam buka berubah: waktu Anda tidak lagi tersedia. Pilih waktu lain.
booking-ticket = Buka tiket Anda
booking-ask = { $act ->
    [cancel] Batalkan janji temu ini?
    [move] Ubah ke waktu ini?
    [withdraw] Tarik permintaan Anda?
    [decline] Tolak waktu ini?
    [join] Konfirmasi permintaan Anda
   *[confirm] Konfirmasi janji temu ini
}
booking-yes = { $act ->
    [cancel] Ya, batalkan
    [move] Ya, ubah
    [withdraw] Ya, tarik
    [decline] Ya, tolak
    [join] Konfirmasi
   *[confirm] Konfirmasi
}
booking-keep = { $act ->
    [withdraw] Tidak, biarkan permintaan saya
    [decline] Tidak, kembali ke tawaran
   *[other] Tidak, biarkan janji temu saya
}
booking-unknown = Tidak ada janji temu di sini
booking-unknown-hint = Buka lagi tautan pada surel terakhir Anda. Jika hari janji temu sudah lewat, Anda tidak perlu melakukan apa pun. Jika belum, tanyakan kepada petugas di meja informasi: mereka akan segera membantu.
booking-fault = { $field ->
    [mail] Masukkan alamat surel seperti name@example.org.
    [visitor] Masukkan nama lengkap Anda.
    [code] Ini bukan kode janji temu untuk hari ini. Periksa huruf dan harinya, atau tanyakan kepada petugas.
    [days] Pilih satu sampai lima dari hari-hari ini.
   *[at] Pilih salah satu waktu ini.
}
booking-ask-until = Waktu dibagikan melalui undian. Anda dapat ikut sampai { $when }
booking-how-many = Berapa pengunjung yang memerlukan layanan ini?
booking-visitors = Jumlah pengunjung
booking-list-title = Daftar tunggu
booking-list = Masukkan saya ke daftar tunggu
booking-list-hint = Jika ada waktu yang kosong pada salah satu hari pilihan Anda, kami menyimpannya untuk Anda dan mengirim surel. Anda kemudian punya waktu paling lama dua jam untuk mengambilnya.
booking-draw = Undian
booking-draw-week = Waktu untuk pekan yang mulai { $week } dibagikan melalui undian pada { $when }. Semua yang ikut sebelum itu memiliki peluang yang sama.
booking-draw-ask = Ikut undian
booking-draw-proof = Periksa undian (data)
booking-draw-limits = Dengan data ini siapa pun dapat memeriksa hasil undian. Data ini tidak melindungi dari pengelola server ini, yang dapat mengetahui urutannya lebih dahulu.
booking-days = Hari
booking-days-hint = Pilih satu sampai lima hari saat Anda dapat datang.
booking-day-part = Bagian hari
booking-part = { $part ->
    [any] Sepanjang hari
    [morning] Sebelum pukul 13:00
   *[afternoon] Mulai pukul 13:00
}
booking-place = { $before ->
    [0] Anda yang pertama di daftar tunggu.
   *[other] Di daftar tunggu sebelum Anda: { $before }.
}
booking-rank = Urutan Anda dalam undian: { $rank }.
booking-drawn-at = Undian diadakan pada { $when }.
booking-hash = Dalam data undian, permintaan Anda tercatat sebagai:
booking-take = Ambil waktu ini
booking-mail-subject = { $kind ->
    [confirm] Konfirmasi janji temu Anda
    [booked] Janji temu dibuat
    [changed] Janji temu diubah
    [cancelled] Janji temu dibatalkan
    [displaced] Pilih waktu lain
    [ask] Apakah Anda datang?
    [join] Konfirmasi permintaan Anda
    [offer] Ada waktu untuk Anda
   *[reminder] Pengingat
}: { $service }{ $when ->
    [no] {""}
   *[other] , { $when }
}
booking-mail-lead = { $kind ->
    [confirm] Buka tautan di bawah sebelum pukul { $time } dan konfirmasi janji temu Anda. Jika Anda tidak memintanya, Anda tidak perlu melakukan apa pun: tanpa tautan ini tidak ada yang dipesan.
    [booked] Janji temu Anda sudah dibuat.
    [changed] Janji temu Anda sudah diubah. Inilah yang berlaku sekarang.
    [cancelled] Janji temu Anda dibatalkan. Anda dapat menghapusnya dari kalender.
    [closed] Waktu Anda tidak tersedia lagi, dan saat ini waktu lain tidak dapat dipesan. Kami mohon maaf. Tanyakan kepada petugas pusat layanan apa yang dapat Anda lakukan.
    [displaced] Jam buka berubah, dan waktu Anda tidak lagi tersedia. Kami mohon maaf. Pilih waktu lain: inilah yang terdekat.
    [ask] Anda sudah memesan waktu ini. Apakah Anda datang? Buka halaman janji temu dan jawab; di sana Anda juga dapat mengubah atau membatalkannya.
    [join] Buka tautan di bawah sebelum pukul { $time } dan konfirmasi permintaan Anda. Jika Anda tidak memintanya, Anda tidak perlu melakukan apa pun: tanpa tautan ini permintaan tidak berlaku.
    [offer] Waktu ini disimpan untuk Anda sampai { $time }. Jika tidak Anda ambil, waktu ini diberikan kepada pengunjung lain.
   *[reminder] Kami menunggu Anda. Jika tidak dapat datang, batalkan janji temu: pengunjung lain dapat memakai waktu Anda.
}
booking-mail-code = Kode untuk kios: { $code }
booking-mail-page = Lihat, ubah, atau batalkan janji temu Anda:
booking-mail-other = Waktu lain:
booking-mail-take = Ambil waktu ini, atau tolak:
booking-mail-why = Anda menerima surel ini karena alamat ini diberikan untuk janji temu di { $centre }. Mohon tidak membalasnya.

# Halaman ponsel di ruang layanan.
presence-title = Anda berada di ruang layanan
presence-booked = Saya punya janji temu
presence-code = Kode janji temu
presence-code-hint = Delapan huruf dan angka. Kode ada di surel kami dan di halaman janji temu Anda.
presence-check-in = Lapor datang
presence-now = Tunggu sekarang tanpa janji temu. Janji temu akan dibatalkan.
presence-services = Layanan lain
presence-take = Ambil tiket
presence-none = Saat ini tiket tidak diberikan di ponsel. Lihat kios, atau tanyakan kepada petugas.
presence-taken = Nomor Anda
presence-old = Kode ini terlalu lama
presence-old-hint = Pindai lagi gambar di papan: gambar itu berganti setiap menit. Atau ambil tiket di kios.

# Janji temu di konsol.
bookings-find = Kode, nama, nomor telepon, atau waktu
bookings-of-day = Janji temu { $day }
bookings-none = Tidak ada janji temu yang ditemukan.
bookings-new = Buat janji temu untuk pengunjung
bookings-other = Layanan atau hari lain
bookings-book = Pesan waktu ini
bookings-figures = Slot hari ini
bookings-column = { $key ->
    [slots] Slot
    [booked] Dipesan
    [arrived] Datang
    [missed] Tidak datang
   *[free] Kosong
}
bookings-state = { $state ->
    [held] Sedang diisi
    [pending] Belum dikonfirmasi
    [joining] Daftar tunggu: belum dikonfirmasi
    [listed] Menunggu waktu
    [offered] Waktu ditawarkan
    [booked] Dipesan
    [arrived] Datang
    [missed] Tidak datang
   *[cancelled] Dibatalkan
}
bookings-code = Kode { $code }
bookings-ticket = Tiket
bookings-lost = ! Slotnya sudah tidak ada
bookings-told = Pengunjung sudah disurati
bookings-mail-failed = ! Surel tidak dapat dikirim
bookings-displaced = Janji temu tanpa slot
bookings-displaced-what = Jam, loket, atau layanan diubah. Tulis kepada pengunjung ini atau telepon mereka, lalu ubah atau batalkan janji temunya di sini. Jika perubahan dikembalikan, slotnya kembali.
bookings-displaced-tell = { $count ->
    [one] Tulis kepada { $count } pengunjung dengan alamat surel
   *[other] Tulis kepada { $count } pengunjung dengan alamat surel
}
bookings-check-in = Pengunjung sudah datang
bookings-too-early = Masih terlalu awal: janji temu ini berlaku mulai { $time }.
bookings-come-back = Pengunjung datang lagi nanti
bookings-wait-now = Tunggu sekarang, tanpa janji temu
bookings-late = Waktunya sudah lewat. Pengunjung mendapat tiket biasa.
bookings-change = Ubah waktu
bookings-times = Tampilkan waktu kosong
bookings-nearest = Waktu kosong terdekat
bookings-at = Waktu
bookings-name = Nama, seperti pada dokumen
bookings-phone = Telepon
bookings-mail = Alamat surel
bookings-mail-hint = Pengunjung mendapat janji temu dan tautan lewat surel.
bookings-no-times = Tidak ada waktu kosong pada hari ini.
bookings-cancel = Batalkan janji temu
bookings-cancel-what = Waktunya kosong untuk orang lain. Nama, alamat surel, dan nomor telepon dihapus.
bookings-to-list = Tanpa waktu: masukkan pengunjung ke daftar tunggu hari ini, atau ke undiannya
bookings-lists = Daftar tunggu: { $count }
bookings-lists-title = Daftar tunggu dan undian
bookings-lists-what = Waktu yang kosong ditawarkan kepada pengunjung berikutnya antara pukul 8:00 dan 20:00: lewat email atau telepon Anda. Halaman janji temu menunjukkan siapa yang harus ditelepon. Waktu yang diundi tidak dapat dipesan sebelum undian.
bookings-lists-none = Tidak ada pengunjung di daftar tunggu.
bookings-lists-more = Pengunjung lainnya: { $count }
bookings-draw-open = Undian untuk minggu mulai { $week }: { $at }. Permintaan sejauh ini: { $count }.
bookings-draw-day = Undi waktu dalam satu minggu
bookings-draw-none = Tidak: yang meminta lebih dulu mendapat waktu
bookings-draw-how = Untuk layanan yang waktunya terlalu sedikit. Semua yang meminta sebelum saat ini pada minggu sebelumnya punya peluang yang sama; sisanya kemudian dapat dipesan. Nama pengunjung diperlukan.
bookings-draw-time = Jam undian
bookings-call = Telepon pengunjung ini: ada waktu yang disimpan untuk mereka
bookings-call-what = Mereka tidak punya alamat email. Buka janji temu dan catat apakah pengunjung mengambil waktu itu.
bookings-take = Pengunjung mengambil waktu ini
bookings-until = Disimpan sampai { $time }
bookings-visitors = Pengunjung bersama
bookings-for = Jumlah pengunjung: { $visitors }
bookings-capacity = Kapasitas
bookings-capacity-what = Slot dua minggu ke depan; yang kosong termasuk yang disimpan untuk petugas. Hari tanpa slot tidak ditampilkan.
bookings-no-slots = Tidak ada slot dalam dua minggu ini.
bookings-learned = { $learned ->
    [one] Layanan ini di sini berlangsung { $learned } menit
   *[other] Layanan ini di sini berlangsung { $learned } menit
}, tetapi slotnya dihitung dengan { $typical }. Perbaiki lama layanan biasanya di pengaturannya.
bookings-displace = { $count ->
    [one] Tetap terbitkan: { $count } janji temu kehilangan waktunya
   *[other] Tetap terbitkan: { $count } janji temu kehilangan waktunya
}
bookings-settings-what = Aturan ini berlaku untuk semua layanan dengan janji temu. Janji temu dibuka di halaman setiap layanan.
bookings-setting = { $name ->
    [part] Bagian waktu loket untuk janji temu, dalam %
    [step_minutes] Menit dari satu waktu ke waktu berikutnya
    [horizon_days] Berapa hari sebelumnya dapat dipesan
    [lead_minutes] Waktu dapat dipesan sampai sekian menit sebelumnya
    [hold_minutes] Menit untuk mengisi formulir
    [change_until_minutes] Pengunjung dapat mengubah waktu sampai sekian menit sebelumnya
    [early_minutes] Pengunjung dapat melapor mulai sekian menit sebelumnya
    [late_minutes] Pengunjung dapat melapor sampai sekian menit sesudahnya
    [staff_part] Bagian slot yang disimpan untuk petugas sampai sehari sebelumnya, dalam %
    [per_address] Janji temu satu alamat surel pada saat yang sama
    [overbook] Pesanan melebihi tempat pada jam dengan 12 tempat atau lebih, paling banyak, dalam %
    [group_max] Pengunjung dalam satu janji temu, paling banyak
   *[within_minutes] Janji: 9 dari 10 pengunjung dipanggil dalam sekian menit
}
bookings-setting-hint = { $low } sampai { $high }. { $name ->
    [part] Sisanya untuk pengunjung tanpa janji temu. Dengan 40% janji ditepati juga saat pusat layanan penuh.
    [horizon_days] Makin singkat, makin banyak pengunjung yang datang.
    [late_minutes] Setelah itu janji temu terlewat, dan pengunjung dapat mengambil tiket biasa.
    [staff_part] Supaya pengunjung yang menelepon juga mendapat waktu.
    [overbook] Sejauh pengunjung sebelumnya menunjukkan bahwa dalam sembilan dari sepuluh jam yang datang tidak melebihi tempat. 0: tidak pernah.
   *[other] {""}
}
bookings-ask-title = Tanyai pengunjung yang memesan jauh hari, dua hari sebelumnya, apakah mereka datang
bookings-ask = { $ask ->
    [off] Tidak
    [required] Ya, dan batalkan janji temu tanpa jawaban sampai pukul 18:00 sehari sebelumnya
   *[ask] Ya
}
bookings-bookable = Layanan ini dapat dipesan
bookings-bookable-how = Slotnya dihitung dari jam buka, lama layanan biasanya, dan loket.
bookings-slots = Slot sehari:
bookings-counters = Loket untuk janji temunya
bookings-counters-how = Kosongkan untuk menghitung setiap loket yang memiliki layanan ini di tingkat 1, dibagi rata dengan layanan lain di sana yang dapat dipesan.
bookings-windows = Bagian hari dengan loket lain
bookings-windows-how = Satu per baris: dari, sampai, loket. Misalnya 12:00-14:00 2
bookings-named = Tanyakan nama pengunjung
bookings-named-how = Nama tidak dapat diubah, dan petugas membandingkannya dengan dokumen. Jadi waktu tidak dapat dijual.
