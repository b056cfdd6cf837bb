import { enableCompileCache, flushCompileCache } from 'node:module'

// Most of a start is compiling; the next process, perhaps after a crash, finds it done.
enableCompileCache()
await import('./start-worker.ts')
flushCompileCache()
