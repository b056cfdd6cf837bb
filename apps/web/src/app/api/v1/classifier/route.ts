import { readClassifier } from '@frontdesk/core/classification/versions/read-classifier'
import { inOrganization } from '@frontdesk/core/context'
import { getClassifier } from '../../../../contract/assistant/triage.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(getClassifier, ({ who }) => inOrganization(who, readClassifier))
