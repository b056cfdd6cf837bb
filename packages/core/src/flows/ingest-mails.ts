import { logger, withLogContext } from '@frontdesk/runtime/logger'
import { inOrganization } from '../context.ts'
import type { JobPayload } from '../jobs/contracts.ts'
import { ingestMail } from './ingest-mail.ts'

type Input = { organizationId: string } & JobPayload<'ingest-mails'>

/**
 * Ingests mails that were accepted together. Those that fail are promised again, each by itself, so that none is
 * tried again or given up for another's sake; one that is alone already fails as the job does.
 */
export async function ingestMails({ organizationId, mails }: Input): Promise<void> {
  const failed: { mail: Input['mails'][number]; error: unknown }[] = []
  await Promise.all(
    mails.map((mail) =>
      withLogContext({ requestId: mail.requestId ?? mail.inboundMailId }, () =>
        ingestMail({ organizationId, inboundMailId: mail.inboundMailId }).catch((error: unknown) => {
          failed.push({ mail, error })
        }),
      ),
    ),
  )
  const [first] = failed
  if (!first) return
  if (mails.length === 1) throw first.error
  logger.warn({ error: first.error, failed: failed.length, of: mails.length }, 'mails are ingested apart')
  await inOrganization({ organizationId, actor: { type: 'system', name: 'ingest' } }, async (ctx) => {
    for (const { mail } of failed) ctx.emit({ type: 'mails.accepted', mails: [mail] })
  })
}
