/**
 * The kinds of mail that somebody wrote. Lists are among them: a support address that is a group marks every
 * customer's mail as list mail.
 */
export const writtenByPeople = ['human', 'list'] as const

export function isWrittenByPerson(kind: string): boolean {
  return writtenByPeople.some((written) => written === kind)
}
