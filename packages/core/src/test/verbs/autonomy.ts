import { changeAutonomy } from '../../autonomy/change.ts'
import { usualBar } from '../../autonomy/ladder.ts'
import { listDraftReviews } from '../../autonomy/list-reviews.ts'
import { readAutonomy } from '../../autonomy/read.ts'
import { reviewDraft } from '../../autonomy/review.ts'
import { requestDraft } from '../../drafts/request.ts'
import { recommendSavedReplies } from '../../saved-replies/recommend/recommend.ts'
import { findSimilar } from '../../similar/find-similar.ts'
import { readSummary } from '../../summaries/read.ts'
import { requestSummary } from '../../summaries/request.ts'
import { listTranslations } from '../../translations/list.ts'
import type { Verb } from './verb.ts'

/** Verbs about how far the assistant may go, about its drafts and what became of them, and about what helps to read and write. */
export const autonomy: Verb[] = [
  { name: 'readAutonomy', least: 'viewer', audit: null, named: false, run: readAutonomy },
  {
    name: 'changeAutonomy',
    least: 'admin',
    audit: 'autonomy.change',
    run: (ctx, ids) => changeAutonomy(ctx, { categoryId: ids.category, mode: 'off', ...usualBar }),
  },
  {
    name: 'listDraftReviews',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listDraftReviews(ctx, { state: 'open', limit: 10 }),
  },
  {
    name: 'reviewDraft',
    least: 'agent',
    audit: 'draft.review',
    run: (ctx, ids) => reviewDraft(ctx, { id: ids.review, good: true }),
  },
  {
    name: 'requestDraft with wishes',
    least: 'agent',
    audit: null,
    run: (ctx, ids) => requestDraft(ctx, { ...ids, wishes: { length: 'shorter' } }),
  },
  {
    name: 'findSimilar',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => findSimilar(ctx, { ...ids, limit: 5 }),
  },
  {
    name: 'recommendSavedReplies',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => recommendSavedReplies(ctx, { ...ids, limit: 5 }),
  },
  { name: 'readSummary', least: 'viewer', audit: null, run: (ctx, ids) => readSummary(ctx, ids) },
  {
    name: 'listTranslations',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => listTranslations(ctx, { id: ids.message }),
  },
  { name: 'requestSummary', least: 'agent', audit: null, run: (ctx, ids) => requestSummary(ctx, ids) },
]
