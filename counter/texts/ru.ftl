# Слова программы оператора.

# Вход
sign_in = Войти
sign_in_name = Имя для входа
sign_in_password = Пароль
sign_in_missing = Введите имя и пароль.
sign_in_name_odd = Имя состоит из букв и цифр, без пробелов.
sign_in_barred = { $n ->
    [one] Повторите через { $n } секунду.
    [few] Повторите через { $n } секунды.
   *[other] Повторите через { $n } секунд.
}
sign_in_no_answer = Центр не отвечает. Повторите попытку.
sign_in_working = Одну минуту: идёт запрос к центру
sign_in_caps = Включён Caps Lock
step_password = Придумайте свой пароль
step_password_what = Выданный пароль был только для первого входа.
new_password = Новый пароль
new_password_again = Новый пароль ещё раз
password_keep = Сохранить пароль
password_missing = Введите новый пароль в оба поля.
password_differs = Пароли в двух полях не совпадают.
step_factor = Подтвердите, что это вы
step_factor_what = Введите шесть цифр, которые сейчас показывает приложение для входа.
factor_code = Шесть цифр
factor_go_on = Продолжить
factor_digits = Код состоит из шести цифр.
step_new_factor = Настройте второй шаг входа
step_new_factor_what = Отсканируйте квадрат приложением для входа на телефоне, затем введите шесть цифр, которые оно покажет.
factor_picture = QR-код для приложения
factor_secret = Без камеры введите это в приложение:
step_back = Назад

# Если не вышло
looking = Поиск центра

keys_form = Окно программы или полоса

transfer_return_service = Потом вернётся в очередь на услугу: { $service }

seat_entrance = У входа, как встречающий
greeter_search = Номер или время выдачи (10:42)
greeter_hint = Введите номер или время, когда взят талон.
greeter_search_booked = Номер, время, код или имя записи
greeter_hint_booked = Введите номер, время, код или имя записи.
greeter_check_in = Посетитель пришёл
greeter_has_ticket = Талон: { $number }
booking_booked = записан
booking_missed = не пришёл
booking_arrived = пришёл
greeter_needs = Требует внимания
greeter_calm = Сейчас всё спокойно.
greeter_code = QR-код для посетителя
greeter_issue_ticket = Новый талон
greeter_reopen = Вернуть
greeter_requeue = В очередь
greeter_change_service = Сменить услугу
greeter_add_service = Добавить услугу
greeter_transfer = Направить
greeter_step_back = Пропустить других
greeter_judge_priority = Проверить приоритет
greeter_set_assist = Нужна помощь
greeter_add_note = Заметка
greeter_reprint = Новый код
greeter_print = Напечатать ещё раз
greeter_give_coupon = Завершить с купоном
greeter_cancel = Отменить талон
greeter_answer_help = Иду
greeter_take_break = На перерыв
greeter_close_counter = Закрыть
greeter_judge = Проверить
greeter_answered = Вас там ждут.
greeter_printing = { $number } печатается.
greeter_printed = { $number } напечатан.
greeter_not_printed = { $number } не напечатан. Покажите этот экран посетителю.
greeter_shown = Здесь нет печати. Покажите { $number } посетителю.
greeter_done = Готово: { $number }.
greeter_taken = Взят в { $time }
greeter_counters = Окна: { $numbers }
greeter_ended = На сегодня завершён
greeter_claim = { $number } просит приоритет
greeter_not_shown = { $number } к окну { $counter }: не показан ни на одном табло
greeter_silent = Окно { $number }: программа не отвечает
greeter_offline = Нет связи
greeter_own_printer = Принтер на этом месте
greeter_printer_paper_low = Бумага заканчивается
greeter_printer_paper_out = Нет бумаги
greeter_printer_cover_open = Принтер открыт
greeter_printer_offline = Принтер не отвечает
issue_title = Талон для посетителя
issue_next = Далее: язык
issue_priority = Просит приоритет
issue_language = На каком языке?
issue_confirm = Создать талон
reprint_title = Новый код для { $number }?
reprint_sentence = Код, который есть у посетителя, перестанет действовать.
coupon_title = Завершить { $number } на сегодня с купоном?
coupon_confirm = Выдать купон
coupon_sentence = Посетитель приходит в следующий рабочий день и идёт раньше других.
cancel_title = Отменить { $number }?
cancel_confirm = Отменить
cancel_sentence = Посетитель теряет место; недолго талон ещё можно вернуть.
greeter_ahead = { $n ->
    [0] Следующий
   *[other] Впереди: { $n }
}
