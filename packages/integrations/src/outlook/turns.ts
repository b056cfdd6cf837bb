import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { takeSharedTurn } from './shared-turns.ts'

type Turns = { running: number; waiting: (() => void)[] }

/** Graph answers 429 to a fifth request at the same mailbox, so all channels of one share four turns. */
const atATime = 4

/**
 * Runs `call` once fewer than four others run for the same mailbox, in the order of asking within this process. All
 * processes share the four; while Redis is away each has its own.
 */
export async function inTurn<T>(mailbox: string, call: () => Promise<T>): Promise<T> {
  const turns = oncePerProcess<Turns>(`outlook.turns.${mailbox}`, () => ({ running: 0, waiting: [] }))
  if (turns.running >= atATime) await new Promise<void>((resolve) => turns.waiting.push(resolve))
  else turns.running += 1
  try {
    const giveBack = await takeSharedTurn(`outlook/${mailbox}`, atATime)
    try {
      return await call()
    } finally {
      giveBack()
    }
  } finally {
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running -= 1
  }
}
