issued = { $date }, { $time }
where = Where to wait
where_first = Where to wait first
zone_on_floor = { $zone }, floor { $floor }
counters = { $n ->
    [one] Counter { $counters }
   *[other] Counters { $counters }
}
as_of = as of { $time }
documents = Have ready
page = Follow your turn on your phone: scan this code.
for_scanner = Scan this code at the kiosk to see where to go.
missed = { $minutes ->
    [one] Missed your call? Come back within { $minutes } minute: your place is kept.
   *[other] Missed your call? Come back within { $minutes } minutes: your place is kept.
}
help = Questions: { $line }
alone = Issued without a connection to the centre; the waiting time is not known now.
