const tags = /[\u{E0020}-\u{E007E}]{8,}/gu

/** What is written in tag characters, which no program shows and language models read. Flags need fewer. */
export function tagText(text: string): string {
  const found = text.match(tags) ?? []
  return found
    .map((run) => [...run].map((tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000)).join(''))
    .join(' ')
    .slice(0, 5_000)
}

/** A text without what is written in tag characters. */
export function withoutTags(text: string): string {
  return text.replaceAll(tags, '')
}
