import { inOrganization, setAfterCommit } from '@frontdesk/core/context'
import { enqueuePromised } from '@frontdesk/core/jobs/hooks'
import { attachMailbox } from '@frontdesk/core/mailboxes/attach'
import { closeDatabase } from '@frontdesk/db/tenancy'
import { closeQueues, enqueue } from '@frontdesk/runtime/queue'
import { closeRedis } from '@frontdesk/runtime/redis'
import type pg from 'pg'
import type { Provider } from './provider.ts'

/** Lets this process do what the web app does: its verbs reach the product's database and its jobs. */
export function joinProduct(env: NodeJS.ProcessEnv): { leave(): Promise<void> } {
  Object.assign(process.env, env)
  setAfterCommit({ enqueue: enqueuePromised(enqueue), publish: async () => {} })
  return {
    leave: async () => {
      await closeQueues()
      await closeRedis()
      await closeDatabase()
    },
  }
}

/**
 * Connects the account as a mailbox of the organization, the only one there is: whatever was measured before rests.
 * Its first sync begins at once.
 */
export async function connect(
  db: pg.Client,
  organizationId: string,
  { kind, address, access }: Provider,
): Promise<string> {
  await db.query(`UPDATE mailboxes SET state = 'paused' WHERE channel <> 'forwarding'`)
  const who = { organizationId, actor: { type: 'system', name: 'bench' } } as const
  const identity = { address, name: 'Desk', aliases: [], maxMailBytes: 35_000_000 }
  const mailbox = await inOrganization(who, (ctx) =>
    attachMailbox(ctx, { kind, mailboxId: null, identity, ...access() }),
  )
  return mailbox.id
}
