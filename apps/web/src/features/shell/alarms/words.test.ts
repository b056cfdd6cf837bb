import { expect, test } from 'vitest'
import { alarmOfCases, alarmOfWebhooks } from './words.ts'

const late = (number: number) => ({ id: `case-${number}`, number, overdue: true })

test('one overdue case is named and opened, several are counted', () => {
  expect(alarmOfCases([{ ...late(1), overdue: false }])).toBeNull()
  expect(alarmOfCases([{ ...late(1), overdue: false }, late(2)])).toMatchObject({
    words: 'Compliance case 2 is overdue: nobody has looked into it.',
    href: '/compliance/case-2',
  })
  expect(alarmOfCases([late(1), late(2)])).toMatchObject({
    words: '2 compliance cases are overdue: nobody has looked into them.',
    href: '/compliance',
  })
})

test('a webhook that failed for days is told of, one that a person paused is not', () => {
  const url = 'https://hooks.example/desk?key=secret'
  expect(alarmOfWebhooks([{ url, state: 'paused' }])).toBeNull()
  expect(alarmOfWebhooks([{ url, state: 'disabled' }])?.words).toBe(
    'The webhook to hooks.example is switched off, because its calls failed.',
  )
  const off = { url, state: 'disabled' } as const
  expect(alarmOfWebhooks([off, off])?.words).toMatch(/^2 webhooks/)
})
