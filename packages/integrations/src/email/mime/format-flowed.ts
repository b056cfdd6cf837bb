/** Joins the lines of `format=flowed` text (RFC 3676): a line ending in a space goes on in the next one. */
export function unflow(text: string, parameters: Record<string, string>): string {
  if (!/^flowed$/i.test(parameters.format ?? '')) return text
  const deleteSpace = /^yes$/i.test(parameters.delsp ?? '')
  const joined: string[] = []
  let flowing: { quotes: string; pieces: string[] } | null = null
  const close = () => {
    if (flowing !== null) joined.push(flowing.quotes + flowing.pieces.join(''))
    flowing = null
  }
  for (const line of text.split('\n')) {
    const quotes = /^>*/.exec(line)?.[0] ?? ''
    const content = line.slice(quotes.length).replace(/^ /, '')
    const space = quotes === '' || content === '' ? '' : ' '
    // Lines of another quote depth never belong together, whatever their ends say.
    if (flowing !== null && flowing.quotes.trim() !== quotes) close()
    const soft = content.endsWith(' ') && content !== '-- '
    const piece = soft && deleteSpace ? content.slice(0, -1) : content
    flowing ??= { quotes: quotes + space, pieces: [] }
    flowing.pieces.push(piece)
    if (!soft) close()
  }
  close()
  return joined.join('\n')
}
