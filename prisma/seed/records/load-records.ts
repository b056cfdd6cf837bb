import { createCompany } from '@frontdesk/core/companies/create'
import type { OrgContext } from '@frontdesk/core/context'
import { createCustomField } from '@frontdesk/core/custom-fields/create'
import { setFieldValues } from '@frontdesk/core/custom-fields/values/set'
import { createWorkflow } from '@frontdesk/core/workflows/create'
import { switchWorkflow } from '@frontdesk/core/workflows/switch'
import { publishWorkflow } from '@frontdesk/core/workflows/versions/publish'

const firms: Record<string, { name: string; plan: string }> = {
  'northgate-surveying.example': { name: 'Northgate Surveying', plan: 'Gold' },
  'bergschule-allgaeu.example': { name: 'Bergschule Allgäu', plan: 'Standard' },
  'hotel-alpenhof.example': { name: 'Hotel Alpenhof', plan: 'Gold' },
  'brightwater-scouts.test': { name: 'Brightwater Scouts', plan: 'Standard' },
  'greenfield-estates.test': { name: 'Greenfield Estates', plan: 'Gold' },
  'weiss-architekten.example': { name: 'Weiss Architekten', plan: 'Standard' },
  'viaggi-colombo.example': { name: 'Viaggi Colombo', plan: 'Standard' },
  'studio-kroon.example': { name: 'Studio Kroon', plan: 'Standard' },
  'kitaregenbogen.example': { name: 'Kita Regenbogen', plan: 'Standard' },
  'ateliers-dumont.example': { name: 'Ateliers Dumont', plan: 'Gold' },
}

/** Where anybody has an address in this story: no mail from there makes a company. */
const providers = [
  'postbox.example',
  'mailhaus.example',
  'quickmail.test',
  'webpost.example',
  'inbox.test',
  'brieftaube.example',
  'courriel.example',
  'kabelmail.test',
  'studentmail.example',
  'mymail.test',
]

const macros = [
  {
    name: 'Ask for the order number',
    trigger: { on: 'macro' },
    steps: [
      {
        do: 'write_draft',
        with: { text: 'Hello {{contact.first_name}},\n\ncould you tell us the number of your order?' },
      },
      { do: 'add_tags', with: { tags: ['needs order number'] } },
      { do: 'set_status', with: { status: 'pending' } },
    ],
  },
  {
    name: 'Raise to urgent',
    trigger: { on: 'manual' },
    steps: [{ do: 'set_priority', with: { priority: 'urgent' } }],
  },
]

/** Companies by the domains in the mail, fields of the organization's own, and what agents run by hand. */
export async function loadRecords(ctx: OrgContext): Promise<void> {
  const { organizationId } = ctx
  await ctx.db.companyDomain.createMany({
    data: providers.map((domain) => ({ organizationId, domain })),
  })
  const options = ['Standard', 'Gold']
  await createCustomField(ctx, { subject: 'company', label: 'Plan', type: 'select', options })
  await createCustomField(ctx, { subject: 'contact', label: 'VIP', type: 'checkbox', options: [] })
  await createCustomField(ctx, { subject: 'conversation', label: 'Order number', type: 'text', options: [] })
  await createCustomField(ctx, { subject: 'conversation', label: 'Promised for', type: 'date', options: [] })
  for (const [domain, { name, plan }] of Object.entries(firms)) {
    const { id } = await createCompany(ctx, { name, note: '', domains: [domain] })
    await setFieldValues(ctx, { subject: 'company', id, values: { plan } })
  }
  for (const { name, ...definition } of macros) {
    const { id } = await createWorkflow(ctx, { name, definition })
    await publishWorkflow(ctx, { id, percent: 100 })
    await switchWorkflow(ctx, { id, active: true })
  }
}
