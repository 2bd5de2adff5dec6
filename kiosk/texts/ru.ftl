# Слова экранов киоска. Общие слова — в client/texts.

# Начало и выбор
language = Язык
question = Что вам нужно?
back = Назад
start_again = Начать заново
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
no_server = Нет связи с центром
no_server_since = Нет связи с центром с { $time }
ask_staff = Сейчас здесь нет талонов: обратитесь к сотрудникам.
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

# Searching, choosing more, help, and how the screen looks
question_more = Что ещё вам нужно?
search = Поиск
search_hint = Введите, что вам нужно
nothing_found = Ничего не найдено. Введите другое слово или попросите о помощи.
by_agency = По ведомству
by_topic = По теме
scroll_up = Вверх
scroll_down = Вниз
space = Пробел
erase = Удалить
more_letters = Другие буквы
on_ticket = Также в вашем талоне
remove = Убрать
need_help = Нужна помощь
help_calling = Вызываем сотрудника
help_called = Сотрудник вызван
help_stay = Подождите здесь, к вам подойдут.
help_coming = К вам идут на помощь
help_failed = Вызвать не удалось. Обратитесь к сотруднику в зале.
help_seen = Понятно
accessibility = Доступность
text_size = Размер текста
text_normal = Обычный
text_large = Крупный
text_largest = Самый крупный
colours = Цвета
palette_day = Обычные
palette_contrast_light = Чёрное на белом
palette_contrast = Белое на чёрном
reach = Кнопки ниже
options = Дополнительно к талону
for_how_many = Для скольких людей или документов?
fewer = Меньше
more_of = Больше
claim_priority = Я имею право без очереди
assist = Что вызывает у вас затруднения?
assist_see = Видеть
assist_hear = Слышать
assist_walk = Ходить
another_service = Добавить ещё одну услугу
not_out = Талон не вышел

# Speech in the headset
voice_welcome = Голосовая помощь включена. Кнопка «вперёд» переходит к следующему пункту, «назад» — к предыдущему, средняя кнопка выбирает.
volume_now = Громкость { $n }
speed_now = Скорость { $n } процентов
quieter = Тише
louder = Громче
read_again = Прочитать ещё раз
slower = Говорить медленнее
faster = Говорить быстрее
chosen = Выбрано

# A code is held to the scanner
scanned_waiting = Подождите здесь: ваш номер вызовут
scanned_called = Пройдите к окну { $counter }
scanned_back = С возвращением: ваш номер снова в очереди
scanned_missed = Вы снова пропустили вызов. Обратитесь к сотрудникам
scanned_ended = Этот визит завершён
scanned_unknown = Это не талон нашего центра
print_again = Напечатать ещё раз
