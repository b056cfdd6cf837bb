import { labelBefore } from './labels.ts'
import { UNSPACED } from './plain-digits.ts'

const WINDOW = 40

const BUSINESS_WORDS =
  'order|purchase|invoice|bill|receipt|tracking|parcel|package|shipment|consignment|ref|reference|ticket|case|claim|' +
  'booking|reservation|article|item|product|serial|sku|part|model|customer|account|contract|policy|transaction|' +
  'voucher|coupon|licen[cs]e|version|build|batch|lot|ean|isbn|gtin|upc|imei|barcode|rma|po|p\\.o|sn|s/n|' +
  'confirmation|quote|membership|loyalty|reward|error|meter|device|user|orders|invoices|tickets|parcels|cases|orderid|' +
  '\\p{L}*bestell\\p{L}*|\\p{L}*auftr[aä]g\\p{L}*|\\p{L}*rechnung\\p{L}*|\\p{L}*sendung\\p{L}*|\\p{L}*vorgang\\p{L}*|' +
  'kunden\\p{L}*|artikel\\p{L}*|vertrag\\p{L}*|serien\\p{L}*|beleg\\p{L}*|paket\\p{L}*|mitglied\\p{L}*|referenz\\p{L}*|' +
  'aktenzeichen|zeichen|zähler\\p{L}*|gerät\\p{L}*|kdnr|rgnr|bestnr|fehler\\p{L}*|' +
  'commande|facture|suivi|colis|référence|dossier|réservation|contrat|' +
  'pedido|factura|seguimiento|referencia|reserva|contrato|envío|paquete|encomenda|fatura|rastreio|referência|' +
  'ordine|fattura|spedizione|tracciamento|riferimento|prenotazione|pacco|' +
  'factuur\\p{L}*|zending\\p{L}*|klant\\p{L}*|zamówieni\\p{L}*|faktur\\p{L}*|przesyłk\\p{L}*|paczk\\p{L}*|' +
  'order\\p{L}*|faktura\\p{L}*|kvitto\\p{L}*|ordre\\p{L}*|tilaus\\p{L}*|objednáv\\p{L}*|rendelés\\p{L}*|comand[aăe]\\p{L}*|' +
  'sipariş\\p{L}*|заказ\\p{L}*|замовлен\\p{L}*|сч[её]т\\p{L}*|παραγγελί\\p{L}*|pesanan\\p{L}*|đơn hàng|طلب\\p{L}*|הזמנ\\p{L}*|' +
  'ऑर्डर|คำสั่งซื้อ|注文\\p{L}{0,4}|订单\\p{L}{0,3}|訂單\\p{L}{0,3}|单号|單號|番号|주문\\p{L}{0,4}'

/** Words that name a business number only where a word such as "number" follows: "Kd.-Nr.", "n° de client". */
const NUMBERED_WORDS = 'best|kd|rg|re|art|bst|lief|cust|acct|client|cliente'

const BUSINESS_LABEL = new RegExp(
  `(?:^|[^\\p{L}]|(?:ที่))(?:(?:${BUSINESS_WORDS})(?: #)?|(?:${NUMBERED_WORDS}) #)$`,
  'iu',
)
const CLIENT_LABEL =
  /(?:^|[^\p{L}])(?:n|nr|no|número|numero|numéro|código|codice|code)[°º. ]{0,2}(?:d[eoi]l? )?client[ei]?$/iu
const CODE = /[\p{L}\d][-_/]$/u
const HASH = /#\s?$/

const PHONE_NOUNS =
  'tel|tél|tlf|puh|phone|phones|telephone|cell|cellphone|mobile|landline|hotline|fax|whatsapp|sms|handy|handynr|handynummer|' +
  'telefon\\p{L}*|mobil\\p{L}{0,8}|festnetz\\p{L}*|rückruf\\p{L}*|téléphone|portable|teléfono|móvil|telefone|telemóvel|celular|' +
  'telefono|cellulare|telefoon\\p{L}*|mobiel|komórk\\p{L}*|gsm|puhelin\\p{L}*|телефон\\p{L}*|тел|моб|мобильн\\p{L}*|' +
  'τηλ|τηλέφωνο|κινητό|هاتف|جوال|טלפון|נייד|फ़ोन|फोन|मोबाइल|điện thoại|telepon|telp|' +
  'my (?:number|no|nr)|meine (?:nummer|nr)|mon (?:numéro|numero)|mi (?:número|numero)|mio numero|meu (?:número|numero)|' +
  'mijn nummer|mój numer|mitt nummer|mit nummer|min nummer|moje číslo|мой номер|мій номер'
const UNSPACED_PHONE =
  '(?:电话|電話|手机|手機|携帯|전화|휴대폰|핸드폰|โทร|เบอร์)(?:番号|号码|號碼|号|號|번호|は|是|为|為|는|은){0,3}'
const PHONE_LABEL = new RegExp(`(?:(?:^|[^\\p{L}])(?:${PHONE_NOUNS})|${UNSPACED_PHONE})(?: #)?$`, 'iu')

const PHONE_WORDS =
  /(?:(?:^|[^\p{L}])(?:tel|tél|phone|telephone|call|mobile|cell|cellphone|fax|whatsapp|reach|ring|text me|sms|handy|telefon|telefonnummer|mobil|mobilnummer|anrufen|erreich\p{L}*|téléphone|portable|appele[rz]|joindre|teléfono|móvil|ll[aá]m\p{L}*|telefone|telemóvel|celular|ligar|telefono|cellulare|chiam\p{L}*|telefoon|telefoonnummer|mobiel|bellen?|komórk\p{L}*|zadzwo\p{L}*|my number|meine nummer|mon numéro|mi número|mio numero|meu número|mijn nummer|mój numer|desk|office|landline|hotline|answering|registered|contact (?:number|no|nr)|rückruf|tlf|puh|puhelin\p{L}*|soit\p{L}*|zavol\p{L}*|тел|телефон\p{L}*|\p{L}{0,4}звон\p{L}*|мой номер|τηλ|τηλέφωνο|κινητό|هاتف|جوال|טלפון|נייד|फोन|मोबाइल|điện thoại|telepon)|电话|電話|手机|手機|携帯|전화|휴대폰|핸드폰|โทร|เบอร์)[^\d\n]{0,24}\n?[ \t]*$/iu

/** What the words right before a number say that it is; `code` where it only continues a word, `hash` after a bare "#". */
export type Naming = 'phone' | 'business' | 'code' | 'hash' | 'nothing'

export function namingOf(text: string, start: number): Naming {
  const before = text.slice(Math.max(0, start - 3), start)
  const { words, ended } = labelBefore(text, start)
  if (words !== '' && PHONE_LABEL.test(words)) return 'phone'
  if (!ended && words !== '' && namesBusiness(words)) return 'business'
  if (CODE.test(before)) return 'code'
  return HASH.test(before) ? 'hash' : 'nothing'
}

function namesBusiness(words: string): boolean {
  if (!BUSINESS_LABEL.test(words) && !CLIENT_LABEL.test(words)) return false
  return !/\p{Ll}[ \t]Bill$/u.test(words) || /(?:the|my|your|our|this|last|new|a)[ \t]Bill$/u.test(words)
}

const CALLS =
  /(?:^|[^\p{L}])(?:call|ring|phone|reach|rufen?|anruf\p{L}*|erreich\p{L}*|appele[rz]|joindre|ll[aá]m\p{L}*|chiam\p{L}*|ligar|bellen?|zadzwo\p{L}*|soit\p{L}*)(?=[^\p{L}])[^.!?\d\n]{0,60}\p{L}[ \t]?[:,;\u2013-][ \t]?$/iu

/** True where somebody asks for a call about an order and gives the number after it: "Call me about my order: 0171 …". */
export function asksForCall(text: string, start: number): boolean {
  return CALLS.test(text.slice(Math.max(0, start - 80), start))
}

const CARD_WORDS = new RegExp(
  '(?:(?:^|[^\\p{L}])(?:cards?|cc|visa|master ?card|amex|american express|maestro|discover|jcb|rupay|hipercard|verve|' +
    'unionpay|diners|\\p{L}*karte|\\p{L}*karten|carte|tarjeta|carta|cartão|kaart|\\p{L}*kaart|karta|karty|kort|kortet|\\p{L}*kort|' +
    'kortti|карт[аыуе]|kártya\\p{L}*|kartu|kartım|kart|thẻ|بطاقة|כרטיס|कार्ड)|信用卡|银行卡|銀行卡|卡号|卡號|カード|카드)' +
    '(?:[\\s.:,;#=()[\\]"\'-]|no|nr|num|number|nummer|numero|número|numéro|n[°º]|is|was|ist|lautet|est|es|é|è|ending|bancaire|bleue|' +
    'de crédito|de débito|番号|号码|号|は|是|번호)*$',
  'iu',
)

/** True when the words before a number call it a payment card. */
export function namesCard(text: string, start: number): boolean {
  return CARD_WORDS.test(text.slice(Math.max(0, start - WINDOW), start))
}

const ARTICLE =
  /(?:^|[^\p{L}])(?:ean|gtin|isbn|upc|imei|barcode|strichcode)(?:[\s.:,;#=()-]|no|nr|number|nummer|code|is|ist|13)*$/iu

/** True when a number is marked as one of an order, or printed on goods: those may pass a card's check as well. */
export function namesArticle(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - WINDOW), start)
  if (CODE.test(before) || ARTICLE.test(before)) return true
  return HASH.test(before) && namingOf(text, start) === 'business'
}

const SAID_AFTER =
  /^[ \t]{0,2}[(\u2013-]?[ \t]?(?:office|mobile|cell|fax|home|work|desk|landline|mobil|büro|privat)(?!\p{L})/iu

/** True when the words around a number say that somebody can be called there. */
export function namesPhone(text: string, start: number, end: number): boolean {
  return (
    PHONE_WORDS.test(text.slice(Math.max(0, start - WINDOW), start)) ||
    SAID_AFTER.test(text.slice(end, end + 16))
  )
}

const RUNS_ON = new RegExp(`(?![${UNSPACED}])[\\p{L}\\d_]$|\\d[.,:/-]$`, 'u')
const RUNS_FURTHER = new RegExp(`^(?![${UNSPACED}])[\\p{L}\\d_]|^[.,:/-]\\d`, 'u')

/** True when the characters before a match do not begin a longer number or word. */
export function beginsAlone(text: string, start: number): boolean {
  return !RUNS_ON.test(text.slice(Math.max(0, start - 2), start))
}

/** True when the characters after a match do not continue it as a longer number or word. */
export function endsAlone(text: string, end: number): boolean {
  return !RUNS_FURTHER.test(text.slice(end, end + 2))
}

/** True when the characters around a match do not continue it as a longer number or word. */
export function standsAlone(text: string, start: number, end: number): boolean {
  return beginsAlone(text, start) && endsAlone(text, end)
}
