import { z } from 'zod'
import type { AiOptions } from './calls/ask-options.ts'
import { type AiCallRecord, aiCallRecordSchema } from './calls/call-record.ts'
import { summarizeLocally } from './local/summary/summarizer.ts'
import { type SummaryOpinion, summarizeMessages, summaryOpinionSchema } from './prompts/summarize.ts'
import { keepKnownLinks } from './reply/links.ts'

export interface SummaryInput {
  subject: string
  /** ISO 639-1 of the language to write in. */
  language: string
  /** Oldest first, each without quoted history. */
  messages: { direction: 'inbound' | 'outbound'; name: string; text: string }[]
}

export const summarySchema = z.object({
  /** What was said; `who` where it is somebody's own sentence. */
  lines: z.array(z.object({ who: z.string().nullable(), text: z.string().min(1) })).min(1),
  openQuestions: z.array(z.string()),
  nextSteps: z.array(z.string()),
  /** `local`, or the provider and model. */
  by: z.string(),
  calls: z.array(aiCallRecordSchema),
})

export type Summary = z.infer<typeof summarySchema>

const mostListed = 5
const longestLine = 1_200

/**
 * What a conversation is about, what is still open and what was promised. Without a provider, or when all fail, the
 * sentences that say most are quoted with who said them. Null when nobody has said anything.
 */
export async function summarize(input: SummaryInput, options: AiOptions = {}): Promise<Summary | null> {
  const local = summarizeLocally(input)
  if (!local || !options.providers?.length) return local
  const { value, by, calls, restore } = await askProviders(input, options)
  if (value === null || by === null || value.summary.trim() === '') return { ...local, calls }
  const plain = (text: string) => withoutForeignLinks(restore(text), input).slice(0, longestLine)
  const listed = (texts: string[]) => texts.map(plain).filter(Boolean).slice(0, mostListed)
  const text = plain(value.summary)
  if (text === '') return { ...local, calls }
  return summarySchema.parse({
    lines: [{ who: null, text }],
    openQuestions: listed(value.openQuestions),
    nextSteps: listed(value.nextSteps),
    by,
    calls,
  })
}

async function askProviders(input: SummaryInput, { providers = [], template, ...asking }: AiOptions) {
  const { system, user, counts, restore } = summarizeMessages(input, template)
  // Loaded here because the providers' libraries are slow to load and many processes never call one.
  const { askChain } = await import('./fallback.ts')
  const result: { value: SummaryOpinion | null; by: string | null; calls: AiCallRecord[] } =
    await askChain<SummaryOpinion>({
      ...asking,
      task: 'summarize',
      schema: summaryOpinionSchema,
      system,
      user,
      placeholders: counts,
      providers,
    })
  return { ...result, restore }
}

/** A link that nobody wrote in the conversation is none to press. */
function withoutForeignLinks(text: string, { messages }: SummaryInput): string {
  return keepKnownLinks(text.replace(/\s+/g, ' ').trim(), messages).text
}
