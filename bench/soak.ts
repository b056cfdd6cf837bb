/**
 * Thousands of mails over four mailboxes (Gmail, Outlook, Dovecot or our own IMAP server, SMTP) while providers fail,
 * workers die and Redis forgets; then what lies at the servers is compared with what is in the database.
 *   node bench/soak.ts [mails] [seed]
 */
import { spawnSync } from 'node:child_process'
import { machine } from './rig/figures.ts'

const [mails = '20000', seed = '11'] = process.argv.slice(2)
if (!(Number(mails) >= 4 && Number.isInteger(Number(seed))))
  throw new Error('node bench/soak.ts [mails] [seed]')
console.log(machine())
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'soak'], {
  stdio: 'inherit',
  env: { ...process.env, SOAK_MAILS: mails, SOAK_SEED: seed },
})
process.exitCode = status ?? 1
