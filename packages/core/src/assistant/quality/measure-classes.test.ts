import { expect, test } from 'vitest'
import { measureClasses } from './measure-classes.ts'

const pair = (actual: string | null, predicted: string | null, count: number) => ({
  actual,
  predicted,
  count,
})

test('precision, recall and F1 are those of the table by hand', () => {
  const { accuracy, macroF1, classes } = measureClasses([
    pair('refund', 'refund', 8),
    pair('refund', 'billing', 2),
    pair('billing', 'billing', 3),
    pair('billing', 'refund', 1),
    pair('billing', 'refund', 1),
  ])
  const [refund, billing] = classes
  expect(refund).toMatchObject({ key: 'refund', support: 10, predicted: 10, right: 8 })
  expect(refund?.precision.share).toBeCloseTo(0.8)
  expect(refund?.recall.share).toBeCloseTo(0.8)
  expect(billing?.precision.share).toBeCloseTo(0.6)
  expect(billing?.f1).toBeCloseTo(0.6)
  expect(accuracy.share).toBeCloseTo(11 / 15)
  expect(macroF1).toBeCloseTo(0.7)
  // Wilson's interval for 8 of 10, as R's prop.test(8, 10, correct = FALSE) gives it.
  expect(refund?.precision.low).toBeCloseTo(0.4902, 3)
  expect(refund?.precision.high).toBeCloseTo(0.9433, 3)
})

test('what is taken for what is told from the most frequent on, each pair once', () => {
  const { confusions } = measureClasses([
    pair('a', 'b', 1),
    pair('c', 'a', 3),
    pair('a', 'b', 1),
    pair('a', 'a', 2),
  ])
  expect(confusions).toEqual([
    { actual: 'c', predicted: 'a', count: 3, share: 1 },
    { actual: 'a', predicted: 'b', count: 2, share: 0.5 },
  ])
})

test('a class nobody found, or nobody asked for, is listed with what is known of it', () => {
  const { classes, macroF1 } = measureClasses([
    pair('lost', null, 2),
    pair('found', 'found', 1),
    pair(null, 'x', 1),
  ])
  const by = new Map(classes.map((one) => [one.key, one]))
  expect(by.get('lost')).toMatchObject({
    precision: { share: null, low: 0, high: 1 },
    recall: { share: 0 },
    f1: 0,
  })
  expect(by.get('x')).toMatchObject({ precision: { share: 0 }, recall: { share: null }, f1: 0 })
  expect(macroF1).toBeCloseTo(1 / 3)
  expect(measureClasses([])).toMatchObject({
    count: 0,
    accuracy: { share: null },
    macroF1: null,
    classes: [],
  })
})
