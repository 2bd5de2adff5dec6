# Слова только для табло.

label_number = Номер
label_counter = Окно
label_wait = Ожидание
floor = { $n }-й этаж

no_calls = Ваш номер появится здесь, когда его вызовут
hall_closed = Центр закрыт
hall_opens_at = Центр закрыт. Откроется в { $time }
hall_opens_tomorrow = Центр закрыт. Откроется завтра в { $time }
hall_opens_on = Центр закрыт. Откроется { $day }, в { $time }
earlier = Вызваны ранее
by_mistake = Вызван по ошибке. Пожалуйста, подождите
again = Вызов повторяется
following = Следующие
nobody_waits = Никто не ждёт
counter_free = Свободно
service_paused = приостановлено
service_paused_until = приостановлено примерно до { $time }
service_unserved = нет окон
service_closed = закрыто
service_full = талонов больше нет
some_services = по части услуг: { $state }
more_waits = Ещё { $n }: спросите на входе или отсканируйте талон
code_ticket = Возьмите талон с телефона
code_check_in = Отметьтесь здесь, если вы по записи

# For screen readers
called_now = Вызывается: { $number }, окно { $counter }

# As it is spoken
say_call = Талон { $number }. Пожалуйста, подойдите к окну, { $counter }.
say_number = { $letters }. { $digits }
say_call_short = { $number }, окно { $counter }.
