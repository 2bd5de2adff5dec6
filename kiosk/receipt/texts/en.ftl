issued = { $date }, { $time }
where = Where to wait
zone_on_floor = { $zone }, floor { $floor }
counters = { $n ->
    [one] Counter { $counters }
   *[other] Counters { $counters }
}
ahead = { $n ->
    [0] Nobody is ahead of you
    [one] { $n } person is ahead of you
   *[other] { $n } people are ahead of you
}
expected = usually { $low }–{ $high } min
expected_below = usually under { $high } min
late = nine of ten under { $late } min · as of { $time }
as_of = as of { $time }
documents = Have ready
page = Follow your turn on your phone: scan this code.
missed = { $minutes ->
    [one] Missed your call? Come back within { $minutes } minute: your place is kept.
   *[other] Missed your call? Come back within { $minutes } minutes: your place is kept.
}
help = Questions: { $line }
