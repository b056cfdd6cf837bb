import { oncePerProcess } from '@frontdesk/runtime/process/once'

type Turns = { running: number; waiting: (() => void)[] }

/** Graph answers 429 to a fifth request at the same mailbox, so all channels of one share four turns. */
const atATime = 4

/** Runs `call` once fewer than four others run for the same mailbox, in the order of asking. */
export async function inTurn<T>(mailbox: string, call: () => Promise<T>): Promise<T> {
  const turns = oncePerProcess<Turns>(`outlook.turns.${mailbox}`, () => ({ running: 0, waiting: [] }))
  if (turns.running >= atATime) await new Promise<void>((resolve) => turns.waiting.push(resolve))
  else turns.running += 1
  try {
    return await call()
  } finally {
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running -= 1
  }
}
