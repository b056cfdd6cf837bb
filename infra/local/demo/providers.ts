import { startFakeMicrosoft } from '@frontdesk/integrations/test/fake-microsoft/server'
import { pickPort } from '../machine/ports.ts'
import { demoMails } from './mails.ts'

export type DemoAccount = { provider: 'gmail' | 'outlook'; address: string; deliverUrl: string }

export type DemoProviders = {
  accounts: DemoAccount[]
  /** what makes the product use them */
  env: Record<string, string>
  stop(): Promise<void>
}

const outlookAddress = 'hello@northwind-outlook.example'

/**
 * Accounts at stand-ins for Google and Microsoft on this machine, so that connecting a mailbox can be tried
 * without the internet. Left out for a provider whose own settings are given.
 */
export async function startDemoProviders(given: NodeJS.ProcessEnv): Promise<DemoProviders> {
  const accounts: DemoAccount[] = []
  const env: Record<string, string> = {}
  const stops: (() => Promise<void>)[] = []
  if (!given.MICROSOFT_CLIENT_ID) {
    const microsoft = await startFakeMicrosoft({
      port: await pickPort(4_040),
      accounts: [outlookAddress],
      forgiving: true,
    })
    for (const { raw, at } of await demoMails(outlookAddress)) microsoft.deliver(outlookAddress, raw, at)
    Object.assign(env, {
      MICROSOFT_CLIENT_ID: 'demo',
      MICROSOFT_CLIENT_SECRET: 'demo',
      MICROSOFT_LOGIN_URL: microsoft.loginUrl,
      MICROSOFT_GRAPH_URL: microsoft.graphUrl,
    })
    const deliverUrl = `${microsoft.origin}/deliver/${outlookAddress}`
    accounts.push({ provider: 'outlook', address: outlookAddress, deliverUrl })
    stops.push(microsoft.close)
  }
  return {
    accounts,
    env,
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()))
    },
  }
}
