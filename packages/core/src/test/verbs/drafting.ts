import { requestDraft } from '../../drafts/request.ts'
import { readSummary } from '../../summaries/read.ts'
import { requestSummary } from '../../summaries/request.ts'
import type { Verb } from './verb.ts'

/** Verbs about drafts, summaries and what helps to write. */
export const drafting: Verb[] = [
  {
    name: 'requestDraft with wishes',
    least: 'agent',
    audit: null,
    run: (ctx, ids) => requestDraft(ctx, { ...ids, wishes: { length: 'shorter' } }),
  },
  { name: 'readSummary', least: 'viewer', audit: null, run: (ctx, ids) => readSummary(ctx, ids) },
  { name: 'requestSummary', least: 'agent', audit: null, run: (ctx, ids) => requestSummary(ctx, ids) },
]
