import { exportComplianceCase } from '@frontdesk/core/compliance/export'
import { inOrganization } from '@frontdesk/core/context'
import { createComplianceExport } from '../../../../../../contract/service/compliance.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createComplianceExport, async ({ who, params, body }) => {
  const { filename, contentType, text } = await inOrganization(who, (ctx) =>
    exportComplianceCase(ctx, { id: params.id, format: body.format }),
  )
  const headers = { 'content-type': contentType, 'content-disposition': `attachment; filename="${filename}"` }
  return new Response(text, { headers })
})
