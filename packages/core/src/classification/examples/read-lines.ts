import { TooLarge } from '../../errors.ts'

export const mostBytes = 20 * 1024 * 1024
export const mostLines = 50_000

/**
 * The lines of a streamed text, numbered from 1, without empty ones. Throws TooLarge where the stream goes on beyond
 * the bounds; the lines before were handed out.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ line: number; text: string }> {
  const decoder = new TextDecoder()
  let rest = ''
  let bytes = 0
  let line = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new TooLarge('One call takes 20 MB')
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    for (const text of parts) {
      line += 1
      if (line > mostLines) throw new TooLarge(`One call takes ${mostLines} lines`)
      if (text.trim() !== '') yield { line, text }
    }
  }
  const text = rest + decoder.decode()
  if (text.trim() === '') return
  if (line >= mostLines) throw new TooLarge(`One call takes ${mostLines} lines`)
  yield { line: line + 1, text }
}
