import { anyOf } from './any-of.ts'

/**
 * What absence notes say in languages in which nothing tells a person's wishes: it counts below the subject of a
 * program alone.
 */
export const FURTHER_ABSENT = anyOf(
  'attending (?:a|an|the) (?:conference|event|fair|course|training|workshop)|at a (?:conference|trade fair)|(?:be )?slow(?:er)? to (?:respond|reply)|(?:in|auf) (?:einer )?(?:konferenz|fortbildung|messe)',
  '(?:είμαι|βρίσκομαι|θα είμαι)(?!\\p{L})[^!;]{0,30}(?:άδεια|εκτός|απών|απούσα|διακοπές)|απουσιάζω|θα (?:λείπω|απουσι)|σε άδεια|εκτός γραφείου',
  'szabadságon|nem vagyok (?:az irod|elérhető|bent)|(?:házon|irodán) kívül|távol (?:vagyok|leszek)|sunt (?:în concediu|plecat|în afara)|în (?:concediu|vacanță)|nu sunt (?:la|în) birou',
  'בחופש|מחוץ למשרד|לא (?:אהיה |נמצא(?:ת)? )?במשרד|אינ(?:נ)?י (?:זמינ|זמין|נמצא)|במילואים|בחל["״]ד|في (?:إجازة|اجازة|عطلة)|خارج المكتب|غير (?:متواجد|متاح|موجود)|لست في المكتب|مرخصی|خارج از (?:دفتر|محل)',
  'nghỉ phép|đi công tác|vắng mặt|không có mặt|đang nghỉ|nghỉ lễ|sedang cuti|di luar kantor|tidak (?:berada )?di kantor|bercuti|di luar pejabat|ลาพัก|ลางาน|ลาป่วย|ไม่อยู่|छुट्टी|अवकाश|कार्यालय से बाहर|naka-?leave|wala sa opisina',
  '(?:na|nisam|izvan|nisem)(?!\\p{L})[^!?]{0,30}(?:godišnj|odmor|dopust|uredu?\\b|kancelarij|pisarn|bolovanj)|odsut(?:an|na)|odsot(?:en|na)|на (?:годишњ|одмор|годишен)|одсут|отсъств|извън офис|в отпуск',
  "estic (?:de|fora|absent)|seré fora|estaré fora|de vacances|fora de l['’]oficina|oporretan|bulegotik kanpo|atostog|nesu (?:biure|darbe)|komandiruot|nedirbu|atvaļinājum|prombūtn|neesmu (?:birojā|darbā)",
  'puhkusel|(?:ei ole|ei viibi) (?:kontoris|tööl)|kontorist (?:väljas|eemal)|lähetuses|í (?:sumar)?fríi|ekki við|(?:у|в) відпуст|відрядженн|відсутн|(?:som|budem)(?!\\p{L})[^!?]{0,30}(?:dovolenk|mimo kancel|neprítom)|демалыс|jam me pushime|në pushim',
)

export const FURTHER_NOTE = anyOf(
  'επιστρ[έε]|επείγ|επικοινων|έως|μέχρι|θα απαντήσ|sürgős|visszatér|\\d-?ig\\b|fordul|válaszol|până|urgen|contact|revin|răspun',
  'אחזור|עד (?:ה|ל)?-? ?\\d|דחו[פף]|לפנות|אשיב|אענה|אוטומטי|حتى|عاجل|سأعود|التواصل|سأرد|تلقائي|تا \\d|فوری|تماس',
  'đến (?:hết )?ngày|khẩn|liên hệ|quay lại|trở lại|phản hồi|tự động|sampai|hingga|mendesak|hubungi|kembali|membalas|จนถึง|เร่งด่วน|ติดต่อ|กลับมา|ตอบกลับ|संपर्क|स्वचालित',
  '\\bdo \\d|hitn|vraćam|vratit|vrač|obrat|javit|odgovor|automatsk|samodejn|до \\d|спеш|върн|обърн|отговор|аутоматск|fins (?:al|a\\b|el)|tornaré|respondré|automàtic|itzuli|arte\\b',
  '\\biki\\b|skub|grįš|kreip|atsaky|automatin|līdz|steidz|atgriez|atbild|kuni\\b|kiire|tagasi|vasta|pöördu|термінов|поверн|зверта|відпові|naliehav|vrát|odpovi',
)

export const FURTHER_COURTESY = anyOf(
  'ευχαριστ|köszön|tisztelt|mulțumesc|stimat|bună ziua|תודה|שלום|شكر|مرحب|تحية|با سلام|cảm ơn|xin chào|trân trọng|terima kasih|ขอบคุณ|สวัสดี|धन्यवाद|hvala|poštovan|хвала|благодар|здравейте|gràcies|bon dia|eskerrik|ačiū|dėkoj|sveiki|paldies|labdien|tänan|aitäh|дякую|ďakuj|takk fyrir|faleminderit|рахмет',
)
