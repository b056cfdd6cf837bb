import { checkDraft, type DraftCheck } from '@frontdesk/ai/reply/check-draft'
import type { ReplyDraft } from '@frontdesk/ai/reply/reply-draft'
import type { ForDraft } from './read-for-draft.ts'

/** Every check of a draft, with the passages it rests on and the policies that have a say in it. */
export function lookAt(
  { question, policies }: Pick<ForDraft, 'question' | 'policies'>,
  draft: ReplyDraft,
): DraftCheck[] {
  const { passages, wishes, language } = question
  const named = new Set(draft.sentences.flatMap(({ sources }) => sources))
  const used = passages.filter(({ sourceId }) => named.has(sourceId))
  const asked = [
    question.subject,
    question.text,
    ...question.history.flatMap(({ direction, text }) => (direction === 'inbound' ? [text] : [])),
  ].join('\n')
  const told = question.policies?.slice(policies.length) ?? []
  return checkDraft({
    draft,
    passages: used,
    language: wishes?.language ?? language,
    ruled: { asked, policies, by: draft.by, told },
  })
}
