# Yalnız lövhənin sözləri.

label_number = Nömrə
label_counter = Pəncərə
label_wait = Gözləmə
floor = Mərtəbə { $n }

no_calls = Nömrəniz çağırılanda burada görünəcək
hall_closed = Mərkəz bağlıdır
hall_opens_at = Mərkəz bağlıdır. Saat { $time } açılır
hall_opens_tomorrow = Mərkəz bağlıdır. Sabah saat { $time } açılır
hall_opens_on = Mərkəz bağlıdır. { $day }, saat { $time } açılır
earlier = Əvvəl çağırılanlar
by_mistake = Səhvən çağırıldı. Zəhmət olmasa, gözləyin
again = Yenidən çağırılır
following = Növbəti
nobody_waits = Heç kim gözləmir
counter_free = Boşdur
service_paused = dayandırılıb
service_paused_until = dayandırılıb, bərpası gözlənilir: { $time }
service_unserved = pəncərə bağlıdır
service_closed = bağlıdır
service_full = bilet bitib
some_services = bəzi xidmətlər: { $state }
more_waits = Daha { $n }: girişdə soruşun və ya biletinizi oxudun
code_ticket = Telefonunuzla bilet götürün
code_check_in = Yazılışla gəldiyinizi burada bildirin

# For screen readers
called_now = İndi çağırılır: { $number }, pəncərə { $counter }

# As it is spoken
say_call = Bilet { $number }. Zəhmət olmasa, { $counter } nömrəli pəncərəyə yaxınlaşın.
say_number = { $letters }. { $digits }
say_call_short = { $number }, pəncərə { $counter }.
