import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../local/machine/root.ts'
import { outcomeOf } from './vitest.ts'

const file = (name: string, status: string) => ({ name: join(root, name), status })

test('names the files with failed tests', () => {
  const testResults = [file('a.test.ts', 'passed'), file('b.test.ts', 'failed')]
  expect(outcomeOf({ numPassedTests: 5, numFailedTests: 2, testResults }, 1)).toEqual({
    passed: 5,
    failed: 2,
    failedFiles: ['b.test.ts'],
  })
})

test('an error outside any test is a failure that no second try undoes', () => {
  const testResults = [file('a.test.ts', 'passed')]
  expect(outcomeOf({ numPassedTests: 5, numFailedTests: 0, testResults }, 1)).toEqual({
    passed: 5,
    failed: 1,
    failedFiles: [],
  })
})
