import { ImapFlow } from 'imapflow'

type Account = { port: number; ca: string; address: string; password: string }

/** What another mail program does in the same account, over a connection of its own. */
export async function asOtherProgram<T>(
  { port, ca, address, password }: Account,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const auth = { user: address, pass: password }
  const client = new ImapFlow({ host: 'localhost', port, secure: true, tls: { ca }, auth, logger: false })
  await client.connect()
  try {
    return await work(client)
  } finally {
    client.close()
  }
}
