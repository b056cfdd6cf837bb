import { wantsPerson } from '@frontdesk/ai/actions/wants-person'
import { draftReply } from '@frontdesk/ai/draft-reply'
import { judgeSpam } from '@frontdesk/ai/local/spam/judge'
import type { ReplyDraft } from '@frontdesk/ai/reply/reply-draft'
import { z } from 'zod'
import { findRung, measure, type Rung } from '../../autonomy/find.ts'
import { actsAlone, hasEarned, modes } from '../../autonomy/ladder.ts'
import { type AloneVerdict, mayActAlone } from '../../autonomy/may-act-alone.ts'
import type { OrgContext } from '../../context.ts'
import { lookAt } from '../../drafts/look-at.ts'
import { NotFound } from '../../errors.ts'
import { type Question, readAsked, readQuestions } from '../past/questions.ts'
import { defineSubject, type Tried } from './subject.ts'

const rung = z.object({
  mode: z.enum(modes),
  bar: z.number().min(0.5).max(0.999),
  leastReviewed: z.number().int().min(1).max(10_000),
  leastConfidence: z.number().min(0).max(1),
})
type Setting = z.output<typeof rung>

/**
 * How far the assistant goes in a category: another rung, bar or least confidence against those that hold. Its drafts
 * are as sure as they were measured to be, and where none was kept the local drafter's.
 */
export const thresholdSubject = defineSubject({
  kind: 'threshold',
  kept: z.object({ categoryId: z.string(), tried: rung, current: rung, earned: z.boolean() }),
  portion: 25,
  async settle(ctx, { id, kind: _kind, ...change }) {
    const category = await ctx.db.category.findUnique({ where: { id } })
    if (!category) throw new NotFound('The category')
    const { changedAt: _changedAt, ...current } = await findRung(ctx, id)
    const tried = { ...current, ...change }
    const earned = hasEarned(await measure(ctx, id, tried), tried)
    const kept = { categoryId: id, tried, current, earned }
    const name = isAllowed(kept) ? category.name : `${category.name}: not earned, so it only suggests`
    return { about: id, name, kept }
  },
  async read(ctx, { categoryId, tried, current, earned }, conversationIds) {
    const asked = await readAsked(ctx, conversationIds)
    const own = asked.filter((one) => one.categoryId === categoryId)
    const measured = await readMeasured(
      ctx,
      own.map(({ conversationId }) => conversationId),
    )
    const questions = new Map(
      (await readQuestions(ctx, own)).map((question) => [question.asked.conversationId, question]),
    )
    return new Map(
      asked.map(({ conversationId, messageId }) => {
        const question = questions.get(conversationId)
        const known = measured.get(conversationId)
        const trial = () =>
          question ? tryOn({ question, known, tried, current, earned }) : untouched(messageId)
        return [conversationId, trial]
      }),
    )
  },
})

function untouched(messageId: string): Tried {
  return { messageId, matched: false, before: {}, after: {} }
}

type Measured = { conversationId: string; confidence: number; good: boolean | null }

/** What became of the assistant's drafts in them. */
async function readMeasured(ctx: OrgContext, conversationIds: string[]): Promise<Map<string, Measured>> {
  const rows = await ctx.db.$queryRaw<Measured[]>`
    SELECT DISTINCT ON (conversation_id) conversation_id AS "conversationId", confidence, good
    FROM draft_reviews WHERE conversation_id = ANY (${conversationIds}::uuid[])
    ORDER BY conversation_id, created_at, id`
  return new Map(rows.map((row) => [row.conversationId, row]))
}

type Case = {
  question: Question
  known: Measured | undefined
  tried: Setting
  current: Setting
  earned: boolean
}

async function tryOn({ question, known, tried, current, earned }: Case): Promise<Tried> {
  const drafted = await draftReply(question.question, {})
  const draft = drafted && { ...drafted, confidence: known?.confidence ?? drafted.confidence }
  // Nobody sets what was not earned: it is as if the assistant only suggested.
  const allowed = isAllowed({ tried, current, earned }) ? tried.mode : 'suggest'
  const before = verdictOf(question, draft, { ...current, changedAt: null })
  const after = verdictOf(question, draft, { ...tried, mode: allowed, changedAt: null })
  const good = Number(known?.good === true)
  const reviewed = Number(known !== undefined && known.good !== null)
  const alone = { before: Number(before === 'yes'), after: Number(after === 'yes') }
  return {
    messageId: question.asked.messageId,
    matched: true,
    before: { replies: say(before, draft) },
    after: { replies: say(after, draft) },
    numbers: {
      answered_alone: alone,
      reviewed_alone: { before: reviewed * alone.before, after: reviewed * alone.after },
      good_alone: { before: good * alone.before, after: good * alone.after },
    },
  }
}

/** Acting alone has to be earned; a rung that is held, and a bar that is not lowered, need no new proof. */
function isAllowed({ tried, current, earned }: Pick<Case, 'tried' | 'current' | 'earned'>): boolean {
  if (!actsAlone(tried.mode) || earned) return true
  const climbs = modes.indexOf(tried.mode) > modes.indexOf(current.mode)
  return !climbs && tried.bar >= current.bar && tried.leastConfidence >= current.leastConfidence
}

type Verdict = AloneVerdict | 'no_draft'

function verdictOf({ asked, question, policies }: Question, draft: ReplyDraft | null, held: Rung): Verdict {
  if (held.mode === 'off') return 'not_earned'
  if (!draft) return 'no_draft'
  const written = `${asked.subject}\n${asked.text}`
  const { route, severity, language } = asked
  return mayActAlone({
    draft,
    checks: lookAt({ question, policies }, draft),
    rung: held,
    // as the built-in routes ask for drafts
    held: !asked.sure,
    suspicious: asked.suspicious,
    likelySpam: judgeSpam(written).likely,
    wantsPerson: wantsPerson(written),
    answeredAlone: false,
    conversation: { assigneeId: null, spam: false, status: 'open', route, severity, language },
  })
}

const reasons: Record<Exclude<Verdict, 'yes'>, string> = {
  no_draft: 'nothing in the knowledge answers it',
  not_earned: 'the assistant does not act alone here',
  handed_over: 'it was handed over',
  asked_for_person: 'the customer asks for a person',
  suspicious: 'the message is suspicious',
  likely_spam: 'it looks like spam',
  taken: 'somebody has it',
  not_open: 'it is not open',
  grave: 'it is grave',
  held: 'what it is about is not sure enough',
  unsupported: 'a sentence rests on no source',
  policy: 'a policy has a say in it',
  failed_check: 'the draft failed a check',
  unsure: 'the draft is not sure enough',
}

function say(verdict: Verdict, draft: ReplyDraft | null): string {
  if (verdict !== 'yes') return `A person answers: ${reasons[verdict]}.`
  return `The assistant answers alone:\n${draft?.text ?? ''}`
}
