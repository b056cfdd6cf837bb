import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { root } from './program.ts'

export type Source = { path: string; text: string }

const longestFile = 300
const fullestFolder = 12
/** Tests included. */
const fullestWithTests = 24

const own = ['apps', 'packages', 'infra', 'bench', 'prisma', 'test']
/** What a program wrote, what is text rather than source, and the routes Next wants where they are. */
const notOurs = /(^|\/)(node_modules|generated|\.next|\.data)\//
const test = /\.(test|spec|fault\.test)\.tsx?$/
/** Tables of data in TypeScript: examples to learn from. */
const tables = /seed-examples|sentiment-examples/

/** The source files of the project, tests included. */
export function readSources(): Source[] {
  return globSync(
    own.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: root, exclude: (name) => name === 'node_modules' || name === '.next' },
  )
    .filter((path) => !notOurs.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Files too long and folders too full to be taken in at a glance, one sentence each. */
export function overBudget(sources: Source[]): string[] {
  const counted = sources.filter(({ path }) => !test.test(path) && !tables.test(path))
  const long = counted
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longestFile)
    .map(({ path, lines }) => `${path} has ${lines} lines`)
  const withTests = sources.filter(({ path }) => !tables.test(path))
  return [
    ...long,
    ...fuller(counted, fullestFolder, 'source files'),
    ...fuller(withTests, fullestWithTests, 'source and test files'),
  ]
}

function fuller(sources: Source[], most: number, of: string): string[] {
  return [...Map.groupBy(sources, ({ path }) => dirname(path))]
    .filter(([, files]) => files.length > most)
    .map(([folder, files]) => `${folder} has ${files.length} ${of}`)
}

// The words are put together here, so that this file does not hold them itself.
const leftovers = [
  ['TO', 'DO'],
  ['FIX', 'ME'],
  ['XX', 'X'],
  ['CHANGE', 'ME'],
  ['HA', 'CK'],
].map((parts) => parts.join(''))
const marks = new RegExp(
  `\\b(${leftovers.join('|')})\\b|\\b(?:test|it|describe)(?:\\.\\w+)*\\.(?:only|skip|todo|fails)\\b|\\bdebugger\\b`,
)

/** Work left undone or switched off: `path:line: what stands there`. */
export function leftUndone(sources: Source[]): string[] {
  return sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (marks.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  )
}

/** Names that say nothing about what is in a file. */
export function emptyNames(sources: Source[]): string[] {
  const empty = /(^|-)(utils?|helpers?|managers?|services?|misc|common-stuff)(\.|-|$)/
  return sources.map(({ path }) => path).filter((path) => empty.test(basename(path)))
}
