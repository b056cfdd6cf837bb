import { requestTraining } from '@frontdesk/core/classification/training/request'
import { inOrganization } from '@frontdesk/core/context'
import { createTraining } from '../../../../../contract/assistant/triage.ts'
import { route } from '../../../../../server/handler.ts'

export const POST = route(createTraining, ({ who }) => inOrganization(who, requestTraining))
