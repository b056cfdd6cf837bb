/** A word, a string that was quoted or sent as a literal, or a list of these. */
export type Token = string | { text: Buffer } | Token[]

export type Command = { tag: string; name: string; args: Token[] }

/**
 * Cuts what a client sends into commands (RFC 3501, literals as in RFC 7888). `ask` is called where the client waits
 * for leave to send a literal.
 */
export function createReader(on: { command(line: Buffer[]): unknown; ask(): void }) {
  let buffer: Buffer = Buffer.alloc(0)
  let chunks: Buffer[] = []
  let literalLeft = 0
  let line: Buffer[] = []
  const step = (): boolean => {
    if (literalLeft > 0) {
      const piece = buffer.subarray(0, literalLeft)
      if (piece.length === 0) return false
      chunks.push(Buffer.from(piece))
      buffer = buffer.subarray(piece.length)
      literalLeft -= piece.length
      if (literalLeft > 0) return false
      line.push(Buffer.concat(chunks))
      chunks = []
    }
    const end = buffer.indexOf('\r\n')
    if (end < 0) return false
    const text = Buffer.from(buffer.subarray(0, end))
    buffer = buffer.subarray(end + 2)
    line.push(text)
    const literal = /\{(\d+)(\+?)\}$/.exec(text.toString('latin1'))
    if (literal) {
      literalLeft = Number(literal[1])
      if (literalLeft === 0) line.push(Buffer.alloc(0))
      if (literal[2] === '') on.ask()
      return true
    }
    const whole = line
    line = []
    on.command(whole)
    return true
  }
  return {
    push(piece: Buffer): void {
      buffer = buffer.length === 0 ? piece : Buffer.concat([buffer, piece])
      while (step());
    },
  }
}

/** Lines and literals take turns, as the reader hands them out. */
export function parseCommand(pieces: Buffer[]): Command {
  const tokens: Token[] = []
  const open: Token[][] = [tokens]
  const add = (token: Token) => open.at(-1)?.push(token)
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) {
      add({ text: piece })
      continue
    }
    for (const [word] of piece
      .toString('latin1')
      .replace(/\{\d+\+?\}$/, '')
      .matchAll(wordPattern)) {
      if (word === '(') {
        const list: Token[] = []
        add(list)
        open.push(list)
      } else if (word === ')') open.pop()
      else if (word.startsWith('"'))
        add({ text: Buffer.from(word.slice(1, -1).replace(/\\(.)/g, '$1'), 'latin1') })
      else add(word)
    }
  }
  const [tag, name, ...args] = tokens
  return { tag: asText(tag), name: asText(name).toUpperCase(), args }
}

/** `BODY.PEEK[HEADER.FIELDS (A B)]<0.10>` is one word, whatever lies in its brackets. */
const wordPattern = /[()]|"(?:[^"\\]|\\.)*"|(?:[^\s()"[]+(?:\[[^\]]*\](?:<[\d.]+>)?)?)/g

export function asText(token: Token | undefined): string {
  if (token === undefined || Array.isArray(token)) return ''
  return typeof token === 'string' ? token : token.text.toString('utf8')
}
