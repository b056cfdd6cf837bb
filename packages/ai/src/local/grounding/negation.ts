const NEGATION =
  /(?<![\p{L}'])(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|unable|impossible|\p{L}+n't|excluded?|nicht|kein\p{L}*|nie|niemals|ohne|weder|ausgeschlossen|unmöglich|ne\s+\p{L}+\s+pas|n'\p{L}+\s+pas|pas|jamais|aucun\p{L}*|sans|nunca|sin|ning[uú]n\p{L}*|tampoco|imposible|non|mai|senza|nessun\p{L}*|impossibile|não|nenhum\p{L}*|sem|impossível|niet|geen|nooit|zonder|onmogelijk|nie|nigdy|bez|żaden|inte|ingen|inget|aldrig|utan|ikke)(?![\p{L}])/giu

const SPANISH_NO = /(?<!\p{L})no(?!\p{L})/giu
const UNSPACED = /ません|ない|できず|不可|不能|不会|没有|无法|沒有|無法|不支持/g

/** How many words of a sentence deny something. */
export function countNegations(sentence: string): number {
  const spaced = sentence.replace(/no longer than|not only|no more than|no later than/gi, '')
  const words = new Set(
    [...spaced.matchAll(NEGATION), ...spaced.matchAll(SPANISH_NO)].map((match) => match.index),
  )
  return words.size + (sentence.match(UNSPACED)?.length ?? 0)
}
