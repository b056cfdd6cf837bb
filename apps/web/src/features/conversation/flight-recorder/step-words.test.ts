import { expect, test } from 'vitest'
import { traceStep } from '../../../contract/conversations/flight-recorder.ts'
import type { TraceStep } from './api.ts'
import { stepName, verdictTone, verdictWords } from './step-words.ts'

const stepOf = (step: TraceStep['step'], verdict: string): TraceStep => ({
  step,
  at: '2026-03-20T10:00:00.000Z',
  verdict,
  reasons: [],
  detail: {},
})

test('every step there is has a name', () => {
  for (const step of traceStep.shape.step.options) expect(stepName(stepOf(step, '')), step).toMatch(/^[A-Z]/)
})

test('a verdict reads as words, also one nobody has named', () => {
  expect(verdictWords(stepOf('threaded', 'reference'))).toBe('answers a mail here')
  expect(verdictWords(stepOf('threaded', 'some_new-thing'))).toBe('some new thing')
  expect(verdictWords(stepOf('threaded', 'toString'))).toBe('toString')
})

test('what went wrong stands out', () => {
  expect(verdictTone(stepOf('sender_judged', 'forged'))).toBe('late')
  expect(verdictTone(stepOf('sender_judged', 'suspicious'))).toBe('warn')
  expect(verdictTone(stepOf('parsed', 'read'))).toBe('neutral')
})
