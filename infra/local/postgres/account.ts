import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Under which account the database programs run: they refuse to be root. */
export type Account = {
  /** User id that owns the cluster's files, seen from outside. */
  owner: number
  /** Words to put before the command. */
  prefix: string[]
  /** Account to spawn as. */
  uid?: number
}

const nobody = 65534

// Root may hand itself another name in a user namespace; where that is forbidden (most containers) it becomes
// nobody, keeping only the right to pass through folders that are closed to others, such as root's home.
const waysForRoot: Account[] = [
  { owner: 0, prefix: ['unshare', '-U', '--map-user=1000', '--map-group=1000'] },
  {
    owner: nobody,
    prefix: [
      'setpriv',
      `--reuid=${nobody}`,
      `--regid=${nobody}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
    ],
  },
]

/** The first account that works on this machine. */
export async function pickAccount(): Promise<Account> {
  const uid = process.getuid?.() ?? -1
  if (uid !== 0) return { owner: uid, prefix: [] }
  for (const account of waysForRoot) {
    const [command = '', ...args] = account.prefix
    const works = await run(command, [...args, 'true']).then(
      () => true,
      () => false,
    )
    if (works) return account
  }
  return { owner: nobody, prefix: [], uid: nobody }
}

/** The command as that account runs it, ready for spawn. */
export function asAccount(account: Account, program: string, args: string[]) {
  const [command = program, ...rest] = [...account.prefix, program, ...args]
  const spawnAs = account.uid === undefined ? {} : { uid: account.uid, gid: account.uid }
  return { command, args: rest, ...spawnAs }
}

/** Makes a cluster belong to the account; refuses to take it from another person. */
export async function takeOwnership(cluster: string, account: Account): Promise<void> {
  const { uid } = await stat(cluster)
  if (uid === account.owner) return
  const mayTake = process.getuid?.() === 0 && (uid === 0 || uid === nobody)
  if (!mayTake) {
    throw new Error(
      `The database in ${cluster} belongs to user id ${uid}, from an earlier start by that user; you are user id ${process.getuid?.()}. ` +
        'Start as that user, hand the folder over with chown -R, or set FRONTDESK_DATA_DIR to a folder of your own.',
    )
  }
  await run('chown', ['-R', `${account.owner}:${account.owner}`, cluster])
}
