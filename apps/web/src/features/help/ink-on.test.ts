import { expect, test } from 'vitest'
import { contrast, inkOn } from './ink-on.ts'

test('chooses words that can be read on every colour', () => {
  const steps = ['00', '33', '66', '77', '99', 'cc', 'ff']
  const colors = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)))
  expect(Math.min(...colors.map((color) => contrast(color, inkOn(color))))).toBeGreaterThan(4.5)
  expect([inkOn('#0f6b5c'), inkOn('#ffe066')]).toEqual(['#ffffff', '#000000'])
})
