import { anyOf } from './any-of.ts'

/** What an absence note asks of its reader: to turn to somebody else, or to wait. */
const TURN_TO =
  /(?:please|kindly|feel free to) (?:do not |don't )?(?:contact|call|ring|reach|e-?mail|write|direct|forward|get in touch|note|expect|be (?:aware|advised)|bear|allow|refer|hesitate|reply|accept|excuse|resend|visit|see|consult|send (?:it|them|your|an?|all|urgent))|(?:bitte|so) wenden|(?:kontaktieren|schreiben) sie(?: bitte)?|wenden sie(?: sich)?(?: bitte)?|wende dich|(?:merci|veuillez|prière) (?:de )?(?:(?:vous )?adresser|contacter|noter|patienter)|s[ií]rvase|por favor,? (?:contacte|póngase|diríjase|contacta|escriba|entre em contacto?|contate)|(?:prego|pregasi|vi prego di|si prega di|per favore),? (?:contattare|rivolger|scrivere)|contattare|neem (?:dan |bij \p{L}+ |voor \p{L}+ )?(?:aub )?contact|proszę (?:o kontakt|kontaktować|pisać)|kontakta|kontakt|свяжитесь|обращайтесь|ご連絡(?:ください|下さい|いただ|をお願い)|请(?:联系|致电|联络)|請(?:聯|致)/iu

/** What only somebody says who wants something from us; a note or a mail system does not. */
const WANTS = anyOf(
  "\\bplease\\b|\\b(?:can|could|would|will) (?:you|somebody|someone)\\b|\\bi (?:want|need|ordered|paid|bought|tried|wrote|got|get|received|still)\\b|\\bi(?:'d| would) like|\\bhelp!?\\b(?! ?desk)|how (?:do|can|to)\\b|\\b(?:deliver|ship|refund|cancel|replace|exchange|reschedule|collect)\\b|(?:does ?n['’]?t|do ?n['’]?t|not|never|stopped) (?:work|working|arrive|show|send|get)|\\bbroken\\b|\\bmy (?:order|parcel|package|account|invoice|letter|customers?|newsletter|lamp|subscription|password|address)\\b|\\byour (?:auto|courier|driver|service|app|system|newsletter|product|shop|company|support|robot)|\\bwaiting\\b|any news|dear (?:support|team|sir|customer service)|call me",
  '\\bbitte\\b|(?:können|könnten|würden) sie|\\bich (?:brauche|möchte|hätte|warte|habe (?:bestellt|bezahlt)|bekomme|erhalte)|wo (?:ist|bleibt)|liefer|(?:ver|zu)send|erstatt|storn|funktioniert nicht|geht nicht|\\bmeine? (?:bestellung|paket|rechnung|konto|brief|sendung|kunde)|paket|ihre? (?:fahrer|kurier|app|automatische)|was tun|melden sie sich|warte',
  "s['’]il vous pla[iî]t|\\bsvp\\b|(?:pouvez|pourriez)[- ]vous|je (?:veux|voudrais|souhaite|n['’]ai pas|reçois|attends)|livr(?:ez|er|aison|eur)|rembours|ma commande|mon (?:colis|compte|paquet)|votre (?:réponse auto|service|livreur)|ne (?:marche|fonctionne) pas|merci de (?:me|vérifier|livrer|corriger|renvoyer|m['’])|envoyez",
  '(?:puede|podría|podrían|pueden) |\\b(?:quiero|necesito|quisiera|espero|recibí|recibo)\\b|entreg(?:uen|ar|a\\b)|envíen|reembols|mi (?:pedido|paquete|cuenta)|no funciona|su (?:servicio|respuesta)|por favor',
  '(?:può|potete|potreste|potrebbe) |\\b(?:vorrei|voglio|aspetto|ricevo)\\b|sped(?:ite|ire|isca)|consegn|rimbors|(?:il mio|mio) (?:ordine|pacco|conto)|non funziona|inviate|mandate|per favore|la vostra risposta',
  '(?:pode|poderia|podem) |\\b(?:quero|preciso|gostaria|espero)\\b|entreg(?:uem|ar|ue)|enviem|reembols|(?:meu|minha) (?:pedido|encomenda|conta|fatura)|não funciona|por favor',
  '(?:kunt|kun|zou) (?:u|je)\\b|\\bik (?:wil|wacht|krijg|heb (?:besteld|betaald))|bezorg|lever(?:en|t|ing)|terugbeta|mijn (?:bestelling|pakket|account|rekening)|werkt niet|\\b(?:aub|alstublieft|graag)\\b',
  '(?:czy|proszę|chcę|czekam|potrzebuję)(?!\\p{L})|dostarcz|dostaw|zwrot|moje? (?:zamówienie|konto)|moja (?:paczka|faktura)|nie działa|wyślij',
  '(?:kan|kunde) ni\\b|(?:kan|kunne) (?:du|i|dere)\\b|\\bjag (?:vill|väntar|får|behöver)|\\bjeg (?:vil|venter|får|trenger)|leverer|återbeta|min (?:order|beställning|faktura)|mitt (?:paket|konto)|fungerar inte|virker ikke|snälla',
  'пожалуйста|прошу|можете|когда|не работает|мой заказ|доставьте|верните|lütfen|siparişim|çalışmıyor|teslim|prosím',
  'お願い(?:し|いた|申)|ください|下さい|でしょうか|ますか|ですか|お待ちして|届かな|届きませ|注文した|返金|请问|请(?!联系|致电|联络)|請(?!聯|致)|怎么|为什么|我的(?:订单|包裹|账户)|退款|什么时候|等了|주세요|문의|언제|왜|환불|배송',
)

/** Whether somebody speaks who wants something of us: asks, orders, complains. */
export function asksForSomething(sentences: readonly string[]): boolean {
  return sentences.some((sentence) => /[?？؟]/.test(sentence) || WANTS.test(sentence.replace(TURN_TO, ' ')))
}

/** The sentences and lines of a text, at most two hundred, without addresses of the web. */
export function sentencesOf(text: string): string[] {
  return text
    .slice(0, 6_000)
    .replaceAll(/https?:\/\/\S{1,300}/g, ' ')
    .split(
      /\n{1,20}|(?<=[!?。！？؟]|\D\.)\s+|(?<=\d\.)\s+(?=\p{Lu})(?!Jan|Feb|Mär|Mar|Apr|Mai|Maj|Jun|Jul|Aug|Sep|Okt|Nov|Dez)|(?<=[。！？])/u,
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .slice(0, 200)
}
