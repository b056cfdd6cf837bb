import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calibrationOf } from './measure.ts'

test('a confidence that keeps its word is off by nothing', () => {
  const answers = Array.from({ length: 100 }, (_, index) => ({ confidence: 0.75, right: index % 4 !== 0 }))
  expect(calibrationOf(answers).expectedCalibrationError).toBeCloseTo(0)
})

test('being sure and wrong counts by how sure, each answer once', () => {
  const sure = { confidence: 1, right: false }
  const honest = { confidence: 0.5, right: true }
  expect(calibrationOf([sure]).expectedCalibrationError).toBe(1)
  expect(calibrationOf([sure, honest]).expectedCalibrationError).toBeCloseTo(0.75)
})

test('every answer falls into one bin, and the error stays between 0 and 1', () => {
  const answer = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() })
  fc.assert(
    fc.property(fc.array(answer), (answers) => {
      const { bins, expectedCalibrationError } = calibrationOf(answers)
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(answers.length)
      expect(expectedCalibrationError).toBeGreaterThanOrEqual(0)
      expect(expectedCalibrationError).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})
