import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startScript, untilEnd } from '../test/run-script.ts'

const passes = `
  import { faultPoint } from './process/fault.ts'
  for (let pass = 1; pass <= 3; pass += 1) {
    faultPoint('other')
    faultPoint('after-store')
    process.stdout.write(String(pass))
  }
`

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fault-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

async function run(env: Record<string, string>) {
  return untilEnd(startScript(passes, env))
}

test('does nothing unless the point is asked for', async () => {
  expect(await run({})).toEqual({ code: 0, signal: null, output: '123' })
  expect(await run({ FAULT_POINTS: 'elsewhere:1' })).toEqual({ code: 0, signal: null, output: '123' })
})

test('kills the process once, at the pass that was asked for', async () => {
  const folder = await temporaryFolder()
  const env = { FAULT_POINTS: 'elsewhere, after-store:3', FRONTDESK_DATA_DIR: folder }
  expect(await run(env)).toEqual({ code: null, signal: 'SIGKILL', output: '12' })
  expect(await readdir(join(folder, 'faults'))).toEqual(['after-store'])
  expect(await run(env)).toEqual({ code: 0, signal: null, output: '123' })
})

test('kills at the first pass when no number is given', async () => {
  const folder = await temporaryFolder()
  expect(await run({ FAULT_POINTS: 'after-store', FRONTDESK_DATA_DIR: folder })).toEqual({
    code: null,
    signal: 'SIGKILL',
    output: '',
  })
})
