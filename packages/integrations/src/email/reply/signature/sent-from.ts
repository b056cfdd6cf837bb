/** The words of lines that phones and programs add below a letter. */

/** What a line names that says how a mail was sent: the thing or the program it was written on. */
const DEVICES =
  'i-?phon|ipad|ipod|mac(?:book)?(?![\\p{Ll}])|android|blackberry|galaxy|samsung|huawei|xiaomi|redmi|pixel|nokia|htc|lg|motorola|oneplus|sony|xperia|wiko|honor|oppo|mobile?|phone|tablet|handheld|device|treo|outlook|mail(?!ing)|yahoo|gmail|proton|aol|windows|typeapp|spark|nine|k-9|airmail|newton|thunderbird|superhuman|polymail|sparrow|mailspring|hushmail|bluemail|em client|postbox|mailbird|edison|canary|fastmail|shortwave|missive|front$|spike$|verizon|at&t|t-mobile|tutanota|fairemail|gmx|web\\.de|app(?!\\p{L})|telefon|téléphone|teléfono|telefone|handy|smarttelefon|móvil|celular|cellulare|appareil|dispositiv|portable|puhelin|телефон|смартфон|почт|пошт|устройств|手机|手機|邮箱|郵件|信箱|휴대|메일'

const PROGRAM = `(?:my |a |the )?\\[?(?:[\\w.'’&/+-]+ ){0,5}?(?:${DEVICES})`
const TAIL = "[\\w\\s.,’'&/()™®+:<>\\[\\]?=%#@~;-]{0,90}$"
/** "Get" before and behind the name of a program. */
const GET = [
  'holen sie sich|laden sie|télécharge[rz]|obtene[zr]|obtenir|obtener|obtenga|obtén|obtenha|obter o|obter|ottieni|scarica|skaffa|hämta|ladda ned|hent|skaff deg|hanki|lataa|pobierz|ściągnij|získa\\w{1,3}|скачать|установить|获取|獲取|取得|下载|下載|ottenere|descargar|baixar|baixe|installeer|ontvang',
]
const GOT = [
  'downloaden|ophalen|herunterladen|beziehen|abrufen|edinin|herunter|(?:を)?入手(?:する)?|を?ダウンロード(?:する)?|を?取得(?:する)?',
]
const APP = '(?:microsoft )?outlook(?!\\p{L})'

const FOR = '(?:.{0,25}(?:ios|android|iphone|ipad|mac|windows|mobile)\\p{L}{0,3})?(?: ?<\\S+>)?[.)\\]]?$'

/** Lines that say by their form alone how a mail was sent. */
const TOLD = [
  `(?!.{1,60} I )(?:this (?:e-?mail|message) was )?sent (?:from|via|with|using|by|on) ${PROGRAM}(?:mail)?\\p{L}{0,3}(?!\\p{L})${TAIL}`,
  'sent (?:from my (?:\\w+ ?){1,4}|on the go\\W{0,3})$',
  'yahoo mail: .{0,40}$',
  `(?:get|download) (?:the )?\\w+(?: \\w+)? (?:for|on|voor) (?:ios|android|mac|windows|iphone|ipad|mobile)(?: ?[<([]?https?:\\S+)?[.)\\]]?$`,
  '.{0,30}outlook\\b.{0,40}<?https?://aka\\.ms/\\S{1,40}(?:\\s?\\S{1,12})?$',
  `(?:${GET.join('|')})(?: \\p{L}{1,12})? ?(?:适用于 ?\\w+ ?的 ?|(?:ios|android|mac|windows) ?(?:版|用) ?)?${APP}${FOR}`,
  `(?:(?:ios|android|mac|windows) ?(?:版|用) ?の? ?)?${APP}(?: (?:for|för|für|pour|para|per|voor|dla|til) .{1,30}?)?(?:<\\S+>)? ?(?:${GOT.join('|')})$`,
  '(?:ios|android) ?(?:版|용|için) outlook.{0,40}$',
  'von unterwegs gesendet\\W{0,3}$',
  'provenance ?: (?:courrier|outlook).{0,40}$',
  '.{1,40}(?:から|より)送信\\W{0,3}$',
  '.{1,40}에서 (?:보냄|보낸 메일|전송)\\W{0,3}$',
]

/** Sentences begin like these: they count only where they name a thing or program. */
const NAMED = [
  '(?:diese nachricht wurde )?(?!.{0,90}\\b(?:wurden?|wird|werden|habe|hat|ist)\\b)(?:von|mit|aus) .{1,60} (?:gesendet|geschickt|versendet)\\W{0,3}$',
  'gesendet (?:von|mit|aus|über|via) .{1,80}$',
  'envoyée? (?:de|depuis|avec|à partir|par|via) .{1,80}$',
  'enviad[oa] (?:desde|do|de|a partir|con|com|pelo|via) .{1,80}$',
  'inviat[oa] (?:da|dal|con|tramite) .{1,80}$',
  '(?:verstuurd|verzonden|gestuurd) (?:vanaf|vanuit|van|met|via|door) .{1,80}$',
  'wysłan[eoy] (?:z|przez|za) .{1,80}$',
  'skickat (?:från|med|via) .{1,80}$',
  'send[te]t? (?:fr[aá]|med|via) .{1,80}$',
  'lähetetty \\S.{0,80}$',
  'отправлено (?:с|из|через|от) .{1,80}$',
  'надіслано (?:з|із) .{1,80}$',
  '(?:发自|發自|来自|來自|從我的|从我的|發送自|发送自).{1,60}$',
  '.{1,40}(?:den|dan|ten|tan|’?(?:ım|im|um|üm)dan|’?(?:ım|im|um|üm)den) gönderildi\\W{0,3}$',
  '(?:odesláno|odoslané) (?:z|ze|zo|pomocí) .{1,80}$',
  '(?:elküldve .{1,80}|.{1,60} küldve\\W{0,3})$',
  '(?:poslano|poslato) (?:z|iz|s|sa|preko) .{1,80}$',
  'изпратено (?:от|чрез) .{1,80}$',
  '(?:saadetud|enviat des|ส่งจาก) ?.{1,80}$',
  '(?:εστάλη|στάλθηκε) (?:από|μέσω) .{1,80}$',
  'נשלח מ.{1,80}$',
  '(?:أُ?رسلت|مرسلة?|تم الإرسال) (?:من|عبر) .{1,80}$',
  '(?:(?:đã )?gửi từ|(?:dikirim|dihantar) (?:dari|daripada|melalui)) .{1,80}$',
  'trimis (?:de pe|din|de la) .{1,80}$',
]

/** A line like "Sent from my iPhone" or "Get Outlook for iOS". */
export const SENT_FROM = new RegExp(
  `^[-–—•*_\\s]{0,4}[[(<]?(?:${TOLD.join('|')}|(?=${NAMED.join('|')})(?=.{0,100}(?:${DEVICES})))`,
  'iu',
)
