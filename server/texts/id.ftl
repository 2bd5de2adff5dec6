# Yang dikatakan server kepada orang.

# Mengapa ditolak, dan apa yang dapat dilakukan.

problem-malformed = Permintaan ini tidak dapat dibaca. Perbaiki isian yang salah, lalu kirim lagi.
problem-not-signed-in = Diperlukan token yang sah. Mintalah yang baru kepada manajer gedung.
problem-wrong-sign-in = Itu tidak benar. Periksa yang Anda ketik lalu coba lagi.
problem-barred = Terlalu banyak percobaan yang salah. Coba lagi dalam { $seconds } detik.
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
problem-not-found = Tidak ada apa pun dengan nama itu di sini. Periksa alamat atau nomornya.
problem-method-not-allowed = Alamat ini tidak menerima permintaan seperti itu. Lihat keterangan di /api/v1/openapi.json.
problem-not-allowed-now = Itu tidak dapat dilakukan sekarang. Lihat keadaan terkini, lalu pilih lagi.
problem-not-this-ticket = Tiket itu sudah tidak di loket ini. Tidak ada yang diubah.
problem-no-one-waiting = Sekarang tidak ada yang menunggu loket ini.
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
problem-service-closed = { $name }: { $reason ->
    [day_not_open] gedung belum buka.
    [holiday] hari ini tutup.
    [last_ticket_passed] tidak ada tiket lagi hari ini.
    [closed_by_staff] ditutup oleh petugas.
    [suspended] dihentikan sementara.
    [centre_suspended] layanan gedung dihentikan sementara.
    [quota_used] semua tiket hari ini sudah diambil.
    [wait_passes_closing] sudah terlalu banyak yang menunggu untuk sisa hari ini.
   *[outside_hours] sekarang tutup.
}{ $reason ->
    [quota_used] { problem-free }
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
problem-too-large = Itu terlalu besar. Kirim sedikit demi sedikit.
problem-too-fast = Itu terlalu cepat. Tunggu sebentar, lalu coba lagi.
problem-stands-still = { $what ->
    [service] Layanan ini berhenti sementara. Tempat setiap orang tetap tersimpan. Pengawas dapat melanjutkannya.
   *[centre] Layanan gedung berhenti sementara. Tempat setiap orang tetap tersimpan. Pengawas dapat melanjutkannya.
}
problem-counter-away = { $back ->
    [known] Loket { $counter } istirahat sampai pukul { $time }. Tunggu loket itu, atau kirim tiket ke antrean layanan.
   *[unknown] Loket atau petugas itu sedang tidak bertugas. Kirim tiket ke antrean layanan.
}
problem-strands-a-line = Ada yang menunggu { $name }{ $more ->
    [0] {""}
   *[other] {" "}dan { $more } layanan lain
}, dan tidak ada lagi yang akan melayani mereka. Tekan lagi jika Anda yakin.
problem-not-in-profile = Loket ini tidak melayani tiket { $number }. Pilih dari antreannya sendiri, atau hubungi pengawas.
problem-already-done = Itu sudah dilakukan. Tidak ada yang perlu dilakukan.
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
page-parked = Tiket Anda disisihkan
page-parked-hint = Loket akan memanggil Anda lagi. Jangan pergi jauh.
page-missed = Anda dipanggil, tetapi tidak datang
page-missed-hint = Tempat Anda disimpan sampai pukul { $time }. Sudah kembali di ruang tunggu?
page-missed-still = Tempat Anda disimpan selama layanan berhenti. Sudah kembali di ruang tunggu?
page-missed-over = Waktu untuk kembali sudah habis. Mintalah bantuan petugas.
page-finished = Kunjungan Anda selesai
page-finished-hint = Terima kasih atas kedatangan Anda.
page-cancelled = Tiket ini sudah dibatalkan
page-cancelled-hint = Anda dapat mengambilnya kembali sampai pukul { $time }.
page-ended = Layanan untuk tiket ini dihentikan
page-return = Anda dapat datang kembali sampai { $date }: tunjukkan tiket ini saat itu.
page-over = Hari ini sudah berakhir
page-over-hint = Tiket ini tidak berlaku lagi dan tidak ada lagi yang ditampilkan di sini. Ambillah tiket baru untuk kunjungan baru.
page-unknown = Tidak ada tiket di sini
page-unknown-hint = Pindai lagi kode pada kertas Anda. Jika dicetak dua kali, hanya yang terbaru yang berlaku. Petugas dapat membantu.
page-trouble = Halaman ini tidak dapat ditampilkan sekarang
page-title-called = { $number }: loket { $counter }

# Tempat dalam antrean. Angka waktu tunggu dalam menit.
page-ahead = { $n ->
    [0] Tidak ada orang di depan Anda
   *[other] { $n } orang di depan Anda
}
page-ahead-many = Lebih dari { $n } orang di depan Anda
page-wait = biasanya { $low }–{ $high } mnt
page-wait-below = biasanya kurang dari { $high } mnt
page-wait-late = sembilan dari sepuluh di bawah { $late } mnt
page-wait-unknown = Waktu tunggu belum diketahui
page-delay-counter-closed = Lebih lama daripada yang disampaikan: satu loket telah tutup.
page-delay-counter-paused = Lebih lama daripada yang disampaikan: satu loket sedang istirahat.

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

# Yang dapat dilakukan pengunjung.
page-give-up = Batalkan tiket saya
page-give-up-ask = Batalkan tiket { $number }? Tempat Anda diberikan kepada orang berikutnya.
page-give-up-yes = Ya, batalkan
page-give-up-no = Tidak, simpan tempat saya
page-come-back = Saya sudah kembali
page-take-back = Ambil kembali tiket saya
page-not-sent = Itu tidak sampai ke gedung. Coba lagi.

# Seberapa baru.
page-connecting = Menyambung
page-live = Langsung
page-polled = Keadaan pukul { $time }
page-offline = Tidak tersambung sejak pukul { $time }. Inilah keadaan saat itu.
page-no-script = Keadaan pukul { $time }. Dimuat ulang setiap 30 detik.
