/** How a mail came to us, kept with it. */
export type Origin =
  | { via: 'smtp'; ip: string; helo: string }
  | {
      via: 'provider'
      /** the name under which the provider writes Authentication-Results; empty where it names nobody */
      authority: string | null
      /** it lay among the sent mail: an agent wrote it in the provider's own program */
      sent: boolean
      /** it lay there before the mailbox was connected: read for the record, not news */
      history?: true
    }

/** What a provider knows of a mail beyond its raw form. */
export type AtProvider = {
  /** with the mailbox, the identity of the mail */
  providerMessageId: string
  providerThreadId: string | null
  /** identity of a mail whose provider numbers it anew, such as IMAP after a change of UIDVALIDITY */
  contentHash: string | null
  /** when the provider received it; null where it does not say */
  receivedAt?: Date | null
}
