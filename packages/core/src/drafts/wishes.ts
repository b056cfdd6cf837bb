export { changedSchema } from '@frontdesk/ai/reply/changed-facts'
export { unmetWishSchema, wishesSchema } from '@frontdesk/ai/reply/wishes'
