import type { ServerSettings } from '../../channel.ts'

export type Servers = { imap: Omit<ServerSettings, 'user'>; smtp: Omit<ServerSettings, 'user'> }

type Known = {
  domains: string
  /** how the domain's mail exchangers end, for firms that have the provider take their mail */
  exchangers?: string
  imap: string
  smtp: string
}

/**
 * `host port`; 993 and 465 speak TLS from the first byte, every other port begins with STARTTLS. As the providers
 * tell their own customers.
 */
const providers: readonly Known[] = [
  {
    domains: 'gmail.com googlemail.com',
    exchangers: 'google.com googlemail.com',
    imap: 'imap.gmail.com 993',
    smtp: 'smtp.gmail.com 465',
  },
  {
    domains:
      'outlook.com hotmail.com live.com msn.com outlook.de hotmail.de live.de hotmail.co.uk hotmail.fr live.fr',
    exchangers: 'protection.outlook.com mx.microsoft',
    imap: 'outlook.office365.com 993',
    smtp: 'smtp.office365.com 587',
  },
  {
    domains: 'yahoo.com yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.co.uk ymail.com rocketmail.com',
    exchangers: 'yahoodns.net',
    imap: 'imap.mail.yahoo.com 993',
    smtp: 'smtp.mail.yahoo.com 465',
  },
  { domains: 'aol.com aol.de', imap: 'imap.aol.com 993', smtp: 'smtp.aol.com 465' },
  {
    domains: 'icloud.com me.com mac.com',
    exchangers: 'icloud.com',
    imap: 'imap.mail.me.com 993',
    smtp: 'smtp.mail.me.com 587',
  },
  { domains: 'gmx.de gmx.net gmx.at gmx.ch', imap: 'imap.gmx.net 993', smtp: 'mail.gmx.net 465' },
  { domains: 'gmx.com gmx.us gmx.co.uk', imap: 'imap.gmx.com 993', smtp: 'mail.gmx.com 465' },
  { domains: 'web.de', imap: 'imap.web.de 993', smtp: 'smtp.web.de 587' },
  { domains: 'mail.com email.com', imap: 'imap.mail.com 993', smtp: 'smtp.mail.com 465' },
  {
    domains: 't-online.de magenta.de',
    exchangers: 't-online.de',
    imap: 'secureimap.t-online.de 993',
    smtp: 'securesmtp.t-online.de 465',
  },
  { domains: 'freenet.de', imap: 'mx.freenet.de 993', smtp: 'mx.freenet.de 465' },
  {
    domains: 'ionos.de ionos.com',
    exchangers: 'kundenserver.de ionos.de',
    imap: 'imap.ionos.de 993',
    smtp: 'smtp.ionos.de 465',
  },
  {
    domains: 'ionos.co.uk',
    exchangers: 'ionos.com ionos.co.uk',
    imap: 'imap.ionos.com 993',
    smtp: 'smtp.ionos.com 465',
  },
  {
    domains: 'strato.de',
    exchangers: 'rzone.de strato.de',
    imap: 'imap.strato.de 993',
    smtp: 'smtp.strato.de 465',
  },
  { domains: 'ovh.net', exchangers: 'ovh.net', imap: 'ssl0.ovh.net 993', smtp: 'ssl0.ovh.net 465' },
  {
    domains: 'mailbox.org',
    exchangers: 'mailbox.org',
    imap: 'imap.mailbox.org 993',
    smtp: 'smtp.mailbox.org 465',
  },
  { domains: 'posteo.de posteo.net posteo.org', imap: 'posteo.de 993', smtp: 'posteo.de 465' },
  {
    domains: 'fastmail.com fastmail.fm',
    exchangers: 'messagingengine.com',
    imap: 'imap.fastmail.com 993',
    smtp: 'smtp.fastmail.com 465',
  },
  {
    domains: 'zoho.com zohomail.com',
    exchangers: 'zoho.com',
    imap: 'imap.zoho.com 993',
    smtp: 'smtp.zoho.com 465',
  },
  {
    domains: 'zoho.eu zohomail.eu',
    exchangers: 'zoho.eu',
    imap: 'imap.zoho.eu 993',
    smtp: 'smtp.zoho.eu 465',
  },
  {
    domains: 'mail.ru inbox.ru list.ru bk.ru',
    exchangers: 'mail.ru',
    imap: 'imap.mail.ru 993',
    smtp: 'smtp.mail.ru 465',
  },
  {
    domains: 'yandex.ru yandex.com ya.ru',
    exchangers: 'yandex.net yandex.ru',
    imap: 'imap.yandex.com 993',
    smtp: 'smtp.yandex.com 465',
  },
  // Reached through a program on the customer's own machine; a server of ours only sees it when it runs there, too.
  {
    domains: 'proton.me protonmail.com pm.me',
    exchangers: 'protonmail.ch',
    imap: '127.0.0.1 1143',
    smtp: '127.0.0.1 1025',
  },
  { domains: 'orange.fr wanadoo.fr', imap: 'imap.orange.fr 993', smtp: 'smtp.orange.fr 465' },
  { domains: 'free.fr', imap: 'imap.free.fr 993', smtp: 'smtp.free.fr 465' },
  { domains: 'laposte.net', imap: 'imap.laposte.net 993', smtp: 'smtp.laposte.net 465' },
  { domains: 'libero.it', imap: 'imapmail.libero.it 993', smtp: 'smtp.libero.it 465' },
  { domains: 'bluewin.ch', imap: 'imaps.bluewin.ch 993', smtp: 'smtpauths.bluewin.ch 465' },
  { domains: 'wp.pl', imap: 'imap.wp.pl 993', smtp: 'smtp.wp.pl 465' },
  { domains: 'o2.pl', imap: 'poczta.o2.pl 993', smtp: 'poczta.o2.pl 465' },
  { domains: 'seznam.cz', imap: 'imap.seznam.cz 993', smtp: 'smtp.seznam.cz 465' },
  { domains: 'qq.com foxmail.com', exchangers: 'qq.com', imap: 'imap.qq.com 993', smtp: 'smtp.qq.com 465' },
  { domains: '163.com', imap: 'imap.163.com 993', smtp: 'smtp.163.com 465' },
]

/** The servers of a provider whose addresses these are. */
export function serversOfDomain(domain: string): Servers | null {
  return toServers(providers.find(({ domains }) => domains.split(' ').includes(domain)))
}

/** The servers of the provider a firm has its mail delivered to. */
export function serversOfExchanger(host: string): Servers | null {
  const name = host.toLowerCase().replace(/\.$/, '')
  const ends = (end: string) => name === end || name.endsWith(`.${end}`)
  return toServers(providers.find(({ exchangers }) => exchangers?.split(' ').some(ends)))
}

function toServers(known: Known | undefined): Servers | null {
  return known ? { imap: toServer(known.imap), smtp: toServer(known.smtp) } : null
}

function toServer(text: string): Servers['imap'] {
  const [host = '', digits] = text.split(' ')
  const port = Number(digits)
  return { host, port, security: port === 993 || port === 465 ? 'tls' : 'starttls' }
}
