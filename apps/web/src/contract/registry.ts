import { z } from 'zod'
import * as account from './account.ts'
import * as contacts from './contacts.ts'
import type { Contract } from './contract.ts'
import * as conversations from './conversations.ts'
import * as knowledge from './knowledge.ts'
import * as messages from './messages.ts'
import * as operations from './operations.ts'
import * as settings from './settings.ts'

const nouns = { account, contacts, conversations, knowledge, messages, operations, settings }

export type NamedContract = Contract & { name: string; noun: string }

/** Every contract of the API, found by what a contract is made of, so that none can be left out. */
export const contracts: NamedContract[] = Object.entries(nouns).flatMap(([noun, members]) =>
  Object.entries(members).flatMap(([name, member]): NamedContract[] =>
    isContract(member) ? [{ ...member, name, noun }] : [],
  ),
)

function isContract(member: unknown): member is Contract {
  return typeof member === 'object' && member !== null && 'method' in member && 'path' in member
}

/** What the API is about, by name: every object the contracts export besides the contracts themselves. */
export const namedSchemas: Record<string, z.ZodObject> = Object.fromEntries(
  Object.values(nouns).flatMap((members) =>
    Object.entries(members).flatMap(([name, member]): [string, z.ZodObject][] =>
      member instanceof z.ZodObject && !name.endsWith('Query')
        ? [[`${name.charAt(0).toUpperCase()}${name.slice(1)}`, member]]
        : [],
    ),
  ),
)
