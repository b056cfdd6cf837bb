import { countTokens } from '@frontdesk/ai/cost/count-tokens'
import { classifySystemPrompt, classifyUserPrompt } from '@frontdesk/ai/prompts/classify'
import { draftMessages } from '@frontdesk/ai/prompts/draft-messages'
import { summarizeMessages } from '@frontdesk/ai/prompts/summarize'
import { translateMessages } from '@frontdesk/ai/prompts/translate'
import { redactAll } from '@frontdesk/ai/redact'
import { activeCategories } from '../../categories/list.ts'
import type { OrgContext } from '../../context.ts'
import { findPassages } from '../../drafts/find-passages.ts'
import { NotFound } from '../../errors.ts'
import { activeGuidance } from '../../learning/guidance.ts'
import { isId } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { activePolicies } from '../../policies/active.ts'
import { readForSummary } from '../../summaries/read-for-summary.ts'
import { checkTemplate } from './add.ts'
import { activePrompt } from './find.ts'
import type { PromptTask } from './tasks.ts'

type Input = {
  task: PromptTask
  /** the version in use when left out */
  template?: string | undefined
  /** a sample when left out */
  messageId?: string | undefined
}

export type PromptPreview = {
  system: string
  user: string
  estimatedTokens: number
  /** kind of personal data → how many values were replaced */
  placeholders: Record<string, number>
}

const sample = {
  subject: 'Return of order 10482',
  text: 'Hello, the lamp I ordered arrived broken. How do I send it back? You can call me at +44 20 7946 0958.',
  contactName: 'Ada Byron' as string | null,
  channel: 'email',
  language: 'en',
  conversationId: null as string | null,
}
const longestText = 8_000

/** What would leave the system with these instructions, about a message or a sample. Nothing is sent. */
export async function previewPrompt(ctx: OrgContext, input: Input): Promise<PromptPreview> {
  require(ctx, 'assistant:manage')
  const { task } = input
  if (input.template !== undefined) checkTemplate(task, input.template)
  const template = input.template ?? (await activePrompt(ctx, task))?.template
  const message = input.messageId === undefined ? sample : await findMessage(ctx, input.messageId)
  const { system, user, counts } = await renderers[task](ctx, message, template)
  return { system, user, estimatedTokens: countTokens(`${system}\n${user}`), placeholders: { ...counts } }
}

type Message = typeof sample
type Rendered = { system: string; user: string; counts: Record<string, number> }
type Renderer = (ctx: OrgContext, message: Message, template: string | undefined) => Promise<Rendered>

const renderers: Record<PromptTask, Renderer> = {
  async classify(ctx, { subject, text, channel }, template) {
    const { texts, counts } = redactAll([subject, text])
    const [redactedSubject = '', redactedText = ''] = texts
    return {
      system: classifySystemPrompt(await activeCategories(ctx), template),
      user: classifyUserPrompt({ subject: redactedSubject, text: redactedText, channel }),
      counts,
    }
  },
  async draft(ctx, message, template) {
    const passages = await findPassages(ctx, `${message.subject}\n${message.text}`)
    const policies = [...(await activePolicies(ctx)), ...(await activeGuidance(ctx))]
    return draftMessages({ ...message, history: [], passages, policies }, template)
  },
  async summarize(ctx, { subject, text, contactName, language, conversationId }, template) {
    const name = contactName ?? ''
    const alone = { subject, language, messages: [{ direction: 'inbound' as const, name, text }] }
    const whole = conversationId === null ? null : await readForSummary(ctx, conversationId, 'asked')
    return summarizeMessages(whole?.input ?? alone, template)
  },
  async translate(_, { text, contactName, language }, template) {
    const names = contactName === null ? [] : [contactName]
    return translateMessages({ text, to: language === 'en' ? 'de' : 'en', names }, template)
  },
}

async function findMessage(ctx: OrgContext, id: string): Promise<Message> {
  const message = isId(id)
    ? await ctx.db.message.findFirst({
        where: { id, direction: 'inbound' },
        select: { subject: true, text: true, fromName: true, conversationId: true },
      })
    : null
  if (!message) throw new NotFound('A message of a customer')
  const conversation = await ctx.db.conversation.findFirstOrThrow({
    where: { id: message.conversationId },
    select: { channel: true, language: true },
  })
  return {
    subject: message.subject,
    text: message.text.slice(0, longestText),
    contactName: message.fromName,
    channel: conversation.channel,
    language: conversation.language ?? 'und',
    conversationId: message.conversationId,
  }
}
