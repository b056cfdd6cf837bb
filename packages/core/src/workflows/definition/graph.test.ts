import { expect, test } from 'vitest'
import type { Names } from '../actions/action.ts'
import { definitionSchema } from './definition.ts'
import { graphOf } from './graph.ts'

const names: Names = (kind, id) => `${kind} ${id.slice(0, 1)}`
const id = 'a0000000-0000-4000-8000-000000000000'
const condition = { all: [{ field: 'message.text', is: 'contains', value: 'refund' }] }
const drawn = (definition: unknown) => graphOf(definitionSchema.parse(definition), names)
const tag = { do: 'add_tags', with: { tags: ['x'] } }

test('a workflow without conditions is a line of nodes that say what they do', () => {
  const steps = [
    tag,
    { wait: { minutes: 60 } },
    { do: 'run_workflow', with: { workflowId: id } },
    { stop: true },
  ]
  const nodes = drawn({ trigger: { on: 'manual' }, steps })
  expect(nodes.map(({ kind, place }) => [kind, place])).toEqual([
    ['trigger', 'trigger'],
    ['action', '0'],
    ['wait', '1'],
    ['workflow', '2'],
    ['stop', '3'],
  ])
  expect(nodes[1]?.text).toBe('Add the tag x')
  expect(nodes[3]).toMatchObject({ workflowId: id, text: 'Run the workflow workflow a' })
})

test('conditions branch, before the steps, within them and for a single action', () => {
  const steps = [
    { if: condition, yes: [tag], no: [{ stop: true }] },
    { ...tag, when: condition },
  ]
  const [trigger, first, ...more] = drawn({ trigger: { on: 'manual' }, conditions: condition, steps })
  expect([trigger?.kind, first?.kind, more]).toEqual(['trigger', 'condition', []])
  expect(first?.text).toMatch(/^If the text .*refund/)
  expect(first?.branches?.no).toEqual([])
  const [fork, single] = first?.branches?.yes ?? []
  expect(fork?.branches?.yes.map(({ place }) => place)).toEqual(['0.yes.0'])
  expect(fork?.branches?.no.map(({ kind }) => kind)).toEqual(['stop'])
  expect(single).toMatchObject({ place: '1.when', kind: 'condition', branches: { no: [] } })
  expect(single?.branches?.yes).toMatchObject([{ place: '1', kind: 'action', text: 'Add the tag x' }])
})

test('a step that is not set up yet is drawn all the same', () => {
  const [, step] = drawn({ trigger: { on: 'manual' }, steps: [{ do: 'assign' }] })
  expect(step?.text).toMatch(/not set up yet/)
})
