import { decryptSecret, encryptSecret } from '@frontdesk/runtime/crypto'
import { z } from 'zod'

const common = { to: z.email().max(254), organizationName: z.string() }

const accountMail = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['invitation', 'password_reset']), token: z.string(), ...common }),
  z.object({
    kind: z.literal('alarm'),
    incidentId: z.uuid(),
    mailboxId: z.uuid(),
    address: z.string(),
    text: z.string(),
    ...common,
  }),
  z.object({
    kind: z.literal('budget'),
    alarmId: z.uuid(),
    percent: z.number(),
    text: z.string(),
    ...common,
  }),
  z.object({
    kind: z.literal('webhook_off'),
    endpointId: z.uuid(),
    host: z.string(),
    disabledAt: z.string(),
    text: z.string(),
    ...common,
  }),
  z.object({
    kind: z.literal('case_overdue'),
    caseId: z.uuid(),
    number: z.number(),
    severity: z.string(),
    dueAt: z.string(),
    ...common,
  }),
  z.object({ kind: z.literal('address_proof'), mailboxId: z.uuid(), code: z.string(), ...common }),
  z.object({ kind: z.literal('digest'), digestId: z.uuid(), ...common }),
])

export type AccountMail = z.output<typeof accountMail>
export type AlarmMail = Extract<AccountMail, { kind: 'alarm' }>
export type BudgetMail = Extract<AccountMail, { kind: 'budget' }>
export type WebhookMail = Extract<AccountMail, { kind: 'webhook_off' }>
export type CaseMail = Extract<AccountMail, { kind: 'case_overdue' }>
export type ProofMail = Extract<AccountMail, { kind: 'address_proof' }>
export type TokenMail = Extract<AccountMail, { token: string }>

/** Seals what an account mail needs, so that no token lies readable in the outbox or the queue. */
export function sealAccountMail(mail: AccountMail): string {
  return encryptSecret(JSON.stringify(mail), 'outbox.account-mail')
}

export function openAccountMail(sealed: string): AccountMail {
  return accountMail.parse(JSON.parse(decryptSecret(sealed, 'outbox.account-mail')))
}
