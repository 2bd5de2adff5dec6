# Что сервер говорит людям.

# Почему отказано и что делать.

problem-malformed = Этот запрос нельзя прочитать. Исправьте эти поля и отправьте снова.
problem-not-signed-in = Нужен действующий токен. Войдите снова или попросите новый токен у менеджера.
problem-wrong-sign-in = { $what ->
    [badge] Этот пропуск здесь неизвестен. Войдите по имени и паролю.
    [code] Неверный код. Введите код, который приложение показывает сейчас.
    [password] Неверный пароль.
   *[login] Неверное имя для входа или пароль.
}
problem-device-unknown = Это устройство здесь не известно, или у него другой секретный ключ. Менеджер может снова добавить его на прежнее место.
problem-too-many-attempts = Слишком много неудачных попыток. Попробуйте снова через { $seconds ->
    [one] { $seconds } секунду.
    [few] { $seconds } секунды.
   *[other] { $seconds } секунд.
}
problem-login-guarded = Для этого имени введено слишком много неверных паролей. Войдите в браузере или у окна, где вы уже входили, или попросите у менеджера ссылку для входа.
problem-step-needed = Сначала завершите вход.
problem-forged = Этот запрос пришёл не с нашей страницы. Откройте страницу заново и повторите там.
problem-login-taken = Имя для входа «{ $login }» уже занято. Выберите другое.
problem-weak-password = { $why ->
    [short] В пароле должно быть не меньше { $signs } символов. Несколько слов легко запомнить.
    [name] Пароль почти целиком состоит из вашего имени. Выберите другой.
    [same] Это ваш текущий пароль. Выберите другой.
   *[common] Этот пароль слишком распространён. Выберите другой.
}
problem-not-permitted = Ваша роль не даёт на это права. Обратитесь к менеджеру.
problem-other-counter = Вы назначены к окну { $counter }. Войдите там или обратитесь к менеджеру.
problem-not-found = { $what ->
    [open_data] Этот центр не публикует время ожидания.
   *[other] Под этим именем ничего не найдено. Проверьте адрес или номер.
}
problem-method-not-allowed = Этот адрес не принимает такой запрос. Описание: /api/v1/openapi.json.
problem-not-allowed-now = { $what ->
    [action] Сейчас это сделать нельзя. Возможно, это уже сделано: посмотрите на нынешнее состояние и попробуйте ещё раз.
   *[other] Сейчас это невозможно: состояние талона или окна изменилось. Проверьте его и попробуйте снова.
}
problem-not-this-ticket = Этого талона уже нет у этого окна. Ничего не изменено.
problem-no-one-waiting = Сейчас нет талонов в очереди к этому окну.
problem-counter-taken = { $own ->
    [yes] Вы уже работаете за окном { $counter }. Сначала закройте его.
   *[no] За окном { $counter } работает другой оператор. Сначала закройте окно там или выберите другое.
}
problem-too-late = { $staff ->
    [yes] Для этого уже поздно.
   *[no] Для этого уже поздно. Обратитесь за помощью к сотрудникам.
}
problem-command-reused = Этот номер команды уже использован для другого. Отправьте с новым.
problem-day-not-open = Рабочий день центра не открыт. Талоны выдаются, когда он открыт.
problem-day-already-open = День уже открыт. Делать ничего не нужно.
problem-past-day = Этот талон — за день, который уже прошёл. Для нового визита возьмите новый талон.
problem-unknown-service = Такой услуги здесь нет. Выберите одну из предложенных.
problem-service-closed = { $name }: { problem-closed }
problem-closed = { $reason ->
    [day_not_open] центр не открыт.
    [holiday] сегодня закрыто.
    [last_ticket_passed] сегодня талонов больше нет.
    [closed_by_staff] талоны на эту услугу пока не выдаются.
    [intake_stopped] центр пока не выдаёт талоны.
    [suspended] приостановлено.
    [centre_suspended] работа центра приостановлена.
    [quota_used] все талоны на сегодня розданы.
    [window_used] все талоны на это время розданы.
    [numbers_used_up] свободных номеров талонов пока нет.
    [wait_passes_closing] сегодня принять всех не успеем.
   *[outside_hours] сейчас закрыто.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
    [suspended] { problem-goes-on }
    [centre_suspended] { problem-goes-on }
   *[other] { problem-opens }
}
problem-opens = { $day ->
    [unknown] {" "}Спросите сотрудников, что можно сделать.
   *[known] {" "}Откроется { problem-moment }.
}
problem-free = { $day ->
    [unknown] {" "}Спросите сотрудников, что можно сделать.
   *[known] {" "}Ближайшее свободное время — { problem-moment }.
}
problem-goes-on = { $day ->
    [unknown] {" "}Спросите сотрудников, что можно сделать.
   *[known] {" "}Должно возобновиться { problem-moment }.
}
problem-moment = { $day ->
    [today] сегодня в { $time }
    [tomorrow] завтра в { $time }
    [mon] в понедельник в { $time }
    [tue] во вторник в { $time }
    [wed] в среду в { $time }
    [thu] в четверг в { $time }
    [fri] в пятницу в { $time }
    [sat] в субботу в { $time }
    [sun] в воскресенье в { $time }
   *[later] { $date } в { $time }
}
problem-numbers-used-up = Все номера серии { $series } заняты. Попробуйте через несколько минут или обратитесь к сотрудникам.
problem-centre-faulty = Эти настройки недопустимы. Исправьте эти поля.
problem-centre-changed = Тем временем настройки изменил другой менеджер. Посмотрите изменения и попробуйте ещё раз.
problem-too-large = Это больше { $limit }. Отправьте по частям.
problem-too-fast = { $what ->
    [tickets] Здесь взяли слишком много талонов за короткое время. Подождите немного и попробуйте снова.
   *[requests] Слишком много запросов за короткое время. Подождите немного и попробуйте снова.
}
problem-suspended = { $what ->
    [service] Оказание этой услуги приостановлено. Все сохраняют свои места. Возобновить её может старший смены.
   *[centre] Работа центра приостановлена. Все сохраняют свои места. Возобновить её может старший смены.
}
problem-clock-in-doubt = Часы сервера, возможно, идут неверно. Менеджер должен проверить их и подтвердить время.
problem-counter-away = { $back ->
    [known] У окна { $counter } перерыв до { $time }. Подождите его или отправьте талон в очередь услуги.
   *[unknown] Это окно или этот оператор сейчас не работает. Отправьте талон в очередь услуги.
}
problem-queue-unserved = Люди ждут: { $name }{ $more ->
    [0] {""}
    [one] {" "}и ещё { $more } услуга
    [few] {" "}и ещё { $more } услуги
   *[other] {" "}и ещё { $more } услуг
}. Ни одно другое окно их не примет.
problem-not-in-profile = Это окно не обслуживает талон { $number }. Выберите талон из его очередей или обратитесь к старшему смены.
problem-not-this-service = Код действует для услуги: { $name }. Выберите её или возьмите талон без кода.
problem-already-done = { $command ->
    [add_service] Эта услуга уже есть в талоне. Укажите количество при завершении услуги.
    [set_badge] Этот пропуск принадлежит другому человеку.
   *[other] Это уже сделано. Делать ничего не нужно.
}
problem-internal = На сервере произошла ошибка. Ничего не изменилось. Если она повторится, сообщите менеджеру.
problem-unavailable = { $cause ->
    [newer_log] Этот сервер старше записей зала. Обновите его.
   *[other] Сервер сейчас не может ничего сохранить. Подождите немного и попробуйте снова.
}

# Страница посетителя.

page-language = Язык
page-number = Ваш номер
page-counter = Окно
page-help = Вопросы: { $line }

# Состояния: по одному предложению, и что делать.
page-waiting = Вы в очереди
page-waiting-hint = Не закрывайте страницу или следите за табло: вызов появится и там, и тут.
page-called = Ваша очередь: подойдите к этому окну
page-serving = Вас обслуживают: окно { $counter }
page-on_hold = Ваш талон отложен
page-on_hold-hint = Вас вызовут снова. Не уходите далеко.
page-missed = Вас вызывали, но вы не подошли
page-missed-hint = Ваше место сохраняется до { $time }. Вы снова в зале?
page-missed-still = Пока работа приостановлена, ваше место сохраняется. Вы снова в зале?
page-missed-over = Время, чтобы вернуться, вышло. Обратитесь за помощью к сотрудникам.
page-finished = Ваш визит завершён
page-finished-hint = Спасибо, что пришли.
page-cancelled = Этот талон отменён
page-cancelled-hint = Его можно вернуть до { $time }.
page-ended = Сегодня по этому талону не обслужат
page-coupon-for = Код для услуги «{ $name }»
page-over = День этого талона закончился
page-over-hint = Талон больше не действует, и здесь о нём ничего не показывается. Для нового визита возьмите новый талон.
page-unknown = Здесь нет талона
page-unknown-hint = Отсканируйте код на талоне ещё раз. Если талон печатали дважды, действует только последний. Сотрудники помогут.
page-trouble = Сейчас эту страницу показать нельзя
page-title-ahead = Впереди { $ahead } · { $number } · { $centre }
page-title-called = { $number }: окно { $counter }

# Место в очереди.
page-ahead-many = Перед вами больше { $n } человек
page-order = Очерёдность зависит не только от номера, но и от услуги и права на приоритет.
page-wait-unknown = Время ожидания пока неизвестно
page-promise = Когда вы брали талон, мы сообщили: { $wait }. Это примерно до { $time }.
page-delay-counter-closed = Это займёт больше времени, чем сообщалось: одно окно закрылось.
page-delay-counter-paused = Это займёт больше времени, чем сообщалось: в одном окне перерыв.
page-stepped-back = До { $time } первыми вызывают других. Ваше место сохраняется.
page-alert = Сообщить звуком и вибрацией
page-alert-sound = Сообщить звуком
page-alert-vibration = Сообщить вибрацией
page-alert-hint = Если телефон заблокирован или страница в фоне, сигнала может не быть. Не закрывайте страницу или следите за табло.
page-alert-touch = Коснитесь страницы один раз, чтобы снова включить сигнал.

# Куда идти.
page-where = Где ждать
page-zone = { $zone }, этаж { $floor }
page-counters-one = Окно { $counters }
page-counters-many = Окна { $counters }

# Несколько услуг в одном талоне.
page-stops = Ваши услуги
page-stop-served = готово
page-stop-open = сейчас
page-stop-pending = потом
page-stop-unserved = не оказана
page-minutes = { $n } мин

# Что может сделать посетитель.
page-give-up = Отменить талон
page-give-up-ask = Отменить талон { $number }? Ваше место достанется следующему.
page-give-up-yes = Да, отменить
page-give-up-no = Нет, сохранить место
page-step-back = Пропустить других
page-step-back-ask = { $minutes ->
    [one] Пропускать других в течение { $minutes } минуты? Ваше место сохраняется.
   *[other] Пропускать других в течение { $minutes } минут? Ваше место сохраняется.
}
page-step-back-yes = Да, пропустить других
page-step-back-no = Нет, оставить как есть
page-come-back = Я снова здесь
page-take-back = Вернуть талон
page-not-sent = До центра это не дошло. Попробуйте ещё раз.
page-why-waiting = Почему других вызывают раньше меня?
page-why-called = Почему сейчас вызвали меня?
page-not-asked = Сейчас нет связи. Попробуйте ещё раз.
page-rate = Как вас обслужили?
page-rate-1 = Очень плохо
page-rate-2 = Плохо
page-rate-3 = Нормально
page-rate-4 = Хорошо
page-rate-5 = Очень хорошо
page-rate-comment = Ваш комментарий (необязательно)
page-rate-comment-hint = Не указывайте имён и личных данных.
page-rate-send = Отправить оценку
page-rate-thanks = Спасибо за вашу оценку.

# Насколько это свежо.
page-connecting = Соединение
page-live = Обновляется сразу
page-polled = По состоянию на { $time }
page-offline = Связь потеряна в { $time }. Показано, как было в тот момент.
page-no-script = По состоянию на { $time }. Обновляется каждые 30 секунд.

# The waiting times for everybody.
page-open-title = Время ожидания сейчас
page-open-lead = Для посетителей, которые возьмут талон сейчас.
page-open-until = Открыто до { $time }
page-open-closed = Сейчас закрыто.
page-open-waiting = { $n ->
    [0] никто не ждёт
    [one] ждёт { $n } человек
    [few] ждут { $n } человека
   *[many] ждут { $n } человек
}
page-open-counters = { $n ->
    [0] нет открытых окон
    [one] открыто { $n } окно
    [few] открыто { $n } окна
   *[many] открыто { $n } окон
}
page-open-called = Вызваны последними
page-open-promises = { $day }: из вызванных посетителей { $share } вызваны в названный им срок.
page-open-digest = По этому числу любой может проверить, что записи за { $day } не изменены:
page-open-refresh = По состоянию на { $time }. Обновляется каждые 30 секунд.
page-open-staff = Вход для сотрудников
page-open-data = Те же данные в открытом виде (JSON)

# Страницы для тех, кто здесь работает: вход, своя учётная запись, устройства, люди.

account-faults = Есть ошибка
account-fault = { $field ->
    [login] Введите имя для входа: от 2 до 60 букв и цифр, внутри можно . @ + - _
    [full_name] Введите имя и фамилию в одну строку.
    [password] Введите пароль.
    [old] Введите текущий пароль.
    [new] Введите новый пароль.
    [again] Пароли не совпадают. Введите новый пароль дважды.
    [digits] Введите шесть цифр, которые показывает приложение.
    [code] Введите восемь символов с экрана устройства.
    [label] Введите название в одну строку.
    [language] Выберите язык.
    [role] Выберите роль.
    [agency] Выберите ведомство этого центра.
    [counter] С этим окном это не сочетается. Выберите другое окно или никакое.
    [replaces] Выберите устройство того же вида или никакое.
    [display] Выберите табло этого центра или табло всего зала.
    [reason] Выберите причину.
    [expected_end] Выберите время, которое ещё не наступило, или не указывайте его.
    [profile] Выберите рабочий профиль.
    [to_service] Выберите услугу.
    [ends] Выберите, как долго показывать объявление.
    [until] Введите сегодняшнее время, которое ещё не наступило.
    [centre_file] Выберите файл центра.
    [holiday] Выберите день.
    [special_day] Выберите день.
    [special_hours] Введите часы работы, например 09:00-14:00.
    [series] Выберите серию номеров: у ведомства ещё нет других услуг.
    [category] Выберите категорию.
    [typical_minutes] Введите, сколько минут обычно занимает услуга.
    [target_minutes] Введите, сколько минут посетители должны ждать самое большее.
    [per_day] Введите число талонов или оставьте поле пустым.
    [last_ticket] Введите время или оставьте поле пустым.
    [day_end_latest] Введите время или оставьте поле пустым.
    [alarm_minutes] Введите число минут или оставьте поле пустым.
    [alarm_waiting] Введите число посетителей или оставьте поле пустым.
    [number] Введите номер окна.
    [badge] Поднесите пропуск к сканеру или введите не меньше 8 символов. Пропуск принадлежит одному человеку.
    [scopes] Выберите, что разрешает токен.
    [last_day] Выберите день, который ещё не наступил, или не указывайте его.
    [way] Выберите, как отправлять сообщения.
    [address] Введите адрес почты вида duty@town.example или, для вебхука, адрес вида https://alerts.example/novbe, без имени пользователя и пароля.
    [kinds] Выберите хотя бы одно предупреждение.
    [quiet_from] Укажите, когда начинаются тихие часы, или оставьте оба поля пустыми.
    [quiet_until] Укажите, когда заканчиваются тихие часы, или оставьте оба поля пустыми.
    [line] Введите не более 120 знаков в одну строку или оставьте пустым.
    [text] Введите текст объявления.
    [name] Введите название хотя бы на одном языке.
    [hours] Введите часы так: 09:00-13:00, 14:00-18:00, по порядку, или оставьте день пустым.
    [profiles] Выберите хотя бы один профиль, с которым работает какое-нибудь окно. Иначе талоны никто не сможет вызвать.
    [how_long] Выберите, на какое время.
   *[other] Чего-то не хватает или что-то нельзя прочитать. Проверьте форму или откройте страницу заново.
}
account-sent-before = Эту форму уже отправляли. Проверьте, сделано ли это. Если нет, отправьте снова.
account-sorry = Это нельзя показать
account-save = Сохранить
account-go-on = Продолжить
account-none = Нет
account-display = Что показывает
account-whole-board = Табло всего зала
account-look-again = Обновить

# Что сделано: говорится один раз.
account-failed = { $count ->
    [one] С вашего последнего входа была { $count } неудачная попытка войти в вашу учётную запись, последняя: { $time }.
    [few] С вашего последнего входа были { $count } неудачные попытки войти в вашу учётную запись, последняя: { $time }.
   *[other] С вашего последнего входа было { $count } неудачных попыток войти в вашу учётную запись, последняя: { $time }.
} Если это были не вы, смените пароль и сообщите своему менеджеру.
account-done = { $what ->
    [signed_out] Вы вышли.
    [password] Пароль изменён.
    [factor] Двухэтапный вход настроен на новом телефоне. Коды старого телефона больше не действуют.
    [device_in] Устройство добавлено. Через несколько секунд оно начнёт работать.
    [set_up] Изменение опубликовано.
    [device_set] Устройство сохранено.
    [device_refused] Устройству отказано. Его код больше не действует.
    [token_revoked] Токен отозван.
    [recipient_set] Получатель сохранён.
    [recipient_removed] Получатель удалён.
    [test_alert] Пробное сообщение отправляется. Обновите страницу через несколько секунд, чтобы увидеть, дошло ли оно.
    [contacts_set] Контакты сохранены.
    [person_names] Имена сохранены.
    [person_duty] Роль добавлена.
    [person_end_duty] Роль удалена.
    [person_badge] Пропуск сохранён.
    [person_no_badge] Пропуск удалён.
    [device_revoke] Устройство удалено.
    [device_restart] Устройство перезапустится.
    [restart_device] Устройство перезапустится.
    [device_screenshot] Устройство пришлёт снимок экрана. Обновите страницу через несколько секунд.
    [device_rotate] Устройство заменит ключ доступа.
    [open_day] День открыт.
    [close_day] День завершён.
    [pause_hall] Работа центра приостановлена.
    [resume_hall] Работа центра продолжается.
    [stop_intake] Талоны пока не выдаются.
    [resume_intake] Талоны снова выдаются.
    [pause_service] Услуга приостановлена.
    [resume_service] Оказание услуги продолжается.
    [close_service] Талоны на эту услугу пока не выдаются.
    [open_service] Талоны на эту услугу снова выдаются.
    [move_tickets] Талоны перенесены.
    [end_with_coupon] Талоны завершены. Посетители получили купоны.
    [set_profile] Рабочий профиль изменён.
    [close_counter] Окно закрыто.
    [call_ticket] Талон вызван.
    [confirm_claim] Приоритет подтверждён.
    [refuse_claim] В приоритете отказано.
    [requeue] Талон возвращён в очередь.
    [step_back] Талон пропускает других.
    [reopen] Талон возвращён.
    [give_coupon] Талон завершён. Посетитель получил купон.
    [cancel] Талон отменён.
    [notice_up] Объявление показывается.
    [notice_down] Объявление снято.
    [confirm_time] Время подтверждено.
    [answer_help] На вызов помощи отвечено.
    [person_factor] Двухэтапный вход сброшен. Человек настроит его снова при следующем входе.
    [person_sessions] Вход этого человека завершён везде.
    [person_forget] Человек удалён.
   *[other] Готово.
}

# Вход.
account-set-up = Создайте учётную запись
account-set-up-why = Вы станете здесь менеджером. Эта ссылка действует один раз.
account-set-up-do = Создать учётную запись
account-login = Имя для входа
account-login-hint = Буквы и цифры без пробелов, например leyla.m
account-name = Имя и фамилия
account-password = Пароль
account-password-hint = Не меньше { $signs } символов. Несколько слов подряд надёжны и легко запоминаются.
account-password-again = Повторите пароль
account-no-link = Эта ссылка недействительна
account-no-link-why = Её уже использовали, она старше { $hours } ч или скопирована не полностью.
account-no-link-how = Администратор сервера может создать там новую ссылку этой командой:
account-no-link-centre = ЦЕНТР
account-same-options = Если сервер запущен с --data, --database, --host или --port, добавьте к команде то же самое.
account-no-centre = На этом сервере ещё нет центра
account-no-centre-how = Администратор сервера загружает там файл центра и создаёт ссылку для первого менеджера этими командами:
account-no-centre-then = Затем откройте ссылку.
account-sign-in = Войти
account-by-link = Эта ссылка действует один раз.
account-sign-in-first = Чтобы увидеть эту страницу, войдите.
account-sign-in-as = Вы входите как
account-forgotten = Забыли пароль? Менеджер вашего центра может дать новый первый пароль.
account-start-over = Войти в другую учётную запись
account-factor = Двухэтапный вход
account-factor-how = Откройте на телефоне приложение для входа. Введите шесть цифр, которые оно показывает для Novbe.
account-digits = Код из шести цифр
account-factor-lost = Телефон потерян или заменён? Другой менеджер может сбросить ваш двухэтапный вход.
account-new-factor = Настройте двухэтапный вход
account-new-factor-why = Менеджеры и старшие смены входят с паролем и кодом из телефона. Сеть телефону для этого не нужна.
account-new-factor-app = Установите на телефон приложение для входа, например FreeOTP, Aegis или Google Authenticator.
account-new-factor-scan = Отсканируйте в приложении эту картинку.
account-new-factor-picture = QR-код с ключом для приложения
account-new-factor-key = Не сканируется? Введите в приложении этот ключ:
account-new-factor-code = Введите шесть цифр, которые приложение показывает сейчас.
account-new-factor-present = Код из шести цифр с нынешнего телефона
account-new-factor-begin = Показать картинку
account-new-factor-again = Создать другую картинку
account-own-password = Придумайте свой пароль
account-own-password-why = Первый пароль знает другой человек. Придумайте пароль, который знаете только вы.
account-change-password = Изменить пароль
account-password-now = Текущий пароль
account-password-new = Новый пароль
account-password-ends = Во всех других местах ваш вход будет завершён.

# Своя учётная запись.
account-title = Ваша учётная запись
account-role = { $role ->
    [manager] Менеджер
    [supervisor] Старший смены
    [operator] Оператор
    [greeter] Встречающий
   *[viewer] Наблюдатель
}
account-at-counter = Окно { $counter }
account-signed-in = Вход действует
account-until = до { $time } или пока не пройдёт { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[other] { $minutes } минут
} без действий
account-change-factor = Настроить двухэтапный вход на другом телефоне
account-others = Другие ваши роли
account-others-how = Вы выйдете отсюда и войдёте снова с этой ролью.
account-sign-out = Выйти

# Устройства.
account-devices = Устройства
account-devices-none = Устройств пока нет.
account-device-kind = { $kind ->
    [kiosk] Киоск
    [display] Табло
   *[counter] Компьютер окна
}
account-device-state = { $state ->
    [online] ✓ На связи
    [offline] ✕ Связь потеряна в { $time }
    [not_connected] … Ещё не подключалось
   *[revoked] ✕ Удалено
}
account-device-copied = ! Другое устройство использует копию ключа доступа этого устройства. Замените устройство или удалите его.
account-printer = { $state ->
    [ok] ✓ Принтер готов
    [paper_low] ! Бумага заканчивается
    [paper_out] ! Нет бумаги
    [cover_open] ! Принтер открыт
    [offline] ! Принтер не печатает
    [none] Принтера нет
   *[unknown] ! Принтер не отвечает
}
account-sound-failed = ! Звук не работает
account-clock-off = ! Часы ошибаются на { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
}
account-device-add = Добавить устройство
account-device-add-how = Запустите Novbe на новом устройстве. Оно покажет код. Введите этот код здесь.
account-device-code = Код на экране устройства
account-device-code-hint = Восемь символов. Пробелы и размер букв не важны.
account-no-such-code = Сейчас ни одно устройство не показывает этот код. Сверьте его с экраном.
account-label = Название устройства
account-label-hint = Например, «киоск у входа»
account-counter = Окно
account-counter-of-device-hint = Только для компьютера окна.
account-replaces = Вместо какого устройства
account-replaces-hint = Выбранное здесь устройство будет удалено. Чтобы сохранить его название, оставьте название пустым.
account-device-confirm = Добавить это устройство
account-waiting = Ждут добавления
account-waiting-hint = Добавляйте только то устройство, которое стоит перед вами: код есть на его экране и больше нигде.
account-waiting-none = Сейчас ни одно устройство не ждёт.
account-waiting-since = с { $time }
account-waiting-place = Раньше здесь: { $label }
account-device-since = Добавлено
account-device-printer = Принтер
account-device-screen = Экран
account-device-version = Версия
account-device-service-code = Сервисный код
account-device-picture = Экран, снято: { $time }
account-device-rename = Название и место
account-device-ask = Действия
account-ask = { $what ->
    [restart] Перезапустить
    [screenshot] Сделать снимок экрана
   *[rotate] Заменить ключ доступа
}
account-asked = Запрошено, ещё не сделано.
account-device-revoke = Удалить это устройство
account-device-revoke-what = Оно сразу перестанет работать. Позже его можно добавить снова, с новым кодом.
account-device-revoke-do = Да, удалить

# Люди.
account-people = Люди
account-person-add = Добавить человека
account-person-add-do = Добавить этого человека
account-duty = Роль
account-agency = Ведомство
account-agency-all = Весь центр
account-counter-any = Любое
account-counter-of-person-hint = Только для оператора или встречающего, который всегда работает за одним и тем же окном.
account-person-in = ✓ Сейчас в системе
account-person-first = … Ещё не входил
account-person-no-factor = … Двухэтапный вход не настроен
account-first = Первый пароль
account-first-what = Передайте его только этому человеку. Пароль показывается лишь сейчас и действует { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}. При первом входе человек выберет новый.
account-duty-end = Удалить эту роль
account-duty-give = Добавить роль
account-names = Имя или название
account-badge = Пропуск
account-badge-has = У этого человека есть пропуск для входа за окном.
account-badge-none = Пропуска пока нет.
account-badge-new = Новый пропуск
account-badge-hint = Поднесите его к сканеру.
account-badge-remove = Удалить пропуск
account-refuse = Отказать
account-devices-here = Устройства этого центра
account-person-own = Это вы. Свои данные вы меняете в своей учётной записи.
account-person-help = Не получается войти?
account-person-password = Создать новый первый пароль
account-person-password-what = Старый пароль перестанет действовать, и вход этого человека будет завершён везде.
account-person-factor = Сбросить двухэтапный вход
account-person-factor-what = Если телефон потерян или заменён. Вход этого человека будет завершён везде.
account-person-link = Создать ссылку для входа
account-person-link-what = По ней этот человек войдёт один раз в любом браузере. Пароль не изменится.
account-link = Ссылка для входа
account-link-what = Передайте её только этому человеку. Ссылка показывается лишь сейчас и действует один раз в течение часа, без пароля и кода.
account-person-sessions = Завершить вход везде
account-person-forget = Удалить этого человека
account-person-forget-what = Имя, имя для входа, пароль и роли удаляются навсегда. В журнале остаётся сделанное, без имени.
account-person-forget-do = Да, удалить

# Страницы управления.
console-parts = Разделы управления
console-part = { $part ->
    [console] Зал сейчас
    [tickets] Талоны
    [notices] Объявления
    [reports] Отчёты
    [devices] Устройства
    [people] Люди
    [tokens] Доступ для других систем
    [alerts] Оповещения
    [set-up] Настройки
   *[account] Учётная запись
}
console-choose = Выберите…
console-profile-left-empty = Профиль «{ $name }» обслуживает только эту услугу. Сначала удалите профиль или добавьте в него другую услугу.
console-counter-moved = Сейчас это окно работает с профилем «{ $profile }», выбранным на странице «Зал сейчас». Профиль отсюда начнёт действовать, когда тот выбор отменят.
console-call-needs-counter = Чтобы вызвать этот талон вне очереди, нужно открытое и свободное окно.
console-event-reason = Причина: { $reason }.
console-cancel = Назад
console-change = Изменить
console-service = Услуга
console-counter = Окно
console-counters = Окна
console-profile = Рабочий профиль
console-queues = Очереди
console-number = Номер талона
console-day = День
console-find = Найти
console-filter = Найти в этом списке
console-filter-none = В этом списке ничего не найдено.
console-filter-shown = Показано: { $shown } из { $all }
console-filter-failed = Поиск не удался. Проверьте соединение и попробуйте ещё раз.
console-several-agencies = Несколько ведомств
console-no-services = Без услуг
console-minutes = { $hours ->
    [0] { $minutes } мин
   *[other] { $hours } ч { $minutes } мин
}

# Зал сейчас.
console-hall-state = { $state ->
    [open] Зал открыт
    [paused] Работа центра приостановлена
    [intake_stopped] Зал открыт, но талоны не выдаются
   *[closed] Зал закрыт
}
console-hall-now = { $waiting ->
    [one] Ждёт { $waiting } посетитель
    [few] Ждут { $waiting } посетителя
   *[other] Ждут { $waiting } посетителей
} · открыто окон: { $open } из { $counters }
console-stopped = { $time ->
    [none] Талоны сегодня больше не выдаются.
   *[other] До { $time } талоны не выдаются.
}
console-resumes = { $itself ->
    [yes] В это время всё возобновится автоматически.
   *[no] Пауза продлится, пока её не снимут сотрудники.
}
console-still-served = Посетителей с талонами обслужат.
console-as-of = Состояние на { $time }. Чтобы увидеть последнее, обновите страницу.
console-live = ● Обновляется само
console-lost = ○ Нет связи с сервером. Данные могли устареть.
console-sound-on = Звук при новых предупреждениях: включён
console-sound-off = Звук при новых предупреждениях: выключен
console-alarms = { $count ->
    [0] Требует внимания
   *[other] Требует внимания: { $count }
}
console-alarms-more = Ещё { $count }
console-all-well = ✓ Ничто не требует внимания
console-first-steps = Первые шаги
console-first-step = { $step ->
    [kiosk] Подключите киоск с принтером
    [board] Подключите табло
    [people] Добавьте сотрудников, которые работают у окон
   *[counter] Откройте окно: оператор входит в систему на его компьютере
}
console-since = с { $time }
console-alarm = { $kind ->
    [clock_in_doubt] { $state ->
        [behind] Часы сервера отстают. Проверьте их, затем подтвердите время.
        [ahead] Часы сервера ушли вперёд на несколько дней. Проверьте их, затем подтвердите время.
       *[jumped] Часы сервера внезапно изменились. Проверьте их, затем подтвердите время.
    }
    [help_call] Нужна помощь: { $label }
    [unserved] { $label }: { $count ->
        [one] ждёт { $count } посетитель, но ни одно окно сейчас не обслуживает эту очередь
        [few] ждут { $count } посетителя, но ни одно окно сейчас не обслуживает эту очередь
       *[other] ждут { $count } посетителей, но ни одно окно сейчас не обслуживает эту очередь
    }
    [printer] { $label }: { $state ->
        [paper_low] бумага заканчивается
        [paper_out] нет бумаги
        [cover_open] принтер открыт
        [offline] принтер не печатает
       *[unknown] принтер не отвечает
    }
    [call_not_shown] { $label } вызван к окну { $counter }, но ни одно табло этого не показало
    [device_offline] { $label }: нет связи
    [sound] { $label }: звук не работает
    [counter_silent] Окно { $label } открыто, но его компьютер не отвечает
    [wait_long] { $label }: посетитель ждёт { $minutes } мин
    [many_waiting] { $label }: { $count ->
        [one] ждёт { $count } посетитель
        [few] ждут { $count } посетителя
       *[other] ждут { $count } посетителей
    }
    [claim] { $label } просит приоритет
    [on_hold] { $label } отложен, пора вызвать его снова
    [login_guessed] Кто-то подбирает пароль: { $label }. Войти можно только в знакомых браузерах и окнах; при необходимости создайте ссылку для входа
    [pause_overdue] { $state ->
        [hall] Время возобновления прошло, а работа зала ещё приостановлена
       *[service] { $label }: время возобновления прошло, а услуга ещё приостановлена
    }
    [no_counter] Талоны выдаются, но ни одно окно не открыто
    [call_unanswered] { $label } вызван к окну { $counter }, но обслуживание не началось
    [service_long] { $label } у окна { $counter } уже { $minutes } мин
    [not_handed_in] У посетителя может быть талон { $label }, напечатанный киоском без связи; в очереди его нет
    [state_differed] Сервер нашёл собственную ошибку и исправил её. Сообщите дежурному инженеру
    [log_stopped] Журнал не читается с записи { $label }: в зале ничего нельзя сделать. Вызовите дежурного инженера
    [alerts_failed] Сообщения о предупреждениях не доходят: { $label }
   *[limit_reached] { $label } отправляет слишком много запросов; часть отклоняется
}
console-alarm-queues = { $kind ->
    [unserved] Очереди, которые сейчас не обслуживает ни одно окно, хотя в них ждут: { $count }
    [wait_long] Очереди, где посетители ждут слишком долго: { $count }
   *[many_waiting] Очереди, где ждёт слишком много посетителей: { $count }
}
console-mend = { $what ->
    [confirm_time] Время верное
    [answer_help] Иду
    [confirm_claim] Подтвердить приоритет
    [refuse_claim] Отказать в приоритете
    [resume_hall] Возобновить все услуги
    [resume_service] Возобновить эту услугу
   *[restart_device] Перезапустить устройство
}
console-look = { $what ->
    [service] Посмотреть очередь
    [counter] Посмотреть окно
    [device] Посмотреть устройство
    [devices] Посмотреть устройства
    [person] Открыть карточку сотрудника
    [token] Посмотреть токен
    [alerts] Посмотреть получателя
    [stop_intake] Прекратить выдачу талонов
   *[ticket] Посмотреть талон
}
console-waiting = Ждут
console-longest = Самое долгое ожидание
console-open-at = В окнах
console-wait-of = { $wait } мин (норма { $target })
console-no-queue = Посетителей в очереди нет.
console-quiet = { $count ->
    [one] { $count } услуга без ожидающих
    [few] { $count } услуги без ожидающих
   *[other] { $count } услуг без ожидающих
}
console-closed-counters = { $count ->
    [one] { $count } закрытое окно
    [few] { $count } закрытых окна
   *[other] { $count } закрытых окон
}
console-queue-state = { $state ->
    [paused] Приостановлена
    [unserved] Сейчас не обслуживается
    [closed_by_staff] Талонов сегодня больше нет
    [closed] Сейчас закрыта
   *[open] Открыта
}
console-counter-state = { $state ->
    [open] Свободно
    [paused] Перерыв
    [called] Вызов
    [serving] Обслуживание
   *[closed] Закрыто
}
console-ticket-state = { $state ->
    [waiting] Ожидает
    [called] Вызван
    [serving] Обслуживается
    [on_hold] Отложен
    [missed] Не подошёл
    [finished] Завершён
    [cancelled] Отменён
   *[expired] Просрочен в конце дня
}
console-stop-state = { $state ->
    [pending] позже
    [open] сейчас
    [served] готово
   *[unserved] не оказана
}

# Одна услуга, одно окно, один талон.
console-target = Норма ожидания: { $minutes } мин
console-who-serves = Окна для этой услуги
console-who-serves-how = Чтобы добавить окно, смените его рабочий профиль. Новый профиль действует со следующего вызова.
console-serves = ✓ Обслуживает
console-waiting-count = { $count ->
    [0] Посетителей в очереди нет
    [one] Ждёт { $count } посетитель
    [few] Ждут { $count } посетителя
   *[other] Ждут { $count } посетителей
}
console-profile-what = Услуги, которые это окно оказывает сейчас.
console-profile-choice = { $name } (ждут: { $waiting }){ $present ->
    [yes] {" "}– действует сейчас
   *[no] {""}
}{ $own ->
    [yes] {" "}– обычный профиль этого окна
   *[no] {""}
}
console-ticket-find = Найти талон
console-no-ticket = В этот день талона { $number } не было.
console-history = История
console-actor = { $role ->
    [clock] автоматически
    [visitor] посетитель
    [kiosk] киоск
    [display] табло
    [counter] компьютер окна
    [operator] оператор
    [greeter] встречающий
    [supervisor] старший смены
    [manager] менеджер
    [integration] другая система
   *[other] сервер
}
console-command-line = в командной строке
console-event = { $type ->
    [ticket_issued] Взят талон: { $services }{ $promise ->
        [0] .
       *[other] . Обещано: вызов в течение { $promise } мин (9 из 10).
    }
    [ticket_handed_in] Талон взят без сервера: { $services }. Киоск передал его позже.
    [ticket_printed] { $paper ->
        [shown] Номер показан на экране, ничего не напечатано.
       *[printed] Напечатан.
    }
    [print_failed] Печать не удалась: { $fault ->
        [paper_out] нет бумаги.
        [cover_open] принтер был открыт.
        [offline] с принтером не было связи.
        [before_sending] принтер был недоступен.
       *[no_proof] принтер не подтвердил печать.
    }
    [ticket_reprinted] Напечатан ещё раз. Прежний листок больше не действует.
    [ticket_called] Вызван к окну { $counter } после { $minutes } мин ожидания.
    [ticket_recalled] Вызван ещё раз к окну { $counter }.
    [service_started] Обслуживание начато у окна { $counter }.
    [start_undone] Начало отменено.
    [service_finished] { $service }: завершено у окна { $counter }, итог: { $outcome ->
        [done] выполнено.
        [incomplete] чего-то не хватает.
        [refused] отказано.
       *[elsewhere] направлен в другое учреждение.
    }
    [ticket_requeued] Посетитель не подошёл к окну { $counter }. Талон возвращён в очередь.
    [call_withdrawn] Вызов к окну { $counter } отменён.
    [ticket_held] Отложен у окна { $counter }.
    [ticket_resumed] Отложенный талон вызван к окну { $counter }.
    [ticket_transferred] Направлен: { $service }{ $to_counter ->
        [none] {""}
       *[other] {""}, окно { $to_counter }
    }.
    [ticket_released] Больше не закреплён за одним окном или оператором.
    [service_added] Добавлена услуга: { $service }.
    [service_changed] Услуга заменена на: { $service }.
    [ticket_missed] Посетитель не подошёл к окну { $counter }. Отмечено: не подошёл.
    [ticket_reopened] Возвращён.
    [priority_judged] { $confirmed ->
        [yes] Приоритет подтверждён.
       *[no] В приоритете отказано. Талон вернулся на обычное место.
    }
    [assist_set] Записано, какая помощь нужна посетителю.
    [private_erased] Сведения о посетителе, которые хранились вне этой истории, удалены.
    [note_added] Добавлена заметка.
    [tickets_moved] Перенесён вместе со всей очередью: { $to_service }.
    [ticket_ended_with_coupon] { $service }: на сегодня завершено с купоном.
    [lease_granted] Киоск получил этот номер на случай, если сервер недоступен.
    [lease_ended] Этого номера у киоска больше нет.
    [ticket_expired] Просрочен в конце дня.
    [ticket_cancelled] Отменён.
    [ticket_stepped_back] Посетитель пропускает других.
    [service_rated] Оценка: { $stars } из 5.
   *[other] Другая запись.
}

# Действия: ссылка или заголовок, что произойдёт, кнопка.
console-action = { $name ->
    [open_day] Открыть день
    [close_day] Завершить день
    [pause_hall] Приостановить работу центра
    [resume_hall] Возобновить работу центра
    [stop_intake] Прекратить выдачу талонов
    [resume_intake] Возобновить выдачу талонов
    [pause_service] Приостановить эту услугу
    [resume_service] Возобновить эту услугу
    [close_service] Прекратить выдачу талонов
    [open_service] Возобновить выдачу талонов
    [move_tickets] Перенести все ожидающие талоны
    [end_with_coupon] Завершить все ожидающие талоны с купонами
    [set_profile] Сменить рабочий профиль
    [close_counter] Закрыть это окно
    [call_ticket] Вызвать вне очереди
    [confirm_claim] Подтвердить приоритет
    [refuse_claim] Отказать в приоритете
    [requeue] Вернуть в очередь
    [step_back] Пропустить других
    [reopen] Вернуть
    [give_coupon] Завершить с купоном
   *[cancel] Отменить талон
}
console-action-why = { $name ->
    [open_day] Киоски выдают талоны на все открытые услуги.
    [close_day] { $count ->
        [0] Открытых талонов нет. День завершится, все окна закроются.
        [one] { $count } открытый талон станет просроченным. Посетителю придётся взять новый талон в другой день. Чтобы сначала обслужить его, прекратите выдачу талонов, а день пока не завершайте.
        [few] { $count } открытых талона станут просроченными. Посетителям придётся взять новые талоны в другой день. Чтобы сначала обслужить их, прекратите выдачу талонов, а день пока не завершайте.
       *[other] { $count } открытых талонов станут просроченными. Посетителям придётся взять новые талоны в другой день. Чтобы сначала обслужить их, прекратите выдачу талонов, а день пока не завершайте.
    }
    [pause_hall] Талоны не выдаются и не вызываются. Все сохраняют свои места. Экраны, телефоны и голос сообщают причину.
    [resume_hall] Талоны снова вызываются в том же порядке.
    [stop_intake] Талоны не выдаются столько, сколько вы укажете. Посетителей с талонами обслужат.
    [resume_intake] Киоски выдают талоны на все открытые услуги.
    [pause_service] Талоны на эту услугу пока не вызываются. Они сохраняют свои места, экраны сообщают причину.
    [resume_service] Талоны на эту услугу снова вызываются в том же порядке.
    [close_service] Талоны на эту услугу не выдаются столько, сколько вы укажете. Посетителей с талонами обслужат.
    [open_service] Киоски снова выдают талоны на эту услугу.
    [move_tickets] { $count ->
        [one] { $count } ожидающий талон перейдёт к другой услуге. Номер и место сохранятся.
        [few] { $count } ожидающих талона перейдут к другой услуге. Номера и места сохранятся.
       *[other] { $count } ожидающих талонов перейдут к другой услуге. Номера и места сохранятся.
    }
    [end_with_coupon] { $count ->
        [one] { $count } ожидающий талон завершится на сегодня. Посетитель получит купон, придёт в другой день и будет вызван раньше других.
        [few] { $count } ожидающих талона завершатся на сегодня. Каждый посетитель получит купон, придёт в другой день и будет вызван раньше других.
       *[other] { $count } ожидающих талонов завершатся на сегодня. Каждый посетитель получит купон, придёт в другой день и будет вызван раньше других.
    }
    [set_profile] Новый профиль действует со следующего вызова. Талон, который сейчас у окна, завершают как обычно.
    [close_counter] Талоны, закреплённые за этим окном, перейдут в очереди своих услуг.
    [call_ticket] Талон вызывается раньше своей очереди. Причина остаётся в журнале.
    [confirm_claim] Талон сохраняет приоритет.
    [refuse_claim] Талон возвращается на обычное место.
    [requeue] Посетитель не подошёл. Талон снова ждёт и несколько минут не вызывается.
    [step_back] Талон несколько минут не вызывается, пока ждут другие.
    [reopen] Талон снова занимает своё место в очереди.
    [give_coupon] Талон завершится на сегодня. Посетитель получит купон, придёт в другой день и будет вызван раньше других.
   *[cancel] Талон завершится. Посетитель потеряет место в очереди.
}
console-action-do = { $name ->
    [open_day] Открыть день
    [close_day] Завершить день сейчас
    [pause_hall] Приостановить работу центра
    [resume_hall] Возобновить работу центра
    [stop_intake] Прекратить выдачу талонов
    [resume_intake] Возобновить выдачу талонов
    [pause_service] Приостановить эту услугу
    [resume_service] Возобновить эту услугу
    [close_service] Прекратить выдачу талонов
    [open_service] Возобновить выдачу талонов
    [move_tickets] Перенести талоны
    [end_with_coupon] Завершить и выдать купоны
    [set_profile] Сменить профиль
    [close_counter] Закрыть окно
    [call_ticket] Вызвать талон
    [confirm_claim] Подтвердить приоритет
    [refuse_claim] Отказать в приоритете
    [requeue] Вернуть в очередь
    [step_back] Пропустить других
    [reopen] Вернуть
    [give_coupon] Завершить и выдать купон
   *[cancel] Отменить талон
}
console-field = { $field ->
    [reason] Причина
    [expected_end] Когда ожидается возобновление
    [profile] Рабочий профиль
    [sure] Выполнить, даже если ожидающие останутся без окна
    [to_service] Куда перенести
    [counter] Окно
    [ends] Как долго показывать объявление
    [until] Время
    [label] Для чего он
    [scopes] Что он разрешает
    [last_day] Последний день
    [way] Способ отправки
    [address] Адрес
    [kinds] Предупреждения
    [quiet_from] Тихие часы с
    [quiet_until] Тихие часы до
    [day_end_latest] Самое позднее время конца дня
    [holiday] Праздник
    [special_day] День
    [special_hours] Часы работы
    [agency] Ведомство
    [category] Категория на киоске
    [series] Серия номеров
    [profiles] Рабочие профили с этой услугой
    [typical_minutes] Обычное время обслуживания, в минутах
    [target_minutes] Норма ожидания, в минутах
    [per_day] Наибольшее число талонов в день
    [last_ticket] С какого времени талонов нет
    [own_hours] У этой услуги свои часы работы
    [alarm_minutes] Предупредить, если посетитель ждёт столько минут
    [alarm_waiting] Предупредить, если ждут больше посетителей, чем
    [centre_file] Файл центра
    [other_files] Логотипы, картинки и звуки
    [number] Номер
    [zone] Зона
    [how_long] На какое время
    [resume_automatically] Возобновить в это время автоматически
   *[direction] Направление, если смотреть от табло
}
console-hint = { $field ->
    [expected_end] Оставьте пустым, если это неизвестно.
    [until] Только если вы выбрали время.
    [label] Например, «сайт города»
    [last_day] Оставьте пустым, если срока нет.
    [address] Адрес почты или адрес вебхука (https://…).
    [quiet_until] В эти часы ничего не отправляется. О том, что длится и после них, сообщается по их окончании. Если тихие часы не нужны, оставьте оба поля пустыми.
    [day_end_latest] Оставьте пустым, чтобы день завершался с началом следующего.
    [per_day] Оставьте пустым, если ограничения нет.
    [last_ticket] Оставьте пустым, чтобы выдавать талоны до закрытия.
    [alarm_minutes] Оставьте пустым для обычного предупреждения центра.
    [alarm_waiting] Оставьте пустым для обычного предупреждения центра.
    [other_files] Только если в файле центра названы новые.
    [profiles] Выберите хотя бы один: талоны вызывают только окна с таким профилем.
   *[other] {""}
}
console-reason = { $reason ->
    [alarm] Тревога: все покидают зал
    [drill] Учения
    [power] Нет электричества
    [strike] Забастовка
    [technical] Технический сбой
    [small_child] Маленький ребёнок
    [illness] Плохо себя чувствует
    [staff_mistake] Наша ошибка
    [missed_call] Не услышал вызов
    [left] Ушёл
    [mistake] Взят по ошибке
    [duplicate] Взят дважды
    [break] Перерыв
    [meeting] Совещание
   *[other] Другое
}
console-stop-for = { $how_long ->
    [quarter] 15 минут
    [half] 30 минут
    [hour] Один час
    [time] До определённого времени
   *[day] До конца дня
}

# Объявления.
console-notices-what = Объявления показываются на табло, киосках и телефонах.
console-notices-none = Сейчас объявлений нет.
console-notice-new = Новое объявление
console-notice-change = Изменить объявление
console-notice-languages = Если для языка текста нет, показывается первый текст.
console-notice-ends = { $ends ->
    [day] До конца сегодняшнего дня
    [time] До определённого времени
   *[taken_down] Пока его не снимут
}
console-notice-until = до { $time }
console-notice-up = Показать объявление
console-take-down = Снять

# Доступ для других систем.
console-alarm-kind = { $kind ->
    [log_stopped] Журнал не читается
    [state_differed] Сервер исправил свою ошибку
    [clock_in_doubt] Часы могут ошибаться
    [help_call] Нужна помощь
    [no_counter] Нет открытых окон
    [unserved] Очередь без окна
    [printer] Бумага и принтеры
    [call_not_shown] Вызов не показан
    [call_unanswered] На вызов не пришли
    [pause_overdue] Пауза затянулась
    [device_offline] Устройство без связи
    [sound] Звук не работает
    [counter_silent] Компьютер окна не отвечает
    [alerts_failed] Сообщения не доходят
    [service_long] Долгое обслуживание
    [wait_long] Долгое ожидание
    [many_waiting] Много ожидающих
    [login_guessed] Подбор пароля
    [claim] Просьба о приоритете
    [on_hold] Талон давно отложен
    [not_handed_in] Нет талона, выданного без связи
   *[limit_reached] Слишком много запросов
}
console-alerts-what = Получатели узнают о предупреждении дважды: когда оно появилось и когда оно снято.
console-alerts-none = Получателей пока нет: предупреждения видны только в консоли.
console-alerts-no-mail = Этот сервер пока не может отправлять почту. Инженер указывает почтовый сервер в его настройках (NOVBE_MAIL_SERVER).
console-alert-way = { $way ->
    [mail] Почта
   *[webhook] Вебхук
}
console-alert-name = Название
console-alert-name-hint = Например, «дежурный инженер».
console-alert-quiet = С { $from } до { $until } ничего не отправляется
console-alert-told = Последнее сообщение доставлено: { $time }
console-alert-waiting = Сообщений в очереди: { $count }
console-alert-given-up = Не отправлено окончательно: { $count }
console-alert-failed = С { $time } сообщения не доходят: { $reason }
console-alert-next = Следующая попытка: { $time }
console-alert-failure = { $reason ->
    [no_mail_server] в настройках сервера не указан почтовый сервер
    [unreachable] другая сторона не отвечает
    [certificate] соединение нельзя защитить; проверьте сертификат
    [sign_in] почтовый сервер не принимает имя пользователя или пароль сервера
    [address] почтовый сервер не принимает адрес ({ $code })
   *[refused] другая сторона не принимает сообщение ({ $code })
}
console-alert-test = Отправить пробное сообщение
console-alert-change = Изменить
console-alert-new = Новый получатель
console-alert-remove = Удалить получателя
console-alert-remove-what = Сообщений больше не будет. Сообщения в очереди удаляются.
console-alert-secret = Секрет нового вебхука
console-alert-secret-what = Введите его в принимающей программе: им подписано каждое сообщение. Скопируйте его сейчас. Больше он не показывается.
console-contacts = К кому обращаться
console-contacts-what = Например, «приёмная, 12». Строка видна рядом с предупреждением, здесь и на экране встречающего, и стоит в каждом сообщении о нём.
alert-line = { $event ->
    [alarm_over] Снято: { $sentence }
   *[other] { $sentence }
}
alert-at = { $event ->
    [alarm_over] Снято: { $time }
   *[alarm_began] С: { $time }
}
alert-contact = Контакт: { $line }
alert-several = сообщений о предупреждениях: { $count }
alert-console = Консоль: { $address }
alert-why = Вы получили это сообщение, потому что этот адрес указан в консоли: { $centre }, Настройки, Оповещения.
alert-test = Пробное сообщение: оповещения доходят до этого адреса.
alert-without-name = { $kind ->
    [login_guessed] Кто-то подбирает пароль сотрудника. Чей, указано в консоли.
    [claim] Посетитель просит приоритет. Талон указан в консоли.
   *[limit_reached] Устройство, программа или сотрудник отправляет слишком много запросов; часть отклоняется. Что именно, указано в консоли.
}
console-tokens-what = С токеном другая система (например, сайт или программа отчётов) может читать или делать то, что разрешает токен.
console-tokens-none = Ни у одной другой системы нет доступа.
console-token-new = Новый токен
console-token-make = Создать токен
console-token-made = Ваш новый токен
console-token-once = Скопируйте его сейчас. Больше он не будет показан.
console-token-since = создан { $time }
console-token-until = действует до { $time }
console-token-revoked = Отозван { $time }
console-token-revoke = Отозвать
console-scope = { $scope ->
    [tickets] Брать талоны
    [waits] Читать очереди и время ожидания
    [log] Читать журнал событий
   *[reports] Читать, соблюдается ли обещанное ожидание
}

# Настройки.
console-set-up = { $part ->
    [hours] Часы работы и праздники
    [services] Услуги
    [profiles] Рабочие профили
    [counters] Окна
    [file] Файл центра
    [history] История настроек
    [alerts] Оповещения по почте и вебхуку
   *[tokens] Доступ для других систем
}
console-set-up-what = { $part ->
    [hours] Когда зал открыт, праздники, дни с другими часами
    [services] Названия, ведомства, серии номеров, нормы, ограничения
    [profiles] Какие услуги оказывает окно и какие из них в первую очередь
    [counters] Номера, рабочие профили и места окон
    [file] Все настройки в одном файле: скачать, изменить, проверить и опубликовать
    [history] Кто, что и когда изменил и как вернуться назад
    [alerts] Кто получает сообщение о каком предупреждении, тихие часы и к кому обращаться
   *[tokens] Токены для сайтов, отчётов и других программ
}
console-weekday = { $day ->
    [mon] Понедельник
    [tue] Вторник
    [wed] Среда
    [thu] Четверг
    [fri] Пятница
    [sat] Суббота
   *[sun] Воскресенье
}
console-hours-how = Например, 09:00-13:00, 14:00-18:00. Выходной день оставьте пустым.
console-holidays = Праздники
console-special-days = Дни с другими часами
console-special-how = Например, короткий день перед праздником. Чтобы закрыться раньше сегодня, выберите «Прекратить выдачу талонов» на странице «Зал сейчас».
console-add = Добавить
console-remove = Удалить
console-service-add = Добавить услугу
console-series-of-agency = Как у других услуг ведомства
console-service-remove = Удалить эту услугу
console-service-remove-what = Она исчезнет с киосков и экранов. Её прошлые талоны останутся в отчётах.
console-belongs = К чему относится
console-times = Время и ограничения
console-alarms-of-service = Предупреждения
console-profile-add = Добавить рабочий профиль
console-profile-remove = Удалить этот профиль
console-levels-how = Окно сначала вызывает услуги уровня 1, затем уровня 2 и уровня 3.
console-level = { $level ->
    [0] Не оказывается
   *[other] Уровень { $level }
}
console-counter-add = Добавить окно
console-counter-remove = Удалить это окно
console-direction = { $direction ->
    [left] Налево
    [right] Направо
    [ahead] Прямо
    [back] Позади
    [ahead_left] Впереди слева
    [ahead_right] Впереди справа
    [back_left] Сзади слева
    [back_right] Сзади справа
    [up] Этажом выше
   *[down] Этажом ниже
}

# Отчёты.
console-report = { $name ->
    [overview] Обзор
    [wait] Ожидание
    [walk] Путь к окну
    [service] Обслуживание
    [stay] Весь визит
    [visitors] Посетители
    [promises] Обещанное ожидание
    [ratings] Оценки
    [staff] Сотрудники
    [counters] Окна
   *[sheet] Сводка за день
}
console-report-title = { $name ->
    [wait] Сколько ждут посетители?
    [walk] Сколько времени посетители идут к окну?
    [service] Сколько длится обслуживание?
    [stay] Сколько времени посетители проводят здесь?
    [visitors] Сколько посетителей приходит и чем кончаются визиты?
    [promises] Соблюдается ли обещанное ожидание?
    [ratings] Насколько довольны посетители?
    [staff] Что делают наши сотрудники?
   *[counters] Как используются окна?
}
console-spread = { $name ->
    [wait] Визиты по времени ожидания, в минутах
    [walk] Визиты по времени пути к окну, в минутах
    [service] Визиты по времени обслуживания, в минутах
   *[stay] Визиты по общему времени, в минутах
}
console-by = { $by ->
    [service] По услугам
    [agency] По ведомствам
    [hour] По часам
    [weekday] По дням недели
    [day] По дням
    [counter] По окнам
   *[operator] По сотрудникам
}
console-grouped = Группировка
console-show = Показать
console-from = С
console-to = По
console-period = { $period ->
    [today] Сегодня
    [yesterday] Вчера
    [week] Последние 7 дней
    [month] Последние 30 дней
   *[year] Последние 365 дней
}
console-total = Всего
console-unknown = Неизвестно
console-no-figures = За эти дни данных нет.
console-comments = Что написали посетители
console-as-ended = Визит учитывается, когда он завершён. Посетители, которые ещё здесь, в это время не входят.
console-made = Составлено: { $time }
console-print = Напечатайте эту страницу через браузер. Печатается только сводка.
console-definitions = Что означают эти данные
console-unit = { $kind ->
    [duration] мин
    [hours] ч
    [share] %
   *[other] {""}
}
console-column = { $key ->
    [visits] Визиты
    [p50] Половина: не дольше
    [p90] 9 из 10: не дольше
    [p95] 95 из 100: не дольше
    [target_kept] В пределах нормы
    [arrivals] Взято талонов
    [served] Обслужено
    [no_shows] Не подошли
    [no_show_rate] Доля не подошедших
    [missed_calls] Вызовы без ответа
    [missed_call_rate] Доля вызовов без ответа
    [cancelled] Отменено
    [cancelled_rate] Доля отменённых
    [expired] Просрочено
    [coupons] Купоны
    [transfers] Направлено
    [walk_ins] Взято сотрудником
    [promised] Обещанное ожидание
    [promise_kept] Обещание выполнено
    [estimate_error] Ошибка прогноза
    [estimate_bias] Прогноз минус ожидание
    [rated] Оценки
    [mean_stars] Средняя оценка
    [stars_1] 1 звезда
    [stars_2] 2 звезды
    [stars_3] 3 звезды
    [stars_4] 4 звезды
    [stars_5] 5 звёзд
    [served_stops] Завершено услуг
    [calls] Вызовы
    [recalls] Повторные вызовы
    [out_of_order] Вне очереди
    [open] Открыто
    [occupied] С посетителем
    [idle] Без посетителя
    [disconnected] Без связи
    [occupancy] Доля времени с посетителем
    [breaks] Все перерывы
    [break_break] Перерыв
    [break_lunch] Обед
    [break_back_office] Работа с бумагами
    [break_training] Обучение
    [break_technical] Неполадки
    [break_other] Другое
    [wait_p50] Ожидание: половина не дольше
    [wait_p90] Ожидание: 9 из 10 не дольше
    [service_p50] Обслуживание: половина не дольше
   *[stay_p50] Весь визит: половина не дольше
}
console-definition = { $key ->
    [visits] К скольким визитам относится время: один на каждую услугу талона. Для всего визита — один на каждый талон.
    [p50] Половина визитов длилась не дольше (медиана, по ближайшему рангу, целые секунды).
    [p90] 90 из 100 визитов длились не дольше.
    [p95] 95 из 100 визитов длились не дольше.
    [target_kept] Визиты, в которых ожидание было не дольше нормы услуги на тот момент, от всех вызванных.
    [arrivals] Взятые талоны, вызваны они или нет. Талоны, которые не были ни напечатаны, ни показаны, не учитываются.
    [served] Талоны, у которых последняя услуга завершена.
    [no_shows] Посетители, которых вызвали, но они не подошли и не вернулись.
    [no_show_rate] Не подошедшие посетители от всех взятых талонов.
    [missed_calls] Вызовы, на которые посетитель не подошёл, даже если он вернулся позже.
    [missed_call_rate] Вызовы без ответа от всех вызовов.
    [cancelled] Талоны, отменённые посетителем или сотрудниками.
    [cancelled_rate] Отменённые талоны от всех взятых.
    [expired] Талоны, которые ещё были открыты, когда день завершился.
    [coupons] Талоны, завершённые на этот день с купоном, чтобы прийти снова.
    [transfers] Посетители, направленные к другой услуге, окну или оператору.
    [walk_ins] Талоны, которые сотрудники взяли для посетителя у окна или при встрече.
    [promised] Талоны с обещанным ожиданием, которое можно сравнить с ожиданием до первого вызова. Талоны, услуга которых была приостановлена или изменена, не учитываются.
    [promise_kept] Талоны, вызванные в обещанное время, от всех талонов с обещанным ожиданием. Цель — 90 %.
    [estimate_error] Средняя разница между ожидавшимся и действительным ожиданием в любую сторону.
    [estimate_bias] Среднее ожидавшегося минус действительное ожидание. Если меньше нуля, посетители ждали дольше, чем ожидалось.
    [rated] Сколько услуг оценено.
    [mean_stars] Среднее оценок, от 1 до 5.
    [served_stops] Завершённые услуги, одна на каждую услугу талона.
    [calls] Вызванные посетители, без повторных вызовов.
    [recalls] Вызовы, повторённые для того же посетителя.
    [out_of_order] Посетители, вызванные раньше своей очереди. Причина остаётся в журнале.
    [open] Время, когда окно было открыто, без перерывов.
    [occupied] Время от вызова до конца обслуживания: путь к окну и обслуживание.
    [idle] Время, когда окно было открыто без посетителя и его программа отвечала.
    [disconnected] Время, когда окно было открыто, но его программа не отвечала.
    [occupancy] Время с посетителем от времени, когда окно было открыто и его программа отвечала.
    [breaks] Все перерывы вместе.
    [break_break] Перерывы по этой причине.
    [break_lunch] Перерывы по этой причине.
    [break_back_office] Перерывы по этой причине.
    [break_training] Перерывы по этой причине.
    [break_technical] Перерывы по этой причине.
    [break_other] Перерывы по этой причине.
    [wait_p50] Половину вызвали не позже чем через это время после входа в очередь.
    [wait_p90] 90 из 100 вызвали не позже чем через это время.
    [service_p50] Половина услуг длилась не дольше от начала до конца, без времени, когда талон был отложен.
    [stay_p50] Половина посетителей пробыла здесь не дольше, от талона до конца последней услуги.
   *[other] Сколько раз дано столько звёзд.
}

# Файл центра и его история.
console-file-what = В файле центра — все настройки центра. Скачайте его, измените в текстовом редакторе и проверьте здесь.
console-download = Скачать
console-file-check = Проверить файл
console-file-check-what = Пока ничего не меняется. Вы увидите, что изменится, и тогда решите.
console-file-faulty = Этот файл нельзя использовать. Исправьте указанное и проверьте снова.
console-file-not-now = Сейчас это нельзя опубликовать. В списке указано, что нужно сделать сначала.
console-file-conflicts = Этот файл и консоль расходятся
console-file-conflicts-how = Эти настройки изменили здесь после последнего файла, а в этом файле указано другое. Пока ничего не опубликовано. Скачайте файл центра, внесите в него свои изменения и проверьте снова или замените настройки этим файлом.
console-file-replacing = Если заменить настройки
console-file-replace = Заменить этим файлом
console-file-kept = Изменено здесь после последнего файла и сохраняется
console-file-same = То, что указано в файле, уже действует. Опубликуйте его один раз: следующий файл будет сравниваться с ним.
console-line = Строка { $line }
console-changes = { $count ->
    [0] Ничего не меняется
    [one] { $count } изменение
    [few] { $count } изменения
   *[other] { $count } изменений
}
console-advice = Совет
console-publish = Опубликовать
console-restore = Восстановить эту версию
console-present = ✓ Действует сейчас
console-first-version = Первая версия
console-older = Более старые версии
console-yes = да
console-no = нет
console-kind = { $kind ->
    [centre] Центр
    [rules] Правила
    [series] Серия номеров
    [zone] Зона
    [agency] Ведомство
    [category] Категория
    [service] Услуга
    [profile] Рабочий профиль
    [counter] Окно
    [kiosk] Киоски
    [receipt] Бумажный талон
    [display] Табло
    [voice] Голос
    [alarms] Предупреждения
   *[file] Файл
}
console-happened = { $what ->
    [added] добавление
    [removed] удаление
    [reordered] другой порядок
   *[changed] изменение
}
