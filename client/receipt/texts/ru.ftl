issued = { $date }, { $time }
where = Где ждать
where_first = Где ждать сначала
zone_on_floor = { $zone }, этаж { $floor }
counters = { $n ->
    [1] Окно { $counters }
   *[other] Окна { $counters }
}
as_of = по состоянию на { $time }
documents = Подготовьте
page = Следите за очередью в телефоне: отсканируйте код.
for_scanner = Поднесите этот код к сканеру киоска, чтобы узнать, куда идти.
missed = Пропустили вызов? Вернитесь в течение { $minutes } мин: место сохранится.
help = Вопросы: { $line }
alone = Выдан без связи; время ожидания пока неизвестно.
