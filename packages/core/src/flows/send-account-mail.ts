import { buildMail } from '@frontdesk/integrations/email/build-mail'
import { now } from '@frontdesk/runtime/clock'
import { hashToken } from '@frontdesk/runtime/crypto'
import { env } from '@frontdesk/runtime/env'
import { inOrganization, type OrgContext, systemReader } from '../context.ts'
import {
  type AccountMail,
  type AlarmMail,
  type BudgetMail,
  type CaseMail,
  openAccountMail,
  type ProofMail,
  type TokenMail,
  type WebhookMail,
} from '../identity/account-mail.ts'
import { hashCode } from '../mailboxes/proof/code.ts'
import { type DigestLine, readDigest } from '../notifications/digest/read.ts'
import { digestWords } from '../notifications/digest/words.ts'
import { sendRaw } from '../outgoing/transport.ts'
import { plainWords } from '../plain-words.ts'

type Input = { organizationId: string; sealed: string }

/**
 * Sends an invitation, a password reset, a code or an alarm to its one recipient as plain text. A link that was used,
 * revoked or replaced in the meantime is not sent any more, nor is an alarm that is over or news that were read.
 */
export async function sendAccountMail({ organizationId, sealed }: Input): Promise<void> {
  const mail = openAccountMail(sealed)
  const actor = { type: 'system', name: 'account mail' } as const
  const sender = await inOrganization({ organizationId, actor }, findSender)
  const lines = await inOrganization({ organizationId, actor }, (ctx) => readLines(ctx, mail))
  if (!(await isStillOpen(mail, lines))) return
  await sendRaw({
    envelope: { from: sender, to: [mail.to] },
    raw: await buildAccountMail(mail, sender, now(), lines),
  })
}

/** The oldest address that is proven to be theirs: its domain is the one this installation may send for. */
async function findSender(ctx: OrgContext): Promise<string> {
  const mailbox = await ctx.db.mailbox.findFirst({
    where: { channel: 'forwarding', provenAt: { not: null } },
    orderBy: { createdAt: 'asc' },
  })
  return mailbox?.address ?? `no-reply@${new URL(env.WEB_URL).hostname}`
}

async function readLines(ctx: OrgContext, mail: AccountMail): Promise<DigestLine[]> {
  return mail.kind === 'digest' ? readDigest(ctx, mail.digestId) : []
}

async function isStillOpen(mail: AccountMail, lines: readonly DigestLine[]): Promise<boolean> {
  if (mail.kind === 'digest') return lines.length > 0
  if (mail.kind === 'alarm') {
    const { incidentId: id } = mail
    return (await systemReader().mailboxIncident.count({ where: { id, resolvedAt: null } })) === 1
  }
  if (mail.kind === 'budget') {
    return (await systemReader().aiBudgetAlarm.count({ where: { id: mail.alarmId } })) === 1
  }
  if (mail.kind === 'address_proof') {
    const { mailboxId, code } = mail
    const codeHash = hashCode(mailboxId, code)
    return (await systemReader().mailboxProof.count({ where: { mailboxId, codeHash } })) === 1
  }
  if (mail.kind === 'webhook_off') {
    const { endpointId: id } = mail
    return (await systemReader().webhookEndpoint.count({ where: { id, state: 'disabled' } })) === 1
  }
  if (mail.kind === 'case_overdue') {
    const { caseId: id, dueAt } = mail
    return (await systemReader().complianceCase.count({ where: { id, state: 'open', dueAt } })) === 1
  }
  const { kind, token } = mail
  const tokenHash = hashToken(token)
  const expiresAt = { gt: now() }
  const open =
    kind === 'invitation'
      ? await systemReader().invitation.count({
          where: { tokenHash, acceptedAt: null, revokedAt: null, expiresAt },
        })
      : await systemReader().passwordReset.count({ where: { tokenHash, usedAt: null, expiresAt } })
  return open === 1
}

/** The raw mail. Its Message-ID comes from what it is about, so that a second copy is recognised as the same mail. */
export function buildAccountMail(
  mail: AccountMail,
  sender: string,
  date: Date,
  lines: readonly DigestLine[] = [],
): Promise<Uint8Array> {
  const { key, subject, text } = wordsOf(mail, lines)
  return buildMail({
    messageId: `<account.${hashToken(key).slice(0, 32)}@${sender.slice(sender.lastIndexOf('@') + 1)}>`,
    date,
    from: { name: 'Frontdesk', address: sender },
    to: [{ name: '', address: mail.to }],
    cc: [],
    subject,
    text,
    references: [],
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [],
  })
}

type Words = { key: string; subject: string; text: string }

function wordsOf(mail: AccountMail, lines: readonly DigestLine[]): Words {
  if (mail.kind === 'digest') return { key: mail.digestId, ...digestWords(lines) }
  if (mail.kind === 'alarm') return alarmWords(mail)
  if (mail.kind === 'webhook_off') return webhookWords(mail)
  if (mail.kind === 'case_overdue') return caseWords(mail)
  if (mail.kind === 'address_proof') return proofWords(mail)
  return mail.kind === 'budget' ? budgetWords(mail) : tokenWords(mail)
}

function tokenWords(mail: TokenMail): Words {
  const { subject, path, text } = wordings[mail.kind]
  const organization = plainWords(mail.organizationName)
  const link = new URL(path, env.WEB_URL)
  link.searchParams.set('token', mail.token)
  return {
    key: mail.token,
    subject: subject(organization),
    text: `${text(organization)}\n\n${link.href}\n\nIf you did not expect this mail, you can ignore it.\n`,
  }
}

function alarmWords({ incidentId, to, address, mailboxId, text }: AlarmMail): Words {
  const link = new URL(`/settings/mailboxes/${mailboxId}`, env.WEB_URL)
  return {
    key: `${incidentId} ${to}`,
    subject: `${address.replace(/\s/g, '')} needs your attention`,
    text: `${text}\n\n${link.href}\n`,
  }
}

function budgetWords({ alarmId, to, percent, text }: BudgetMail): Words {
  const subject =
    percent >= 100 ? "The assistant's budget is used up" : `The assistant has used ${percent}% of its budget`
  const link = new URL('/settings/assistant', env.WEB_URL)
  return { key: `${alarmId} ${to}`, subject, text: `${text}\n\n${link.href}\n` }
}

function webhookWords({ endpointId, disabledAt, to, host, text }: WebhookMail): Words {
  const link = new URL('/settings/webhooks', env.WEB_URL)
  return {
    key: `${endpointId} ${disabledAt} ${to}`,
    subject: `The webhook to ${host.replace(/\s/g, '')} is switched off`,
    text: `${text}. Nothing is sent to it until somebody switches it on again; what was not delivered can then be sent anew.\n\n${link.href}\n`,
  }
}

/** What the case is about stays in its record: mail is read by more than those who may. */
function caseWords({ caseId, dueAt, to, number, severity }: CaseMail): Words {
  const link = new URL(`/compliance/${caseId}`, env.WEB_URL)
  const due = `${dueAt.slice(0, 10)} ${dueAt.slice(11, 16)} UTC`
  return {
    key: `${caseId} ${dueAt} ${to}`,
    subject: `Compliance case ${number} is overdue`,
    text: `Nobody has looked into case ${number} (severity ${severity}), which was due at ${due}.\n\n${link.href}\n`,
  }
}

function proofWords({ mailboxId, code, to, organizationName }: ProofMail): Words {
  const link = new URL(`/settings/mailboxes/${mailboxId}`, env.WEB_URL)
  return {
    key: `${mailboxId} ${code}`,
    subject: `${code} is the code for ${to}`,
    text: `${plainWords(organizationName)} wants to answer mail from ${to} with Frontdesk. If that is right, enter this code within a day:\n\n${code}\n\n${link.href}\n\nIf you did not expect this mail, ignore it: without the code nothing can be sent from this address.\n`,
  }
}

type Wording = { subject: (name: string) => string; path: string; text: (name: string) => string }

const wordings: Record<TokenMail['kind'], Wording> = {
  invitation: {
    subject: (name) => `Join ${name} on Frontdesk`,
    path: '/accept-invitation',
    text: (name) =>
      `You are invited to answer customers for ${name} on Frontdesk.\nThe link works once and for seven days:`,
  },
  password_reset: {
    subject: () => 'Set a new password for Frontdesk',
    path: '/reset-password',
    text: () => 'Somebody asked for a new password for this address.\nThe link works once and for one hour:',
  },
}
