/** Words of thanks and greeting that stand below a letter whatever its mood, folded to lower case. */
const closing = new RegExp(
  `^(?:${[
    'thanks?(?: you)?(?: (?:so|very) much| a lot| again| in advance| and regards)*|many thanks(?: in advance)?|cheers',
    '(?:kind|best|warm|kindest|warmest)? ?(?:regards|wishes)|sincerely|yours (?:sincerely|truly|faithfully)',
    '(?:vielen|herzlichen|besten|schönen)? ?dank(?: im voraus| vorab)?|danke(?: schön| sehr| im voraus| vorab)*',
    '(?:mit )?(?:freundliche[nr]?|beste[nr]?|viele[nr]?|liebe[nr]?|schöne[nr]?|herzliche[nr]?) gr(?:ü|u)(?:ß|ss)e?n?|mfg|lg|vg',
    "merci(?: beaucoup| bien| par avance| d[’']avance| de votre réponse| et bonne journée)*|(?:bien )?cordialement|bonne journée|bien à vous|salutations",
    '(?:muchas |mil )?gracias(?: de antemano| por adelantado)?|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente',
    '(?:mille )?grazie(?: mille| in anticipo| ancora)*|(?:cordiali|distinti) saluti|un saluto',
    '(?:muito )?obrigad[oa](?: desde já)?|cumprimentos|com os melhores cumprimentos|atenciosamente|abraços?',
    '(?:hartelijk |alvast |vriendelijk )*(?:dank|bedankt)(?: alvast| bij voorbaat)?|(?:met )?vriendelijke groet(?:en)?|groet(?:en|jes)?',
    '(?:z góry )?dzi[eę]kuj[eę](?: z góry| bardzo)*|pozdrawiam|z poważaniem',
    'tack(?: på förhand| så mycket)*|(?:med )?(?:vänliga?|bästa) hälsning(?:ar)?|mvh|hälsningar',
  ].join('|')})[\\s,.!–-]*(?:\\p{L}[\\p{L}.'’-]*[\\s,.]*){0,3}$`,
  'iu',
)

const mostLinesBelow = 4
const mostWordsBelow = 5

/**
 * A letter without the thanks and the name it closes with: politeness says nothing about the mood. A text that is no
 * more than that stays whole.
 */
export function withoutClosing(text: string): string {
  const lines = text.split('\n')
  const written = lines.flatMap((line, at) => (line.trim() === '' ? [] : [at]))
  const from = written
    .slice(1)
    .find((at) => closing.test((lines[at] ?? '').trim()) && isEnd(lines.slice(at + 1)))
  return from === undefined ? text : lines.slice(0, from).join('\n').trim()
}

function isEnd(below: string[]): boolean {
  const written = below.filter((line) => line.trim() !== '')
  return (
    written.length <= mostLinesBelow &&
    written.every((line) => line.trim().split(/\s+/).length <= mostWordsBelow)
  )
}
