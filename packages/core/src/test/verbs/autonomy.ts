import { changeAutonomy } from '../../autonomy/change.ts'
import { usualBar } from '../../autonomy/ladder.ts'
import { listDraftReviews } from '../../autonomy/list-reviews.ts'
import { readAutonomy } from '../../autonomy/read.ts'
import { reviewDraft } from '../../autonomy/review.ts'
import type { Verb } from './verb.ts'

/** Verbs about how far the assistant may go, and about what became of its drafts. */
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
]
