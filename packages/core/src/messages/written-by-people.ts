import { restsOnWords } from '@frontdesk/integrations/email/detect-auto-mail'

/**
 * The kinds of mail that somebody wrote. Lists are among them: a support address that is a group marks every
 * customer's mail as list mail.
 */
export const writtenByPeople = ['human', 'list'] as const

export function isWrittenByPerson(kind: string): boolean {
  return writtenByPeople.some((written) => written === kind)
}

type Judged = { kind: string; evidence: readonly string[] }

/** Whether somebody may wait for an answer: what only sounds like a program is treated as a person's. */
export function mayWait({ kind, evidence }: Judged): boolean {
  return isWrittenByPerson(kind) || restsOnWords(evidence)
}

/** What mail servers send of their own accord, by more than its words: it asks nobody here for work. */
export function isForNobody({ kind, evidence }: Judged): boolean {
  return (kind === 'bounce' || kind === 'report') && !restsOnWords(evidence)
}
