import { expect, test } from 'vitest'
import { extractReply } from '../../extract-reply.ts'

test.each([
  'Lampa S.A.',
  'Lampa S.r.l.',
  'Lampa s.r.o.',
  'Lampa, a.s.',
  'Lampe e.K.',
  'Lampen Ges.m.b.H.',
  'Lamp Inc.',
  'Lamp Co., Ltd.',
  'Lamp Corp.',
  'Lamp B.V.',
  'Lampa Sp. z o.o.',
  'Lampada S.p.A.',
  'Lámpara S.L.',
  'Lampe S.à r.l.',
  'Lampa d.o.o.',
  'Lamba San. ve Tic. A.Ş.',
  'Lámpa Kft.',
])('knows a card by whatever company it names: %s', (company) => {
  const card = `Kind regards\nAnna Nowak\n${company}\n+48 123 456 789`
  expect(extractReply({ text: `No.\n\n${card}` })).toEqual({ text: 'No.', quotedText: card })
})

test('keeps what ends in a sentence below a closing', () => {
  const text = 'No.\n\nKind regards\nAnna Nowak\nThe parcel went to Lamps and Sons.\n+48 123 456 789'
  expect(extractReply({ text }).text).toBe(text)
})
