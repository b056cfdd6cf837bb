import { setTimeout as wait } from 'node:timers/promises'
import { sendSmtp } from '@frontdesk/integrations/smtp/send'
import { header } from '@frontdesk/integrations/test/fake-microsoft/state'
import type { Source } from './peers/web-peers.ts'

/**
 * The customers' mail servers, which hand mails to our own listener, one after the other and each again until it is
 * acknowledged; what was acknowledged has to be here.
 */
export function forwardTo(address: string, ports: readonly number[]) {
  const acknowledged: { messageId: string; at: Date }[] = []
  let last = Promise.resolve()
  const source: Pick<Source, 'address' | 'deliver' | 'inbox'> = {
    address,
    deliver: (raw) => {
      last = last.then(async () => {
        for (
          let attempt = 0;
          !(await isAccepted(ports[attempt % ports.length] ?? 0, address, raw));
          attempt += 1
        ) {
          if (attempt === 2_000) throw new Error('A mail was never acknowledged')
          await wait(100)
        }
        acknowledged.push({ messageId: header(raw, 'message-id'), at: new Date(acknowledged.length) })
      })
    },
    inbox: () => acknowledged,
  }
  return { source, delivered: () => last }
}

function isAccepted(port: number, to: string, raw: Uint8Array): Promise<boolean> {
  const envelope = { from: header(raw, 'from').replace(/^.*<|>.*$/g, ''), to: [to] }
  return sendSmtp({ url: `smtp://127.0.0.1:${port}`, envelope, raw, timeoutMs: 10_000 }).then(
    () => true,
    () => false,
  )
}
