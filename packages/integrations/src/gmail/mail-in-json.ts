import { ChannelFailure } from '../channel.ts'

/** What stands around the mail is short. */
const longestRest = 1024 * 1024
/** Held back until more comes: the padding at the end may be written as two escapes of six characters. */
const heldBack = 16

/**
 * A message as Gmail hands it out (users.messages.get with format=raw): JSON in which `raw` is the mail in base64url.
 * The mail is decoded as it comes, and only the rest is kept. Quotes inside of JSON strings are escaped, so `"raw":`
 * stands nowhere but at its place.
 */
export class MailInJson {
  readonly #pieces: AsyncIterable<Uint8Array>
  #rest = ''

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces
  }

  /** The mail's bytes; none where there is no mail. To be read to its end before `about` is asked for. */
  async *raw(): AsyncGenerator<Buffer> {
    let place: 'before' | 'within' | 'after' = 'before'
    let encoded = ''
    for await (const piece of this.#pieces) {
      let text = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1')
      if (place !== 'within') {
        this.#keep(text)
        const begin = place === 'before' ? this.#beginOfRaw() : null
        if (begin === null) continue
        text = this.#rest.slice(begin)
        this.#rest = this.#rest.slice(0, begin)
        place = 'within'
      }
      const end = text.indexOf('"')
      encoded += end < 0 ? text : text.slice(0, end)
      const whole = end < 0 ? Math.max(0, encoded.length - heldBack) & ~3 : encoded.length
      yield decode(encoded.slice(0, whole))
      encoded = encoded.slice(whole)
      if (end < 0) continue
      place = 'after'
      this.#keep(text.slice(end))
    }
  }

  /** Everything but the mail, which is empty in it; null where that is no JSON. Other than ASCII is not decoded. */
  about(): object | null {
    try {
      return JSON.parse(this.#rest) as object
    } catch {
      return null
    }
  }

  #beginOfRaw(): number | null {
    const found = /"raw"\s*:\s*"/.exec(this.#rest)
    return found && found.index + found[0].length
  }

  #keep(text: string): void {
    this.#rest += text
    if (this.#rest.length > longestRest) throw new ChannelFailure('unavailable', 'Google says too much')
  }
}

function decode(encoded: string): Buffer {
  return Buffer.from(encoded.replace(/(?:=|\\u003d)+$/i, ''), 'base64url')
}
