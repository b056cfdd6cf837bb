import { newId } from '@frontdesk/runtime/id'
import { createApiKey } from '../../api-keys/create.ts'
import { revokeApiKey } from '../../api-keys/revoke.ts'
import { changeAcknowledgement } from '../../automatic-mail/acknowledgement.ts'
import { replaceCategories } from '../../categories/replace.ts'
import { createContact } from '../../contacts/create.ts'
import { discardFailedJob } from '../../failed-jobs/discard.ts'
import { retryFailedJob } from '../../failed-jobs/retry.ts'
import { endMemberSessions, listMemberSessions } from '../../identity/sessions/of-member.ts'
import { connectMailbox, updateMailbox } from '../../mailboxes/connect.ts'
import { changeOwnName } from '../../members/change-own-name.ts'
import { inviteMember } from '../../members/invite.ts'
import { revokeInvitation } from '../../members/revoke-invitation.ts'
import { updateMember } from '../../members/update.ts'
import { changeSendingRules } from '../../organizations/sending-rules.ts'
import { changeSignInRules, readSignInRules } from '../../organizations/sign-in-rules.ts'
import { listRoles } from '../../roles/list.ts'
import { changeCustomRole, createCustomRole, deleteCustomRole } from '../../roles/write.ts'
import { liftSuppression } from '../../suppressions/lift.ts'
import type { Verb } from './verb.ts'

const mailboxFields = { name: 'Sales', fromName: 'Sales', signature: '' }

/** Verbs that change settings and access. */
export const settings: Verb[] = [
  {
    name: 'updateMailbox',
    least: 'admin',
    audit: 'mailbox.update',
    run: (ctx, ids) => updateMailbox(ctx, { ...mailboxFields, id: ids.mailbox }),
  },
  {
    name: 'changeAcknowledgement',
    least: 'admin',
    audit: 'mailbox.acknowledgement',
    run: (ctx, ids) => changeAcknowledgement(ctx, { id: ids.mailbox, enabled: true, text: 'x' }),
  },
  {
    name: 'liftSuppression',
    least: 'admin',
    audit: 'suppression.lift',
    run: (ctx, ids) => liftSuppression(ctx, ids.suppression),
  },
  {
    name: 'changeSendingRules',
    least: 'admin',
    audit: 'organization.sending_rules',
    named: false,
    run: (ctx) => changeSendingRules(ctx, { undoSeconds: 0, timeZone: 'UTC', businessHours: [] }),
  },
  {
    name: 'updateMember',
    least: 'admin',
    audit: 'member.updated',
    run: (ctx, ids) => updateMember(ctx, { id: ids.member, role: 'agent', disabled: false }),
  },
  {
    name: 'listMemberSessions',
    least: 'admin',
    audit: null,
    run: (ctx, ids) => listMemberSessions(ctx, { limit: 10, memberId: ids.member, currentId: undefined }),
  },
  {
    // The member has none that could end, which leaves nothing to write down.
    name: 'endMemberSessions',
    least: 'admin',
    audit: null,
    run: (ctx, ids) => endMemberSessions(ctx, { memberId: ids.member }),
  },
  {
    name: 'changeOwnName',
    least: 'viewer',
    audit: 'member.renamed',
    named: false,
    run: (ctx) => changeOwnName(ctx, newId()),
  },
  {
    name: 'changeSignInRules',
    least: 'admin',
    audit: 'organization.sign_in_rules',
    named: false,
    run: (ctx) => changeSignInRules(ctx, { passwords: true, sessionHours: 24 }),
  },
  {
    name: 'readSignInRules',
    least: 'admin',
    audit: null,
    named: false,
    run: (ctx) => readSignInRules(ctx),
  },
  { name: 'listRoles', least: 'viewer', audit: null, named: false, run: (ctx) => listRoles(ctx) },
  {
    name: 'createCustomRole',
    least: 'admin',
    audit: 'role.created',
    named: false,
    run: (ctx) => createCustomRole(ctx, { name: newId(), permissions: ['reports:read'] }),
  },
  {
    name: 'changeCustomRole',
    least: 'admin',
    audit: 'role.changed',
    run: (ctx, ids) => changeCustomRole(ctx, { id: ids.customRole, name: 'y', permissions: ['sla:read'] }),
  },
  {
    name: 'deleteCustomRole',
    least: 'admin',
    audit: 'role.deleted',
    run: (ctx, ids) => deleteCustomRole(ctx, ids.customRole),
  },
  {
    name: 'revokeApiKey',
    least: 'admin',
    audit: 'api_key.revoked',
    run: (ctx, ids) => revokeApiKey(ctx, ids.key),
  },
  {
    name: 'revokeInvitation',
    least: 'admin',
    audit: 'invitation.revoked',
    run: (ctx, ids) => revokeInvitation(ctx, ids.invitation),
  },
  {
    name: 'retryFailedJob',
    least: 'admin',
    audit: 'failed_job.retried',
    run: (ctx, ids) => retryFailedJob(ctx, ids.job),
  },
  {
    name: 'discardFailedJob',
    least: 'admin',
    audit: 'failed_job.discarded',
    run: (ctx, ids) => discardFailedJob(ctx, ids.job),
  },
  {
    name: 'createContact',
    least: 'agent',
    audit: 'contact.create',
    named: false,
    run: (ctx) => createContact(ctx, { email: `${newId()}@home.example`, name: 'x' }),
  },
  {
    name: 'connectMailbox',
    least: 'admin',
    audit: 'mailbox.connect',
    named: false,
    run: (ctx) => connectMailbox(ctx, { ...mailboxFields, address: `${newId()}@home.example` }),
  },
  {
    name: 'replaceCategories',
    least: 'admin',
    audit: 'categories.replace',
    named: false,
    run: (ctx) =>
      replaceCategories(ctx, { items: [{ key: 'x', name: 'x', description: '', route: 'informational' }] }),
  },
  {
    name: 'inviteMember',
    least: 'admin',
    audit: 'invitation.created',
    named: false,
    run: (ctx) => inviteMember(ctx, { email: `${newId()}@home.example`, role: 'viewer' }),
  },
  {
    name: 'createApiKey',
    least: 'admin',
    audit: 'api_key.created',
    named: false,
    run: (ctx) => createApiKey(ctx, { name: 'x', role: 'viewer' }),
  },
]
