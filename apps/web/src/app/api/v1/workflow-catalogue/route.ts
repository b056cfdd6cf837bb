import { inOrganization } from '@frontdesk/core/context'
import { readCatalogue } from '@frontdesk/core/workflows/catalogue'
import { getWorkflowCatalogue } from '../../../../contract/automation/workflows.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(getWorkflowCatalogue, ({ who }) => inOrganization(who, readCatalogue))
