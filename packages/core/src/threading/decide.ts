/** A message of ours or theirs that the new mail names in In-Reply-To or References. */
export type Candidate = {
  conversationId: string
  messageId: string
  mailboxId: string
  /** whether the sender takes part in that conversation already */
  participant: boolean
}

export type ThreadingInput = {
  mailboxId: string
  /** Message-IDs the mail names, likeliest first */
  named: string[]
  candidates: Candidate[]
  /** the conversation a plus-address token with a valid MAC stands for */
  tokenConversationId: string | null
  /** whether a plus-address token came with a MAC that does not fit */
  tokenForged: boolean
  sender: string
  /** a bounce or report comes from a mail server, which takes part in nothing */
  aboutDelivery: boolean
}

export type Threading = {
  verdict: 'reference' | 'token' | 'new'
  conversationId: string | null
  evidence: string[]
}

/**
 * Decides where a mail belongs, with the reasons. A named Message-ID counts only together with a
 * participant: lists and newsletters share ids between strangers, and merging strangers shows one person
 * another's mail.
 */
export function decideThread(input: ThreadingInput): Threading {
  const evidence: string[] = []
  for (const messageId of input.named) {
    const candidate = input.candidates.find(
      (found) => found.messageId === messageId && found.mailboxId === input.mailboxId,
    )
    if (!candidate) continue
    if (candidate.participant) {
      evidence.push(`answers ${messageId}`, `${input.sender} takes part in that conversation`)
      return { verdict: 'reference', conversationId: candidate.conversationId, evidence }
    }
    if (input.aboutDelivery) {
      evidence.push(`reports on ${messageId}`)
      return { verdict: 'reference', conversationId: candidate.conversationId, evidence }
    }
    evidence.push(`names ${messageId}, but ${input.sender} takes no part in that conversation`)
  }
  if (input.tokenConversationId !== null) {
    evidence.push('sent to the reply address of that conversation, its signature is valid')
    return { verdict: 'token', conversationId: input.tokenConversationId, evidence }
  }
  if (input.tokenForged) evidence.push('sent to a reply address whose signature is not valid')
  if (input.named.length === 0) evidence.push('names no earlier mail')
  else if (input.candidates.length === 0) evidence.push('names only mails that are not known here')
  return { verdict: 'new', conversationId: null, evidence }
}
