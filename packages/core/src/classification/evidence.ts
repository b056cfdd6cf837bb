import { z } from 'zod'

const schema = z.object({
  ranking: z.array(z.object({ category: z.string(), confidence: z.number() })).catch([]),
  severityHits: z.array(z.string()).catch([]),
  suspicious: z.boolean().catch(false),
  agreement: z.boolean().nullable().catch(null),
})

/** What a judgement rests on, as far as it was kept: rows of earlier versions know less. */
export function readEvidence(stored: unknown): z.infer<typeof schema> {
  return schema.parse(stored ?? {})
}
