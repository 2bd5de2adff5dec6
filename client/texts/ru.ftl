# Общие слова киоска, табло и рабочего места.

# Связь
server_not_trusted = Сервер показывает не тот сертификат, который ожидался
search_looking = Идёт поиск сервера …
search_without_tls = Сервер центра теперь отвечает без TLS. Запустите его снова с TLS.
search_unknown = Сервер этого центра отвечает, но не знает это устройство. Менеджер может подключить его снова.
search_no_hall = Там не отвечает ни один сервер этого центра
search_trying = Адрес проверяется …
search_enrol = Подключить устройство снова

# Зал
number = Номер
service = Услуга
waiting = Ожидают

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

# Новое устройство. { $address } — адрес сервера.
pair_device_kiosk = Киоск
pair_device_display = Табло зала
pair_device_counter = Компьютер окна
pair_looking = Поиск центра
pair_looking_what = Экран продолжит работу сам, когда центр ответит в сети.
pair_choose = К какому центру относится это устройство?
pair_hall_nameless = Центр без названия
pair_asking = Обращение к центру
pair_give = Сообщите этот код менеджеру центра
pair_continues = Когда менеджер введёт код или отсканирует картинку, экран продолжит работу сам.
pair_code_spoken = Код: { $code }
pair_waiting = Ожидается менеджер
pair_silent = Центр не отвечает; попытки повторяются сами
pair_exposed = Без TLS: этот обмен могут прочитать другие в сети.
pair_unreachable = Центр не отвечает
pair_unreachable_what = Попытки повторяются сами. Проверьте, что сервер работает и что это устройство в его сети.
pair_distrusted = Сертификат сервера не принят
pair_refused = Центр сейчас не принимает новые устройства
pair_fault = Устройство не может сохранить свой секретный ключ
pair_over = Срок прежнего кода истёк. Это новый код.
pair_out = Центр больше не знает это устройство. Менеджер может подключить его снова.
pair_server = Сервер: { $address }
pair_other = Другой центр
pair_enter_address = Ввести адрес
pair_address = Адрес сервера
pair_use_address = Использовать этот адрес
pair_address_fault = Напишите так: 192.0.2.7 или http://zal:8750
pair_back = Назад

# Как это читается вслух.
aloud_range = от { $low } до { $high }
aloud_half = { $n } с половиной
aloud_half_hours = { $n ->
    [many] { $n } с половиной часов
   *[other] { $n } с половиной часа
}
aloud_minutes = { $n ->
    [one] { $n } минуту
    [few] { $n } минуты
   *[other] { $n } минут
}
aloud_hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
   *[other] { $n } часов
}
aloud_hour = { $hour ->
    [one] { $hour } час
    [few] { $hour } часа
   *[other] { $hour } часов
}
aloud_time =
    { $hour ->
        [one] { $hour } час
        [few] { $hour } часа
       *[other] { $hour } часов
    } { $minute ->
        [one] { $minute } минуту
        [few] { $minute } минуты
       *[other] { $minute } минут
    }
