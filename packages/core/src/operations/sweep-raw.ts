import { storage } from '@frontdesk/integrations/storage/storage'
import { now } from '@frontdesk/runtime/clock'
import { logger } from '@frontdesk/runtime/logger'
import { asSystem } from '../context.ts'

/** A raw mail is stored before its row; one without a row for this long never gets one. */
const patienceMs = 24 * 3_600_000
const atATime = 500

const keyForm = /^raw\/[0-9a-f-]{36}\/[0-9a-f]{2}\/([0-9a-f-]{36})\.eml$/

/**
 * Deletes raw mails that were stored by a process that died before it wrote their row. Nobody was told that such a
 * mail was taken, so its sender has sent it again. Returns how many there were.
 */
export async function sweepRawMails(): Promise<number> {
  const until = now().getTime() - patienceMs
  let swept = 0
  let group = new Map<string, string>()
  const flush = async () => {
    swept += await sweep(group)
    group = new Map()
  }
  for await (const { key, modifiedAt } of storage().list('raw')) {
    const id = keyForm.exec(key)?.[1]
    if (id === undefined || modifiedAt.getTime() > until) continue
    group.set(id, key)
    if (group.size >= atATime) await flush()
  }
  await flush()
  if (swept > 0) logger.info({ swept }, 'raw mails without a row were deleted')
  return swept
}

async function sweep(group: Map<string, string>): Promise<number> {
  if (group.size === 0) return 0
  const ids = [...group.keys()]
  const known = await asSystem(
    'find raw mails without a row',
    (db) => db.$queryRaw<{ id: string }[]>`SELECT id FROM inbound_mails WHERE id = ANY (${ids}::uuid[])`,
  )
  for (const { id } of known) group.delete(id)
  await keepShown(group)
  for (const key of group.values()) await storage().delete(key)
  return group.size
}

/** What a message shows as its original stays, however it came to be. */
async function keepShown(group: Map<string, string>): Promise<void> {
  if (group.size === 0) return
  const keys = [...group.values()]
  const shown = await asSystem(
    'find raw mails of messages',
    (db) => db.$queryRaw<{ key: string }[]>`
      SELECT raw_key AS key FROM messages WHERE raw_key = ANY (${keys}::text[])`,
  )
  const used = new Set(shown.map(({ key }) => key))
  for (const [id, key] of group) if (used.has(key)) group.delete(id)
}
