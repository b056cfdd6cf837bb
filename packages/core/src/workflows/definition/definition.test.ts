import { expect, test } from 'vitest'
import type { Names } from '../actions/action.ts'
import { listActions } from '../actions/registry.ts'
import type { Facts } from '../facts/facts.ts'
import { templates } from '../templates/list.ts'
import { triggerNames } from '../trigger-names.ts'
import { listTriggers } from '../triggers/registry.ts'
import { checkDefinition } from './check.ts'
import { fillText, unknownVariable } from './fill-text.ts'
import { hearsOf } from './hears.ts'
import { readWholeDefinition } from './read.ts'
import { sayDefinition } from './say.ts'

const names: Names = (_kind, id) => id

const factsOf = (name: string) =>
  ({
    contact: { id: 'k', name, email: 'ada@home.example', conversations: 1 },
    conversation: { number: 7, subject: '{{contact.email}}' },
    organization: { name: 'Acme' },
  }) as unknown as Facts

test.each(['{{constructor}}', '$\x7b7*7}', '<%= 7*7 %>', '{{contact.email}}', '$& $1 $`', '{{__proto__}}'])(
  'a contact called %s stands there literally',
  (name) => {
    expect(fillText('Hello {{contact.name}}!', factsOf(name))).toBe(`Hello ${name}!`)
  },
)

test('only names of the list are replaced, once', () => {
  const facts = factsOf('Ada')
  expect(fillText('{{conversation.subject}} {{toString}} {{ organization.name }}', facts)).toBe(
    '{{contact.email}} {{toString}} Acme',
  )
  expect(unknownVariable('Hi {{contact.name}} {{constructor}}')).toBe('constructor')
  expect(unknownVariable('$\x7b7*7} <%= 1 %> {{contact.name}}')).toBeNull()
})

test('a whole workflow is one plain sentence', () => {
  const definition = readWholeDefinition({
    trigger: { on: 'message_arrived' },
    conditions: {
      all: [
        { field: 'message.text', is: 'contains', value: 'refund' },
        {
          any: [
            { field: 'conversation.priority', is: 'at_least', value: 'high' },
            { field: 'time.open', is: 'is_false' },
          ],
        },
      ],
    },
    steps: [
      { do: 'add_tags', with: { tags: ['refund'] } },
      { wait: { minutes: 120, cancelledBy: ['reply_sent'] } },
      { do: 'set_status', with: { status: 'pending' } },
    ],
  })
  expect(sayDefinition(definition, names)).toBe(
    'When a message arrives, if the text contains “refund” and (the priority is at least high or it is not within opening hours), ' +
      'then add the tag refund, wait 2 hours (and end if somebody replies) and set it to pending.',
  )
})

test('a workflow hears of its trigger and of what ends its waits', () => {
  const definition = readWholeDefinition({
    trigger: { on: 'classified' },
    steps: [
      {
        if: { all: [] },
        yes: [{ wait: { minutes: 5, cancelledBy: ['message_arrived'] } }],
        no: [{ wait: { minutes: 5, cancelledBy: ['status_changed'] } }],
      },
    ],
  })
  expect(hearsOf(definition)).toEqual(['classified', 'message_arrived', 'status_changed'])
})

test('every trigger is in the registry under its own name', () => {
  expect(listTriggers().map(({ name }) => name)).toEqual(expect.arrayContaining([...triggerNames]))
})

test('there are at least twelve templates besides the routes, each of which could be published', () => {
  expect(templates.filter(({ group }) => group !== 'Routes').length).toBeGreaterThanOrEqual(12)
  const known = new Set(listActions().map(({ name }) => name))
  for (const { key, definition } of templates) {
    expect(checkDefinition(definition).problems, key).toEqual([])
    expect(sayDefinition(readWholeDefinition(definition), names), key).toMatch(/^When .+, then .+\.$/)
  }
  expect(known.size).toBe(listActions().length)
})

test.each([
  [{ do: 'nothing_known' }, 'no action'],
  [{ do: 'add_tags', with: { tags: [] } }, ''],
  [{ do: 'add_note', with: { text: 'Hi {{constructor}}' } }, 'There is no {{constructor}}'],
  [{ do: 'reply', with: {} }, 'Write the words'],
  [{ do: 'assign', with: { memberId: 'me' } }, ''],
])('%j is told to be wrong', (step, words) => {
  const { problems } = checkDefinition({ trigger: { on: 'tagged' }, steps: [step] })
  expect(problems.length).toBeGreaterThan(0)
  expect(problems.map(({ message }) => message).join(' ')).toContain(words)
})
