issued = { $date }, { $time }
where = Где ждать
zone_on_floor = { $zone }, этаж { $floor }
counters = { $n ->
    [1] Окно { $counters }
   *[other] Окна { $counters }
}
ahead = { $n ->
    [0] Перед вами никого нет
    [one] Перед вами { $n } человек
    [few] Перед вами { $n } человека
   *[many] Перед вами { $n } человек
}
expected = обычно { $low }–{ $high } мин
expected_below = обычно меньше { $high } мин
late = девять из десяти — до { $late } мин · на { $time }
as_of = на { $time }
documents = Подготовьте
page = Следите за очередью в телефоне: отсканируйте код.
missed = Пропустили вызов? Вернитесь в течение { $minutes } мин: место сохранится.
help = Вопросы: { $line }
