# Слова экранов киоска. Общие слова — в client/texts.

# Начало и выбор
language = Язык
question = Что вам нужно?
services_count = { $n ->
    [one] { $n } услуга
    [few] { $n } услуги
   *[other] { $n } услуг
}
back = Назад
start_again = Начать заново
more = Ещё
page_of = { $page } из { $pages }
last_ticket = Талоны до { $time }
tile_ahead = { $n ->
    [0] впереди никого
    [one] впереди { $n } человек
    [few] впереди { $n } человека
   *[other] впереди { $n } человек
}
tile_unserved = нет открытых окон

# Почему закрыто и когда откроется
closed_day_not_open = Центр ещё не открыт
closed_holiday = Сегодня закрыто
closed_outside_hours = Сейчас закрыто
closed_last_ticket_passed = Сегодня талонов больше нет
closed_closed_by_staff = Закрыто
closed_intake_stopped = Сегодня талонов больше нет
closed_suspended = Приостановлено
closed_centre_suspended = Работа центра приостановлена
closed_quota_used = Все талоны на сегодня розданы
closed_window_used = Все талоны на это время розданы
closed_numbers_used_up = Свободных номеров талонов пока нет
closed_wait_passes_closing = На остаток дня ждёт слишком много людей
opens_at = откроется в { $time }
opens_tomorrow = откроется завтра в { $time }
opens_on = откроется { $day } в { $time }
free_at = ближайшее свободное время — в { $time }
free_tomorrow = ближайшее свободное время — завтра в { $time }
free_on = ближайшее свободное время — { $day } в { $time }
goes_on_at = должно возобновиться в { $time }
goes_on_tomorrow = должно возобновиться завтра в { $time }
goes_on_on = должно возобновиться { $day } в { $time }

# Услуга и талон
have_ready = Подготовьте
take_ticket = Взять талон
take_number = Показать номер
number_instead = Ваш номер появится на этом экране.
printer_none = Этот киоск не печатает.
printer_paper_out = В принтере нет бумаги.
printer_cover_open = Принтер открыт.
printer_offline = Принтер сейчас не печатает.
printer_broken = Принтер неисправен.
printer_silent = Принтер не отвечает.
printer_unreachable = Нет связи с принтером.

# Талон
your_number = Ваш номер
issuing = Оформляем ваш талон
printing = Ваш талон выходит внизу
take_paper = Заберите талон внизу
no_paper = Бумага не вышла. Запомните свой номер.
remember_number = Запомните свой номер.
noted = Понятно
cancel_ticket = Отменить талон
done = Готово

# Если что-то не получилось
no_answer = Центр не отвечает
no_answer_text = Пока неизвестно, есть ли у вас талон. Попробуйте ещё раз: двух талонов не будет.
try_again = Попробовать ещё раз
refused = Сейчас талона нет
offline = Нет связи с центром
offline_since = Нет связи с центром с { $time }
offline_what = Сейчас талоны здесь не выдаются. За талоном обратитесь к сотрудникам. Экран восстановится сам.
offline_short = Сейчас здесь нет талонов: обратитесь к сотрудникам.
searching = Ищем центр
not_enrolled = Этот киоск не подключён к системе

# Если никого нет
still_here = Вы ещё здесь?
starts_again = { $n ->
    [one] Экран начнётся заново через { $n } секунду.
    [few] Экран начнётся заново через { $n } секунды.
   *[other] Экран начнётся заново через { $n } секунд.
}
stay = Я ещё здесь
