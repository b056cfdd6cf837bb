import { type Span, spansOf } from './span.ts'

const WORD = "\\p{Lu}[\\p{L}'’.-]{0,30}"
/** What is counted or measured is no house. */
const UNIT =
  '(?:[KMGT]i?B|[KMG]?Hz|mAh|k?Wh?|kg|[cmk]?m|m²|Zoll|[Ii]nch|[Uu]hr|[Ee]uros?|EUR|USD|GBP|CHF|PLN|zł|[Ss]tück|[Tt]agen?|[Tt]age|[Ww]ochen?|[Mm]onaten?|[Mm]onate|[Jj]ahren?|[Mm]inuten?|[Ss]tunden?|[Pp]ersonen|[Aa]rtikel|years?|months?|weeks?|days?|hours?|minutes?|people|kids|times|jours|mois|ans|días|meses|años|giorni|mesi|anni|dias|anos)(?!\\p{L})'
const NUMBER = `(?!\\d+(?:[.,]\\d+)?\\s?(?:${UNIT}|[€$£%]))\\d{1,5}(?:\\s?[-/]\\s?\\d{1,4})?\\s?[a-zA-Z]?(?![\\p{L}\\d])`
/** Up to five words, parted in one way alone, so that no text takes long. */
const WORDS = "\\p{L}[\\p{L}'’.-]{0,30}(?:\\s\\p{L}[\\p{L}'’.-]{0,30}){0,4}"

/** Where a house stands, as it is written in the languages of the desk. */
const streets: readonly RegExp[] = [
  // 12 Harbour Street, Apt 4B
  `(?<![\\d.,:/#-])\\d{1,5}[a-zA-Z]?,?\\s(?!${UNIT})(?:${WORD}\\s){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|(?<!(?:Hard|Flash|Disk|Thumb|USB|Test|State|SSD) )Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|Terrace|Way|Close|Crescent|Highway|Hwy|Parkway|Pkwy|Row|Walk|Gardens|Grove|Hill|Mews|Quay|Alley|Circle|Cir|Trail)(?![\\p{L}])\\.?(?:,?\\s(?:Apt|Apartment|Flat|Unit|Suite|Ste|#)\\.?\\s?[\\p{L}\\d-]{1,6})?`,
  // Lindenstraße 14, Am Alten Markt 3, Kerkstraat 5, Storgatan 12
  `(?<![\\p{L}-])(?:(?:${WORD}\\s){0,3}(?:\\p{L}[\\p{L}'’-]{0,40})?(?:straße|strasse|str\\.|weg|allee|platz|gasse|damm|ufer|chaussee|steig|straat|laan|plein|gracht|kade|dijk|singel|gatan|vägen|gränd|torget|gade|vej|veien|gata)|(?:\\p{L}[\\p{L}'’-]{0,40}-)(?:Straße|Strasse|Str\\.|Weg|Allee|Platz|Gasse|Damm|Ufer|Chaussee|Ring)|(?:${WORD}\\s){1,3}(?:Straße|Strasse|Str\\.|Allee|Gasse|Damm|Ufer|Chaussee))\\s${NUMBER}`,
  // 8 bis rue des Lilas
  `(?<![\\d.,:/#-])\\d{1,4}(?:\\s?(?:bis|ter|quater))?,?\\s(?:rue|avenue|av\\.|boulevard|bd\\.?|place|chemin|allée|impasse|quai|route|cours(?=\\s(?:d\\p{L}{0,2}['’\\s])?\\p{Lu})|square|passage|faubourg)\\s${WORDS}`,
  // Calle Mayor 5, Via Roma, 10, Rua Augusta nº 24
  `(?<!\\p{L})(?:Calle|C/|Avenida|Avda\\.?|Av\\.|Plaza|Paseo|Camino|Carrer|Ronda|Via|Viale|Piazza|Corso|Vicolo|Largo|Rua|Travessa|Praça|Alameda|Estrada)\\s${WORDS},?\\s?(?:n[º°.]?\\s?)?${NUMBER}`,
  // ul. Długa 7/3
  `(?<!\\p{L})(?:ul\\.|ulica|ulicy|al\\.|aleja|alei|os\\.|pl\\.)\\s(?:${WORD}\\s){1,3}${NUMBER}`,
  // Mannerheimintie 12, Váci utca 7, Dolga ulica 3, Laugavegur 9
  `(?<!\\p{L})(?:${WORD}\\s){0,2}\\p{Lu}\\p{L}{2,30}(?:katu|tie|kuja|polku|gata|stræti|vegur|stígur|stræde|allé|stien|vænget|bakken|brinken)\\s${NUMBER}`,
  `(?<!\\p{L})(?:${WORD}\\s){1,3}(?:utca|u\\.|útja|út|tér|körút|krt\\.|ulica|ulice|cesta|trg|náměstí|třída)\\s${NUMBER}`,
  // 12 Kingsley Ferns, Suite 4; 4844 Søndergade 52 Apt. 6
  `(?<![\\d.,:/#-])\\d{1,5}\\s${WORD}(?:\\s${WORD}){0,3}(?:\\s\\d{1,5})?,?\\s{1,3}(?:Apt|Apartment|Flat|Unit|Suite|Ste)\\.?\\s\\d{1,5}`,
  // what is left of an address in lines: Apt. 12, Postfach 30 01, PSC 12, Box 7
  '(?<!\\p{L})(?:Apt\\.?|Apartment|P\\.?\\s?O\\.?\\sBox|(?<=[\\n,][ \\t]*)Box|Postbox|Postboks|Postfach|Postbus|Boîte postale|Apartado|Casella postale|Skrytka pocztowa|PSC|(?<=\\n[ \\t]*)Suite)\\s\\d{1,5}(?:\\s\\d{2,3})?(?:,?\\sBox\\s\\d{1,6}(?:\\s+[AFD]PO\\s(?:AA|AE|AP)\\s\\d{5})?)?(?![\\p{L}\\d])',
  // 東京都渋谷区神宮前1-2-3, 北京市朝阳区建国路88号
  '[\\p{Script=Han}]{2,4}[都道府県省市][\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]{1,20}(?:\\d{1,4}(?:[-−]\\d{1,4}){1,3}|\\d{1,4}[号號])',
  // SW1A 1AA
  '(?<![\\p{L}\\d-])(?:GIR 0AA|[A-Z]{1,2}\\d[A-Z\\d]? \\d(?![KMGT]B)[A-Z]{2})(?![\\p{L}\\d-])',
].map((pattern) => new RegExp(pattern, 'gu'))

/** Am Alten Markt 3, Unter den Linden 77. Much else begins so: "In der Bestellung 4711", "Am Freitag 14 Uhr". */
const AT_THE = new RegExp(
  `(?<!\\p{L})(?:Am|An der|Auf dem|Auf der|Im|In der|Unter den|Zum|Zur)\\s(?:${WORD}\\s){1,3}${NUMBER}`,
  'gu',
)
const NAMES_PLACE =
  /(?:markt|wald|bach|berg|feld|park|ring|hof|hofe|linden|g[aä]rten|see|kirche|bahnhof|hafen|tor|rathaus|anger|graben|mühle|brücke|wiese|wiesen|busch|sand|hang|rain|stein|brunnen|schloss|kamp|brink|winkel|hügel|horst|aue|heide|teich|deich|strand|höhe|grund|bruch|eichen|buchen|tannen|weiden)\s\d/iu
const NAMES_SOMETHING_ELSE =
  /\s(?:\p{L}*(?:bestellung|rechnung|auftrag|lieferung|sendung|paket|anfrage|ticket|fall|vertrag|artikel|seite|größe|variante|version|filiale|abteilung|zimmer|raum|kapitel|punkt|schritt|absatz|beispiel|schnitt|anfang|ende|warenkorb|website|app|wert|alter)|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahre?|frühjahr|sommer|herbst|winter|quartal)\s\d/iu
const SAID_BEFORE =
  /(?:wohn\p{L}*|adresse|anschrift|lautet|gemeldet|zieh\p{L}*|gezogen|nach|liefern|geliefert)[\s:,]*$/iu
const TOWN_AFTER = /^\s*[,\n]\s*(?:[A-Z]{1,2}-)?\d{4,5}\s+\p{Lu}/u

function isPlace(text: string, match: string, start: number): boolean {
  if (NAMES_SOMETHING_ELSE.test(match)) return false
  return (
    NAMES_PLACE.test(match) ||
    SAID_BEFORE.test(text.slice(Math.max(0, start - 30), start)) ||
    TOWN_AFTER.test(text.slice(start + match.length, start + match.length + 20))
  )
}

/** A postal code and town that follow a street: on the same line or the next. */
const TOWN =
  /^(?:\s*,\s*|\s*\n\s*|\s+)(?:(?:[A-Z]{1,2}-)?\d{4,5}(?:\s?[A-Z]{2}|-\d{3})?\s+\p{Lu}[\p{L}.'’-]{1,30}(?:\s\p{Lu}[\p{L}.'’-]{1,30}){0,2}|\p{Lu}[\p{L}.'’-]{1,30}(?:\s\p{Lu}[\p{L}.'’-]{1,30}){0,2},?\s+(?:[A-Z]{2}\s+)?\d{5}(?:-\d{4})?)(?![\p{L}\d])/u

/** What the text itself calls an address, up to where its line or sentence ends. */
const CALLED =
  /(?<=(?<!\p{L})(?:(?<!(?:[Mm]ail|[Ii][Pp]|MAC|[Ww]eb|[Ii]nternet) )[Aa]ddress(?:es)?|[Aa]nschrift|[Aa]dresse|[Dd]irección|[Ii]ndirizzo|[Ee]ndereço|[Aa]dres|[Oo]soite)(?:[ \t](?:is|ist|est|es|è|é)(?:[ \t]now)?|:)\s{1,8}|(?<!\p{L})(?:live|lives|living|moved|move|relocated)[ \t](?:at|to)[ \t])(?:\d{1,5}[ \t]|\p{Lu})(?:[^\p{Cc}.;:!?@]|\t|(?<=\p{L})\.(?=[ \t]\d)|\n(?=[^\n@:]{0,40}\d)){3,120}/gu

const COUNTED = new RegExp(`\\d+\\s?${UNIT}`, 'gu')

/** Postal addresses with a street and a house number, their postal code and town included where they follow. */
export function findStreets(text: string): Span[] {
  return [
    ...[...streets, CALLED].flatMap((pattern) =>
      spansOf('ADDRESS', text, pattern, (match) =>
        /[\d〇一二三四五六七八九]/u.test(match.replace(COUNTED, '')),
      ),
    ),
    ...spansOf('ADDRESS', text, AT_THE, (match, start) => isPlace(text, match, start)),
  ].map((span) => {
    const end = span.start + text.slice(span.start, span.end).trimEnd().length
    const town = TOWN.exec(text.slice(end, end + 120))
    return { ...span, end: end + (town?.[0].length ?? 0) }
  })
}
