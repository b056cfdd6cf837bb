const WINDOW = 40

const BUSINESS_WORDS =
  'order|purchase|invoice|bill|receipt|tracking|parcel|package|shipment|consignment|ref|reference|ticket|case|claim|' +
  'booking|reservation|article|item|product|serial|sku|part|model|customer|account|contract|policy|transaction|' +
  'voucher|coupon|licen[cs]e|version|build|batch|lot|ean|isbn|gtin|upc|imei|' +
  '\\p{L}*bestell\\p{L}*|\\p{L}*auftrag\\p{L}*|\\p{L}*rechnung\\p{L}*|\\p{L}*sendung\\p{L}*|\\p{L}*vorgang\\p{L}*|' +
  'kunden\\p{L}*|artikel\\p{L}*|vertrag\\p{L}*|serien\\p{L}*|beleg\\p{L}*|paket\\p{L}*|' +
  'commande|facture|suivi|colis|référence|dossier|réservation|contrat|' +
  'pedido|factura|seguimiento|referencia|reserva|contrato|envío|paquete|encomenda|fatura|rastreio|referência|' +
  'ordine|fattura|spedizione|tracciamento|riferimento|prenotazione|pacco|' +
  'factuur\\p{L}*|zending\\p{L}*|klant\\p{L}*|zamówieni\\p{L}*|faktur\\p{L}*|przesyłk\\p{L}*|paczk\\p{L}*|' +
  'order\\p{L}*|faktura\\p{L}*|kvitto\\p{L}*|ordre\\p{L}*|tilaus\\p{L}*|注文|订单|訂單|注文番号|单号|番号'
const CONNECTORS =
  '(?:[\\s.:,;#=()\\[\\]"\'-]|no|nr|num|number|nummer|numero|número|numéro|n[°ºo]|id|code|is|was|ist|lautet|est|es|é|è|der|the|my)*'

const BUSINESS_NUMBER = new RegExp(`(?:^|[^\\p{L}])(?:${BUSINESS_WORDS})${CONNECTORS}$`, 'iu')
const HASH_OR_CODE = /#\s?$|[\p{L}\d][-_/]$/u

const PHONE_WORDS =
  /(?:^|[^\p{L}])(?:tel|tél|phone|telephone|call|mobile|cell|cellphone|fax|whatsapp|reach|ring|text me|sms|handy|telefon|telefonnummer|mobil|mobilnummer|anrufen|erreich\p{L}*|téléphone|portable|appele[rz]|joindre|teléfono|móvil|llam\p{L}*|telefone|telemóvel|celular|ligar|telefono|cellulare|chiam\p{L}*|telefoon|telefoonnummer|mobiel|bellen?|komórk\p{L}*|zadzwo\p{L}*|my number|meine nummer|mon numéro|mi número|电话|電話|手机|携帯|desk|office|landline|hotline|answering|registered|contact (?:number|no|nr))[^\d\n]{0,24}\n?[ \t]*$/iu

/** True when the words before a number say that it names an order, a parcel, an article and the like. */
export function namesBusinessNumber(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - WINDOW), start)
  return HASH_OR_CODE.test(before) || (/\p{L}/u.test(before) && BUSINESS_NUMBER.test(before))
}

const CARD_WORDS =
  /(?:^|[^\p{L}])(?:cards?|cc|visa|master ?card|amex|american express|maestro|discover|jcb|\p{L}*karte|\p{L}*karten|carte|tarjeta|carta|cartão|kaart|\p{L}*kaart|karta|karty|kort|kortet|\p{L}*kort|kortti)(?:[\s.:,;#=()[\]"'-]|no|nr|num|number|nummer|numero|número|numéro|n[°ºo]|is|was|ist|lautet|est|es|é|è|ending|bancaire|bleue|de crédito|de débito)*$/iu

/** True when the words before a number call it a payment card. */
export function namesCard(text: string, start: number): boolean {
  return CARD_WORDS.test(text.slice(Math.max(0, start - WINDOW), start))
}

const ARTICLE =
  /(?:^|[^\p{L}])(?:ean|gtin|isbn|upc|imei|barcode|strichcode)(?:[\s.:,;#=()-]|no|nr|number|nummer|code|is|ist|13)*$/iu

/** True when a number is marked as one of an order, or printed on goods: those may pass a card's check as well. */
export function namesArticle(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - WINDOW), start)
  return HASH_OR_CODE.test(before) || ARTICLE.test(before)
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

/** True when the characters around a match do not continue it as a longer number or word. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start)
  const after = text.slice(end, end + 2)
  return !/[\p{L}\d_]$|\d[.,:/-]$/u.test(before) && !/^[\p{L}\d_]|^[.,:/-]\d/u.test(after)
}
