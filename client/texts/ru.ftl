# Общие слова киоска, табло и рабочего места.

# Связь
not_connected = Нет связи
not_connected_since = Нет связи с { $time }
server_not_trusted = Сервер показывает не тот сертификат, который ожидался

# Зал
number = Номер
counter = Окно
counter_number = Окно { $number }
service = Услуга
waiting = Ожидают
floor = { $n }-й этаж

# Ожидание
people_waiting = { $n ->
    [0] никто не ждёт
    [one] ждёт { $n } человек
    [few] ждут { $n } человека
   *[other] ждут { $n } человек
}
minutes_range = { $range } мин
wait_usually = обычно { $range } мин
wait_usually_late = обычно { $range } мин, девять из десяти — меньше { $late }
wait_unknown = время ожидания пока неизвестно

# Состояния талона
ticket_waiting = Ожидает
ticket_called = Вызван
ticket_serving = Обслуживается
ticket_parked = Отложен
ticket_missed = Пропущен
ticket_finished = Завершён
ticket_cancelled = Отменён
ticket_expired = Просрочен

# Состояния окна
counter_open = Открыто
counter_paused = Перерыв
counter_closed = Закрыто

# Направления
direction_left = налево
direction_right = направо
direction_ahead = прямо
direction_back = позади вас
direction_ahead_left = впереди слева
direction_ahead_right = впереди справа
direction_back_left = сзади слева
direction_back_right = сзади справа
direction_up = этажом выше
direction_down = этажом ниже
