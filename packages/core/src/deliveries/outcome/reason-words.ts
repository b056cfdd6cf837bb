/** Why a mail did not reach somebody, in words for people. The codes are those that bounces are read into, and ours. */
export const reasonWords = {
  user_unknown: 'The address does not exist',
  host_unknown: 'The domain of the address takes no mail',
  mailbox_full: 'The mailbox is full',
  suspended: 'The mailbox is closed or suspended',
  moved: 'The person has moved to another address',
  not_accepting: 'The mailbox takes no mail',
  too_large: 'The mail is too large for the recipient',
  blocked: 'The receiving server refuses mail from us',
  spam: 'The receiving server took the mail for spam',
  policy: 'A rule of the receiving server refuses the mail',
  content: 'The receiving server does not take what is in the mail',
  auth_failure: 'The receiving server could not verify that the mail is ours',
  greylisted: 'The receiving server asks to come again a little later',
  rate_limited: 'The receiving server asks for fewer mails at a time',
  relaying: 'The server does not take mail for this address',
  syntax: 'The mail servers did not understand each other',
  expired: 'The receiving server could not be reached for too long',
  network: 'The mail server could not be reached',
  system: 'The receiving server has a fault',
  loop: 'The mail went round in a circle',
  refused: 'The receiving server refused the mail',
  put_off: 'The receiving server put the mail off',
  feedback: 'The recipient marked the mail as spam',
  vacation: 'The recipient is away',
  unknown: 'The mail did not arrive',
} as const

export type ReasonCode = keyof typeof reasonWords

/** The words for a code that came from elsewhere. */
export function wordsOf(code: string): string {
  return Object.hasOwn(reasonWords, code) ? reasonWords[code as ReasonCode] : reasonWords.unknown
}
