import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { type Certificate, makeCertificate } from '../certificate.ts'

export type Dovecot = {
  port: number
  certificate: Certificate
  /** Cuts the line of everybody who is signed in. */
  dropAll(): Promise<void>
  /** Where the mails of the account lie, as a Maildir. */
  folderOf(address: string): string
  close(): Promise<void>
}

const isRoot = process.getuid?.() === 0
const nobody = 65_534

/**
 * A real Dovecot on loopback that lets everybody in who knows the one password, and whoever shows a token that the
 * address `introspect` vouches for (RFC 7662); null where there is none and none can be installed.
 */
export async function startDovecot(password: string, introspect?: string): Promise<Dovecot | null> {
  const program = findProgram() ?? (installDebianPackage() ? findProgram() : null)
  if (program === null) return null
  const folder = await mkdtemp(join(tmpdir(), 'dovecot-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const certificate = makeCertificate({ names: ['localhost', '127.0.0.1'] })
  const mail = join(folder, 'mail')
  await mkdir(mail)
  if (isRoot) await chown(mail, nobody, nobody)
  await writeFile(join(folder, 'cert.pem'), certificate.cert)
  await writeFile(join(folder, 'key.pem'), certificate.key, { mode: 0o600 })
  const byToken = introspect === undefined ? '' : tokenConfiguration(folder)
  await writeFile(join(folder, 'oauth2.conf'), introspection(introspect ?? ''))
  await writeFile(join(folder, 'dovecot.conf'), configuration(folder, port, password) + byToken)
  const child = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  await answering(port, child)
  return {
    port,
    certificate,
    dropAll: () => endSessions(child.pid ?? 0),
    folderOf: (address) => join(mail, address),
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function findProgram(): string | null {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
  const program = folders.map((folder) => join(folder, 'dovecot')).find((path) => existsSync(path))
  const imap = ['/usr/lib/dovecot/imap', '/usr/libexec/dovecot/imap', '/usr/local/libexec/dovecot/imap']
  return program && imap.some((path) => existsSync(path)) ? program : null
}

function installDebianPackage(): boolean {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false
  const args = [
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    '-o',
    'DPkg::Lock::Timeout=60',
    'dovecot-imapd',
  ]
  // The package brings a service that is to stay stopped: we run our own on a port of our own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  return spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 120_000 }).status === 0
}

function configuration(folder: string, port: number, password: string): string {
  const own = userInfo().username
  const owner = isRoot ? nobody : userInfo().uid
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
mail_max_userip_connections = 50
${isRoot ? '' : `default_internal_user = ${own}\ndefault_login_user = ${own}\n`}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
  mailbox Archive {
    auto = create
    special_use = \\Archive
  }
}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${owner} gid=${isRoot ? nobody : userInfo().gid} home=${folder}/mail/%u
}
service imap-login {
  ${isRoot ? '' : 'chroot ='}
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
  ${isRoot ? '' : 'chroot ='}
}
`
}

function tokenConfiguration(folder: string): string {
  return `
auth_mechanisms = plain login xoauth2 oauthbearer
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/oauth2.conf
}
`
}

function introspection(url: string): string {
  return `
introspection_mode = post
introspection_url = ${url}
username_attribute = username
active_attribute = active
active_value = true
`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error('Dovecot ended at once; its log says why')
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Dovecot does not answer')
}

/** Each signed-in client has a process of its own below Dovecot's first one. */
async function endSessions(parent: number): Promise<void> {
  const children = await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8')
  for (const pid of children.trim().split(' ')) {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
    if (name.trim() === 'imap') process.kill(Number(pid), 'SIGKILL')
  }
}
