import { noteArticleView } from '../../articles/usage/note-view.ts'
import { readArticleUsage } from '../../articles/usage/read.ts'
import { voteOnArticle } from '../../articles/usage/vote.ts'
import { changeAutonomy } from '../../autonomy/change.ts'
import { usualBar } from '../../autonomy/ladder.ts'
import { listDraftReviews } from '../../autonomy/list-reviews.ts'
import { readAutonomy } from '../../autonomy/read.ts'
import { reviewDraft } from '../../autonomy/review.ts'
import { requestDraft } from '../../drafts/request.ts'
import { dismissGap, writeGapArticle } from '../../knowledge-gaps/decide.ts'
import { listGaps } from '../../knowledge-gaps/list.ts'
import { mergeGaps } from '../../knowledge-gaps/merge.ts'
import { readGap } from '../../knowledge-gaps/read.ts'
import { decideProposal } from '../../learning/decide-proposal.ts'
import { listGuidance, removeGuidance } from '../../learning/guidance.ts'
import { listProposals } from '../../learning/list-proposals.ts'
import { readAcceptance } from '../../saved-replies/recommend/acceptance.ts'
import { noteRecommendationsShown } from '../../saved-replies/recommend/note-shown.ts'
import { recommendSavedReplies } from '../../saved-replies/recommend/recommend.ts'
import { addAction } from '../../service-actions/add.ts'
import { approveAction } from '../../service-actions/approve.ts'
import { changeActionFields } from '../../service-actions/change-fields.ts'
import { completeAction } from '../../service-actions/complete.ts'
import { dismissAction } from '../../service-actions/dismiss.ts'
import { listActions } from '../../service-actions/list.ts'
import { changeActionSettings, readActionSettings } from '../../service-actions/settings.ts'
import { findSimilar } from '../../similar/find-similar.ts'
import { readSummary } from '../../summaries/read.ts'
import { requestSummary } from '../../summaries/request.ts'
import { listTranslations } from '../../translations/list.ts'
import type { Verb } from './verb.ts'

const fields = { orderNumber: '48214', amount: 20, currency: 'EUR' }

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
  {
    name: 'listActions',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => listActions(ctx, { conversation: ids.conversation }),
  },
  {
    name: 'addAction',
    least: 'agent',
    audit: 'service_action.add',
    run: (ctx, ids) => addAction(ctx, { conversation: ids.conversation, kind: 'order_status', fields: {} }),
  },
  {
    name: 'changeActionFields',
    least: 'agent',
    audit: 'service_action.change',
    run: (ctx, ids) => changeActionFields(ctx, { id: ids.action, fields }),
  },
  {
    name: 'approveAction',
    least: 'agent',
    audit: 'service_action.approve',
    run: (ctx, ids) => approveAction(ctx, ids.action),
  },
  {
    name: 'dismissAction',
    least: 'agent',
    audit: 'service_action.dismiss',
    run: (ctx, ids) => dismissAction(ctx, ids.action),
  },
  {
    name: 'completeAction',
    least: 'agent',
    audit: 'service_action.done',
    run: (ctx, ids) => completeAction(ctx, { id: ids.approvedAction, result: 'Done' }),
  },
  { name: 'readActionSettings', least: 'admin', audit: null, named: false, run: readActionSettings },
  {
    name: 'changeActionSettings',
    least: 'admin',
    audit: 'service_action.settings',
    named: false,
    run: (ctx) => changeActionSettings(ctx, { items: [] }),
  },
  {
    name: 'listProposals',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listProposals(ctx, { state: 'open', limit: 10 }),
  },
  {
    name: 'decideProposal',
    least: 'agent',
    audit: 'assistant_proposal.decide',
    run: (ctx, ids) => decideProposal(ctx, { id: ids.proposal, decision: 'decline' }),
  },
  { name: 'listGuidance', least: 'viewer', audit: null, named: false, run: listGuidance },
  {
    name: 'removeGuidance',
    least: 'admin',
    audit: 'assistant_guidance.remove',
    run: (ctx, ids) => removeGuidance(ctx, ids.guidance),
  },
  {
    name: 'listGaps',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listGaps(ctx, { state: 'open', limit: 10 }),
  },
  { name: 'readGap', least: 'viewer', audit: null, run: (ctx, ids) => readGap(ctx, ids.gap) },
  {
    name: 'dismissGap',
    least: 'agent',
    audit: 'knowledge_gap.dismiss',
    run: (ctx, ids) => dismissGap(ctx, ids.gap),
  },
  {
    name: 'mergeGaps',
    least: 'agent',
    audit: 'knowledge_gap.merge',
    run: (ctx, ids) => mergeGaps(ctx, { id: ids.gap, into: ids.otherGap }),
  },
  {
    name: 'mergeGaps into one of elsewhere',
    least: 'agent',
    audit: 'knowledge_gap.merge',
    run: (ctx, ids, own) => mergeGaps(ctx, { id: own.gap, into: ids.otherGap }),
  },
  {
    name: 'writeGapArticle',
    least: 'agent',
    audit: 'article.create',
    run: (ctx, ids) => writeGapArticle(ctx, ids.gap),
  },
  {
    name: 'readArticleUsage',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readArticleUsage(ctx, ids.article),
  },
  {
    name: 'noteArticleView',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => noteArticleView(ctx, ids.article),
  },
  {
    name: 'voteOnArticle',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => voteOnArticle(ctx, { id: ids.article, helpful: true }),
  },
  { name: 'readAcceptance', least: 'viewer', audit: null, named: false, run: readAcceptance },
  {
    name: 'noteRecommendationsShown',
    least: 'agent',
    audit: null,
    run: (ctx, ids) =>
      noteRecommendationsShown(ctx, { conversation: ids.conversation, savedReplyIds: [ids.savedReply] }),
  },
]
