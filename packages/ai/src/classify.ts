import { askKept } from './calls/ask-kept.ts'
import type { AiOptions } from './calls/ask-options.ts'
import { type Classification, type ClassifyInput, classificationSchema } from './classification.ts'
import { classifyLocally } from './local/classify.ts'
import { mergeOpinions } from './merge-opinions.ts'
import { classifySystemPrompt, classifyUserPrompt, providerOpinionSchema } from './prompts/classify.ts'
import { redactAll } from './redact.ts'

/** Sorts a message. Never rejects for want of a provider: the local models always have an opinion. */
export async function classifyMessage(
  input: ClassifyInput,
  options: AiOptions = {},
): Promise<Classification> {
  const local = classifyLocally(input)
  const { providers = [], template, kept, ...asking } = options
  if (providers.length === 0 || input.categories.length === 0) return local
  const { texts, counts } = redactAll([input.subject ?? '', input.text])
  const [subject = '', text = ''] = texts
  const material = { subject, text, channel: input.channel ?? 'email' }
  const request = {
    ...asking,
    task: 'classify' as const,
    schema: providerOpinionSchema(input.categories),
    system: classifySystemPrompt(input.categories, template),
    user: classifyUserPrompt(material),
    placeholders: counts,
    providers,
  }
  const { value, by, calls } = await askKept(request, material, kept)
  if (value === null || by === null) return { ...local, calls }
  return classificationSchema.parse({ ...mergeOpinions(local, value), by, calls })
}
