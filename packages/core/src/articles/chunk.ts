export type ChunkText = { position: number; text: string }

const longest = 900

/**
 * Cuts an article's Markdown into passages of up to 900 characters along its headings and paragraphs. A
 * passage keeps the heading it stands under, since "How long does it take?" says little without it.
 */
export function chunkArticle(body: string): ChunkText[] {
  const passages: string[] = []
  let heading = ''
  let current = ''
  const flush = () => {
    if (current.trim() !== '')
      passages.push(heading === '' ? current.trim() : `${heading}\n${current.trim()}`)
    current = ''
  }
  for (const paragraph of body.replaceAll('\r\n', '\n').split(/\n{2,}/)) {
    const title = /^#{1,6}\s+(.+)$/m.exec(paragraph)?.[1]
    if (title !== undefined) {
      flush()
      heading = plain(title)
    }
    const text = plain(title === undefined ? paragraph : paragraph.replace(/^#{1,6}\s+.+$/m, ''))
    for (const piece of pieces(text)) {
      if (current.length + piece.length > longest) flush()
      current += `${piece}\n`
    }
  }
  flush()
  return passages.map((text, position) => ({ position, text }))
}

/** A paragraph longer than a passage is cut after a sentence. */
function pieces(text: string): string[] {
  if (text.length <= longest) return text === '' ? [] : [text]
  return (
    text.match(new RegExp(`[\\s\\S]{1,${longest - 2}}(?:[.!?。！？]\\s|$)|[\\s\\S]{1,${longest}}`, 'g')) ?? []
  )
}

/** Markdown marks say nothing to a search. */
function plain(text: string): string {
  return text
    .replace(/!?\[([^[\]]{0,500})\]\([^()]{0,2000}\)/g, '$1')
    .replace(/[*_`>]{1,3}/g, '')
    .replace(/^[ \t]*[-+] /gm, '')
    .trim()
}
