import { startFakeMicrosoft } from '@frontdesk/integrations/test/fake-microsoft/server'
import { type Opened, oauth } from './provider.ts'

/** Our stand-in for Microsoft Graph. */
export async function openMicrosoft(address: string): Promise<Opened> {
  const microsoft = await startFakeMicrosoft({ accounts: [address] })
  const token = microsoft.accessToken(address)
  return {
    provider: {
      name: 'Outlook (stand-in)',
      kind: 'outlook',
      address,
      deliver: async (mails) => {
        for (const { raw, at } of mails) microsoft.deliver(address, raw, at)
      },
      call: async () => {
        const statuses = await microsoft.notify(address)
        if (statuses.length === 0 || statuses.some((status) => status >= 300))
          throw new Error(`Notices were answered ${statuses}`)
      },
      access: () => oauth('microsoft', token),
      close: microsoft.close,
    },
    env: {
      MICROSOFT_CLIENT_ID: 'bench',
      MICROSOFT_CLIENT_SECRET: 'bench',
      MICROSOFT_LOGIN_URL: microsoft.loginUrl,
      MICROSOFT_GRAPH_URL: microsoft.graphUrl,
    },
  }
}
