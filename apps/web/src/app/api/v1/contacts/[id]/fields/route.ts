import { inOrganization } from '@frontdesk/core/context'
import { readFieldValues } from '@frontdesk/core/custom-fields/values/read'
import { setFieldValues } from '@frontdesk/core/custom-fields/values/set'
import { getContactFields, putContactFields } from '../../../../../../contract/records/custom-fields.ts'
import { route } from '../../../../../../server/handler.ts'

const subject = 'contact'

export const GET = route(getContactFields, ({ who, params }) =>
  inOrganization(who, async (ctx) => ({ items: await readFieldValues(ctx, { subject, ...params }) })),
)

export const PUT = route(putContactFields, ({ who, params, body }) =>
  inOrganization(who, async (ctx) => ({ items: await setFieldValues(ctx, { subject, ...params, ...body }) })),
)
