import type { ServerSettings } from '@frontdesk/integrations/channel'
import { type Discovered, discoverServers } from '@frontdesk/integrations/imap/autodiscover'
import { type ServerTest, testServers } from '@frontdesk/integrations/imap/test-servers'
import { type Actor, inOrganization } from '../../context.ts'
import { require } from '../../permissions.ts'

type Who = { organizationId: string; actor: Actor }
type Input = {
  address: string
  password: string
  /** both, or they are looked for */
  imap?: ServerSettings | undefined
  smtp?: ServerSettings | undefined
}

export type TriedServers = {
  works: boolean
  /** null when nothing is known of this address: its servers have to be given */
  servers: { imap: ServerSettings; smtp: ServerSettings; source: string } | null
  imap: ServerTest
  smtp: ServerTest
}

const nothingFound: ServerTest = {
  works: false,
  message: 'No mail servers were found for this address. Please enter them.',
}

/** More would keep a person waiting for what is not there. */
const mostTried = 3

/**
 * Tries to sign in to the servers given, or to those that are found for the address, and says in words what works
 * and what does not. Nothing is kept.
 */
export async function tryServers(who: Who, { address, password, imap, smtp }: Input): Promise<TriedServers> {
  await inOrganization(who, async (ctx) => require(ctx, 'mailboxes:write'))
  const candidates: (Omit<Discovered, 'source'> & { source: string })[] =
    imap && smtp ? [{ imap, smtp, source: 'given' }] : await discoverServers(address)
  let first: TriedServers | null = null
  for (const servers of candidates.slice(0, mostTried)) {
    const tried = await testServers({ imap: servers.imap, smtp: servers.smtp }, { password })
    const found = { works: tried.imap.works && tried.smtp.works, servers, ...tried }
    if (found.works) return found
    first ??= found
  }
  return first ?? { works: false, servers: null, imap: nothingFound, smtp: nothingFound }
}
