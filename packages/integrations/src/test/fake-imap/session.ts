import { answerFetch } from './answer-fetch.ts'
import { inSet, toSet } from './ranges.ts'
import type { Account, Folder, StoredMail } from './state.ts'

/** What a client was told of the folder it selected; it only learns more between its commands, or in IDLE. */
export class Session {
  account: Account | null = null
  folder: Folder | null = null
  readOnly = false
  secure: boolean
  idleTag: string | null = null
  condstore = false
  qresync = false
  view: StoredMail[] = []
  readonly write: (bytes: string | Buffer) => void
  private told = new Map<StoredMail, number>()
  private readonly onChange = () => {
    if (this.idleTag !== null) this.tellNews()
  }

  constructor(secure: boolean, write: (bytes: string | Buffer) => void) {
    this.secure = secure
    this.write = write
  }

  enter(account: Account): void {
    this.account = account
    account.listeners.add(this.onChange)
  }

  leave(): void {
    this.account?.listeners.delete(this.onChange)
  }

  select(folder: Folder | null, readOnly: boolean): void {
    this.folder = folder
    this.readOnly = readOnly
    this.view = folder ? [...folder.mails] : []
    this.told = new Map(this.view.map((mail) => [mail, mail.modseq]))
  }

  numberOf(mail: StoredMail): number {
    return this.view.indexOf(mail) + 1
  }

  named(set: string, byUid: boolean): StoredMail[] {
    return inSet(set, this.view, byUid)
  }

  fetchLine(mail: StoredMail, items: Parameters<typeof answerFetch>[1]): void {
    this.write(`* ${this.numberOf(mail)} FETCH (`)
    this.write(answerFetch(mail, items, this.condstore))
    this.write(')\r\n')
    this.told.set(mail, mail.modseq)
  }

  tellNews(): void {
    const { folder } = this
    if (!folder) return
    this.tellLost()
    const before = this.view.length
    this.view = [...folder.mails]
    if (this.view.length > before) this.write(`* ${this.view.length} EXISTS\r\n`)
    for (const mail of this.view) {
      const told = this.told.get(mail)
      if (told === undefined) this.told.set(mail, mail.modseq)
      else if (told < mail.modseq) this.fetchLine(mail, ['FLAGS'])
    }
  }

  tellLost(): void {
    const { folder } = this
    if (!folder) return
    const present = new Set(folder.mails)
    const gone = this.view.filter((mail) => !present.has(mail))
    if (this.qresync && gone.length > 0) this.write(`* VANISHED ${toSet(gone.map((mail) => mail.uid))}\r\n`)
    for (const mail of gone) {
      if (!this.qresync) this.write(`* ${this.numberOf(mail)} EXPUNGE\r\n`)
      this.view = this.view.filter((one) => one !== mail)
    }
  }
}
