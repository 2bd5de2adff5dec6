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

# Для сотрудников: сервисное меню
service_code = Сервисный код
service_code_hint = Менеджер найдёт его на странице этого устройства.
service_code_wrong = { $n ->
    [one] Неверный код. Осталась { $n } попытка.
    [few] Неверный код. Осталось { $n } попытки.
   *[many] Неверный код. Осталось { $n } попыток.
}
service_code_locked = { $n ->
    [one] Слишком много неверных кодов. Попробуйте снова через { $n } секунду.
    [few] Слишком много неверных кодов. Попробуйте снова через { $n } секунды.
   *[other] Слишком много неверных кодов. Попробуйте снова через { $n } секунд.
}
service_menu = Сервисное меню
service_leave = Вернуться к экрану посетителей
service_status = Состояние
service_test = Самопроверка
service_reprint = Напечатать талон ещё раз
service_test_print = Пробная печать
service_volume = Громкость
service_set_up = Настройка
service_address = Адрес сервера
service_restart = Перезапуск
service_close = Закрыть программу
service_restart_ask = Перезапустить киоск?
service_restart_words = Это займёт несколько секунд.
service_close_ask = Закрыть программу?
service_close_words = Экран останется тёмным, пока не запустят программу или компьютер.
service_printing = Идёт печать
service_printed = Напечатано. Проверьте, что бумага вышла.
service_no_tickets = Этот киоск ещё не выдал ни одного талона.
service_reprint_words = Код на первой бумаге перестанет действовать.
service_report = Напечатать отчёт
service_again = Проверить снова
service_louder = Громче
service_quieter = Тише
service_volume_words = Громкость { $n } из 5
service_sound_sentence = С такой громкостью говорит киоск.
service_skip = Пропустить
status_printer = Принтер
status_online = Связь есть
status_leases = Без сервера
status_leases_words = Свободных номеров: { $free }; талонов к передаче: { $given }
status_screen_words = { $width } × { $height } пикселей, { $inches }″
status_device = Устройство
status_version = Версия

# Для сотрудников: самопроверка
part_paper = Бумага
part_cutter = Резак
part_sound = Звук
part_screen = Экран
part_scanner = Сканер
part_clock = Часы
part_server = Сервер
part_disk = Диск
state_good = В порядке
state_care = Проверьте
state_bad = Неисправность
state_none = Нет
test_now = Проверяется
test_touch = Коснитесь каждой метки
test_scan = Поднесите код на бумаге к сканеру
strip_words = Поднесите этот код к сканеру.
found_server = Отвечает за { $ms } мс
found_server_refuses = Отказ: { $why }
found_server_silent = Сервер не отвечает
found_clock = Отличаются от часов сервера на { $n } с
found_clock_unknown = Без сервера сравнить нельзя
found_disk = Свободно { $n } МБ
found_disk_not_written = Запись невозможна: { $why }
found_disk_none = Этот киоск ничего не хранит
found_paper = Бумага есть
found_paper_low = Бумага скоро закончится
found_cutter = Полоска напечатана и отрезана
found_cutter_not_tried = Не проверено: печать невозможна
found_cutter_no_proof = Принтер не подтвердил, что полоска вышла
found_sound = Фраза прозвучала
found_sound_none = В этом киоске нет звука
found_sound_gone = Звуковое устройство не найдено
found_sound_no_headset = Наушники не подключены
found_scanner = Код прочитан
found_scanner_wrong = Прочитано что-то другое
found_scanner_silent = Ничего не прочитано
found_scanner_no_strip = Не проверено: нет полоски
found_screen = Нажато меток: { $n } из 5
report_heading = Отчёт о готовности
report_good = Готов к приёму посетителей
report_care = Готов, но посмотрите на отмеченное
report_bad = Не готов

# Для сотрудников: настройка
set_up = Настройка киоска
set_up_language = Язык начального экрана
set_up_language_hall = Первый язык центра
set_up_panel = Размер экрана
set_up_ruler = Приложите линейку к линии. Меняйте размер, пока длина линии не станет 100 мм.
set_up_inches = { $inches }″
set_up_smaller = Меньше
set_up_larger = Больше
set_up_printer = Принтер
set_up_no_printer = Без принтера
set_up_network = Принтер в сети
set_up_address = Адрес принтера
set_up_address_hint = Например, 192.0.2.20
set_up_address_wrong = Это не адрес.
set_up_paper = Ширина бумаги
set_up_mm = { $n } мм
set_up_given = Это задал менеджер в разделе «Устройства», на странице этого киоска.
set_up_next = Далее
set_up_save = Сохранить
set_up_not_saved = На этот диск ничего нельзя сохранить.

# Почему закрыто и когда откроется
closed_day_not_open = Центр не открыт
closed_holiday = Сегодня закрыто
closed_outside_hours = Сейчас закрыто
closed_last_ticket_passed = Сегодня талонов больше нет
closed_closed_by_staff = Талоны пока не выдаются
closed_intake_stopped = Талоны пока не выдаются
holders_are_called = Всех, у кого есть талон, вызовут.
closed_suspended = Приостановлено
closed_centre_suspended = Работа центра приостановлена
closed_quota_used = Все талоны на сегодня розданы
closed_window_used = Все талоны на это время розданы
closed_numbers_used_up = Свободных номеров талонов пока нет
closed_wait_passes_closing = Сегодня принять всех не успеем
stopped_by_staff = Сотрудники приостановили выдачу талонов на эту услугу
end_unknown = До какого времени, пока неизвестно.
opens_at = откроется в { $time }
opens_tomorrow = откроется завтра в { $time }
opens_on = откроется { $day }, в { $time }
again_at = снова в { $time }
again_tomorrow = снова завтра в { $time }
again_on = снова { $day }, в { $time }
free_at = ближайшее свободное время — в { $time }
free_tomorrow = ближайшее свободное время — завтра в { $time }
free_on = ближайшее свободное время — { $day }, в { $time }
continues_at = должно возобновиться в { $time }
continues_tomorrow = должно возобновиться завтра в { $time }
continues_on = должно возобновиться { $day }, в { $time }

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
still_printing = Ваш талон ещё печатается
take_paper = Заберите талон внизу
take_second_paper = Напечатано ещё раз. Возьмите талон внизу
no_paper = Бумага не вышла. Запомните свой номер.
maybe_paper = Талон ещё может выйти. Запомните свой номер.
remember_number = Запомните свой номер.
noted = Понятно
cancel_ticket = Отменить талон
done = Готово

# Если что-то не получилось
no_answer = Центр не отвечает
no_answer_text = Пока неизвестно, есть ли у вас талон. Попробуйте ещё раз: двух талонов не будет.
try_again = Повторить
refused = Сейчас талона нет
no_server = Нет связи с центром
no_server_since = Связь с центром потеряна в { $time }
ask_staff = Сейчас здесь нет талонов: обратитесь к сотрудникам.
starting = Запускается
not_enrolled = Этот киоск не подключён к системе

# Если никого нет
still_here = Вы ещё здесь?
starts_again = Экран начнётся заново. Осталось секунд: { $n }
stay = Я ещё здесь

# Searching, choosing more, help, and how the screen looks
question_more = Что ещё вам нужно?
search = Поиск
search_hint = Введите, что вам нужно
nothing_found = Ничего не найдено. Введите другое слово или выберите ниже.
nothing_found_short = Ничего не найдено
by_agency = По ведомству
by_topic = По теме
scroll_up = Вверх
scroll_down = Вниз
page_of = Страница { $n } из { $all }
more = Ещё
space = Пробел
erase = Удалить
more_letters = Другие буквы
on_ticket = Также в вашем талоне
remove = Убрать
need_help = Нужна помощь
help = Помощь
help_calling = Вызываем сотрудника
help_called = Сотрудник вызван
help_stay = Подождите здесь, к вам подойдут.
help_coming = К вам идёт сотрудник
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
fewer = Убрать одного человека или документ
more_of = Добавить одного человека или документ
claim_priority = Имею право на приём без очереди
assist = Что вам трудно?
assist_see = Видеть
assist_hear = Слышать
assist_walk = Ходить
another_service = Добавить ещё одну услугу
not_out = Талон не вышел

# Speech in the headset
voice = Голос в наушниках
voice_begin = Левая кнопка ведёт назад, правая — вперёд, средняя выбирает. Язык и громкость — назад.
volume_now = Громкость { $n }
speed_now = Скорость { $n } процентов
quieter = Тише
louder = Громче
read_again = Прочитать ещё раз
slower = Говорить медленнее
faster = Говорить быстрее
chosen = Выбрано
not_chosen = Не выбрано
dark_screen = Тёмный экран

# A code is held to the scanner
scanned_waiting = Подождите здесь: ваш номер вызовут
scanned_called = Пройдите к окну { $counter }
scanned_back = С возвращением: ваш номер снова в очереди
scanned_missed = Вы пропустили вызов. Обратитесь к сотрудникам.
scanned_ended = Этот визит завершён
scanned_unknown = Это не талон нашего центра
print_again = Напечатать ещё раз
scanned_no_answer = Спросите у сотрудников, куда идти.

# Посетитель с записью
have_booking = У меня есть запись
booking_code = Введите код вашей записи
booking_hint = В нём восемь букв и цифр. Он есть в письме и на странице вашей записи.
booking_early = Вы пришли рано
booking_back = Я вернусь к этому времени
booking_given_up = Если вы будете ждать сейчас, ваша запись будет отменена.
booking_now = Ждать сейчас без записи
booking_no_answer = Попробуйте ещё раз через минуту. Если не получится, возьмите обычный талон и скажите сотрудникам, что у вас есть запись.
