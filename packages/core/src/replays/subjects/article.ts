import type { DraftInput } from '@frontdesk/ai/reply/reply-draft'
import { z } from 'zod'
import { findArticle } from '../../articles/row.ts'
import { findVersion } from '../../articles/versions/view.ts'
import { assistantFor } from '../../assistant/setup.ts'
import type { OrgContext } from '../../context.ts'
import { storable } from '../../messages/storable.ts'
import { estimateDrafting } from '../past/drafting.ts'
import { draftOnce } from '../past/drafts.ts'
import { type Question, readAsked, readQuestions } from '../past/questions.ts'
import { searchAsIf } from '../past/search-tried.ts'
import { defineSubject, type Trial } from './subject.ts'

/** The newest version of an article, another one, or words that are not saved, against what is published. */
export const articleSubject = defineSubject({
  kind: 'article',
  kept: z.object({
    id: z.string(),
    title: z.string(),
    body: z.string(),
    language: z.string(),
    audience: z.enum(['public', 'internal']),
  }),
  portion: 10,
  async settle(ctx, { id, version, title, body }) {
    const article = await findArticle(ctx, id)
    const found = version === undefined ? article : await findVersion(ctx, { articleId: id, number: version })
    const kept = {
      id,
      title: storable(title ?? found.title),
      body: storable(body ?? found.body),
      language: found.language,
      audience: found.audience,
    }
    return { about: id, name: kept.title, kept }
  },
  async read(ctx, article, conversationIds) {
    const asked = await readAsked(ctx, conversationIds)
    const now = await readQuestions(ctx, asked)
    const then = await readQuestions(ctx, asked, await searchAsIf(ctx, article))
    const trials = new Map<string, Trial>()
    for (const [at, before] of now.entries()) {
      const after = then[at]
      if (after) trials.set(before.asked.conversationId, await trialOf(ctx, before, after))
    }
    return trials
  },
  // Only those whose passages differ are drafted at all, so this is the most it can come to.
  estimate: (ctx, _article, conversationIds) => estimateDrafting(ctx, conversationIds, [null, null]),
})

async function trialOf(ctx: OrgContext, before: Question, after: Question): Promise<Trial> {
  const { conversationId, messageId, suspicious } = before.asked
  if (isSame(before.question, after.question)) {
    return () => ({ messageId, matched: false, before: {}, after: {} })
  }
  const options = suspicious ? {} : await assistantFor(ctx, 'draft', conversationId)
  return async (onCalls) => {
    const was = await draftOnce(before.question, options, onCalls)
    const is = await draftOnce(after.question, options, onCalls)
    return {
      messageId,
      matched: true,
      before: { replies: was.text },
      after: { replies: is.text },
      numbers: { replies: { before: Number(was.drafted), after: Number(is.drafted) } },
      costMicros: { before: was.costMicros, after: is.costMicros },
    }
  }
}

/** The drafter is given the same passages, whatever their scores have become. */
function isSame(before: DraftInput, after: DraftInput): boolean {
  const read = ({ passages }: DraftInput) => JSON.stringify(passages.map(({ title, text }) => [title, text]))
  return read(before) === read(after)
}
