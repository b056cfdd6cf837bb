import { storage } from '@frontdesk/integrations/storage/storage'

/**
 * Deletes a file of a conversation that is gone; it belonged to one message of it alone. One that does not exist any
 * more is no error, and one of another organization is never touched.
 */
export async function removeFile(input: { organizationId: string; key: string }): Promise<void> {
  if (input.key.split('/')[1] === input.organizationId) await storage().delete(input.key)
}
