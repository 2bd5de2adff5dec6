issued = { $date }, { $time }
where = Где ждать
zone_on_floor = { $zone }, этаж { $floor }
counters = { $n ->
    [1] Окно { $counters }
   *[other] Окна { $counters }
}
as_of = на { $time }
documents = Подготовьте
page = Следите за очередью в телефоне: отсканируйте код.
for_scanner = Поднесите этот код к киоску: он скажет, куда идти.
missed = Пропустили вызов? Вернитесь в течение { $minutes } мин: место сохранится.
help = Вопросы: { $line }
alone = Выдан без связи с сервером; время ожидания сейчас неизвестно.
