const ABBREVIATION =
  /(?:\b(?:mr|mrs|ms|dr|prof|st|no|nr|vs|etc|inc|ltd|co|approx|dept|z\.\s?b|d\.\s?h|u\.\s?a|ca|bzw|ggf|usw|evtl|abs|art|str|tel|bspw|inkl|zzgl|p\.\s?ex|m|mme|sr|sra|ej|pág|núm|ecc|es|sig|dott|bijv|o\.a|np|e\.g|i\.e)|\b\p{L}|\b\d{1,2})\.$/iu

/** A text cut into sentences, list items and headings; each trimmed, none empty. */
export function splitSentences(text: string): string[] {
  return text.split(/\n\s*\n|\n(?=\s*(?:[-*•–]|\d+[.)])\s)|\r?\n/).flatMap((block) => splitBlock(block))
}

function splitBlock(block: string): string[] {
  const plain = block
    .replace(/\s+/g, ' ')
    .replace(/^\s*(?:[-*•–#>]+|\d+[.)])\s+/, '')
    .trim()
  const sentences: string[] = []
  let start = 0
  for (const match of plain.matchAll(/[.!?…]+["'”»)\]]*\s+(?=[\p{Lu}\p{N}"'“«¿¡([])|[。！？]+[」』”]?/gu)) {
    const end = match.index + match[0].length
    if (match[0].startsWith('.') && ABBREVIATION.test(plain.slice(start, match.index + 1))) continue
    sentences.push(plain.slice(start, end).trim())
    start = end
  }
  sentences.push(plain.slice(start).trim())
  return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}
