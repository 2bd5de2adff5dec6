issued = { $date }، { $time }
where = مكان الانتظار
zone_on_floor = { $zone }، الطابق { $floor }
counters = { $n ->
    [1] الشباك { $counters }
   *[other] الشبابيك { $counters }
}
ahead = { $n ->
    [0] لا أحد أمامك
    [one] أمامك شخص واحد
    [two] أمامك شخصان
    [few] أمامك { $n } أشخاص
    [many] أمامك { $n } شخصًا
   *[other] أمامك { $n } شخص
}
expected = عادةً من { $low } إلى { $high } دقيقة
expected_below = عادةً أقل من { $high } دقيقة
late = تسعة من عشرة أقل من { $late } دقيقة · حتى الساعة { $time }
as_of = حتى الساعة { $time }
documents = جهّز معك
page = تابع دورك على هاتفك: امسح هذا الرمز.
missed = فاتك النداء؟ عد خلال { $minutes } دقيقة: مكانك محفوظ.
help = للاستفسار: { $line }
