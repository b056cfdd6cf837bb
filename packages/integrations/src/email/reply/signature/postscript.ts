import { bare, isBlank, type Line } from '../lines.ts'

/** The line from `from` on where the author goes on to write below a signature, or the number of lines. */
export function postscript(lines: readonly Line[], from: number): number {
  for (let at = from; at < lines.length; at += 1) {
    const text = bare(lines[at])
    if (text === '') continue
    if (POSTSCRIPT.test(text)) return at
    if (isBlank(lines[at - 1]) && goesOn(paragraph(lines, at))) return at
  }
  return lines.length
}

/** Whether a line is part of a letter by its words: it begins a postscript, or its author speaks of himself. */
export function isPersonal(text: string): boolean {
  return POSTSCRIPT.test(text) || OPENER.test(text) || FIRST_PERSON.test(text)
}

/** Whether a line goes on with a sentence rather than name someone. */
export function readsLikeText(text: string): boolean {
  return /^\p{Ll}/u.test(text) && text.split(/\s+/).length > 3 && !/[@|]|:\/\//.test(text)
}

/** Whether a text is what stands at the foot of a list's or a company's mails. */
export function isFooterText(text: string): boolean {
  return /[^\s@]@[^\s@]|:\/\/|www\.|\+?\d[\d\s()/-]{6,}\d/i.test(text) || LEGAL.test(text)
}

const POSTSCRIPT = /^(?:p\.? ?s\b|p\.-\s?s\b|n\.? ?b\.(?=\s)|追伸|追记|追記|附言|又及)/iu
const OPENER =
  /^(?:(?:and )?(?:one|another) more thing|one other thing|also[,:\s]|by the way|btw|i forgot|forgot to|noch (?:etwas|eine (?:sache|frage))|übrigens|ach ja|außerdem|au fait|encore une chose|autre chose|j['’]ai oublié|une (?:dernière|autre) (?:chose|question)|por cierto|una cosa más|otra cosa|además|se me olvidó|a proposito|(?:ancora )?un['’]altra cosa|ancora una cosa|dimenticavo|inoltre|mais uma coisa|outra coisa|a propósito|esqueci|além disso|nog iets|nog één ding|trouwens|overigens|jeszcze jedno|przy okazji|zapomnia|en sak till|förresten|glömde|für den fall|ps\b|なお|それから|あと、|ちなみに|另外|还有|還有|对了|對了|顺便)/iu
const FIRST_PERSON =
  /(?<![\p{L}\p{N}.@/&-])(?:I(?:['’](?:m|ve|ll|d))?|[Mm]y|[Mm]ine|[Ii]ch|[Mm]ein(?:e[nrms]?)?|[Mm]ir|[Mm]ich|[Jj]e|[Jj]['’](?=\p{L})|[Mm]on|Mes|[Mm]oi|[Yy]o|Mi|[Mm]is|Io|[Mm]i[oae]|[Mm]iei|Eu|[Mm]eus?|[Mm]inhas?|[Ii]k|[Mm]ijn?|[Jj]a|[Mm]ój|[Mm]oj[aei]|[Mm]ojego|[Mm]ojej|[Mm]nie|[Jj]ag|Min|[Mm]itt|[Mm]ina|[Mm]ig)(?![\p{L}\p{N}@/&-]|\.\p{L})|私|僕|我(?!司)/u
const LEGAL =
  /confidential|privileged|intended (?:solely|only|for)|disclaimer|unsubscribe|mailing list|recipient|virus|vertraulich|empfänger|newsletter|abmelden|confidenti|destinat[aá]|désabonn|riservat|informazioni contenute|geheim|vertrouwelijk|geadresseerde|poufn|adresat|konfidenti|sekretess|mottagare|機密|保密|秘密|宛先|收件人|退订/iu

/** Whether a paragraph below a signature is the author's again; mottos and notices are none. */
function goesOn(text: string): boolean {
  if (/^["'“„«»*‘『「]/u.test(text) || LEGAL.test(text)) return false
  const words = /\p{Script=Han}|\p{Script=Hiragana}/u.test(text) ? text.length / 2 : text.split(/\s+/).length
  return words >= 3 && isPersonal(text)
}

function paragraph(lines: readonly Line[], from: number): string {
  const pieces: string[] = []
  for (let at = from; at < lines.length && at < from + 10 && !isBlank(lines[at]); at += 1)
    pieces.push(bare(lines[at]))
  return pieces.join(' ')
}
