import { expect, test } from 'vitest'
import { rememberUndo, undoLast } from './undo.ts'

test('takes back the newest action only, and only once', () => {
  const undone: string[] = []
  rememberUndo(() => undone.push('first'))
  const toastButton = rememberUndo(() => undone.push('second'))
  expect(undoLast()).toBe(true)
  toastButton()
  expect(undoLast()).toBe(false)
  expect(undone).toEqual(['second'])
})

test('forgets an action that was taken back by its own button', () => {
  const undone: string[] = []
  const button = rememberUndo(() => undone.push('it'))
  button()
  expect(undoLast()).toBe(false)
  expect(undone).toEqual(['it'])
})
