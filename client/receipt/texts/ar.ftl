issued = { $date }، { $time }
where = مكان الانتظار
zone_on_floor = { $zone }، الطابق { $floor }
counters = { $n ->
    [1] الشباك { $counters }
   *[other] الشبابيك { $counters }
}
as_of = عند الساعة { $time }
documents = جهّز معك
page = تابع دورك على هاتفك: امسح هذا الرمز.
for_scanner = قرّب هذا الرمز من الجهاز: سيخبرك إلى أين تذهب.
missed = فاتك النداء؟ عد خلال { $minutes } دقيقة: مكانك محفوظ.
help = للاستفسار: { $line }
alone = صدرت دون اتصال بالخادم؛ وقت الانتظار غير معروف الآن.
