import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { env } from '@frontdesk/runtime/env'
import pg from 'pg'
import { maskUnder } from './mask.ts'
import { writeDump } from './write-dump.ts'

// The secret of the masks is thrown away with this process, so that nobody can look a word up.
const client = new pg.Client({
  connectionString: env.DATABASE_URL,
  application_name: 'frontdesk-masked-dump',
})
await client.connect()
try {
  const rows = await writeDump(client, maskUnder(randomBytes(32)), async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  })
  process.stderr.write(`${rows} rows, masked\n`)
} finally {
  await client.end()
}
