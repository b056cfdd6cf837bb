import { setTimeout as wait } from 'node:timers/promises'

let ingesting = 0
/** ingested within the last second */
let lately = 0
const crowded = 6
const burst = 120
const turnMs = 20
const mostTurns = 250

/** Runs what ingests this many mails. */
export async function inFront(mails: number, run: () => Promise<void>): Promise<void> {
  ingesting += mails
  try {
    await run()
  } finally {
    ingesting -= mails
    lately += mails
    setTimeout(() => {
      lately -= mails
    }, 1_000).unref()
  }
}

/**
 * Lets judging, drafting and counting stand back while a burst of mail is being stored, for five seconds at most: a
 * message that can be read is worth more than one that is judged.
 */
export async function afterMail(): Promise<void> {
  for (let turn = 0; turn < mostTurns && isCrowded(); turn += 1) await wait(turnMs)
}

function isCrowded(): boolean {
  return ingesting >= crowded || lately >= burst
}
