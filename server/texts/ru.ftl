# Что сервер говорит людям.

# Почему отказано и что делать.

problem-malformed = Этот запрос нельзя прочитать. Исправьте указанные поля и отправьте снова.
problem-not-signed-in = Нужен действующий ключ. Попросите новый у менеджера зала.
problem-wrong-sign-in = Это неверно. Проверьте введённое и попробуйте ещё раз.
problem-too-many-attempts = Слишком много неверных попыток. Попробуйте снова через { $seconds ->
    [one] { $seconds } секунду.
    [few] { $seconds } секунды.
   *[other] { $seconds } секунд.
}
problem-step-needed = Сначала завершите вход.
problem-forged = Этот запрос пришёл не с нашей страницы. Откройте страницу заново и повторите там.
problem-login-taken = Имя «{ $login }» уже занято. Выберите другое.
problem-weak-password = { $why ->
    [short] В пароле должно быть не меньше { $signs } знаков. Несколько слов легко запомнить.
    [name] Пароль почти целиком состоит из вашего имени. Выберите другой.
    [same] Это нынешний пароль. Выберите другой.
   *[common] Этот пароль знают все. Выберите другой.
}
problem-not-permitted = Этой роли здесь такое не разрешено. Обратитесь к менеджеру зала.
problem-other-counter = Вы назначены к окну { $counter }. Войдите там или обратитесь к менеджеру зала.
problem-not-found = { $what ->
    [open_data] Этот центр не публикует время ожидания.
   *[other] Здесь ничего такого нет. Проверьте адрес или номер.
}
problem-method-not-allowed = Этот адрес не принимает такой запрос. Описание: /api/v1/openapi.json.
problem-not-allowed-now = Сейчас это невозможно: состояние талона или окна изменилось. Проверьте его и попробуйте снова.
problem-not-this-ticket = Этого талона уже нет у этого окна. Ничего не сделано.
problem-no-one-waiting = Сейчас нет талонов, ожидающих это окно.
problem-counter-taken = { $own ->
    [yes] Вы уже работаете за окном { $counter }. Сначала закройте его.
   *[no] За окном { $counter } работает другой оператор. Сначала закройте окно там или выберите другое.
}
problem-too-late = { $staff ->
    [yes] Время для этого вышло.
   *[no] Время для этого вышло. Обратитесь за помощью к сотрудникам.
}
problem-command-reused = Этот номер команды уже использован для другого. Отправьте с новым.
problem-day-not-open = Рабочий день центра не открыт. Талоны выдаются, когда он открыт.
problem-day-already-open = День уже открыт. Делать ничего не нужно.
problem-past-day = Этот талон — за день, который уже прошёл. Для нового визита возьмите новый талон.
problem-unknown-service = Такой услуги здесь нет. Выберите одну из предложенных.
problem-service-closed = { $name }: { problem-closed }
problem-closed = { $reason ->
    [day_not_open] центр ещё не открыт.
    [holiday] сегодня закрыто.
    [last_ticket_passed] сегодня талонов больше нет.
    [closed_by_staff] закрыто сотрудниками.
    [intake_stopped] сегодня центр больше не выдаёт талоны.
    [suspended] приостановлено.
    [centre_suspended] работа центра приостановлена.
    [quota_used] все талоны на сегодня розданы.
    [window_used] все талоны на это время розданы.
    [numbers_used_up] свободных номеров талонов пока нет.
    [wait_passes_closing] на остаток дня ждёт уже слишком много людей.
   *[outside_hours] сейчас закрыто.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
    [suspended] { problem-goes-on }
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
problem-centre-faulty = Так настроить центр нельзя. Исправьте указанные поля.
problem-centre-changed = Тем временем настройки изменил другой менеджер. Посмотрите изменения и попробуйте ещё раз.
problem-too-large = Это слишком много за один раз. Отправьте по частям.
problem-too-fast = Слишком часто. Подождите немного и попробуйте снова.
problem-suspended = { $what ->
    [service] Оказание этой услуги приостановлено. Все сохраняют свои места. Возобновить её может старший смены.
   *[centre] Работа центра приостановлена. Все сохраняют свои места. Возобновить её может старший смены.
}
problem-clock-in-doubt = Часы сервера, возможно, идут неверно. Администратор должен проверить их и подтвердить время.
problem-counter-away = { $back ->
    [known] У окна { $counter } перерыв до { $time }. Подождите его или отправьте талон в очередь услуги.
   *[unknown] Это окно или этот оператор сейчас не работает. Отправьте талон в очередь услуги.
}
problem-queue-unserved = Люди ждут: { $name }{ $more ->
    [0] {""}
    [one] {" "}и ещё { $more } услуга
    [few] {" "}и ещё { $more } услуги
   *[other] {" "}и ещё { $more } услуг
}. Больше их никто не примет.
problem-not-in-profile = Это окно не обслуживает талон { $number }. Выберите из своих очередей или обратитесь к старшему смены.
problem-not-this-service = Код действует для услуги: { $name }. Выберите её или возьмите талон без кода.
problem-already-done = { $command ->
    [add_service] Эта услуга уже есть в талоне. Количество указывают при обслуживании.
   *[other] Это уже сделано. Делать ничего не нужно.
}
problem-internal = На сервере произошла ошибка. Ничего не изменилось. Если она повторится, сообщите менеджеру зала.
problem-unavailable = Сервер сейчас не может ничего сохранить. Подождите немного и попробуйте снова.

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
page-over = Этот день закончился
page-over-hint = Талон больше не действует, и здесь о нём ничего не показывается. Для нового визита возьмите новый талон.
page-unknown = Здесь нет талона
page-unknown-hint = Отсканируйте код на талоне ещё раз. Если талон печатали дважды, действует только последний. Сотрудники помогут.
page-trouble = Сейчас эту страницу показать нельзя
page-title-ahead = Впереди { $ahead } · { $number } · { $centre }
page-title-called = { $number }: окно { $counter }

# Место в очереди.
page-ahead-many = Перед вами больше { $n } человек
page-wait-unknown = Время ожидания пока неизвестно
page-promise = Когда вы брали талон, мы сообщили: { $wait }. Это примерно до { $time }.
page-delay-counter-closed = Это займёт больше времени, чем сообщалось: одно окно закрылось.
page-delay-counter-paused = Это займёт больше времени, чем сообщалось: в одном окне перерыв.
page-stepped-back = До { $time } первыми вызывают других. Ваше место сохраняется.

# Сигнал звуком и вибрацией.
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

# Оценка.
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
page-offline = Нет связи с { $time }. Так всё было в тот момент.
page-no-script = По состоянию на { $time }. Обновляется каждые 30 секунд.

# Время ожидания для всех.
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
page-open-promises = { $day }: { $share } посетителей вызваны в названный им срок.
page-open-refresh = По состоянию на { $time }. Обновляется каждые 30 секунд.
page-open-data = Те же данные в открытом виде (JSON)

# Страницы для тех, кто здесь работает: вход, своя учётная запись, устройства, люди.

account-faults = Есть ошибка
account-fault = { $field ->
    [login] Введите имя для входа: от 2 до 60 букв и цифр, внутри можно . @ + - _
    [full_name] Введите имя в одну строку.
    [password] Введите пароль.
    [old] Введите нынешний пароль.
    [new] Введите новый пароль.
    [again] Пароли не совпадают. Введите новый пароль дважды.
    [digits] Введите шесть цифр, которые показывает приложение.
    [code] Введите восемь знаков с экрана устройства.
    [label] Введите название устройства в одну строку.
    [language] Выберите язык.
    [role] Выберите должность.
    [agency] Выберите ведомство этого центра.
    [counter] С окном это не сочетается. Выберите другое или никакое.
    [replaces] Выберите устройство того же вида или никакое.
    [display] Выберите табло этого центра или всего зала.
   *[other] Что-то в этой форме нельзя прочитать. Откройте страницу заново.
}
account-sent-before = Это уже отправляли. Посмотрите, сделано ли это; если нет — отправьте снова.
account-sorry = Это нельзя показать
account-save = Сохранить
account-go-on = Продолжить
account-none = Нет
account-display = Показывает
account-whole-board = Табло всего зала
account-look-again = Загрузить снова

# Что сделано: говорится один раз.
account-failed = { $count ->
    [one] С вашего последнего входа была { $count } неудачная попытка войти в вашу учётную запись, последняя: { $time }.
    [few] С вашего последнего входа были { $count } неудачные попытки войти в вашу учётную запись, последняя: { $time }.
   *[other] С вашего последнего входа было { $count } неудачных попыток войти в вашу учётную запись, последняя: { $time }.
} Если это были не вы, смените пароль и сообщите руководителю.
account-done = { $what ->
    [signed_out] Вы вышли.
    [password] Пароль изменён.
    [factor] Новый телефон привязан. Коды старого больше не действуют.
    [device_in] Устройство принято. Через несколько секунд оно начнёт работать.
    [device_set] Сохранено.
    [device_revoke] Устройство исключено.
    [device_restart] Устройство попросили перезапуститься.
    [device_screenshot] У устройства запросили снимок. Через несколько секунд загрузите страницу снова.
    [device_rotate] Устройство попросили создать новый ключ.
    [person_factor] Телефон отвязан. Новый привяжут при следующем входе.
    [person_sessions] Человек вышел везде.
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
account-password-hint = Не меньше { $signs } знаков. Важна длина: несколько слов подряд надёжны и легко запоминаются.
account-password-again = Тот же пароль ещё раз
account-no-link = Эта ссылка недействительна
account-no-link-why = Её уже использовали, она старше { $hours } ч или скопирована не полностью.
account-no-link-how = Тот, кто отвечает за сервер, получит там новую этой командой:
account-no-link-centre = ЦЕНТР
account-sign-in = Войти
account-sign-in-first = Чтобы увидеть эту страницу, войдите.
account-sign-in-as = Вы входите как
account-forgotten = Забыли пароль? Менеджер вашего центра может дать новый первый пароль.
account-start-over = Войти под другим именем
account-factor = Подтвердите, что это вы
account-factor-how = Откройте на телефоне приложение, которое создаёт коды. Введите шесть цифр, которые оно показывает для Novbe.
account-digits = Код из шести цифр
account-factor-lost = Телефон потерян или заменён? Другой менеджер может его отвязать.
account-new-factor = Привяжите телефон
account-new-factor-why = Менеджеры и старшие смены входят с паролем и кодом из телефона. Сеть телефону для этого не нужна.
account-new-factor-app = Установите приложение, которое создаёт коды для входа, например FreeOTP, Aegis или Google Authenticator.
account-new-factor-scan = Отсканируйте в приложении эту картинку.
account-new-factor-picture = QR-код с ключом для приложения
account-new-factor-key = Не сканируется? Введите в приложении этот ключ:
account-new-factor-code = Введите шесть цифр, которые приложение показывает сейчас.
account-new-factor-present = Код, который сейчас показывает привязанный телефон
account-new-factor-begin = Показать картинку
account-new-factor-again = Сделать другую картинку
account-own-password = Придумайте свой пароль
account-own-password-why = Первый пароль вам дал другой человек. Теперь свой пароль будете знать только вы.
account-change-password = Изменить пароль
account-password-now = Нынешний пароль
account-password-new = Новый пароль
account-password-ends = Во всех других местах, где вы вошли, вход будет завершён.

# Своя учётная запись.
account-title = Ваша учётная запись
account-role = { $role ->
    [manager] Менеджер
    [supervisor] Старший смены
    [operator] Оператор
    [greeter] Встречающий
    [viewer] Наблюдатель
   *[other] { $role }
}
account-at-counter = Окно { $counter }
account-signed-in = Вход действует
account-until = до { $time } или пока не пройдёт { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[other] { $minutes } минут
} без действий
account-change-factor = Привязать другой телефон
account-others = Другие ваши должности
account-others-how = Вы выйдете отсюда и войдёте снова в этой должности.
account-sign-out = Выйти

# Устройства.
account-devices = Устройства
account-devices-none = Устройств пока нет.
account-device-kind = { $kind ->
    [kiosk] Киоск
    [display] Табло
    [counter] Компьютер окна
   *[other] { $kind }
}
account-device-state = { $state ->
    [online] ✓ На связи
    [offline] ✕ Нет связи с { $time }
    [not_connected] … Ещё не выходило на связь
   *[revoked] ✕ Исключено навсегда
}
account-device-copied = ! Другая машина использует копию ключа этого устройства. Замените устройство или исключите его.
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
account-device-add = Принять устройство
account-device-add-how = Запустите Novbe на новом устройстве. Оно покажет код: введите его здесь.
account-device-code = Код на экране устройства
account-device-code-hint = Восемь знаков. Пробелы и строчные буквы не важны.
account-no-such-code = Сейчас ни одно устройство не показывает этот код. Сверьте его с экраном.
account-label = Как вы его называете
account-label-hint = Например, «киоск у входа»
account-counter = Окно
account-counter-of-device-hint = Только для компьютера окна.
account-replaces = Вместо какого устройства
account-replaces-hint = Выбранное устройство с этого момента исключено.
account-device-confirm = Принять
account-waiting = Ждут приёма
account-waiting-hint = Принимайте только то, что стоит перед вами: код есть на его экране и больше нигде.
account-waiting-none = Сейчас никто не ждёт.
account-waiting-since = с { $time }
account-device-since = Принято
account-device-printer = Принтер
account-device-screen = Экран
account-device-version = Версия
account-device-service-code = Сервисный код
account-device-picture = Экран, снято: { $time }
account-device-rename = Название и место
account-device-ask = Попросить устройство
account-ask = { $what ->
    [restart] Перезапуститься
    [screenshot] Прислать снимок экрана
   *[rotate] Создать новый ключ
}
account-asked = Запрошено, ещё не сделано.
account-device-revoke = Исключить устройство
account-device-revoke-what = Оно остановится сразу и навсегда. Ту же машину позже можно принять снова, с новым кодом.
account-device-revoke-do = Да, исключить

# Люди.
account-people = Люди
account-person-add = Добавить человека
account-person-add-do = Добавить
account-duty = Должность
account-agency = Ведомство
account-agency-all = Весь центр
account-counter-any = Любое
account-counter-of-person-hint = Только для оператора или встречающего, который работает за одним окном.
account-person-in = ✓ Сейчас в системе
account-person-first = … Ещё не выбран собственный пароль
account-person-no-factor = … Телефон ещё не привязан
account-first = Первый пароль
account-first-what = Передайте его только этому человеку. Пароль показывается лишь сейчас и действует { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}; при первом входе человек заменит его своим.
account-person-own = Это вы. Своё вы меняете в своей учётной записи.
account-person-help = Не получается войти?
account-person-password = Дать новый первый пароль
account-person-password-what = Старый перестанет действовать, и вход этого человека будет завершён везде.
account-person-factor = Отвязать телефон
account-person-factor-what = Если телефон потерян или заменён. Вход этого человека будет завершён везде.
account-person-sessions = Завершить вход везде
account-person-forget = Удалить человека
account-person-forget-what = Имя, имя для входа, пароль и должности удаляются навсегда. В журнале остаётся сделанное, без имени.
account-person-forget-do = Да, удалить
