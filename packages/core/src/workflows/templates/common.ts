import { act, is, type Template } from './template.ts'

/** What support teams set up first, each ready to be published or changed. */
export const common: Template[] = [
  {
    key: 'tag_refunds',
    name: 'Tag refund requests',
    group: 'Triage',
    description: 'Finds refunds by their words and tags them.',
    definition: {
      trigger: { on: 'message_arrived' },
      conditions: {
        any: [
          is('message.text', 'matches', '\\brefund|money back\\b'),
          is('conversation.subject', 'contains', 'refund'),
        ],
      },
      steps: [act('add_tags', { tags: ['refund'] })],
    },
  },
  {
    key: 'angry_first',
    name: 'Angry customers first',
    group: 'Triage',
    description: 'Raises the priority where the customer is upset or the matter is grave.',
    definition: {
      trigger: { on: 'classified' },
      conditions: {
        any: [
          is('classification.sentiment', 'below', -0.5),
          is('classification.severity', 'at_least', 'high'),
        ],
      },
      steps: [act('set_priority', { priority: 'high' }), act('add_tags', { tags: ['upset'] })],
    },
  },
  {
    key: 'suspicious_senders',
    name: 'Look twice at suspicious senders',
    group: 'Triage',
    description: 'Warns the team with a note where a mail is not from whom it says.',
    definition: {
      trigger: { on: 'message_arrived' },
      conditions: { all: [is('message.trust', 'is_one_of', ['suspicious', 'forged'])] },
      steps: [
        act('add_tags', { tags: ['check sender'] }),
        act('add_note', {
          text: 'This mail may not be from {{contact.email}}. Do not follow links or share anything.',
        }),
      ],
    },
  },
  {
    key: 'vip_domain',
    name: 'Important customers by domain',
    group: 'Triage',
    description: 'Gives mail from chosen domains a tag and a high priority. Fill in your domains.',
    definition: {
      trigger: { on: 'conversation_created' },
      conditions: { all: [is('contact.domain', 'is_one_of', ['important.example'])] },
      steps: [act('add_tags', { tags: ['vip'] }), act('set_priority', { priority: 'high' })],
    },
  },
  {
    key: 'newcomers',
    name: 'Welcome newcomers',
    group: 'Triage',
    description: 'Marks the first conversation of a contact.',
    definition: {
      trigger: { on: 'conversation_created' },
      conditions: { all: [is('contact.conversations', 'at_most', 1)] },
      steps: [act('add_tags', { tags: ['new customer'] })],
    },
  },
  {
    key: 'unsure',
    name: 'Ask a person when the assistant is unsure',
    group: 'Triage',
    description: 'Tags conversations whose category is a guess.',
    definition: {
      trigger: { on: 'classified' },
      conditions: { all: [is('classification.confidence', 'below', 0.5)] },
      steps: [act('add_tags', { tags: ['needs a person'] })],
    },
  },
  {
    key: 'away_reply',
    name: 'Reply outside opening hours',
    group: 'Answers',
    description:
      'Tells customers who write at night when you are back. Never sent to robots, once a conversation.',
    definition: {
      trigger: { on: 'message_arrived' },
      conditions: {
        all: [
          is('time.open', 'is_false'),
          is('message.first', 'is_true'),
          is('message.written_by', 'is', 'human'),
        ],
      },
      steps: [
        act('reply', {
          text: 'Hello {{contact.first_name}},\n\nthank you for your message. We are closed right now and will answer when we are back.\n\n{{organization.name}}',
        }),
      ],
    },
  },
  {
    key: 'draft_at_once',
    name: 'A draft for every first message',
    group: 'Answers',
    description: 'Has the assistant draft an answer to each new conversation.',
    definition: {
      trigger: { on: 'conversation_created' },
      conditions: { all: [is('conversation.spam', 'is_false')] },
      steps: [act('request_draft')],
    },
  },
  {
    key: 'overdue',
    name: 'Nobody has answered for four hours',
    group: 'Deadlines',
    description: 'Raises the priority of what has waited for four opening hours.',
    definition: {
      trigger: { on: 'no_reply', with: { minutes: 240, openHours: true, from: 'us' } },
      steps: [act('set_priority', { priority: 'high' }), act('add_tags', { tags: ['overdue'] })],
    },
  },
  {
    key: 'quiet_customer',
    name: 'Resolve when the customer is silent',
    group: 'Deadlines',
    description: 'Resolves what we answered three days ago and nobody wrote about since.',
    definition: {
      trigger: { on: 'no_reply', with: { minutes: 4_320, openHours: false, from: 'customer' } },
      conditions: { all: [is('conversation.status', 'is_one_of', ['open', 'pending'])] },
      steps: [act('add_tags', { tags: ['resolved by silence'] }), act('set_status', { status: 'resolved' })],
    },
  },
  {
    key: 'near_breach',
    name: 'A deadline is near',
    group: 'Deadlines',
    description: 'Makes a conversation urgent shortly before its promise is broken.',
    definition: {
      trigger: { on: 'sla_near_breach' },
      steps: [act('set_priority', { priority: 'urgent' }), act('add_tags', { tags: ['deadline near'] })],
    },
  },
  {
    key: 'breached',
    name: 'A deadline has passed',
    group: 'Deadlines',
    description: 'Notes a broken promise on the conversation.',
    definition: {
      trigger: { on: 'sla_breached' },
      steps: [
        act('set_priority', { priority: 'urgent' }),
        act('add_note', {
          text: 'A promise to {{contact.name}} was broken. Answer first, then find out why.',
        }),
      ],
    },
  },
  {
    key: 'morning_round',
    name: 'Morning round of old conversations',
    group: 'Order',
    description: 'Every working day at nine, tags what is open and older than three days.',
    definition: {
      trigger: { on: 'schedule', with: { days: [1, 2, 3, 4, 5], at: '09:00', status: 'open' } },
      conditions: { all: [is('conversation.age', 'above', 72)] },
      steps: [act('add_tags', { tags: ['old'] })],
    },
  },
  {
    key: 'reopened',
    name: 'Look again at what comes back',
    group: 'Order',
    description: 'Marks conversations that are opened again.',
    definition: {
      trigger: { on: 'status_changed', with: { to: ['open'] } },
      conditions: { all: [is('conversation.messages', 'above', 2)] },
      steps: [act('add_tags', { tags: ['came back'] })],
    },
  },
  {
    key: 'unhappy_rating',
    name: 'Follow up on bad ratings',
    group: 'Order',
    description: 'Opens a conversation again when its customer was not satisfied.',
    definition: {
      trigger: { on: 'csat_received' },
      conditions: { all: [is('event.rating', 'is_one_of', ['1', '2'])] },
      steps: [
        { ...act('set_status', { status: 'open' }), onError: 'continue' },
        act('add_tags', { tags: ['unhappy'] }),
        act('add_note', { text: '{{contact.name}} was not satisfied. Get in touch.' }),
      ],
    },
  },
]
