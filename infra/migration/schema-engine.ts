import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { root } from '../local/machine/root.ts'
import { connectAdapter } from './schema-adapter.ts'

/** A Prisma schema file: path and content. */
export type SchemaFile = { path: string; content: string }

/**
 * SQL that turns the live database at `url` into what the schema describes; '' when nothing differs.
 * The engine is the WebAssembly build of the release `prisma` is from, as no native one can be downloaded.
 */
export async function diffDatabase(url: string, files: SchemaFile[]): Promise<string> {
  // The bindings keep state of their one instance.
  loading ??= loadEngine()
  const { SchemaEngine } = await loading
  const datamodels = files.map(({ path, content }): [string, string] => [path, content])
  const engine = await SchemaEngine.new({ datamodels }, () => {}, connectAdapter(url))
  try {
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: root },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    })
    return (result.stdout ?? '').trim()
  } finally {
    engine.free()
  }
}

type Engine = Pick<typeof import('@prisma/schema-engine-wasm'), 'SchemaEngine'>
type Bindings = Engine & { __wbg_set_wasm(exports: unknown): void }

// The type library without a browser does not know this global.
type Wasm = {
  compile(bytes: Uint8Array): Promise<object>
  instantiate(module: object, imports: Record<string, object>): Promise<{ exports: Record<string, unknown> }>
  Module: { imports(module: object): { module: string }[] }
}

let loading: Promise<Engine> | undefined

/** Node imports no WebAssembly by itself, so the bindings are given their instance by hand. */
async function loadEngine(): Promise<Engine> {
  const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: Wasm }
  const name = '@prisma/schema-engine-wasm/schema_engine_bg'
  const bindings = (await import(name)) as Bindings
  const file = createRequire(import.meta.url)
    .resolve(name)
    .replace(/\.js$/, '.wasm')
  const module = await wasm.compile(await readFile(file))
  const imports = Object.fromEntries(wasm.Module.imports(module).map((entry) => [entry.module, bindings]))
  const { exports } = await wasm.instantiate(module, imports)
  bindings.__wbg_set_wasm(exports)
  if (typeof exports.__wbindgen_start === 'function') exports.__wbindgen_start()
  return bindings
}
