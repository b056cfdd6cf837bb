import { expect, test } from 'vitest'
import { type Doing, pauseMs, watchTyping } from './watch-typing.ts'

function typist() {
  const told: Doing[] = []
  let time = 0
  let due: { at: number; run: () => void } | null = null
  const typing = watchTyping({
    tell: (doing) => told.push(doing),
    now: () => time,
    after: (milliseconds, run) => {
      due = { at: time + milliseconds, run }
      return () => {
        due = null
      }
    },
  })
  const pass = (milliseconds: number) => {
    time += milliseconds
    while (due && due.at <= time) {
      const { run } = due
      due = null
      run()
    }
  }
  return { told, typing, pass, waits: () => due !== null }
}

test('tells once that somebody writes, and once that they paused', () => {
  const { told, typing, pass, waits } = typist()
  for (let key = 0; key < 30; key += 1) {
    typing.typed()
    pass(pauseMs / 2)
  }
  expect(told).toEqual(['writing'])
  pass(pauseMs)
  expect(told).toEqual(['writing', 'looking'])
  expect(waits()).toBe(false)
  typing.typed()
  expect(told.at(-1)).toBe('writing')
})

test('what was sent or left is over at once and told once', () => {
  const { told, typing, pass, waits } = typist()
  typing.typed()
  typing.stop()
  typing.stop()
  expect(told).toEqual(['writing', 'looking'])
  expect(waits()).toBe(false)
  pass(pauseMs * 2)
  expect(told).toHaveLength(2)
  typing.typed()
  typing.end()
  expect(waits()).toBe(false)
})
