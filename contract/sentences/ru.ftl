# Что сервер и программы говорят одинаково.

# Ожидание: сколько человек впереди и сколько ждать, в минутах или часах.
people_ahead = { $n ->
    [0] Перед вами никого нет
    [one] Перед вами { $n } человек
    [few] Перед вами { $n } человека
   *[other] Перед вами { $n } человек
}
unserved = Сейчас для этой услуги нет открытых окон
unserved_ticket = Ваш номер вызовут, когда окно откроется
amount_minutes = { $n } мин
amount_hours = { $n } часов
amount_half_hours = { $n },5 часа
figure_hours = { $n }
figure_half_hours = { $n },5
wait_minutes = обычно { $low }–{ $high }
wait_minutes_hours = примерно от { $low } до { $high }
wait_hours = примерно от { $low } до { $high }
wait_below = обычно меньше { $high }
late = 9 из 10 ждут меньше { $late }
short_minutes = { $low }–{ $high } мин
short_minutes_hours = { $low } – { $high } ч
short_hours = { $low }–{ $high } ч
short_below = меньше { $high }
coupon = С этим кодом можно прийти по { $date } включительно: вас вызовут раньше других
on_weekday = { $weekday ->
    [mon] в понедельник, { $date }
    [tue] во вторник, { $date }
    [wed] в среду, { $date }
    [thu] в четверг, { $date }
    [fri] в пятницу, { $date }
    [sat] в субботу, { $date }
   *[sun] в воскресенье, { $date }
}

# Посетители с записью
booked_for = Запись на { $time }
booked_from = Ваш номер вызовут не раньше { $time }
booked_order = Посетителей с записью вызывают так, как если бы они взяли талон за { $minutes } мин до своего времени.
booked_kept = За последние четыре недели { $kept } из 100 посетителей с записью вызвали в течение { $minutes } мин после их времени.

# Почему именно этот. Ожидание в полных минутах; категория не называется никогда.
why_longest_wait = Вызван раньше { $next }: ожидание { $waited } мин (норма { $target }); у { $next } — { $next_waited } мин (норма { $next_target }).
why_longest_wait_plain = Вызван раньше { $next }: ожидание { $waited } мин; у { $next } — { $next_waited } мин.
why_only_one = Единственный талон в очереди к этому окну.
why_only_one_at = Единственный талон в очереди к окну { $counter }.
why_guard = Вызван первым: ожидание { $waited } мин — больше предельного.
why_cap = Следующий по времени ожидания: перед ним несколько талонов вызвали раньше очереди.
why_level = Это окно сначала обслуживает эту услугу и талоны, направленные к нему.
why_level_at = Окно { $counter } сначала обслуживает эту услугу и талоны, направленные к нему.
why_precedence = Следующий по приоритету и времени ожидания.
why_chosen = { $reason ->
    [in_need] Вызван сотрудником вне очереди: ждать было нельзя.
    [came_back] Вызван сотрудником вне очереди: принесено недостающее.
    [wrong_queue] Вызван сотрудником вне очереди: ожидание было в другой очереди.
    [together] Вызван сотрудником вне очереди, вместе с другим посетителем.
    [missed_call] Вызван сотрудником вне очереди: вызов не был услышан.
    [staff_mistake] Вызван сотрудником вне очереди, чтобы исправить ошибку.
    [manager] Вызван сотрудником вне очереди по просьбе менеджера.
    [walk_in] Вызван сразу: талон взят у окна.
   *[other] Вызван сотрудником вне очереди; причина записана.
}
why_rule = Вызван по правилам центра.
why_waiting = Ни один более поздний талон на вашу услугу не вызвали раньше.

# То же для того, кто ещё ждёт.
why_before_longest_wait = { $number } вызван раньше { $own }: ожидание { $waited } мин (норма { $target }); у { $own } — { $own_waited } мин (норма { $own_target }).
why_before_longest_wait_plain = { $number } вызван раньше { $own }: ожидание { $waited } мин; у { $own } — { $own_waited } мин.
why_before_guard = { $number } вызван раньше { $own }: ожидание { $waited } мин — больше предельного.
why_before_level = { $number } вызван раньше { $own }: его окно сначала обслуживает ту услугу и талоны, направленные к нему.
why_before_precedence = { $number } вызван раньше { $own } по приоритету и времени ожидания.
why_before_chosen = { $number } вызван сотрудником раньше { $own }, вне очереди: например, если ждать нельзя или принесено недостающее. Причина записана.
why_before_not_ready = { $number } вызван раньше { $own }: { $own } тогда ещё не мог быть вызван или направлен к определённому окну.
why_before_rule = { $number } вызван раньше { $own } по правилам центра.

# Почему талон вызывают вне очереди (последние две причины только в старых журналах) и почему он отложен.
call_reason_in_need = Не может ждать: болен, с младенцем, пожилой
call_reason_came_back = Вернулся с недостающим
call_reason_wrong_queue = Ждал не в той очереди
call_reason_together = Вместе с предыдущим посетителем
call_reason_missed_call = Не услышал вызов
call_reason_staff_mistake = Наша ошибка
call_reason_manager = Просит менеджер центра
call_reason_walk_in = Взял талон у окна
call_reason_other = Другая причина
hold_reason_form = Заполняет бланк
hold_reason_copies = Принесёт документы
hold_reason_payment = Оплачивает
hold_reason_colleague = Нужен ответ коллеги
hold_reason_later = Вернётся позже

# Работа приостановлена.
still_hall = Работа центра приостановлена
still_hall_until = Работа центра приостановлена примерно до { $time }
still_service = Оказание этой услуги приостановлено
still_service_until = Оказание этой услуги приостановлено примерно до { $time }
still_places = Все сохраняют свои места.
still_own_place = Ваше место сохраняется.
still_alarm = Объявлена тревога. Следуйте указаниям сотрудников.
still_drill = Идут учения. Следуйте указаниям сотрудников.
still_power = Нет электричества.
still_strike = Идёт забастовка.
still_technical = Техническая система не работает.
still_break = У сотрудников перерыв.
still_meeting = Сотрудники на совещании.
still_other = Подробнее скажут сотрудники.
promises_broken = Ждут дольше обещанного: { $n }
promises_at_risk = Обещание под угрозой: { $n }
promise_broken = Ждёт дольше обещанного
promise_at_risk = Обещание под угрозой
delay_counter_closed = Одно окно закрылось
delay_counter_paused = В одном окне перерыв
delay_service_paused = Услуга приостановлена

# Connection, counters and tickets
not_connected = Нет связи
not_connected_since = Связь потеряна в { $time }
counter = Окно
counter_number = Окно { $number }
ticket_waiting = Ожидает
ticket_called = Вызван
ticket_serving = Обслуживается
ticket_on_hold = Отложен
ticket_missed = Не подошёл
ticket_finished = Завершён
ticket_cancelled = Отменён
ticket_expired = Просрочен
counter_open = Открыто
counter_paused = Перерыв
counter_closed = Закрыто
