import { anyOf } from './any-of.ts'

/**
 * Whether somebody says what they do about the matter, or that it is a single day on which they are away: nobody
 * leaves that in an absence note, which promises no more than an answer.
 */
export function tellsDeeds(sentences: readonly string[]): boolean {
  if (sentences.some((sentence) => DEED.test(sentence))) return true
  const days = sentences.some((sentence) => SINGLE_DAY.test(sentence) && !RANGE.test(sentence))
  return days && !sentences.some((sentence) => OF_MAIL.test(sentence))
}

const DEED = anyOf(
  "\\b(?:i|we)(?:['’]ll| will| shall| can| am going to|['’]m going to)(?: (?:then|also|gladly|certainly|definitely|happily))? (?!(?:be|not|only|have|no|return|reply|respond|answer|get back|get in|read|receive|check (?:my|for|e-?mails?|messages|in)|review (?:your|my)|attend|access|come back|contact you|deal with|process|work|try to (?:be|reply|respond|answer|get|check)|do my best|resume|start|see (?:your|to|all)|follow up|still|take care|take your|write|call you back|return|forward|pick up your|make|address|handle|look (?:at|into) your|of course|also|miss|leave|travel|go|see|periodically|occasionally|respond)\\b)\\p{L}{2,}",
  "\\b(?:then|will|shall|and|so i|i)(?:['’]ll)? (?:test|try|install|measure|sign|pay|ship|upload|send|bring|order|decide|confirm|fix|print|scan|do) (?:it|that|this|them|you the|everything|both)\\b|\\bi (?:have |['’]ve )?(?:already )?(?:signed|sent|paid|tested|tried|installed|shipped|uploaded|fixed|solved|booked)\\b",
  '\\b(?:teste|prüfe (?!meine|nur|die mails)|probiere|schicke|sende|bringe|bezahle|zahle|überweise|unterschreibe|installiere|erledige|bestelle|messe|hole|baue|tausche|schaue? (?:es|das|mir)|sehe (?:es|mir)|mache (?:es|das|ich)|sage bescheid|(?:rufe|melde) (?:ich )?(?:sie |euch |dich |mich )?(?:dann|morgen|montag)\\b)|\\b(?:werde|kann) (?:ich )?(?:es|das|alles|mir)\\b[^!?]{0,40}\\p{L}{3,30}en\\b',
  "\\b(?:je |j['’])(?:vous |te )?(?:le |la |les |l['’]|lui )?(?:test|essa[iy]|v[ée]rifi|envo[iy]|enverr|pa[iy]e|paier|install|regard|command|sign[ei]|apport|mesur|fais (?:ça|cela|le)|ferai (?:ça|cela|le test)|confirm|renvo|rachèt|déci)",
  '\\b(?:pruebo|probaré|compruebo|comprobaré|revis(?:o|aré)\\b(?! (?:mi|el|los|mis) (?:correo|e?-?mail))|envío|enviaré|mando|mandaré|pago|pagaré|instalo|instalaré|firmo|firmaré|miro|miraré|(?:lo|la|eso) (?:hago|haré|veo|veré)|traigo|llevo|llevaré|mido|mediré|pido|pediré|confirmo|confirmaré)\\b',
  '\\b(?:provo|proverò|testo|testerò|verific(?:o|herò)\\b(?! la posta)|controll(?:o|erò)\\b(?! (?:la |le )?(?:posta|e?-?mail|mie))|invio|invierò|mando|manderò|pago|pagherò|installo|installerò|firmo|firmerò|guardo|guarderò|(?:lo|la) (?:faccio|farò|vedo|vedrò)|porto|porterò|misuro|misurerò|ordino|ordinerò|confermo|confermerò)\\b',
  '\\b(?:testo|testarei|experimento|experimentarei|verifico\\b(?! o)|envio|enviarei|mando|mandarei|pago|pagarei|instalo|instalarei|assino|assinarei|trago|levo|levarei|meço|(?:faço|farei|vejo|verei) isso|confirmo|confirmarei)\\b',
  '\\b(?:test|probeer|stuur|betaal|installeer|bekijk|breng|teken|meet|bestel|bevestig) (?:ik )?(?:het|dat|hem|ze|deze|u de|je de)\\b|\\b(?:zal|ga) (?:ik )?(?:het|dat) (?:dan )?(?:testen|proberen|doen|sturen|bekijken)',
  '(?<!\\p{L})(?:przetestuję|sprawdzę(?! (?:poczt|mail|e-mail|wiadomo))|wypróbuję|wyślę|zapłacę|zainstaluję|zrobię|podpiszę|przyniosę|zmierzę|obejrzę|zamówię)',
  '\\b(?:testar|provar|prövar|skickar (?!vidare)|betalar|installerar|kollar (?!mail|mejl|e-post|min)|tester det|prøver (?:det|igjen|igen)|sender (?:det|deg|dere|dig|jer)|betaler|installerer|sjekker det|tjekker det|testaan|kokeilen|lähetän|maksan|asennan|tarkistan (?!sähkö))',
  '(?<!\\p{L})(?:проверю(?! почт)|протестирую|попробую|пришлю|отправлю|оплачу|установлю|сделаю|посмотрю|привезу|перевірю|спробую|надішлю|сплачу|зроблю|denerim|deneyece|test ed|gönderirim|gönderece|öderim|vyzkouším|otestuji|zkusím|pošlu|zaplatím|vyskúšam|otestujem|skúsim|pošlem|kipróbálom|tesztelem|elküldöm|o să (?:testez|încerc|trimit)|voi (?:testa|încerca|trimite|plăti))',
  '試し|試して|テスト(?:し|いた|を)|お?送りし|送付し|発送し|支払|振り?込|設置し|取り付け|持参|測り|测试|測試|试用|試用|试一?下|試一?下|试试|試試|安装|安裝|付款|寄[给給出回送]|汇款|匯款|拍照|签字|簽|下单|再(?:试|試|装|裝|发|發|寄)|테스트|시험해|해 ?보겠|해 ?볼게|보내 ?드리|보내겠|설치하|결제하|입금',
)

const DAYS =
  'mon|tues|wednes|thurs|fri|satur|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|segunda|terça|quarta|quinta|sexta|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|poniedziałek|wtorek|środę|czwartek|piątek|måndag|tisdag|onsdag|torsdag|fredag|lördag|mandag|tirsdag'
const MORROW = 'tomorrow|morgen|demain|mañana|domani|amanhã|jutro|imorgon|i morgon|i morgen|huomenna'
/** A day of the week by itself on which somebody is not there. */
const SINGLE_DAY = anyOf(
  `\\b(?:away|office|unavailable|available|travell?ing|closed|leave|vacation|holiday)\\b (?:on |this |next )(?:${DAYS})(?:day)?\\b`,
  `\\b(?:am|diesen|kommenden|nächsten|bin|le|ce|el|este|op|deze|ben|w|we|på)\\b (?:${DAYS}|${MORROW})\\b[^!?]{0,30}\\b(?:nicht|im urlaub|außer haus|abwesend|unterwegs|niet|inte|ikke|nie)\\b`,
  `\\b(?:office|away|unavailable|absente?|congés?|bureau|disponible|déplacement|fuera|oficina|ausente|viaje|ufficio|assente|ferie|fora|férias|kantoor|afwezig|urlopie|kontoret|ledig)\\b (?:le |ce |el |este |la |op |deze |w |we |på |na |pr[óo]xim\\p{L} )?(?:${DAYS}|${MORROW})\\b`,
  '(?:[周週]|星期|礼拜|禮拜)[一二三四五六日天][^。！？]{0,6}(?:不在|休假|请假|請假|出差)|(?:明天|明日は?)[^。！？]{0,4}(?:不在|休|请假|請假)|[月火水木金土日]曜日?(?:は|に)?[^。！？]{0,6}(?:不在|休み|休暇|出張)',
)
const RANGE = anyOf(
  '\\b(?:until|till|through|from|since|bis|ab dem|vom|jusqu\\p{L}*|du|depuis|hasta|desde|fino|dal|até|desde|tot|vanaf|do|od|till|til|fra|från)\\b',
)
/** What a note says of the mail it answers. */
const OF_MAIL = anyOf(
  'urgen|contact|contatt|kontakt|\\be-?mails?\\b|access|\\brepl(?:y|ies)|\\brespon|\\banswer|automat|dringend|antwort|wenden|vertret|répond|rispond|brådsk|haste|odpow|odpis|svara|spoed|beantw',
  '[回答]复|回覆|联系|聯|返信|ご連絡|急',
)
