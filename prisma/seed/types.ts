export type Slug = 'acme' | 'lumio'

export type Category =
  | 'refund'
  | 'billing'
  | 'order_status'
  | 'delivery_address'
  | 'returns'
  | 'cancellation'
  | 'product_question'
  | 'technical_issue'
  | 'account_access'
  | 'invoice'
  | 'complaint'
  | 'data_protection'
  | 'safety'
  | 'security'
  | 'feedback'
  | 'partnership'
  | 'other'

export type Severity = 'low' | 'normal' | 'high' | 'urgent'
export type Status = 'open' | 'pending' | 'resolved' | 'closed'

export type Person = { name: string; email: string }

export type SeedMailbox = { address: string; name: string; fromName: string; signature: string }

export type SeedMember = {
  name: string
  email: string
  role: 'owner' | 'admin' | 'agent' | 'viewer'
  language: string
}

export type SeedTeam = {
  name: string
  description: string
  /** their addresses */
  members: string[]
  /** what conversations it has got are about */
  categories: Category[]
  /** addresses whose default team it is */
  mailboxes: string[]
}

export type SeedArticle = {
  title: string
  body: string
  language: string
  status: 'published' | 'draft'
  collection: string
}

export type SeedSavedReply = { title: string; body: string; language: string }

export type SeedAttachment = { filename: string; contentType: string; content: Uint8Array }

/** `text` is what the author newly wrote; the history below it is in `quotedText`, and `html` shows both. */
export type SeedMessage = {
  kind: 'message'
  direction: 'inbound' | 'outbound'
  author: string | null
  at: Date
  text: string
  html: string | null
  quotedText: string | null
  cc: Person[]
  attachments: SeedAttachment[]
}

export type SeedNote = { kind: 'note'; author: string; at: Date; text: string }

export type SeedItem = SeedMessage | SeedNote

export type SeedConversation = {
  mailbox: string
  /** The name is empty where the mail's From header carried an address only. */
  contact: Person
  subject: string
  category: Category
  /** From -1 (furious) to 1 (delighted). */
  sentiment: number
  severity: Severity
  language: string
  status: Status
  spam: boolean
  assignee: string | null
  snoozedUntil: Date | null
  tags: string[]
  items: SeedItem[]
}

export type SeedOrganization = {
  slug: Slug
  name: string
  domain: string
  mailboxes: SeedMailbox[]
  members: SeedMember[]
  teams: SeedTeam[]
  tags: string[]
  articles: SeedArticle[]
  savedReplies: SeedSavedReply[]
  conversations: SeedConversation[]
}
