import { upsertContact } from '../contacts/upsert.ts'
import { standInAddress } from '../contacts/without-address.ts'
import type { OrgContext } from '../context.ts'
import { openConversation } from '../conversations/open.ts'
import { findConversation } from '../conversations/query/find.ts'
import type { ConversationView } from '../conversations/query/row.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'

export type Transcript = {
  /** the phone system's own id of the call: the same one again is the same call */
  callId: string
  /** in E.164: + and digits */
  caller: string
  name: string
  startedAt: string
  endedAt: string
  language?: string | undefined
  /** who said what, in order; or all of it as one text */
  turns?: { speaker: string; text: string }[] | undefined
  text?: string | undefined
  recordingUrl?: string | undefined
  mailboxId?: string | undefined
}

/** Makes the transcript of a call a conversation, once for each call. */
export async function receiveTranscript(ctx: OrgContext, call: Transcript): Promise<ConversationView> {
  require(ctx, 'conversations:reply')
  const { organizationId } = ctx
  const callId = storable(call.callId)
  const { count } = await ctx.db.voiceCall.createMany({
    data: [
      {
        organizationId,
        callId,
        caller: call.caller,
        startedAt: new Date(call.startedAt),
        endedAt: new Date(call.endedAt),
        language: call.language ?? null,
        recordingUrl: call.recordingUrl ?? null,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return firstTime(ctx, callId)
  const conversation = await openConversation(ctx, {
    ...(call.mailboxId === undefined ? {} : { mailboxId: call.mailboxId }),
    contactId: await contactOf(ctx, call),
    subject: `Call from ${call.caller}`,
    text: textOf(call),
    direction: 'inbound',
    channel: 'voice',
    evidence: evidenceOf(call),
    tags: [],
  })
  await ctx.db.voiceCall.updateMany({ where: { callId }, data: { conversationId: conversation.id } })
  return conversation
}

/** Whoever sent it at the same time has committed by now: the row could not be written twice. */
async function firstTime(ctx: OrgContext, callId: string): Promise<ConversationView> {
  const { conversationId } = await ctx.db.voiceCall.findFirstOrThrow({ where: { callId } })
  return findConversation(ctx, conversationId ?? '')
}

/** Whoever is known by this number, else a contact that has nothing but the number. */
async function contactOf(ctx: OrgContext, { caller, name }: Transcript): Promise<string> {
  const known = await ctx.db.contact.findFirst({
    where: { phone: caller },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  if (known) return known.id
  const address = standInAddress('voice', caller)
  const id = await upsertContact(ctx, { name: storable(name).trim() || caller, address })
  await ctx.db.contact.update({ where: { id }, data: { phone: caller } })
  return id
}

function textOf({ turns, text = '', recordingUrl }: Transcript): string {
  const said = turns ? turns.map((turn) => `${turn.speaker}: ${turn.text}`).join('\n\n') : text
  return recordingUrl === undefined ? said : `${said}\n\nRecording: ${recordingUrl}`
}

function evidenceOf({ startedAt, endedAt, language }: Transcript): string {
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000)
  const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return `said on the phone on ${startedAt}, ${length} minutes${language === undefined ? '' : `, in ${language}`}`
}
