import type { Line } from '../lines.ts'
import { trailingAttribution } from './attribution.ts'

/** Behind more lines than this, none is looked for. */
const MAX_SEARCHED = 10_000

/** The attribution of a quotation may run on behind the last words of the answer: it gets a line of its own. */
export function partAttributions(lines: Line[]): Line[] {
  return lines.flatMap((line, index) => {
    if (index > MAX_SEARCHED || line.mark !== 'none' || !/[:：]\s*$/.test(line.text)) return [line]
    const next = lines.slice(index + 1, index + 4).find(({ text }) => text.trim() !== '')
    const marked = next?.mark === 'cite' || next?.mark === 'block'
    const at = marked ? trailingAttribution(line.text) : 0
    if (at <= 0) return [line]
    return [
      { ...line, text: line.text.slice(0, at).trimEnd() },
      { ...line, text: line.text.slice(at) },
    ]
  })
}
