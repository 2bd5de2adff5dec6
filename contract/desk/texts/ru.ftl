# What the desk of a counter says, in the program and on the page.

# Вход
sign_in_badge = Или поднесите пропуск к сканеру.
sign_in_over = Сеанс завершён. Войдите снова.
sign_in_locked = Рабочее место заблокировано: им некоторое время не пользовались. Войдите снова — всё останется как было.
sign_out = Выйти

# Клавиши
act_open_counter = Открыть окно
act_back = Вернуться с перерыва
act_call_next = Вызвать следующего
act_start = Начать
act_finish = Завершить
act_finish_and_next = Завершить, следующий
act_recall = Вызвать ещё раз
act_requeue = Вернуть в очередь
act_mark_no_show = Не подошёл
act_hold = Отложить
act_resume = Продолжить
act_take_break = Перерыв
act_close_counter = Закрыть окно
act_undo_call = Отменить вызов
act_undo_start = Отменить начало
act_reopen = Открыть последний
act_answer_help = Иду
key_enter = Enter
key_spoken = { $action }, клавиша { $key }

# Талон у окна
waited = Ожидание: { $time }
minutes = { $n } мин
under_a_minute = меньше минуты
recalled = { $n ->
    [one] Повторный вызов: { $n } раз
    [few] Повторный вызов: { $n } раза
   *[other] Повторный вызов: { $n } раз
}
why = Почему этот талон
speaks = Язык: { $language }
quantity = { $n ->
    [one] На { $n } человека или дело
    [few] На { $n } человек или дела
   *[other] На { $n } человек или дел
}
documents = Попросите показать
stops = Услуги этого талона
stop_pending = Позже
stop_open = Сейчас
stop_served = Готово
stop_unserved = Не оказана
compare_name = { $name }: сверьте с документом
class_priority = Приоритет
class_appointment = По записи
class_returning = Вернулся
assist_see = Плохо видит
assist_hear = Плохо слышит
assist_walk = Трудно ходить
paper_pending = Печать не подтверждена
paper_failed = Талон не напечатался
paper_shown = Без бумаги: показан на экране
paper_none = Взят без бумаги

# Талона нет
closed_here = Это окно закрыто
nobody_waits = Никто не ждёт
nobody_waits_yet = Здесь появятся новые талоны на ваши услуги.
waiting_for_you = { $n ->
    [one] человек ждёт вас
    [few] человека ждут вас
   *[other] человек ждут вас
}
longest_wait = Дольше всего: { $time }
break_until = С { $since }, до { $back }
break_since = С { $since }
break_left = осталось
break_over = сверх времени
hint_open = Enter открывает окно.
hint_back = Enter завершает перерыв.
hint_next = Enter вызывает следующий талон.
hint_paper = Талоны ещё печатаются.
hint_still = Пока работа приостановлена, талоны не вызываются.

# Нужна помощь
help_wanted = Нужна помощь · { $time }
help_go_to = Вас ждут: { $place }

# Очереди
lines = Ваши очереди
line_target = норма { $time }
line_over = дольше нормы
line_still = приостановлено
day = Сегодня
day_served = принято: { $n }
day_missed = не подошли: { $n }
day_mean = в среднем { $time }

# Перерыв
break_title = Перерыв
form_minutes = { $n ->
    [one] { $n } минута
    [few] { $n } минуты
   *[other] { $n } минут
}
break_start = Начать перерыв
break_break = Перерыв
break_lunch = Обед
break_back_office = Работа с документами
break_training = Обучение
break_technical = Неполадки
break_other = Другое

# Если не вышло
working = Выполняется: { $action }
no_answer = Сервер не ответил. Когда связь восстановится, экран покажет текущее состояние; если нужно, нажмите ещё раз.
way_look_again = На экране текущее состояние.
way_day_not_open = Его может открыть менеджер центра.

act_take_over = Принять окно
act_finish_with = Завершить с итогом
act_transfer = Направить
act_add_service = Добавить услугу
act_change_service = Сменить услугу
act_add_note = Заметка
act_set_assist = Нужна помощь
act_judge_priority = Приоритет
act_call_ticket = Вызвать номер
act_walk_in = Без талона
act_bring_back = Не подошли
act_call_for_help = Позвать на помощь
act_resume_one = Вернуть { $number }
keys_title = Все клавиши
keys_close = Закрыть
keys_enter = Большая кнопка
keys_this = Этот список
key_idle = Клавиша { $key } сейчас ничего не делает. Все клавиши: F1.
key_away = Сейчас нельзя: нет связи, нажатое не сохранится.
away_hint = Продолжайте приём. Пока нет связи, никого нельзя вызвать; потом экран покажет текущее состояние.

form_cancel = Не сейчас
form_save = Сохранить
search_service = Найти услугу
search_place = Найти услугу или окно
search_number = Номер, например A042
search_nothing = Ничего не найдено.
group_open = Показать услуги
finish_title = Чем закончилось?
outcome_done = Выполнено
outcome_incomplete = Чего-то не хватает: посетитель вернётся
outcome_refused = Отказано
outcome_elsewhere = Направлен в другое учреждение
hold_title = Отложить: почему?
remind_in = { $n ->
    [0] Без напоминания
   *[other] Напомнить через { $n } мин
}
remind_at = напомнить в { $time }
resume_title = Кто возвращается?
resume_confirm = Вызвать к этому окну
missed_title = Не подошли
missed_confirm = Вернуть в очередь
missed_sentence = Посетитель вернулся: талон снова занимает своё место в очереди.
add_title = Ещё одна услуга
add_confirm = Добавить
change_title = Какая услуга верная?
change_confirm = Сменить
transfer_title = Куда направить посетителя?
transfer_confirm = Направить
transfer_return = Потом вернётся к этому окну
note_for_next = Заметка для следующего окна
note_title = Заметка к талону
note_confirm = Сохранить заметку
note_sentence = Для коллег, которые примут этот талон; удаляется после визита.
note_text = Заметка
assist_title = Какая нужна помощь?
priority_title = Приоритет подтверждается?
priority_confirmed = Да: приоритет остаётся
priority_refused = Нет: на обычное место в очереди
walk_in_title = Посетитель без талона
walk_in_confirm = Создать талон и вызвать
walk_in_sentence = В журнале будет записано, что посетитель вызван вне очереди.
choose_title = Вызвать номер вне очереди
choose_next = Далее: причина
choose_sentence = Показаны те, кто ждёт дольше всех; другой номер введите сами.
choose_nothing = Ожидающего талона с таким номером нет.
reason_title = Почему { $number } вызывается вне очереди?
reason_confirm = Вызвать
reason_sentence = Причина остаётся в журнале; тому, кто спросит, скажут, что она есть.

leave_with_ticket = { $number } ещё у этого окна
leave_open = Это окно ещё открыто
leave_confirm = Выйти
leave_finish = Услуга оказана; закрыть окно
leave_requeue = Вернуть в очередь; закрыть окно
leave_hold = Отложить; закрыть окно
leave_close = Закрыть окно
leave_stay = Оставить как есть: сейчас вернусь
leave_away = Нет связи, окно останется как есть. Если уверены, выйдите ещё раз.
taken = За этим окном работает другой оператор
hint_other_counter = Esc: другое окно.
hint_take_over = Enter: принять окно вместе с талоном.

help_called = К этому окну вызвана помощь.
not_shown = { $number } ещё не показан ни на одном табло. Позовите посетителя голосом.
still_with = Ещё с { $number }? Обычно это занимает { $time }.
held_due = Напоминание: { $number } отложен { $time }.
held_long = { $number } отложен уже { $time }.
gone = { $number } больше не у этого окна.
gone_waiting = { $number } возвращён в очередь.
gone_missed = { $number }: посетитель не подошёл.
gone_cancelled = { $number } отменён.
gone_expired = День закончен: { $number } больше не действует.
gone_finished = { $number } завершён в другом месте.

lines_empty = { $n ->
    [one] { $n } очередь без посетителей
    [few] { $n } очереди без посетителей
   *[other] { $n } очередей без посетителей
}
held = Отложенные
missed = Не подошли
comes_until = место сохранится до { $time }
notes = Заметки
bar_waiting = ждут: { $n }
bar_longest = дольше всех { $time }

seat_title = За каким окном вы работаете?
seat_confirm = Работать здесь
seat_search = Номер окна
seat_taken = занято
seat_hint = Enter: список окон.

sheet_waits = Сейчас нельзя: выполняется команда или нет связи. Введённое остаётся здесь.
sheet_unsaved = Это ещё не сохранено. Введённое осталось здесь: подтвердите ещё раз.
early_title = Ещё рано для этой записи
early_confirm = Ждать сейчас без записи
early_sentence = Если ждать сейчас, запись будет отменена.
away_title = Должен ли талон ждать?
away_confirm = Да, пусть ждёт
less = Меньше
more = Больше
assist_replaces = Это заменит то, что было указано раньше.

# The page
elsewhere = Это окно открыто в другой вкладке или на другом экране. Здесь сейчас ничего сделать нельзя.
page_scripts = Этой странице нужен JavaScript, а в этом браузере он выключен.
