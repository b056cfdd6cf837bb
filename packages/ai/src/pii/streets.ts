import { type Span, spansOf } from './span.ts'

const WORD = "\\p{Lu}[\\p{L}'’.-]{0,30}"
const NUMBER = '\\d{1,5}(?:\\s?[-/]\\s?\\d{1,4})?\\s?[a-zA-Z]?(?![\\p{L}\\d])'

/** Where a house stands, as it is written in the languages of the desk. */
const streets: readonly RegExp[] = [
  // 12 Harbour Street, Apt 4B
  `(?<![\\d.,:/#-])\\d{1,5}[a-zA-Z]?,?\\s(?:${WORD}\\s){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|Terrace|Way|Close|Crescent|Highway|Hwy|Parkway|Pkwy|Row|Walk|Gardens|Grove|Hill|Mews|Quay|Alley|Circle|Cir|Trail)(?![\\p{L}])\\.?(?:,?\\s(?:Apt|Apartment|Flat|Unit|Suite|Ste|#)\\.?\\s?[\\p{L}\\d-]{1,6})?`,
  // Lindenstraße 14, Am Alten Markt 3, Kerkstraat 5, Storgatan 12
  `(?<!\\p{L})(?:${WORD}[\\s-]){0,3}\\p{Lu}?\\p{L}{0,30}(?:straße|strasse|str\\.|weg|allee|platz|gasse|damm|ufer|chaussee|steig|straat|laan|plein|gracht|kade|dijk|singel|gatan|vägen|gränd|torget|gade|vej|veien|gata)\\s${NUMBER}`,
  `(?<!\\p{L})(?:Am|An der|Auf dem|Auf der|Im|In der|Unter den|Zum|Zur)\\s(?:${WORD}\\s){1,3}${NUMBER}`,
  // 8 bis rue des Lilas
  `(?<![\\d.,:/#-])\\d{1,4}(?:\\s?(?:bis|ter|quater))?,?\\s(?:rue|avenue|av\\.|boulevard|bd\\.?|place|chemin|allée|impasse|quai|route|cours|square|passage|faubourg)\\s(?:\\p{L}[\\p{L}'’.-]{0,30}\\s?){1,5}`,
  // Calle Mayor 5, Via Roma, 10, Rua Augusta nº 24
  `(?<!\\p{L})(?:Calle|C/|Avenida|Avda\\.?|Av\\.|Plaza|Paseo|Camino|Carrer|Ronda|Via|Viale|Piazza|Corso|Vicolo|Largo|Rua|Travessa|Praça|Alameda|Estrada)\\s(?:\\p{L}[\\p{L}'’.-]{0,30}\\s?){1,5},?\\s?(?:n[º°.]?\\s?)?${NUMBER}`,
  // ul. Długa 7/3
  `(?<!\\p{L})(?:ul\\.|ulica|ulicy|al\\.|aleja|alei|os\\.|pl\\.)\\s(?:${WORD}\\s){1,3}${NUMBER}`,
  // Mannerheimintie 12, Váci utca 7, Dolga ulica 3, Laugavegur 9
  `(?<!\\p{L})(?:${WORD}\\s){0,2}\\p{Lu}\\p{L}{2,30}(?:katu|tie|kuja|polku|gata|stræti|vegur|stígur|stræde|allé|stien|vænget|bakken|brinken)\\s${NUMBER}`,
  `(?<!\\p{L})(?:${WORD}\\s){1,3}(?:utca|u\\.|útja|út|tér|körút|krt\\.|ulica|ulice|cesta|trg|náměstí|třída)\\s${NUMBER}`,
  // 12 Kingsley Ferns, Suite 4; 4844 Søndergade 52 Apt. 6
  `(?<![\\d.,:/#-])\\d{1,5}\\s(?:${WORD}\\s?){1,4}(?:\\s\\d{1,5})?,?\\s{1,3}(?:Apt|Apartment|Flat|Unit|Suite|Ste)\\.?\\s\\d{1,5}`,
  // what is left of an address in lines: Apt. 12, Postfach 30 01, PSC 12, Box 7
  '(?<!\\p{L})(?:Apt\\.?|Apartment|(?:P\\.?\\s?O\\.?\\s)?Box|Postbox|Postboks|Postfach|Postbus|Boîte postale|Apartado|Casella postale|Skrytka pocztowa|PSC|(?<=\\n[ \\t]*)Suite)\\s\\d{1,5}(?:\\s\\d{2,3})?(?:,?\\sBox\\s\\d{1,6}(?:\\s+[AFD]PO\\s(?:AA|AE|AP)\\s\\d{5})?)?(?![\\p{L}\\d])',
  // 東京都渋谷区神宮前1-2-3, 北京市朝阳区建国路88号
  '[\\p{Script=Han}]{2,4}[都道府県省市][\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]{1,20}(?:\\d{1,4}(?:[-−]\\d{1,4}){1,3}|\\d{1,4}[号號])',
  // SW1A 1AA
  '(?<![\\p{L}\\d-])(?:GIR 0AA|[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2})(?![\\p{L}\\d-])',
].map((pattern) => new RegExp(pattern, 'gu'))

/** A postal code and town that follow a street: on the same line or the next. */
const TOWN =
  /^(?:\s*,\s*|\s*\n\s*|\s+)(?:(?:[A-Z]{1,2}-)?\d{4,5}(?:\s?[A-Z]{2}|-\d{3})?\s+\p{Lu}[\p{L}.'’-]{1,30}(?:\s\p{Lu}[\p{L}.'’-]{1,30}){0,2}|\p{Lu}[\p{L}.'’-]{1,30}(?:\s\p{Lu}[\p{L}.'’-]{1,30}){0,2},?\s+(?:[A-Z]{2}\s+)?\d{5}(?:-\d{4})?)(?![\p{L}\d])/u

/** What the text itself calls an address, up to where its line or sentence ends. */
const CALLED =
  /(?<=(?<!\p{L})(?:(?<!(?:[Mm]ail|[Ii][Pp]|MAC|[Ww]eb|[Ii]nternet) )[Aa]ddress(?:es)?|[Aa]nschrift|[Aa]dresse|[Dd]irección|[Ii]ndirizzo|[Ee]ndereço|[Aa]dres|[Oo]soite)(?:[ \t](?:is|ist|est|es|è|é)(?:[ \t]now)?|:)\s{1,8}|(?<!\p{L})(?:live|lives|living|moved|move|relocated)[ \t](?:at|to)[ \t])(?:\d{1,5}[ \t]|\p{Lu})(?:[^\n.;:!?@]|(?<=\p{L})\.(?=[ \t]\d)|\n(?=[^\n@:]{0,40}\d)){3,120}/gu

/** Postal addresses with a street and a house number, their postal code and town included where they follow. */
export function findStreets(text: string): Span[] {
  return [...streets, CALLED]
    .flatMap((pattern) =>
      spansOf('ADDRESS', text, pattern, (match) => /[\d〇一二三四五六七八九]/u.test(match)),
    )
    .map((span) => {
      const end = span.start + text.slice(span.start, span.end).trimEnd().length
      const town = TOWN.exec(text.slice(end, end + 120))
      return { ...span, end: end + (town?.[0].length ?? 0) }
    })
}
