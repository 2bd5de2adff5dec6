# Слова программы оператора.

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
act_resume = Вернуть { $number }
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
speaks = Язык: { $language }
why = Почему этот талон
quantity = На { $n } человек или дел
documents = Попросите показать
stops = Услуги этого талона
stop_pending = Позже
stop_open = Сейчас
stop_served = Готово
stop_unserved = Не оказана
class_priority = Льготная очередь
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
line_target = цель { $time }
line_over = дольше цели
line_still = приостановлено
day = Сегодня
day_served = принято: { $n }
day_missed = не подошли: { $n }
day_mean = в среднем { $time }

# Перерыв
break_title = Перерыв
break_minutes = { $n ->
    [one] { $n } минута
    [few] { $n } минуты
   *[other] { $n } минут
}
break_start = Начать перерыв
break_cancel = Не сейчас
break_break = Перерыв
break_lunch = Обед
break_back_office = Работа с бумагами
break_training = Обучение
break_technical = Неполадки
break_other = Другое
longer = Дольше
shorter = Короче

# Если не вышло
working = Выполняется: { $action }
no_answer = Сервер не ответил. Когда он вернётся, экран покажет, как обстоит дело; если нужно, нажмите ещё раз.
no_counter_named = Какое это окно? Запустите с --counter НОМЕР или с ключом одного окна.
way_look_again = На экране то, что есть сейчас.
way_day_not_open = Его может открыть управляющий залом.
looking = Поиск зала
