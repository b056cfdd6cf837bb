import type { RawSource } from './smtp/raw-source.ts'

/** The kinds of mailbox that live at a provider. A forwarding address needs none: its mail comes by SMTP. */
export type ChannelKind = 'gmail' | 'outlook' | 'imap'

/** Where a channel left off, kept as JSON. Only the channel that wrote it reads it. */
export type Cursor = { readonly [key: string]: unknown }

/** A mail as the provider lists it, before its raw form is fetched. */
export type MailRef = {
  /** stays the same as long as the mail exists in this mailbox */
  id: string
  threadId: string | null
  /** it lies among the sent mail: written by us, here or in the provider's own program */
  sent: boolean
  read: boolean
  archived: boolean
  /** when the provider received it, if the listing says so */
  at: Date | null
}

export type Change =
  | { type: 'arrived'; mail: MailRef }
  | { type: 'marked'; id: string; read: boolean; archived: boolean }
  | { type: 'gone'; id: string }

export type Changes = {
  /** oldest first */
  changes: Change[]
  /** to be kept only after every change was stored */
  cursor: Cursor
  /** there is more to fetch right now */
  more: boolean
}

/**
 * Takes a mail's raw bytes as they come, all of them, before its promise resolves. `size` is what the provider says
 * of them beforehand, in bytes.
 */
export type KeepRaw<Kept> = (raw: AsyncIterable<Uint8Array>, size: number | null) => Promise<Kept>

export type FetchedMail<Kept> = MailRef & { kept: Kept }

export type ListedMails = {
  /** newest first */
  mails: MailRef[]
  /** the next page, null at the end */
  next: string | null
  /** how many there are in all, as far as the provider says */
  total: number | null
}

export type Alias = { address: string; name: string; verified: boolean }

export type Identity = {
  address: string
  name: string
  /** further addresses this account may send as */
  aliases: Alias[]
  /** the largest raw mail the provider takes, in bytes */
  maxMailBytes: number
}

export type MailFolder = {
  /** the provider's own id, as settings name it */
  id: string
  /** for people, with the folders it lies in: "Projects / 2026" */
  name: string
  /** what it is for, where the provider says so; null for a folder of the account's own */
  use: 'inbox' | 'sent' | 'archive' | 'drafts' | 'junk' | 'trash' | null
  /** how many mails lie in it, where the listing says so */
  total: number | null
}

export type OutgoingMail = {
  raw: RawSource
  /** the Message-ID in it, fixed before the first try, with angle brackets */
  messageId: string
  /** the provider's thread this mail belongs to, when known */
  threadId: string | null
  from: string
  /** everybody the mail goes to, Bcc included */
  recipients: string[]
  /** awaited at the last moment at which nothing has left yet */
  onDataStart?: () => Promise<void>
}

export type SentMail = {
  id: string | null
  threadId: string | null
  /** the Message-ID its recipients know it by, where the provider gave it another than ours */
  givenMessageId?: string
  rejected: string[]
  /** what was said of each rejected recipient, where the provider says it: a reply code and words */
  refusals?: { address: string; code: number; text: string }[]
}

/** A promise of the provider to call us. */
export type Watch = { expiresAt: Date; details: Cursor }

/**
 * One mailbox at one provider: the only thing the rest of the product knows of Gmail, Outlook or IMAP.
 * Every method rejects with ChannelFailure and nothing else, has a timeout, and may be called again.
 */
export interface Channel {
  /** Whose mailbox this is; also the test of a new connection. */
  identify(): Promise<Identity>
  /** The present moment as a cursor. Taken before the first listing, so that nothing falls in between. */
  start(): Promise<Cursor>
  /** What happened since; fails with `cursor_expired` when the provider no longer knows. */
  fetchChanges(cursor: Cursor): Promise<Changes>
  /** Pages through what is there: for the first sync, after an expired cursor, and to compare. */
  listMails(page: { page: string | null; since: Date | null; limit: number }): Promise<ListedMails>
  /**
   * Fetches a mail, which never is in memory as a whole, and resolves with what `keep` made of it. Fails with `missing`
   * when the mail is gone, and as `keep` does, when that fails.
   */
  fetchMail<Kept>(id: string, keep: KeepRaw<Kept>): Promise<FetchedMail<Kept>>
  /** Hands over one mail; the failure says whether it may have left all the same. */
  send(mail: OutgoingMail): Promise<SentMail>
  /** Looks a mail of ours up among the sent ones by its Message-ID; null when it is not there. */
  findSent(messageId: string): Promise<SentMail | null>
  mark(id: string, marks: { read?: boolean; archived?: boolean }): Promise<void>
  /** Asks the provider to call us, or renews that; null where there is no such thing. */
  watch(previous: Watch | null): Promise<Watch | null>
  unwatch(watch: Watch): Promise<void>
  /** Resolves when something may have changed, at the latest when the signal aborts; null where only polling helps. */
  waitForChange: ((signal: AbortSignal) => Promise<void>) | null
  /** The folders of the account; absent where mail does not lie in folders. */
  listFolders?: () => Promise<MailFolder[]>
  close(): Promise<void>
}

export type FailureKind =
  /** the grant was withdrawn or the password changed: a person has to connect again */
  | 'access_lost'
  /** too many calls; `retryAfterMs` says how long to stay away */
  | 'rate_limited'
  | 'cursor_expired'
  | 'missing'
  /** the provider will say the same again */
  | 'refused'
  | 'too_large'
  /** down, slow or unreachable: try again later */
  | 'unavailable'

/** Why a provider did not do what it was asked. */
export class ChannelFailure extends Error {
  override name = 'ChannelFailure'
  readonly kind: FailureKind
  readonly retryAfterMs: number | null
  /** false when the effect may have happened all the same: a mail may have left */
  readonly sure: boolean
  constructor(
    kind: FailureKind,
    message: string,
    {
      retryAfterMs = null,
      sure = true,
      cause,
    }: { retryAfterMs?: number | null; sure?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.kind = kind
    this.retryAfterMs = retryAfterMs
    this.sure = sure
  }
}

/** What a channel needs from the product: a way in, and leave to spend the provider's quota. */
export type ChannelOptions = {
  address: string
  /** an OAuth token that still works; called with a refused one it fetches another, once for everybody */
  accessToken(refused?: string): Promise<string>
  /** the password of an IMAP account; null where OAuth is used */
  password: string | null
  /** what the connection was set up with: servers, folders, limits */
  settings: ChannelSettings
  /** waits for its turn in the quota of mailbox and project; fails with `rate_limited` when that would take too long */
  spend(units: number): Promise<void>
}

export type ServerSettings = { host: string; port: number; security: 'tls' | 'starttls'; user: string }

export type ChannelSettings = {
  /** IMAP only */
  imap?: ServerSettings
  smtp?: ServerSettings
  /** who signs in to them in place of a password */
  signIn?: 'google' | 'microsoft'
  /** folders to fetch besides the inbox, by the provider's id */
  folders?: string[]
  /** tell the provider when a conversation was read or resolved */
  mirrorReadState?: boolean
  mirrorArchive?: boolean
  /** the largest raw mail the provider takes, in bytes, as it said when the mailbox was connected */
  maxMailBytes?: number
  /** the alias mail leaves from unless another is chosen; absent for the mailbox's own address */
  defaultFrom?: string
}
