import { closeDatabase } from '@frontdesk/core/context'
import { findSealed } from '@frontdesk/core/operations/secrets/find-sealed'
import { places } from '@frontdesk/core/operations/secrets/places'
import { reencryptSecrets } from '@frontdesk/core/operations/secrets/reencrypt'

/**
 * Seals every kept secret with the newest key of ENCRYPTION_KEYS and says, place by place, what it did. Ends with 1
 * while an older key is still needed.
 */
const done = await reencryptSecrets()
const known = new Set(places.map(({ table, column }) => `${table}.${column}`))
// A sign-in at a mail provider that is under way is over within minutes.
const unknown = (await findSealed()).filter(
  (place) => !known.has(place) && place !== 'oauth_flows.sealed_verifier',
)
await closeDatabase()

const say = (line: string) => process.stdout.write(`${line}\n`)
for (const { place, resealed, current, unreadable } of done) {
  say(`${place}: ${resealed} sealed anew, ${current} were already, ${unreadable} unreadable`)
}
for (const place of unknown) say(`${place} holds sealed text this command does not know`)
const failed = unknown.length > 0 || done.some(({ unreadable }) => unreadable > 0)
say(failed ? 'Keep the older keys: something still needs them.' : 'The older keys are no longer needed.')
process.exitCode = failed ? 1 : 0
