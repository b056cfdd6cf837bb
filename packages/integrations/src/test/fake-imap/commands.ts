import { answerSearch } from './answer-search.ts'
import { toSet } from './ranges.ts'
import { asText, type Command, type Token } from './read-command.ts'
import type { Session } from './session.ts'
import { addFolder, addMail, changeFlags, type Folder, removeMail } from './state.ts'

/** A failed command, with the response code in brackets where there is one. */
export class No extends Error {}

type Run = (session: Session, args: Token[], byUid: boolean) => string | undefined

/** The commands of a signed-in client. Each returns what follows its OK. */
export const commands: Record<string, Run> = {
  NOOP: () => undefined,
  CHECK: () => undefined,
  LIST: (session, args) => list(session, 'LIST', asText(args[1])),
  LSUB: (session, args) => list(session, 'LSUB', asText(args[1])),
  SUBSCRIBE: () => undefined,
  CREATE: ({ account }, [name]) => {
    if (account && !account.folders.has(asText(name))) addFolder(account, asText(name), null)
    return undefined
  },
  ENABLE: (session, args) => {
    const wanted = args.map((arg) => asText(arg).toUpperCase())
    session.qresync = wanted.includes('QRESYNC')
    session.condstore = session.qresync || wanted.includes('CONDSTORE')
    session.write(`* ENABLED ${wanted.join(' ')}\r\n`)
    return undefined
  },
  SELECT: (session, args) => select(session, args, false),
  EXAMINE: (session, args) => select(session, args, true),
  STATUS: (session, [name, items]) => {
    const folder = folderOf(session, name)
    const counts: Record<string, number> = {
      MESSAGES: folder.mails.length,
      UIDNEXT: folder.uidNext,
      UIDVALIDITY: folder.uidValidity,
      UNSEEN: folder.mails.filter((mail) => !mail.flags.has('\\Seen')).length,
      HIGHESTMODSEQ: folder.modseq,
    }
    const asked = (Array.isArray(items) ? items : []).map((item) => asText(item).toUpperCase())
    session.write(
      `* STATUS "${folder.path}" (${asked.map((item) => `${item} ${counts[item] ?? 0}`).join(' ')})\r\n`,
    )
    return undefined
  },
  APPEND: append,
  SEARCH: (session, keys, byUid) => {
    const found = answerSearch(keys, session.view)
    session.write(
      `* SEARCH${found.map((mail) => ` ${byUid ? mail.uid : session.numberOf(mail)}`).join('')}\r\n`,
    )
    return undefined
  },
  FETCH: fetchMails,
  STORE: store,
  COPY: (session, args, byUid) => copy(session, args, byUid).code,
  MOVE: (session, args, byUid) => {
    const { code, mails, from } = copy(session, args, byUid)
    session.write(`* OK ${code} moved\r\n`)
    for (const mail of mails) if (session.account) removeMail(session.account, from, mail)
    return undefined
  },
  EXPUNGE: (session, [set]) => {
    const { account, folder } = session
    if (!account || !folder) throw new No('nothing is selected')
    const among = set === undefined ? [...session.view] : session.named(asText(set), true)
    for (const mail of among) if (mail.flags.has('\\Deleted')) removeMail(account, folder, mail)
    return undefined
  },
  CLOSE: (session) => {
    session.select(null, true)
    return undefined
  },
  UNSELECT: (session) => {
    session.select(null, true)
    return undefined
  },
}

export function runCommand(session: Session, { name, args }: Command): string | undefined {
  const byUid = name === 'UID'
  const run = commands[byUid ? asText(args[0]).toUpperCase() : name]
  if (!run) throw new No(`[CANNOT] ${name} is unknown here`)
  // Commands that name mails by UID may learn of lost ones first (RFC 3501, 7.4.1); of new ones none does.
  if (byUid) session.tellLost()
  const code = run(session, byUid ? args.slice(1) : args, byUid)
  session.tellNews()
  return code
}

function folderOf({ account }: Session, name: Token | undefined): Folder {
  const path = /^inbox$/i.test(asText(name)) ? 'INBOX' : asText(name)
  const folder = account?.folders.get(path)
  if (!folder) throw new No('[NONEXISTENT] there is no such folder')
  return folder
}

function list({ account, write }: Session, name: string, pattern: string): undefined {
  // An empty pattern asks for the character between the levels only.
  if (pattern === '') write(`* ${name} (\\Noselect) "/" ""\r\n`)
  for (const folder of account?.folders.values() ?? []) {
    if (pattern !== '*' && pattern !== '%' && pattern !== folder.path) continue
    const flags = ['\\HasNoChildren', ...(folder.specialUse && name === 'LIST' ? [folder.specialUse] : [])]
    write(`* ${name} (${flags.join(' ')}) "/" "${folder.path}"\r\n`)
  }
  return undefined
}

function select(session: Session, [name]: Token[], readOnly: boolean): string {
  session.select(null, true)
  const folder = folderOf(session, name)
  session.select(folder, readOnly)
  const { write } = session
  write('* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)\r\n')
  write('* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] fine\r\n')
  write(`* ${folder.mails.length} EXISTS\r\n* 0 RECENT\r\n`)
  write(`* OK [UIDVALIDITY ${folder.uidValidity}] fine\r\n* OK [UIDNEXT ${folder.uidNext}] fine\r\n`)
  write(session.condstore ? `* OK [HIGHESTMODSEQ ${folder.modseq}] fine\r\n` : '* OK [NOMODSEQ] not here\r\n')
  return readOnly ? '[READ-ONLY]' : '[READ-WRITE]'
}

function append(session: Session, args: Token[]): string {
  const folder = folderOf(session, args[0])
  const content = args.at(-1)
  const flags = args.slice(1, -1).find((arg) => Array.isArray(arg)) ?? []
  if (!session.account || typeof content !== 'object' || Array.isArray(content))
    throw new No('a mail is missing')
  const { uid } = addMail(session.account, folder, content.text, { flags: (flags as Token[]).map(asText) })
  return `[APPENDUID ${folder.uidValidity} ${uid}]`
}

function fetchMails(session: Session, [set, items, modifiers]: Token[], byUid: boolean): undefined {
  const wanted = Array.isArray(items) ? items : [items ?? 'FLAGS']
  const options = (Array.isArray(modifiers) ? modifiers : []).map((one) => asText(one).toUpperCase())
  const since = options.includes('CHANGEDSINCE') ? Number(options[options.indexOf('CHANGEDSINCE') + 1]) : null
  if (options.includes('VANISHED') && session.folder) {
    const old = session.folder.vanished.filter(({ modseq }) => modseq > (since ?? 0)).map(({ uid }) => uid)
    if (old.length > 0) session.write(`* VANISHED (EARLIER) ${toSet(old.toSorted((a, b) => a - b))}\r\n`)
  }
  for (const mail of session.named(asText(set), byUid)) {
    if (since === null || mail.modseq > since) session.fetchLine(mail, wanted)
  }
  return undefined
}

function store(session: Session, [set, kind, flags]: Token[], byUid: boolean): undefined {
  const { account, folder } = session
  if (!account || !folder || session.readOnly) throw new No('the folder is read-only')
  const given = (Array.isArray(flags) ? flags : [flags ?? '']).map(asText)
  for (const mail of session.named(asText(set), byUid)) {
    const sign = asText(kind)[0]
    const next = new Set(sign === '+' || sign === '-' ? mail.flags : [])
    for (const flag of given) sign === '-' ? next.delete(flag) : next.add(flag)
    changeFlags(account, folder, mail, next)
    if (!asText(kind).toUpperCase().endsWith('.SILENT')) session.fetchLine(mail, ['FLAGS'])
  }
  return undefined
}

function copy(session: Session, [set, name]: Token[], byUid: boolean) {
  const { account, folder: from } = session
  if (!account || !from) throw new No('nothing is selected')
  const to = account.folders.get(asText(name))
  if (!to) throw new No('[TRYCREATE] there is no such folder')
  const mails = session.named(asText(set), byUid)
  const uids = mails.map(({ raw, flags, at }) => addMail(account, to, raw, { flags, at }).uid)
  const code =
    mails.length === 0
      ? ''
      : `[COPYUID ${to.uidValidity} ${toSet(mails.map(({ uid }) => uid))} ${toSet(uids)}]`
  return { code, mails, from }
}
