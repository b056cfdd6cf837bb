import { globSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const isTest = /\.test\.tsx?$|\/test\/|\/generated\/|\/e2e\//

/** Files of the domain and of whoever calls it; what runs in browsers cannot reach either. */
export const sourceFiles = globSync(
  ['packages/{core,db}/src/**/*.ts', 'apps/worker/src/**/*.ts', 'apps/web/src/{app,server}/**/*.ts'],
  { cwd: root },
).filter((path) => !isTest.test(path))

const isKnown = (module: string) => /^(\.|@frontdesk\/|@prisma\/)/.test(module)

/** The TypeScript program over those files, and over files that exist only in the test: path → text. */
export function openProgram(planted: Record<string, string>): ts.Program {
  const config = ts.readConfigFile(join(root, 'apps/web/tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, join(root, 'apps/web'))
  const host = ts.createCompilerHost({ ...options, incremental: false })
  const texts = new Map(Object.entries(planted).map(([path, text]) => [join(root, path), text]))
  const { fileExists, readFile, getSourceFile } = host
  // Of what others publish, Prisma alone is asked about; reading the types of the rest takes half of the time.
  host.resolveModuleNameLiterals = (names, importer, _redirected, ofProgram) =>
    names.map(({ text }) =>
      isKnown(text) ? ts.resolveModuleName(text, importer, ofProgram, host) : { resolvedModule: undefined },
    )
  host.fileExists = (path) => texts.has(path) || fileExists(path)
  host.readFile = (path) => texts.get(path) ?? readFile(path)
  host.getSourceFile = (path, ...rest) => {
    const text = texts.get(path)
    return text === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
  }
  const rootNames = [...sourceFiles.map((path) => join(root, path)), ...texts.keys()]
  return ts.createProgram({ rootNames, options: { ...options, incremental: false, noEmit: true }, host })
}

/** The checked files of a program with their paths from the root. */
export function checkedFiles(program: ts.Program): { path: string; file: ts.SourceFile }[] {
  const wanted = new Set(program.getRootFileNames())
  return program
    .getSourceFiles()
    .filter((file) => wanted.has(file.fileName))
    .map((file) => ({ path: relative(root, file.fileName), file }))
}

/** `path:line`, as an editor opens it. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(node.getStart())
  return `${relative(root, file.fileName)}:${line + 1}`
}

/** Calls `visit` on a node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

export function isIn(folder: string, file: ts.SourceFile): boolean {
  return !relative(join(root, folder), dirname(file.fileName)).startsWith('..')
}
