import { recordReport } from '../../bounces/record-report.ts'
import type { Tie } from '../../bounces/tie-report.ts'
import type { OrgContext } from '../../context.ts'
import { cancelOnReply } from '../../deliveries/cancel-on-reply.ts'
import { isWrittenByPerson } from '../written-by-people.ts'
import type { ClaimedMail } from './claim-mails.ts'
import type { ReceivedMail } from './received-mail.ts'
import type { Written } from './write-inbound.ts'

type Arrived = { inboundMailId: string; mail: ReceivedMail; tie: Tie | null } & Pick<
  ClaimedMail,
  'receivedAt' | 'acknowledges'
>

/** What written mails mean for mail of ours: reports on it, scheduled answers overtaken, and a confirmation. */
export async function followUp(
  ctx: OrgContext,
  mails: Arrived[],
  written: ReadonlyMap<string, Written>,
): Promise<void> {
  const answered: { conversationId: string; receivedAt: Date }[] = []
  for (const { inboundMailId, mail, tie, receivedAt, acknowledges } of mails) {
    const row = written.get(inboundMailId)
    if (!row) continue
    const { conversationId, messageId } = row
    if (mail.report && tie) await recordReport(ctx, { report: mail.report, tie, reportMessageId: messageId })
    if (!row.opened && isWrittenByPerson(mail.auto.kind)) answered.push({ conversationId, receivedAt })
    if (row.opened && acknowledges && mail.auto.kind === 'human')
      ctx.emit({ type: 'acknowledgement.wanted', conversationId, messageId })
  }
  await cancelOnReply(ctx, answered)
}
