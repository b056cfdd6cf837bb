import { setTimeout as wait } from 'node:timers/promises'

let ingesting = 0
const crowded = 6
const turnMs = 20
const mostTurns = 250

/** Counts a running ingest job. Returns what ends the count. */
export function countIngest(): () => void {
  ingesting += 1
  return () => {
    ingesting -= 1
  }
}

/**
 * Lets judging, drafting and counting stand back while a burst of mail is being stored, for five seconds at most: a
 * message that can be read is worth more than one that is judged.
 */
export async function afterMail(): Promise<void> {
  for (let turn = 0; turn < mostTurns && ingesting >= crowded; turn += 1) await wait(turnMs)
}
