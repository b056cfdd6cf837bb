import { accountAccess, dataProtection, security } from './account.ts'
import type { DefaultCategory } from './category.ts'
import { feedback, other, partnership } from './contact.ts'
import { complaint, safety } from './harm.ts'
import { billing, invoice, refund } from './money.ts'
import { cancellation, deliveryAddress, orderStatus, returns } from './orders.ts'
import { productQuestion, technicalIssue } from './product.ts'

/** The categories a new organization starts with. */
export const defaultCategories: DefaultCategory[] = [
  refund,
  billing,
  orderStatus,
  deliveryAddress,
  returns,
  cancellation,
  productQuestion,
  technicalIssue,
  accountAccess,
  invoice,
  complaint,
  dataProtection,
  safety,
  security,
  feedback,
  partnership,
  other,
]
