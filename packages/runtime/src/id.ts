import { randomFillSync } from 'node:crypto'
import { oncePerProcess } from './process/once.ts'

type Sequence = { milliseconds: number; counter: number }

const counterLimit = 0x1000

/**
 * A new UUID version 7 (RFC 9562, section 5.7 with the counter of section 6.2, method 1): sorts by
 * time, and within one process every id is greater than the one before.
 */
export function newId(): string {
  const { milliseconds, counter } = advance(oncePerProcess('id', () => ({ milliseconds: 0, counter: 0 })))
  const bytes = Buffer.allocUnsafe(16)
  takeRandom(8).copy(bytes, 8)
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** When an id of `newId` was made, to the millisecond. */
export function timeOfId(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}

/** The least id that can have been made at a time, to look for what was made since. */
export function leastIdAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

function advance(sequence: Sequence): Sequence {
  const time = Date.now()
  if (time > sequence.milliseconds) {
    sequence.milliseconds = time
    // Starting in the lower half leaves room to count up within the millisecond.
    sequence.counter = takeRandom(2).readUInt16BE(0) & 0x7ff
    return sequence
  }
  // The clock stood still or went backwards: count on, and borrow from the next millisecond when full.
  sequence.counter += 1
  if (sequence.counter === counterLimit) {
    sequence.milliseconds += 1
    sequence.counter = 0
  }
  return sequence
}

// Asking the system for each id takes longer than all the rest; nothing drawn is ever given out twice.
const pool = Buffer.allocUnsafe(4096)
let drawn = pool.length

function takeRandom(length: number): Buffer {
  if (drawn + length > pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  drawn += length
  return pool.subarray(drawn - length, drawn)
}
