import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparableSubject, isAnswerSubject } from './subject.ts'

const marks = ['Re:', 'RE: RE:', 'AW:', 'SV:', 'Rép :', 'RES:', 'Odp:', 'Re[2]:', '回复：', 'YNT:', 'Отв:']

test.each(marks)('%s marks an answer and is not compared', (mark) => {
  expect(isAnswerSubject(`${mark} Parcel 48213`)).toBe(true)
  expect(comparableSubject(`${mark} Parcel 48213`)).toBe('parcel 48213')
})

test.each(['Fwd:', 'FW:', 'WG:', 'TR:', 'RV:', '转发：', 'Parcel:', 'Regarding:', ''])(
  '%s marks no answer',
  (mark) => {
    expect(isAnswerSubject(`${mark} Parcel 48213`)).toBe(false)
  },
)

test.each(['', 'Re:', 'Re: ', 'Hello', 'AW: Anfrage', 'Re: (no subject)', 'RE: HELP!!', '你好', 'ok'])(
  'the subject "%s" tells nothing',
  (subject) => {
    expect(comparableSubject(subject)).toBeNull()
  },
)

test('marks of any number and order change nothing of what is compared', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('Re: ', 'AW: ', 'Fwd: ', 'SV: '), { maxLength: 6 }), (written) => {
      expect(comparableSubject(`${written.join('')}Parcel 48213`)).toBe('parcel 48213')
    }),
  )
})

test('answers at once, whatever the subject', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (subject) => {
      expect([true, false]).toContain(isAnswerSubject(subject))
      expect(typeof (comparableSubject(subject) ?? '')).toBe('string')
    }),
  )
})
