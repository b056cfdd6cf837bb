import { addBuiltInWorkflows } from '@frontdesk/core/workflows/templates/found'
import { whenFounded } from '@frontdesk/db/test/factories'

// What tests run is what the product runs: messages lead to drafts and cases by its routes.
whenFounded(addBuiltInWorkflows)
