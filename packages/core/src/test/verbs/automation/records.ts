import { newId } from '@frontdesk/runtime/id'
import { changeCompany } from '../../../companies/change.ts'
import { createCompany } from '../../../companies/create.ts'
import { deleteCompany } from '../../../companies/delete.ts'
import { listCompanies, readCompany } from '../../../companies/list.ts'
import { setCompany } from '../../../contacts/set-company.ts'
import type { OrgContext } from '../../../context.ts'
import { archiveCustomField, changeCustomField } from '../../../custom-fields/change.ts'
import { createCustomField } from '../../../custom-fields/create.ts'
import { listCustomFields } from '../../../custom-fields/list.ts'
import { reorderCustomFields } from '../../../custom-fields/reorder.ts'
import { readFieldValues } from '../../../custom-fields/values/read.ts'
import { setFieldValues } from '../../../custom-fields/values/set.ts'
import { follow, unfollow } from '../../../followers/follow.ts'
import { listFollowers } from '../../../followers/list.ts'
import type { Verb } from '../verb.ts'

const company = () => ({ name: 'Acme', note: '', domains: [`${newId()}.example`] })
const field = { subject: 'contact' as const, type: 'text' as const, options: [] }

/** A company, a field of each subject, and somebody who follows the conversation. */
export async function plantRecords(ctx: OrgContext, conversation: string, memberId: string) {
  const { id: companyId } = await createCompany(ctx, company())
  const { id: customField } = await createCustomField(ctx, { ...field, label: 'Plan' })
  await createCustomField(ctx, { ...field, subject: 'company', label: 'Plan' })
  await createCustomField(ctx, { ...field, subject: 'conversation', label: 'Plan' })
  await follow(ctx, { conversation, memberId })
  return { company: companyId, customField }
}

const read = (name: string, run: Verb['run']): Verb => ({ name, least: 'viewer', audit: null, run })
const free = (verb: Verb): Verb => ({ ...verb, named: false })
const change = (name: string, audit: string, run: Verb['run']): Verb => ({ name, least: 'agent', audit, run })
const admin = (name: string, audit: string, run: Verb['run']): Verb => ({ name, least: 'admin', audit, run })

/** Verbs about companies, an organization's own fields, and followers. */
export const records: Verb[] = [
  free(read('listCompanies', (ctx) => listCompanies(ctx, { limit: 10 }))),
  read('readCompany', (ctx, ids) => readCompany(ctx, ids.company)),
  free(change('createCompany', 'company.create', (ctx) => createCompany(ctx, company()))),
  change('changeCompany', 'company.change', (ctx, ids) =>
    changeCompany(ctx, { id: ids.company, ...company() }),
  ),
  change('setCompany', 'contact.company', (ctx, ids, own) =>
    setCompany(ctx, { id: ids.contact, companyId: own.company }),
  ),
  change('setCompany to a company', 'contact.company', (ctx, ids, own) =>
    setCompany(ctx, { id: own.contact, companyId: ids.company }),
  ),
  change('deleteCompany', 'company.delete', (ctx, ids) => deleteCompany(ctx, ids.company)),
  free(read('listCustomFields', (ctx) => listCustomFields(ctx, { limit: 10 }))),
  free(
    admin('createCustomField', 'custom_field.create', (ctx) =>
      createCustomField(ctx, { ...field, label: newId(), key: `k${newId().replaceAll('-', '')}` }),
    ),
  ),
  admin('changeCustomField', 'custom_field.change', (ctx, ids) =>
    changeCustomField(ctx, { id: ids.customField, label: newId(), options: [], archived: false }),
  ),
  admin('reorderCustomFields', 'custom_field.reorder', (ctx, ids) =>
    reorderCustomFields(ctx, { subject: 'contact', ids: [ids.customField] }),
  ),
  read('readFieldValues', (ctx, ids) => readFieldValues(ctx, { subject: 'contact', id: ids.contact })),
  change('setFieldValues of a conversation', 'conversation.fields_set', (ctx, ids) =>
    setFieldValues(ctx, { subject: 'conversation', id: ids.conversation, values: { plan: newId() } }),
  ),
  change('setFieldValues of a contact', 'contact.fields_set', (ctx, ids) =>
    setFieldValues(ctx, { subject: 'contact', id: ids.contact, values: { plan: newId() } }),
  ),
  change('setFieldValues of a company', 'company.fields_set', (ctx, ids) =>
    setFieldValues(ctx, { subject: 'company', id: ids.company, values: { plan: newId() } }),
  ),
  admin('archiveCustomField', 'custom_field.change', (ctx, ids) => archiveCustomField(ctx, ids.customField)),
  read('listFollowers', (ctx, ids) => listFollowers(ctx, ids.conversation)),
  change('follow', 'conversation.followed', (ctx, ids, own) =>
    follow(ctx, { conversation: ids.conversation, memberId: own.admin }),
  ),
  change('follow for a member', 'conversation.followed', (ctx, ids, own) =>
    follow(ctx, { conversation: own.conversation, memberId: ids.admin }),
  ),
  change('unfollow', 'conversation.unfollowed', (ctx, ids, own) =>
    unfollow(ctx, { conversation: ids.conversation, memberId: own.member }),
  ),
]
