import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { root } from '../local/machine/root.ts'
import { runCommand } from './run-command.ts'
import type { Count } from './run-steps.ts'

type Outcome = Count & { failedFiles: string[] }

/** More than these are no accident. */
const fewFiles = 3

/**
 * Runs one vitest project and counts from its own report. Errors outside any test fail it too. A few files that
 * failed run once more by themselves: what passes then is named, and counts, so that an accident of a shared machine
 * refuses nobody's work and yet is seen.
 */
export async function vitest(project: string, ...options: string[]): Promise<Count> {
  const { failedFiles, ...first } = await runOnce(project, options)
  if (failedFiles.length === 0 || failedFiles.length > fewFiles) return first
  console.log(`\n↻ Once more, by themselves: ${failedFiles.join(', ')}`)
  const again = await runOnce(project, failedFiles)
  if (again.failed > 0) return first
  console.log(`\n⚠ Passed at the second try only, and wants to be looked into: ${failedFiles.join(', ')}`)
  return { passed: first.passed + first.failed, failed: 0 }
}

async function runOnce(project: string, options: readonly string[]): Promise<Outcome> {
  const report = join(root, '.test', `${project}.json`)
  await mkdir(join(root, '.test'), { recursive: true })
  await rm(report, { force: true })
  const code = await runCommand(
    [
      `vitest run --project ${project} --reporter=default --reporter=json`,
      `--outputFile.json=.test/${project}.json`,
      ...options,
    ].join(' '),
  )
  if (!existsSync(report)) throw new Error(`vitest ended with ${code} and left no report`)
  return outcomeOf(JSON.parse(await readFile(report, 'utf8')) as Report, code)
}

type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; status: string }[]
}

/** A run that ended badly though every test passed has no file to blame. */
export function outcomeOf(report: Report, code: number | null): Outcome {
  const { numPassedTests: passed, numFailedTests, testResults } = report
  const failed = code === 0 ? numFailedTests : Math.max(1, numFailedTests)
  const failing = testResults.filter(({ status }) => status === 'failed')
  return { passed, failed, failedFiles: failing.map(({ name }) => relative(root, name)) }
}
