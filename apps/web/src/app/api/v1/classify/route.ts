import { classifyText } from '@frontdesk/core/classification/classify-text'
import { createClassification } from '../../../../contract/assistant/triage.ts'
import { route } from '../../../../server/handler.ts'

export const POST = route(createClassification, ({ who, body }) => classifyText(who, body))
