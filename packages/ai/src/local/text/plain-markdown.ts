/**
 * Markdown as a person would write it in a mail: no marks, links with their address behind them, and each row
 * of a table as a line of its own, `Norway: Time 5–9 days, Price €19.90.`
 */
export function plainMarkdown(text: string): string {
  const unmarked = text
    .replace(/<[^<>]{1,300}>/g, ' ')
    .replace(/!\[[^\]]{0,200}\]\([^)]{0,500}\)/g, ' ')
    .replace(/\[([^\]]{1,200})\]\((https?:[^)\s]{1,500})\)/g, '$1 ($2)')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .replace(/^#{1,6}[ \t]+(.+)$/gm, '$1')
  const lines: string[] = []
  let header: string[] | null = null
  for (const line of unmarked.split(/\r?\n/)) {
    const cells = cellsOf(line)
    if (!cells) {
      header = null
      lines.push(line)
    } else if (cells.every((cell) => /^:?-+:?$/.test(cell))) header = cellsOf(lines.pop() ?? '') ?? header
    else lines.push(header ? rowLine(cells, header) : line)
  }
  return lines.map((line) => rowLine(cellsOf(line), []) || line).join('\n')
}

function cellsOf(line: string): string[] | null {
  const trimmed = line.trim()
  if (!/^\|.*\|$/.test(trimmed) || trimmed.length < 3) return null
  return trimmed
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
}

function rowLine(cells: string[] | null, header: string[]): string {
  if (!cells) return ''
  const [first = '', ...rest] = cells
  const named = rest
    .map((cell, index) => ({ cell, name: rest.length > 1 ? (header[index + 1] ?? '') : '' }))
    .filter(({ cell }) => cell !== '')
    .map(({ cell, name }) => `${name} ${cell}`.trim())
  return `${[first, named.join(', ')].filter((part) => part !== '').join(': ')}.`
}
