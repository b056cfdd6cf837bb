/** Where a key means something: anywhere, in the list of conversations, or with one conversation open. */
type Scope = 'anywhere' | 'list' | 'conversation' | 'composer'

export type Section = 'Go to' | 'List' | 'Conversation' | 'Composer' | 'Anywhere'

export type Shortcut = {
  /** Alternatives; a sequence is written with spaces, `mod` is ⌘ on Apple machines and Ctrl elsewhere. */
  keys: readonly string[]
  label: string
  section: Section
  when: Scope
  /** Also works while the caret is in a text field. */
  whileTyping?: true
  /** Listed in the help sheet, but of no use as a command of the palette. */
  hidden?: true
}

/** Every key of the product. The listener, the help sheet, the palette and all hints read this table. */
export const shortcuts = {
  'go-inbox': { keys: ['g i'], label: 'Go to the inbox', section: 'Go to', when: 'anywhere' },
  'go-contacts': { keys: ['g c'], label: 'Go to contacts', section: 'Go to', when: 'anywhere' },
  'go-knowledge': { keys: ['g k'], label: 'Go to knowledge', section: 'Go to', when: 'anywhere' },
  'go-settings': { keys: ['g s'], label: 'Go to settings', section: 'Go to', when: 'anywhere' },
  'go-mine': { keys: ['g m'], label: 'Show my conversations', section: 'Go to', when: 'anywhere' },
  'go-teams': { keys: ['g t'], label: "Show my teams' conversations", section: 'Go to', when: 'anywhere' },
  'go-following': { keys: ['g f'], label: 'Show what I follow', section: 'Go to', when: 'anywhere' },
  'go-unassigned': { keys: ['g u'], label: 'Show unassigned', section: 'Go to', when: 'anywhere' },
  'go-open': { keys: ['g o'], label: 'Show all open', section: 'Go to', when: 'anywhere' },
  'go-angry': { keys: ['g a'], label: 'Show who is angry and waits', section: 'Go to', when: 'anywhere' },
  next: { keys: ['j', 'ArrowDown'], label: 'Next conversation', section: 'List', when: 'list' },
  previous: { keys: ['k', 'ArrowUp'], label: 'Previous conversation', section: 'List', when: 'list' },
  open: { keys: ['Enter'], label: 'Open the conversation', section: 'List', when: 'list', hidden: true },
  select: { keys: ['x'], label: 'Choose or leave out', section: 'List', when: 'list' },
  search: { keys: ['/'], label: 'Search conversations', section: 'List', when: 'list' },
  'show-new': { keys: ['.'], label: 'Show new conversations', section: 'List', when: 'list' },
  back: { keys: ['Escape'], label: 'Back to the list', section: 'Conversation', when: 'conversation' },
  reply: { keys: ['r'], label: 'Reply', section: 'Conversation', when: 'conversation' },
  note: { keys: ['n'], label: 'Write a note', section: 'Conversation', when: 'conversation' },
  assign: { keys: ['a'], label: 'Assign', section: 'Conversation', when: 'conversation' },
  team: { keys: ['Shift+t'], label: 'Give to a team', section: 'Conversation', when: 'conversation' },
  snooze: { keys: ['h'], label: 'Snooze', section: 'Conversation', when: 'conversation' },
  resolve: { keys: ['e'], label: 'Resolve or reopen', section: 'Conversation', when: 'conversation' },
  tag: { keys: ['t'], label: 'Edit tags', section: 'Conversation', when: 'conversation' },
  categorize: { keys: ['c'], label: 'Correct the category', section: 'Conversation', when: 'conversation' },
  'severity-low': {
    keys: ['1'],
    label: 'It is of low severity',
    section: 'Conversation',
    when: 'conversation',
  },
  'severity-normal': {
    keys: ['2'],
    label: 'It is of normal severity',
    section: 'Conversation',
    when: 'conversation',
  },
  'severity-high': {
    keys: ['3'],
    label: 'It is of high severity',
    section: 'Conversation',
    when: 'conversation',
  },
  'severity-urgent': { keys: ['4'], label: 'It is urgent', section: 'Conversation', when: 'conversation' },
  'mood-negative': { keys: ['5'], label: 'It is unhappy', section: 'Conversation', when: 'conversation' },
  'mood-neutral': { keys: ['6'], label: 'It is neutral', section: 'Conversation', when: 'conversation' },
  'mood-positive': { keys: ['7'], label: 'It is happy', section: 'Conversation', when: 'conversation' },
  'route-question': { keys: ['8'], label: 'It is a question', section: 'Conversation', when: 'conversation' },
  'route-action': {
    keys: ['9'],
    label: 'It wants something done',
    section: 'Conversation',
    when: 'conversation',
  },
  'route-safety': {
    keys: ['0'],
    label: 'It is about safety or compliance',
    section: 'Conversation',
    when: 'conversation',
  },
  spam: { keys: ['s'], label: 'Spam or not spam', section: 'Conversation', when: 'conversation' },
  unread: { keys: ['u'], label: 'Mark as unread', section: 'Conversation', when: 'conversation' },
  follow: { keys: ['f'], label: 'Follow or unfollow', section: 'Conversation', when: 'conversation' },
  run: { keys: ['w'], label: 'Run a workflow', section: 'Conversation', when: 'conversation' },
  merge: { keys: ['Shift+m'], label: 'Merge into another', section: 'Conversation', when: 'conversation' },
  more: { keys: ['m'], label: 'More actions', section: 'Conversation', when: 'conversation' },
  panel: {
    keys: ['i'],
    label: 'Show or fold the context panel',
    section: 'Conversation',
    when: 'conversation',
  },
  'new-message': { keys: ['Shift+c'], label: 'Write a new message', section: 'Anywhere', when: 'anywhere' },
  notifications: { keys: ['g n'], label: 'Show notifications', section: 'Go to', when: 'anywhere' },
  undo: { keys: ['z'], label: 'Undo the last action', section: 'Anywhere', when: 'anywhere' },
  macro: {
    keys: ['mod+m'],
    label: 'Use a macro',
    section: 'Composer',
    when: 'composer',
    whileTyping: true,
  },
  'use-draft': {
    keys: ['mod+j'],
    label: "Use the assistant's draft",
    section: 'Composer',
    when: 'composer',
    whileTyping: true,
  },
  send: { keys: ['mod+Enter'], label: 'Send', section: 'Composer', when: 'composer', whileTyping: true },
  'send-and-resolve': {
    keys: ['mod+Shift+Enter'],
    label: 'Send and resolve',
    section: 'Composer',
    when: 'composer',
    whileTyping: true,
  },
  palette: {
    keys: ['mod+k'],
    label: 'Every action',
    section: 'Anywhere',
    when: 'anywhere',
    whileTyping: true,
    hidden: true,
  },
  help: { keys: ['?'], label: 'Keyboard shortcuts', section: 'Anywhere', when: 'anywhere' },
} as const satisfies Record<string, Shortcut>

export type ShortcutId = keyof typeof shortcuts

export const shortcutIds = Object.keys(shortcuts) as ShortcutId[]

export function shortcutOf(id: ShortcutId): Shortcut {
  return shortcuts[id]
}
