import { Row } from '../../ui/lists/Row.tsx'
import { ToneChip } from '../../ui/ToneChip.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import type { Case } from './api.ts'
import { severityWords, stateWords } from './words.ts'

export function CaseRow({ one }: { one: Case }) {
  const { id, number, conversationNumber, reason, state, createdAt } = one
  return (
    <Row
      href={`/compliance/${id}`}
      title={`Case ${number}`}
      marks={<CaseChips one={one} />}
      detail={`Conversation #${conversationNumber} · ${reason}`}
      trailing={state === 'open' ? <Due one={one} /> : <RelativeTime at={createdAt} />}
    />
  )
}

/** How bad it is and where it stands. */
export function CaseChips({ one: { severity, state } }: { one: Case }) {
  return (
    <>
      <ToneChip {...severityWords[severity]} />
      <ToneChip {...stateWords[state]} />
    </>
  )
}

/** By when somebody has to look into it. */
export function Due({ one: { dueAt, overdue } }: { one: Case }) {
  return (
    <span>
      {overdue ? 'Overdue for ' : 'Due '}
      <RelativeTime at={dueAt} />
    </span>
  )
}
