import { inOrganization } from '@frontdesk/core/context'
import { readFieldValues } from '@frontdesk/core/custom-fields/values/read'
import { setFieldValues } from '@frontdesk/core/custom-fields/values/set'
import { getCompanyFields, putCompanyFields } from '../../../../../../contract/records/custom-fields.ts'
import { route } from '../../../../../../server/handler.ts'

const subject = 'company'

export const GET = route(getCompanyFields, ({ who, params }) =>
  inOrganization(who, async (ctx) => ({ items: await readFieldValues(ctx, { subject, ...params }) })),
)

export const PUT = route(putCompanyFields, ({ who, params, body }) =>
  inOrganization(who, async (ctx) => ({ items: await setFieldValues(ctx, { subject, ...params, ...body }) })),
)
