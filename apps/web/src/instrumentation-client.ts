import { config } from 'zod'

// Our policy forbids eval, so zod need not try it. This runs before the first schema is made.
config({ jitless: true })
