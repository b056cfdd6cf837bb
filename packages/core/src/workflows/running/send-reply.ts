import { type FoundTrigger, findTrigger, readSigns } from '../../automatic-mail/find-trigger.ts'
import { guardAutomaticMail } from '../../automatic-mail/guard.ts'
import { inOrganization, type OrgContext } from '../../context.ts'
import { lockConversation } from '../../conversations/query/find.ts'
import { recordEvent } from '../../conversations/record-event.ts'
import { databaseTime } from '../../database-time.ts'
import { writeOutbound } from '../../outgoing/write-outbound.ts'
import { raise } from '../raise.ts'
import { actorOf, readRun } from './steps/run.ts'

type Input = { organizationId: string; replyId: string }
type Reply = { id: string; runId: string; place: string; messageId: string; text: string; state: string }

/**
 * Writes the mail a run has promised, where the guard of automatic mail allows it: never to robots, lists or forged
 * senders, and once for each workflow and conversation. The step of the run then says what came of it.
 */
export async function sendWorkflowReply({ organizationId, replyId }: Input): Promise<void> {
  const product = { organizationId, actor: { type: 'system', name: 'workflows' } } as const
  const read = await inOrganization(product, async (ctx) => {
    const reply = await ctx.db.workflowReply.findUnique({ where: { id: replyId } })
    const run = reply && (await readRun(ctx, reply.runId))
    return reply && run && { reply, run, found: await findTrigger(ctx, reply.messageId) }
  })
  if (read?.reply.state !== 'promised') return
  const { found, run } = read
  const signs = found ? await readSigns(found) : []
  await inOrganization({ organizationId, actor: actorOf(run) }, async (ctx) => {
    const [reply] = await ctx.db.$queryRaw<Reply[]>`
      SELECT id, run_id AS "runId", place, message_id AS "messageId", text, state
      FROM workflow_replies WHERE id = ${replyId}::uuid FOR UPDATE`
    if (reply?.state !== 'promised') return
    if (!found) await settle(ctx, reply, { state: 'refused', result: 'there is no mail to answer' })
    else await send(ctx, { reply, found, signs, workflowId: run.workflowId })
  })
}

type Sending = { reply: Reply; found: FoundTrigger; signs: string[]; workflowId: string }

async function send(ctx: OrgContext, { reply, found, signs, workflowId }: Sending): Promise<void> {
  const conversation = await lockConversation(ctx, found.conversationId)
  const conversationId = conversation.id
  const kind = `workflow ${workflowId}`
  const now = await databaseTime(ctx)
  const trigger = { ...found.trigger, signs }
  const verdict = conversation.spam
    ? 'spam'
    : await guardAutomaticMail(ctx, { kind, trigger, conversationId, mailboxId: found.mailboxId, now })
  if (verdict !== 'sent') {
    await settle(ctx, reply, { state: 'refused', result: verdict.replaceAll('_', ' ') })
    return
  }
  const answered = await ctx.db.message.findUniqueOrThrow({
    where: { id: reply.messageId },
    select: { messageId: true, references: true, fromAddress: true, fromName: true },
  })
  const { fromName: name, fromAddress: address, messageId, references } = answered
  const sentMessageId = await writeOutbound(ctx, conversation, {
    text: reply.text,
    recipients: { to: [{ name, address }], cc: [], bcc: [], answers: { messageId, references } },
    attachmentIds: [],
    verdict: 'answer',
  })
  await ctx.db.automaticMail.updateMany({
    where: { conversationId, kind, verdict: 'sent', messageId: null },
    data: { messageId: sentMessageId },
  })
  await ctx.db.conversation.update({ where: { id: conversationId }, data: { waitingSince: null } })
  await recordEvent(ctx, conversationId, 'replied', { messageId: sentMessageId })
  await settle(ctx, reply, { state: 'sent', result: '', sentMessageId })
  await raise(ctx, { trigger: 'reply_sent', conversationId, messageId: sentMessageId })
  ctx.emit({ type: 'conversation.updated', conversationId })
}

type Settled = { state: 'sent' | 'refused'; result: string; sentMessageId?: string }

async function settle(ctx: OrgContext, reply: Reply, settled: Settled): Promise<void> {
  await ctx.db.workflowReply.update({ where: { id: reply.id }, data: settled })
  const effect = settled.state === 'sent' ? 'The reply was written' : `Nothing was sent: ${settled.result}`
  await ctx.db.$executeRaw`
    UPDATE workflow_run_steps SET effect = ${effect}
    WHERE run_id = ${reply.runId}::uuid AND place = ${reply.place} AND state = 'done'`
}
