import { env } from '../env.ts'

type Keyspace = {
  /** What it is for. */
  holds: string
  /** What becomes of the product when it is emptied. */
  emptied: string
}

/** Everything the product writes to Redis lies in one of these, as `<QUEUE_PREFIX>:<keyspace>:…`. */
export const keyspaces = {
  queues: {
    holds: 'jobs waiting and under way, by queue; ids only',
    emptied: 'the relay enqueues every promise again from PostgreSQL',
  },
  limit: {
    holds: 'counters of rate limits, by a hash of whom they limit',
    emptied: 'limits count from nothing',
  },
  answers: {
    holds: 'answers of providers to questions that come again, by organization; cache-aside, for a day',
    emptied: 'the next such question is asked again',
  },
  session: {
    holds: 'who holds a session, sealed, by a hash of its token; cache-aside, for five seconds',
    emptied: 'the next request looks its session up in PostgreSQL',
  },
  events: {
    holds: 'the live stream: ids of what changed, for browsers that were away a moment',
    emptied: 'browsers load what they show again',
  },
  writing: {
    holds: 'drafts while they are being written, sealed, for half a minute',
    emptied: 'the draft is shown once it is finished',
  },
  viewing: {
    holds: 'who has a conversation open, by ids; each page for 20 seconds after it was last heard of',
    emptied: 'open pages tell it again within eight seconds',
  },
  turns: {
    holds:
      'which calls of a mailbox run at its provider, by a hash of the address; each for 20 seconds at a time',
    emptied: 'a few calls too many run at once, and the provider says so',
  },
  'api-keys-changed': {
    holds: 'the mark under which processes remember API keys',
    emptied: 'every key is looked up again',
  },
} as const satisfies Record<string, Keyspace>

export type KeyspaceName = keyof typeof keyspaces

/** The name of a key: the prefix of this installation, the keyspace, and the parts that tell one from another. */
export function keyspace(name: Exclude<KeyspaceName, 'queues'>, ...parts: string[]): string {
  return [env.QUEUE_PREFIX, name, ...parts].join(':')
}
