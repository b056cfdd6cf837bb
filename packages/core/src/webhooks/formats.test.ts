import { expect, test } from 'vitest'
import { shapeBody, type Telling } from './formats.ts'

const telling: Telling = {
  type: 'note.added',
  timestamp: '2026-01-02T03:04:05.678Z',
  data: { noteId: 'n' },
  title: 'A note\nis written: #7 Lamp',
  text: '<!channel> {{constructor}} <%= 7 %> & more',
  link: 'https://desk.example/inbox/7',
}

const shape = (format: Parameters<typeof shapeBody>[0], options = {}) =>
  JSON.parse(shapeBody(format, telling, options))

test('our own shape is type, time and data', () => {
  expect(shape('standard')).toEqual({
    type: 'note.added',
    timestamp: telling.timestamp,
    data: { noteId: 'n' },
  })
})

test('a Slack message mentions nobody, whatever a customer writes', () => {
  expect(shape('slack').text).toBe(
    'A note\nis written: #7 Lamp\n&lt;!channel&gt; {{constructor}} &lt;%= 7 %&gt; &amp; more\n<https://desk.example/inbox/7>',
  )
})

test('a Jira issue has a project, a type, a summary of one line and a document', () => {
  const { fields } = shape('jira', { project: 'DESK' })
  expect(fields).toMatchObject({
    project: { key: 'DESK' },
    issuetype: { name: 'Task' },
    summary: 'A note is written: #7 Lamp',
  })
  expect(
    fields.description.content.map((part: { content: { text: string }[] }) => part.content[0]?.text),
  ).toEqual([telling.text, telling.link])
})

test('a Linear issue is a mutation whose words are variables', () => {
  const { query, variables } = shape('linear', { teamId: 'T' })
  expect(query).not.toContain('Lamp')
  expect(variables.input).toEqual({
    teamId: 'T',
    title: 'A note is written: #7 Lamp',
    description: `${telling.text}\n\n${telling.link}`,
  })
})
